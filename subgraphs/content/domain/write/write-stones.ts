import { isDeepStrictEqual } from 'node:util';
import { DomainError, notFound } from '../../../../platform/errors/domain-error.ts';
import { requirePerson, type Viewer } from '../../../../platform/identity/viewer.ts';
import { checkId } from '../../../../platform/ids/ids.ts';
import type { WriteOperation } from '../../../../platform/ports/documents.ts';
import { isoNow } from '../../../../platform/time/clock.ts';
import type { CreateStoneInput, UpdateStoneInput } from '../../schema.generated.ts';
import { profilePath } from '../article.ts';
import { pointAt, putArticle, putStone } from '../content-store.ts';
import { parseCreateStone, parseUpdateStone } from '../parse/parse-stone-input.ts';
import { toProfileArticle } from '../profile/compose-profile.ts';
import type { StoneRecord } from '../stone.ts';
import { checkRevision, type EditingDeps, idempotencyOf, outcomeText, retryOnConflict, type Written } from './editing.ts';
import { neighboursIn, recomposeAll } from './profile-operations.ts';

/** Adds and changes single stones. Scopes are checked where the API is guarded; a stone has no drafts. */
export interface StoneWriter {
  /** @throws {DomainError} INVALID_INPUT, DUPLICATE (the slug is taken), IDEMPOTENCY_REUSED */
  create(input: CreateStoneInput, viewer: Viewer): Promise<Written<StoneRecord>>;
  /** @throws {DomainError} INVALID_INPUT, NOT_FOUND, CONFLICT */
  update(input: UpdateStoneInput, viewer: Viewer): Promise<Written<StoneRecord>>;
  /** Deletes the stone and every article about it. @throws {DomainError} INVALID_INPUT, NOT_FOUND */
  remove(id: string, viewer: Viewer): Promise<Written<string>>;
}

export function createStoneWriter({ store, state, clock, newId }: EditingDeps): StoneWriter {
  async function freshStone(id: string, path: string): Promise<StoneRecord> {
    const [stone] = await store.freshStones([checkId(id, 'stone', path)]);
    if (stone === null || stone === undefined) throw notFound(path, 'stone');
    return stone;
  }

  return {
    async create(input, viewer) {
      const { userId } = requirePerson(viewer);
      const data = parseCreateStone(input);
      const id = newId('stone');
      const operations: WriteOperation[] = [putStone(id, data, userId, 0)];
      // Whoever wrote an article at the profile's path keeps it.
      if (state.articleIdByKey(profilePath(data.slug), 'en') === null) {
        const article = toProfileArticle({ id, revision: 1, data }, neighboursIn(state, data), 'en', isoNow(clock));
        operations.push(putArticle(newId('article'), article, userId, 0));
      }
      const idempotency = idempotencyOf(viewer, 'createStone', input);
      try {
        const result = await store.commit({ operations, by: userId, idempotency, outcome: { stoneId: id } });
        return {
          document: await freshStone(outcomeText(result.outcome, 'stoneId'), 'input.idempotencyKey'),
          cursor: result.cursor,
        };
      } catch (error) {
        const remedy = `Give it a name of its own, or change the stone that has the slug \`${data.slug}\`.`;
        throw pointAt(
          error,
          'DUPLICATE',
          'input.name',
          `another stone has the slug "${data.slug}" that this name gives.`,
          remedy,
        );
      }
    },

    async update(input, viewer) {
      const { userId } = requirePerson(viewer);
      return retryOnConflict(async () => {
        const before = await freshStone(input.id, 'input.id');
        checkRevision(input.expectedRevision, before.revision);
        const data = parseUpdateStone(before.data, input);
        if (isDeepStrictEqual(data, before.data)) return { document: before, cursor: null };
        const { cursor } = await store.commit({
          operations: [
            putStone(before.id, data, before.authorId, before.revision),
            ...recomposeAll(
              await store.articlesOfStone(before.id),
              { id: before.id, revision: before.revision + 1, data },
              state,
            ),
          ],
          by: userId,
        });
        return { document: await freshStone(before.id, 'input.id'), cursor };
      });
    },

    async remove(id, viewer) {
      const { userId } = requirePerson(viewer);
      return retryOnConflict(async () => {
        const before = await freshStone(id, 'input.id');
        const articles = await store.articlesOfStone(id);
        if (articles.length >= 10_000)
          throw new DomainError('INVALID_INPUT', 'input.id: it has too many articles to delete at once.');
        const { cursor } = await store.commit({
          operations: [
            { kind: 'delete', collection: 'stones', id, expectedRevision: before.revision },
            ...articles.map((article) => ({
              kind: 'delete' as const,
              collection: 'articles' as const,
              id: article.id,
              expectedRevision: article.revision,
            })),
          ],
          by: userId,
        });
        return { document: id, cursor };
      });
    },
  };
}
