import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSearchFixture, type SearchFixture } from '../../testing/search.ts';

let graph: SearchFixture;
beforeEach(async () => {
  graph = await openSearchFixture();
});
afterEach(() => graph[Symbol.asyncDispose]());

const SEARCH = `query ($query: String!) {
  search(query: $query, mode: TEXT) { didYouMean edges { score snippet node { ... on Article { id } ... on Stone { id } } } }
}`;

interface Edge {
  readonly snippet: string | null;
  readonly node: { readonly id: string };
}

async function search(query: string): Promise<{ ids: string[]; snippets: (string | null)[]; didYouMean: string | null }> {
  const { search: found } = (await graph.ask(SEARCH, { query })).data;
  const edges: Edge[] = found.edges;
  return {
    ids: edges.map(({ node }) => node.id),
    snippets: edges.map(({ snippet }) => snippet),
    didYouMean: found.didYouMean,
  };
}

const TEXTS = {
  en: 'Seal the honed marble floors of the kitchen.',
  it: 'I pavimenti di marmo lucidato si puliscono con acqua.',
  es: 'Las instalaciones de losas de mármol requieren una base firme.',
  pt: 'As instalações de lajes de mármore exigem uma base firme.',
  de: 'Polierte Böden aus Marmor werden feucht gereinigt.',
  fr: 'Les dallages des carrières anciennes sont nettoyés à l’eau.',
};

async function putTexts(): Promise<Record<keyof typeof TEXTS, string>> {
  const ids: [string, string][] = [];
  for (const [locale, source] of Object.entries(TEXTS)) {
    ids.push([locale, (await graph.putArticle(`care-${locale}`, { title: 'Care', locale, source })).id]);
  }
  await graph.settle();
  return Object.fromEntries(ids) as Record<keyof typeof TEXTS, string>;
}

it.each([
  ['en', 'sealing floor', '**Seal** the honed marble **floors** of the kitchen.'],
  ['it', 'pavimento lucidata', 'I **pavimenti** di marmo **lucidato** si puliscono con acqua.'],
  ['es', 'instalación', 'Las **instalaciones** de losas de mármol requieren una base firme.'],
  ['pt', 'instalação laje', 'As **instalações** de **lajes** de mármore exigem uma base firme.'],
  ['de', 'boden reinigen', 'Polierte **Böden** aus Marmor werden feucht gereinigt.'],
  ['fr', 'carrière nettoyer', 'Les dallages des **carrières** anciennes sont **nettoyés** à l’eau.'],
] as const)('finds a text by other forms of its words and marks them: %s', async (locale, query, snippet) => {
  const ids = await putTexts();
  const found = await search(query);
  expect(found.ids[0]).toBe(ids[locale]);
  expect(found.snippets[0]).toBe(snippet);
});

it('finds words that were typed without their marks', async () => {
  const ids = await putTexts();
  expect((await search('marmol')).ids).toContain(ids.es);
  expect((await search('carrieres')).ids).toContain(ids.fr);
  expect((await search('BÖDEN')).ids).toEqual([ids.de]);
});

it('finds a phrase in the language in which it stands', async () => {
  const ids = await putTexts();
  expect((await search('"pavimento di marmo"')).ids).toEqual([ids.it]);
  expect((await search('"marmo di pavimento"')).ids).toEqual([]);
  expect((await search('"honed marble" "kitchen"')).ids).toEqual([ids.en]);
});

it('puts a text in the language of the query before one in another', async () => {
  const german = await graph.putArticle('granit-de', { title: 'Granit', locale: 'de', source: 'Granit Nero wird poliert.' });
  const english = await graph.putArticle('granite-en', { title: 'Granite', source: 'Granite Nero is polished.' });
  for (let n = 0; n < 5; n += 1)
    await graph.putArticle(`more-${n}`, { title: 'Granite', source: 'Granite Nero is polished too.' });
  for (let n = 0; n < 20; n += 1) await graph.putArticle(`slate-${n}`, { title: 'Slate', source: 'Slate is split by hand.' });
  await graph.settle();
  expect((await search('granite nero')).ids.slice(0, 6)).toContain(english.id);
  expect((await search('granite nero')).ids.slice(0, 6)).not.toContain(german.id);
  expect((await search('granit wird poliert')).ids[0]).toBe(german.id);
});

it('corrects a word by those of every language as they are written', async () => {
  await putTexts();
  const found = await search('pavimmenti');
  expect(found.didYouMean).toBe('pavimenti');
  expect(found.snippets[0]).toContain('**pavimenti**');
});

it('looks up 64 words in six languages at once', async () => {
  const ids = await putTexts();
  const words = Array.from({ length: 63 }, (_, n) => `nothing${n}`);
  expect((await search(`${words.join(' ')} pavimento`)).ids).toEqual([ids.it]);
});
