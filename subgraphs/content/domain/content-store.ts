import { DomainError } from '../../../platform/errors/domain-error.ts';
import { prefixOf } from '../../../platform/ids/ids.ts';
import type { CachePort } from '../../../platform/ports/cache.ts';
import type { ArticleData, StoneData } from '../../../platform/ports/catalogue.ts';
import type {
  CommitResult,
  DocumentsPort,
  StoredDocument,
  WriteBatch,
  WriteOperation,
} from '../../../platform/ports/documents.ts';
import { type ArticleRecord, articleUniqueKeys, visibilityOf } from './article.ts';
import type { CatalogueState } from './catalogue-state.ts';
import type { CorrectionData, CorrectionRecord } from './correction.ts';
import { type StoneRecord, stoneUniqueKeys } from './stone.ts';

/** The cache's backstop: whatever happens, a read is at most so old. */
const TTL_MS = 30_000;

/** Stones and articles as this service reads and writes them. Reads are unfiltered: whoever shows them checks visibility. */
export interface ContentStore {
  /** Through the cache. Same length and order as `ids`; null for what is not there and for what is no stone's id. */
  stones(ids: readonly string[]): Promise<readonly (StoneRecord | null)[]>;
  /** As {@link stones}, for articles. */
  articles(ids: readonly string[]): Promise<readonly (ArticleRecord | null)[]>;
  /** From the store itself, to decide on a write. */
  freshStones(ids: readonly string[]): Promise<readonly (StoneRecord | null)[]>;
  freshArticles(ids: readonly string[]): Promise<readonly (ArticleRecord | null)[]>;
  freshCorrections(ids: readonly string[]): Promise<readonly (CorrectionRecord | null)[]>;
  /** Every article about a stone, in any status and language. */
  articlesOfStone(stoneId: string): Promise<readonly ArticleRecord[]>;
  /** Commits a batch; when it resolves, the cache and the derived state show it. Errors as {@link DocumentsPort.commit}. */
  commit(batch: WriteBatch): Promise<CommitResult>;
}

export function createContentStore(deps: {
  readonly documents: DocumentsPort;
  readonly cache: CachePort;
  readonly state: CatalogueState;
  /** Called after each commit that changed the state. */
  readonly onCommit: () => void;
}): ContentStore {
  const { documents, cache, state, onCommit } = deps;

  function cached<Data>(collection: 'stones' | 'articles', prefix: 'stone' | 'article') {
    return async (ids: readonly string[]): Promise<readonly (StoredDocument<Data> | null)[]> => {
      // Another shape can come by `_entities` only; the store would refuse the whole batch for it.
      const known = ids.filter((id) => prefixOf(id) === prefix);
      const found = await cache.getOrLoadMany<StoredDocument<Data>>(
        `content:${collection}`,
        known,
        {
          ttlMs: TTL_MS,
          tags: (id) => [id, collection],
          accepts: (found, id) => found.id === id && found.collection === collection,
        },
        (missing) => documents.getMany<Data>(collection, missing),
      );
      if (known.length === ids.length) return found;
      const byId = new Map(known.map((id, index) => [id, found[index] ?? null]));
      return ids.map((id) => byId.get(id) ?? null);
    };
  }

  return {
    stones: cached<StoneData>('stones', 'stone'),
    articles: cached<ArticleData>('articles', 'article'),
    freshStones: (ids) => documents.getMany<StoneData>('stones', ids),
    freshArticles: (ids) => documents.getMany<ArticleData>('articles', ids),
    freshCorrections: (ids) => documents.getMany<CorrectionData>('corrections', ids),
    articlesOfStone: (stoneId) =>
      documents.find<ArticleData>('articles', { where: { 'data.stoneId': stoneId }, limit: 10_000 }),
    async commit(batch) {
      const result = await documents.commit(batch);
      if (result.replayed) return result;
      await cache.invalidate(batch.operations.map(({ id }) => id));
      for (const { kind, id } of batch.operations) if (kind === 'delete') state.remove(id);
      for (const document of result.documents) {
        if (document.collection === 'stones') state.putStone(document as StoneRecord);
        else if (document.collection === 'articles') state.putArticle(document as ArticleRecord);
        else if (document.collection === 'corrections') state.corrections.put(document as CorrectionRecord);
      }
      onCommit();
      return result;
    },
  };
}

/** The operation that stores a stone. */
export function putStone(id: string, data: StoneData, authorId: string | null, expectedRevision: number): WriteOperation {
  const uniqueKeys = stoneUniqueKeys(data.slug);
  return { kind: 'put', collection: 'stones', id, data, visibility: 'PUBLIC', authorId, expectedRevision, uniqueKeys };
}

/** The operation that stores an article; who sees it follows from its status. */
export function putArticle(id: string, data: ArticleData, authorId: string | null, expectedRevision: number): WriteOperation {
  const uniqueKeys = articleUniqueKeys(data);
  const visibility = visibilityOf(data.status);
  return { kind: 'put', collection: 'articles', id, data, visibility, authorId, expectedRevision, uniqueKeys };
}

/** An error of a commit, its message turned towards the input that caused it. */
export function pointAt(
  error: unknown,
  code: 'DUPLICATE' | 'CONFLICT',
  path: string,
  message: string,
  remedy: string,
): unknown {
  if (!(error instanceof DomainError) || error.code !== code) return error;
  return new DomainError(code, `${path}: ${message}`, { path: path.split('.'), remedy, cause: error });
}
