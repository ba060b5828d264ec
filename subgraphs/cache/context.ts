import { createEntityLoader, type EntityLoader } from '../../platform/graphql/entity-loader.ts';
import type { RequestContext } from '../../platform/graphql/request-context.ts';
export interface CacheContext extends RequestContext {
  readonly loaders: { readonly entity: EntityLoader };
}
export { createEntityLoader };
