import type DataLoader from 'dataloader';
import { createEntityLoader, type EntityLoader } from '../../platform/graphql/entity-loader.ts';
import type { RequestContext } from '../../platform/graphql/request-context.ts';
import type { DocumentsPort, RevisionRecord } from '../../platform/ports/documents.ts';
import { createHistoryLoader, type HistoryKey } from './domain/history-loader.ts';

export interface DatabaseContext extends RequestContext {
  readonly loaders: {
    readonly entity: EntityLoader;
    readonly history: DataLoader<HistoryKey, readonly RevisionRecord[], string>;
  };
}

export function createDatabaseContext(documents: DocumentsPort, request: RequestContext): DatabaseContext {
  const loaders = { entity: createEntityLoader(documents, request.viewer), history: createHistoryLoader(documents) };
  return { ...request, loaders };
}
