import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../../../platform/identity/viewer.ts';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import { openDataFolder } from '../../../testing/data-folder.ts';
import { reportSubstitute } from '../../../testing/engines/fault-table.ts';
import { mongoConfig, openMongoTarget } from '../../../testing/engines/mongodb.ts';
import { type ScriptedMongo, startScriptedMongo } from '../../../testing/engines/scripted-mongo.ts';
import { ServerError } from '../../../testing/engines/scripted-mongo-data.ts';
import { openSearchFixture } from '../../../testing/search.ts';
import type { LexicalIndex } from '../domain/lexical-index.ts';
import type { TermIndex } from '../domain/term-index.ts';
import { article, at, describeLexicalIndex, NO_FILTER } from './lexical-index.contract.ts';
import { openEmbeddedLexicalIndex } from './lexical-index.embedded.ts';
import { openMongoTermIndex } from './term-index.mongodb.ts';

const SCRIPTED = 'on a scripted server, not run against MongoDB';

let server: ScriptedMongo;
let database: string;
beforeEach(async () => {
  server = await startScriptedMongo();
  database = `t${Math.random().toString(36).slice(2)}`;
});
afterEach(() => server[Symbol.asyncDispose]());
afterAll(() =>
  reportSubstitute('MongoDB', 'the text leg of search on a text index: contract suite and faults (scripted server)'),
);

async function openTerms(): Promise<TermIndex> {
  const config = mongoConfig({ MONGODB_URI: server.uri, MONGODB_DATABASE: database, MONGODB_TIMEOUT_MS: '500' });
  const terms = await openMongoTermIndex({ config, log: SILENT_LOGGER });
  if (terms === null) throw new Error('The scripted server has a text index.');
  return terms;
}

/** The index with its terms, closed together. */
async function openIndex(file: string): Promise<LexicalIndex> {
  const terms = await openTerms();
  const index = openEmbeddedLexicalIndex(file, terms);
  const close = index[Symbol.asyncDispose].bind(index);
  return Object.assign(index, {
    async [Symbol.asyncDispose]() {
      await close();
      await terms[Symbol.asyncDispose]();
    },
  });
}

describe(SCRIPTED, () => {
  describeLexicalIndex('mongodb', openIndex, { weighsByRarity: false });

  const ids = async (index: LexicalIndex, word: string) =>
    (await index.match([word], ANONYMOUS, NO_FILTER)).map(({ id }) => id).toSorted();

  it('a copy that lags behind neither brings back a removed document nor an old text', async () => {
    await using one = await openDataFolder();
    await using two = await openDataFolder();
    await using ahead = await openIndex(`${one.path}/x.sqlite`);
    await using behind = await openIndex(`${two.path}/x.sqlite`);
    const first = { put: [article('a', 'Slate'), article('b', 'Slate')], removed: [] };
    await ahead.apply(first, at(1));
    await ahead.apply({ put: [article('b', 'Granite')], removed: ['a'] }, at(2));
    await behind.apply(first, at(1));
    expect([await ids(ahead, 'slate'), await ids(ahead, 'granite')]).toEqual([[], ['b']]);
  });

  it('asks the server for what the viewer may see, and never more', async () => {
    await using folder = await openDataFolder();
    await using index = await openIndex(`${folder.path}/x.sqlite`);
    await index.apply({ put: [article('a', 'Slate', { visibility: 'content:draft' })], removed: [] }, at(1));
    await ids(index, 'slate');
    const finds = server.received.filter(({ find }) => String(find).startsWith('searchTerms_v'));
    expect(finds.map(({ filter }) => filter)).toEqual([
      { $text: { $search: 'slate' }, $or: [{ visibility: { $in: ['PUBLIC'] } }] },
    ]);
  });

  it('keeps the cursor where it was when the server refuses, so that nothing is passed over', async () => {
    await using folder = await openDataFolder();
    await using index = await openIndex(`${folder.path}/x.sqlite`);
    await index.apply({ put: [article('a', 'Slate')], removed: [] }, at(1));
    server.fail({ command: 'update', reply: new ServerError(14_031, 'OutOfDiskSpace') });
    const refused = index.apply({ put: [article('b', 'Slate')], removed: [] }, at(2));
    await expect(refused).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    expect(index.loadCursor()).toBe(at(1));
    await index.apply({ put: [article('b', 'Slate')], removed: [] }, at(2));
    expect(await ids(index, 'slate')).toEqual(['a', 'b']);
    server.fail({ command: 'find', reply: new ServerError(13_436, 'NotPrimaryOrSecondary'), times: 2 });
    await expect(ids(index, 'slate')).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    expect(await ids(index, 'slate')).toEqual(['a', 'b']);
  });

  it('search answers from it, derives it again where the server lost it, and says when it is away', async () => {
    const mongo = mongoConfig({ MONGODB_URI: server.uri, MONGODB_DATABASE: database, MONGODB_TIMEOUT_MS: '500' });
    await using search = await openSearchFixture(mongo);
    const { id } = await search.putStone('rosso-levanto', { colors: ['red'] });
    await search.settle();
    const ask = () =>
      search.ask('{ search(query: "levanto", mode: TEXT) { degraded totalCount edges { node { ... on Stone { id } } } } }');
    const before = await ask();
    expect([before.codes, before.data.search.edges]).toEqual([[], [{ node: { id } }]]);
    expect(await search.services.subgraph.checkDependencies()).toMatchObject([{ engine: 'mongodb', state: 'HEALTHY' }]);
    // Another database: nothing of it is there, while the service has all that it derived besides.
    await search.forgetCounts({ ...mongo, database: `${database}2` });
    await search.settle();
    expect((await ask()).data.search.totalCount).toBe(1);
    server.fail({ command: 'find', reply: 'hang up', times: 2 });
    server.fail({ command: 'ping', reply: 'hang up', times: 2 });
    const [health] = await search.services.subgraph.checkDependencies();
    expect(health).toMatchObject({ engine: 'mongodb', state: 'DOWN' });
  });
});

describe('a server without a text index', () => {
  it('leaves the text leg to the embedded index, and says so', async () => {
    await using target = await openMongoTarget();
    await using search = await openSearchFixture(target.config());
    await search.putStone('rosso-levanto');
    await search.settle();
    const { data } = await search.ask('{ search(query: "levanto", mode: TEXT) { totalCount } }');
    expect(data.search.totalCount).toBe(1);
    const dependencies = await search.services.subgraph.checkDependencies();
    if (target.name === 'mongodb') expect(dependencies).toMatchObject([{ engine: 'mongodb', message: null }]);
    else {
      expect(dependencies).toMatchObject([
        { engine: 'sqlite', state: 'HEALTHY', message: 'MongoDB has no text index here; the embedded index serves.' },
      ]);
    }
  });
});
