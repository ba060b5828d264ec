import { DomainError, notFound } from '../../../../platform/errors/domain-error.ts';
import { canSee, type Person, requirePerson, type Viewer } from '../../../../platform/identity/viewer.ts';
import { checkId } from '../../../../platform/ids/ids.ts';
import { isoNow } from '../../../../platform/time/clock.ts';
import type { CreateArticleInput, SetArticleStatusInput, UpdateArticleInput } from '../../schema.generated.ts';
import { type ArticleRecord, withStatus } from '../article.ts';
import { pointAt, putArticle } from '../content-store.ts';
import { parseCreateArticle, parseUpdateArticle } from '../parse/parse-article-input.ts';
import { checkRevision, type EditingDeps, idempotencyOf, outcomeText, retryOnConflict, type Written } from './editing.ts';

/** Adds and changes articles that people write. */
export interface ArticleWriter {
  /** As a draft. @throws {DomainError} FORBIDDEN, INVALID_INPUT, NOT_FOUND (the stone), DUPLICATE (path and locale) */
  create(input: CreateArticleInput, viewer: Viewer): Promise<Written<ArticleRecord>>;
  /** @throws {DomainError} FORBIDDEN, INVALID_INPUT, NOT_FOUND, CONFLICT */
  update(input: UpdateArticleInput, viewer: Viewer): Promise<Written<ArticleRecord>>;
  /** @throws {DomainError} INVALID_INPUT (also for a step that is not taken), NOT_FOUND */
  setStatus(input: SetArticleStatusInput, viewer: Viewer): Promise<Written<ArticleRecord>>;
}

/** An article that the viewer may see, as it is stored. @throws {DomainError} INVALID_INPUT, NOT_FOUND */
export async function freshArticle(
  { store }: Pick<EditingDeps, 'store'>,
  id: string,
  path: string,
  viewer: Viewer,
): Promise<ArticleRecord> {
  const [article] = await store.freshArticles([checkId(id, 'article', path)]);
  if (article === null || article === undefined || !canSee(viewer, article)) throw notFound(path, 'article');
  return article;
}

export function createArticleWriter(deps: EditingDeps): ArticleWriter {
  const { store, clock, newId } = deps;
  return {
    async create(input, viewer) {
      const person = requirePerson(viewer);
      if (!person.scopes.has('content:write') && person.role !== 'SUPPLIER') {
        throw new DomainError('FORBIDDEN', 'This needs the scope `content:write`, or the role of a supplier.');
      }
      const data = parseCreateArticle(input);
      if (data.stoneId !== null && (await store.freshStones([data.stoneId]))[0] === null)
        throw notFound('input.stoneId', 'stone');
      const id = newId('article');
      try {
        const result = await store.commit({
          operations: [putArticle(id, data, person.userId, 0)],
          by: person.userId,
          idempotency: idempotencyOf(viewer, 'createArticle', input),
          outcome: { articleId: id },
        });
        const article = await freshArticle(deps, outcomeText(result.outcome, 'articleId'), 'input.idempotencyKey', viewer);
        return { document: article, cursor: result.cursor };
      } catch (error) {
        const message = `"${data.path}" is taken in the language ${data.locale}.`;
        throw pointAt(error, 'DUPLICATE', 'input.path', message, 'Choose another path, or change the article that is there.');
      }
    },

    async update(input, viewer) {
      const person = requirePerson(viewer);
      return retryOnConflict(async () => {
        const before = await freshArticle(deps, input.id, 'input.id', viewer);
        checkMayEdit(person, before);
        checkRevision(input.expectedRevision, before.revision);
        const data = parseUpdateArticle(before.data, input);
        if (data === before.data) return { document: before, cursor: null };
        const { cursor } = await store.commit({
          operations: [putArticle(before.id, data, before.authorId, before.revision)],
          by: person.userId,
        });
        return { document: await freshArticle(deps, before.id, 'input.id', viewer), cursor };
      });
    },

    async setStatus(input, viewer) {
      const { userId } = requirePerson(viewer);
      return retryOnConflict(async () => {
        const before = await freshArticle(deps, input.id, 'input.id', viewer);
        const data = withStatus(before.data, input.status, isoNow(clock));
        if (data === before.data) return { document: before, cursor: null };
        const { cursor } = await store.commit({
          operations: [putArticle(before.id, data, before.authorId, before.revision)],
          by: userId,
        });
        return { document: await freshArticle(deps, before.id, 'input.id', viewer), cursor };
      });
    },
  };
}

function checkMayEdit({ scopes, role, userId }: Person, { authorId, data }: ArticleRecord): void {
  if (scopes.has('content:write')) return;
  if (role !== 'SUPPLIER' || authorId !== userId) throw new DomainError('FORBIDDEN', 'This needs the scope `content:write`.');
  if (data.status !== 'DRAFT') {
    throw new DomainError('FORBIDDEN', 'A supplier may change an article of their own only while it is a draft.', {
      remedy: 'Ask an editor to return it to DRAFT.',
    });
  }
}
