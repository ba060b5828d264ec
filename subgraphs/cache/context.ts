import DataLoader from 'dataloader';
import { createEntityLoader, type EntityLoader } from '../../platform/graphql/entity-loader.ts';
import type { RequestContext } from '../../platform/graphql/request-context.ts';
import type { CacheEntryStatus, CachePort } from '../../platform/ports/cache.ts';
import type { DocumentsPort } from '../../platform/ports/documents.ts';

export interface CacheContext extends RequestContext {
  readonly loaders: {
    readonly entity: EntityLoader;
    /** By tag; null where nothing with the tag is cached. */
    readonly status: DataLoader<string, CacheEntryStatus | null>;
  };
}

export function createCacheContext(
  documents: Pick<DocumentsPort, 'heads'>,
  cache: Pick<CachePort, 'statusOf'>,
  request: RequestContext,
): CacheContext {
  const entity = createEntityLoader(documents, request.viewer);
  const status = new DataLoader((tags: readonly string[]) => cache.statusOf(tags));
  return { ...request, loaders: { entity, status } };
}
