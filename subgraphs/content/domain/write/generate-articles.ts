import { createHash } from 'node:crypto';
import { DomainError, notFound } from '../../../../platform/errors/domain-error.ts';
import { canSee, type Person, requirePerson, type Viewer } from '../../../../platform/identity/viewer.ts';
import { checkId } from '../../../../platform/ids/ids.ts';
import type { QuotaPort } from '../../../../platform/ports/accounts.ts';
import type { ArticleData } from '../../../../platform/ports/catalogue.ts';
import type { DocumentsPort, WriteOperation } from '../../../../platform/ports/documents.ts';
import type { TelemetryPort } from '../../../../platform/ports/telemetry.ts';
import { isoNow } from '../../../../platform/time/clock.ts';
import type { GenerateArticleInput, TranslateArticleInput } from '../../schema.generated.ts';
import { type ArticleRecord, profilePath } from '../article.ts';
import { pointAt, putArticle } from '../content-store.ts';
import { parseTargetLocales } from '../parse/parse-article-input.ts';
import { toProfileArticle } from '../profile/compose-profile.ts';
import type { StoneRecord } from '../stone.ts';
import { type EditingDeps, idempotencyOf, retryOnConflict, type Written } from './editing.ts';
import { neighboursIn, recompose } from './profile-operations.ts';
import { freshArticle } from './write-articles.ts';

/** `data` of a document of `generations`: one for each article that was generated or translated. */
export interface GenerationData {
  readonly operation: 'generateArticle' | 'translateArticle';
  readonly stoneId: string;
  readonly articleId: string;
  readonly locale: string;
  readonly model: string;
  /** Tells a repeated request from another one under the same key; null where the client sent no key. */
  readonly fingerprint: string | null;
}

/** Writes profiles by templates, each with its entry in the ledger, in one batch. */
export interface ArticleGenerator {
  /** @throws {DomainError} INVALID_INPUT, NOT_FOUND, DUPLICATE (there is one, and no `force`), FORBIDDEN, QUOTA_EXCEEDED */
  generate(input: GenerateArticleInput, viewer: Viewer): Promise<Written<ArticleRecord>>;
  /** @throws {DomainError} INVALID_INPUT, NOT_FOUND, DUPLICATE (a person's translation), ENGINE_UNAVAILABLE (a person's text) */
  translate(input: TranslateArticleInput, viewer: Viewer): Promise<Written<readonly ArticleRecord[]>>;
}

export interface GeneratorDeps extends EditingDeps {
  readonly documents: Pick<DocumentsPort, 'getMany'>;
  readonly telemetry: Pick<TelemetryPort, 'price'>;
  readonly quota: QuotaPort;
}

const MODELS = { generateArticle: 'composed-profile-1', translateArticle: 'composed-translation-1' } as const;

export function createArticleGenerator(deps: GeneratorDeps): ArticleGenerator {
  const { store, state, documents, telemetry, quota, clock, newId } = deps;

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

  async function recordOf(generationId: string, data: GenerationData, { userId }: Person): Promise<readonly WriteOperation[]> {
    const { operation, model, stoneId, articleId } = data;
    const entry = await telemetry.price({
      service: 'content',
      provider: 'stomaton',
      model,
      operation,
      entityIds: [stoneId, articleId],
      userId,
      quantities: { REQUEST: 1 },
    });
    const guarded = { visibility: 'monitoring:read', authorId: userId, expectedRevision: 0 } as const;
    return [
      { kind: 'put', collection: 'generations', id: generationId, data, ...guarded },
      { kind: 'put', collection: 'ledger', id: `ledger_${generationId.slice('generation_'.length)}`, data: entry, ...guarded },
    ];
  }

  return {
    async generate(input, viewer) {
      const person = requirePerson(viewer);
      const stoneId = checkId(input.stoneId, 'stone', 'input.stoneId');
      const idempotency = idempotencyOf(viewer, 'generateArticle', input);
      const fingerprint = idempotency?.fingerprint ?? null;
      const generationId = generationIdOf(idempotency?.key ?? newId('article'), 'en');
      const replayed = await answerAgain();
      if (replayed !== null) return replayed;

      // Whatever refuses the request does so before a generation is taken.
      await planGeneration(await freshStone(stoneId, 'input.stoneId'));
      await quota.takeGeneration(person.userId, generationId);
      try {
        return await retryOnConflict(async () => {
          // The same request sent twice at once: one of the two wrote it in the meantime.
          const written = await answerAgain();
          if (written !== null) return written;
          const plan = await planGeneration(await freshStone(stoneId, 'input.stoneId'));
          const data = {
            operation: 'generateArticle',
            stoneId,
            articleId: plan.id,
            locale: 'en',
            model: MODELS.generateArticle,
            fingerprint,
          } as const;
          const { cursor } = await store.commit({
            operations: [plan.operation, ...(await recordOf(generationId, data, person))],
            by: person.userId,
          });
          return { document: await freshArticle(deps, plan.id, 'input.stoneId', viewer), cursor };
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

      async function planGeneration(stone: StoneRecord): Promise<{ readonly id: string; readonly operation: WriteOperation }> {
        const neighbours = neighboursIn(state, stone.data);
        const before = await profileIn('en', stone);
        if (before === null) {
          const article = toProfileArticle(stone, neighbours, 'en', isoNow(clock));
          const id = newId('article');
          const isPublished = person.scopes.has('content:write');
          return { id, operation: putArticle(id, isPublished ? article : asDraft(article), person.userId, 0) };
        }
        checkMayReplace(before, input.force ?? false, person);
        const article = recompose(before.data, stone, neighbours);
        return { id: before.id, operation: putArticle(before.id, article, before.authorId ?? person.userId, before.revision) };
      }
    },

    async translate(input, viewer) {
      const person = requirePerson(viewer);
      const articleId = checkId(input.id, 'article', 'input.id');
      const idempotency = idempotencyOf(viewer, 'translateArticle', input);
      const fingerprint = idempotency?.fingerprint ?? null;
      const requestKey = idempotency?.key ?? newId('article');
      return retryOnConflict(async () => {
        const original = await freshArticle(deps, articleId, 'input.id', viewer);
        const locales = parseTargetLocales(input, original.data.locale);
        const { stoneId, composedFrom } = original.data;
        if (composedFrom === null || stoneId === null) throw needsEngine();
        const stone = await freshStone(stoneId, 'input.id');
        const neighbours = neighboursIn(state, stone.data);
        const operations: WriteOperation[] = [];
        const ids: string[] = [];
        for (const [index, locale] of locales.entries()) {
          const generationId = generationIdOf(requestKey, locale);
          const replay = await replayOf(generationId, fingerprint);
          if (replay !== null) {
            ids.push(replay.articleId);
            continue;
          }
          const before = await profileIn(locale, stone);
          if (before !== null && before.data.composedFrom === null) {
            const message = `a person edited the version in ${locale}.`;
            throw new DomainError('DUPLICATE', `input.locales.${index}: ${message}`, {
              path: ['input', 'locales', String(index)],
              remedy: 'Leave this language out, or change that article.',
            });
          }
          const composed = toProfileArticle(stone, neighbours, locale, isoNow(clock));
          const { status, publishedAt } = original.data;
          const isPublished = status === 'PUBLISHED';
          const data: ArticleData = {
            ...composed,
            status,
            publishedAt: isPublished ? (before?.data.publishedAt ?? composed.publishedAt) : publishedAt,
          };
          const id = before?.id ?? newId('article');
          ids.push(id);
          operations.push(
            putArticle(id, data, before?.authorId ?? person.userId, before?.revision ?? 0),
            ...(await recordOf(
              generationId,
              { operation: 'translateArticle', stoneId, articleId: id, locale, model: MODELS.translateArticle, fingerprint },
              person,
            )),
          );
        }
        const cursor = operations.length === 0 ? null : (await store.commit({ operations, by: person.userId })).cursor;
        const articles = (await store.freshArticles(ids)).filter((article) => article !== null);
        return { document: articles, cursor };
      });
    },
  };

  /** The article at the stone's profile path, whoever may see it. */
  async function profileIn(locale: string, stone: StoneRecord): Promise<ArticleRecord | null> {
    const id = state.articleIdByKey(profilePath(stone.data.slug), locale);
    return id === null ? null : ((await store.freshArticles([id]))[0] ?? null);
  }
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

function asDraft(article: ArticleData): ArticleData {
  return { ...article, status: 'DRAFT', publishedAt: null };
}

/** The same request under the same key gives the same id, so that it can be known again. */
function generationIdOf(requestKey: string, locale: string): string {
  return `generation_${createHash('sha256').update(`${requestKey}:${locale}`).digest('hex').slice(0, 40)}`;
}

function needsEngine(): DomainError {
  return new DomainError(
    'ENGINE_UNAVAILABLE',
    'Translating a text that a person wrote needs a translation engine, and none is configured.',
    {
      remedy: 'Set OPENAI_API_KEY, or translate a composed profile.',
    },
  );
}
