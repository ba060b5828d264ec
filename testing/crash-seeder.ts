import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import { systemClock } from '../platform/time/clock.ts';
import { seedCatalogue } from '../subgraphs/content/domain/seed-catalogue.ts';
import { createDocumentsPort } from '../subgraphs/database/domain/documents-port.ts';
import { openEmbeddedDocumentStore } from '../subgraphs/database/engines/document-store.embedded.ts';

/*
 * A process that dies while it seeds: `node crash-seeder.ts <store file> <catalogue file> <articles folder> <batches>` seeds until so many batches
 * are committed and kills itself with SIGKILL.
 */
const [file = '', catalogueFile = '', articlesFolder = '', batches = '1'] = process.argv.slice(2);
const store = openEmbeddedDocumentStore({ file, clock: systemClock, log: SILENT_LOGGER });
const documents = createDocumentsPort(store, 'content');
let committed = 0;
await seedCatalogue({ documents, clock: systemClock, log: SILENT_LOGGER, catalogueFile, articlesFolder }, () => {
  committed += 1;
  if (committed === Number(batches)) process.kill(process.pid, 'SIGKILL');
});
