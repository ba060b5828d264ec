import type DataLoader from 'dataloader';
import type { EntityLoader } from '../../platform/graphql/entity-loader.ts';
import type { RequestContext } from '../../platform/graphql/request-context.ts';
import type { Presence, PresenceKey, RelatedKey } from './domain/batches.ts';
import type { RelatedItem } from './domain/related.ts';

/** What one operation carries in search. */
export interface SearchContext extends RequestContext {
  readonly loaders: {
    readonly entity: EntityLoader;
    readonly related: DataLoader<RelatedKey, readonly RelatedItem[], string>;
    readonly presence: DataLoader<PresenceKey, Presence, string>;
  };
}
