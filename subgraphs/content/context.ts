import type DataLoader from 'dataloader';
import type { EntityLoader } from '../../platform/graphql/entity-loader.ts';
import type { RequestContext } from '../../platform/graphql/request-context.ts';
import type { ArticleRecord } from './domain/article.ts';
import type { StoneRecord } from './domain/stone.ts';

/** What one operation carries in content. Loaders answer null for what is not there and what the viewer may not see. */
export interface ContentContext extends RequestContext {
  readonly loaders: {
    readonly stone: DataLoader<string, StoneRecord | null>;
    readonly article: DataLoader<string, ArticleRecord | null>;
    /** Heads of documents of other services. */
    readonly entity: EntityLoader;
  };
}
