import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { seededId } from '../../../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import { createManualClock } from '../../../testing/clock.ts';
import { openDataFolder } from '../../../testing/data-folder.ts';
import { reportFault } from '../../../testing/engines/fault-table.ts';
import { openEmbeddedDocumentStore } from './document-store.embedded.ts';

const WRITER = fileURLToPath(new URL('../../../testing/engines/full-disk-writer.ts', import.meta.url));
const BATCHES = 120;
/** Blocks of 512 bytes that a file of the process may have: what is beyond fails as on a full disk. */
const FILE_BLOCKS = 4_000;

it('embedded documents on a full disk: what is acknowledged stays, the rest is refused whole, and room heals it', async () => {
  await using folder = await openDataFolder();
  const file = join(folder.path, 'documents.sqlite');
  const run = (limit: string) =>
    execFileSync('sh', ['-c', `${limit} exec "$0" "$1" "$2" "$3"`, process.execPath, WRITER, file, String(BATCHES)], {
      encoding: 'utf8',
    })
      .trim()
      .split('\n')
      .map((line) => line.split(' ') as [said: string, pair: string]);
  const said = run(`ulimit -f ${FILE_BLOCKS};`);
  const acknowledged = said.filter(([answer]) => answer === 'ok').map(([, pair]) => pair);
  const refused = said.filter(([answer]) => answer === 'ENGINE_UNAVAILABLE').map(([, pair]) => pair);
  expect(acknowledged.length + refused.length).toBe(BATCHES);
  expect(acknowledged.length).toBeGreaterThan(10);
  expect(refused.length).toBeGreaterThan(10);

  const held = async () => {
    await using store = openEmbeddedDocumentStore({ file, clock: createManualClock(), log: SILENT_LOGGER });
    const documents = await store.find<{ pair: string }>('stones', { limit: 10_000 });
    return Map.groupBy(documents, ({ data }) => data.pair);
  };
  const before = await held();
  expect([...before.keys()].toSorted()).toEqual([...acknowledged].toSorted());
  expect(new Set([...before.values()].map((pair) => pair.length))).toEqual(new Set([2]));

  const healedAt = performance.now();
  expect(new Set(run('').map(([answer]) => answer))).toEqual(new Set(['ok']));
  const healMs = performance.now() - healedAt;
  const after = await held();
  expect(after.size).toBe(BATCHES);
  expect(new Set([...after.values()].map((pair) => pair.length))).toEqual(new Set([2]));
  expect([...after.values()].flat().filter(({ id }) => id === seededId('stone', '0-left'))).toHaveLength(1);
  reportFault({
    fault: 'disk full under the embedded document store',
    sent: BATCHES,
    whole: acknowledged.length,
    partial: 0,
    refused: refused.length,
    lost: 0,
    doubled: 0,
    healMs,
  });
});
