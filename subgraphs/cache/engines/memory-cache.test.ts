import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CachePort } from '../../../platform/ports/cache.ts';
import { createManualClock } from '../../../testing/clock.ts';
import { describeCache } from './cache.contract.ts';
import { createMemoryCache } from './memory-cache.ts';

describeCache(
  'memory',
  async (options) => {
    const cache = createMemoryCache(options);
    return { ...cache, [Symbol.asyncDispose]: () => cache.clear() };
  },
  { boundsEntries: true, showsStale: true },
);

const KEYS = ['a', 'b', 'c'] as const;
type Key = (typeof KEYS)[number];

/** A step of a history of one source that changes, readers that load from it, and the cache between them. */
type Step =
  | { readonly kind: 'change'; readonly key: Key }
  | { readonly kind: 'invalidate'; readonly key: Key }
  | { readonly kind: 'read'; readonly keys: readonly Key[] }
  | { readonly kind: 'finish'; readonly which: number; readonly fails: boolean }
  | { readonly kind: 'wait'; readonly ms: number };

const aKey = fc.constantFrom(...KEYS);
const aStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('change' as const), key: aKey }),
  fc.record({ kind: fc.constant('invalidate' as const), key: aKey }),
  fc.record({ kind: fc.constant('read' as const), keys: fc.uniqueArray(aKey, { minLength: 1 }) }),
  fc.record({ kind: fc.constant('finish' as const), which: fc.nat(5), fails: fc.boolean() }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(100, 600, 1_100) }),
);

/** The source, and loads that read it when they begin and answer when they are told to. */
function createSource() {
  const versions = new Map<Key, number>(KEYS.map((key) => [key, 0]));
  const underWay: { readonly answer: () => void; readonly fail: () => void }[] = [];
  return {
    versions,
    underWay,
    load(keys: readonly string[]): Promise<readonly number[]> {
      const seen = keys.map((key) => versions.get(key as Key) ?? -1);
      const { promise, resolve, reject } = Promise.withResolvers<readonly number[]>();
      underWay.push({ answer: () => resolve(seen), fail: () => reject(new Error('load failed')) });
      return promise;
    },
  };
}

/** Runs a history; each read states the least versions it may answer: those at the last invalidation before it began. */
async function runHistory(cache: CachePort, advance: (ms: number) => void, steps: readonly Step[]): Promise<void> {
  const source = createSource();
  const invalidated = new Map<Key, number>(KEYS.map((key) => [key, 0]));
  const reads: Promise<void>[] = [];
  for (const step of steps) {
    switch (step.kind) {
      case 'change':
        source.versions.set(step.key, (source.versions.get(step.key) ?? 0) + 1);
        break;
      case 'invalidate':
        await cache.invalidate([step.key]);
        invalidated.set(step.key, source.versions.get(step.key) ?? 0);
        break;
      case 'read': {
        const least = step.keys.map((key) => invalidated.get(key) ?? 0);
        const options = { ttlMs: 1_000, tags: (key: string) => [key] };
        const answer = cache.getOrLoadMany<number>('content:x', step.keys, options, source.load);
        reads.push(
          answer.then(
            (values) => {
              for (const [index, value] of values.entries()) expect(value).toBeGreaterThanOrEqual(least[index] ?? 0);
            },
            (error: unknown) => expect(String(error)).toContain('load failed'),
          ),
        );
        break;
      }
      case 'finish': {
        const [load] = source.underWay.splice(step.which % Math.max(1, source.underWay.length), 1);
        if (step.fails) load?.fail();
        else load?.answer();
        // Lets what waits for the load go on before the next step.
        await new Promise(setImmediate);
        break;
      }
      case 'wait':
        advance(step.ms);
        break;
    }
  }
  while (source.underWay.length > 0) source.underWay.shift()?.answer();
  await Promise.all(reads);
}

describe('memory cache', () => {
  it('never answers a reader with what was outdated by an invalidation before it came, in any history', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aStep, { maxLength: 40, size: 'max' }),
        fc.integer({ min: 1, max: 4 }),
        async (steps, maxEntries) => {
          const clock = createManualClock();
          await runHistory(createMemoryCache({ clock, maxEntries }), clock.advance, steps);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps within its bytes, and does not take in what alone exceeds them', async () => {
    const cache = createMemoryCache({ clock: createManualClock(), maxBytes: 10_000 });
    const options = { ttlMs: 1_000, tags: (key: string) => [key] };
    const text = async (keys: readonly string[]) => keys.map(() => 'x'.repeat(1_000));
    for (let i = 0; i < 20; i += 1) await cache.getOrLoadMany('content:x', [String(i)], options, text);
    const { memoryBytes, entries } = await cache.statistics();
    expect(memoryBytes).toBeLessThanOrEqual(10_000);
    expect(entries).toBeGreaterThan(2);
    await cache.getOrLoadMany('content:x', ['huge'], options, async () => ['x'.repeat(10_000)]);
    expect(await cache.statusOf(['huge'])).toEqual([null]);
  });

  it('forgets everything on clear, also what is being loaded', async () => {
    const cache = createMemoryCache({ clock: createManualClock() });
    const options = { ttlMs: 1_000, tags: (key: string) => [key] };
    const { promise, resolve } = Promise.withResolvers<readonly string[]>();
    const early = cache.getOrLoadMany('content:x', ['a'], options, () => promise);
    await cache.clear();
    resolve(['outdated']);
    await early;
    expect(await cache.statusOf(['a'])).toEqual([null]);
  });
});
