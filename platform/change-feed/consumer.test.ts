import { describe, expect, it } from 'vitest';
import { openTestDocuments } from '../../testing/documents.ts';
import { SILENT_LOGGER } from '../logging/logger.ts';
import type { DocumentsPort } from '../ports/documents.ts';
import { startFeedConsumer } from './consumer.ts';

async function put(documents: DocumentsPort, id: string): Promise<string> {
  const operation = { kind: 'put', collection: 'gaps', id, data: { id }, visibility: 'PUBLIC', authorId: null } as const;
  return (await documents.commit({ operations: [operation], by: null })).cursor;
}

const id = (index: number): string => `gap_${String(index).padStart(26, '0')}`;

describe('startFeedConsumer', () => {
  it('applies what was there, then what comes, and says when a cursor is passed', async () => {
    await using store = await openTestDocuments();
    const documents = store.portFor('flywheel');
    await put(documents, id(1));
    const seen: string[] = [];
    await using consumer = startFeedConsumer({
      name: 'test',
      documents,
      collections: ['gaps'],
      loadCursor: () => null,
      apply: (changes) => void seen.push(...changes.map((change) => change.id)),
      log: SILENT_LOGGER,
    });
    await consumer.caughtUp();
    expect(seen).toEqual([id(1)]);
    const cursor = await put(documents, id(2));
    expect(await consumer.waitFor(cursor)).toBe(true);
    expect(seen).toEqual([id(1), id(2)]);
  });

  it('repeats a page whose application failed, and loses none', async () => {
    await using store = await openTestDocuments();
    const documents = store.portFor('flywheel');
    await put(documents, id(1));
    let attempts = 0;
    await using consumer = startFeedConsumer({
      name: 'test',
      documents,
      collections: ['gaps'],
      loadCursor: () => null,
      apply: (changes) => {
        if (changes.length > 0) attempts += 1;
        if (attempts === 1) throw new Error('disk full');
      },
      log: SILENT_LOGGER,
    });
    await consumer.caughtUp();
    expect(attempts).toBe(2);
  });

  it('begins where the stored cursor says', async () => {
    await using store = await openTestDocuments();
    const documents = store.portFor('flywheel');
    const cursor = await put(documents, id(1));
    await put(documents, id(2));
    const seen: string[] = [];
    await using consumer = startFeedConsumer({
      name: 'test',
      documents,
      collections: ['gaps'],
      loadCursor: () => cursor,
      apply: (changes) => void seen.push(...changes.map((change) => change.id)),
      log: SILENT_LOGGER,
    });
    await consumer.caughtUp();
    expect(seen).toEqual([id(2)]);
  });

  it('lets whoever waits go when it is closed', async () => {
    await using store = await openTestDocuments();
    const consumer = startFeedConsumer({
      name: 'test',
      documents: store.portFor('flywheel'),
      collections: ['gaps'],
      loadCursor: () => null,
      apply: () => {},
      log: SILENT_LOGGER,
    });
    await consumer.caughtUp();
    const waiting = consumer.waitFor('zzzzzzzzzzzzzzzzzzzz', 60_000);
    await consumer[Symbol.asyncDispose]();
    expect(await waiting).toBe(false);
  });

  it('is not made to store anything for what concerns other collections', async () => {
    await using store = await openTestDocuments();
    let pages = 0;
    await using consumer = startFeedConsumer({
      name: 'test',
      documents: store.portFor('flywheel'),
      collections: ['questions'],
      loadCursor: () => null,
      apply: () => {
        pages += 1;
      },
      log: SILENT_LOGGER,
    });
    await consumer.caughtUp();
    const cursor = await put(store.portFor('flywheel'), id(1));
    expect(await consumer.waitFor(cursor)).toBe(true);
    expect(pages).toBe(0);
  });

  it('empties what it derived and begins anew when its cursor is of another store', async () => {
    await using store = await openTestDocuments();
    const documents = store.portFor('flywheel');
    await put(documents, id(1));
    const derived = new Set(['of another store']);
    await using consumer = startFeedConsumer({
      name: 'test',
      documents,
      collections: ['gaps'],
      // As a text it lies behind every cursor of this store, and yet nothing is passed.
      loadCursor: () => 'ffffffff-00000000000001',
      apply: (changes) => {
        for (const change of changes) derived.add(change.id);
      },
      reset: () => {
        derived.clear();
      },
      log: SILENT_LOGGER,
    });
    await consumer.caughtUp();
    expect([...derived]).toEqual([id(1)]);
  });
});
