import { expect } from 'vitest';
import { accepted, type Cases, data, eventually, stoneId, uniqueName } from '../case.ts';

const SEARCH = `query ($query: String!, $mode: SearchMode = HYBRID) {
  search(query: $query, mode: $mode, first: 5) {
    totalCount mode degraded didYouMean tookMs
    identity { status stone { slug } }
    facets { facet buckets { value count } }
    edges { score snippet parts { leg rank rawScore contribution } node { ... on Stone { id slug } ... on Article { id path } } }
  }
}`;

const INDEX_DOCUMENT =
  'mutation ($input: IndexDocumentInput!) { indexDocument(input: $input) { document { id title bytes stone { id } indexStatus { state chunks } } userErrors { message path } } }';

export const searchCases: Cases = {
  async 'Query.search'({ visitor }) {
    const { search } = await data(visitor.ask(SEARCH, { query: 'black marble with white veins from Spain' }));
    expect(search).toMatchObject({ mode: 'HYBRID', degraded: [] });
    expect(search.edges.map(({ node }: { node: { slug?: string } }) => node.slug)).toContain('nero-marquina');
    for (const { score, parts } of search.edges) {
      const sum = parts.reduce((total: number, part: { contribution: number }) => total + part.contribution, 0);
      expect(Math.abs(sum - score)).toBeLessThan(1e-9);
    }
    const named = (await data(visitor.ask(SEARCH, { query: 'Rosso Levanto' }))).search;
    expect(named.identity).toMatchObject({ status: 'RESOLVED', stone: { slug: 'rosso-levanto' } });
  },
  async 'Query.suggest'({ visitor }) {
    const { suggest } = await data(visitor.ask('{ suggest(prefix: "calac", first: 5) { text stone { slug } } }'));
    expect(suggest).toHaveLength(5);
    for (const { text } of suggest) expect(text.toLowerCase()).toContain('calac');
  },
  async 'Query.queryStatistics'({ admin, visitor }) {
    const query = uniqueName('statistics for');
    await data(visitor.ask(SEARCH, { query }));
    const { queryStatistics } = await data(
      admin.ask('{ queryStatistics(first: 100) { query searches clicks zeroResults lastAt } }'),
    );
    expect(queryStatistics).toContainEqual(expect.objectContaining({ query, searches: 1 }));
  },
  async 'Mutation.recordSearchClick'(world) {
    const id = await stoneId(world, 'verde-guatemala').catch(() => stoneId(world, 'nero-marquina'));
    const { ok } = await accepted(
      world.visitor.ask(
        'mutation ($input: RecordSearchClickInput!) { recordSearchClick(input: $input) { ok userErrors { message } } }',
        {
          input: { query: 'nero marquina', nodeId: id, position: 1 },
        },
      ),
    );
    expect(ok).toBe(true);
  },
};

export const ragCases: Cases = {
  async 'Query.retrieve'({ visitor }) {
    const { retrieve } = await data(
      visitor.ask(
        '{ retrieve(query: "water absorption of Portland stone", first: 4) { id text headingPath score start end article { path } stone { slug } } }',
      ),
    );
    expect(retrieve.length).toBeGreaterThan(0);
    for (const { text, start, end } of retrieve) expect(text.length).toBe(end - start);
  },
  async 'Query.ask'({ visitor }) {
    const query =
      'query ($question: String!) { ask(question: $question) { answered text model citations { marker quote passage { text } } cost { totalUsd } } }';
    const { ask } = await data(visitor.ask(query, { question: 'Where is Rosso Levanto quarried?' }));
    expect(ask).toMatchObject({ answered: true, cost: { totalUsd: expect.stringMatching(/^0/) } });
    expect(ask.citations.length).toBeGreaterThan(0);
    for (const { quote, passage } of ask.citations) expect(passage.text).toContain(quote);
    const none = (await data(visitor.ask(query, { question: 'Who won the football world cup in 1954?' }))).ask;
    expect(none).toMatchObject({ answered: false, citations: [] });
  },
  async 'Query.ragStats'({ visitor }) {
    const { ragStats } = await data(
      visitor.ask('{ ragStats { documents chunks dimensions embeddingModel vectorStore lastIndexedAt } }'),
    );
    expect(ragStats).toMatchObject({ dimensions: 384, lastIndexedAt: expect.any(String) });
    expect(ragStats.chunks).toBeGreaterThan(545);
  },
  async 'Mutation.indexDocument'(world) {
    const stoneOf = await stoneId(world, 'welsh-slate');
    const word = uniqueName('zyxomite').replaceAll(' ', '');
    const { document } = await accepted(
      world.admin.ask(INDEX_DOCUMENT, {
        input: { title: 'A test sheet', text: `# Sheet\n\nThe slate called ${word} was tested for frost.`, stoneId: stoneOf },
      }),
    );
    expect(document).toMatchObject({ title: 'A test sheet', stone: { id: stoneOf } });
    const found = await eventually(
      async () =>
        (
          await data(
            world.visitor.ask('query ($query: String!) { retrieve(query: $query) { text document { id } } }', { query: word }),
          )
        ).retrieve,
      (passages) => passages.some((passage: { document: { id: string } | null }) => passage.document?.id === document.id),
    );
    expect(found[0].text).toContain(word);
  },
  async 'Query.documents'(world) {
    await accepted(
      world.admin.ask(INDEX_DOCUMENT, { input: { title: uniqueName('Sheet'), text: 'Plain words.', mediaType: 'text/plain' } }),
    );
    const { documents } = await data(
      world.admin.ask(
        '{ documents { totalCount edges { node { id title mediaType bytes uploadedAt indexStatus { state } } } } }',
      ),
    );
    expect(documents.totalCount).toBeGreaterThan(0);
  },
  async 'Mutation.removeDocument'({ admin, visitor }) {
    const word = uniqueName('qwertzite').replaceAll(' ', '');
    const { document } = await accepted(
      admin.ask(INDEX_DOCUMENT, { input: { title: 'Soon gone', text: `Only here: ${word}.` } }),
    );
    const { deletedId } = await accepted(
      admin.ask('mutation ($id: ID!) { removeDocument(input: { id: $id }) { deletedId userErrors { message } } }', {
        id: document.id,
      }),
    );
    expect(deletedId).toBe(document.id);
    const { retrieve, node } = await data(
      visitor.ask('query ($query: String!, $id: ID!) { retrieve(query: $query) { text } node(id: $id) { id } }', {
        query: word,
        id: document.id,
      }),
    );
    expect(node).toBeNull();
    expect(JSON.stringify(retrieve)).not.toContain(word);
  },
};
