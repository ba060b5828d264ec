import { expect } from 'vitest';
import { accepted, type Cases, codes, createStone, data, stoneId, uniqueName, type World } from '../case.ts';

const CREATE_ARTICLE =
  'mutation ($input: CreateArticleInput!) { createArticle(input: $input) { article { id path status version body } userErrors { message path } } }';

function newArticle(input: object = {}): { input: object } {
  const path = `guides/${uniqueName('test').replaceAll(' ', '-').toLowerCase()}`;
  return {
    input: { path, title: 'A guide', type: 'APPLICATION_GUIDE', source: '# A guide\n\nLay Nero Marquina indoors.\n', ...input },
  };
}

/** Says that a query does not mean a stone: the one of this name, or Statuario. */
async function rejectMatch(world: World, query: string, name = 'Statuario') {
  const { stone } = await data(world.visitor.ask('query ($name: String!) { stone(name: $name) { id } }', { name }));
  return accepted(
    world.admin.ask(
      'mutation ($input: RejectMatchInput!) { rejectMatch(input: $input) { correction { id } userErrors { message } } }',
      { input: { query, stoneId: stone.id } },
    ),
  );
}

async function statusOf({ visitor }: World, name: string): Promise<string> {
  const answer = await data(visitor.ask('query ($name: String!) { resolveIdentity(name: $name) { status } }', { name }));
  return answer.resolveIdentity.status;
}

export const contentCases: Cases = {
  async 'Query.node'({ visitor, ...world }) {
    const id = await stoneId({ visitor, ...world }, 'rosso-levanto');
    const { node, none } = await data(
      visitor.ask(
        'query ($id: ID!) { node(id: $id) { id ... on Stone { name completeness { score } } } none: node(id: "stone_00000000000000000000000000") { id } }',
        { id },
      ),
    );
    expect(node).toMatchObject({ id, name: 'Rosso Levanto', completeness: { score: expect.any(Number) } });
    expect(none).toBeNull();
  },
  async 'Query.stone'({ visitor }) {
    const answer = await data(
      visitor.ask(
        '{ bySlug: stone(slug: "nero-marquina") { id name type origin { country } } byName: stone(name: "Negro Marquina") { slug } none: stone(slug: "no-such-stone") { id } }',
      ),
    );
    expect(answer.bySlug).toMatchObject({ name: 'Nero Marquina', type: 'MARBLE', origin: { country: 'Spain' } });
    expect(answer.byName).toEqual({ slug: 'nero-marquina' });
    expect(answer.none).toBeNull();
  },
  async 'Query.stones'({ visitor }) {
    const query =
      'query ($after: String) { stones(filter: { types: [SLATE] }, first: 10, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { name type } } } }';
    const first = (await data(visitor.ask(query))).stones;
    const second = (await data(visitor.ask(query, { after: first.pageInfo.endCursor }))).stones;
    const names = [...first.edges, ...second.edges].map(({ node }: { node: { name: string } }) => node.name);
    expect(first).toMatchObject({ totalCount: 18, pageInfo: { hasNextPage: true } });
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect(new Set(names).size).toBe(18);
  },
  async 'Query.article'({ visitor }) {
    const { article } = await data(
      visitor.ask('{ article(path: "stones/rosso-levanto") { title type status stone { name } source body } }'),
    );
    expect(article).toMatchObject({ type: 'STONE_PROFILE', status: 'PUBLISHED', stone: { name: 'Rosso Levanto' } });
    expect(article.source).toMatch(/composed/i);
  },
  async 'Query.articles'({ visitor }) {
    const { articles } = await data(
      visitor.ask('{ articles(type: STONE_PROFILE, first: 5) { totalCount edges { node { path } } } }'),
    );
    expect(articles.totalCount).toBeGreaterThanOrEqual(545);
    expect(articles.edges).toHaveLength(5);
  },
  async 'Query.resolveIdentity'({ visitor }) {
    const { resolveIdentity } = await data(
      visitor.ask(
        '{ resolveIdentity(name: "Green Marble") { status stone { type } matchedKind confidence warnings { type message } } }',
      ),
    );
    expect(resolveIdentity).toMatchObject({ status: 'RESOLVED', stone: { type: 'SERPENTINITE' }, matchedKind: 'DECEPTIVE' });
    expect(resolveIdentity.warnings[0].type).toBe('DECEPTIVE_NAME');
  },
  async 'Query.resolveIdentities'({ visitor }) {
    const { resolveIdentities } = await data(
      visitor.ask(
        'query ($names: [String!]!) { resolveIdentities(names: $names) { query status stone { slug } candidates { stone { slug } } } }',
        {
          names: ['Rosso Levanto', 'bluestone', 'Gobbledygook Extra'],
        },
      ),
    );
    expect(resolveIdentities.map(({ status }: { status: string }) => status)).toEqual(['RESOLVED', 'AMBIGUOUS', 'UNRESOLVED']);
    expect(resolveIdentities[1].candidates).toHaveLength(4);
  },
  async 'Query.findMentions'({ visitor }) {
    const text = 'We set Calacatta Oro beside Nero Marquina.';
    const { findMentions } = await data(
      visitor.ask('query ($text: String!) { findMentions(text: $text) { start end text stone { slug } } }', { text }),
    );
    expect(findMentions.map((mention: { stone: { slug: string } }) => mention.stone.slug)).toEqual([
      'calacatta-oro',
      'nero-marquina',
    ]);
    for (const { start, end, text: found } of findMentions) expect(text.slice(start, end)).toBe(found);
  },
  async 'Query.categorize'({ visitor }) {
    const { categorize } = await data(
      visitor.ask(
        '{ categorize(name: "Some Stone", description: "A white marble from Turkey for bathroom floors.") { facet value confidence evidence } }',
      ),
    );
    expect(categorize).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ facet: 'type', value: 'marble' }),
        expect.objectContaining({ facet: 'colorFamily', value: 'white' }),
      ]),
    );
  },
  async 'Query.taxonomy'({ visitor }) {
    const { taxonomy } = await data(visitor.ask('{ taxonomy { facet buckets { value count } } }'));
    expect(taxonomy.map(({ facet }: { facet: string }) => facet)).toEqual(
      expect.arrayContaining(['type', 'colorFamily', 'region', 'use']),
    );
    const types = taxonomy.find(({ facet }: { facet: string }) => facet === 'type').buckets;
    expect(types.find(({ value }: { value: string }) => value === 'slate').count).toBe(18);
  },
  async 'Query.deceptivePractices'({ visitor }) {
    const { deceptivePractices } = await data(
      visitor.ask('{ deceptivePractices { category impact explanation tips examples { name trueNature stone { slug } } } }'),
    );
    expect(deceptivePractices.length).toBeGreaterThan(2);
    for (const practice of deceptivePractices) expect(practice.examples.length).toBeGreaterThan(0);
  },
  async 'Query.contentStats'({ visitor }) {
    const { contentStats } = await data(
      visitor.ask('{ contentStats { stones articles publishedArticles links locales generatedToday } }'),
    );
    expect(contentStats.stones).toBeGreaterThanOrEqual(545);
    expect(contentStats.links).toBeGreaterThan(545);
    expect(contentStats.locales).toContain('en');
  },
  async 'Query.corrections'(world) {
    const { correction } = await rejectMatch(world, uniqueName('Not this'));
    const query = '{ corrections(first: 1) { totalCount edges { node { id madeBy { fullName } } } } }';
    const { corrections } = await data(world.admin.ask(query));
    expect(corrections.edges[0].node).toEqual({ id: correction.id, madeBy: { fullName: expect.any(String) } });
    expect(codes(await world.visitor.ask(query))).toEqual(['corrections: UNAUTHENTICATED']);
  },
  async 'Mutation.rejectMatch'(world) {
    const { name } = await createStone(world);
    expect(await statusOf(world, name)).toBe('RESOLVED');
    await rejectMatch(world, name, name);
    expect(await statusOf(world, name)).toBe('UNRESOLVED');
  },
  async 'Mutation.confirmMatch'(world) {
    const { id } = await createStone(world);
    const name = uniqueName('Lot');
    await accepted(
      world.admin.ask(
        'mutation ($input: ConfirmMatchInput!) { confirmMatch(input: $input) { correction { kind } userErrors { message } } }',
        { input: { query: name, stoneId: id } },
      ),
    );
    expect(await statusOf(world, name)).toBe('RESOLVED');
  },
  async 'Mutation.confirmAlias'(world) {
    const { id } = await createStone(world);
    const name = uniqueName('Pietra');
    const { correction } = await accepted(
      world.admin.ask(
        'mutation ($input: ConfirmAliasInput!) { confirmAlias(input: $input) { correction { alias { name note } stone { aliases { name } } } userErrors { message } } }',
        { input: { stoneId: id, name, source: 'A supplier' } },
      ),
    );
    expect(correction.stone.aliases).toEqual([{ name }]);
    expect(correction.alias.note).toContain('A supplier');
  },
  async 'Mutation.rejectLink'(world) {
    const family = uniqueName('Family');
    const [one, other] = [await createStone(world, { family }), await createStone(world, { family })];
    const { correction } = await accepted(
      world.admin.ask(
        'mutation ($input: RejectLinkInput!) { rejectLink(input: $input) { correction { stone { links(first: 100) { edges { node { id } } } } } userErrors { message } } }',
        { input: { stoneId: one.id, otherStoneId: other.id } },
      ),
    );
    const ids = correction.stone.links.edges.map(({ node }: { node: { id: string } }) => node.id);
    expect(ids).not.toContain(other.id);
  },
  async 'Mutation.rejectMention'(world) {
    const { article } = await accepted(world.admin.ask(CREATE_ARTICLE, newArticle()));
    const marquina = await stoneId(world, 'nero-marquina');
    const { correction } = await accepted(
      world.admin.ask(
        'mutation ($input: RejectMentionInput!) { rejectMention(input: $input) { correction { article { body mentions { text } } } userErrors { message } } }',
        { input: { articleId: article.id, stoneId: marquina } },
      ),
    );
    expect(correction.article.mentions).toEqual([]);
    expect(correction.article.body).toBe('# A guide\n\nLay Nero Marquina indoors.\n');
  },
  async 'Mutation.undoCorrection'(world) {
    const { name } = await createStone(world);
    const { correction } = await rejectMatch(world, name, name);
    await accepted(
      world.admin.ask(
        'mutation ($id: ID!) { undoCorrection(input: { id: $id }) { correction { undoneAt } userErrors { message } } }',
        { id: correction.id },
      ),
    );
    expect(await statusOf(world, name)).toBe('RESOLVED');
  },
  async 'Mutation.createStone'(world) {
    const input = { name: uniqueName('Pietra'), idempotencyKey: uniqueName('key') };
    const [first, again] = [await createStone(world, input), await createStone(world, input)];
    expect(again.id).toBe(first.id);
    expect((await data(world.visitor.ask('query ($id: ID!) { stone(id: $id) { name } }', { id: first.id }))).stone.name).toBe(
      input.name,
    );
  },
  async 'Mutation.updateStone'(world) {
    const { id } = await createStone(world);
    const update =
      'mutation ($input: UpdateStoneInput!) { updateStone(input: $input) { stone { colors record { revision } } userErrors { code path } } }';
    const changed = await accepted(world.admin.ask(update, { input: { id, expectedRevision: 1, colors: ['green'] } }));
    expect(changed.stone).toEqual({ colors: ['green'], record: { revision: 2 } });
    const refused = await data(world.admin.ask(update, { input: { id, expectedRevision: 1, colors: ['red'] } }));
    expect(refused.updateStone).toMatchObject({ stone: null, userErrors: [{ code: 'CONFLICT' }] });
  },
  async 'Mutation.deleteStone'(world) {
    const { id, slug } = await createStone(world);
    const { deletedId } = await accepted(
      world.admin.ask('mutation ($id: ID!) { deleteStone(input: { id: $id }) { deletedId userErrors { message } } }', { id }),
    );
    expect(deletedId).toBe(id);
    const gone = await data(
      world.visitor.ask('query ($id: ID!, $slug: String!) { node(id: $id) { id } stone(slug: $slug) { id } }', { id, slug }),
    );
    expect(gone).toEqual({ node: null, stone: null });
  },
  async 'Mutation.importStones'({ admin }) {
    const good = {
      slug: `import-${Date.now()}`,
      name: uniqueName('Imported'),
      type: 'granite',
      origin: { country: 'Norway' },
      colors: ['grey'],
      aliases: [],
    };
    const mutation =
      'mutation ($input: ImportStonesInput!) { importStones(input: $input) { created updated unchanged dryRun rejected { line reason } userErrors { message } } }';
    const jsonl = `${JSON.stringify(good)}\nnot json\n`;
    const tried = await accepted(admin.ask(mutation, { input: { jsonl } }));
    expect(tried).toMatchObject({ created: 1, dryRun: true, rejected: [{ line: 2 }] });
    const done = await accepted(admin.ask(mutation, { input: { jsonl, dryRun: false } }));
    expect(done).toMatchObject({ created: 1, dryRun: false });
    const again = await accepted(admin.ask(mutation, { input: { jsonl, dryRun: false } }));
    expect(again).toMatchObject({ created: 0, unchanged: 1 });
  },
  async 'Mutation.createArticle'({ admin, visitor }) {
    const { article } = await accepted(admin.ask(CREATE_ARTICLE, newArticle()));
    expect(article).toMatchObject({ status: 'DRAFT', version: 1 });
    expect(article.body).toContain('[Nero Marquina](');
    const hidden = await data(
      visitor.ask('query ($id: ID!) { node(id: $id) { id } article(id: $id) { id } }', { id: article.id }),
    );
    expect(hidden).toEqual({ node: null, article: null });
  },
  async 'Mutation.updateArticle'({ admin }) {
    const { article } = await accepted(admin.ask(CREATE_ARTICLE, newArticle()));
    const updated = await accepted(
      admin.ask(
        'mutation ($input: UpdateArticleInput!) { updateArticle(input: $input) { article { title version } userErrors { message } } }',
        {
          input: { id: article.id, title: 'A better guide' },
        },
      ),
    );
    expect(updated.article).toEqual({ title: 'A better guide', version: 2 });
  },
  async 'Mutation.setArticleStatus'({ admin, visitor }) {
    const { article } = await accepted(admin.ask(CREATE_ARTICLE, newArticle()));
    const mutation =
      'mutation ($input: SetArticleStatusInput!) { setArticleStatus(input: $input) { article { status publishedAt } userErrors { code message } } }';
    await accepted(admin.ask(mutation, { input: { id: article.id, status: 'UNDER_REVIEW' } }));
    const published = await accepted(admin.ask(mutation, { input: { id: article.id, status: 'PUBLISHED' } }));
    expect(published.article).toMatchObject({ status: 'PUBLISHED', publishedAt: expect.any(String) });
    expect(
      (await data(visitor.ask('query ($id: ID!) { article(id: $id) { title } }', { id: article.id }))).article,
    ).not.toBeNull();
  },
  async 'Mutation.generateArticle'(world) {
    const { id } = await createStone(world);
    const mutation =
      'mutation ($input: GenerateArticleInput!) { generateArticle(input: $input) { article { type source stone { id } } userErrors { code message } } }';
    const { article } = await accepted(world.admin.ask(mutation, { input: { stoneId: id, force: true } }));
    expect(article).toMatchObject({ type: 'STONE_PROFILE', stone: { id } });
  },
  async 'Mutation.translateArticle'({ admin, visitor }) {
    const { article } = await data(visitor.ask('{ article(path: "stones/calacatta-oro") { id } }'));
    const { articles } = await accepted(
      admin.ask(
        'mutation ($input: TranslateArticleInput!) { translateArticle(input: $input) { articles { locale path source } userErrors { message } } }',
        {
          input: { id: article.id, locales: ['it', 'de'] },
        },
      ),
    );
    expect(articles.map(({ locale }: { locale: string }) => locale).sort()).toEqual(['de', 'it']);
    const translated = await data(
      visitor.ask('query ($id: ID!) { article(id: $id) { translations { locale } } }', { id: article.id }),
    );
    expect(translated.article.translations.length).toBeGreaterThanOrEqual(2);
  },
  async 'Subscription.stoneChanged'() {
    // Shown in subscriptions.test.ts, which opens sockets.
  },
};
