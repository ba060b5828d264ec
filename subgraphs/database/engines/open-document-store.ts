import { join } from 'node:path';
import type { MongoConfig } from '../../../platform/engines/mongodb-config.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import type { DocumentStore } from '../domain/document-store.ts';
import { openEmbeddedDocumentStore } from './document-store.embedded.ts';

export interface DocumentStoreOptions {
  /** The service's own folder, for the embedded engine's file `documents.sqlite`. */
  readonly dataDir: string;
  /** MongoDB; null: the embedded engine. */
  readonly mongo: MongoConfig | null;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Opens the document store of the engine that the configuration names; it never falls back to the other one.
 * @throws {StartupError} when it cannot be opened: the file is held or damaged, or the server does not answer
 */
export async function openDocumentStore({ dataDir, mongo, clock, log }: DocumentStoreOptions): Promise<DocumentStore> {
  if (mongo === null) return openEmbeddedDocumentStore({ file: join(dataDir, 'documents.sqlite'), clock, log });
  const { openMongoDocumentStore } = await import('./document-store.mongodb.ts');
  return openMongoDocumentStore({ config: mongo, clock, log });
}
