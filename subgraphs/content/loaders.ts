import DataLoader from 'dataloader';
import { createEntityLoader } from '../../platform/graphql/entity-loader.ts';
import type { RequestContext } from '../../platform/graphql/request-context.ts';
import { canSee, type Viewer } from '../../platform/identity/viewer.ts';
import type { DocumentsPort, StoredDocument } from '../../platform/ports/documents.ts';
import type { ContentContext } from './context.ts';
import type { ContentStore } from './domain/content-store.ts';

/** The context of one operation; every loader makes one read of all ids that are asked for together. */
export function createContentContext(
  store: ContentStore,
  documents: Pick<DocumentsPort, 'heads'>,
  request: RequestContext,
): ContentContext {
  const { viewer } = request;
  return {
    ...request,
    loaders: {
      stone: visibleLoader(viewer, store.stones),
      article: visibleLoader(viewer, store.articles),
      entity: createEntityLoader(documents, viewer),
    },
  };
}

function visibleLoader<Data>(
  viewer: Viewer,
  load: (ids: readonly string[]) => Promise<readonly (StoredDocument<Data> | null)[]>,
): DataLoader<string, StoredDocument<Data> | null> {
  return new DataLoader(async (ids) => {
    const found = await load(ids);
    return found.map((document) => (document !== null && canSee(viewer, document) ? document : null));
  });
}

/** After a write nobody may see what was read before it. */
export function clearLoaders({ loaders }: ContentContext): void {
  loaders.stone.clearAll();
  loaders.article.clearAll();
  loaders.entity.clearAll();
}
