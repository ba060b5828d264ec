import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createGraphClient, signIn } from '../graph-client.ts';
import { openNineProcesses } from '../processes/nine-processes.ts';
import { ADMIN, RAISED_RATES } from '../seeded-data.ts';
import { reportFault } from './fault-table.ts';
import { startRedis } from './redis-server.ts';

const PAGE = `query ($slug: String!) { stone(slug: $slug) { name related(first: 3) { stone { name } } cacheStatus { cached } } }`;

it('nine processes answer every stone page while their Redis is stopped and comes back', { timeout: 300_000 }, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'stomaton-nine-redis-'));
  await using owned = new AsyncDisposableStack();
  owned.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const server = owned.use(await startRedis());
  const nine = owned.use(await openNineProcesses(dataDir, { REDIS_URL: server.url, ...RAISED_RATES }));
  const visitor = createGraphClient(nine.url);
  const admin = await signIn(visitor, ADMIN.email, ADMIN.password);
  const { data } = await visitor.ask('{ stones(first: 50) { edges { node { slug } } } }');
  const slugs: string[] = data.stones.edges.map(({ node }: { node: { slug: string } }) => node.slug);
  const isDegraded = async () => (await admin.ask('{ cacheStats { engine degraded } }')).data.cacheStats;

  const counts = { sent: 0, whole: 0, partial: 0 };
  const problems: string[] = [];
  const state = { isAway: false, isOver: false };
  const reading = (async () => {
    for (let turn = 0; !state.isOver; turn += 1) {
      counts.sent += 1;
      const { isAway } = state;
      const { data: page, errors } = await visitor.ask(PAGE, { slug: slugs[turn % slugs.length] });
      if (errors !== undefined) problems.push(...errors.map(({ message }) => message));
      else if (!page.stone.name) problems.push(`${slugs[turn % slugs.length]} has no name`);
      if (isAway) counts.partial += 1;
      else counts.whole += 1;
    }
  })();
  await sleep(500);
  expect(await isDegraded()).toEqual({ engine: 'redis', degraded: false });
  expect(await server.admin.dbsize()).toBeGreaterThan(0);
  await server.kill();
  state.isAway = true;
  await expect.poll(isDegraded, { timeout: 10_000 }).toEqual({ engine: 'redis', degraded: true });
  await sleep(1_500);
  const restartedAt = performance.now();
  await server.start();
  await expect.poll(isDegraded, { timeout: 20_000 }).toEqual({ engine: 'redis', degraded: false });
  const healMs = performance.now() - restartedAt;
  state.isOver = true;
  await reading;
  expect(problems).toEqual([]);
  reportFault({ fault: 'stone pages of nine processes, Redis stopped', ...counts, refused: 0, lost: 0, doubled: 0, healMs });
});
