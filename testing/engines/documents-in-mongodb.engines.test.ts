import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import type { DocumentsPort } from '../../platform/ports/documents.ts';
import { createRemoteDocuments } from '../../platform/remote/documents.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { putStone, stoneId } from '../../subgraphs/database/engines/document-store.contract.ts';
import { openDatabaseSubgraph } from '../../subgraphs/database/subgraph.ts';
import { openDataFolder } from '../data-folder.ts';
import { createGraphClient, type GraphClient, signIn } from '../graph-client.ts';
import { startServer } from '../processes/server-process.ts';
import { type Served, serveSubgraph } from '../remote/serve.ts';
import { ADMIN } from '../seeded-data.ts';
import { createTestKeys } from '../service-keys.ts';
import { reportFault } from './fault-table.ts';
import { type MongoTarget, openMongoTarget } from './mongodb.ts';
import { writeSmallCatalogue } from './small-catalogue.ts';

let target: MongoTarget;
beforeAll(async () => {
  target = await openMongoTarget();
});
afterAll(() => target[Symbol.asyncDispose]());

/** More than a batch of seeding has, so that it goes on from one to the next. */
const STONES = 120;
const PAGE = `{ stone(slug: "rosso-levanto") { name type related(first: 3) { stone { name } } passages(first: 2) { text }
  completeness { score } record { revision } cacheStatus { cached } } }`;
const CREATE = `mutation ($input: CreateStoneInput!) { createStone(input: $input) { stone { id slug } userErrors { code } } }`;
const INPUT = {
  name: 'Kept In Another Place',
  type: 'MARBLE',
  origin: { country: 'Italy' },
  colors: ['white'],
  idempotencyKey: 'kept-in-another-place',
};

describe('the platform on documents in MongoDB', () => {
  it('seeds the catalogue, answers, writes, and finds all again after a restart', { timeout: 600_000 }, async () => {
    await using folder = await openDataFolder();
    const { uri, database } = target.config();
    // The stand-in reads whole collections: on a busy machine that takes longer than a server with indexes would ever need.
    const environment = {
      MONGODB_URI: uri,
      MONGODB_DATABASE: database,
      MONGODB_TIMEOUT_MS: '60000',
      MONGODB_SLOW_MS: '30000',
      CONTENT_CATALOGUE_FILE: writeSmallCatalogue(folder.path, STONES, 'rosso-levanto').file,
    };
    const stonesOf = async (graph: GraphClient) =>
      (await graph.ask('{ stones(first: 1) { totalCount } }')).data.stones.totalCount;
    let id: string;
    {
      await using server = startServer(folder.path, environment);
      const graph = createGraphClient(await server.ready());
      expect(await graph.ask(PAGE)).toMatchObject({
        data: { stone: { name: 'Rosso Levanto', type: 'MARBLE', record: { revision: 1 } } },
      });
      const { data: page } = await graph.ask(PAGE);
      expect(page.stone.passages.length).toBeGreaterThan(0);
      expect(page.stone.related.length).toBeGreaterThan(0);
      const { data: found } = await graph.ask('{ search(query: "red marble from Levanto", first: 5) { totalCount } }');
      expect(found.search.totalCount).toBeGreaterThan(0);
      expect(await stonesOf(graph)).toBe(STONES);
      const admin = await signIn(graph, ADMIN.email, ADMIN.password);
      const { data: created } = await admin.ask(CREATE, { input: INPUT });
      expect(created.createStone.userErrors).toEqual([]);
      id = created.createStone.stone.id;
      const status = await admin.ask('{ databaseStatus { engine collections { name documents } } }');
      expect(status.data.databaseStatus.engine).toBe('mongodb');
      expect(await server.stop('SIGTERM')).toBe(0);
    }
    await using again = startServer(folder.path, environment);
    const graph = createGraphClient(await again.ready());
    expect(await stonesOf(graph)).toBe(STONES + 1);
    const { data } = await graph.ask('query ($id: ID!) { stone(id: $id) { name record { revision } } }', { id });
    expect(data.stone).toMatchObject({ name: INPUT.name, record: { revision: 1 } });
    const admin = await signIn(graph, ADMIN.email, ADMIN.password);
    const { data: repeated } = await admin.ask(CREATE, { input: INPUT });
    expect(repeated.createStone.stone.id).toBe(id);
    expect(await stonesOf(graph)).toBe(STONES + 1);
  });
});

describe('two copies of the database service on one MongoDB', () => {
  it('share the work: each sees what the other wrote, and one goes on when the other stops', { timeout: 120_000 }, async () => {
    await using opened = new AsyncDisposableStack();
    const keys = await createTestKeys();
    const mongo = target.config();
    const serve = async (): Promise<Served> => {
      const { path } = opened.use(await openDataFolder());
      const open = async () =>
        (await openDatabaseSubgraph({ dataDir: path, mongo, clock: systemClock, log: SILENT_LOGGER })).subgraph;
      return serveSubgraph('database', open, undefined, { keys });
    };
    const one = opened.use(await serve());
    const other = opened.use(await serve());
    // A client that takes turns with the copies, and one of each copy.
    const of = (served: Served, urls?: readonly string[]): DocumentsPort =>
      opened.use(createRemoteDocuments(served.clientOf('content', urls), 'content'));
    const both = of(other, [one.url, other.url]);
    const [first, second] = [of(one), of(other)];

    const commit = (port: DocumentsPort, n: number) =>
      port.commit({
        operations: [putStone(`s${n}`, { n }, { expectedRevision: 0 })],
        by: 'content',
        idempotency: { key: `content:${n}`, fingerprint: 'f' },
      });
    await first.commit({ operations: [putStone('a')], by: 'content' });
    expect((await second.getMany('stones', [stoneId('a')]))[0]?.revision).toBe(1);
    const after = await second.lastCursor();
    const waiting = second.readChanges({ after, limit: 10, waitMs: 15_000 });
    await first.commit({ operations: [putStone('b')], by: 'content' });
    expect((await waiting).changes.map(({ id }) => id)).toEqual([stoneId('b')]);

    const counts = { sent: 0, whole: 0, refused: 0 };
    const stopped = { isDone: false };
    const writing = Array.from({ length: 30 }, async (_, n) => {
      await new Promise((resolve) => setTimeout(resolve, 20 * n));
      for (let isDone = false; !isDone; ) {
        counts.sent += 1;
        try {
          await commit(both, n);
          counts.whole += 1;
          isDone = true;
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^(SUBGRAPH|ENGINE)_UNAVAILABLE$/) });
          counts.refused += 1;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
      if (n === 10) {
        await one[Symbol.asyncDispose]();
        stopped.isDone = true;
      }
    });
    await Promise.all(writing);
    expect(stopped.isDone).toBe(true);
    const found = await second.getMany(
      'stones',
      Array.from({ length: 30 }, (_, n) => stoneId(`s${n}`)),
    );
    const lost = found.filter((document) => document === null).length;
    const doubled = found.filter((document) => (document?.revision ?? 1) > 1).length;
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
    const page = await second.readChanges({ after: null, limit: 100, waitMs: 0 });
    expect(page.changes).toHaveLength(32);
    const fault = `one of two copies of database stopped (${target.name})`;
    reportFault({ fault, ...counts, partial: 0, lost, doubled, healMs: 0 });
  });
});
