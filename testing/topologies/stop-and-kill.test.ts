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

/** The answers to some pages at once, null for what was not answered. */
async function askPages(): Promise<(GraphAnswer | null)[]> {
  return Promise.all(
    Array.from({ length: REQUESTS }, (_, index) => visitor.ask(PAGE, { slug: SLUGS[index % SLUGS.length] }).catch(() => null)),
  );
}

function isTyped({ extensions, path }: NonNullable<GraphAnswer['errors']>[number]): boolean {
  const { code, retryable, remedy, requestId } = extensions;
  const isKnown = typeof code === 'string' && code in ERROR_CODES && ERROR_CODES[code as keyof typeof ERROR_CODES].retryable;
  return isKnown && retryable === true && typeof remedy === 'string' && typeof requestId === 'string' && path !== undefined;
}

/** The fields of the page that an answer lost, as its errors' paths name them. */
function lostFields(answers: readonly (GraphAnswer | null)[]): readonly string[] {
  const paths = answers.flatMap((answer) => answer?.errors ?? []).map(({ path }) => String(path?.[1] ?? path?.[0]));
  return [...new Set(paths)].sort();
}

async function untilWhole(): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const answers = await Promise.all(SLUGS.map((slug) => visitor.ask(PAGE, { slug }).catch(() => null)));
    if (answers.every((answer) => answer !== null && answer.errors === undefined)) return performance.now() - startedAt;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function pids(): Map<CallerName, number | undefined> {
  return new Map([...SERVICE_NAMES, 'router' as const].map((name) => [name, nine.processOf(name).child.pid]));
}

describe('each service in turn', () => {
  it.each(SERVICE_NAMES)(
    'killed under writes and started again: %s',
    async (service) => {
      const before = pids();
      const writers = startWriters(admin, service);
      await writers.untilAcknowledged(8);
      await nine.signal(service, 'SIGKILL');
      const answers = await askPages();
      const entry = await visitor.ask(ENTRY);
      const startedAt = performance.now();
      await nine.restart(service);
      await untilWhole();
      const healMs = performance.now() - startedAt;
      await writers.untilAcknowledged(writers.acknowledged.size + 8);
      await writers.stop();
      const { lost, doubled } = await writers.verify();

      const answered = answers.filter((answer) => answer !== null);
      const errors = answered.flatMap((answer) => answer.errors ?? []);
      outcomes.push({
        service,
        sent: REQUESTS,
        whole: answered.filter((answer) => answer.errors === undefined).length,
        partial: answered.filter((answer) => answer.errors !== undefined).length,
        typedErrors: errors.filter(isTyped).length,
        otherErrors: errors.length - errors.filter(isTyped).length + (REQUESTS - answered.length),
        writes: writers.acknowledged.size,
        lost,
        doubled,
        healMs,
      });
      expect(outcomes.at(-1)).toMatchObject({ otherErrors: 0, lost: 0, doubled: 0 });
      // Nobody else was started again.
      for (const [name, pid] of pids()) if (name !== service) expect([name, pid]).toEqual([name, before.get(name)]);

      if (service === 'content') {
        expect(answered.map(({ data }) => data?.stone ?? null)).toEqual(answers.map(() => null));
        expect(lostFields(answers)).toEqual(['stone']);
        expect(entry.data.search.edges.length).toBeGreaterThan(0);
        for (const { score, node } of entry.data.search.edges) {
          // An article among the hits has none of these fields.
          if (node?.id === undefined) continue;
          expect(score).toBeGreaterThan(0);
          expect(node).toMatchObject({ slug: null, name: null, usage: { views: expect.any(Number) } });
          expect(node.completeness.score).toBeGreaterThan(0);
        }
        const paths = entry.errors?.map(({ path, extensions }) => [path?.at(-1), extensions.code]) ?? [];
        expect(paths).toContainEqual(['slug', 'SUBGRAPH_UNAVAILABLE']);
        expect(paths).toContainEqual(['name', 'SUBGRAPH_UNAVAILABLE']);
        expect(new Set(paths.map(([field]) => field))).toEqual(new Set(['slug', 'name']));
      } else {
        expect(lostFields(answers)).toEqual([...FIELDS[service]].sort());
        for (const { data } of answered) {
          for (const field of Object.values(FIELDS).flat()) {
            if (!FIELDS[service].includes(field)) expect([field, data.stone[field] === null]).toEqual([field, false]);
          }
        }
      }
    },
    SLOW,
  );

  it(
    'the router killed under writes and started again',
    async () => {
      const writers = startWriters(admin, 'router');
      await writers.untilAcknowledged(8);
      await nine.signal('router', 'SIGKILL');
      const answers = await askPages();
      const startedAt = performance.now();
      await nine.restart('router');
      await untilWhole();
      const healMs = performance.now() - startedAt;
      await writers.untilAcknowledged(writers.acknowledged.size + 8);
      await writers.stop();
      const { lost, doubled } = await writers.verify();
      const unanswered = answers.filter((answer) => answer === null).length;
      const whole = { sent: REQUESTS, whole: 0, partial: 0, typedErrors: 0, otherErrors: unanswered };
      outcomes.push({ service: 'router', ...whole, writes: writers.acknowledged.size, lost, doubled, healMs });
      expect(outcomes.at(-1)).toMatchObject({ otherErrors: REQUESTS, lost: 0, doubled: 0 });
    },
    SLOW,
  );
});

describe('a service that hangs', () => {
  it.each(['search', 'rag', 'cache', 'monitoring'] as const)(
    'costs its own fields, while it hangs: %s',
    async (service) => {
      await nine.signal(service, 'SIGSTOP');
      try {
        // Answered although the service never answers: each has its deadline.
        const answers = await askPages();
        const errors = answers.flatMap((answer) => answer?.errors ?? []);
        expect(lostFields(answers)).toEqual([...FIELDS[service]].sort());
        expect(new Set(errors.map(({ extensions }) => extensions.code))).toSatisfy((codes: Set<string>) =>
          [...codes].every((code) => code === 'DEADLINE_EXCEEDED' || code === 'SUBGRAPH_UNAVAILABLE'),
        );
      } finally {
        await nine.signal(service, 'SIGCONT');
      }
      await untilWhole();
    },
    SLOW,
  );
});
