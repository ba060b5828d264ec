import { parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { SILENT_PROGRESS } from '../../platform/graphql/subgraph.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { parseRouterConfig } from '../../router/config.ts';
import { composeSupergraph } from '../../schema/compose.ts';
import { parseAuthConfig } from '../../subgraphs/auth/config.ts';
import { openOneProcess } from '../../topologies/one-process.ts';
import { createGraphClient, type GraphClient, signIn } from '../graph-client.ts';
import { openNineProcesses } from '../processes/nine-processes.ts';
import { ADMIN, copySeededData, TEST_ENVIRONMENT } from '../seeded-data.ts';
import { comparable, type Question, readQuestions, writeAndRead } from './same-questions.ts';

const SLOW = 180_000;
const RATES = { STOMATON_RATE_LIMIT_PER_SECOND: '100000', STOMATON_AUTH_RATE_LIMIT_PER_SECOND: '100000' };
const owned = new AsyncDisposableStack();
type Clients = Record<Question['by'], GraphClient>;
let one: Clients;
let nine: Clients;

async function toClients(url: string): Promise<Clients> {
  const visitor = createGraphClient(url);
  return { visitor, admin: await signIn(visitor, ADMIN.email, ADMIN.password) };
}

beforeAll(async () => {
  const [first, second] = [
    owned.use(await copySeededData(inject('seededDataDir'))),
    owned.use(await copySeededData(inject('seededDataDir'))),
  ];
  const inProcess = owned.use(
    await openOneProcess({
      dataDir: first.path,
      auth: parseAuthConfig(TEST_ENVIRONMENT),
      router: parseRouterConfig({ PORT: '0', ...RATES }),
      clock: systemClock,
      log: SILENT_LOGGER,
      progress: SILENT_PROGRESS,
      announce: () => {},
      version: 'test',
    }),
  );
  one = await toClients(inProcess.url);
  nine = await toClients(owned.use(await openNineProcesses(second.path, RATES)).url);
}, SLOW);
afterAll(() => owned.disposeAsync());

describe('one process and nine', () => {
  it('are asked what the API understands, but for one question', () => {
    const { apiSchema } = composeSupergraph();
    const refused = readQuestions().filter(({ query }) => validate(apiSchema, parse(query)).length > 0);
    expect(refused.map(({ query }) => query)).toEqual(['{ nothing }']);
  });

  it.each(readQuestions())('answer alike: $name ($by)', async ({ by, query, variables }) => {
    const [first, second] = [await one[by].ask(query, variables), await nine[by].ask(query, variables)];
    expect(comparable(second)).toEqual(comparable(first));
  });

  it(
    'answer alike to writes, and to reads that must see them',
    async () => {
      const [first, second] = [await writeAndRead(one), await writeAndRead(nine)];
      expect(comparable(second)).toEqual(comparable(first));
    },
    SLOW,
  );
});
