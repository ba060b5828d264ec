import { join } from 'node:path';
import { buildGuardedSchema } from '../../platform/graphql/build-schema.ts';
import type { Subgraph } from '../../platform/graphql/subgraph.ts';
import { TALLY_EVERY_MS } from '../../platform/identity/refusal-tally.ts';
import { guardPort } from '../../platform/identity/service-permissions.ts';
import { createIdSource } from '../../platform/ids/ids.ts';
import type { Logger } from '../../platform/logging/logger.ts';
import {
  type KeySetPort,
  QUOTA_RIGHTS,
  type QuotaPort,
  RECALLS_RIGHTS,
  REFUSALS_RIGHTS,
  type RecallsPort,
  type RefusalsPort,
} from '../../platform/ports/accounts.ts';
import type { DocumentsPort } from '../../platform/ports/documents.ts';
import type { DependencyReport } from '../../platform/ports/health.ts';
import type { CallerName } from '../../platform/service-names.ts';
import type { Clock } from '../../platform/time/clock.ts';
import { createSystemTimer, type Timer } from '../../platform/time/timer.ts';
import type { AuthConfig } from './config.ts';
import { createAuthLoaders } from './context.ts';
import { createAfterwards } from './domain/afterwards.ts';
import { createAudit } from './domain/audit.ts';
import type { Auth } from './domain/auth.ts';
import { ensureComposer, ensureFirstAdmin } from './domain/first-accounts.ts';
import type { KeyRing } from './domain/key-ring.ts';
import { createLockout, type LockoutPolicy } from './domain/lockout.ts';
import type { Mailer } from './domain/mailer.ts';
import { createOneAtATime } from './domain/one-at-a-time.ts';
import type { PasswordHasher } from './domain/password-hasher.ts';
import { createQuotas } from './domain/quotas.ts';
import { createRecalledTokens } from './domain/recalled-tokens.ts';
import { createAuthRefusals, createRefusalsPort } from './domain/refusals.ts';
import { loadRecalled, pruneSessions } from './domain/session-upkeep.ts';
import { createSessions } from './domain/sessions.ts';
import { openFileKeyRing } from './engines/key-ring.file.ts';
import { createOutboxMailer } from './engines/mailer.outbox.ts';
import { openArgon2Hasher } from './engines/password-hasher.argon2.ts';
import { apiKeyResolvers } from './resolvers/ApiKey.ts';
import { articleResolvers } from './resolvers/Article.ts';
import { auditEntryResolvers } from './resolvers/AuditEntry.ts';
import { type AuthPorts, internalMutationResolvers, internalQueryResolvers } from './resolvers/internal.ts';
import { mutationResolvers } from './resolvers/Mutation.ts';
import { queryResolvers } from './resolvers/Query.ts';
import { sessionResolvers } from './resolvers/Session.ts';
import { stoneResolvers } from './resolvers/Stone.ts';
import { userResolvers } from './resolvers/User.ts';
import type { Resolvers } from './schema.generated.ts';

const SCHEMA_FILE = new URL('./schema.graphql', import.meta.url);

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A key signs for so long before the next one takes over by itself. */
const KEY_LIFE_MS = 90 * DAY_MS;

/** Each further failure doubles the pause; a quarter of an hour is long for a guesser and bearable for a forgetful person. */
const LOCKOUTS = {
  account: { freeAttempts: 10, firstPauseMs: 1_000, longestPauseMs: 15 * MINUTE_MS, forgetAfterMs: DAY_MS },
  // Many people may share an address.
  address: { freeAttempts: 50, firstPauseMs: 1_000, longestPauseMs: 15 * MINUTE_MS, forgetAfterMs: DAY_MS },
  // A class or an office may register at once; a program that piles up accounts gets four an hour more.
  register: { freeAttempts: 100, firstPauseMs: MINUTE_MS, longestPauseMs: 15 * MINUTE_MS, forgetAfterMs: HOUR_MS },
  reset: { freeAttempts: 3, firstPauseMs: 5 * MINUTE_MS, longestPauseMs: 6 * HOUR_MS, forgetAfterMs: DAY_MS },
  resetAddress: { freeAttempts: 20, firstPauseMs: MINUTE_MS, longestPauseMs: HOUR_MS, forgetAfterMs: DAY_MS },
} as const satisfies Record<string, LockoutPolicy>;

/** What is scheduled, by the names that a timer is given. */
export const SCHEDULED = { upkeep: 'auth.upkeep', refusals: 'auth.refusals' } as const;

export interface AuthDeps {
  /** The service's own folder: the key file, unless it is configured elsewhere. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly documents: DocumentsPort;
  readonly config: AuthConfig;
  /** Shown once to whoever starts the process, such as the first admin's password. */
  readonly announce: (line: string) => void;
  /** Default: the system's. */
  readonly timer?: Timer;
  /** Where they were opened before the rest, to be published first; default: opened here. */
  readonly keys?: KeyRing;
  /** Default: argon2id at the configured cost. */
  readonly hasher?: PasswordHasher;
  /** Default: the outbox folder. */
  readonly mailer?: Mailer;
}

/** The auth service as its process opens it. */
export interface OpenedAuth {
  readonly subgraph: Subgraph;
  readonly keySet: KeySetPort;
  quotaFor(caller: CallerName): QuotaPort;
  refusalsFor(caller: CallerName): RefusalsPort;
  /** The next signing key takes over now; tokens of the one before hold until they expire. */
  readonly rotateKeys: () => Promise<void>;
}

/** Opens auth's keys alone: they need no other service, so a process can publish them before anything else is there. */
export async function openAuthKeys(deps: Pick<AuthDeps, 'config' | 'dataDir' | 'clock' | 'log'>): Promise<KeyRing> {
  const { config, dataDir, clock, log } = deps;
  return openFileKeyRing({
    file: config.keysFile ?? join(dataDir, 'keys.json'),
    overlapMs: config.accessTokenMinutes * MINUTE_MS,
    clock,
    log,
  });
}

/**
 * Opens the auth service. Tokens can be verified from the moment it is open; `start` makes the first accounts and begins the
 * hourly upkeep.
 * @throws {StartupError} when the key file cannot be read, made or understood
 */
export async function openAuthSubgraph(deps: AuthDeps): Promise<OpenedAuth> {
  const { clock, log, documents, config, announce, timer = createSystemTimer(log) } = deps;
  await using opened = new AsyncDisposableStack();
  const accessTtlMs = config.accessTokenMinutes * MINUTE_MS;
  const keys = deps.keys ?? (await openAuthKeys(deps));
  const recalled = createRecalledTokens(accessTtlMs, clock);
  await loadRecalled(documents, recalled, clock.now() - accessTtlMs);
  const newId = createIdSource(clock);
  const audit = createAudit(documents, clock);
  const refusals = createAuthRefusals({ documents, audit, clock });
  const inOrder = createOneAtATime();
  const afterwards = opened.use(createAfterwards(log));
  const hasher = deps.hasher ?? (await openArgon2Hasher(config.passwordCost));
  const quotas = createQuotas({ documents, monthlyGenerations: config.monthlyGenerations, inOrder, clock });
  const sessions = createSessions({
    documents,
    newId,
    keys,
    recalled,
    audit,
    clock,
    accessTtlMs,
    idleMs: config.sessionDays * DAY_MS,
  });
  const auth: Auth = {
    documents,
    sessions,
    quotas,
    hasher,
    audit,
    refusals,
    clock,
    newId,
    keys,
    accessTtlMs,
    inOrder,
    afterwards,
    mailer: deps.mailer ?? createOutboxMailer({ folder: join(deps.dataDir, 'outbox'), clock, log }),
    accountLockout: createLockout(LOCKOUTS.account, clock),
    addressLockout: createLockout(LOCKOUTS.address, clock),
    registerLockout: createLockout(LOCKOUTS.register, clock, 'Too many accounts from one place.'),
    resetLockout: createLockout(LOCKOUTS.reset, clock),
    resetAddressLockout: createLockout(LOCKOUTS.resetAddress, clock),
  };
  let isReady = false;

  async function upkeep(): Promise<void> {
    recalled.prune();
    await pruneSessions(documents, clock.now() - DAY_MS);
    if (clock.now() - keys.signingSince() >= KEY_LIFE_MS) await keys.rotate();
  }

  const stopped = new AbortController();
  const recalls: RecallsPort = {
    recalledSessions: (after, waitMs) => recalled.after(after, waitMs, stopped.signal),
  };
  const told = createRefusalsPort({ documents, audit });
  const ports: AuthPorts = {
    quotaFor: (caller) => guardPort<QuotaPort>(quotas, { caller, service: 'auth', rights: QUOTA_RIGHTS }),
    recallsFor: (caller) => guardPort(recalls, { caller, service: 'auth', rights: RECALLS_RIGHTS }),
    refusalsFor: (caller) => guardPort(told, { caller, service: 'auth', rights: REFUSALS_RIGHTS }),
  };
  const subgraph: Subgraph = {
    name: 'auth',
    schema: buildGuardedSchema(SCHEMA_FILE, toResolvers(auth, ports)),
    endWaits: () => stopped.abort(),
    createContext: (request) => ({ ...request, loaders: createAuthLoaders({ documents, sessions, quotas }, request) }),
    checkDependencies: () => checkDocuments(documents),
    get isReady() {
      return isReady;
    },
    // What it knows is in the store, and recalled tokens are loaded when it is opened.
    canAnswer: true,
    async start() {
      await ensureComposer({ documents });
      const { adminEmail: email, adminPassword: password } = config;
      await ensureFirstAdmin({ documents, hasher, keys, audit, newId, announce }, { email, password });
      owned.use(timer.every(HOUR_MS, SCHEDULED.upkeep, upkeep));
      // What has gathered is told when it closes, too; the timer ends first.
      owned.defer(() =>
        refusals.flush().catch((error: unknown) => log.warn({ err: error }, 'refused attempts were not noted')),
      );
      owned.use(timer.every(TALLY_EVERY_MS, SCHEDULED.refusals, () => refusals.flush()));
      isReady = true;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
  const keySet: KeySetPort = {
    keySet: async () => keys.publicKeys(),
    isRevoked: async (sessionId, generation) => recalled.isRecalled(sessionId, generation),
  };
  const owned = opened.move();
  return { subgraph, keySet, quotaFor: ports.quotaFor, refusalsFor: ports.refusalsFor, rotateKeys: () => keys.rotate() };
}

function toResolvers(auth: Auth, ports: AuthPorts): Resolvers {
  return {
    Query: { ...queryResolvers(auth), ...internalQueryResolvers(ports) },
    Mutation: { ...mutationResolvers(auth), ...internalMutationResolvers(ports) },
    User: userResolvers(),
    Session: sessionResolvers(),
    ApiKey: apiKeyResolvers(),
    AuditEntry: auditEntryResolvers(),
    Stone: stoneResolvers(),
    Article: articleResolvers(),
  };
}

async function checkDocuments(documents: Pick<DocumentsPort, 'lastCursor'>): Promise<readonly DependencyReport[]> {
  const begin = performance.now();
  const about = { name: 'documents', engine: 'database' };
  try {
    await documents.lastCursor();
    return [{ ...about, state: 'HEALTHY', latencyMs: performance.now() - begin, message: null }];
  } catch {
    return [{ ...about, state: 'DOWN', latencyMs: null, message: 'The document store does not answer.' }];
  }
}
