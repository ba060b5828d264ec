import { describe, expect, it } from 'vitest';
import type { CacheOptions, CachePort } from '../../../platform/ports/cache.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { createManualClock } from '../../../testing/clock.ts';

/** What a cache engine is opened with, to prove the promises of {@link CachePort}. */
export interface CacheContractOptions {
  readonly clock: Clock;
  readonly maxEntries: number;
}

const NAMESPACE = 'content:things';
const TAGGED: CacheOptions<string> = { ttlMs: 10_000, tags: (key) => [key, 'things'] };

/** A load that answers `<key>@<call>` and remembers what it was asked for. */
function countingLoad() {
  const calls: (readonly string[])[] = [];
  const load = async (keys: readonly string[]) => {
    calls.push(keys);
    return keys.map((key) => `${key}@${calls.length}`);
  };
  return { calls, load };
}

/** A load that answers when told to. */
function heldLoad() {
  const { promise, resolve, reject } = Promise.withResolvers<readonly (string | null)[]>();
  // An engine may come to load only after it has failed.
  promise.catch(() => {});
  return { load: () => promise, answer: resolve, fail: reject };
}

/** How engines may differ. */
export interface CacheCapabilities {
  /** Whether it holds no more entries than it is told; a server bounds its own memory instead. */
  readonly boundsEntries: boolean;
  /** Whether it shows stale entries and gives up long loads; a cache over HTTP leaves both to its caller. */
  readonly showsStale: boolean;
}

/** The suite that every cache engine passes. */
export function describeCache(
  name: string,
  open: (options: CacheContractOptions) => Promise<CachePort & AsyncDisposable>,
  { boundsEntries, showsStale }: CacheCapabilities,
): void {
  const clock = createManualClock();
  const openDefault = () => open({ clock, maxEntries: 100 });

  describe(`cache: ${name}`, () => {
    it('answers in the order of the keys, repeats included, and loads all missing keys by one call', async () => {
      await using cache = await openDefault();
      const { calls, load } = countingLoad();
      expect(await cache.getOrLoadMany(NAMESPACE, ['b', 'a', 'b'], TAGGED, load)).toEqual(['b@1', 'a@1', 'b@1']);
      expect(await cache.getOrLoadMany(NAMESPACE, ['c', 'a', 'b'], TAGGED, load)).toEqual(['c@2', 'a@1', 'b@1']);
      expect(calls).toEqual([['b', 'a'], ['c']]);
    });

    it('does not load when nothing is missing, and answers nothing for no keys', async () => {
      await using cache = await openDefault();
      const { calls, load } = countingLoad();
      await cache.getOrLoadMany(NAMESPACE, ['a'], TAGGED, load);
      await cache.getOrLoadMany(NAMESPACE, ['a'], TAGGED, load);
      expect(await cache.getOrLoadMany(NAMESPACE, [], TAGGED, load)).toEqual([]);
      expect(calls).toHaveLength(1);
    });

    it('also remembers that there is nothing', async () => {
      await using cache = await openDefault();
      let calls = 0;
      const load = async () => {
        calls += 1;
        return [null];
      };
      expect(await cache.getOrLoadMany(NAMESPACE, ['a'], TAGGED, load)).toEqual([null]);
      expect(await cache.getOrLoadMany(NAMESPACE, ['a'], TAGGED, load)).toEqual([null]);
      expect(calls).toBe(1);
    });

    it('keeps equal keys of different namespaces apart', async () => {
      await using cache = await openDefault();
      const { load } = countingLoad();
      expect(await cache.getOrLoadMany('content:a', ['k'], TAGGED, load)).toEqual(['k@1']);
      expect(await cache.getOrLoadMany('content:b', ['k'], TAGGED, load)).toEqual(['k@2']);
    });

    it('loads again once the time to live is over', async () => {
      await using cache = await openDefault();
      const { load } = countingLoad();
      await cache.getOrLoadMany(NAMESPACE, ['a'], TAGGED, load);
      clock.advance(9_999);
      expect(await cache.getOrLoadMany(NAMESPACE, ['a'], TAGGED, load)).toEqual(['a@1']);
      clock.advance(2);
      expect(await cache.getOrLoadMany(NAMESPACE, ['a'], TAGGED, load)).toEqual(['a@2']);
    });

    it('shares one load between readers who come while it is under way', async () => {
      await using cache = await openDefault();
      const held = heldLoad();
      const { calls, load } = countingLoad();
      const first = cache.getOrLoadMany(NAMESPACE, ['a'], TAGGED, held.load);
      const second = cache.getOrLoadMany(NAMESPACE, ['a', 'b'], TAGGED, load);
      held.answer(['shared']);
      expect(await first).toEqual(['shared']);
      expect(await second).toEqual(['shared', 'b@1']);
      expect(calls).toEqual([['b']]);
    });

    it('passes a failure to everyone who waits for the load and keeps nothing of it', async () => {
      await using cache = await openDefault();
      const held = heldLoad();
      const readers = [1, 2].map(() => cache.getOrLoadMany(NAMESPACE, ['a'], TAGGED, held.load));
      held.fail(new Error('away'));
      const answers = await Promise.allSettled(readers);
      expect(answers.map((answer) => answer.status === 'rejected' && String(answer.reason))).toEqual(
        [1, 2].map(() => 'Error: away'),
      );
      expect(await cache.getOrLoadMany(NAMESPACE, ['a'], TAGGED, countingLoad().load)).toEqual(['a@1']);
    });

    it('loads again after a load that threw at once', async () => {
      await using cache = await openDefault();
      const broken = () => {
        throw new Error('at once');
      };
      await expect(cache.getOrLoadMany(NAMESPACE, ['a'], TAGGED, broken)).rejects.toThrow('at once');
      expect(await cache.getOrLoadMany(NAMESPACE, ['a'], TAGGED, countingLoad().load)).toEqual(['a@1']);
    });

    it('refuses a load that answers too few values', async () => {
      await using cache = await openDefault();
      await expect(cache.getOrLoadMany(NAMESPACE, ['a', 'b'], TAGGED, async () => ['a'])).rejects.toThrow('2 keys');
    });

    it('drops every entry that has one of the tags, once each, and says how many', async () => {
      await using cache = await openDefault();
      const { load } = countingLoad();
      await cache.getOrLoadMany(NAMESPACE, ['a', 'b', 'c'], TAGGED, load);
      expect(await cache.invalidate(['a', 'a', 'b', 'unknown'])).toBe(2);
      expect(await cache.invalidate(['a'])).toBe(0);
      expect(await cache.getOrLoadMany(NAMESPACE, ['a', 'c'], TAGGED, load)).toEqual(['a@2', 'c@1']);
      expect(await cache.invalidate(['things'])).toBe(2);
    });

    it('does not count an expired entry as dropped', async () => {
      await using cache = await openDefault();
      await cache.getOrLoadMany(NAMESPACE, ['a'], TAGGED, countingLoad().load);
      clock.advance(20_000);
      expect(await cache.invalidate(['a'])).toBe(0);
    });

    it('never keeps what a load found that began before one of its tags was invalidated', async () => {
      await using cache = await openDefault();
      const held = heldLoad();
      const { load } = countingLoad();
      const early = cache.getOrLoadMany(NAMESPACE, ['a', 'b'], { ttlMs: 10_000, tags: (key) => [key] }, held.load);
      await cache.invalidate(['a']);
      held.answer(['outdated', 'current']);
      expect(await early).toEqual(['outdated', 'current']);
      expect(await cache.getOrLoadMany(NAMESPACE, ['a', 'b'], TAGGED, load)).toEqual(['a@1', 'current']);
    });

    it('does not let a reader who comes after an invalidation wait for a load from before', async () => {
      await using cache = await openDefault();
      const held = heldLoad();
      const early = cache.getOrLoadMany(NAMESPACE, ['a'], TAGGED, held.load);
      await cache.invalidate(['a']);
      expect(await cache.getOrLoadMany(NAMESPACE, ['a'], TAGGED, countingLoad().load)).toEqual(['a@1']);
      held.answer(['outdated']);
      expect(await early).toEqual(['outdated']);
      expect(await cache.getOrLoadMany(NAMESPACE, ['a'], TAGGED, countingLoad().load)).toEqual(['a@1']);
    });

    it('tells of each tag the entry that lives longest, null where nothing is held', async () => {
      await using cache = await openDefault();
      const { load } = countingLoad();
      await cache.getOrLoadMany('content:short', ['a'], { ttlMs: 1_500, tags: () => ['a', 'short'] }, load);
      await cache.getOrLoadMany('content:long', ['x'], { ttlMs: 8_200, tags: () => ['a', 'long'] }, load);
      const [a, short, nothing] = await cache.statusOf(['a', 'short', 'nothing']);
      expect(a).toMatchObject({ ttlSeconds: 9, tags: ['a', 'long'] });
      expect(short).toMatchObject({ ttlSeconds: 2, tags: ['a', 'short'] });
      expect(nothing).toBeNull();
      clock.advance(1_500);
      expect((await cache.statusOf(['short']))[0]).toBeNull();
    });

    if (boundsEntries) {
      it('makes room by dropping what was read longest ago, and counts that', async () => {
        await using cache = await open({ clock, maxEntries: 2 });
        const { calls, load } = countingLoad();
        for (const key of ['a', 'b', 'a', 'c']) await cache.getOrLoadMany(NAMESPACE, [key], TAGGED, load);
        expect(await cache.statusOf(['b'])).toEqual([null]);
        expect(await cache.getOrLoadMany(NAMESPACE, ['a', 'c'], TAGGED, load)).toEqual(['a@1', 'c@3']);
        expect(calls).toHaveLength(3);
        expect(await cache.statistics()).toMatchObject({ entries: 2, evictions: 1 });
      });
    }

    it('counts reads as hits and misses, and holds no bytes when empty', async () => {
      await using cache = await openDefault();
      const { load } = countingLoad();
      await cache.getOrLoadMany(NAMESPACE, ['a', 'b'], TAGGED, load);
      await cache.getOrLoadMany(NAMESPACE, ['a', 'c'], TAGGED, load);
      const filled = await cache.statistics();
      expect(filled).toMatchObject({ degraded: false, entries: 3, hits: 1, misses: 3, evictions: 0 });
      expect(filled.memoryBytes ?? 1).toBeGreaterThan(0);
      await cache.invalidate(['things']);
      const emptied = await cache.statistics();
      expect(emptied.entries).toBe(0);
      expect(emptied.memoryBytes ?? 0).toBe(0);
    });

    it('does not count an expired entry as held', async () => {
      await using cache = await openDefault();
      await cache.getOrLoadMany(NAMESPACE, ['a'], TAGGED, countingLoad().load);
      clock.advance(10_001);
      expect((await cache.statistics()).entries).toBe(0);
    });

    it('keeps values of every JSON shape', async () => {
      await using cache = await openDefault();
      const shapes = [{ a: [1, null, { b: 'ü\n\u2028' }] }, [], '', 0, false, null];
      const keys = shapes.map((_, at) => String(at));
      const options = { ttlMs: 10_000, tags: (key: string) => [key] };
      await cache.getOrLoadMany<unknown>(NAMESPACE, keys, options, async () => shapes);
      expect(await cache.getOrLoadMany<unknown>(NAMESPACE, keys, options, async () => [])).toEqual(shapes);
    });

    if (showsStale) {
      it('shows a stale entry at once while it is loaded anew, once', async () => {
        await using cache = await openDefault();
        const stale = { ...TAGGED, staleMs: 5_000 };
        const held = heldLoad();
        await cache.getOrLoadMany(NAMESPACE, ['a'], stale, countingLoad().load);
        clock.advance(10_001);
        expect(await cache.getOrLoadMany(NAMESPACE, ['a'], stale, held.load)).toEqual(['a@1']);
        expect(await cache.getOrLoadMany(NAMESPACE, ['a'], stale, countingLoad().load)).toEqual(['a@1']);
        held.answer(['new']);
        await expect.poll(() => cache.getOrLoadMany(NAMESPACE, ['a'], stale, countingLoad().load)).toEqual(['new']);
      });

      it('does not show a stale entry after its time, nor one that was invalidated', async () => {
        await using cache = await openDefault();
        const stale = { ...TAGGED, staleMs: 5_000 };
        const { load } = countingLoad();
        await cache.getOrLoadMany(NAMESPACE, ['a'], stale, load);
        clock.advance(15_001);
        expect(await cache.getOrLoadMany(NAMESPACE, ['a'], stale, load)).toEqual(['a@2']);
        clock.advance(10_001);
        await cache.invalidate(['a']);
        expect(await cache.getOrLoadMany(NAMESPACE, ['a'], stale, load)).toEqual(['a@3']);
      });

      it('waits for the new value as long as it was told before it shows a stale one', async () => {
        await using cache = await openDefault();
        const patient = { ...TAGGED, staleMs: 5_000, softTimeoutMs: 10_000 };
        const hasty = { ...patient, softTimeoutMs: 20 };
        await cache.getOrLoadMany(NAMESPACE, ['a', 'b'], patient, countingLoad().load);
        clock.advance(10_001);
        expect(await cache.getOrLoadMany(NAMESPACE, ['a'], patient, async () => ['new'])).toEqual(['new']);
        const held = heldLoad();
        expect(await cache.getOrLoadMany(NAMESPACE, ['b'], hasty, held.load)).toEqual(['b@1']);
        held.answer(['late']);
      });

      it('shows a stale entry where loading fails', async () => {
        await using cache = await openDefault();
        const stale = { ...TAGGED, staleMs: 5_000, softTimeoutMs: 10_000 };
        await cache.getOrLoadMany(NAMESPACE, ['a'], stale, countingLoad().load);
        clock.advance(10_001);
        const fails = async () => {
          throw new Error('away');
        };
        expect(await cache.getOrLoadMany(NAMESPACE, ['a'], stale, fails)).toEqual(['a@1']);
      });

      it('gives up a load that takes too long, keeps nothing of it, and lets the next reader load', async () => {
        await using cache = await openDefault();
        const held = heldLoad();
        const hurried = { ...TAGGED, hardTimeoutMs: 20 };
        await expect(cache.getOrLoadMany(NAMESPACE, ['a'], hurried, held.load)).rejects.toMatchObject({
          code: 'DEADLINE_EXCEEDED',
        });
        expect(await cache.getOrLoadMany(NAMESPACE, ['a'], TAGGED, countingLoad().load)).toEqual(['a@1']);
        held.answer(['late']);
        expect(await cache.getOrLoadMany(NAMESPACE, ['a'], TAGGED, countingLoad().load)).toEqual(['a@1']);
      });
    }
  });
}
