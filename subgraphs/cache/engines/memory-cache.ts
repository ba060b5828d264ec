import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import { createReadThrough, type ReadThroughCache } from '../domain/read-through.ts';
import { createMemoryTier, type MemoryTierOptions } from './memory-tier.ts';

/** The cache of a process that shares with nobody. */
export function createMemoryCache(options: MemoryTierOptions): ReadThroughCache {
  return createReadThrough({ clock: options.clock, memory: createMemoryTier(options), openShared: null, log: SILENT_LOGGER });
}
