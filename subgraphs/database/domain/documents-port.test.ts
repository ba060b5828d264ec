import { describe, expect, it } from 'vitest';
import { ID_PREFIXES } from '../../../platform/ids/ids.ts';
import { COLLECTION_OWNERS, type CollectionName, type WriteOperation } from '../../../platform/ports/documents.ts';
import { type CallerName, SERVICE_NAMES } from '../../../platform/service-names.ts';
import { openTestDocuments } from '../../../testing/documents.ts';

const CALLERS: readonly CallerName[] = [...SERVICE_NAMES, 'router'];
const COLLECTIONS = Object.keys(COLLECTION_OWNERS) as CollectionName[];

function putInto(collection: CollectionName, expectedRevision?: number): WriteOperation {
  const prefix = Object.entries(ID_PREFIXES).find(([, ofPrefix]) => ofPrefix === collection)?.[0] ?? 'row';
  const id = `${prefix}_00000000000000000000000000`;
  return { kind: 'put', collection, id, data: {}, visibility: 'PUBLIC', authorId: null, expectedRevision };
}

describe('the document port of a caller', () => {
  it.each(COLLECTIONS)('lets only the owner write %s', async (collection) => {
    await using documents = await openTestDocuments();
    for (const caller of CALLERS) {
      const port = documents.portFor(caller);
      const isAppendOnly = collection === 'audit' || collection === 'ledger';
      const attempts = [
        ...(isAppendOnly
          ? []
          : [
              () => port.commit({ operations: [putInto(collection)], by: caller }),
              () => port.commit({ operations: [{ kind: 'delete', collection, id: putInto(collection).id }], by: caller }),
            ]),
        () => port.append(collection, [{ id: putInto(collection).id, data: {} }]),
      ];
      for (const attempt of attempts) {
        if (COLLECTION_OWNERS[collection] === caller) await attempt();
        else await expect(attempt()).rejects.toMatchObject({ code: 'FORBIDDEN' });
      }
    }
  });

  it('lets every service that may write at all insert into the ledger what a call cost', async () => {
    await using documents = await openTestDocuments();
    for (const [index, caller] of CALLERS.entries()) {
      const operation = { ...putInto('ledger', 0), id: `entry-${index}` };
      const commit = documents.portFor(caller).commit({ operations: [operation], by: caller });
      if (caller === 'router' || caller === 'cache') await expect(commit).rejects.toMatchObject({ code: 'FORBIDDEN' });
      else await commit;
    }
    const change = { ...putInto('ledger', 1), id: 'entry-0' };
    const commit = documents.portFor('content').commit({ operations: [change], by: null });
    await expect(commit).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each(['audit', 'ledger'] as const)('lets nobody change or delete what %s holds, its owner neither', async (collection) => {
    await using documents = await openTestDocuments();
    const owner = documents.portFor(COLLECTION_OWNERS[collection]);
    const { id } = putInto(collection);
    await owner.append(collection, [{ id, data: { said: 'first' } }]);
    const attempts = [
      [putInto(collection)],
      [putInto(collection, 1)],
      [{ kind: 'delete', collection, id }],
      [{ ...putInto(collection, 0), id: 'another' }, putInto(collection)],
    ] satisfies WriteOperation[][];
    for (const operations of attempts)
      await expect(owner.commit({ operations, by: null })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    // An entry by the same id does not take its place either.
    await owner.append(collection, [{ id, data: { said: 'second' } }]);
    const kept = await owner.find(collection, {});
    expect(kept.map(({ data, revision }) => [data, revision])).toEqual([[{ said: 'first' }, 1]]);
  });

  it('refuses a batch of which one step is not allowed, as a whole', async () => {
    await using documents = await openTestDocuments();
    const content = documents.portFor('content');
    const batch = { operations: [putInto('stones'), putInto('gaps')], by: null };
    await expect(content.commit(batch)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await content.count('stones')).toBe(0);
  });

  it('lets everyone read, the cache only what the feed tells', async () => {
    await using documents = await openTestDocuments();
    await documents.portFor('content').commit({ operations: [putInto('stones')], by: null });
    for (const caller of CALLERS) {
      const port = documents.portFor(caller);
      expect((await port.readChanges({ after: null, limit: 10, waitMs: 0 })).changes).toHaveLength(1);
      if (caller === 'cache') await expect(port.find('stones', {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
      else expect(await port.find('stones', {})).toHaveLength(1);
    }
  });
});
