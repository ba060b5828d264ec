import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRagFixture, RAG_MANAGER, type RagFixture } from '../../testing/rag.ts';
import { personWith } from '../../testing/search.ts';
import { decodeStaticModel, encodeStaticModel } from './domain/embedder/static-embedder.ts';

let graph: RagFixture;
beforeEach(async () => {
  graph = await openRagFixture();
});
afterEach(() => graph[Symbol.asyncDispose]());

const GUIDE = `# Sealing

Seal a travertine floor with an impregnator before it is grouted, and again every two years.

## Frost

Sandstone kerbs that soak up water burst in frost. Ask for a test by EN 12371.
`;

async function retrieve(variables: Record<string, unknown>, request = {}) {
  const { data, codes } = await graph.ask(
    `query ($query: String!, $first: Int, $filter: SearchFilter) {
       retrieve(query: $query, first: $first, filter: $filter) {
         id text headingPath score start end article { id } stone { id } document { id title }
       }
     }`,
    variables,
    request,
  );
  return { passages: data?.retrieve ?? null, codes };
}

describe('retrieve', () => {
  it('finds a passage by words and by meaning, with its place in the text', async () => {
    const { id } = await graph.putArticle('guides/sealing', { title: 'Sealing stone', source: GUIDE });
    await graph.settle();
    const { passages } = await retrieve({ query: 'how do I seal travertine?' });
    expect(passages[0]).toMatchObject({ article: { id }, stone: null, document: null, headingPath: ['Sealing'] });
    expect(passages[0].text).toBe(GUIDE.slice(passages[0].start, passages[0].end));
    expect(passages[0].score).toBeGreaterThan(0);
    expect(passages[0].score).toBeLessThanOrEqual(1);
  });

  it('finds a text by other forms of its words in its own language, before texts of another that share a word', async () => {
    const german = { locale: 'de', title: 'Pflege', source: 'Reinigen Sie Böden aus Naturstein mit Seife, nie mit Essig.' };
    const { id } = await graph.putArticle('guides/pflege', german);
    await graph.putArticle('guides/cleaning', {
      title: 'Cleaning',
      source: 'Clean stone floors with soap. Boden is a surname.',
    });
    await graph.settle();
    const { index } = graph.services;
    const found = (words: string[]) => [...index.lexical(words, 10, null).keys()].map(({ sourceId }) => sourceId);
    expect(found(['reinigung'])).toEqual([id]);
    expect(found(['boden', 'reinigen'])[0]).toBe(id);
    expect(found(['cleaned', 'floor'])).not.toContain(id);
    const [best, other] = [...index.lexical(['boden', 'reinigen'], 10, null)].sort((a, b) => b[1] - a[1]);
    expect(best?.[0].sourceId).toBe(id);
    expect(other?.[1]).toBeLessThan(0.5 * (best?.[1] ?? 0));
    expect((await retrieve({ query: 'Reinigung der Böden' })).passages[0].article).toEqual({ id });
  });

  it('leaves out what says the same as a better passage, and lets another document in before a second passage of one', async () => {
    const text = 'Seal the travertine floor with an impregnator twice a year.';
    for (const path of ['a', 'b', 'c']) await graph.putArticle(`guides/${path}`, { title: 'Sealing', source: text });
    await graph.putArticle('guides/other', {
      title: 'Care',
      source: 'Travertine holes fill with dirt; vacuum the floor weekly.',
    });
    await graph.settle();
    const { passages } = await retrieve({ query: 'seal travertine floor', first: 4 });
    expect(passages).toHaveLength(2);
    expect(passages[0].score).toBeGreaterThan(passages[1].score);
  });

  it('honours filters on the stone that a passage is about', async () => {
    const white = await graph.putStone('thassos-white', { origin: { country: 'Greece', region: null, locality: 'Thasos' } });
    await graph.putStone('bianco-carrara');
    await graph.settle();
    const { passages } = await retrieve({ query: 'white marble', filter: { countries: ['greece'] } });
    expect(passages.length).toBeGreaterThan(0);
    for (const passage of passages) expect(passage.stone).toEqual({ id: white.id });
    expect((await retrieve({ query: 'white marble', filter: { countries: ['Peru'] } })).passages).toEqual([]);
    expect((await retrieve({ query: 'white', filter: { countries: Array(51).fill('Peru') } })).codes).toEqual([
      'INVALID_INPUT',
    ]);
  });

  it('shows a draft to who may see drafts and to its author, and to nobody else', async () => {
    const author = personWith();
    await graph.putArticle('guides/secret', { source: 'Quarrymaster notes on bushhammering.' }, 'content:draft', author.userId);
    await graph.settle();
    const query = 'quarrymaster bushhammering';
    expect((await retrieve({ query })).passages).toEqual([]);
    expect((await retrieve({ query }, { viewer: RAG_MANAGER })).passages).toEqual([]);
    expect((await retrieve({ query }, { viewer: author })).passages).toHaveLength(1);
    expect((await retrieve({ query }, { viewer: personWith('content:draft') })).passages).toHaveLength(1);
  });

  it.each([
    ['an empty query', { query: '  ' }],
    ['an over-long query', { query: 'a'.repeat(2_001) }],
    ['a page of 0', { query: 'marble', first: 0 }],
    ['a page of 101', { query: 'marble', first: 101 }],
  ])('refuses %s', async (_, variables) => {
    expect((await retrieve(variables)).codes).toEqual(['INVALID_INPUT']);
  });

  it.each([
    '"AND OR NOT (',
    '🪨🪨🪨',
    'body:* NEAR(a b)',
    "'; DROP TABLE chunks; --",
    '大理石 мрамор marble',
    'a'.repeat(2_000),
    '\u0000\u202e',
  ])('answers %j without an error', async (query) => {
    await graph.putArticle('guides/sealing', { source: GUIDE });
    await graph.settle();
    expect((await retrieve({ query })).codes).toEqual(query.trim() === '' ? ['INVALID_INPUT'] : []);
  });
});

describe('passages of a stone and of an article', () => {
  const entities = (typename: string, ids: readonly string[], query: string | null = null) =>
    graph.ask(
      `query ($keys: [_Any!]!, $query: String) { _entities(representations: $keys) { ... on ${typename} {
         id passages(query: $query, first: 2) { text headingPath score } indexStatus { state chunks embeddingModel error } } } }`,
      { keys: ids.map((id) => ({ __typename: typename, id })), query },
    );

  it('come in reading order where nothing is asked, and nearest first where something is', async () => {
    const { id, articleId } = await graph.putStone('rosso-levanto', { petrography: 'ophicalcite', colors: ['red', 'green'] });
    await graph.settle();
    const [plain] = (await entities('Stone', [id])).data._entities;
    expect(plain.passages[0].text).toContain('Composed automatically');
    expect(plain.passages[0].score).toBeNull();
    expect(plain.indexStatus).toMatchObject({ state: 'INDEXED', error: null });
    const [asked] = (await entities('Article', [articleId], 'which colours')).data._entities;
    expect(asked.passages[0].text).toContain('Colours, the most typical first: red and green');
  });

  it('say what the index holds: absent, indexed, and null for what is not there', async () => {
    const { id } = await graph.putArticle('guides/empty', { source: '***' });
    await graph.settle();
    expect((await entities('Article', [id])).data._entities[0].indexStatus).toMatchObject({ state: 'ABSENT', chunks: 0 });
    expect((await entities('Article', [id.replace(/.$/, '0')])).data._entities).toEqual([null]);
  });

  it('ask the store once for one stone and for a hundred', async () => {
    const ids: string[] = [];
    for (let number = 0; number < 100; number += 1) ids.push((await graph.putStone(`white-${number}`)).id);
    await graph.settle();
    for (const some of [ids.slice(0, 1), ids]) {
      graph.counting.reset();
      const { data, codes } = await entities('Stone', some);
      expect(codes).toEqual([]);
      expect(data._entities).toHaveLength(some.length);
      expect(graph.counting.total()).toBe(1);
    }
  }, 60_000);
});

describe('freshness', () => {
  it('an edit is found and what it replaced is not; only chunks that changed are indexed anew', async () => {
    const source = `## One\n\n${'Travertine is a spring deposit. '.repeat(20)}\n\n## Two\n\n${'Slate splits into sheets. '.repeat(20)}`;
    await graph.putArticle('guides/rocks', { source });
    await graph.settle();
    const before = (await retrieve({ query: 'travertine spring' })).passages[0].id;
    await graph.putArticle('guides/rocks', { source: source.replaceAll('Slate splits', 'Quartzite shatters') });
    await graph.settle();
    expect((await retrieve({ query: 'travertine spring' })).passages[0].id).toBe(before);
    expect((await retrieve({ query: 'quartzite shatters' })).passages[0].text).toContain('Quartzite shatters');
    const found = (await retrieve({ query: 'slate splits' })).passages;
    expect(found.every(({ text }: { text: string }) => !text.includes('Slate splits'))).toBe(true);
  });

  it('a deleted article and a deleted stone are found no more, also after a restart', async () => {
    const { id, articleId } = await graph.putStone('rosso-levanto');
    await graph.settle();
    await graph.remove('articles', articleId);
    await graph.remove('stones', id);
    await graph.settle();
    expect((await retrieve({ query: 'Rosso Levanto' })).passages).toEqual([]);
    await graph.restart();
    expect((await retrieve({ query: 'Rosso Levanto' })).passages).toEqual([]);
    expect((await graph.ask('{ ragStats { documents chunks } }')).data.ragStats).toEqual({ documents: 0, chunks: 0 });
  });

  it('fits the embedder anew where the stored model was made with other word vectors', async () => {
    for (let n = 0; n < 30; n += 1) {
      await graph.putArticle(`guides/${n}`, { title: `Guide ${n}`, source: `Seal the travertine floor number${n} with wax.` });
    }
    await graph.settle();
    const file = join(graph.derivedDir, 'model.bin');
    const stored = () => decodeStaticModel(readFileSync(file));
    graph.clock.advance(10_000);
    await graph.timer.run('rag.refit');
    await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(true);
    const { fingerprint, fittedOn } = stored();
    await graph.restart(async () => {
      writeFileSync(file, encodeStaticModel({ ...stored(), name: 'static-384-00000000', fingerprint: 'of other vectors' }));
    });
    await graph.settle();
    await expect.poll(() => stored().fingerprint, { timeout: 20_000 }).toBe(fingerprint);
    await expect.poll(() => graph.services.index.embedderVersion, { timeout: 20_000 }).toBe(stored().name);
    expect(stored().fittedOn).toBe(fittedOn);
    const { data } = await graph.ask('{ retrieve(query: "travertine wax", first: 1) { text } }');
    expect(data.retrieve).toHaveLength(1);
  }, 60_000);

  it('fits the embedder to what was uploaded, and finds by it', async () => {
    for (let n = 0; n < 60; n += 1) {
      await graph.putArticle(`papers/${n}`, {
        title: `Paper ${n}`,
        source: `The boundary layer over a slender wing ${n} separates at supersonic speed; shock waves heat the leading edge of the airfoil.`,
      });
    }
    await graph.settle();
    const modelOf = async () => (await graph.ask('{ ragStats { embeddingModel } }')).data.ragStats.embeddingModel;
    const before = await modelOf();
    graph.clock.advance(10_000);
    await graph.timer.run('rag.refit');
    await expect.poll(modelOf, { timeout: 20_000 }).not.toBe(before);
    expect((await retrieve({ query: 'supersonic aerodynamic heating' })).passages.length).toBeGreaterThan(0);
  }, 60_000);
});
