import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import { systemClock } from '../platform/time/clock.ts';
import { openEmbeddedDocumentStore } from '../subgraphs/database/engines/document-store.embedded.ts';
import { commitPairs } from './commit-pairs.ts';

/* A process that a test kills: `node crash-writer.ts <file> <name>` commits pairs of documents to the embedded store until it dies. */
const [file = '', name = ''] = process.argv.slice(2);
await commitPairs(openEmbeddedDocumentStore({ file, clock: systemClock, log: SILENT_LOGGER }), name);
