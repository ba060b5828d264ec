import { createHash } from 'node:crypto';
import { DomainError, notFound } from '../../../../platform/errors/domain-error.ts';
import { canSee, type Person, requirePerson, type Viewer } from '../../../../platform/identity/viewer.ts';
import { checkId } from '../../../../platform/ids/ids.ts';
import { type LedgerEntry, toLedgerOperations } from '../../../../platform/ledger/paid-calls.ts';
import type { QuotaPort } from '../../../../platform/ports/accounts.ts';
import type { ArticleData } from '../../../../platform/ports/catalogue.ts';
import type { DocumentsPort, WriteOperation } from '../../../../platform/ports/documents.ts';
import { isoNow } from '../../../../platform/time/clock.ts';
import type { GenerateArticleInput, TranslateArticleInput } from '../../schema.generated.ts';
import { type ArticleRecord, type Locale, profilePath } from '../article.ts';
import type { ArticleAuthor, AuthoredText } from '../authoring/article-author.ts';
import { pointAt, putArticle } from '../content-store.ts';
import { parseTargetLocales } from '../parse/parse-article-input.ts';
import { PROFILE_TEMPLATE } from '../profile/compose-profile.ts';
import type { StoneRecord } from '../stone.ts';
import { createDrafts } from './drafts.ts';
import { type EditingDeps, idempotencyOf, retryOnConflict, type Written } from './editing.ts';
import { neighboursIn } from './profile-operations.ts';
import { freshArticle } from './write-articles.ts';

/** `data` of a document of `generations`: one for each article that was generated or translated. */
export interface GenerationData {
  readonly operation: 'generateArticle' | 'translateArticle';
  /** Null for an article about several stones or none. */
  readonly stoneId: string | null;
  readonly articleId: string;
  readonly locale: string;
  readonly model: string;
  /** Tells a repeated request from another one under the same key; null where the client sent no key. */
  readonly fingerprint: string | null;
}

/**
 * Has articles written, each with what it cost in one batch. Where the author's text is refused, or cannot be paid, the article that is
 * there stays as it is; what was spent stands in the ledger all the same.
 */
export interface ArticleGenerator {
  /**
   * @throws {DomainError} INVALID_INPUT, NOT_FOUND, DUPLICATE (there is one, and no `force`), FORBIDDEN, QUOTA_EXCEEDED,
   *   ENGINE_UNAVAILABLE, DEADLINE_EXCEEDED
   */
  generate(input: GenerateArticleInput, viewer: Viewer): Promise<Written<ArticleRecord>>;
  /** @throws {DomainError} INVALID_INPUT, NOT_FOUND, DUPLICATE (a person's translation), ENGINE_UNAVAILABLE, DEADLINE_EXCEEDED */
  translate(input: TranslateArticleInput, viewer: Viewer): Promise<Written<readonly ArticleRecord[]>>;
}

export interface GeneratorDeps extends EditingDeps {
  readonly documents: Pick<DocumentsPort, 'getMany'>;
  readonly quota: QuotaPort;
  /** Composes by templates. */
  readonly templates: ArticleAuthor;
  /** Writes where it is there; null: the templates do. */
  readonly writer: ArticleAuthor | null;
  /** Stores what a text cost that is not used. */
  readonly record: (entries: readonly LedgerEntry[]) => Promise<void>;
}

export function createArticleGenerator(deps: GeneratorDeps): ArticleGenerator {
  const { store, state, documents, quota, clock, newId, templates, writer, record } = deps;

  async function freshStone(id: string, path: string): Promise<StoneRecord> {
    const [stone] = await store.freshStones([id]);
    if (stone === null || stone === undefined) throw notFound(path, 'stone');
    return stone;
  }

  /** The generation that an earlier request with the same key left; null for a new request. */
  async function replayOf(generationId: string, fingerprint: string | null): Promise<GenerationData | null> {
    const [earlier] = await documents.getMany<GenerationData>('generations', [generationId]);
    if (earlier === null || earlier === undefined) return null;
    if (earlier.data.fingerprint === fingerprint) return earlier.data;
    throw new DomainError('IDEMPOTENCY_REUSED', 'input.idempotencyKey: was used before with another input.', {
      path: ['input', 'idempotencyKey'],
    });
  }

  /** What is stored beside an article: how it came to be, and what it cost. */
  function recordsOf(
    generationId: string,
    data: GenerationData,
    { entries }: AuthoredText,
    { userId }: Person,
  ): readonly WriteOperation[] {
    const guarded = { visibility: 'monitoring:read', authorId: userId, expectedRevision: 0 } as const;
    return [{ kind: 'put', collection: 'generations', id: generationId, data, ...guarded }, ...toLedgerOperations(entries)];
  }

  return { generate: sharedByKey('generateArticle', generate), translate: sharedByKey('translateArticle', translate) };

  async function generate(input: GenerateArticleInput, viewer: Viewer): Promise<Written<ArticleRecord>> {
    const person = requirePerson(viewer);
    const stoneId = checkId(input.stoneId, 'stone', 'input.stoneId');
    const idempotency = idempotencyOf(viewer, 'generateArticle', input);
    const fingerprint = idempotency?.fingerprint ?? null;
    const generationId = generationIdOf(idempotency?.key ?? newId('article'), 'en');
    const replayed = await answerAgain();
    if (replayed !== null) return replayed;

    // Whatever refuses the request does so before a generation is taken.
    mayReplace(await profileIn('en', await freshStone(stoneId, 'input.stoneId')));
    await quota.takeGeneration(person.userId, generationId);
    // It keeps its id over all attempts, so that the ledger names it before it is there.
    const newArticleId = newId('article');
    await using drafts = createDrafts(record);
    try {
      return await retryOnConflict(async () => {
        // The same request sent twice at once: one of the two wrote it in the meantime.
        const written = await answerAgain();
        if (written !== null) return written;
        const stone = await freshStone(stoneId, 'input.stoneId');
        const before = await profileIn('en', stone);
        mayReplace(before);
        const id = before?.id ?? newArticleId;
        const draft = await drafts.take(`en:${stone.revision}:${id}`, () =>
          (writer ?? templates).profile({
            stone,
            neighbours: neighboursIn(state, stone.data),
            entityIds: [stoneId, id],
            userId: person.userId,
          }),
        );
        const article = toProfile(draft, stone, before);
        const data = {
          operation: 'generateArticle',
          stoneId,
          articleId: id,
          locale: 'en',
          model: draft.model,
          fingerprint,
        } as const;
        const { cursor } = await store.commit({
          operations: [
            putArticle(id, article, before?.authorId ?? person.userId, before?.revision ?? 0),
            ...recordsOf(generationId, data, draft, person),
          ],
          by: person.userId,
        });
        drafts.used(draft);
        return { document: await freshArticle(deps, id, 'input.stoneId', viewer), cursor };
      });
    } catch (error) {
      await quota.returnGeneration(person.userId, generationId);
      throw pointAt(
        error,
        'DUPLICATE',
        'input.stoneId',
        'its profile has just been made.',
        'Send `force: true` to replace it.',
      );
    }

    async function answerAgain(): Promise<Written<ArticleRecord> | null> {
      const earlier = await replayOf(generationId, fingerprint);
      if (earlier === null) return null;
      return { document: await freshArticle(deps, earlier.articleId, 'input.idempotencyKey', viewer), cursor: null };
    }

    function mayReplace(before: ArticleRecord | null): void {
      if (before !== null) checkMayReplace(before, input.force ?? false, person);
    }

    /** A new profile is published for those who may, else a draft; one that is there keeps its path, status and dates. */
    function toProfile({ text, template }: AuthoredText, stone: StoneRecord, before: ArticleRecord | null): ArticleData {
      const composedFrom = { stoneRevision: stone.revision, template };
      if (before !== null) return { ...before.data, ...text, composedFrom };
      const isPublished = person.scopes.has('content:write');
      return {
        path: profilePath(stone.data.slug),
        ...text,
        type: 'STONE_PROFILE',
        status: isPublished ? 'PUBLISHED' : 'DRAFT',
        locale: 'en',
        stoneId: stone.id,
        composedFrom,
        publishedAt: isPublished ? isoNow(clock) : null,
      };
    }
  }

  async function translate(input: TranslateArticleInput, viewer: Viewer): Promise<Written<readonly ArticleRecord[]>> {
    const person = requirePerson(viewer);
    const articleId = checkId(input.id, 'article', 'input.id');
    const idempotency = idempotencyOf(viewer, 'translateArticle', input);
    const fingerprint = idempotency?.fingerprint ?? null;
    const requestKey = idempotency?.key ?? newId('article');
    const newIds = new Map<string, string>();
    await using drafts = createDrafts(record);
    // Awaited here: what is not used is recorded when this has ended.
    return await retryOnConflict(async () => {
      const original = await freshArticle(deps, articleId, 'input.id', viewer);
      const locales = parseTargetLocales(input, original.data.locale);
      const { stoneId } = original.data;
      const stone = stoneId === null ? null : await freshStone(stoneId, 'input.id');
      const plans = await Promise.all(
        locales.map(async (locale, index) => {
          const generationId = generationIdOf(requestKey, locale);
          const replay = await replayOf(generationId, fingerprint);
          const before = await versionIn(locale, original);
          if (replay === null && before !== null && isByPerson(before)) throw editedByPerson(locale, index);
          return { locale, generationId, replay, before };
        }),
      );
      const due = plans.filter(({ replay }) => replay === null);
      const texts = await drafts.takeAll(
        due.map(({ locale, before }) => {
          const id = before?.id ?? newIds.get(locale) ?? newId('article');
          newIds.set(locale, id);
          return {
            key: `${locale}:${original.revision}:${stone?.revision ?? 0}:${id}`,
            write: () => translated(original, stone, locale, [...(stoneId === null ? [] : [stoneId]), id], person),
          };
        }),
      );
      const ids: string[] = [];
      const operations: WriteOperation[] = [];
      for (const { locale, generationId, replay, before } of plans) {
        const draft = texts[due.findIndex((plan) => plan.locale === locale)];
        if (replay !== null || draft === undefined) {
          if (replay !== null) ids.push(replay.articleId);
          continue;
        }
        const id = before?.id ?? newIds.get(locale) ?? newId('article');
        ids.push(id);
        operations.push(
          putArticle(
            id,
            toTranslation(draft, original, stone, locale, before),
            before?.authorId ?? person.userId,
            before?.revision ?? 0,
          ),
          ...recordsOf(
            generationId,
            { operation: 'translateArticle', stoneId, articleId: id, locale, model: draft.model, fingerprint },
            draft,
            person,
          ),
        );
      }
      const cursor = operations.length === 0 ? null : (await store.commit({ operations, by: person.userId })).cursor;
      for (const draft of texts) drafts.used(draft);
      const articles = (await store.freshArticles(ids)).filter((article) => article !== null);
      return { document: articles, cursor };
    });
  }

  /** Templates compose a profile of theirs in every language exactly and for nothing; all else is the writer's. */
  function translated(
    original: ArticleRecord,
    stone: StoneRecord | null,
    to: Locale,
    entityIds: readonly string[],
    { userId }: Person,
  ): Promise<AuthoredText> {
    const isComposed = original.data.composedFrom?.template === PROFILE_TEMPLATE && stone !== null;
    const neighbours = stone === null ? { family: [], district: [] } : neighboursIn(state, stone.data);
    const author = isComposed ? templates : (writer ?? templates);
    return author.translate({ original, to, stone, neighbours, entityIds, userId });
  }

  function toTranslation(
    { text, model, template }: AuthoredText,
    original: ArticleRecord,
    stone: StoneRecord | null,
    locale: Locale,
    before: ArticleRecord | null,
  ): ArticleData {
    const { path, type, status, stoneId, composedFrom, publishedAt } = original.data;
    const isComposed = template === PROFILE_TEMPLATE;
    const firstPublished = before?.data.publishedAt ?? isoNow(clock);
    return {
      path,
      ...text,
      type,
      status,
      locale,
      stoneId,
      // As far as the original follows its stone, so does the translation.
      composedFrom: composedFrom === null || stone === null ? null : { stoneRevision: stone.revision, template },
      publishedAt: status === 'PUBLISHED' ? firstPublished : publishedAt,
      ...(isComposed ? {} : { translatedFrom: { articleId: original.id, revision: original.revision, model } }),
    };
  }

  /** The article at the stone's profile path, whoever may see it. */
  async function profileIn(locale: string, stone: StoneRecord): Promise<ArticleRecord | null> {
    return articleAt(profilePath(stone.data.slug), locale);
  }

  /** The article at the same path in another language, whoever may see it. */
  async function versionIn(locale: string, { data }: ArticleRecord): Promise<ArticleRecord | null> {
    return articleAt(data.path, locale);
  }

  async function articleAt(path: string, locale: string): Promise<ArticleRecord | null> {
    const id = state.articleIdByKey(path, locale);
    return id === null ? null : ((await store.freshArticles([id]))[0] ?? null);
  }
}

/** The same request under the same key, sent again while the first one is at work, waits for it: a text is paid for once. */
function sharedByKey<Input extends { readonly idempotencyKey?: string | null }, Result>(
  operation: string,
  work: (input: Input, viewer: Viewer) => Promise<Result>,
): (input: Input, viewer: Viewer) => Promise<Result> {
  const underWay = new Map<string, Promise<Result>>();
  return async (input, viewer) => {
    const idempotency = viewer.userId === null ? undefined : idempotencyOf(viewer, operation, input);
    if (idempotency === undefined) return work(input, viewer);
    const key = `${idempotency.key}:${idempotency.fingerprint}`;
    const other = underWay.get(key);
    if (other !== undefined) return other;
    const own = work(input, viewer).finally(() => underWay.delete(key));
    underWay.set(key, own);
    return own;
  };
}

/** A person has the last word on it: nothing overwrites it. */
function isByPerson({ data }: ArticleRecord): boolean {
  return data.composedFrom === null && (data.translatedFrom ?? null) === null;
}

function editedByPerson(locale: string, index: number): DomainError {
  return new DomainError('DUPLICATE', `input.locales.${index}: a person edited the version in ${locale}.`, {
    path: ['input', 'locales', String(index)],
    remedy: 'Leave this language out, or change that article.',
  });
}

function checkMayReplace(article: ArticleRecord, force: boolean, person: Person): void {
  if (!force || !canSee(person, article)) {
    throw new DomainError('DUPLICATE', 'input.stoneId: the stone has a profile already.', {
      path: ['input', 'stoneId'],
      remedy: 'Send `force: true` to replace it.',
    });
  }
  if (article.data.composedFrom === null && !person.scopes.has('content:write')) {
    throw new DomainError('FORBIDDEN', 'A person edited this profile; to replace it needs the scope `content:write`.');
  }
}

/** The same request under the same key gives the same id, so that it can be known again. */
function generationIdOf(requestKey: string, locale: string): string {
  return `generation_${createHash('sha256').update(`${requestKey}:${locale}`).digest('hex').slice(0, 40)}`;
}
