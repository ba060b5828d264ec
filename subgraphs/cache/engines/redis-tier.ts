import { hash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { RedisAwayError, type RedisEngine, type RedisScript, type RunScript } from '../../../platform/engines/redis.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import {
  type FillOutcome,
  LEASE_MS,
  type SharedEntry,
  type SharedLookUp,
  type SharedOpened,
  type SharedTier,
  SharedTierAway,
} from '../domain/shared-tier.ts';
import { CLEAR, COUNT, DISCARD, FILL, INVALIDATE, LEASES, OPEN, STATUS } from './redis-scripts.ts';

export interface RedisTierOptions {
  readonly redis: RedisEngine;
  readonly clock: Clock;
  readonly log: Logger;
  /** Names this process among those that listen to the bus. */
  readonly origin: string;
  /** Entries of another version of the software are not read. */
  readonly version: string;
}

/** Raised when the fields of an entry change. */
const FORMAT = 1;
/** Entries larger than this stay in the process that loaded them: they would hold up everybody else's commands. */
const MAX_VALUE_CHARACTERS = 2 * 2 ** 20;
/** Tags remembered while Redis is away; beyond, everything is dropped on return. */
const MAX_PENDING = 20_000;
/** Keys of one script call: a script holds up the server. */
const MAX_KEYS = 250;

const OPENED = z.tuple([z.string(), z.string()]).rest(z.tuple([z.number(), z.array(z.string())]));
const OUTCOMES = z.array(z.enum(['kept', 'outdated', 'lost']));
const INVALIDATED = z.tuple([z.string(), z.string(), z.array(z.string())]);
const STATUSES = z.array(z.union([z.tuple([z.string(), z.string()]), z.tuple([])]));
const TAGS = z.array(z.string());

/** The tier in Redis; `redis-scripts.ts` says how it keeps its promises. */
export function createRedisTier({ redis, clock, log, origin, version }: RedisTierOptions): SharedTier {
  const index = redis.key('cache:index');
  const entryVersion = `${FORMAT}/${version}`;
  const pending = new Set<string>();
  let isClearPending = false;

  async function run(script: RedisScript, args: readonly (string | number)[]): Promise<unknown> {
    try {
      return await redis.run(script, index, args);
    } catch (error) {
      throw error instanceof RedisAwayError ? new SharedTierAway(error) : error;
    }
  }

  /** Sends what was invalidated while Redis was away, and what is invalidated meanwhile. */
  async function sendPending(send: RunScript): Promise<void> {
    while (isClearPending || pending.size > 0) {
      const isClear = isClearPending;
      const tags = [...pending].slice(0, 1_000);
      // Whatever is invalidated again from now on must be sent again.
      isClearPending = false;
      for (const tag of tags) pending.delete(tag);
      try {
        if (isClear) await send(CLEAR, index, [randomUUID()]);
        if (tags.length > 0) await send(INVALIDATE, index, [randomUUID(), clock.now(), origin, ...tags]);
      } catch (error) {
        isClearPending ||= isClear;
        for (const tag of tags) pending.add(tag);
        throw error;
      }
    }
  }

  // What was invalidated meanwhile goes before anything is read again.
  redis.onReturn(sendPending);

  function remember(tags: readonly string[]): void {
    for (const tag of tags) pending.add(tag);
    if (pending.size <= MAX_PENDING) return;
    pending.clear();
    isClearPending = true;
  }

  async function openSome(
    keys: readonly string[],
    accepts: (value: unknown, key: string) => boolean,
    token: string,
  ): Promise<SharedOpened> {
    // An invalidation that came between the last of those sent on return and the return itself is still to be sent.
    if (isClearPending || pending.size > 0) await sendPending((script, _index, some) => run(script, some));
    const args = [randomUUID(), entryVersion, clock.now(), LEASE_MS, token, ...keys];
    const [runName, epoch, ...rows] = OPENED.parse(await run(OPEN, args));
    const poisoned: string[] = [];
    const found = rows.map(([leads, fields], at): SharedLookUp => {
      const key = keys[at] ?? '';
      if (fields.length === 0) return { entry: null, isLeader: leads === 1 };
      const entry = readEntry(runName, key, fields);
      if (entry !== null && accepts(entry.value, key)) return { entry, isLeader: leads === 1 };
      poisoned.push(key);
      return { entry: null, isLeader: leads === 1 };
    });
    if (poisoned.length === 0) return { ticket: { run: runName, epoch }, token, found };
    log.warn({ keys: poisoned.slice(0, 5), count: poisoned.length }, 'cache: entries of a wrong shape were thrown away');
    await run(DISCARD, poisoned);
    // Once more: now somebody must load them. The leases taken above stay this caller's, as the token is the same.
    return openSome(keys, accepts, token);
  }

  return {
    engine: 'redis',
    get isAway() {
      return !redis.isUp;
    },

    async open(keys, accepts) {
      return openSome(keys, accepts, randomUUID());
    },

    async fill({ ticket, token }, fills) {
      const outcomes: FillOutcome[] = [];
      for (let from = 0; from < fills.length; from += MAX_KEYS) {
        const args: (string | number)[] = [randomUUID(), entryVersion, clock.now(), ticket.run, ticket.epoch, token];
        const some = fills.slice(from, from + MAX_KEYS);
        const texts = some.map(({ value }) => JSON.stringify(value) ?? 'null');
        const isHeldHere = texts.map((text) => text.length <= MAX_VALUE_CHARACTERS);
        for (const [at, { key, tags, freshUntil, heldUntil }] of some.entries()) {
          const value = texts[at] ?? '';
          if (!isHeldHere[at]) continue;
          const fields = [ticket.epoch, JSON.stringify(tags), String(freshUntil), String(heldUntil), value] as const;
          const [, tagsText] = fields;
          // The server's own clock ends an entry whatever the readers' clocks say.
          const px = Math.max(1, Math.ceil(heldUntil - clock.now()));
          args.push(key, tagsText, freshUntil, heldUntil, value, checksum(ticket.run, key, fields), px);
        }
        const answered = OUTCOMES.parse(await run(FILL, args));
        for (const isHere of isHeldHere) outcomes.push(isHere ? (answered.shift() ?? 'lost') : 'kept');
        const tooLarge = some.flatMap(({ key }, at) => (isHeldHere[at] ? [] : [key]));
        if (tooLarge.length > 0) await run(LEASES, [ticket.run, ticket.epoch, token, 0, ...tooLarge]);
      }
      return outcomes;
    },

    async renew({ ticket, token }, keys) {
      await run(LEASES, [ticket.run, ticket.epoch, token, LEASE_MS, ...keys]);
    },

    async release({ ticket, token }, keys) {
      await run(LEASES, [ticket.run, ticket.epoch, token, 0, ...keys]);
    },

    async invalidate(tags) {
      try {
        const dropped: string[] = [];
        for (let from = 0; from < tags.length; from += MAX_KEYS) {
          const args = [randomUUID(), clock.now(), origin, ...tags.slice(from, from + MAX_KEYS)];
          dropped.push(...INVALIDATED.parse(await run(INVALIDATE, args))[2]);
        }
        return dropped;
      } catch (error) {
        remember(tags);
        throw error;
      }
    },

    async clear() {
      try {
        await run(CLEAR, [randomUUID()]);
      } catch (error) {
        isClearPending = true;
        throw error;
      }
    },

    async statusOf(tags) {
      const now = clock.now();
      const rows = STATUSES.parse(await run(STATUS, [randomUUID(), entryVersion, now, ...tags]));
      return rows.map((row) => {
        if (row.length === 0) return null;
        return { tier: 'redis', ttlSeconds: Math.ceil(Number(row[0]) / 1_000), tags: TAGS.parse(JSON.parse(row[1])) };
      });
    },

    async count() {
      return z.number().parse(await run(COUNT, [clock.now()]));
    },
  };
}

/** Tells an entry that was cut short, changed, or written under another key from one that is whole. It keeps nobody out. */
function checksum(run: string, key: string, fields: readonly string[]): string {
  return hash('sha1', [run, key, ...fields].join('\n'), 'base64').slice(0, 16);
}

/** @param fields epoch, tags, fresh until, held until, value, checksum */
function readEntry(run: string, key: string, fields: readonly string[]): SharedEntry | null {
  const [epoch = '', tags = '', freshUntil = '', heldUntil = '', value = '', sum] = fields;
  if (sum !== checksum(run, key, [epoch, tags, freshUntil, heldUntil, value])) return null;
  try {
    return {
      value: JSON.parse(value) as unknown,
      tags: TAGS.parse(JSON.parse(tags)),
      freshUntil: Number(freshUntil),
      heldUntil: Number(heldUntil),
    };
  } catch {
    return null;
  }
}
