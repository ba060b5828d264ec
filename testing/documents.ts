import { join } from 'node:path';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import type { DocumentsPort } from '../platform/ports/documents.ts';
import type { CallerName } from '../platform/service-names.ts';
import type { Clock } from '../platform/time/clock.ts';
import { createDocumentsPort } from '../subgraphs/database/domain/documents-port.ts';
import { openEmbeddedDocumentStore } from '../subgraphs/database/engines/document-store.embedded.ts';
import { createManualClock } from './clock.ts';
import { openDataFolder } from './data-folder.ts';

/** The real document store on a folder of the test's own. */
export interface TestDocuments extends AsyncDisposable {
  readonly dataDir: string;
  /** The store as this service may use it. */
  portFor(caller: CallerName): DocumentsPort;
}

/** @param clock what documents take their times from; by default one that stands still */
export async function openTestDocuments(clock: Clock = createManualClock()): Promise<TestDocuments> {
  await using opened = new AsyncDisposableStack();
  const { path } = opened.use(await openDataFolder());
  const store = opened.use(
    openEmbeddedDocumentStore({ file: join(path, 'database', 'documents.sqlite'), clock, log: SILENT_LOGGER }),
  );
  const owned = opened.move();
  return {
    dataDir: path,
    portFor: (caller) => createDocumentsPort(store, caller),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
