import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '../../platform/errors/domain-error.ts';
import { seededId } from '../../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { openEmbeddedDocumentStore } from '../../subgraphs/database/engines/document-store.embedded.ts';

/*
 * A process whose disk is full before long: `node full-disk-writer.ts <file> <batches>` commits pairs of documents and prints for
 * each `ok <number>` or `<code> <number>`.
 */
const [file = '', batches = ''] = process.argv.slice(2);
const store = openEmbeddedDocumentStore({ file, clock: systemClock, log: SILENT_LOGGER });
for (let pair = 0; pair < Number(batches); pair += 1) {
  const operations = ['left', 'right'].map((side) => {
    const data = { slug: `${pair}-${side}`, pair: `${pair}`, text: 'x'.repeat(20_000) };
    const id = seededId('stone', `${pair}-${side}`);
    return { kind: 'put', collection: 'stones', id, data, visibility: 'PUBLIC', authorId: null } as const;
  });
  try {
    await store.commit({ operations, by: null, idempotency: { key: `${pair}`, fingerprint: 'f' } });
    process.stdout.write(`ok ${pair}\n`);
  } catch (error) {
    process.stdout.write(`${error instanceof DomainError ? error.code : 'UNTYPED'} ${pair}\n`);
    await sleep(5);
  }
}
process.exit(0);
