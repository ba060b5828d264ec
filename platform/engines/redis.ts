/*
 * The connection to Redis that the cache, leases and rate limits share. Redis may go away at any time, so nobody waits for it:
 * the first command that fails or is not answered in time closes the connection for use ("away"), every later one fails at once,
 * and a probe that also writes (a replica or a full server answers PING) tries again with growing pauses. When it passes, whoever
 * has something to catch up does so first; only then is Redis up again.
 */
import { createHash } from 'node:crypto';
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../logging/logger.ts';
import type { DependencyReport } from '../ports/health.ts';
import { placesOf, type RedisConfig } from './redis-config.ts';

/** Redis is away; no answer was awaited, or none came in time. A command that timed out may still have been carried out. */
export class RedisAwayError extends Error {
  constructor(cause?: unknown) {
    super('Redis is away.', { cause });
    this.name = 'RedisAwayError';
  }
}

/** A Lua script, atomic on the server. All its keys lie in one slot, so it names only the first. */
export interface RedisScript {
  readonly lua: string;
  readonly sha: string;
}

export function redisScript(lua: string): RedisScript {
  return { lua, sha: createHash('sha1').update(lua).digest('hex') };
}

type Argument = string | number;
/** Runs a script with one key. */
export type RunScript = (script: RedisScript, key: string, args: readonly Argument[]) => Promise<unknown>;

export interface RedisEngine extends AsyncDisposable {
  /** False from the first failure until Redis is back and everybody has caught up. */
  readonly isUp: boolean;
  /** A key of this installation: `{prefix}:<name>`. */
  key(name: string): string;
  /** @throws {RedisAwayError} at once while away */
  readonly run: RunScript;
  /** What must be caught up after an absence; a failure keeps Redis away. */
  onReturn(work: (run: RunScript) => Promise<void>): void;
  /** A connection of its own for commands that wait; whoever opens it disconnects it. */
  openWaiting(): Redis | Cluster;
  /** For health; never names a place. */
  report(name: string): Promise<DependencyReport>;
  /** Resolves once Redis is up; never rejects. */
  untilUp(): Promise<void>;
}

/** Pauses between probes, milliseconds. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;
/** A connection that has been silent for so long though an answer is due is dead. */
const DEAD_AFTER_MS = 5_000;

/**
 * Opens the connection and waits for it at most twice the time of a command: Redis that is away delays nobody's start.
 */
export async function openRedis({ config, log }: { readonly config: RedisConfig; readonly log: Logger }): Promise<RedisEngine> {
  const client = createClient(config);
  const returnWork: ((run: RunScript) => Promise<void>)[] = [];
  let state: 'starting' | 'up' | 'away' | 'closed' = 'starting';
  let lastFailure: unknown = null;
  let toldReason = '';
  let pauseMs = FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout | null = null;
  let probing: Promise<void> | null = null;
  let nowUp = Promise.withResolvers<void>();
  let awaySince = performance.now();
  // Errors of the connection come here as well as to the command; without a listener they would be printed.
  client.on('error', (error: unknown) => {
    lastFailure = error;
    if (state === 'away') tellWhy(error);
  });

  const inTime = <Answer>(answer: Promise<Answer>) => answeredWithin(config.timeoutMs, answer);
  const runNow: RunScript = async ({ lua, sha }, key, args) => {
    try {
      return await inTime(client.evalsha(sha, 1, key, ...args));
    } catch (error) {
      // A server that has just started knows no script.
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return inTime(client.eval(lua, 1, key, ...args));
    }
  };

  /** Each reason once: a command knows only that there is no connection, the connection then says why. */
  function tellWhy(error: unknown): void {
    // The message alone: the object of ioredis holds the command, and that may hold a password.
    const reason = messageOf(error);
    if (reason === toldReason) return;
    toldReason = reason;
    log.warn({ reason, places: placesOf(config) }, 'redis: away; memory serves alone');
  }

  function goAway(error: unknown): void {
    lastFailure = error;
    if (state === 'closed' || state === 'away') return;
    if (state === 'up') {
      nowUp = Promise.withResolvers();
      awaySince = performance.now();
    }
    state = 'away';
    toldReason = '';
    tellWhy(error);
    pauseMs = FIRST_PAUSE_MS;
    probeSoon();
  }

  function probeSoon(): void {
    if (state === 'closed' || timer !== null) return;
    timer = setTimeout(
      () => {
        timer = null;
        void probe();
      },
      pauseMs * (0.75 + Math.random() / 2),
    );
    timer.unref();
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
  }

  function probe(): Promise<void> {
    probing ??= (async () => {
      try {
        await inTime(client.set(`{${config.prefix}}:probe`, '1', 'PX', 60_000));
        for (const work of returnWork) await work(runNow);
        if (state === 'closed') return;
        if (state === 'away') log.warn({ awayMs: Math.round(performance.now() - awaySince) }, 'redis: back');
        state = 'up';
        lastFailure = null;
        pauseMs = FIRST_PAUSE_MS;
        nowUp.resolve();
      } catch (error) {
        goAway(error);
        probeSoon();
      }
    })().finally(() => {
      probing = null;
    });
    return probing;
  }

  client.connect().catch((error: unknown) => {
    lastFailure = error;
  });
  client.on('ready', () => void (state === 'up' ? undefined : probe()));
  await Promise.race([nowUp.promise, pause(2 * config.timeoutMs)]);
  if (state === 'starting') goAway(lastFailure ?? new Error('no answer yet'));

  return {
    get isUp() {
      return state === 'up';
    },
    key: (name) => `{${config.prefix}}:${name}`,
    async run(script, key, args) {
      if (state !== 'up') throw new RedisAwayError(lastFailure);
      try {
        return await runNow(script, key, args);
      } catch (error) {
        goAway(error);
        throw new RedisAwayError(error);
      }
    },
    onReturn(work) {
      returnWork.push(work);
    },
    openWaiting() {
      const waiting = createClient(config);
      waiting.on('error', (error: unknown) => log.debug({ reason: messageOf(error) }, 'redis: waiting connection'));
      waiting.connect().catch(() => {});
      return waiting;
    },
    async report(name) {
      const about = { name, engine: 'redis' };
      const begin = performance.now();
      if (state === 'up') {
        try {
          await inTime(client.ping());
          return { ...about, state: 'HEALTHY', latencyMs: performance.now() - begin, message: null };
        } catch (error) {
          goAway(error);
        }
      }
      return { ...about, state: 'DEGRADED', latencyMs: null, message: 'The shared tier is away; memory serves alone.' };
    },
    untilUp: () => nowUp.promise,
    async [Symbol.asyncDispose]() {
      state = 'closed';
      if (timer !== null) clearTimeout(timer);
      client.disconnect();
      await probing;
    },
  };
}

function createClient(config: RedisConfig): Redis | Cluster {
  const options: RedisOptions = {
    lazyConnect: true,
    // A command fails at once where there is no connection, and is never sent twice.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: Math.max(1_000, config.timeoutMs),
    socketTimeout: DEAD_AFTER_MS,
    retryStrategy: (times) => Math.min(LONGEST_PAUSE_MS, 50 * 2 ** Math.min(times, 6)),
    protocol: 2,
    ...(config.username === null ? {} : { username: config.username }),
    ...(config.password === null ? {} : { password: config.password }),
    ...(config.tls === null ? {} : { tls: config.tls.ca === null ? {} : { ca: config.tls.ca } }),
  };
  const [first = { host: '127.0.0.1', port: 6379 }] = config.nodes;
  switch (config.kind) {
    case 'single':
      return new Redis({ ...options, host: first.host, port: first.port, db: config.database });
    case 'sentinel':
      return new Redis({
        ...options,
        sentinels: [...config.nodes],
        name: config.master ?? '',
        db: config.database,
        // After a failover the old master answers as a replica: find the new one.
        reconnectOnError: (error) => error.message.startsWith('READONLY'),
        ...(config.sentinelPassword === null ? {} : { sentinelPassword: config.sentinelPassword }),
        ...(config.tls === null ? {} : { enableTLSForSentinelMode: true, sentinelTLS: options.tls }),
      });
    case 'cluster': {
      const { retryStrategy, enableOfflineQueue: _, ...redisOptions } = options;
      return new Cluster([...config.nodes], {
        redisOptions,
        lazyConnect: true,
        enableOfflineQueue: false,
        clusterRetryStrategy: retryStrategy,
        // Certificates are made out to names, so names must stay names.
        ...(config.tls === null ? {} : { dnsLookup: (address, done) => done(null, address) }),
      });
    }
  }
}

/**
 * The answer, or an error when none has come in time. A process that was held up itself runs its timers before it reads what has
 * arrived meanwhile, so what has arrived is read first.
 */
async function answeredWithin<Answer>(timeoutMs: number, answer: Promise<Answer>): Promise<Answer> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    setImmediate(() => setImmediate(() => reject(new Error(`no answer within ${timeoutMs} ms`))));
  }, timeoutMs);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
    // Whichever of the two comes second is nobody's any more.
    answer.catch(() => {});
    late.catch(() => {});
  }
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.startsWith("Stream isn't writeable") ? 'Connection is closed.' : message;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
