/*
 * The two hard promises, against a model, in four processes over one Redis that loses its bus and is restarted empty: a load
 * begun before an invalidation never fills the cache, and a key is loaded once for all processes. The model is a source whose
 * keys have versions, and the least version that each process may answer.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import { systemClock } from '../../../platform/time/clock.ts';
import { type CacheMember, type HeldLoad, startCacheMember } from '../../../testing/engines/cache-members.ts';
import { openTestRedis } from '../../../testing/engines/redis.ts';
import { startRedis } from '../../../testing/engines/redis-server.ts';
import { type SharedOpened, SharedTierAway } from '../domain/shared-tier.ts';
import { createRedisTier } from './redis-tier.ts';

/** Steps of the history; fewer where time is short. */
const STEPS = Number(process.env.CACHE_MODEL_STEPS ?? 100_000);
const SEED = Number(process.env.CACHE_MODEL_SEED ?? randomInt(2 ** 31));
const STEPS_OF_A_PHASE = 1_000;
const MEMBERS = 4;
const KEYS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
/** Reads under way at once. */
const MAX_READS = 40;

/** Mulberry32: the same history for the same seed, as far as four processes allow. */
function createChance(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    of: <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item,
    happens: (p: number) => next() < p,
  };
}

it(`keeps both promises over ${STEPS} random steps in ${MEMBERS} processes (seed ${SEED})`, {
  timeout: 60_000 + STEPS * 20,
}, async () => {
  await using server = await startRedis();
  const environment = { REDIS_URL: server.url, REDIS_PREFIX: randomUUID(), REDIS_TIMEOUT_MS: '5000' };
  const chance = createChance(SEED);
  const counts = { reads: 0, loads: 0, failedLoads: 0, invalidations: 0, restarts: 0, busLosses: 0, calmPhases: 0, settled: 0 };

  const versions = new Map<string, number>(KEYS.map((key) => [key, 0]));
  /** By member, what it may answer at least; the last one stands for what all have heard of. */
  const least: Map<string, number>[] = Array.from({ length: MEMBERS }, () => new Map());
  const held: HeldLoad[] = [];
  const reads = new Set<Promise<void>>();
  const invalidations = new Set<Promise<void>>();
  let calm: { readonly underWay: Map<string, number>; readonly loaded: Map<string, number> } | null = null;
  const problems: string[] = [];

  const members: CacheMember[] = [];
  await using opened = new AsyncDisposableStack();
  for (let at = 0; at < MEMBERS; at += 1) {
    members.push(
      opened.use(
        await startCacheMember(environment, (load) => {
          counts.loads += 1;
          const seen = load.keys.map((key) => versions.get(key) ?? -1);
          const phase = calm;
          for (const key of load.keys) {
            const others = phase?.underWay.get(key) ?? 0;
            if (others > 0) problems.push(`${key} was loaded twice at once`);
            phase?.underWay.set(key, others + 1);
          }
          held.push({
            ...load,
            answer(values) {
              for (const key of load.keys) {
                phase?.underWay.set(key, (phase.underWay.get(key) ?? 1) - 1);
                if (values !== null) phase?.loaded.set(key, (phase.loaded.get(key) ?? 0) + 1);
              }
              load.answer(values === null ? null : seen);
            },
          });
        }),
      ),
    );
  }
  const redis = opened.use(await openTestRedis(environment));
  const tier = createRedisTier({ redis, clock: systemClock, log: SILENT_LOGGER, origin: 'model', version: 'test' });

  function raise(at: number, key: string, version: number): void {
    least[at]?.set(key, Math.max(least[at]?.get(key) ?? 0, version));
  }
  function read(): void {
    const at = chance.below(MEMBERS);
    const keys = KEYS.filter(() => chance.happens(0.35));
    const atLeast = keys.map((key) => least[at]?.get(key) ?? 0);
    counts.reads += 1;
    const reading = (members[at] as CacheMember).ask({ kind: 'read', keys }).then(
      (values) => {
        for (const [index, value] of (values as number[]).entries()) {
          const bound = atLeast[index] ?? 0;
          if (value < bound)
            problems.push(`process ${at} answered ${keys[index]} of version ${value}, at least ${bound} was due`);
        }
      },
      (error: unknown) => {
        if (!String(error).includes('load failed')) problems.push(String(error));
      },
    );
    reads.add(reading);
    void reading.then(() => reads.delete(reading));
  }
  /** Changes the source, then invalidates: once that has ended, this process must not answer the old version. */
  function invalidate(keys: readonly string[], tags: readonly string[]): Promise<void> {
    counts.invalidations += 1;
    const at = chance.below(MEMBERS);
    const now = keys.map((key) => {
      const version = (versions.get(key) ?? 0) + 1;
      versions.set(key, version);
      return [key, version] as const;
    });
    const done = (members[at] as CacheMember).ask({ kind: 'invalidate', tags }).then(() => {
      for (const [key, version] of now) raise(at, key, version);
    });
    invalidations.add(done);
    void done.then(() => invalidations.delete(done));
    return done;
  }
  function finish(): void {
    const [load] = held.splice(chance.below(held.length), 1);
    const fails = chance.happens(0.05);
    if (fails) counts.failedLoads += 1;
    load?.answer(fails ? null : []);
  }
  async function drain(): Promise<void> {
    while (reads.size > 0 || invalidations.size > 0 || held.length > 0) {
      while (held.length > 0) finish();
      await sleep(1);
    }
  }
  /** What lies in Redis, once it can be asked; nobody waits for leases that this takes. */
  async function lookIn(whole: readonly string[]): Promise<SharedOpened> {
    for (;;) {
      await redis.untilUp();
      try {
        const opened = await tier.open(whole, () => true);
        await tier.release(opened, whole);
        return opened;
      } catch (error) {
        // The connection was one of those cut.
        if (!(error instanceof SharedTierAway)) throw error;
      }
    }
  }
  /** Everything under way ends and every process hears of everything; then no tier may hold what is outdated. */
  async function settle(): Promise<void> {
    await drain();
    for (let round = 0; round < 2; round += 1) await Promise.all(members.map((member) => member.ask({ kind: 'settle' })));
    for (const [key, version] of versions) for (let at = 0; at < MEMBERS; at += 1) raise(at, key, version);
    const whole = KEYS.map((key) => `content:things\n${key}`);
    const { found } = await lookIn(whole);
    for (const [index, { entry }] of found.entries()) {
      const [key, due] = [KEYS[index], versions.get(KEYS[index] ?? '')];
      if (entry !== null && (entry.value as number) < (due ?? 0))
        problems.push(`Redis holds ${key} of ${entry.value}, ${due} was due`);
    }
    counts.settled += 1;
  }

  const isCalmNext = () => chance.happens(0.4);
  for (let step = 0; step < STEPS; step += STEPS_OF_A_PHASE) {
    await invalidate([...KEYS], ['things']);
    await settle();
    if (isCalmNext()) {
      const startedAt = performance.now();
      const phase = { underWay: new Map<string, number>(), loaded: new Map<string, number>() };
      calm = phase;
      for (let at = 0; at < STEPS_OF_A_PHASE; at += 1) {
        if (reads.size < MAX_READS && chance.happens(0.8)) read();
        else if (held.length > 0) finish();
        if (at % 8 === 0) await sleep(0);
      }
      await drain();
      calm = null;
      // Within the time to live of what was loaded first.
      if (performance.now() - startedAt < 9_000) {
        for (const [key, times] of phase.loaded)
          if (times > 1) problems.push(`${key} was loaded ${times} times for one cluster`);
      }
      counts.calmPhases += 1;
    } else {
      let isDown = false;
      for (let at = 0; at < STEPS_OF_A_PHASE; at += 1) {
        const kind = chance.below(1_000);
        if (kind < 600) {
          if (reads.size < MAX_READS) read();
          else if (held.length > 0) finish();
        } else if (kind < 850) {
          if (held.length > 0) finish();
        } else if (kind < 990) {
          const key = chance.of(KEYS);
          void invalidate([key], [key]);
        } else if (kind < 997) {
          counts.busLosses += 1;
          // What was not read yet is lost, and so are the connections that wait for more.
          void server.admin.xtrim(redis.key('cache:bus'), 'MAXLEN', 0).catch(() => {});
          void server.admin.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes').catch(() => {});
        } else if (isDown) {
          await server.start();
          isDown = false;
        } else if (kind >= 999) {
          counts.restarts += 1;
          await server.kill();
          isDown = true;
        }
        if (at % 8 === 0) await sleep(0);
      }
      if (isDown) await server.start();
    }
    expect(problems).toEqual([]);
  }
  await settle();
  expect(problems).toEqual([]);
  console.log(`cache model, seed ${SEED}, ${STEPS} steps: ${JSON.stringify(counts)}`);
  if (STEPS >= 10_000) for (const count of Object.values(counts)) expect(count).toBeGreaterThan(0);
});
