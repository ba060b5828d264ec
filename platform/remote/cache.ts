import type { Logger } from '../logging/logger.ts';
import type { CacheOptions, CachePort } from '../ports/cache.ts';
import { FillDocument, InvalidateDocument, LookUpDocument, StatisticsDocument, StatusOfDocument } from './cache.generated.ts';
import type { ServiceClient } from './service-client.ts';

/** A cache that answers later than this costs more time than it saves. */
const HASTY = { timeoutMs: 1_000, isHasty: true } as const;

/** A load of one key that other readers in this process may wait for. */
interface Flight {
  readonly epoch: string;
  readonly value: Promise<unknown>;
}

/**
 * The cache of another process. Loading happens here, between looking up and filling. While the cache is away everything is
 * loaded and nothing kept: its loss costs speed only.
 */
export function createRemoteCache(client: ServiceClient, log: Logger): CachePort {
  const flights = new Map<string, Flight>();

  async function lookUp(namespace: string, keys: readonly string[]) {
    try {
      return (await client.call(LookUpDocument, { namespace, keys }, HASTY))._cacheLookUp;
    } catch (error) {
      if (!isAway(error)) throw error;
      log.debug({ err: error }, 'cache: away');
      return { entries: keys.map(() => null), epoch: null, ticket: null };
    }
  }

  function fill<Value>(
    ticket: string,
    keys: readonly string[],
    values: readonly (Value | null)[],
    { ttlMs, tags }: CacheOptions<Value>,
  ): Promise<unknown> {
    const entries = keys.map((key, index) => {
      const value = values[index] ?? null;
      return { key, value, tags: tags(key, value), ttlMs };
    });
    return client
      .call(FillDocument, { ticket, entries }, HASTY)
      .catch((error: unknown) => log.debug({ err: error }, 'cache: not filled'));
  }

  return {
    async getOrLoadMany<Value>(
      namespace: string,
      keys: readonly string[],
      options: CacheOptions<Value>,
      load: (missing: readonly string[]) => Promise<readonly (Value | null)[]>,
    ) {
      if (keys.length === 0) return [];
      const asked = [...new Set(keys)];
      // Only its reader knows the shape of a value; the cache cannot tell what a tier beneath it holds.
      const accepts = (value: unknown, key: string) => value === null || (options.accepts?.(value as Value, key) ?? true);
      const { entries, epoch, ticket } = await lookUp(namespace, asked);
      const found = new Map<string, unknown>();
      const missing: string[] = [];
      for (const [index, key] of asked.entries()) {
        const entry = entries[index] ?? null;
        const flight = flights.get(`${namespace}\n${key}`);
        if (entry !== null && accepts(entry.value, key)) found.set(key, entry.value);
        else if (flight !== undefined && flight.epoch === epoch) found.set(key, flight.value);
        else missing.push(key);
      }
      if (missing.length > 0) {
        const whole = (async () => {
          const values = await (async () => load(missing))();
          if (values.length !== missing.length) {
            throw new Error(`A load of ${missing.length} keys answered ${values.length} values.`);
          }
          if (ticket !== null) await fill(ticket, missing, values, options);
          return values;
        })();
        for (const [index, key] of missing.entries()) {
          const name = `${namespace}\n${key}`;
          const value = whole.then((values) => values[index] ?? null);
          found.set(key, value);
          if (epoch === null) continue;
          const flight: Flight = { epoch, value };
          flights.set(name, flight);
          const land = () => {
            if (flights.get(name) === flight) flights.delete(name);
          };
          value.then(land, land);
        }
      }
      // A namespace holds what its own `load` answered, so the values have its type.
      return Promise.all(keys.map((key) => found.get(key) as Value | null | Promise<Value | null>));
    },
    async invalidate(tags) {
      try {
        const options = { ...HASTY, isRepeatable: true };
        return (await client.call(InvalidateDocument, { tags }, options))._cacheInvalidate;
      } catch (error) {
        if (!isAway(error)) throw error;
        // Either it is empty when it comes back, or the feed drops these too.
        log.warn({ err: error }, 'cache: not told of a change');
        return 0;
      }
    },
    statusOf: async (tags) => (await client.call(StatusOfDocument, { tags }))._cacheStatusOf,
    statistics: async () => (await client.call(StatisticsDocument, {}))._cacheStatistics,
  };
}

function isAway(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SUBGRAPH_UNAVAILABLE';
}
