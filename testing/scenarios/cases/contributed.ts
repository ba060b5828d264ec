import { expect } from 'vitest';
import { accepted, type Cases, createStone, data, eventually, uniqueName, type World } from '../case.ts';
import { answerAndVerify, askExpert } from './flywheel.ts';

/** Reads fields of one stone. */
async function stoneOf({ admin }: World, id: string, fields: string): Promise<Record<string, unknown>> {
  return (await data(admin.ask(`query ($id: ID!) { stone(id: $id) { ${fields} } }`, { id }))).stone;
}

async function articleOf({ admin }: World, id: string, fields: string): Promise<Record<string, unknown>> {
  return (await data(admin.ask(`query ($id: ID!) { article(id: $id) { ${fields} } }`, { id }))).article;
}

/** A published article of its own, about the stone where one is given. */
async function publishArticle({ admin }: World, input: object = {}): Promise<string> {
  const path = `guides/${uniqueName('own').replaceAll(' ', '-').toLowerCase()}`;
  const { article } = await accepted(
    admin.ask(
      'mutation ($input: CreateArticleInput!) { createArticle(input: $input) { article { id } userErrors { message path } } }',
      {
        input: {
          path,
          title: 'Its own guide',
          type: 'APPLICATION_GUIDE',
          source: '# Laying\n\nLay it in a full bed of mortar, with open joints.\n',
          ...input,
        },
      },
    ),
  );
  const status =
    'mutation ($input: SetArticleStatusInput!) { setArticleStatus(input: $input) { article { id } userErrors { message } } }';
  for (const next of ['UNDER_REVIEW', 'PUBLISHED'])
    await accepted(admin.ask(status, { input: { id: article.id, status: next } }));
  return article.id;
}

async function search({ visitor }: World, query: string): Promise<void> {
  await data(visitor.ask('query ($query: String!) { search(query: $query, first: 10) { totalCount } }', { query }));
}

/** Each case changes the field's value by an action and reads the change back. */
export const contributedCases: Cases = {
  async 'Stone.related'(world) {
    const family = uniqueName('Family');
    const { id } = await createStone(world, { family, colors: ['green'] });
    const before: { related: { stone: { id: string } }[] } = (await stoneOf(
      world,
      id,
      'related { stone { id } score reasons }',
    )) as never;
    const twin = await createStone(world, { family, colors: ['green'] });
    expect(before.related.map(({ stone }) => stone.id)).not.toContain(twin.id);
    await eventually(
      async () => (await stoneOf(world, id, 'related { stone { id } score reasons }')) as unknown as typeof before,
      ({ related }) => related.some(({ stone }) => stone.id === twin.id),
    );
  },
  async 'Stone.searchPresence'(world) {
    const { id, name } = await createStone(world);
    await eventually(
      async () => {
        await search(world, name);
        return (await stoneOf(world, id, 'searchPresence { impressions clicks topQueries }')) as {
          searchPresence: { impressions: number };
        };
      },
      ({ searchPresence }) => searchPresence.impressions > 0,
    );
    await accepted(
      world.visitor.ask(
        'mutation ($input: RecordSearchClickInput!) { recordSearchClick(input: $input) { ok userErrors { message } } }',
        {
          input: { query: name, nodeId: id, position: 1 },
        },
      ),
    );
    expect(await stoneOf(world, id, 'searchPresence { clicks topQueries }')).toEqual({
      searchPresence: { clicks: 1, topQueries: [name] },
    });
  },
  async 'Stone.passages'(world) {
    const { id } = await createStone(world);
    const word = uniqueName('bushhammerable').replaceAll(' ', '');
    await publishArticle(world, { stoneId: id, source: `# Finish\n\nThis stone is ${word} in every direction.\n` });
    const { passages } = (await eventually(
      async () =>
        (await stoneOf(world, id, `passages(query: "${word}") { text article { id } }`)) as unknown as {
          passages: { text: string }[];
        },
      ({ passages: found }) => found.some(({ text }) => text.includes(word)),
    )) satisfies { passages: { text: string }[] };
    expect(passages.length).toBeLessThanOrEqual(3);
  },
  async 'Stone.indexStatus'(world) {
    const { id } = await createStone(world);
    const read = async () =>
      (await stoneOf(world, id, 'indexStatus { state chunks embeddingModel indexedAt }')) as unknown as {
        indexStatus: { state: string; chunks: number };
      };
    const before = await eventually(read, ({ indexStatus }) => indexStatus.state === 'INDEXED');
    await publishArticle(world, { stoneId: id });
    await eventually(read, ({ indexStatus }) => indexStatus.chunks > before.indexStatus.chunks);
  },
  async 'Stone.record'(world) {
    const { id } = await createStone(world);
    await accepted(
      world.admin.ask(
        'mutation ($input: UpdateStoneInput!) { updateStone(input: $input) { stone { id } userErrors { message } } }',
        { input: { id, colors: ['blue'] } },
      ),
    );
    expect(
      await stoneOf(world, id, 'record { collection documentId revision updatedBy history { revision by changedPaths } }'),
    ).toMatchObject({
      record: {
        collection: 'stones',
        documentId: id,
        revision: 2,
        updatedBy: expect.stringMatching(/^user_/),
        history: [{ revision: 2, changedPaths: expect.arrayContaining([expect.stringContaining('colors')]) }, { revision: 1 }],
      },
    });
  },
  async 'Stone.viewerPermissions'(world) {
    const { id } = await createStone(world);
    const query = 'query ($id: ID!) { stone(id: $id) { viewerPermissions { canEdit canPublish canDelete canGenerate } } }';
    const all = { canEdit: true, canPublish: true, canDelete: true, canGenerate: true };
    expect((await data(world.admin.ask(query, { id }))).stone.viewerPermissions).toEqual(all);
    const none = Object.fromEntries(Object.keys(all).map((key) => [key, false]));
    expect((await data(world.visitor.ask(query, { id }))).stone.viewerPermissions).toEqual(none);
  },
  async 'Stone.cacheStatus'(world) {
    const { id, name } = await createStone(world);
    const read = async () =>
      (await stoneOf(world, id, 'name cacheStatus { cached tier ttlSeconds tags }')) as unknown as {
        cacheStatus: { cached: boolean };
      };
    expect(await eventually(read, ({ cacheStatus }) => cacheStatus.cached)).toMatchObject({
      cacheStatus: { tier: 'memory', ttlSeconds: expect.any(Number), tags: expect.arrayContaining([id]) },
    });
    // Reached through a suggestion, the stone is never loaded by its owner, so reading its state does not change it.
    const through = 'query ($prefix: String!) { suggest(prefix: $prefix) { stone { id cacheStatus { cached tier } } } }';
    const statusOf = async () => {
      const { suggest } = await data(world.visitor.ask(through, { prefix: name }));
      return suggest.find(({ stone }: { stone: { id: string } | null }) => stone?.id === id)?.stone.cacheStatus;
    };
    await eventually(statusOf, (status) => status !== undefined);
    await data(
      world.admin.ask('mutation ($input: InvalidateCacheInput!) { invalidateCache(input: $input) { removed } }', {
        input: { tags: [id] },
      }),
    );
    expect(await statusOf()).toEqual({ cached: false, tier: null });
  },
  async 'Stone.completeness'(world) {
    const { stoneId, questionId } = await askExpert(world);
    const read = async () =>
      (await stoneOf(world, stoneId, 'completeness { score missing }')) as unknown as { completeness: { score: number } };
    const before = await read();
    await answerAndVerify(world, questionId, 'Water absorption is 0.3 %.');
    const after = await read();
    expect(after.completeness.score).toBeGreaterThan(before.completeness.score);
  },
  async 'Stone.gaps'(world) {
    const { stoneId, questionId } = await askExpert(world);
    expect(await stoneOf(world, stoneId, 'gaps(status: ASKED) { topic status questions { answered } }')).toEqual({
      gaps: [{ topic: 'TECHNICAL_SPECIFICATIONS', status: 'ASKED', questions: [{ answered: false }] }],
    });
    await answerAndVerify(world, questionId, 'Water absorption is 0.4 %.');
    expect(await stoneOf(world, stoneId, 'gaps(status: RESOLVED) { status }')).toEqual({ gaps: [{ status: 'RESOLVED' }] });
  },
  async 'Stone.usage'(world) {
    const { id } = await createStone(world);
    const read = async () =>
      (await stoneOf(world, id, 'usage { views searches errors p95Ms }')) as unknown as { usage: { views: number } };
    const before = await read();
    const after = await eventually(read, ({ usage }) => usage.views > before.usage.views);
    expect(after.usage).toMatchObject({ errors: 0, p95Ms: expect.any(Number) });
  },
  async 'Stone.cost'(world) {
    const { id } = await createStone(world);
    expect(
      await stoneOf(world, id, 'cost { totalUsd unpricedCalls byProvider { key calls } byOperation { key calls } }'),
    ).toMatchObject({ cost: { unpricedCalls: 0, byOperation: [] } });
    await accepted(
      world.admin.ask(
        'mutation ($input: GenerateArticleInput!) { generateArticle(input: $input) { article { id } userErrors { message } } }',
        { input: { stoneId: id, force: true } },
      ),
    );
    expect(await stoneOf(world, id, 'cost { byOperation { key calls } }')).toMatchObject({
      cost: { byOperation: [{ key: 'generateArticle', calls: 1 }] },
    });
  },
  async 'Article.author'(world) {
    const id = await publishArticle(world);
    const { me } = await data(world.admin.ask('{ me { id } }'));
    expect(await articleOf(world, id, 'author { id role }')).toEqual({ author: { id: me.id, role: 'ADMIN' } });
  },
  async 'Article.passages'(world) {
    const id = await publishArticle(world);
    await eventually(
      async () =>
        (await articleOf(world, id, 'passages(query: "mortar bed") { text start end }')) as unknown as {
          passages: { text: string }[];
        },
      ({ passages }) => passages.some(({ text }) => text.includes('full bed of mortar')),
    );
  },
  async 'Article.indexStatus'(world) {
    const id = await publishArticle(world);
    await eventually(
      async () =>
        (await articleOf(world, id, 'indexStatus { state chunks }')) as unknown as {
          indexStatus: { state: string; chunks: number };
        },
      ({ indexStatus }) => indexStatus.state === 'INDEXED' && indexStatus.chunks > 0,
    );
  },
  async 'Article.related'(world) {
    const { id: stoneId } = await createStone(world);
    const [one, other] = [await publishArticle(world, { stoneId }), await publishArticle(world, { stoneId })];
    await eventually(
      async () => (await articleOf(world, one, 'related { id title }')) as unknown as { related: { id: string }[] },
      ({ related }) => related.some(({ id }) => id === other),
    );
  },
  async 'Article.record'(world) {
    const id = await publishArticle(world);
    expect(
      await articleOf(world, id, 'version record { revision collection history(first: 3) { revision changedPaths } }'),
    ).toMatchObject({ version: 3, record: { revision: 3, collection: 'articles' } });
  },
  async 'Article.viewerPermissions'(world) {
    const id = await publishArticle(world);
    expect(await articleOf(world, id, 'viewerPermissions { canEdit canPublish }')).toEqual({
      viewerPermissions: { canEdit: true, canPublish: true },
    });
  },
  async 'Article.cacheStatus'(world) {
    const id = await publishArticle(world);
    await eventually(
      async () =>
        (await articleOf(world, id, 'title cacheStatus { cached tags }')) as unknown as { cacheStatus: { cached: boolean } },
      ({ cacheStatus }) => cacheStatus.cached,
    );
  },
  async 'Article.gaps'(world) {
    const { stoneId } = await askExpert(world);
    const id = await publishArticle(world, { stoneId });
    expect(await articleOf(world, id, 'gaps(status: ASKED) { status }')).toEqual({ gaps: [{ status: 'ASKED' }] });
  },
  async 'Article.usage'(world) {
    const id = await publishArticle(world);
    await eventually(
      async () => (await articleOf(world, id, 'usage { views }')) as unknown as { usage: { views: number } },
      ({ usage }) => usage.views > 0,
    );
  },
  async 'Article.cost'(world) {
    const { id: stoneId } = await createStone(world);
    const { article } = await accepted(
      world.admin.ask(
        'mutation ($input: GenerateArticleInput!) { generateArticle(input: $input) { article { id } userErrors { message } } }',
        { input: { stoneId, force: true } },
      ),
    );
    expect(await articleOf(world, article.id, 'cost { byOperation { key calls } }')).toMatchObject({
      cost: { byOperation: [{ key: 'generateArticle', calls: 1 }] },
    });
  },
  async 'WorkflowRun.cost'(world) {
    const { workflowRuns } = await data(
      world.admin.ask('{ workflowRuns(first: 1) { edges { node { cost { totalUsd unpricedCalls } } } } }'),
    );
    expect(workflowRuns.edges[0].node.cost).toMatchObject({ unpricedCalls: 0 });
  },
};
