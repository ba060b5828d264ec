import DataLoader from 'dataloader';
import type { TimeWindowName } from './search-log.ts';

export interface RelatedKey {
  readonly id: string;
  readonly first: number;
}

export interface PresenceKey {
  readonly id: string;
  readonly window: TimeWindowName;
}

export interface Presence {
  readonly impressions: number;
  readonly clicks: number;
  /** Most frequent first, at most 5. */
  readonly topQueries: readonly string[];
}

/**
 * A loader of values that depend on an id and one argument. An operation names the same argument for all entities, so there is
 * one call of `load`; with aliases there is one for each argument.
 */
export function createArgumentLoader<Argument extends string | number, Key extends { readonly id: string }, Value>(
  argumentOf: (key: Key) => Argument,
  load: (ids: readonly string[], argument: Argument) => Promise<readonly Value[]>,
): DataLoader<Key, Value, string> {
  return new DataLoader<Key, Value, string>(
    async (keys) => {
      const groups = Map.groupBy(keys, argumentOf);
      const loaded = new Map<Key, Value>();
      for (const [argument, group] of groups) {
        const values = await load(
          group.map(({ id }) => id),
          argument,
        );
        for (const [index, key] of group.entries()) {
          const value = values[index];
          if (value !== undefined) loaded.set(key, value);
        }
      }
      return keys.map((key) => loaded.get(key) ?? new Error(`Nothing was loaded for ${key.id}.`));
    },
    { cacheKeyFn: (key) => `${key.id}:${argumentOf(key)}` },
  );
}
