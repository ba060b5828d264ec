import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestQuota, openTestContent, type TestContent, WHOLE_CATALOGUE, WHOLE_LIBRARY } from '../../testing/content.ts';

interface Article {
  readonly path: string;
  readonly type: string;
  readonly summary: string;
  readonly seoTitle: string;
  readonly seoDescription: string;
  readonly keywords: readonly string[];
  readonly tags: readonly string[];
  readonly source: string;
  readonly body: string;
  readonly mentions: readonly { readonly text: string; readonly stone: { readonly name: string } }[];
}

let content: TestContent;
let library: readonly Article[];
let allPaths: ReadonlySet<string>;

beforeAll(async () => {
  content = await openTestContent(WHOLE_CATALOGUE, undefined, createTestQuota(), WHOLE_LIBRARY);
  const found: Article[] = [];
  const paths = new Set<string>();
  for (let after: string | null = null; ; ) {
    const { articles } = await content.data(
      `query ($after: String) { articles(first: 100, after: $after) {
         pageInfo { hasNextPage endCursor }
         edges { node { path type summary seoTitle seoDescription keywords tags source body mentions { text stone { name } } } } } }`,
      { after },
    );
    for (const { node } of articles.edges) {
      paths.add(node.path);
      if (node.type !== 'STONE_PROFILE') found.push(node);
    }
    if (!articles.pageInfo.hasNextPage) break;
    after = articles.pageInfo.endCursor;
  }
  library = found;
  allPaths = paths;
});
afterAll(async () => {
  await content[Symbol.asyncDispose]();
});

/** Paths of articles that a text links to, each once. */
function linkedPaths(markdown: string): readonly string[] {
  return [...new Set([...markdown.matchAll(/\]\(\/wiki\/en\/([^)]+)\)/g)].map(([, path = '']) => path))];
}

/** The text as it is read: link texts without their targets, no marks of emphasis, tables and headings. */
function readable(markdown: string): string {
  return markdown
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/^#+ /gm, '')
    .replace(/[*`]/g, '');
}

function wordCount(markdown: string): number {
  return readable(markdown)
    .split(/\s+/)
    .filter((word) => /\p{L}|\d/u.test(word)).length;
}

/** Sentences, list items and cells of tables of five words or more, lower case, without punctuation. */
function sentencesOf(markdown: string): readonly string[] {
  return readable(markdown)
    .split(/\n\s*\n|\n(?=\s*(?:[-*|]|\d+\.) )|\||(?<=[.!?])\s+/)
    .map((sentence) =>
      sentence
        .toLowerCase()
        .replace(/[^\p{L}\d]+/gu, ' ')
        .trim(),
    )
    .filter((sentence) => sentence.split(' ').length >= 5);
}

/** A figure that a laboratory measures; only a method tells what it means. */
const MEASURED = /\d\s?(?:MPa|N\/mm²|kg\/m³|cycles|kN|N|µm)(?![\p{L}\d])/u;
/** Any figure with a unit. */
const FIGURE = /\d\s?(?:%|mm|cm|m²|m|kg|t|°C|degrees|litres|MPa|N\/mm²|kg\/m³|cycles|kN|N|µm)(?![\p{L}\d])/u;
const STANDARD = /\b(?:EN|ASTM|ANSI|DIN|ISO|CEN\/TS)\s(?:ISO\s)?[A-Z]?\d+/;
/** Figures that no standard gives say in words what they rest on. */
const OTHER_BASIS = /rule of thumb|arithmetic|trade practice|for example|suppose|directive/i;

describe('the library', () => {
  it('has more than forty articles, guides for the most part', () => {
    const guides = library.filter(({ type }) => type !== 'GLOSSARY');
    expect(guides.length).toBeGreaterThanOrEqual(40);
    expect(library.length - guides.length).toBeGreaterThanOrEqual(8);
    expect(new Set(library.map(({ type }) => type))).toEqual(
      new Set(['APPLICATION_GUIDE', 'TECHNICAL_RESOURCE', 'VISUAL_ATLAS', 'FAQ', 'GLOSSARY']),
    );
  });

  it('has guides of 600 words and entries of 120 at least', () => {
    const short = library.filter(({ type, source }) => wordCount(source) < (type === 'GLOSSARY' ? 120 : 600));
    expect(short.map(({ path, source }) => `${path} ${wordCount(source)}`)).toEqual([]);
  });

  it('keeps the limits of search pages, and describes each article in its own words', () => {
    for (const { path, summary, seoTitle, seoDescription, keywords, tags } of library) {
      expect([path, seoTitle.length <= 60, seoDescription.length <= 160, summary.length <= 500]).toEqual([
        path,
        true,
        true,
        true,
      ]);
      expect([path, keywords.length >= 3 && keywords.length <= 10, tags.length >= 1]).toEqual([path, true, true]);
    }
    for (const field of ['summary', 'seoTitle', 'seoDescription'] as const) {
      expect(new Set(library.map((article) => article[field])).size).toBe(library.length);
    }
  });

  it('links each article to five others at least, once its mentions of stones are linked', () => {
    const few = library
      .map(({ path, body }) => ({ path, links: linkedPaths(body).filter((target) => target !== path && allPaths.has(target)) }))
      .filter(({ links }) => links.length < 5);
    expect(few.map(({ path, links }) => `${path} ${links.length}`)).toEqual([]);
  });

  it('has no link that leads nowhere, to itself or out of the wiki', () => {
    const wrong = library.flatMap(({ path, source }) =>
      [...source.matchAll(/\]\(([^)]*)\)/g)]
        .map(([, url = '']) => url)
        .filter((url) => !url.startsWith('/wiki/en/') || !allPaths.has(url.slice(9)) || url.slice(9) === path)
        .map((url) => `${path} ${url}`),
    );
    expect(wrong).toEqual([]);
  });

  it('is reached: every guide is linked from another article', () => {
    const reached = new Set(library.flatMap(({ source }) => linkedPaths(source)));
    expect(library.filter(({ path, type }) => type !== 'GLOSSARY' && !reached.has(path)).map(({ path }) => path)).toEqual([]);
  });

  it('names in each section the standard behind its figures, or what else they rest on', () => {
    const bare = library.flatMap(({ path, source }) =>
      source
        .split(/^(?=#{2,} )/m)
        .filter((section) => FIGURE.test(section) && !STANDARD.test(section))
        .filter((section) => MEASURED.test(section) || !OTHER_BASIS.test(section))
        .map((section) => `${path}: ${section.split('\n')[0]} (${FIGURE.exec(section)?.[0]})`),
    );
    expect(bare).toEqual([]);
  });

  it('shares no sentence between two articles, nor repeats one', () => {
    const seen = new Map<string, string>();
    const shared: string[] = [];
    for (const { path, source } of library) {
      for (const sentence of sentencesOf(source)) {
        const before = seen.get(sentence);
        if (before !== undefined) shared.push(`${before} and ${path}: ${sentence}`);
        seen.set(sentence, path);
      }
    }
    expect(seen.size).toBeGreaterThan(1_000);
    expect(shared).toEqual([]);
  });

  it('begins no two articles alike', () => {
    const openings = library.map(({ source }) => readable(source).split(/\s+/).slice(0, 4).join(' ').toLowerCase());
    expect(openings.filter((opening, index) => openings.indexOf(opening) !== index)).toEqual([]);
  });
});
