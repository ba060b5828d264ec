import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { seededId } from '../../../platform/ids/ids.ts';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { ArticleData, StoneData } from '../../../platform/ports/catalogue.ts';
import type { DocumentsPort, StoredDocument, WriteOperation } from '../../../platform/ports/documents.ts';
import { type Clock, isoNow } from '../../../platform/time/clock.ts';
import { articleKey, profilePath } from './article.ts';
import { putArticle, putStone } from './content-store.ts';
import { mergeCatalogueStone } from './parse/parse-catalogue-line.ts';
import { PROFILE_TEMPLATE, toProfileArticle } from './profile/compose-profile.ts';
import { neighboursOf } from './profile/neighbours.ts';
import { articleOperations, parseArticleFiles, readArticleFiles } from './seed-articles.ts';
import { toSortKey } from './stone.ts';
import { readCatalogueLines } from './write/import-stones.ts';

/** Stones, and after them profiles and articles, that go into one commit. */
const BATCH = 100;
/** Rises when seeding itself changes what it writes. */
const SEEDING = 1;
const SEED_ID = 'catalogue';

/** `data` of the one document of `seeds`. */
interface SeedData {
  /** What was seeded last, completely. */
  readonly version: string;
  /** Slugs of all stones ever seeded: one of them that is gone was deleted by a person, and stays so. */
  readonly slugs: readonly string[];
}

export interface SeedDeps {
  readonly documents: DocumentsPort;
  readonly clock: Clock;
  readonly log: Logger;
  readonly catalogueFile: URL | string;
  /** Of Markdown files, one for each article and language. */
  readonly articlesFolder: URL | string;
}

/**
 * Writes the catalogue, a composed profile for each stone and the articles that stand in files, unless this very version was seeded before. What a person
 * changed or deleted stays so. A seeding that was cut off goes on where it stopped: ids follow from slugs, and each batch has
 * an idempotency key.
 * @param report called after each batch with the documents seen so far and their total
 * @returns whether anything had to be seeded
 * @throws {StartupError} when the catalogue or an article cannot be read or a line of it is refused; nothing is written then
 */
export async function seedCatalogue(deps: SeedDeps, report: (done: number, total: number) => void): Promise<boolean> {
  const { documents, clock, log } = deps;
  const text = readCatalogueFile(deps.catalogueFile);
  const files = readArticleFiles(deps.articlesFolder);
  const version = createHash('sha256')
    .update(`${SEEDING}:${PROFILE_TEMPLATE}:${text}${JSON.stringify(files)}`)
    .digest('hex')
    .slice(0, 16);
  const [seed] = await documents.getMany<SeedData>('seeds', [SEED_ID]);
  if (seed?.data.version === version) return false;

  const stones = await parseCatalogue(text, deps.catalogueFile);
  const articles = parseArticleFiles(files);
  const seededBefore = new Set(seed?.data.slugs ?? []);
  const total = stones.length * 2 + articles.length;
  let batchNumber = 0;

  async function commit(operations: readonly WriteOperation[]): Promise<void> {
    batchNumber += 1;
    // The revision tells a version that comes back after another one from one that goes on after a crash.
    const key = `seed:${version}:${seed?.revision ?? 0}:${batchNumber}`;
    if (operations.length > 0) await documents.commit({ operations, by: null, idempotency: { key, fingerprint: version } });
    // Health and signals are answered in between.
    await nextTurn();
  }

  /** False for what a person changed or deleted. */
  function mayWrite(slug: string, before: StoredDocument<unknown> | null): boolean {
    return before === null ? !seededBefore.has(slug) : before.updatedBy === null;
  }

  for (let begin = 0; begin < stones.length; begin += BATCH) {
    const batch = stones.slice(begin, begin + BATCH);
    const ids = batch.map(({ slug }) => seededId('stone', slug));
    const present = await documents.getMany<StoneData>('stones', ids);
    const operations = batch.flatMap((stone, index) => {
      const before = present[index] ?? null;
      if (!mayWrite(stone.slug, before) || isDeepStrictEqual(before?.data, stone)) return [];
      return [putStone(seededId('stone', stone.slug), stone, null, before?.revision ?? 0)];
    });
    await commit(operations);
    report(Math.min(begin + BATCH, stones.length), total);
  }

  for (let begin = 0; begin < stones.length; begin += BATCH) {
    const batch = stones.slice(begin, begin + BATCH);
    const records = await documents.getMany<StoneData>(
      'stones',
      batch.map(({ slug }) => seededId('stone', slug)),
    );
    const ids = batch.map(({ slug }) => seededId('article', articleKey(profilePath(slug), 'en')));
    const present = await documents.getMany<ArticleData>('articles', ids);
    const operations = batch.flatMap(({ slug }, index) => {
      const stone = records[index] ?? null;
      const before = present[index] ?? null;
      const id = ids[index];
      if (stone === null || id === undefined || !mayWrite(slug, before)) return [];
      if (before !== null && before.data.composedFrom === null) return [];
      const article = toProfileArticle(
        stone,
        neighboursOf(stone.data, stones),
        'en',
        before?.data.publishedAt ?? isoNow(clock),
      );
      if (before !== null && isDeepStrictEqual(before.data, article)) return [];
      return [putArticle(id, article, null, before?.revision ?? 0)];
    });
    await commit(operations);
    report(stones.length + Math.min(begin + BATCH, stones.length), total);
  }

  for (let begin = 0; begin < articles.length; begin += BATCH) {
    const batch = articles.slice(begin, begin + BATCH);
    await commit(await articleOperations(deps, batch, isoNow(clock)));
    report(stones.length * 2 + Math.min(begin + BATCH, articles.length), total);
  }

  const slugs = [...new Set([...seededBefore, ...stones.map(({ slug }) => slug)])];
  const data: SeedData = { version, slugs };
  await documents.commit({
    operations: [{ kind: 'put', collection: 'seeds', id: SEED_ID, data, visibility: 'database:inspect', authorId: null }],
    by: null,
  });
  log.info({ version, stones: stones.length, articles: articles.length }, 'catalogue seeded');
  return true;
}

function readCatalogueFile(file: URL | string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StartupError(
      `The catalogue ${String(file)} cannot be read.`,
      'Restore it with `git checkout data/stones.jsonl`.',
      error,
    );
  }
}

async function parseCatalogue(text: string, file: URL | string): Promise<readonly StoneData[]> {
  const { lines, rejected } = await readCatalogueLines(text);
  const first = rejected[0];
  if (first !== undefined || lines.length === 0) {
    const fault = first === undefined ? 'it has no line' : `line ${first.line}: ${first.reason}`;
    throw new StartupError(
      `The catalogue ${String(file)} is damaged (${fault})`,
      'Restore it with `git checkout data/stones.jsonl`.',
    );
  }
  const stones = lines.map(({ stone }) => mergeCatalogueStone(null, stone));
  // By name, as the catalogue lists them: profiles name their neighbours in that order.
  return stones.sort((a, b) => compare(toSortKey(a.name), toSortKey(b.name)) || compare(a.slug, b.slug));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
