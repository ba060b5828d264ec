import { DomainError, invalidInput, notFound } from '../../../../platform/errors/domain-error.ts';
import { requirePerson, type Viewer } from '../../../../platform/identity/viewer.ts';
import { checkId } from '../../../../platform/ids/ids.ts';
import type { WriteOperation } from '../../../../platform/ports/documents.ts';
import { isoNow } from '../../../../platform/time/clock.ts';
import type {
  ConfirmAliasInput,
  ConfirmMatchInput,
  RejectLinkInput,
  RejectMatchInput,
  RejectMentionInput,
} from '../../schema.generated.ts';
import { putStone } from '../content-store.ts';
import type { CorrectionData, CorrectionRecord } from '../correction.ts';
import { aliasSubject, linkSubject, matchSubject, mentionSubject } from '../correction-book.ts';
import { foldName } from '../identity/name-tokens.ts';
import { checkLongText, checkOptionalText, checkText } from '../parse/check-values.ts';
import { checkNamesOnce, parseAlias, STONE_LIMITS } from '../parse/stone-values.ts';
import type { StoneRecord } from '../stone.ts';
import { type EditingDeps, retryOnConflict, type Written } from './editing.ts';
import { recomposeAll } from './profile-operations.ts';
import { freshArticle } from './write-articles.ts';

const QUERY_LENGTH = 200;

/**
 * Takes in what editors know better. Each correction is a document with who, when and why; of one subject one is in force, so
 * saying the same again changes nothing, and saying the opposite takes the place of what was said. Scopes are checked where the
 * API is guarded.
 */
export interface CorrectionWriter {
  /** @throws {DomainError} INVALID_INPUT, NOT_FOUND (the stone) */
  rejectMatch(input: RejectMatchInput, viewer: Viewer): Promise<Written<CorrectionRecord>>;
  /** @throws {DomainError} INVALID_INPUT, NOT_FOUND (the stone) */
  confirmMatch(input: ConfirmMatchInput, viewer: Viewer): Promise<Written<CorrectionRecord>>;
  /** The name becomes an alias that says where it comes from. @throws {DomainError} INVALID_INPUT, NOT_FOUND (the stone) */
  confirmAlias(input: ConfirmAliasInput, viewer: Viewer): Promise<Written<CorrectionRecord>>;
  /** @throws {DomainError} INVALID_INPUT, NOT_FOUND (a stone) */
  rejectLink(input: RejectLinkInput, viewer: Viewer): Promise<Written<CorrectionRecord>>;
  /** @throws {DomainError} INVALID_INPUT, NOT_FOUND (the article or the stone) */
  rejectMention(input: RejectMentionInput, viewer: Viewer): Promise<Written<CorrectionRecord>>;
  /** Takes a correction back; a confirmed alias leaves its stone. @throws {DomainError} INVALID_INPUT, NOT_FOUND */
  undo(id: string, viewer: Viewer): Promise<Written<CorrectionRecord>>;
}

const NOTHING = {
  query: null,
  otherStoneId: null,
  articleId: null,
  text: null,
  alias: null,
  undone: null,
} as const;

export function createCorrectionWriter(deps: EditingDeps): CorrectionWriter {
  const { store, state, clock, newId } = deps;
  const book = state.corrections;

  async function freshStone(id: string, path: string): Promise<StoneRecord> {
    const [stone] = await store.freshStones([checkId(id, 'stone', path)]);
    if (stone === null || stone === undefined) throw notFound(path, 'stone');
    return stone;
  }

  function put(correction: Pick<CorrectionRecord, 'id' | 'data' | 'authorId' | 'revision'>): WriteOperation {
    const { id, data, authorId, revision } = correction;
    return {
      kind: 'put',
      collection: 'corrections',
      id,
      data,
      visibility: 'content:draft',
      authorId,
      expectedRevision: revision,
      uniqueKeys: data.undone === null ? [`corrections:${data.subject}`] : [],
    };
  }

  const undone = (correction: CorrectionRecord, by: string) =>
    put({ ...correction, data: { ...correction.data, undone: { by, at: isoNow(clock) } } });

  /** Stores a correction unless it is in force already; `replaced` are taken back in the same batch. */
  async function teach(
    data: CorrectionData,
    viewer: Viewer,
    replaced: readonly CorrectionRecord[] = [],
    operations: readonly WriteOperation[] = [],
  ): Promise<Written<CorrectionRecord>> {
    const { userId } = requirePerson(viewer);
    const known = book.inForce(data.subject);
    if (known?.data.kind === data.kind) return { document: known, cursor: null };
    const earlier = known === null ? replaced : [known, ...replaced];
    const id = newId('correction');
    const { cursor, documents } = await store.commit({
      operations: [
        ...earlier.map((correction) => undone(correction, userId)),
        put({ id, data, authorId: userId, revision: 0 }),
        ...operations,
      ],
      by: userId,
    });
    return { document: written(documents, id), cursor };
  }

  const reasonOf = (reason: string | null | undefined) => checkOptionalText(reason, 'input.reason', STONE_LIMITS.note);
  const queryOf = (query: string) => {
    checkLongText(query, 'input.query', QUERY_LENGTH);
    if (foldName(query) === '')
      throw invalidInput('input.query', 'has no letter or digit.', 'Send the name as it was asked for.');
    return query;
  };

  return {
    rejectMatch: (input, viewer) =>
      retryOnConflict(async () => {
        const query = queryOf(input.query);
        const { id } = await freshStone(input.stoneId, 'input.stoneId');
        const subject = matchSubject(query, id);
        const reason = reasonOf(input.reason);
        return teach({ ...NOTHING, kind: 'MATCH_REJECTED', subject, stoneId: id, query, reason }, viewer);
      }),

    confirmMatch: (input, viewer) =>
      retryOnConflict(async () => {
        const query = queryOf(input.query);
        const { id } = await freshStone(input.stoneId, 'input.stoneId');
        const subject = matchSubject(query, id);
        const reason = reasonOf(input.reason);
        // A query stands for one stone: what was confirmed before gives way.
        const { confirmedId } = book.matchOf(query);
        const other = confirmedId === null || confirmedId === id ? null : book.inForce(matchSubject(query, confirmedId));
        const replaced = other === null ? [] : [other];
        return teach({ ...NOTHING, kind: 'MATCH_CONFIRMED', subject, stoneId: id, query, reason }, viewer, replaced);
      }),

    confirmAlias: (input, viewer) =>
      retryOnConflict(async () => {
        const stone = await freshStone(input.stoneId, 'input.stoneId');
        const source = checkText(input.source, 'input.source', STONE_LIMITS.name);
        const note = `confirmed ${isoNow(clock).slice(0, 10)}, from ${source}`;
        const { name, locale } = input;
        const alias = parseAlias({ name, locale, note }, input.kind ?? 'COMMERCIAL', 'input');
        if (foldName(alias.name) === '') throw invalidInput('input.name', 'has no letter or digit.');
        const subject = aliasSubject(stone.id, alias.name);
        const isThere = [stone.data.name, ...stone.data.aliases.map((known) => known.name)].some(
          (known) => foldName(known) === foldName(alias.name),
        );
        const aliases = isThere ? stone.data.aliases : [...stone.data.aliases, alias];
        if (aliases.length > STONE_LIMITS.aliases)
          throw invalidInput('input.name', `the stone has ${STONE_LIMITS.aliases} aliases already.`, 'Take one away first.');
        checkNamesOnce(stone.data.name, aliases, 'input.aliases');
        const data = { ...stone.data, aliases };
        const operations = isThere
          ? []
          : [
              putStone(stone.id, data, stone.authorId, stone.revision),
              ...recomposeAll(
                await store.articlesOfStone(stone.id),
                { id: stone.id, revision: stone.revision + 1, data },
                state,
              ),
            ];
        const reason = reasonOf(input.reason);
        if (isThere && book.inForce(subject) === null) {
          throw new DomainError('DUPLICATE', `input.name: ${stone.data.name} goes by “${alias.name}” already.`, {
            path: ['input', 'name'],
            remedy: 'There is nothing to confirm.',
          });
        }
        return teach(
          { ...NOTHING, kind: 'ALIAS_CONFIRMED', subject, stoneId: stone.id, alias, reason },
          viewer,
          [],
          operations,
        );
      }),

    rejectLink: (input, viewer) =>
      retryOnConflict(async () => {
        const { id } = await freshStone(input.stoneId, 'input.stoneId');
        const other = await freshStone(input.otherStoneId, 'input.otherStoneId');
        if (other.id === id) throw invalidInput('input.otherStoneId', 'is the same stone.', 'Send the stone at the other end.');
        const subject = linkSubject(id, other.id);
        const reason = reasonOf(input.reason);
        return teach({ ...NOTHING, kind: 'LINK_REJECTED', subject, stoneId: id, otherStoneId: other.id, reason }, viewer);
      }),

    rejectMention: (input, viewer) =>
      retryOnConflict(async () => {
        const article = await freshArticle(deps, input.articleId, 'input.articleId', viewer);
        const { id } = await freshStone(input.stoneId, 'input.stoneId');
        const text = checkOptionalText(input.text, 'input.text', QUERY_LENGTH);
        const subject = mentionSubject(article.id, id, text);
        const reason = reasonOf(input.reason);
        return teach(
          { ...NOTHING, kind: 'MENTION_REJECTED', subject, stoneId: id, articleId: article.id, text, reason },
          viewer,
        );
      }),

    undo: (id, viewer) =>
      retryOnConflict(async () => {
        const { userId } = requirePerson(viewer);
        const [correction] = await store.freshCorrections([checkId(id, 'correction', 'input.id')]);
        if (correction === null || correction === undefined) throw notFound('input.id', 'correction');
        if (correction.data.undone !== null) return { document: correction, cursor: null };
        const operations = [undone(correction, userId), ...(await withoutAlias(correction))];
        const { cursor, documents } = await store.commit({ operations, by: userId });
        return { document: written(documents, id), cursor };
      }),
  };

  /** Takes the alias that a correction added from its stone; nothing where the stone or the alias is gone. */
  async function withoutAlias({ data: { alias, stoneId } }: CorrectionRecord): Promise<readonly WriteOperation[]> {
    if (alias === null) return [];
    const [stone] = await store.freshStones([stoneId]);
    if (stone === null || stone === undefined) return [];
    const aliases = stone.data.aliases.filter((known) => known.name !== alias.name || known.note !== alias.note);
    if (aliases.length === stone.data.aliases.length) return [];
    const data = { ...stone.data, aliases };
    return [
      putStone(stoneId, data, stone.authorId, stone.revision),
      ...recomposeAll(await store.articlesOfStone(stoneId), { id: stoneId, revision: stone.revision + 1, data }, state),
    ];
  }
}

function written(documents: readonly { readonly id: string }[], id: string): CorrectionRecord {
  const document = documents.find((one) => one.id === id);
  if (document === undefined) throw new Error('The batch did not store the correction.');
  return document as CorrectionRecord;
}
