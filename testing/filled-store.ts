import { join } from 'node:path';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import type { DocumentStore } from '../subgraphs/database/domain/document-store.ts';
import { putStone, stoneId } from '../subgraphs/database/engines/document-store.contract.ts';
import { openEmbeddedDocumentStore } from '../subgraphs/database/engines/document-store.embedded.ts';
import { createManualClock } from './clock.ts';
import { openDataFolder } from './data-folder.ts';

/** The embedded store of a data folder, as the platform opens it. */
export function openStoreIn({ path }: { readonly path: string }): DocumentStore {
  const file = join(path, 'database', 'documents.sqlite');
  return openEmbeddedDocumentStore({ file, clock: createManualClock(), log: SILENT_LOGGER });
}

/** The idempotency key of a batch of {@link fillStore}, whose outcome is `{ id: 'x' }`. */
export const ONCE = { key: 'once', fingerprint: 'f' };

/** Documents of several revisions, a deleted one and one made again, unique and idempotency keys, rows of a log. */
export async function fillStore(store: DocumentStore, stones = 450): Promise<void> {
  for (let begin = 0; begin < stones; begin += 50) {
    const operations = Array.from({ length: Math.min(50, stones - begin) }, (_, offset) => {
      const n = begin + offset;
      return putStone(`stone ${n}`, { n, line: 'a\u2028b', 'a.b': [[1]], $x: '' }, { uniqueKeys: [`n:${n}`] });
    });
    await store.commit({ operations, by: begin % 100 === 0 ? null : 'user_1' });
  }
  await store.commit({ operations: [putStone('stone 1', { n: -1, deep: { list: [1, null, 'é'] } })], by: 'user_1' });
  await store.commit({ operations: [{ kind: 'delete', collection: 'stones', id: stoneId('stone 2') }], by: null });
  await store.commit({ operations: [{ kind: 'delete', collection: 'stones', id: stoneId('stone 3') }], by: null });
  await store.commit({ operations: [putStone('stone 3', { again: true })], by: null });
  await store.commit({ operations: [putStone('once')], by: null, idempotency: ONCE, outcome: { id: 'x' } });
  await store.commit({ operations: [], by: null, idempotency: { key: 'none', fingerprint: 'f' } });
  await store.append('usage', [{ id: 'usage_1', data: { at: '2026-01-01', views: 1 } }]);
}

/** A data folder with a filled store that nobody holds. */
export async function openFilledFolder(stones?: number) {
  const folder = await openDataFolder();
  await using store = openStoreIn(folder);
  await fillStore(store, stones);
  return folder;
}

/** Everything that the port shows of a store, to be compared with another. */
export async function lookAt(store: DocumentStore) {
  const stones = await store.find('stones', { limit: 10_000 });
  const page = await store.readChanges({ after: null, limit: 1_000, waitMs: 0 });
  return {
    stones,
    usage: await store.find('usage', {}),
    histories: await store.histories(
      stones.map(({ id }) => id),
      10,
    ),
    // The store's own part of a cursor differs on purpose.
    changes: page.changes.map(({ cursor, ...change }) => ({ ...change, position: cursor.slice(9) })),
    position: (await store.lastCursor()).slice(9),
    figures: (await store.inspect()).map(({ name, documents, sizeBytes }) => ({ name, documents, sizeBytes })),
  };
}
