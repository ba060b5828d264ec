import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MongoConfig } from '../../../platform/engines/mongodb-config.ts';
import { seededId } from '../../../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import { compareCursors } from '../../../platform/ports/documents.ts';
import { systemClock } from '../../../platform/time/clock.ts';
import { reportFault } from '../../../testing/engines/fault-table.ts';
import { type MongoTarget, openMongoTarget } from '../../../testing/engines/mongodb.ts';
import type { DocumentStore } from '../domain/document-store.ts';
import { COLLECTION_INDEXES } from './collection-indexes.ts';
import { putStone, stoneId } from './document-store.contract.ts';
import { openMongoDocumentStore } from './document-store.mongodb.ts';

const WRITER = fileURLToPath(new URL('../../../testing/engines/mongo-writer.ts', import.meta.url));

let target: MongoTarget;
beforeAll(async () => {
  target = await openMongoTarget();
});
afterAll(() => target[Symbol.asyncDispose]());

const open = (config: MongoConfig) => openMongoDocumentStore({ config, clock: systemClock, log: SILENT_LOGGER });

/**
 * Lets a process commit until it has acknowledged `count` pairs, kills it with SIGKILL at the next moment in which a batch is seen to
 * be half-written, and answers what it acknowledged. Where transactions hide such moments it is killed at once.
 */
async function writeAndKill(config: MongoConfig, name: string, count: number): Promise<readonly string[]> {
  await using client = new MongoClient(target.uri);
  const writer = spawn(process.execPath, [WRITER, target.uri, config.database, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(writer, 'exit');
  const acknowledged: string[] = [];
  for await (const line of createInterface(writer.stdout)) {
    acknowledged.push(line);
    if (acknowledged.length === count) {
      void untilHalfWritten(client, config).then(() => writer.kill('SIGKILL'));
    }
  }
  expect(await gone).toEqual([null, 'SIGKILL']);
  return acknowledged;
}

async function untilHalfWritten(client: MongoClient, config: MongoConfig): Promise<void> {
  if (target.name === 'mongodb') return;
  while (!(await isHalfWritten(client, config))) {
    // At once: the next answer may be the one.
  }
}

/** Whether the newest batch is written ahead and not carried out. */
async function isHalfWritten(client: MongoClient, { database }: MongoConfig): Promise<boolean> {
  const [entry] = await client.db(database).collection('_log').find({}).sort({ _id: -1 }).limit(1).toArray();
  return entry?.isApplied === false;
}

/** Pairs of which a single read shows one half only. */
async function halfPairs(store: DocumentStore): Promise<readonly string[]> {
  const documents = await store.find<{ pair: string }>('stones', { limit: 10_000 });
  const pairs = Map.groupBy(documents, ({ data }) => data.pair);
  return [...pairs].filter(([, pair]) => pair.length !== 2).map(([pair]) => pair);
}

async function expectWhole(store: DocumentStore, name: string, acknowledged: readonly string[]): Promise<void> {
  const ids = acknowledged.flatMap((pair) => ['left', 'right'].map((side) => seededId('stone', `${name}-${pair}-${side}`)));
  expect((await store.getMany('stones', ids)).filter((document) => document === null)).toEqual([]);
  expect(await halfPairs(store)).toEqual([]);
  const documents = await store.find<{ slug: string }>('stones', { limit: 10_000 });
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
  const taken = putStone('another', {}, { uniqueKeys: [documents[0]?.data.slug ?? ''] });
  await expect(store.commit({ operations: [taken], by: null })).rejects.toMatchObject({ code: 'DUPLICATE' });
}

describe('a process that writes to MongoDB, killed', () => {
  it('leaves every acknowledged batch whole to the next one that starts, and no half of any', {
    timeout: 120_000,
  }, async () => {
    await using client = new MongoClient(target.uri);
    const config = target.config();
    let halfWritten = 0;
    let acknowledgedPairs = 0;
    let healMs = 0;
    // A kill may still come too late; then there is nothing to finish, and another try.
    for (let kill = 0; kill < 2 || (halfWritten === 0 && kill < 10); kill += 1) {
      const name = `kill${kill}`;
      const acknowledged = await writeAndKill(config, name, 3 + 8 * (kill % 3));
      acknowledgedPairs += acknowledged.length;
      const isHalf = await isHalfWritten(client, config);
      if (isHalf) halfWritten += 1;
      const startedAt = performance.now();
      await using store = await open(config);
      if (isHalf) healMs = Math.max(healMs, performance.now() - startedAt);
      expect(await isHalfWritten(client, config)).toBe(false);
      await expectWhole(store, name, acknowledged);
    }
    // On a replica set the server takes back what was not committed.
    if (target.name !== 'mongodb') expect(halfWritten).toBeGreaterThan(0);
    const counts = { sent: acknowledgedPairs, whole: acknowledgedPairs, partial: 0, refused: 0, lost: 0, doubled: 0 };
    reportFault({ fault: `writer of documents killed mid-batch, next start (${target.name})`, ...counts, healMs });
  });

  it('is finished by a process that reads, which never sees a half', { timeout: 120_000 }, async () => {
    await using client = new MongoClient(target.uri);
    const config = target.config();
    await using store = await open(config);
    const seen = { reads: 0, halves: 0, isOver: false };
    const reading = (async () => {
      while (!seen.isOver) {
        seen.halves += (await halfPairs(store)).length;
        seen.reads += 1;
        await sleep(10);
      }
    })();
    const acknowledged = await writeAndKill(config, 'read', 6);
    const killedAt = performance.now();
    await expect.poll(() => isHalfWritten(client, config)).toBe(false);
    const healMs = performance.now() - killedAt;
    seen.isOver = true;
    await reading;
    expect(seen.reads).toBeGreaterThan(2);
    expect(seen.halves).toBe(0);
    await expectWhole(store, 'read', acknowledged);
    const counts = { sent: seen.reads, whole: seen.reads, partial: 0, refused: 0, lost: 0, doubled: 0 };
    reportFault({ fault: `reads while a writer is killed mid-batch (${target.name})`, ...counts, healMs });
  });
});

describe('the indexes of a database', () => {
  it('are made by whoever starts, by two at one moment too, and compared at the next start; what is not ours stays', async () => {
    const config = target.config();
    await using client = new MongoClient(target.uri);
    const stones = client.db(config.database).collection('stones');
    const names = async () => (await stones.indexes()).map(({ name }) => name).sort();
    const declared = COLLECTION_INDEXES.stones.map((paths) => `ix_${paths.join('+')}`);
    for (const store of await Promise.all([open(config), open(config)])) await store[Symbol.asyncDispose]();
    expect(await names()).toEqual(['_id_', ...declared].sort());
    await stones.dropIndex('ix_data.slug');
    await stones.createIndex({ 'data.old': 1 }, { name: 'ix_data.old' });
    await stones.createIndex({ 'data.theirs': 1 }, { name: 'theirs' });
    await using _store = await open(config);
    expect(await names()).toEqual(['_id_', ...declared, 'theirs'].sort());
  });
});

describe('two processes on one MongoDB', () => {
  it('commit in one order, which the feed tells to a third without a gap', { timeout: 60_000 }, async () => {
    const config = target.config();
    await using one = await open(config);
    await using other = await open(config);
    await using reader = await open(config);
    const commits: { readonly from: number; readonly until: number; readonly cursor: string }[] = [];
    const write = async (store: DocumentStore, name: string) => {
      for (let n = 0; n < 12; n += 1) {
        const from = performance.now();
        const operations = [putStone(`${name}-${n}`), putStone('shared', { by: name, n })];
        const { cursor } = await store.commit({ operations, by: null });
        commits.push({ from, until: performance.now(), cursor });
      }
    };
    const followed = new Map<string, number>();
    const cursors: string[] = [];
    const following = (async () => {
      let after: string | null = null;
      while (followed.size < 25) {
        const page = await reader.readChanges({ after, limit: 3, waitMs: 5_000 });
        for (const change of page.changes) {
          followed.set(change.id, change.revision);
          cursors.push(change.cursor);
        }
        after = page.cursor;
      }
      const rest = await reader.readChanges({ after, limit: 100, waitMs: 500 });
      for (const change of rest.changes) followed.set(change.id, change.revision);
    })();
    await Promise.all([write(one, 'one'), write(other, 'other')]);
    await following;
    for (const early of commits) {
      for (const late of commits) {
        if (early.until < late.from) expect(compareCursors(early.cursor, late.cursor)).toBeLessThan(0);
      }
    }
    expect(new Set(commits.map(({ cursor }) => cursor)).size).toBe(24);
    expect(cursors).toEqual([...new Set(cursors)].sort());
    expect(followed.get(stoneId('shared'))).toBe(24);
    expect((await reader.histories([stoneId('shared')], 100))[0]).toHaveLength(24);
  });

  it('give a unique key, a revision and an idempotency key to one of them', { timeout: 60_000 }, async () => {
    const config = target.config();
    await using one = await open(config);
    await using other = await open(config);
    await one.commit({ operations: [putStone('a')], by: null });
    for (let round = 0; round < 5; round += 1) {
      const attempts = [one, other].flatMap((store, index) => [
        store.commit({ operations: [putStone(`k${round}${index}`, {}, { uniqueKeys: [`key${round}`] })], by: null }),
        store.commit({ operations: [putStone('a', { round }, { expectedRevision: round + 1 })], by: null }),
      ]);
      const idempotency = { key: `once${round}`, fingerprint: 'f' };
      const repeats = [one, other].map((store, index) =>
        store.commit({ operations: [putStone(`once${round}`)], by: null, idempotency, outcome: index }),
      );
      const settled = await Promise.allSettled(attempts);
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
      const results = await Promise.all(repeats);
      expect(results.filter(({ replayed }) => !replayed)).toHaveLength(1);
      expect(new Set(results.map(({ outcome }) => outcome)).size).toBe(1);
      expect((await one.getMany('stones', [stoneId(`once${round}`)]))[0]?.revision).toBe(1);
    }
    expect((await other.getMany('stones', [stoneId('a')]))[0]?.revision).toBe(6);
  });

  it('are woken by each other', async () => {
    const config = target.config();
    await using one = await open(config);
    await using other = await open(config);
    const after = await one.lastCursor();
    const waiting = one.readChanges({ after, limit: 10, waitMs: 20_000 });
    await other.commit({ operations: [putStone('a')], by: null });
    expect((await waiting).changes.map(({ id }) => id)).toEqual([stoneId('a')]);
  });
});
