import { readFileSync } from 'node:fs';

/** One kind of request that is measured. */
export interface Scenario {
  readonly name: string;
  /** Fixed rates in requests a second; a run as fast as possible follows. */
  readonly rates: readonly number[];
  readonly bodies: (slugs: readonly string[]) => readonly string[];
}

const STONE_PAGE = /* GraphQL */ `
  query StonePage($slug: String!) {
    stone(slug: $slug) {
      id slug name type petrography family colors updatedAt
      origin { country region locality }
      aliases { name kind note }
      technical { compressiveStrength { value unit standard } waterAbsorption { value low high unit } apparentDensity { value low high unit } }
      facts { topic name value }
      categories { facet value confidence }
      article { id title summary body }
      links(first: 10) { totalCount edges { score reason anchors node { id name slug } } }
      related(first: 6) { score reasons stone { id name slug } }
      searchPresence { impressions clicks topQueries }
      passages(query: "where can it be used outdoors", first: 3) { text headingPath score }
      indexStatus { state chunks embeddingModel }
      record { revision updatedAt }
      viewerPermissions { canEdit canPublish canDelete canGenerate }
      cacheStatus { cached tier ttlSeconds tags }
      completeness { score missing }
      usage { views searches errors p95Ms }
    }
  }
`;

const STONE_LIST = /* GraphQL */ `
  query StoneList {
    stones(first: 20) {
      totalCount
      edges { node { id name slug type related(first: 3) { score stone { name } } links(first: 5) { edges { score node { name } } } } }
    }
  }
`;

const HYBRID_SEARCH = /* GraphQL */ `
  query HybridSearch($query: String!) {
    search(query: $query, first: 10) {
      totalCount
      edges { score snippet parts { leg contribution } node { ... on Stone { name slug } ... on Article { title path } } }
      facets { facet buckets { value count } }
    }
  }
`;

const QUERIES = [
  'black marble with white veins',
  'beige limestone for a facade',
  'frost resistant paving',
  'calacata gold',
  'green stone from India',
  'roofing slate',
  'white marble Carrara',
  'travertine for a bathroom',
  'red granite Scandinavia',
  'stone that does not etch in a kitchen',
];

const MENTIONS = /* GraphQL */ `
  query Mentions($text: String!) { findMentions(text: $text) { start end text confidence stone { slug } } }
`;

function toBody(query: string, variables: Record<string, unknown> = {}): string {
  return JSON.stringify({ query, variables });
}

/** About 2,000 words that speak of many stones, made from the catalogue's own names. */
function longText(): string {
  const names = readFileSync(new URL('../data/stones.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { name: string }).name);
  const words: string[] = [];
  for (let index = 0; words.length < 2_000; index += 1) {
    const name = names[(index * 7) % names.length] ?? '';
    words.push(
      ...`The hall was laid with slabs of ${name} and the stairs were cut from a block that the mason had kept for years.`.split(
        ' ',
      ),
    );
  }
  return words.join(' ');
}

export const SCENARIOS: readonly Scenario[] = [
  { name: 'stone page', rates: [50, 100], bodies: (slugs) => slugs.map((slug) => toBody(STONE_PAGE, { slug })) },
  { name: '20 stones with related and links', rates: [20], bodies: () => [toBody(STONE_LIST)] },
  { name: 'hybrid search', rates: [50], bodies: () => QUERIES.map((query) => toBody(HYBRID_SEARCH, { query })) },
  { name: 'findMentions, 2,000 words', rates: [20], bodies: () => [toBody(MENTIONS, { text: longText() })] },
];

const ONE_FIELD = /* GraphQL */ `
  query OneField($slug: String!) { stone(slug: $slug) { name } }
`;

/** What gateways are compared by. */
export const PEER_SCENARIOS: readonly Scenario[] = [
  ...SCENARIOS.slice(0, 2),
  { name: 'one field', rates: [], bodies: (slugs) => slugs.map((slug) => toBody(ONE_FIELD, { slug })) },
];
