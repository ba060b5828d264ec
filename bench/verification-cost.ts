import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ContextSource, contextFromHeaders, HEADERS } from '../platform/graphql/context-from-headers.ts';
import { createKeyFinder } from '../platform/identity/find-key.ts';
import { createTokenVerifier } from '../platform/identity/verify-token.ts';
import { createIdSource } from '../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import type { KeySetPort } from '../platform/ports/accounts.ts';
import { SERVICE_TOKEN_HEADER } from '../platform/service-token/service-token.ts';
import { signServiceToken } from '../platform/service-token/sign.ts';
import { createCallerVerifier } from '../platform/service-token/verify.ts';
import { systemClock } from '../platform/time/clock.ts';
import { createAskerPseudonyms } from '../router/asker-pseudonym.ts';
import { toRouterContext } from '../router/request-identity.ts';
import { signAccessToken } from '../subgraphs/auth/domain/access-token.ts';
import { createRecalledTokens } from '../subgraphs/auth/domain/recalled-tokens.ts';
import type { UserRecord } from '../subgraphs/auth/domain/user.ts';
import { openFileKeyRing } from '../subgraphs/auth/engines/key-ring.file.ts';

/** Of 0.3 ms, the most that a request may spend on who asks. */
export interface VerificationRow {
  readonly where: string;
  readonly what: string;
  readonly cpuMs: number;
}

const CACHED = 50_000;
const UNCACHED = 3_000;
const TTL_MS = 900_000;
/** Sessions that were recalled lately, which each request is looked up among. */
const RECALLED = 1_000;

const USER: UserRecord = {
  id: 'user_00000000000000000000000001',
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  data: {
    email: 'bench@example.org',
    fullName: 'Bench',
    role: 'EDITOR',
    tier: 'BASIC',
    active: true,
    passwordHash: null,
    hasInitialPassword: false,
    passwordReset: null,
  },
} as UserRecord;

/** CPU of this process for each call, milliseconds; garbage collection included. */
async function cpuOf(calls: number, call: (index: number) => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let index = 0; index < calls; index += 1) await call(index);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / calls;
}

/**
 * What knowing who asks costs, by the very functions that serve requests: the router's context from a request, a subgraph's context from
 * a call, with tokens that they remember and with tokens that they meet for the first time.
 */
export async function measureVerification(): Promise<readonly VerificationRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'stomaton-bench-'));
  try {
    const clock = systemClock;
    const ring = await openFileKeyRing({ file: join(folder, 'keys.json'), overlapMs: TTL_MS, clock, log: SILENT_LOGGER });
    const newId = createIdSource(clock);
    const recalled = createRecalledTokens(TTL_MS, clock);
    for (let count = 0; count < RECALLED; count += 1)
      recalled.note(newId('session'), { accessGeneration: 2, recalledAt: new Date().toISOString() });
    const keys: KeySetPort = {
      keySet: async () => ring.publicKeys(),
      isRevoked: async (sessionId, generation) => recalled.isRecalled(sessionId, generation),
    };
    const sign = async () =>
      `Bearer ${(await signAccessToken(USER, { id: newId('session'), generation: 1 }, { keys: ring, clock, ttlMs: TTL_MS })).token}`;
    const signService = async (index: number) => {
      const notBefore = Math.floor(clock.now() / 1_000) - (index % 600);
      return (await signServiceToken(ring.signingKey(), { caller: 'router', service: 'content', notBefore })).token;
    };
    const persons = await Promise.all(Array.from({ length: UNCACHED }, sign));
    const callers = await Promise.all(Array.from({ length: 600 }, (_, index) => signService(index)));

    const rows: VerificationRow[] = [];
    const { verify } = createTokenVerifier({ keys, clock });
    const identity = { verify, pseudonymOf: createAskerPseudonyms('bench'), now: clock.now, operationTimeoutMs: 30_000 };
    const atRouter = (authorization: string | undefined) =>
      toRouterContext(
        {
          headers: { 'user-agent': 'bench', ...(authorization === undefined ? {} : { authorization }) },
          address: '192.0.2.1',
          requestId: 'bench',
        },
        identity,
      );
    const source: ContextSource = { verify: createTokenVerifier({ keys, clock }).verify, log: SILENT_LOGGER, clock };
    const callerVerifier = createCallerVerifier({ service: 'content', findKey: createKeyFinder({ keys, clock }), clock });
    const atSubgraph = async (service: string, authorization: string | undefined) => {
      const caller = await callerVerifier.verify(service);
      const headers = { [HEADERS.requestId]: 'bench', [HEADERS.caller]: caller, [SERVICE_TOKEN_HEADER]: service };
      return contextFromHeaders(
        authorization === undefined ? headers : { ...headers, [HEADERS.authorization]: authorization },
        source,
      );
    };
    const [person = '', service = ''] = [persons[0], callers[0]];
    const measure = async (where: string, what: string, calls: number, call: (index: number) => Promise<unknown>) => {
      rows.push({ where, what, cpuMs: await cpuOf(calls, call) });
    };

    // Once for the compiler; its tokens are others than those that are measured.
    const fresh = await Promise.all(Array.from({ length: 500 }, sign));
    for (const token of fresh) await atRouter(token);
    for (const token of fresh) await atSubgraph(service, token);
    await cpuOf(CACHED / 5, () => atRouter(person));
    await cpuOf(CACHED / 5, () => atSubgraph(service, person));

    await measure('router, a request', 'nobody signed in', CACHED, () => atRouter(undefined));
    await measure('router, a request', 'token remembered', CACHED, () => atRouter(person));
    await measure('router, a request', 'token met for the first time', UNCACHED - 1, (index) => atRouter(persons[index + 1]));
    await measure('subgraph, a call', 'service token remembered, nobody signed in', CACHED, () =>
      atSubgraph(service, undefined),
    );
    await measure('subgraph, a call', 'both tokens remembered', CACHED, () => atSubgraph(service, person));
    await measure('subgraph, a call', "person's token met for the first time", UNCACHED - 1, (index) =>
      atSubgraph(service, persons[index + 1]),
    );
    await measure('subgraph, a call', "service's token met for the first time", callers.length - 1, (index) =>
      atSubgraph(callers[index + 1] ?? '', person),
    );
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function printVerification(rows: readonly VerificationRow[]): void {
  console.log('\nCPU to know who asks (bar: below 0.3 ms where tokens are remembered)');
  for (const { where, what, cpuMs } of rows)
    console.log(`${where.padEnd(18)} ${what.padEnd(44)} ${cpuMs.toFixed(4).padStart(8)} ms`);
}
