import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { seededId } from '../../../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import { createManualClock } from '../../../testing/clock.ts';
import { openDataFolder } from '../../../testing/data-folder.ts';
import { openEmbeddedDocumentStore } from './document-store.embedded.ts';

const WRITER = fileURLToPath(new URL('../../../testing/crash-writer.ts', import.meta.url));

/** Lets a process commit until it has acknowledged `count` pairs, kills it with SIGKILL, and answers what it acknowledged. */
async function writeAndKill(file: string, name: string, count: number): Promise<readonly string[]> {
  const writer = spawn(process.execPath, [WRITER, file, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(writer, 'exit');
  const acknowledged: string[] = [];
  for await (const line of createInterface(writer.stdout)) {
    acknowledged.push(line);
    if (acknowledged.length === count) writer.kill('SIGKILL');
  }
  expect(await gone).toEqual([null, 'SIGKILL']);
  return acknowledged;
}

describe('embedded document store, killed while it writes', () => {
  it('has every acknowledged batch afterwards, and no half of any', async () => {
    await using folder = await openDataFolder();
    const file = join(folder.path, 'documents.sqlite');
    for (const [name, count] of [
      ['first', 1],
      ['second', 37],
      ['third', 150],
    ] as const) {
      const acknowledged = await writeAndKill(file, name, count);
      expect(acknowledged.length).toBeGreaterThanOrEqual(count);
      await using store = openEmbeddedDocumentStore({ file, clock: createManualClock(), log: SILENT_LOGGER });

      const ids = acknowledged.flatMap((pair) => ['left', 'right'].map((side) => seededId('stone', `${name}-${pair}-${side}`)));
      expect((await store.getMany('stones', ids)).filter((document) => document === null)).toEqual([]);

      const documents = await store.find<{ pair: string }>('stones', { limit: 10_000 });
      const sizes = new Set([...Map.groupBy(documents, ({ data }) => data.pair).values()].map((pair) => pair.length));
      expect(sizes).toEqual(new Set([2]));

      const page = await store.readChanges({ after: null, limit: 1_000, waitMs: 0 });
      expect(page.atEnd).toBe(true);
      expect(new Set(page.changes.map(({ id }) => id))).toEqual(new Set(documents.map(({ id }) => id)));
      const histories = await store.histories(
        documents.map(({ id }) => id),
        2,
      );
      expect(new Set(histories.map((history) => history.length))).toEqual(new Set([1]));
      const repeated = { key: `${name}-${acknowledged[0]}`, fingerprint: 'f' };
      expect((await store.commit({ operations: [], by: null, idempotency: repeated })).replayed).toBe(true);
    }
  });
});
