import { isDeepStrictEqual } from 'node:util';
import { DomainError, invalidInput } from '../../../../platform/errors/domain-error.ts';
import { requirePerson, type Viewer } from '../../../../platform/identity/viewer.ts';
import type { StoneData } from '../../../../platform/ports/catalogue.ts';
import type { WriteOperation } from '../../../../platform/ports/documents.ts';
import { isoNow } from '../../../../platform/time/clock.ts';
import { createPacer } from '../../../../platform/time/pacer.ts';
import { profilePath } from '../article.ts';
import { putArticle, putStone } from '../content-store.ts';
import { type CatalogueStone, mergeCatalogueStone, parseCatalogueLine } from '../parse/parse-catalogue-line.ts';
import { toProfileArticle } from '../profile/compose-profile.ts';
import { neighboursOf } from '../profile/neighbours.ts';
import type { StoneRecord } from '../stone.ts';
import { type EditingDeps, retryOnConflict } from './editing.ts';
import { recompose } from './profile-operations.ts';

const MAX_BYTES = 5_000_000;
const BATCH = 100;

export interface ImportRejectionRecord {
  /** From 1. */
  readonly line: number;
  readonly reason: string;
}

export interface ImportResult {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: readonly ImportRejectionRecord[];
  /** The feed's position after the last batch; null when nothing was written. */
  readonly cursor: string | null;
}

interface Line {
  readonly number: number;
  readonly stone: CatalogueStone;
}

/**
 * Reads lines of the catalogue's format; refused lines are told by number, and so are those that repeat an earlier one's slug.
 * @param jsonl empty lines are passed over but counted
 */
export async function readCatalogueLines(jsonl: string): Promise<{
  readonly lines: readonly Line[];
  readonly rejected: readonly ImportRejectionRecord[];
}> {
  const lines: Line[] = [];
  const rejected: ImportRejectionRecord[] = [];
  const firstLineOf = new Map<string, number>();
  const pacer = createPacer();
  for (const [index, text] of jsonl
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (pacer.isDue) await pacer.rest();
    const number = index + 1;
    if (text.trim() === '') continue;
    try {
      const stone = parseCatalogueLine(text);
      const first = firstLineOf.get(stone.slug);
      if (first !== undefined) throw invalidInput('slug', `"${stone.slug}" is in line ${first} already.`);
      firstLineOf.set(stone.slug, number);
      lines.push({ number, stone });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      rejected.push({ line: number, reason: error.remedy === undefined ? error.message : `${error.message} ${error.remedy}` });
    }
  }
  return { lines, rejected };
}

/** The stone with the names that people confirmed for it and the line does not have. */
function withConfirmedAliases(data: StoneData, confirmed: StoneData['aliases']): StoneData {
  const known = new Set([data.name, ...data.aliases.map(({ name }) => name)]);
  const missing = confirmed.filter(({ name }) => !known.has(name));
  return missing.length === 0 ? data : { ...data, aliases: [...data.aliases, ...missing] };
}

/**
 * Adds the stones of a text and changes those of the same slug, in batches of 100: of a line everything is written, its
 * profile too, or nothing.
 * @param request `dryRun`: only counts
 * @throws {DomainError} INVALID_INPUT for more than 5 MB or no line at all
 */
export async function importStones(
  { store, state, clock, newId }: EditingDeps,
  request: { readonly jsonl: string; readonly dryRun: boolean },
  viewer: Viewer,
): Promise<ImportResult> {
  const { userId } = requirePerson(viewer);
  const sizeBytes = Buffer.byteLength(request.jsonl);
  if (sizeBytes > MAX_BYTES) throw invalidInput('input.jsonl', `has ${sizeBytes} bytes.`, `Send at most ${MAX_BYTES} at once.`);
  const { lines, rejected } = await readCatalogueLines(request.jsonl);
  if (lines.length + rejected.length === 0) throw invalidInput('input.jsonl', 'has no line.', 'Send one stone a line.');

  // Profiles point at stones of the same import, as if it had been written at once.
  const known = new Map(state.stonesByName().map(({ stone }) => [stone.data.slug, stone.data]));
  for (const { stone } of lines) known.set(stone.slug, mergeCatalogueStone(known.get(stone.slug) ?? null, stone));

  const refused: ImportRejectionRecord[] = [...rejected];
  const counts = { created: 0, updated: 0, unchanged: 0 };
  let cursor: string | null = null;
  const pacer = createPacer();
  for (let begin = 0; begin < lines.length; begin += BATCH) {
    const batch = lines.slice(begin, begin + BATCH);
    try {
      const done = await retryOnConflict(() => writeBatch(batch));
      counts.created += done.created;
      counts.updated += done.updated;
      counts.unchanged += done.unchanged;
      cursor = done.cursor ?? cursor;
    } catch (error) {
      if (!(error instanceof DomainError) || (error.code !== 'CONFLICT' && error.code !== 'DUPLICATE')) throw error;
      const reason = 'the catalogue was changed at the same time; nothing of this line was written. Import it again.';
      refused.push(...batch.map(({ number }) => ({ line: number, reason })));
    }
    await pacer.rest();
  }
  return { ...counts, rejected: refused.sort((a, b) => a.line - b.line), cursor };

  async function writeBatch(batch: readonly Line[]) {
    const ids = batch.map(({ stone }) => state.stoneIdBySlug(stone.slug));
    const present = new Map(
      (await store.freshStones(ids.filter((id) => id !== null))).flatMap((stone) =>
        stone === null ? [] : [[stone.data.slug, stone] as const],
      ),
    );
    const operations: WriteOperation[] = [];
    const done = { created: 0, updated: 0, unchanged: 0 };
    for (const { stone } of batch) {
      const before = present.get(stone.slug) ?? null;
      const merged = mergeCatalogueStone(before?.data ?? null, stone);
      const data = before === null ? merged : withConfirmedAliases(merged, state.corrections.aliasesOf(before.id));
      if (before === null) done.created += 1;
      else if (isDeepStrictEqual(before.data, data)) {
        done.unchanged += 1;
        continue;
      } else done.updated += 1;
      if (!request.dryRun) operations.push(...operationsFor(before, data));
      if (pacer.isDue) await pacer.rest();
    }
    const written = operations.length === 0 ? null : await store.commit({ operations, by: userId });
    return { ...done, cursor: written?.cursor ?? null };
  }

  function operationsFor(before: StoneRecord | null, data: StoneData): readonly WriteOperation[] {
    const id = before?.id ?? newId('stone');
    const revision = (before?.revision ?? 0) + 1;
    const neighbours = neighboursOf(data, known.values());
    const put = putStone(id, data, before === null ? userId : before.authorId, revision - 1);
    if (before === null) {
      if (state.articleIdByKey(profilePath(data.slug), 'en') !== null) return [put];
      const article = toProfileArticle({ id, revision, data }, neighbours, 'en', isoNow(clock));
      return [put, putArticle(newId('article'), article, userId, 0)];
    }
    const composed = state.articlesOfStone(id).filter((article) => article.data.composedFrom !== null);
    return [
      put,
      ...composed.map((article) =>
        putArticle(article.id, recompose(article.data, { id, revision, data }, neighbours), article.authorId, article.revision),
      ),
    ];
  }
}
