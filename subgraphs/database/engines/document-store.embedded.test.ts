import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { createManualClock } from '../../../testing/clock.ts';
import { openDataFolder } from '../../../testing/data-folder.ts';
import type { DocumentStore } from '../domain/document-store.ts';
import { describeDocumentStore, putStone, stoneId } from './document-store.contract.ts';
import { openEmbeddedDocumentStore } from './document-store.embedded.ts';
import { describeChangeFeed } from './feed.contract.ts';
import { describeFilters } from './filter.contract.ts';

async function openOnTemporaryFolder(clock: Clock): Promise<DocumentStore> {
  await using opened = new AsyncDisposableStack();
  const { path } = opened.use(await openDataFolder());
  const store = opened.use(openAt(path, clock));
  const owned = opened.move();
  return { ...store, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

function openAt(folder: string, clock: Clock = createManualClock()): DocumentStore {
  return openEmbeddedDocumentStore({ file: join(folder, 'documents.sqlite'), clock, log: SILENT_LOGGER });
}

describeDocumentStore('embedded', openOnTemporaryFolder);
describeChangeFeed('embedded', openOnTemporaryFolder);
describeFilters('embedded', openOnTemporaryFolder);

describe('embedded document store', () => {
  it('finds everything again after it was closed, cursors included', async () => {
    await using folder = await openDataFolder();
    const idempotency = { key: 'k', fingerprint: 'f' };
    const batch = { operations: [putStone('a', {}, { uniqueKeys: ['x'] })], by: null, idempotency, outcome: 'o' };
    let cursor: string;
    {
      await using store = openAt(folder.path);
      ({ cursor } = await store.commit(batch));
    }
    await using store = openAt(folder.path);
    expect(await store.lastCursor()).toBe(cursor);
    expect(await store.commit(batch)).toMatchObject({ replayed: true, outcome: 'o', cursor });
    await store.commit({ operations: [putStone('b')], by: null });
    const { changes } = await store.readChanges({ after: cursor, limit: 10, waitMs: 0 });
    expect(changes.map(({ id }) => id)).toEqual([stoneId('b')]);
  });

  it('writes what was enqueued before it is closed', async () => {
    await using folder = await openDataFolder();
    const store = openAt(folder.path);
    const committed = store.commit({ operations: [putStone('a')], by: null });
    await store[Symbol.asyncDispose]();
    await committed;
    await using again = openAt(folder.path);
    expect(await again.count('stones')).toBe(1);
  });

  it('forgets idempotency keys after 90 days', async () => {
    await using folder = await openDataFolder();
    const clock = createManualClock();
    const batch = { operations: [putStone('a')], by: null, idempotency: { key: 'k', fingerprint: 'f' } };
    for (const [days, replayed] of [
      [0, false],
      [89, true],
      [2, false],
    ] as const) {
      clock.advance(days * 86_400_000);
      await using store = openAt(folder.path, clock);
      expect((await store.commit(batch)).replayed).toBe(replayed);
    }
  });

  it.skipIf(process.platform === 'win32')('can be read by its owner only (where files have owners)', async () => {
    await using folder = await openDataFolder();
    await using store = openAt(folder.path);
    await store.commit({ operations: [putStone('a')], by: null });
    for (const suffix of ['', '-wal']) {
      expect(statSync(join(folder.path, `documents.sqlite${suffix}`)).mode & 0o777).toBe(0o600);
    }
  });

  it('is not opened twice', async () => {
    await using folder = await openDataFolder();
    await using _store = openAt(folder.path);
    expect(() => openAt(folder.path)).toThrow(StartupError);
  });
});
