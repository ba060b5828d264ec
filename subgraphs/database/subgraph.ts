import type { MongoConfig } from '../../platform/engines/mongodb-config.ts';
import { buildGuardedSchema } from '../../platform/graphql/build-schema.ts';
import type { Subgraph } from '../../platform/graphql/subgraph.ts';
import type { Logger } from '../../platform/logging/logger.ts';
import type { DocumentsPort } from '../../platform/ports/documents.ts';
import type { DependencyReport } from '../../platform/ports/health.ts';
import type { CallerName } from '../../platform/service-names.ts';
import type { Clock } from '../../platform/time/clock.ts';
import { createDatabaseContext } from './context.ts';
import type { DocumentStore } from './domain/document-store.ts';
import { createDocumentsPort } from './domain/documents-port.ts';
import { openDocumentStore } from './engines/open-document-store.ts';
import { articleResolvers } from './resolvers/Article.ts';
import { documentRecordResolvers } from './resolvers/DocumentRecord.ts';
import { documentRevisionResolvers } from './resolvers/DocumentRevision.ts';
import { internalMutationResolvers, internalQueryResolvers } from './resolvers/internal.ts';
import { queryResolvers } from './resolvers/Query.ts';
import { stoneResolvers } from './resolvers/Stone.ts';
import type { Resolvers } from './schema.generated.ts';

const SCHEMA_FILE = new URL('./schema.graphql', import.meta.url);

export interface DatabaseDeps {
  /** The service's own folder: without MongoDB it holds `documents.sqlite`, the only durable truth of the platform. */
  readonly dataDir: string;
  /** MongoDB, which then is that truth; null or left out: the embedded engine. */
  readonly mongo?: MongoConfig | null;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Opens the document store and the subgraph on it; the store can be used at once, before `start`.
 * @returns besides the subgraph the store as each service may use it
 * @throws {StartupError} when the folder cannot be written, the file is damaged or held by another process, or MongoDB does not answer
 */
export async function openDatabaseSubgraph({ dataDir, mongo = null, clock, log }: DatabaseDeps): Promise<{
  readonly subgraph: Subgraph;
  documentsFor(caller: CallerName): DocumentsPort;
}> {
  const store = await openDocumentStore({ dataDir, mongo, clock, log });
  const documents = createDocumentsPort(store, 'database');
  const documentsFor = (caller: CallerName) => createDocumentsPort(store, caller);
  const stopped = new AbortController();
  const resolvers: Resolvers = {
    Query: { ...queryResolvers(store), ...internalQueryResolvers(documentsFor, stopped.signal) },
    Mutation: internalMutationResolvers(documentsFor),
    Stone: stoneResolvers(),
    Article: articleResolvers(),
    DocumentRecord: documentRecordResolvers(),
    DocumentRevision: documentRevisionResolvers(),
  };
  let isReady = false;
  const subgraph: Subgraph = {
    name: 'database',
    schema: buildGuardedSchema(SCHEMA_FILE, resolvers),
    createContext: (request) => createDatabaseContext(documents, request),
    checkDependencies: async () => [await checkStore(store)],
    async start() {
      isReady = true;
    },
    get isReady() {
      return isReady;
    },
    canAnswer: true,
    endWaits: () => stopped.abort(),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
  return { subgraph, documentsFor };
}

async function checkStore(store: DocumentStore): Promise<DependencyReport> {
  const about = { name: 'documents', engine: store.engine };
  const begin = performance.now();
  try {
    await store.probe();
    return { ...about, state: 'HEALTHY', latencyMs: performance.now() - begin, message: null };
  } catch {
    return { ...about, state: 'DOWN', latencyMs: null, message: 'The document store does not answer.' };
  }
}
