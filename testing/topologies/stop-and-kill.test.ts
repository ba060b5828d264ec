import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ERROR_CODES } from '../../platform/errors/codes.ts';
import { type CallerName, SERVICE_NAMES, type ServiceName } from '../../platform/service-names.ts';
import { createGraphClient, type GraphAnswer, type GraphClient, signIn } from '../graph-client.ts';
import { type NineProcesses, openNineProcesses } from '../processes/nine-processes.ts';
import { ADMIN, copySeededData } from '../seeded-data.ts';
import { type Outcome, printTable } from './outcome-table.ts';
import { startWriters } from './writers.ts';

const SLOW = 240_000;
/** What an operation has in this test; a service that hangs costs a client so long at most. */
const DEADLINE_MS = 5_000;

/** The fields of the page, by the service that answers them. */
const FIELDS: Readonly<Record<ServiceName, readonly string[]>> = {
  content: ['slug', 'name', 'type', 'links'],
  search: ['related', 'searchPresence'],
  rag: ['passages', 'indexStatus'],
  flywheel: ['completeness'],
  monitoring: ['usage'],
  database: ['record'],
  auth: ['viewerPermissions'],
  cache: ['cacheStatus'],
};

const PAGE = `query Page($slug: String!) { stone(slug: $slug) { id slug name type links(first: 3) { totalCount }
  related(first: 3) { score } searchPresence { impressions } passages(first: 1) { text } indexStatus { state }
  completeness { score } usage { views } record { revision } viewerPermissions { canEdit } cacheStatus { cached } } }`;

const ENTRY = `{ search(query: "rosso levanto marble", mode: TEXT, first: 3) { edges { score node { ... on Stone {
  id slug name usage { views } completeness { score } } } } } }`;

const SLUGS = ['rosso-levanto', 'bianco-carrara', 'nero-marquina'];
const REQUESTS = 12;

const owned = new AsyncDisposableStack();
const outcomes: Outcome[] = [];
let nine: NineProcesses;
let visitor: GraphClient;
let admin: GraphClient;

beforeAll(async () => {
  const data = owned.use(await copySeededData(inject('seededDataDir')));
  nine = owned.use(
    await openNineProcesses(data.path, {
      STOMATON_OPERATION_TIMEOUT_MS: String(DEADLINE_MS),
      STOMATON_RATE_LIMIT_PER_SECOND: '100000',
      STOMATON_AUTH_RATE_LIMIT_PER_SECOND: '100000',
    }),
  );
  visitor = createGraphClient(nine.url);
  admin = await signIn(visitor, ADMIN.email, ADMIN.password);
  for (const slug of SLUGS) expect((await visitor.ask(PAGE, { slug })).errors).toBeUndefined();
}, SLOW);

afterAll(async () => {
  await owned.disposeAsync();
  console.log(printTable(outcomes));
});

/** An answer and how long it took; null for none. */
type Timed = { readonly answer: GraphAnswer; readonly tookMs: number } | null;

/** The answers to some pages at once. */
async function askPages(withinMs: number): Promise<readonly Timed[]> {
  return Promise.all(
    Array.from({ length: REQUESTS }, async (_, index) => {
      const startedAt = performance.now();
      const asked = visitor.ask(PAGE, { slug: SLUGS[index % SLUGS.length] }).catch(() => null);
      const answer = await Promise.race([asked, sleep(withinMs, null)]);
      return answer === null ? null : { answer, tookMs: performance.now() - startedAt };
    }),
  );
}

function isTyped({ extensions, path }: NonNullable<GraphAnswer['errors']>[number]): boolean {
  const { code, retryable, remedy, requestId } = extensions;
  const isKnown = typeof code === 'string' && code in ERROR_CODES && ERROR_CODES[code as keyof typeof ERROR_CODES].retryable;
  return isKnown && retryable === true && typeof remedy === 'string' && typeof requestId === 'string' && path !== undefined;
}

/** The fields of the page that an answer lost, as its errors' paths name them. */
function lostFields(answers: readonly GraphAnswer[]): readonly string[] {
  const paths = answers.flatMap(({ errors = [] }) => errors).map(({ path }) => String(path?.[1] ?? path?.[0]));
  return [...new Set(paths)].sort();
}

/** Of the stones that are asked, every field of the page has something to say. */
function hasNothing(value: unknown): boolean {
  if (value === null || (Array.isArray(value) && value.length === 0)) return true;
  return typeof value === 'object' && 'totalCount' in value && value.totalCount === 0;
}

/** Says that something is not there, and not that it could not be asked for. */
function isWrong({ data, errors }: GraphAnswer): boolean {
  if (errors !== undefined) return false;
  return (
    data?.stone == null ||
    Object.values(FIELDS)
      .flat()
      .some((field) => hasNothing(data.stone[field]))
  );
}

/** Asks without pause until every page is whole, from when the process is started and not only from when it says that it is ready. */
async function untilWhole(recovered: Promise<unknown>): Promise<readonly GraphAnswer[]> {
  const seen: GraphAnswer[] = [];
  let isBack = false;
  const back = recovered.then(() => {
    isBack = true;
  });
  for (;;) {
    const wasBack = isBack;
    const answers = await Promise.all(SLUGS.map((slug) => visitor.ask(PAGE, { slug }).catch(() => null)));
    for (const answer of answers) if (answer !== null) seen.push(answer);
    if (wasBack && answers.every((answer) => answer !== null && answer.errors === undefined)) break;
    // A process that never comes back is told by its own error.
    await Promise.race([sleep(20), wasBack ? sleep(20) : back]);
  }
  await back;
  return seen;
}

function pids(): Map<CallerName, number | undefined> {
  return new Map([...SERVICE_NAMES, 'router' as const].map((name) => [name, nine.processOf(name).child.pid]));
}

/** What takes a process away, and what brings it back. */
const EVENTS = {
  killed: { signal: 'SIGKILL', recover: (name: CallerName) => nine.restart(name) },
  hung: { signal: 'SIGSTOP', recover: (name: CallerName) => nine.signal(name, 'SIGCONT') },
} as const;

/** Takes a process away under writes, asks pages, brings it back, and counts what became of both. */
async function takeAway(name: CallerName, event: keyof typeof EVENTS) {
  const before = pids();
  const writers = startWriters(admin, `${name} ${event}`);
  await writers.untilAcknowledged(8);
  await nine.signal(name, EVENTS[event].signal);
  let timed: readonly Timed[];
  let entry: GraphAnswer | null;
  try {
    // A service's silence ends with the operation's deadline; that of the router only with the client's patience.
    timed = await askPages(name === 'router' ? 3_000 : 3 * DEADLINE_MS);
    entry = name === 'router' ? null : await visitor.ask(ENTRY);
  } catch (error) {
    await EVENTS[event].recover(name);
    throw error;
  }
  const startedAt = performance.now();
  const seen = await untilWhole(EVENTS[event].recover(name));
  const healMs = performance.now() - startedAt;
  await writers.untilAcknowledged(writers.acknowledged.size + 8);
  await writers.stop();
  const { lost, doubled } = await writers.verify();

  const answers = timed.flatMap((one) => one?.answer ?? []);
  const errors = answers.flatMap((answer) => answer.errors ?? []);
  const outcome: Outcome = {
    service: name,
    event,
    sent: REQUESTS,
    whole: answers.filter((answer) => answer.errors === undefined).length,
    partial: answers.filter((answer) => answer.errors !== undefined).length,
    typedErrors: errors.filter(isTyped).length,
    otherErrors: errors.length - errors.filter(isTyped).length + (REQUESTS - answers.length),
    wrong: [...answers, ...seen].filter(isWrong).length,
    slowestMs: answers.length === 0 ? null : Math.max(...timed.map((one) => one?.tookMs ?? 0)),
    writes: writers.acknowledged.size,
    lost,
    doubled,
    healMs,
  };
  outcomes.push(outcome);
  expect(outcome).toMatchObject({ wrong: 0, lost: 0, doubled: 0 });
  // Nobody else was started again.
  for (const [other, pid] of pids()) if (other !== name) expect([other, pid]).toEqual([other, before.get(other)]);
  return { outcome, answers, entry };
}

/** Only its own fields are null, each with an error. */
function expectOwnFieldsLost(service: ServiceName, answers: readonly GraphAnswer[]): void {
  if (service === 'content') {
    expect(answers.map(({ data }) => data?.stone ?? null)).toEqual(answers.map(() => null));
    expect(lostFields(answers)).toEqual(['stone']);
    return;
  }
  expect(lostFields(answers)).toEqual([...FIELDS[service]].sort());
  for (const { data } of answers) {
    for (const field of Object.values(FIELDS).flat()) {
      if (!FIELDS[service].includes(field)) expect([field, data.stone[field] === null]).toEqual([field, false]);
    }
  }
}

/** Stones are found without content: by what the others know of them. */
function expectHitsWithoutContent({ data, errors = [] }: GraphAnswer): void {
  expect(data.search.edges.length).toBeGreaterThan(0);
  for (const { score, node } of data.search.edges) {
    // An article among the hits has none of these fields.
    if (node?.id === undefined) continue;
    expect(score).toBeGreaterThan(0);
    expect(node).toMatchObject({ slug: null, name: null, usage: { views: expect.any(Number) } });
    expect(node.completeness.score).toBeGreaterThan(0);
  }
  const paths = errors.map(({ path, extensions }) => [path?.at(-1), extensions.code]);
  expect(paths).toContainEqual(['slug', 'SUBGRAPH_UNAVAILABLE']);
  expect(paths).toContainEqual(['name', 'SUBGRAPH_UNAVAILABLE']);
  expect(new Set(paths.map(([field]) => field))).toEqual(new Set(['slug', 'name']));
}

describe.each(['killed', 'hung'] as const)('under writes %s', (event) => {
  it.each(SERVICE_NAMES)(
    'a service costs its own fields: %s',
    async (service) => {
      const { outcome, answers, entry } = await takeAway(service, event);
      expect(outcome).toMatchObject({ otherErrors: 0, whole: 0, partial: REQUESTS });
      expectOwnFieldsLost(service, answers);
      if (service === 'content' && event === 'killed' && entry !== null) expectHitsWithoutContent(entry);
    },
    SLOW,
  );

  it(
    'the router costs every answer, and no write',
    async () => {
      const { outcome } = await takeAway('router', event);
      expect(outcome).toMatchObject({ whole: 0, partial: 0, otherErrors: REQUESTS });
    },
    SLOW,
  );
});
