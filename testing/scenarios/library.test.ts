import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSupergraph, type TestSupergraph } from '../supergraph.ts';

let graph: TestSupergraph;
beforeAll(async () => {
  graph = await openTestSupergraph();
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
});

interface Found {
  readonly node: { readonly path?: string };
}

describe('an article of the library', () => {
  it.each([
    ['remove rust stains from marble', 'guides/rust-stains'],
    ['how do I lay paving slabs on a terrace', 'guides/paving-outside'],
    ['white bloom, efflorescence and picture framing', 'guides/efflorescence'],
    ['EN 16306 bowing of marble panels', 'technical/thermal-shock-and-bowing'],
    ['salt water pool', 'guides/pool-surrounds'],
    ['how do I seal a marble floor', 'guides/sealing-stone'],
    ['lemon juice dull mark', 'faq/etching'],
    ['stylolite', 'glossary/stylolite'],
    ['roofing slate T1 S1', 'guides/roofing-slate'],
  ])('is among the first five that a search for "%s" finds', async (query, path) => {
    const { data, errors } = await graph.visitor.ask(
      'query ($query: String!) { search(query: $query, first: 5) { edges { node { ... on Article { path } } } } }',
      { query },
    );
    expect(errors).toBeUndefined();
    expect(data.search.edges.map(({ node }: Found) => node.path)).toContain(path);
  });

  it.each([
    ['How is the breaking load at a dowel hole tested?', 'technical/anchors-and-dowels'],
    ['Which poultice draws oil out of granite?', 'guides/poultices'],
  ])('gives passages for "%s"', async (query, path) => {
    const { data } = await graph.visitor.ask(
      'query ($query: String!) { retrieve(query: $query, first: 8) { text headingPath article { path } } }',
      { query },
    );
    expect(data.retrieve.map(({ article }: { article: { path: string } | null }) => article?.path)).toContain(path);
  });

  it.each([
    ['What does EN 16306 measure?', 'technical/thermal-shock-and-bowing'],
    ['Which stone suits a salt water pool?', 'guides/pool-surrounds'],
  ])('answers "%s", word for word', async (question, path) => {
    const { data } = await graph.visitor.ask(
      'query ($question: String!) { ask(question: $question) { answered citations { quote passage { text article { path source } } } } }',
      { question },
    );
    expect(data.ask.answered).toBe(true);
    const cited = data.ask.citations.find(
      (one: { passage: { article: { path: string } | null } }) => one.passage.article?.path === path,
    );
    expect(cited?.passage.article.source).toContain(cited?.quote);
  });

  it('shows its page, its links and its mentions, and leads to the stones that it names', async () => {
    const { data, errors } = await graph.visitor.ask(
      `{ article(path: "guides/roofing-slate") {
           title type status locale seoTitle seoDescription keywords tags body mentions { text stone { slug } }
           indexStatus { state chunks } related { title } } }`,
    );
    expect(errors).toBeUndefined();
    const { article } = data;
    expect(article).toMatchObject({
      type: 'TECHNICAL_RESOURCE',
      status: 'PUBLISHED',
      locale: 'en',
      tags: expect.arrayContaining(['slate']),
    });
    expect(article.seoTitle.length).toBeLessThanOrEqual(60);
    expect(article.body).toContain('[Welsh Slate](/wiki/en/stones/welsh-slate)');
    expect(article.mentions.map(({ stone }: { stone: { slug: string } }) => stone.slug)).toContain('ardesia-ligure');
    expect(article.indexStatus).toMatchObject({ state: 'INDEXED' });
    expect(article.related.length).toBeGreaterThan(0);
  });
});
