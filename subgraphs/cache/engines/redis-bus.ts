import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { RedisAwayError, type RedisEngine } from '../../../platform/engines/redis.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { InvalidationListener } from '../domain/shared-tier.ts';
import { PULSE } from './redis-scripts.ts';

/** How long one read of the bus waits. */
const BLOCK_MS = 1_000;
/** How often the count of invalidations is compared with the messages heard. */
const PULSE_MS = 500;

const PULSED = z.tuple([z.string(), z.string()]);
const MESSAGES = z.array(z.tuple([z.string(), z.array(z.string())]));

/** Listens to the invalidations of other processes until it is disposed of. */
export interface InvalidationBus extends AsyncDisposable {
  /** Resolves when everything that was invalidated before the call has been heard, or was given up as missed. */
  caughtUp(): Promise<void>;
}

/**
 * The bus has no gaps while Redis holds its stream: it is read on from the last message heard, whatever happened to the
 * connection. Twice a second the count of invalidations is compared with what was heard; where a message never came, or the
 * count began anew, the listener is told that something was missed.
 * @param origin messages of this process itself are not told
 */
export function openInvalidationBus(options: {
  readonly redis: RedisEngine;
  readonly origin: string;
  readonly listener: InvalidationListener;
  readonly log: Logger;
}): InvalidationBus {
  const { redis, origin, listener, log } = options;
  const index = redis.key('cache:index');
  const bus = redis.key('cache:bus');
  const stop = new AbortController();
  let run: string | null = null;
  let heard = 0;
  let awaited = 0;
  let reader = redis.openWaiting();

  /** Where everything held so far is given up, the count goes on from here. */
  function startFrom(newRun: string, epoch: number): void {
    run = newRun;
    heard = epoch;
    awaited = epoch;
    listener.missed();
  }

  async function pulse(): Promise<void> {
    const [nowRun, epochText] = PULSED.parse(await redis.run(PULSE, index, [randomUUID()]));
    const epoch = Number(epochText);
    if (nowRun !== run) startFrom(nowRun, epoch);
    // What was to be heard at the last pulse and still was not is lost.
    else if (heard < awaited) {
      log.warn({ heard, awaited }, 'cache: messages of the bus are missing; memory starts anew');
      startFrom(nowRun, epoch);
      reader.disconnect();
      reader = redis.openWaiting();
    } else awaited = epoch;
  }

  function take(id: string, fields: readonly string[]): void {
    const epoch = Number(id.split('-')[0]);
    const message = new Map(fields.flatMap((field, at) => (at % 2 === 0 ? [[field, fields[at + 1] ?? '']] : [])));
    if (message.get('run') !== run || epoch <= heard) return;
    if (epoch > heard + 1) {
      listener.missed();
    } else if (message.get('origin') !== origin) {
      const tags = parseTags(message.get('tags') ?? '');
      if (tags === null) listener.missed();
      else listener.invalidated(tags);
    }
    heard = epoch;
  }

  async function listen(): Promise<void> {
    while (!stop.signal.aborted) {
      const from = reader;
      try {
        if (run === null) throw new RedisAwayError();
        const answer = await from.xread('COUNT', 1_000, 'BLOCK', BLOCK_MS, 'STREAMS', bus, `${heard}-1`);
        for (const [, messages] of answer ?? []) for (const [id, fields] of MESSAGES.parse(messages)) take(id, fields);
      } catch {
        // The pulse says when Redis is away; a bus that fails alone is found out by it too.
        await sleep(50, undefined, { signal: stop.signal }).catch(() => {});
      }
    }
  }

  async function pulseForEver(): Promise<void> {
    while (!stop.signal.aborted) {
      if (redis.isUp) await pulse().catch((error: unknown) => log.debug({ err: error }, 'cache: no pulse'));
      await sleep(PULSE_MS, undefined, { signal: stop.signal }).catch(() => {});
    }
  }

  const running = [listen(), pulseForEver()];
  return {
    async caughtUp() {
      let [nowRun, epoch] = PULSED.parse(await redis.run(PULSE, index, [randomUUID()]));
      while (run !== nowRun || heard < Number(epoch)) {
        await sleep(5);
        // A count that began anew meanwhile never reaches the old one.
        if (run !== nowRun) [nowRun, epoch] = PULSED.parse(await redis.run(PULSE, index, [randomUUID()]));
      }
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      reader.disconnect();
      await Promise.all(running);
    },
  };
}

function parseTags(text: string): readonly string[] | null {
  try {
    return z.array(z.string()).parse(JSON.parse(text));
  } catch {
    return null;
  }
}
