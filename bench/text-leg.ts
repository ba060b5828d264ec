import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MongoConfig } from '../platform/engines/mongodb-config.ts';
import { ANONYMOUS } from '../platform/identity/viewer.ts';
import { seededId } from '../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import { indexArticle } from '../subgraphs/search/domain/indexed-document.ts';
import { openEmbeddedLexicalIndex } from '../subgraphs/search/engines/lexical-index.embedded.ts';
import { openMongoTermIndex } from '../subgraphs/search/engines/term-index.mongodb.ts';
import { openDataFolder } from '../testing/data-folder.ts';

const DOCUMENTS = 100_000;
const AT_ONCE = 5_000;
const WORDS = 60;
const ASKED = 300;
const SHOWN = 10;
const NO_FILTER = { stoneTypes: [], countries: [], colors: [], articleTypes: [] };
const QUERIES = [
  ['black', 'marble', 'white', 'veins'],
  ['beige', 'limestone', 'facade'],
  ['frost', 'resistant', 'paving'],
  ['green', 'stone', 'india'],
  ['roofing', 'slate'],
  ['travertine', 'bathroom'],
];

export interface TextLegFigures {
  /** Who looks words up; the embedded index where the server has no text index. */
  readonly servedBy: string;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly documentsPerSecond: number;
}

/**
 * The text leg of search over 100,000 articles of random words of the trade: each query is matched, and the best ten get their snippets.
 * @param mongo where terms are; null: in the embedded index
 */
export async function measureTextLeg(mongo: MongoConfig | null): Promise<TextLegFigures> {
  await using folder = await openDataFolder();
  await using terms = mongo === null ? null : await openMongoTermIndex({ config: mongo, log: SILENT_LOGGER });
  await using index = openEmbeddedLexicalIndex(join(folder.path, 'lexical.sqlite'), terms);
  const words = vocabulary();
  // Lehmer's generator: the same texts for each engine.
  let state = 1;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return words[state % words.length];
  };
  const text = (count: number) => Array.from({ length: count }, next).join(' ');
  const startedAt = performance.now();
  for (let from = 0; from < DOCUMENTS; from += AT_ONCE) {
    const put = Array.from({ length: AT_ONCE }, (_, offset) => article(from + offset, text(4), text(WORDS)));
    await index.apply({ put, removed: [] }, `0a1b2c3d-${(from + AT_ONCE).toString(16).padStart(14, '0')}`);
  }
  const documentsPerSecond = DOCUMENTS / ((performance.now() - startedAt) / 1_000);
  const times: number[] = [];
  for (let turn = 0; turn < ASKED; turn += 1) {
    const query = QUERIES[turn % QUERIES.length] ?? [];
    const beganAt = performance.now();
    const hits = await index.match(query, ANONYMOUS, NO_FILTER);
    const best = hits.toSorted((a, b) => b.rawScore - a.rawScore).slice(0, SHOWN);
    await index.snippets(
      best.map(({ id }) => id),
      query,
    );
    times.push(performance.now() - beganAt);
  }
  times.sort((a, b) => a - b);
  const quantile = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  const servedBy = terms === null ? 'the embedded index' : 'a text index';
  return { servedBy, medianMs: quantile(0.5), p95Ms: quantile(0.95), documentsPerSecond };
}

function article(number: number, title: string, source: string) {
  const at = '2026-01-01T00:00:00.000Z';
  return indexArticle({
    ...({ collection: 'articles', revision: 1, createdAt: at, updatedAt: at, updatedBy: null, authorId: null } as const),
    id: seededId('article', `bench/${number}:en`),
    visibility: 'PUBLIC',
    data: {
      ...({ type: 'APPLICATION_GUIDE', status: 'PUBLISHED', locale: 'en', summary: null, stoneId: null } as const),
      ...{ path: `bench/${number}`, title, source, composedFrom: null, publishedAt: null },
    },
  });
}

/** Words as articles of the trade have them, as often as these do. */
function vocabulary(): readonly string[] {
  const names = [
    'guides/stone-stairs',
    'guides/facade-cladding',
    'guides/paving-outside',
    'guides/roofing-slate',
    'faq/etching',
  ];
  const texts = names.map((name) => readFileSync(new URL(`../data/articles/${name}.en.md`, import.meta.url), 'utf8'));
  return (
    texts
      .join(' ')
      .toLowerCase()
      .match(/[a-z]{3,}/g) ?? []
  );
}
