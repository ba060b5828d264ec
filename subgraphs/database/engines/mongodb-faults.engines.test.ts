import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../../platform/errors/codes.ts';
import { DomainError } from '../../../platform/errors/domain-error.ts';
import { createLogger, SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import { systemClock } from '../../../platform/time/clock.ts';
import { openDataFolder } from '../../../testing/data-folder.ts';
import { createAuthority } from '../../../testing/engines/certificates.ts';
import { reportFault } from '../../../testing/engines/fault-table.ts';
import { type RunningFerret, startFerret } from '../../../testing/engines/ferretdb-server.ts';
import { mongoConfig } from '../../../testing/engines/mongodb.ts';
import type { DocumentStore } from '../domain/document-store.ts';
import { openDatabaseSubgraph } from '../subgraph.ts';
import { putStone, stoneId } from './document-store.contract.ts';
import { openMongoDocumentStore } from './document-store.mongodb.ts';

/*
 * Each fault while writers write and readers read. A writer repeats what was not acknowledged with the same idempotency key, as a
 * client would; every acknowledged pair must be there once and whole in the end.
 */

const TIMEOUT_MS = 1_000;
const NAME = 'ferretdb, not run against MongoDB';

let server: RunningFerret;
beforeEach(async () => {
  server = await startFerret();
});
afterEach(() => server[Symbol.asyncDispose]());

const configOf = (rest: Record<string, string> = {}) =>
  mongoConfig({ MONGODB_URI: server.uri, MONGODB_TIMEOUT_MS: String(TIMEOUT_MS), ...rest });

interface Traffic {
  readonly counts: { sent: number; whole: number; refused: number };
  readonly untyped: unknown[];
  readonly acknowledged: Map<number, boolean>;
  /** Ends it and answers how many acknowledged pairs are lost or doubled. */
  end(): Promise<{ readonly lost: number; readonly doubled: number }>;
}

/** Two writers of pairs and two readers, as fast as they are answered. */
function startTraffic(store: DocumentStore): Traffic {
  const counts = { sent: 0, whole: 0, refused: 0 };
  const untyped: unknown[] = [];
  const acknowledged = new Map<number, boolean>();
  let isOver = false;
  let next = 0;

  async function ask<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
    counts.sent += 1;
    try {
      const answer = await work();
      counts.whole += 1;
      return answer;
    } catch (error) {
      if (error instanceof DomainError && error.code in ERROR_CODES) counts.refused += 1;
      else untyped.push(error);
      await sleep(20);
      return null;
    }
  }

  async function write(): Promise<void> {
    while (!isOver) {
      const pair = next;
      next += 1;
      const operations = ['left', 'right'].map((side) => putStone(`${pair}-${side}`, { pair }, { expectedRevision: 0 }));
      const batch = { operations, by: null, idempotency: { key: `pair-${pair}`, fingerprint: 'f' } };
      for (let isDone = false; !isDone && !isOver; ) isDone = (await ask(() => store.commit(batch))) !== null;
      if (!isOver) acknowledged.set(pair, true);
    }
  }

  async function read(): Promise<void> {
    while (!isOver) {
      const documents = await ask(() => store.find<{ pair: number }>('stones', { limit: 10_000 }));
      const pairs = Map.groupBy(documents ?? [], ({ data }) => data.pair);
      for (const [pair, half] of pairs) if (half.length !== 2) untyped.push(`half of pair ${pair}`);
      await sleep(10);
    }
  }

  const running = Promise.all([write(), write(), read(), read()]);
  return {
    counts,
    untyped,
    acknowledged,
    async end() {
      isOver = true;
      await running;
      const ids = [...acknowledged.keys()].flatMap((pair) => [stoneId(`${pair}-left`), stoneId(`${pair}-right`)]);
      const found = await store.getMany('stones', ids);
      return {
        lost: found.filter((document) => document === null).length,
        doubled: found.filter((document) => (document?.revision ?? 1) > 1).length,
      };
    },
  };
}

/** Waits until a write and a read are answered again, and says how long that took. */
async function untilHealed(store: DocumentStore): Promise<number> {
  const startedAt = performance.now();
  const tries = async () => {
    try {
      await store.commit({ operations: [putStone(`healed-${Math.random()}`, { pair: -1 })], by: null });
      return true;
    } catch {
      return false;
    }
  };
  await expect.poll(tries, { timeout: 30_000, interval: 20 }).toBe(true);
  return performance.now() - startedAt;
}

async function endTraffic(fault: string, traffic: Traffic, healMs: number): Promise<void> {
  await sleep(300);
  const { lost, doubled } = await traffic.end();
  // The documents of `untilHealed` are a pair of one: not the traffic's.
  expect(traffic.untyped.filter((problem) => problem !== 'half of pair -1')).toEqual([]);
  expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
  expect(traffic.acknowledged.size).toBeGreaterThan(0);
  expect(traffic.counts.refused).toBeGreaterThan(0);
  reportFault({ fault: `${fault} (${NAME})`, ...traffic.counts, partial: 0, lost, doubled, healMs });
}

describe('the document server', { timeout: 90_000 }, () => {
  it('stopped and started again: refuses by a code, says DOWN, heals alone', async () => {
    await using folder = await openDataFolder();
    const deps = { dataDir: folder.path, mongo: configOf(), clock: systemClock, log: SILENT_LOGGER };
    const { subgraph, documentsFor } = await openDatabaseSubgraph(deps);
    await using _ = subgraph;
    const content = documentsFor('content');
    const after = (await content.commit({ operations: [putStone('a')], by: null })).cursor;
    const waiting = content.readChanges({ after, limit: 10, waitMs: 20_000 });
    expect(await subgraph.checkDependencies()).toMatchObject([{ engine: 'mongodb', state: 'HEALTHY' }]);
    await server.kill();
    await expect(content.getMany('stones', [stoneId('a')])).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    await expect(content.commit({ operations: [putStone('b')], by: null })).rejects.toMatchObject({
      code: 'ENGINE_UNAVAILABLE',
    });
    expect(await subgraph.checkDependencies()).toMatchObject([{ state: 'DOWN', latencyMs: null }]);
    await server.start();
    await expect.poll(async () => (await subgraph.checkDependencies())[0]?.state).toBe('HEALTHY');
    expect(await content.getMany('stones', [stoneId('b')])).toEqual([null]);
    await content.commit({ operations: [putStone('c')], by: null });
    expect((await waiting).changes.map(({ id }) => id)).toEqual([stoneId('c')]);
  });

  it('killed under traffic and started again', async () => {
    await using store = await openMongoDocumentStore({ config: configOf(), clock: systemClock, log: SILENT_LOGGER });
    const traffic = startTraffic(store);
    await sleep(500);
    await server.kill();
    await sleep(3 * TIMEOUT_MS);
    await server.start();
    await endTraffic('document server stopped', traffic, await untilHealed(store));
  });

  it('paused under traffic: nobody waits much longer than the time allowed', async () => {
    await using store = await openMongoDocumentStore({ config: configOf(), clock: systemClock, log: SILENT_LOGGER });
    const traffic = startTraffic(store);
    await sleep(500);
    server.pause();
    const startedAt = performance.now();
    await expect(store.find('stones', {})).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    await sleep(Math.max(0, 3 * TIMEOUT_MS - (performance.now() - startedAt)));
    server.resume();
    await endTraffic('document server paused', traffic, await untilHealed(store));
  });

  it('refusing writes under traffic: what can be read as a whole is read', async () => {
    const config = configOf();
    await using store = await openMongoDocumentStore({ config, clock: systemClock, log: SILENT_LOGGER });
    const traffic = startTraffic(store);
    await sleep(500);
    const file = readdirSync(server.dataDir).find((name) => name === `${config.database}.sqlite`) ?? '';
    {
      using held = new DatabaseSync(join(server.dataDir, file));
      held.exec('PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE');
      await expect(store.commit({ operations: [putStone('b')], by: null })).rejects.toMatchObject({
        code: 'ENGINE_UNAVAILABLE',
      });
      expect(await store.getMany('stones', [stoneId('b')])).toEqual([null]);
      await sleep(2 * TIMEOUT_MS);
      held.exec('ROLLBACK');
    }
    await endTraffic('document server refusing writes', traffic, await untilHealed(store));
  });

  it('with an exhausted pool: who gets no connection in time is refused, and no secret or value is logged', async () => {
    const lines: string[] = [];
    const log = createLogger('debug', { write: (line: string) => void lines.push(line) });
    const config = configOf({ MONGODB_POOL_SIZE: '2', MONGODB_SLOW_MS: '1' });
    await using store = await openMongoDocumentStore({ config, clock: systemClock, log });
    const traffic = startTraffic(store);
    await sleep(200);
    server.pause();
    const asked = Array.from({ length: 40 }, (_, n) => store.getMany('stones', [stoneId(`secret-${n}`)]));
    const settled = await Promise.allSettled(asked);
    await expect.poll(() => traffic.counts.refused, { timeout: 30_000 }).toBeGreaterThan(0);
    server.resume();
    for (const result of settled) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
      expect(JSON.stringify(result)).not.toContain(String(server.port));
    }
    expect(settled.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(30);
    await endTraffic('pool of connections exhausted', traffic, await untilHealed(store));
    expect(lines.join('')).toContain('mongodb: slow command');
    expect(lines.join('')).not.toContain('secret-');
    expect(lines.join('')).not.toContain(String(server.port));
  });

  it('not there at the start: says what to do, and names no address', async () => {
    await server.kill();
    const opening = openMongoDocumentStore({ config: configOf(), clock: systemClock, log: SILENT_LOGGER, startWithinMs: 0 });
    await expect(opening).rejects.toMatchObject({ name: 'StartupError', remedy: expect.stringContaining('MONGODB_URI') });
    await opening.catch((error: Error) => expect(error.message).not.toContain(String(server.port)));
  });

  it('that starts late: is waited for', async () => {
    await server.kill();
    const opening = openMongoDocumentStore({ config: configOf(), clock: systemClock, log: SILENT_LOGGER });
    await sleep(300);
    await server.start();
    await using store = await opening;
    await store.probe();
  });

  it('by TLS: is trusted by its authority, and refused with an expired certificate or by another authority', async () => {
    using authority = createAuthority();
    using stranger = createAuthority();
    const now = Date.now();
    const day = 86_400_000;
    const openAt = (uri: string) => {
      const config = mongoConfig({ MONGODB_URI: uri, MONGODB_TIMEOUT_MS: String(TIMEOUT_MS) });
      return openMongoDocumentStore({ config, clock: systemClock, log: SILENT_LOGGER, startWithinMs: 0 });
    };
    const refusal = { name: 'StartupError', message: 'MongoDB refuses the login or the certificate.' };
    {
      await using good = await startFerret(authority.issue({ from: new Date(now - day), until: new Date(now + day) }));
      await using store = await openAt(good.uri);
      await store.commit({ operations: [putStone('a')], by: null });
      expect(await store.count('stones')).toBe(1);
      const foreign = good.uri.replace(encodeURIComponent(authority.ca), encodeURIComponent(stranger.ca));
      await expect(openAt(foreign)).rejects.toMatchObject(refusal);
    }
    const expired = authority.issue({ from: new Date(now - 2 * day), until: new Date(now - day) });
    await using late = await startFerret(expired, { isChecked: false });
    await expect(openAt(late.uri)).rejects.toMatchObject(refusal);
  });
});
