import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { urlVariable } from '../../platform/config/service-config.ts';
import { type CallerName, SERVICE_NAMES } from '../../platform/service-names.ts';
import { PROCESSES } from '../../topologies/service-entries.ts';
import { type Supervised, startSupervised, stopAll } from '../../topologies/supervise.ts';
import { createGraphClient, type GraphClient, signIn } from '../graph-client.ts';
import { freeAddresses } from '../processes/nine-processes.ts';
import { ADMIN, RAISED_RATES, TEST_ENVIRONMENT } from '../seeded-data.ts';
import { reportFault } from './fault-table.ts';
import { openMongoTarget } from './mongodb.ts';
import { startRedis } from './redis-server.ts';

const CREATE = `mutation ($input: CreateStoneInput!) { createStone(input: $input) { stone { id } userErrors { code } } }`;
const UPDATE = `mutation ($input: UpdateStoneInput!) { updateStone(input: $input) { stone { id } userErrors { code } } }`;
const PAGE = `query ($id: ID!) { stone(id: $id) { name petrography record { revision } related(first: 2) { stone { name } } cacheStatus { cached } } }`;
const STONES = 6;

it('two copies of each of nine processes on MongoDB and Redis share the work, and one copy is enough', {
  timeout: 400_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stomaton-copies-'));
  await using owned = new AsyncDisposableStack();
  owned.defer(() => rm(folder, { recursive: true, force: true }));
  const redis = owned.use(await startRedis());
  const mongo = owned.use(await openMongoTarget());
  const { uri, database } = mongo.config();
  const addresses = [await freeAddresses(), await freeAddresses()] as const;
  const running: Supervised[] = [];
  const outputs: string[] = [];
  owned.defer(async () => void (await stopAll(running, 'SIGKILL')));

  /** All processes of one copy; each finds both copies of every service, its own first. */
  async function startCopy(copy: 0 | 1): Promise<ReadonlyMap<CallerName, Supervised>> {
    const [own, other] = copy === 0 ? addresses : [addresses[1], addresses[0]];
    const urls = SERVICE_NAMES.map((name) => [urlVariable(name), `${own.urlOf(name)},${other.urlOf(name)}`]);
    const environment = {
      PATH: process.env.PATH,
      LOG_LEVEL: 'warn',
      STOMATON_DATA_DIR: join(folder, String(copy)),
      SERVICE_SECRETS_DIR: join(folder, 'secrets'),
      AUTH_KEYS_FILE: join(folder, 'keys.json'),
      REDIS_URL: redis.url,
      MONGODB_URI: uri,
      MONGODB_DATABASE: database,
      // The stand-in reads whole collections, and eight services ask it at once.
      MONGODB_TIMEOUT_MS: '60000',
      MONGODB_SLOW_MS: '30000',
      ...TEST_ENVIRONMENT,
      ...RAISED_RATES,
      ...Object.fromEntries(urls),
      PORT: own.environment.PORT ?? '0',
    };
    const started = PROCESSES.map((name) =>
      startSupervised(name, { environment, onLine: (_name, line) => outputs.push(`${copy} ${name} ${line}`) }),
    );
    running.push(...started);
    await Promise.all(started.map(({ ready }) => ready)).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${outputs.slice(-40).join('\n')}`);
    });
    return new Map(started.map((one) => [one.name, one]));
  }

  const first = await startCopy(0);
  const [one, two] = addresses.map(({ urlOf }) => createGraphClient(urlOf('router'))) as [GraphClient, GraphClient];
  await startCopy(1);

  // Who signs in by one is known to the other.
  const admin = await signIn(one, ADMIN.email, ADMIN.password);
  const elsewhere = two.as(admin.accessToken ?? '');
  expect((await elsewhere.ask('{ me { email } }')).data.me.email).toBe(ADMIN.email);

  // The catalogue was seeded once, whoever came first.
  expect((await two.ask('{ stones(first: 1) { totalCount } }')).data.stones.totalCount).toBe(545);

  // What one writes the other shows; the same request sent to both is done once.
  const ids: string[] = [];
  for (let number = 0; number < STONES; number += 1) {
    const name = `Copied Stone ${String.fromCharCode(65 + number)}`;
    const input = { name, type: 'MARBLE', origin: { country: 'Italy' }, colors: ['white'], idempotencyKey: `copied-${number}` };
    const answers = await Promise.all([admin.ask(CREATE, { input }), elsewhere.ask(CREATE, { input })]);
    const made = new Set(answers.map(({ data }) => data.createStone.stone.id as string));
    expect(made.size).toBe(1);
    ids.push(...made);
  }
  expect((await one.ask('{ stones(first: 1) { totalCount } }')).data.stones.totalCount).toBe(545 + STONES);

  // Caches agree within their bound: a change written by one copy is shown by the other although that one had the page cached.
  const [id = ''] = ids;
  for (const graph of [one, two, one, two]) expect((await graph.ask(PAGE, { id })).errors).toBeUndefined();
  await admin.ask(UPDATE, { input: { id, petrography: 'dolomitic marble' } });
  for (const graph of [one, two])
    await expect
      .poll(async () => (await graph.ask(PAGE, { id })).data.stone.petrography, { timeout: 5_000 })
      .toBe('dolomitic marble');

  // One copy of each service is killed in turn; the other does its work.
  const killed: readonly CallerName[] = ['cache', 'search', 'content', 'database', 'auth'];
  for (const name of killed) first.get(name)?.child.kill('SIGKILL');
  const counts = { sent: 0, whole: 0, partial: 0, refused: 0 };
  const begin = performance.now();
  let healMs = 0;
  for (let turn = 0; turn < 60; turn += 1) {
    counts.sent += 1;
    const { data, errors = [] } = await (turn % 2 === 0 ? one : two).ask(PAGE, { id: ids[turn % ids.length] ?? '' });
    if (errors.length === 0 && data?.stone !== null) counts.whole += 1;
    else {
      counts.partial += 1;
      healMs = performance.now() - begin;
      for (const { extensions } of errors)
        expect(extensions.code).toMatch(/^(SUBGRAPH_UNAVAILABLE|DEADLINE_EXCEEDED|ENGINE_UNAVAILABLE)$/);
    }
    await sleep(50);
  }
  const last = await two.ask(PAGE, { id });
  reportFault({ fault: 'one of two copies of five services killed', ...counts, lost: 0, doubled: 0, healMs });
  expect(last.errors).toBeUndefined();
  expect(counts.whole).toBeGreaterThan(counts.sent / 2);
  const again = await signIn(two, ADMIN.email, ADMIN.password);
  expect((await again.ask('{ me { email } }')).data.me.email).toBe(ADMIN.email);
});
