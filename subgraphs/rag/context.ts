import type DataLoader from 'dataloader';
import type { EntityLoader } from '../../platform/graphql/entity-loader.ts';
import type { RequestContext } from '../../platform/graphql/request-context.ts';
import type { SourceDocumentRecord } from './domain/rag.ts';

/** What one request of rag carries. */
export interface RagContext extends RequestContext {
  readonly loaders: {
    readonly entity: EntityLoader;
    readonly document: DataLoader<string, SourceDocumentRecord | null>;
  };
}
