import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { openMongoDocumentStore } from '../../subgraphs/database/engines/document-store.mongodb.ts';
import { commitPairs } from '../commit-pairs.ts';
import { mongoConfig } from './mongodb.ts';

/* A process that a test kills: `node mongo-writer.ts <uri> <database> <name>` commits pairs of documents to a server until it dies. */
const [uri = '', database = '', name = ''] = process.argv.slice(2);
const config = mongoConfig({ MONGODB_URI: uri, MONGODB_DATABASE: database });
await commitPairs(await openMongoDocumentStore({ config, clock: systemClock, log: SILENT_LOGGER }), name);
