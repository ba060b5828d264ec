/**
 * `npm run bench:search`: indexing and hybrid search over many chunks in one process on the embedded engines. Writes articles of
 * random sentences beside the catalogue, lets search and rag index them, and asks from several loops at once. Prints throughput,
 * quantiles, how long an edit takes to be found, and how long the event loop was held.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { executeInSubgraph } from '../platform/graphql/execute.ts';
import type { RequestContext } from '../platform/graphql/request-context.ts';
import { SILENT_PROGRESS, type Subgraph } from '../platform/graphql/subgraph.ts';
import { ANONYMOUS } from '../platform/identity/viewer.ts';
import { seededId } from '../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import type { ArticleData } from '../platform/ports/catalogue.ts';
import type { DocumentsPort } from '../platform/ports/documents.ts';
import { systemClock } from '../platform/time/clock.ts';
import { parseAuthConfig } from '../subgraphs/auth/config.ts';
import { decodeWordVectors } from '../subgraphs/rag/domain/embedder/packed-vectors.ts';
import { openServices } from '../topologies/one-process.ts';
import { watchLoop } from './loop-holds.ts';

const HELP = `Measures indexing and hybrid search in one process.

Usage: npm run bench:search [-- --chunks 100000] [--at-once 4] [--seconds 20]`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    chunks: { type: 'string', default: '100000' },
    'at-once': { type: 'string', default: '4' },
    seconds: { type: 'string', default: '20' },
  },
});

const CHUNKS_PER_ARTICLE = 4;
const WORDS_PER_CHUNK = 70;
const BATCH = 100;
const QUERIES = [
  'black marble with white veins from Spain',
  'beige limestone from Portugal for a pool deck that resists frost',
  'Rosso Levanto',
  'how to clean a travertine floor',
  'volcanic stone from Italy',
  'granit poli noir',
  'compressive strength above 200 MPa',
  'what stone was used for the temple of the emperor in the old town near the river',
  'thasos whit marbel',
];

async function main(): Promise<void> {
  if (values.help === true) {
    console.log(HELP);
    return;
  }
  const articles = Math.ceil(Number(values.chunks) / CHUNKS_PER_ARTICLE);
  const dataDir = mkdtempSync(join(tmpdir(), 'stomaton-bench-search-'));
  let content: DocumentsPort | null = null;
  try {
    await using services = await openServices({
      dataDir,
      auth: parseAuthConfig({}),
      clock: systemClock,
      log: SILENT_LOGGER,
      progress: SILENT_PROGRESS,
      announce: () => {},
      version: 'bench',
      observeDocuments: (service, documents) => {
        if (service === 'content') content = documents;
        return documents;
      },
    });
    const [rag, search] = [services.subgraphs.get('rag'), services.subgraphs.get('search')];
    if (content === null || rag === undefined || search === undefined) throw new Error('A service is missing.');
    const documents: DocumentsPort = content;
    console.log(`${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores, Node ${process.version}`);
    using loop = watchLoop();

    const random = createRandomTexts();
    const startedAt = performance.now();
    const cpuStarted = process.cpuUsage();
    const before = await chunksOf(rag);
    loop.reset();
    for (let first = 0; first < articles; first += BATCH) {
      const ids = Array.from({ length: Math.min(BATCH, articles - first) }, (_, n) => first + n);
      await documents.commit({ by: null, operations: ids.map((n) => putArticle(n, random.article(n))) });
      // A writer waits for the indexes now and then, so that what is measured is indexing and not a backlog.
      if (first % 2_000 === 0) await passed(rag, documents);
    }
    await passed(rag, documents);
    const indexed = (await chunksOf(rag)) - before;
    const seconds = (performance.now() - startedAt) / 1_000;
    console.log(
      `indexed ${indexed} chunks in ${seconds.toFixed(1)} s: ${(indexed / seconds).toFixed(0)} chunks/s, all indexes and refits included; ${((indexed * 1_000) / cpuMs(cpuStarted)).toFixed(0)} chunks for a second of processor time`,
    );
    loop.print('while indexing');

    await passed(search, documents);
    const edits: number[] = [];
    for (let n = 0; n < 10; n += 1) edits.push(await timeOfEdit(rag, search, documents, n));
    console.log(`an edit is found after: median ${quantile(edits, 0.5)}, slowest ${quantile(edits, 1)}`);

    for (const query of QUERIES) await ask(search, query);
    loop.print('while editing');
    const load = { search, atOnce: Number(values['at-once']), seconds: Number(values.seconds) };
    await measureSearch(load, 'right after indexing, while the model is fitted anew');
    loop.print('while searching and fitting');
    await untilFitted(rag);
    loop.print('while fitting');
    await measureSearch(load, 'at rest');
    loop.print('while searching');
    for (const query of QUERIES) {
      const askedAt = performance.now();
      const cpuAsked = process.cpuUsage();
      const { totalCount } = await ask(search, query);
      console.log(
        `  ${(performance.now() - askedAt).toFixed(1).padStart(6)} ms alone  ${cpuMs(cpuAsked).toFixed(1).padStart(6)} ms processor  ${String(totalCount).padStart(7)} found  ${query}`,
      );
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function putArticle(n: number, source: string) {
  const data: ArticleData = {
    path: `bench/${n}`,
    title: `Bench article ${n}`,
    type: 'APPLICATION_GUIDE',
    status: 'PUBLISHED',
    locale: 'en',
    summary: null,
    source,
    stoneId: null,
    composedFrom: null,
    publishedAt: null,
  };
  const id = seededId('article', `bench/${n}:en`);
  return { kind: 'put' as const, collection: 'articles' as const, id, visibility: 'PUBLIC' as const, authorId: null, data };
}

/** Sentences of English words by Zipf's law, the same in every run. */
function createRandomTexts() {
  const bytes = readFileSync(new URL('../data/word-vectors/pieces-192d.bin', import.meta.url));
  const words = [...decodeWordVectors(bytes).words()];
  let state = 42;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const word = () => words[Math.floor(words.length ** next()) - 1] ?? 'stone';
  const section = () => Array.from({ length: WORDS_PER_CHUNK }, (_, n) => word() + (n % 14 === 13 ? '.' : '')).join(' ');
  return {
    article: (n: number) =>
      Array.from({ length: CHUNKS_PER_ARTICLE }, (_, part) => `## Part ${part} of ${n}\n\n${section()}.`).join('\n\n'),
  };
}

async function run(subgraph: Subgraph, query: string, variables: Record<string, unknown>, readAfter: string | null) {
  const context: RequestContext = {
    requestId: 'bench',
    viewer: ANONYMOUS,
    caller: 'rag',
    askerKey: 'bench',
    clientAddress: null,
    userAgent: null,
    readAfter,
    signal: new AbortController().signal,
    log: SILENT_LOGGER,
    clock: systemClock,
    effects: { cursor: null, viewedIds: new Set(), foundIds: new Set() },
  };
  const { data, errors } = await executeInSubgraph(subgraph, { query, variables }, context);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
  return data as any;
}

const SEARCH = `query ($query: String!) { search(query: $query) {
  totalCount degraded edges { score node { __typename ... on Stone { id } ... on Article { id } } parts { leg contribution } snippet } facets { facet buckets { value count } }
} }`;

async function ask(search: Subgraph, query: string, readAfter: string | null = null) {
  return (await run(search, SEARCH, { query }, readAfter)).search;
}

async function chunksOf(rag: Subgraph): Promise<number> {
  return (await run(rag, '{ ragStats { chunks } }', {}, null)).ragStats.chunks;
}

/** Searches from several loops at once, and prints how long they took. */
async function measureSearch(
  { search, atOnce, seconds }: { readonly search: Subgraph; readonly atOnce: number; readonly seconds: number },
  when: string,
): Promise<void> {
  const tookMs: number[] = [];
  const cpuBefore = process.cpuUsage();
  const until = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: atOnce }, async (_, begin) => {
      for (let n = begin; performance.now() < until; n += 1) {
        const askedAt = performance.now();
        await ask(search, QUERIES[n % QUERIES.length] ?? '');
        tookMs.push(performance.now() - askedAt);
        // As requests of clients would, each comes in a turn of its own.
        await new Promise((resolve) => setImmediate(resolve));
      }
    }),
  );
  // Waiting times grow with whatever else keeps the machine busy; processor time does so much less.
  console.log(
    `hybrid search ${when}, ${atOnce} at once: ${tookMs.length} searches, p50 ${quantile(tookMs, 0.5)}, p95 ${quantile(tookMs, 0.95)}, p99 ${quantile(tookMs, 0.99)}; processor time of all threads ${(cpuMs(cpuBefore) / tookMs.length).toFixed(1)} ms a search`,
  );
}

/** Waits until the process has been at rest for a while: then the model has been fitted to what was indexed. */
async function untilFitted(rag: Subgraph): Promise<void> {
  const modelOf = async () => (await run(rag, '{ ragStats { embeddingModel } }', {}, null)).ragStats.embeddingModel;
  for (let atRest = 0, model = await modelOf(); atRest < 3; ) {
    const cpuBefore = process.cpuUsage();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const now = await modelOf();
    atRest = now === model && cpuMs(cpuBefore) < 200 ? atRest + 1 : 0;
    model = now;
  }
}

/** Waits until the index has all that was written. */
async function passed(subgraph: Subgraph, documents: DocumentsPort): Promise<void> {
  const cursor = await documents.lastCursor();
  for (;;) {
    const askedAt = performance.now();
    const query = subgraph.name === 'rag' ? '{ retrieve(query: "marble", first: 1) { id } }' : SEARCH;
    await run(subgraph, query, { query: 'marble' }, cursor);
    if (performance.now() - askedAt < 1_900) return;
  }
}

async function timeOfEdit(rag: Subgraph, search: Subgraph, documents: DocumentsPort, n: number): Promise<number> {
  const word = `editmark${n}`;
  const startedAt = performance.now();
  await documents.commit({ by: null, operations: [putArticle(n, `A new ${word} stands here in place of all that was.`)] });
  const cursor = await documents.lastCursor();
  const [passages, found] = await Promise.all([
    run(rag, 'query ($query: String!) { retrieve(query: $query, first: 1) { text } }', { query: word }, cursor),
    ask(search, word, cursor),
  ]);
  if (!passages.retrieve[0]?.text.includes(word) || found.totalCount < 1) throw new Error('An edit was not found.');
  return performance.now() - startedAt;
}

/** Processor time of all threads since then. */
function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
}

function quantile(numbers: readonly number[], share: number): string {
  const sorted = numbers.toSorted((a, b) => a - b);
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(1)} ms`;
}

await main();
