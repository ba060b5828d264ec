import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededId } from '../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import type { CachePort } from '../platform/ports/cache.ts';
import type { WriteOperation } from '../platform/ports/documents.ts';
import { systemClock } from '../platform/time/clock.ts';
import { createMemoryCache } from '../subgraphs/cache/engines/memory-cache.ts';
import { openRedisCache } from '../subgraphs/cache/engines/redis-cache.ts';
import { openTestDocuments } from '../testing/documents.ts';
import { openTestRedis } from '../testing/engines/redis.ts';
import { redisServer, startRedis } from '../testing/engines/redis-server.ts';

const BATCH = 50;
const ROUNDS = 5;
const OPTIONS = { ttlMs: 30_000, tags: (id: string) => [id, 'stones'] };

export interface CacheTierRow {
  readonly what: string;
  /** Of a batch of 50 stones, milliseconds. */
  readonly medianMs: number;
  readonly p95Ms: number;
  /** How often the document store was asked in a round. */
  readonly loads: number;
}

/**
 * Reads every stone of the catalogue in batches, as a second copy of content would after a first one has read them: without a
 * second tier, with one in Redis, and once more from memory. The copies are two caches of one process, each on a connection of
 * its own; the document store is the embedded one, in process, which is the fastest source that a second tier can be put before.
 */
export async function measureCacheTiers(): Promise<readonly CacheTierRow[]> {
  await redisServer.ensure();
  await using server = await startRedis();
  await using documents = await openTestDocuments();
  const content = documents.portFor('content');
  const lines = readFileSync(join(import.meta.dirname, '../data/stones.jsonl'), 'utf8')
    .trim()
    .split('\n');
  const operations = lines.map((line): WriteOperation => {
    const data = JSON.parse(line) as { slug: string };
    return { kind: 'put', collection: 'stones', id: seededId('stone', data.slug), data, visibility: 'PUBLIC', authorId: null };
  });
  for (let from = 0; from < operations.length; from += 100) {
    await content.commit({ operations: operations.slice(from, from + 100), by: null });
  }
  const ids = operations.map(({ id }) => id);
  let loads = 0;
  const load = (missing: readonly string[]) => {
    loads += 1;
    return content.getMany('stones', missing);
  };
  async function readAll(cache: CachePort, times: number[]): Promise<void> {
    for (let from = 0; from < ids.length; from += BATCH) {
      const begin = performance.now();
      await cache.getOrLoadMany('content:stones', ids.slice(from, from + BATCH), OPTIONS, load);
      times.push(performance.now() - begin);
    }
  }
  const measured = { none: [] as number[], shared: [] as number[], memory: [] as number[] };
  const loadsOf = { none: 0, shared: 0, memory: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const environment = { REDIS_URL: server.url, REDIS_PREFIX: randomUUID(), REDIS_TIMEOUT_MS: '2000' };
    await using firstRedis = await openTestRedis(environment);
    await using secondRedis = await openTestRedis(environment);
    const deps = { clock: systemClock, version: 'bench', log: SILENT_LOGGER };
    await using first = openRedisCache({ ...deps, redis: firstRedis });
    await using second = openRedisCache({ ...deps, redis: secondRedis });
    await readAll(first, []);
    const alone = createMemoryCache({ clock: systemClock });
    for (const [kind, cache] of [['none', alone] as const, ['shared', second] as const, ['memory', second] as const]) {
      loads = 0;
      await readAll(cache, measured[kind]);
      loadsOf[kind] = loads;
    }
  }
  const row = (what: string, kind: keyof typeof measured): CacheTierRow => {
    const times = measured[kind].sort((a, b) => a - b);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
    return { what, medianMs: at(0.5), p95Ms: at(0.95), loads: loadsOf[kind] };
  };
  return [row('no second tier: the store', 'none'), row('second tier: Redis', 'shared'), row('warm: memory', 'memory')];
}

export function printCacheTiers(rows: readonly CacheTierRow[]): void {
  const base = rows[0]?.medianMs ?? 1;
  console.log(`\nA second copy reads the catalogue in batches of ${BATCH}, ${ROUNDS} rounds`);
  console.log(`${''.padEnd(28)}median ms    p95 ms     ratio    loads`);
  for (const { what, medianMs, p95Ms, loads } of rows) {
    const figures = [medianMs.toFixed(3), p95Ms.toFixed(3), (medianMs / base).toFixed(2), String(loads)];
    console.log(`${what.padEnd(28)}${figures.map((figure) => figure.padStart(9)).join(' ')}`);
  }
}
