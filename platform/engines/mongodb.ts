/*
 * The connection to MongoDB. Reads and writes name their concern: majority, so that nothing that was read or acknowledged is taken
 * back by a failover. The driver repeats a read or a write once where the server can tell a repeat (retryable writes); everything
 * else that fails is told to the caller, and the pool finds the server again by itself.
 */
import {
  type CommandFailedEvent,
  type CommandStartedEvent,
  type CommandSucceededEvent,
  type Db,
  MongoClient,
  MongoServerError,
} from 'mongodb';
import { StartupError } from '../lifecycle/startup-error.ts';
import type { Logger } from '../logging/logger.ts';
import type { MongoConfig } from './mongodb-config.ts';

export interface MongoConnection extends AsyncDisposable {
  readonly client: MongoClient;
  readonly db: Db;
  /** True on a replica set or a sharded cluster: transactions and change streams; false on a single server, or one that lacks them. */
  readonly hasTransactions: boolean;
}

/** How long a start waits for a server that does not answer. */
const START_WITHIN_MS = 30_000;
const START_PAUSE_MS = 500;

/** Wrong logins and certificates do not mend by waiting. */
const LASTING = /auth|certificate|self-signed|unable to (get|verify)|SSL|TLS/i;

/** `IllegalOperation`, `CommandNotFound`, `FailedToParse`, `CommandNotSupported`, `NotImplemented`, and a single server's answer. */
const NOT_SUPPORTED = new Set<unknown>([9, 20, 59, 115, 238, 263]);

/**
 * Connects, and waits half a minute for a server that is still starting.
 * @param startWithinMs how long to wait for it, default 30 s
 * @throws {StartupError} when it does not answer, or refuses the login or the certificate; it names no address and no secret
 */
export async function openMongo({
  config,
  log,
  startWithinMs = START_WITHIN_MS,
}: {
  readonly config: MongoConfig;
  readonly log: Logger;
  readonly startWithinMs?: number;
}): Promise<MongoConnection> {
  const client = new MongoClient(config.uri, {
    appName: 'stomaton',
    maxPoolSize: config.poolSize,
    serverSelectionTimeoutMS: config.timeoutMs,
    connectTimeoutMS: config.timeoutMs,
    socketTimeoutMS: config.timeoutMs,
    waitQueueTimeoutMS: config.timeoutMs,
    heartbeatFrequencyMS: 2_000,
    minHeartbeatFrequencyMS: 100,
    readConcern: { level: 'majority' },
    writeConcern: { w: 'majority', wtimeoutMS: config.timeoutMs },
    readPreference: 'primary',
    retryReads: true,
    retryWrites: true,
    monitorCommands: true,
  });
  logSlowCommands(client, config.slowMs, log);
  // A monitor without a listener would print.
  client.on('error', () => {});
  try {
    await connect(client, startWithinMs, log);
    const db = client.db(config.database);
    const hasTransactions = await canTransact(client, db);
    if (!hasTransactions) log.info('mongodb: no transactions here; batches are made whole by a write-ahead log');
    return { client, db, hasTransactions, [Symbol.asyncDispose]: () => client.close(true) };
  } catch (error) {
    await client.close(true).catch(() => {});
    throw error;
  }
}

async function connect(client: MongoClient, withinMs: number, log: Logger): Promise<void> {
  const until = performance.now() + withinMs;
  for (let isTold = false; ; isTold = true) {
    try {
      await client.connect();
      await client.db('admin').command({ ping: 1 });
      return;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (LASTING.test(reason) || (error instanceof MongoServerError && error.code === 18)) {
        throw new StartupError(
          'MongoDB refuses the login or the certificate.',
          'Check user, password, `authSource`, `tls` and `tlsCAFile` in MONGODB_URI.',
          error,
        );
      }
      if (performance.now() >= until) {
        throw new StartupError(
          'MongoDB does not answer.',
          'Start it, and check host, port and replica set in MONGODB_URI.',
          error,
        );
      }
      if (!isTold) log.warn({ reason: error instanceof Error ? error.name : 'unknown' }, 'mongodb: waiting for the server');
      await new Promise((resolve) => {
        setTimeout(resolve, START_PAUSE_MS);
      });
    }
  }
}

/** Asks by doing: a server may call itself a replica set and yet know no transactions. */
async function canTransact(client: MongoClient, db: Db): Promise<boolean> {
  const hello = await db.admin().command({ hello: 1 });
  if (hello.setName === undefined && hello.msg !== 'isdbgrid') return false;
  const session = client.startSession();
  try {
    const asks = () => db.collection('_store').findOne({}, { session });
    await session.withTransaction(asks, { readConcern: { level: 'snapshot' } });
    return true;
  } catch (error) {
    if (error instanceof MongoServerError && NOT_SUPPORTED.has(error.code)) return false;
    throw error;
  } finally {
    await session.endSession();
  }
}

/** Names the command, its collection and its time; never a value. */
function logSlowCommands(client: MongoClient, slowMs: number, log: Logger): void {
  const collections = new Map<number, string>();
  client.on('commandStarted', ({ requestId, commandName, command }: CommandStartedEvent) => {
    const target: unknown = commandName === 'getMore' ? command.collection : command[commandName];
    if (typeof target === 'string') collections.set(requestId, target);
  });
  const ended = ({ requestId, commandName, duration }: CommandSucceededEvent | CommandFailedEvent) => {
    const collection = collections.get(requestId) ?? null;
    collections.delete(requestId);
    // A change stream's getMore waits on purpose.
    if (duration >= slowMs && !(commandName === 'getMore' && collection === '_log')) {
      log.warn({ command: commandName, collection, durationMs: Math.round(duration) }, 'mongodb: slow command');
    }
  };
  client.on('commandSucceeded', ended);
  client.on('commandFailed', ended);
}
