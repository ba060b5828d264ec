import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MongoConfig } from '../../../platform/engines/mongodb-config.ts';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import { type Clock, systemClock } from '../../../platform/time/clock.ts';
import { reportFault, reportSubstitute } from '../../../testing/engines/fault-table.ts';
import { mongoConfig } from '../../../testing/engines/mongodb.ts';
import { type ScriptedMongo, startScriptedMongo } from '../../../testing/engines/scripted-mongo.ts';
import type { Command } from '../../../testing/engines/scripted-mongo-commands.ts';
import { ServerError } from '../../../testing/engines/scripted-mongo-data.ts';
import type { DocumentStore } from '../domain/document-store.ts';
import { describeDocumentStore, putStone, stoneId } from './document-store.contract.ts';
import { openMongoDocumentStore } from './document-store.mongodb.ts';
import { describeChangeFeed } from './feed.contract.ts';
import { describeFilters } from './filter.contract.ts';

const SCRIPTED = 'on a scripted server, not run against MongoDB';
const TIMEOUT_MS = 700;

let server: ScriptedMongo;
beforeEach(async () => {
  server = await startScriptedMongo();
});
afterEach(() => server[Symbol.asyncDispose]());

const open = (config: MongoConfig, clock: Clock = systemClock) => openMongoDocumentStore({ config, clock, log: SILENT_LOGGER });

async function openOnScripted(clock: Clock): Promise<DocumentStore> {
  return open(mongoConfig({ MONGODB_URI: server.uri }), clock);
}

describe(`with transactions, ${SCRIPTED}`, () => {
  describeDocumentStore('mongodb', openOnScripted);
  describeChangeFeed('mongodb', openOnScripted);
  describeFilters('mongodb', openOnScripted);
});

describe(`a replica set, ${SCRIPTED}`, () => {
  const config = () => mongoConfig({ MONGODB_URI: server.uri, MONGODB_TIMEOUT_MS: String(TIMEOUT_MS) });
  const nameOf = (command: Command) => Object.keys(command)[0] ?? '';
  /** What was sent since a number of commands had been received, without what the change stream sends. */
  const sentSince = (count: number) =>
    server.received
      .slice(count)
      .filter(
        (command) => !['getMore', 'killCursors', 'endSessions'].includes(nameOf(command)) && command.pipeline === undefined,
      );
  const batch = (key: string) => ({ operations: [putStone(key), putStone(`${key}2`)], by: null });
  const revisionOf = async (store: DocumentStore, key: string) => (await store.getMany('stones', [stoneId(key)]))[0]?.revision;
  afterAll(() => {
    for (const shown of [
      'contract suites of documents, feed and filters with transactions and change streams',
      'what a transaction sends; transient errors done again; commits not answered asked for again',
      'snapshot reads, read and write concern majority, writes sent again by the driver',
      'change stream resumed by its token, and begun anew where the token is forgotten',
    ])
      reportSubstitute('MongoDB', `${shown} (scripted server)`);
  });

  it('gets a batch as one transaction: snapshot, majority, all its writes, one commit', async () => {
    await using store = await open(config());
    const before = server.received.length;
    await store.commit(batch('a'));
    const sent = sentSince(before);
    expect(sent.map(nameOf)).toEqual(['find', 'find', 'insert', 'insert', 'insert', 'insert', 'commitTransaction']);
    const [first, ...rest] = sent;
    expect(first).toMatchObject({ startTransaction: true, autocommit: false, readConcern: { level: 'snapshot' } });
    for (const command of rest) {
      expect(command).toMatchObject({ autocommit: false, txnNumber: first?.txnNumber, lsid: first?.lsid });
      expect(command.startTransaction).toBeUndefined();
      expect(command.readConcern).toBeUndefined();
    }
    expect(sent.at(-1)).toMatchObject({ $db: 'admin', writeConcern: { w: 'majority' }, maxTimeMS: TIMEOUT_MS });
    expect(sent.slice(0, -1).every(({ writeConcern }) => writeConcern === undefined)).toBe(true);
  });

  it('is asked for one snapshot by every read of more than one document, and for majority by the rest', async () => {
    await using store = await open(config());
    await store.commit(batch('a'));
    const before = server.received.length;
    await store.find('stones', {});
    await store.count('stones');
    await store.histories([stoneId('a')], 5);
    const reads = server.received.slice(before).filter(({ readConcern }) => readConcern !== undefined);
    expect(reads.length).toBeGreaterThanOrEqual(4);
    for (const read of reads) expect(read.readConcern).toMatchObject({ level: 'snapshot' });
    await store.getMany('stones', [stoneId('a')]);
    expect(server.received.at(-1)).toMatchObject({ find: 'stones', readConcern: { level: 'majority' } });
  });

  it('has every transaction done again that it calls transient, and writes it once', async () => {
    await using store = await open(config());
    const before = server.received.length;
    const reply = new ServerError(112, 'WriteConflict', ['TransientTransactionError']);
    server.fail({ command: 'insert', if: ({ insert }) => insert === 'stones', times: 2, reply });
    await store.commit(batch('a'));
    const numbers = new Set(sentSince(before).map(({ txnNumber }) => Number(txnNumber)));
    expect(numbers.size).toBe(3);
    expect(sentSince(before).filter((command) => nameOf(command) === 'commitTransaction')).toHaveLength(1);
    expect(await revisionOf(store, 'a')).toBe(1);
  });

  it('is asked again for a commit that it did not answer, and it is written once', async () => {
    await using store = await open(config());
    server.fail({ command: 'commitTransaction', times: 3, reply: 'hang up', isCarriedOut: true });
    await store.commit(batch('a'));
    expect(await revisionOf(store, 'a')).toBe(1);
    const commits = server.received.filter((command) => nameOf(command) === 'commitTransaction').slice(1);
    expect(commits.length).toBeGreaterThan(2);
    expect(new Set(commits.map(({ txnNumber }) => Number(txnNumber))).size).toBe(1);
    reportFault({
      fault: `commit of documents not answered three times (${SCRIPTED.slice(3)})`,
      ...{ sent: 1, whole: 1, partial: 0, refused: 0, lost: 0, doubled: 0, healMs: 0 },
    });
  });

  it('that never answers a commit: the outcome is unknown and said to be, and the batch is whole or absent', async () => {
    await using store = await open(config());
    server.fail({ command: 'commitTransaction', times: 1_000, reply: 'hang up' });
    await expect(store.commit(batch('a'))).rejects.toMatchObject({
      code: 'ENGINE_UNAVAILABLE',
      facts: { outcome: 'unknown' },
    });
    expect(await store.getMany('stones', [stoneId('a'), stoneId('a2')])).toEqual([null, null]);
    expect(await store.lastCursor()).toMatch(/-0{14}$/);
  });

  it('that refuses writes: a code, nothing written, and reads go on', async () => {
    await using store = await open(config());
    await store.commit(batch('a'));
    const reply = new ServerError(10_107, 'not primary', ['RetryableWriteError']);
    server.fail({ command: 'insert', times: 1_000, reply });
    await expect(store.commit(batch('b'))).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    await expect(store.append('usage', [{ id: 'u1', data: {} }])).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    expect(await store.count('stones')).toBe(2);
    expect(await store.count('usage')).toBe(0);
  });

  it('has a write sent again under the same number when its answer is lost', async () => {
    await using store = await open(config());
    const before = server.received.length;
    server.fail({ command: 'insert', if: ({ insert }) => insert === 'usage', reply: 'hang up' });
    await store.append('usage', [{ id: 'u1', data: {} }]);
    const inserts = sentSince(before).filter((command) => nameOf(command) === 'insert');
    expect(inserts.map(({ writeConcern }) => writeConcern)).toMatchObject([{ w: 'majority' }]);
    expect(Number(inserts[0]?.txnNumber)).toBeGreaterThan(0);
    expect(await store.count('usage')).toBe(1);
  });

  it('gives two processes one order of commits', { timeout: 30_000 }, async () => {
    const shared = mongoConfig({ MONGODB_URI: server.uri });
    await using one = await open(shared);
    await using other = await open(shared);
    const commits = [one, other].flatMap((store, index) =>
      Array.from({ length: 10 }, async (_, n) => {
        await sleep(5 * n);
        return store.commit({ operations: [putStone(`${index}-${n}`), putStone('shared', { index, n })], by: null });
      }),
    );
    const cursors = (await Promise.all(commits)).map(({ cursor }) => cursor);
    expect(new Set(cursors).size).toBe(20);
    expect(await revisionOf(one, 'shared')).toBe(20);
    const page = await other.readChanges({ after: null, limit: 100, waitMs: 0 });
    expect(page.changes).toHaveLength(21);
    expect(page.cursor).toBe(cursors.sort().at(-1));
  });

  it('wakes readers of another process, goes on from its token when the stream breaks off, and anew when it forgot it', async () => {
    const shared = config();
    await using one = await open(shared);
    await using other = await open(shared);
    const streams = () => server.received.filter(({ pipeline }) => Array.isArray(pipeline) && '$changeStream' in pipeline[0]);
    const hear = async (key: string) => {
      const after = await one.lastCursor();
      const waiting = one.readChanges({ after, limit: 10, waitMs: 20_000 });
      await other.commit({ operations: [putStone(key)], by: null });
      expect((await waiting).changes.map(({ id }) => id)).toEqual([stoneId(key)]);
    };
    await hear('a');
    const opened = streams().length;
    server.fail({ command: 'getMore', times: 2, reply: 'hang up' });
    await expect.poll(() => streams().length).toBeGreaterThan(opened);
    const resumed = streams().slice(opened) as unknown as { pipeline: [{ $changeStream: { resumeAfter?: object } }] }[];
    expect(resumed.every(({ pipeline }) => pipeline[0].$changeStream.resumeAfter !== undefined)).toBe(true);
    await hear('b');
    server.data.forgetHistory();
    const lost = new ServerError(286, 'ChangeStreamHistoryLost', ['NonResumableChangeStreamError']);
    server.fail({ command: 'getMore', times: 2, reply: lost });
    await expect
      .poll(() => streams().at(-1)?.pipeline)
      .toMatchObject([{ $changeStream: expect.not.objectContaining({ resumeAfter: expect.anything() }) }, {}]);
    await hear('c');
    expect((await one.readChanges({ after: null, limit: 10, waitMs: 0 })).changes).toHaveLength(3);
  });
});
