import { describe, expect, it } from 'vitest';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { COLLECTION_OWNERS, type DocumentsPort } from '../../platform/ports/documents.ts';
import { openDocumentReplica } from '../../platform/remote/document-replica.ts';
import { createRemoteDocuments } from '../../platform/remote/documents.ts';
import type { CallerName } from '../../platform/service-names.ts';
import type { Clock } from '../../platform/time/clock.ts';
import type { DocumentStore } from '../../subgraphs/database/domain/document-store.ts';
import { describeDocumentStore, putStone, stoneId } from '../../subgraphs/database/engines/document-store.contract.ts';
import { describeChangeFeed } from '../../subgraphs/database/engines/feed.contract.ts';
import { describeFilters } from '../../subgraphs/database/engines/filter.contract.ts';
import { openDatabaseSubgraph } from '../../subgraphs/database/subgraph.ts';
import { createManualClock } from '../clock.ts';
import { openDataFolder } from '../data-folder.ts';
import { serveSubgraph } from './serve.ts';

/** The store behind HTTP; each collection is written through its owner, as in the platform. */
async function openRemoteStore(clock: Clock): Promise<DocumentStore> {
  await using opened = new AsyncDisposableStack();
  const { path } = opened.use(await openDataFolder());
  const served = opened.use(
    await serveSubgraph(
      'database',
      async () => (await openDatabaseSubgraph({ dataDir: path, clock, log: SILENT_LOGGER })).subgraph,
    ),
  );
  const ports = new Map<CallerName, DocumentsPort>();
  const portOf = (caller: CallerName): DocumentsPort => {
    let port = ports.get(caller);
    if (port === undefined) {
      port = opened.use(createRemoteDocuments(served.clientOf(caller), caller));
      ports.set(caller, port);
    }
    return port;
  };
  const reader = portOf('content');
  // Every owner is made before the stack is closed to new ones.
  for (const owner of new Set<CallerName>(Object.values(COLLECTION_OWNERS))) portOf(owner);
  const owned = opened.move();
  return {
    ...reader,
    engine: 'remote',
    async commit(batch) {
      // Each owner's part by itself; a suite writes several owners' collections at once only where nothing is refused.
      const byOwner = Map.groupBy(batch.operations, ({ collection }) => COLLECTION_OWNERS[collection] ?? 'content');
      const results = [];
      for (const [owner, operations] of byOwner) results.push(await portOf(owner).commit({ ...batch, operations }));
      return results.at(-1) ?? reader.commit(batch);
    },
    append: (collection, rows) => portOf(COLLECTION_OWNERS[collection]).append(collection, rows),
    inspect: async () => [],
    probe: async () => {},
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

describeDocumentStore('over HTTP', openRemoteStore, { canInspect: false });
describeChangeFeed('over HTTP', openRemoteStore, { closedCode: 'SUBGRAPH_UNAVAILABLE' });
describeFilters('over HTTP', openRemoteStore);

describe('the copies at hand', () => {
  async function openReplica() {
    await using opened = new AsyncDisposableStack();
    const store = opened.use(await openRemoteStore(createManualClock()));
    let calls = 0;
    const counted: DocumentsPort = {
      ...store,
      getMany(collection, ids) {
        calls += 1;
        return store.getMany(collection, ids);
      },
      heads(ids) {
        calls += 1;
        return store.heads(ids);
      },
    };
    const replica = opened.use(openDocumentReplica({ documents: counted, collections: ['stones'], log: SILENT_LOGGER }));
    const owned = opened.move();
    return { store, replica, calls: () => calls, [Symbol.asyncDispose]: () => owned.disposeAsync() };
  }

  it('answer for stones and their heads without a call, and ask for what they do not hold', async () => {
    await using opened = await openReplica();
    const { store, replica, calls } = opened;
    await store.commit({ operations: [putStone('a'), putStone('b')], by: null });
    await replica.caughtUp();
    expect((await replica.getMany('stones', [stoneId('b'), stoneId('a')])).map((found) => found?.id)).toEqual([
      stoneId('b'),
      stoneId('a'),
    ]);
    expect((await replica.heads([stoneId('a')]))[0]).not.toHaveProperty('data');
    expect(calls()).toBe(0);
    expect(await replica.heads([stoneId('a'), stoneId('none')])).toEqual([expect.objectContaining({ id: stoneId('a') }), null]);
    expect(calls()).toBe(1);
  });

  it('never answer for what this process has just written with what it was before', async () => {
    await using opened = await openReplica();
    const { replica } = opened;
    for (let revision = 1; revision <= 20; revision += 1) {
      await replica.commit({ operations: [putStone('a', { n: revision })], by: null });
      expect((await replica.getMany('stones', [stoneId('a')]))[0]?.revision).toBe(revision);
    }
    await replica.commit({ operations: [{ kind: 'delete', collection: 'stones', id: stoneId('a') }], by: null });
    expect(await replica.heads([stoneId('a')])).toEqual([null]);
  });
});
