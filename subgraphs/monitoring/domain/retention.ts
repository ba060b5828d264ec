import { encodeTime } from 'ulid';
import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { LOG_RETENTION_SECONDS, SLICE_RETENTION_SECONDS } from './slices.ts';
import type { UsageIndex } from './usage-index.ts';

const ROWS_AT_ONCE = 500;
/** Bounds one run, so that a backlog is worked off hour by hour; 50,000 rows are fourteen a second. */
const ROUNDS = 100;
const TIME_LENGTH = 10;

/** Removes what no window can show any more: slices past their length's retention, and rows of the logs after 31 days. */
export async function pruneOld(
  documents: Pick<DocumentsPort, 'find' | 'commit'>,
  index: Pick<UsageIndex, 'prune'>,
  clock: Clock,
): Promise<void> {
  const nowSeconds = Math.floor(clock.now() / 1_000);
  for (const [length, retention] of Object.entries(SLICE_RETENTION_SECONDS)) {
    for (let round = 0; round < ROUNDS; round += 1) {
      if (index.prune(Number(length), nowSeconds - retention, ROWS_AT_ONCE) < ROWS_AT_ONCE) break;
      // Lets requests in between two deletions.
      await new Promise(setImmediate);
    }
  }
  const oldest = encodeTime((nowSeconds - LOG_RETENTION_SECONDS) * 1_000, TIME_LENGTH).toLowerCase();
  for (const collection of ['usage', 'metrics'] as const) {
    for (let round = 0; round < ROUNDS; round += 1) {
      const rows = await documents.find(collection, { where: { id: { $lt: oldest } }, limit: ROWS_AT_ONCE });
      if (rows.length > 0) {
        const operations = rows.map(({ id }) => ({ kind: 'delete', collection, id }) as const);
        await documents.commit({ operations, by: 'monitoring' });
      }
      if (rows.length < ROWS_AT_ONCE) break;
    }
  }
}
