import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JSONWebKeySet } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Agent } from 'undici';
import { z } from 'zod';
import { recallsUnknown } from '../identity/verify-token.ts';
import type { Logger } from '../logging/logger.ts';
import type { KeySetPort, QuotaPort, RefusalsPort } from '../ports/accounts.ts';
import {
  NoteRefusalsDocument,
  RecalledSessionsDocument,
  ReturnGenerationDocument,
  TakeGenerationDocument,
} from './accounts.generated.ts';
import { createHttpPool, requestJson } from './http.ts';
import type { ServiceClient } from './service-client.ts';

/** Quotas of another process; both calls carry a key that makes them harmless to repeat. */
export function createRemoteQuota(client: ServiceClient): QuotaPort {
  return {
    takeGeneration: async (userId, idempotencyKey) =>
      (await client.call(TakeGenerationDocument, { userId, idempotencyKey }, { isRepeatable: true }))._takeGeneration,
    async returnGeneration(userId, idempotencyKey) {
      await client.call(ReturnGenerationDocument, { userId, idempotencyKey }, { isRepeatable: true });
    },
  };
}

/** The audit log of another process. What got no answer may have been written, and is told again: better twice than not at all. */
export function createRemoteRefusals(client: ServiceClient): RefusalsPort {
  return {
    async noteRefusals(refusals) {
      await client.call(NoteRefusalsDocument, { refusals: [...refusals] });
    },
  };
}

/** The same answer as `/.well-known/jwks.json` gives (RFC 7517). */
const KEY_SET = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })).min(1) });

const TIMEOUT_MS = 2_000;
const WAIT_MS = 20_000;
/** A session that ends while a service comes back to auth must be refused there within a second. */
const LONGEST_PAUSE_MS = 500;
/** A service that has just started waits so long to hear of the recalls before it refuses a token for not knowing. */
const FIRST_WITHIN_MS = 1_000;

/** An access token lives an hour at most; a recall older than that is about none. */
const RECALLED_MS = 2 * 3_600_000;
const MAX_RECALLED = 100_000;

/** For each recalled session the least generation of a token that still holds. */
type Generations = LRUCache<string, number>;

export interface RemoteKeySetOptions {
  /** Auth's copies. */
  readonly urls: readonly string[];
  readonly client: ServiceClient;
  /** Keeps the last key set, so that a service can start while auth is away. */
  readonly file: string;
  readonly log: Logger;
}

/**
 * Auth's key set from another process, kept in a file: verifying needs no call. Which sessions were recalled is followed by
 * long poll; while auth is away nothing is recalled, and what was recalled before stays so. A process that has not heard of the recalls
 * since it started takes no person's token until it has: one that it took might have been recalled before.
 */
export function openRemoteKeySet({ urls, client, file, log }: RemoteKeySetOptions): KeySetPort & AsyncDisposable {
  const pool = createHttpPool();
  const connection = createHttpPool();
  const generations: Generations = new LRUCache({ max: MAX_RECALLED, ttl: RECALLED_MS });
  const stop = new AbortController();
  let hasHeard = false;
  const { promise: heard, resolve: hear } = Promise.withResolvers<void>();
  const heardOrLate = Promise.race([heard, sleep(FIRST_WITHIN_MS, undefined, { signal: stop.signal }).catch(() => {})]);

  async function fetchKeySet(): Promise<JSONWebKeySet> {
    let failure: unknown;
    for (const url of urls) {
      try {
        const { body } = await requestJson({
          url: `${url}/.well-known/jwks.json`,
          method: 'GET',
          headers: {},
          timeoutMs: TIMEOUT_MS,
          dispatcher: pool,
        });
        return KEY_SET.parse(body) as JSONWebKeySet;
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }

  async function follow(): Promise<void> {
    let position: string | null = null;
    let failures = 0;
    while (!stop.signal.aborted) {
      try {
        position = await readRecalls(client, generations, position, connection, stop.signal);
        failures = 0;
        hasHeard = true;
        hear();
      } catch (error) {
        if (stop.signal.aborted) return;
        failures += 1;
        log.debug({ err: error, failures }, 'recalled sessions: will retry');
        await sleep(Math.min(LONGEST_PAUSE_MS, 50 * 2 ** failures), undefined, { signal: stop.signal }).catch(() => {});
      }
    }
  }
  const following = follow();

  return {
    async keySet() {
      try {
        const keySet = await fetchKeySet();
        keepFile(file, keySet);
        return keySet;
      } catch (error) {
        const kept = readFile(file);
        if (kept === null) throw error;
        return kept;
      }
    },
    async isRevoked(sessionId, generation) {
      if (!hasHeard) await heardOrLate;
      if (!hasHeard) throw recallsUnknown();
      return generation < (generations.get(sessionId) ?? 0);
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await connection.destroy();
      await following;
      await pool.close();
    },
  };
}

async function readRecalls(
  client: ServiceClient,
  generations: Generations,
  after: string | null,
  connection: Agent,
  signal: AbortSignal,
): Promise<string> {
  const { _recalledSessions: page } = await client.call(
    RecalledSessionsDocument,
    { after, waitMs: WAIT_MS },
    { connection, timeoutMs: WAIT_MS + TIMEOUT_MS, isRepeatable: false, signal },
  );
  for (const { sessionId, generation } of page.sessions) generations.set(sessionId, generation);
  return page.position;
}

function keepFile(file: string, keySet: JSONWebKeySet): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.tmp`, JSON.stringify(keySet));
    renameSync(`${file}.tmp`, file);
  } catch {
    // A help for the next start only; without it that start waits for auth.
  }
}

function readFile(file: string): JSONWebKeySet | null {
  try {
    return KEY_SET.parse(JSON.parse(readFileSync(file, 'utf8'))) as JSONWebKeySet;
  } catch {
    return null;
  }
}
