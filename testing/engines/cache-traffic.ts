import { setTimeout as sleep } from 'node:timers/promises';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import type { CachePort } from '../../platform/ports/cache.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { openRedisCache } from '../../subgraphs/cache/engines/redis-cache.ts';
import { reportFault } from './fault-table.ts';
import { openTestRedis } from './redis.ts';

const NAMESPACE = 'content:things';
const KEYS = Array.from({ length: 20 }, (_, at) => `thing-${at}`);
const OPTIONS = {
  ttlMs: 30_000,
  tags: (key: string) => [key, 'things'],
  accepts: (value: Thing, key: string) => value.id === key && Number.isInteger(value.version),
};
/** Few, so that most reads meet what lies in Redis. */
const MEMORY_ENTRIES = 4;
/** Nothing takes longer to heal, or it does not heal. */
const HEALS_WITHIN_MS = 30_000;

export interface Thing {
  readonly id: string;
  readonly version: number;
}

/** Two processes' worth of caches over one Redis, and a source that changes. */
export interface CacheTraffic extends AsyncDisposable {
  readonly prefix: string;
  /**
   * Reads and changes without pause while `begin` makes a fault, for `lastsMs`, and after `end` until all is as it was; then
   * every acknowledged invalidation must hold in both. Reports a row of the fault table and returns it.
   * @param isDegraded whether the caches must say that they are degraded during the fault
   */
  suffer(fault: {
    readonly name: string;
    readonly begin: () => unknown;
    readonly end: () => unknown;
    readonly lastsMs: number;
    readonly isDegraded: boolean;
  }): Promise<{ readonly loads: number }>;
}

export async function openCacheTraffic(environment: Readonly<Record<string, string>>): Promise<CacheTraffic> {
  const prefix = crypto.randomUUID();
  await using opened = new AsyncDisposableStack();
  const caches: ReturnType<typeof openRedisCache>[] = [];
  const engines: Awaited<ReturnType<typeof openTestRedis>>[] = [];
  for (let at = 0; at < 2; at += 1) {
    const redis = opened.use(await openTestRedis({ REDIS_PREFIX: prefix, REDIS_TIMEOUT_MS: '5000', ...environment }));
    engines.push(redis);
    caches.push(
      opened.use(
        openRedisCache({ redis, clock: systemClock, version: 'test', log: SILENT_LOGGER, maxEntries: MEMORY_ENTRIES }),
      ),
    );
  }
  const versions = new Map<string, number>(KEYS.map((key) => [key, 0]));
  /** For each cache what it may answer at least. */
  const least = caches.map(() => new Map<string, number>());
  let loads = 0;
  let doubled = 0;
  /** Moves on when an invalidation begins and when it ends, and with whatever else makes loads under way invalid. */
  let epoch = 0;
  let invalidating = 0;
  async function asInvalidation(work: () => unknown): Promise<void> {
    epoch += 1;
    invalidating += 1;
    try {
      await work();
    } finally {
      epoch += 1;
      invalidating -= 1;
    }
  }
  /** Loads under way, by key, with the epoch at which their reader came. */
  const underWay = new Map<string, number>();
  const read = (cache: CachePort, asked: readonly string[]) => {
    const cameAt = epoch;
    return cache.getOrLoadMany<Thing>(NAMESPACE, asked, OPTIONS, async (keys) => {
      loads += 1;
      const seen = keys.map((id) => ({ id, version: versions.get(id) ?? 0 }));
      // While Redis is away each process loads for itself, as it should; after an invalidation a key is loaded again.
      const mustBeAlone = invalidating === 0 && engines.every(({ isUp }) => isUp);
      for (const key of keys) {
        if (mustBeAlone && underWay.get(key) === epoch) doubled += 1;
        if (mustBeAlone) underWay.set(key, cameAt);
      }
      await sleep(2);
      for (const key of keys) if (underWay.get(key) === cameAt) underWay.delete(key);
      return seen;
    });
  };

  /** Whether all is as it was: both are up, and what one changes the other hears of at once. */
  async function isWhole(): Promise<boolean> {
    for (const cache of caches) if ((await cache.statistics()).degraded) return false;
    const [one, other] = caches;
    if (one === undefined || other === undefined) throw new Error('There are two caches.');
    await read(one, ['probe']);
    const before = loads;
    await read(other, ['probe']);
    await asInvalidation(() => one.invalidate(['probe']));
    await Promise.all(caches.map((cache) => cache.caughtUp().catch(() => {})));
    return loads === before && (await other.statusOf(['probe']))[0] === null;
  }

  const owned = opened.move();
  return {
    prefix,
    async suffer({ name, begin, end, lastsMs, isDegraded }) {
      const counts = { sent: 0, whole: 0, partial: 0, refused: 0, untyped: [] as string[], stale: [] as string[] };
      const traffic = { isOver: false };
      let wasDegraded = false;
      const loadsBefore = loads;
      doubled = 0;
      async function send(at: number, turn: number): Promise<void> {
        const cache = caches[at] as CachePort;
        const key = KEYS[turn % KEYS.length] ?? '';
        counts.sent += 1;
        try {
          if (turn % 5 === 0) {
            const version = (versions.get(key) ?? 0) + 1;
            versions.set(key, version);
            await asInvalidation(() => cache.invalidate([key]));
            least[at]?.set(key, Math.max(version, least[at].get(key) ?? 0));
          } else {
            const due = least[at]?.get(key) ?? 0;
            const [thing] = await read(cache, [key]);
            if (thing?.id !== key || thing.version < due) counts.stale.push(`${key}: ${thing?.id} ${thing?.version} < ${due}`);
          }
          const { degraded } = await cache.statistics();
          wasDegraded ||= degraded;
          if (degraded) counts.partial += 1;
          else counts.whole += 1;
        } catch (error) {
          if (error instanceof Error && 'code' in error) counts.refused += 1;
          else counts.untyped.push(String(error));
        }
      }
      const sending = caches.map(async (_, at) => {
        for (let turn = at; !traffic.isOver; turn += 3) {
          await send(at, turn);
          await sleep(1);
        }
      });
      await sleep(100);
      await asInvalidation(begin);
      await sleep(lastsMs);
      await asInvalidation(end);
      const endedAt = performance.now();
      while (!(await isWhole())) {
        if (performance.now() - endedAt > HEALS_WITHIN_MS) throw new Error(`${name}: it does not heal.`);
        await sleep(10);
      }
      const healMs = performance.now() - endedAt;
      traffic.isOver = true;
      await Promise.all(sending);
      await Promise.all(caches.map((cache) => cache.caughtUp()));
      let lost = 0;
      for (const cache of caches) {
        for (const thing of await read(cache, KEYS)) if (thing && thing.version < (versions.get(thing.id) ?? 0)) lost += 1;
      }
      const { sent, whole, partial, refused, untyped, stale } = counts;
      reportFault({ fault: name, sent, whole, partial, refused, lost, doubled, healMs });
      if (untyped.length > 0) throw new Error(`${name}: errors without a code: ${untyped.slice(0, 3).join('; ')}`);
      if (stale.length > 0) throw new Error(`${name}: wrong answers: ${stale.slice(0, 3).join('; ')}`);
      if (lost > 0) throw new Error(`${name}: ${lost} invalidations were lost.`);
      if (doubled > 0) throw new Error(`${name}: ${doubled} loads were made twice.`);
      if (wasDegraded !== isDegraded) throw new Error(`${name}: degraded was ${wasDegraded}.`);
      return { loads: loads - loadsBefore };
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
