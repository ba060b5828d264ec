import { seededId } from '../../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { openMongoDocumentStore } from '../../subgraphs/database/engines/document-store.mongodb.ts';
import { mongoConfig } from './mongodb.ts';

/*
 * A process that a test kills: `node mongo-writer.ts <uri> <database> <name>` commits pairs of documents until it dies, four batches at
 * a time, and prints the number of each pair once its commit is acknowledged.
 */
const [uri = '', database = '', name = ''] = process.argv.slice(2);
const config = mongoConfig({ MONGODB_URI: uri, MONGODB_DATABASE: database });
const store = await openMongoDocumentStore({ config, clock: systemClock, log: SILENT_LOGGER });

async function commitPair(pair: number): Promise<void> {
  const operations = ['left', 'right'].map((side) => {
    const key = `${name}-${pair}-${side}`;
    const data = { slug: key, pair: `${name}-${pair}`, text: 'x'.repeat(3_000) };
    const id = seededId('stone', key);
    return { kind: 'put', collection: 'stones', id, data, visibility: 'PUBLIC', authorId: null, uniqueKeys: [key] } as const;
  });
  await store.commit({ operations, by: null, idempotency: { key: `${name}-${pair}`, fingerprint: 'f' } });
  process.stdout.write(`${pair}\n`);
}

async function commitEvery4thFrom(first: number): Promise<never> {
  for (let pair = first; ; pair += 4) await commitPair(pair);
}

await Promise.all([0, 1, 2, 3].map(commitEvery4thFrom));
