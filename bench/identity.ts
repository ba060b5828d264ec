import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { seededId } from '../platform/ids/ids.ts';
import { createCatalogueState } from '../subgraphs/content/domain/catalogue-state.ts';
import { buildNameIndex, type NamedStone } from '../subgraphs/content/domain/identity/name-index.ts';
import { foldName } from '../subgraphs/content/domain/identity/name-tokens.ts';
import { resolveIdentity } from '../subgraphs/content/domain/identity/resolve-identity.ts';
import { createNames } from '../subgraphs/content/domain/names.ts';
import { resolveNames } from '../subgraphs/content/domain/resolve-names.ts';
import { type Item, readCatalogue, readItems, textOf } from '../tools/eval/evaluation.ts';
import { createRandom, SLIPS, slippedNames } from '../tools/eval/slips.ts';
import { PROJECT } from '../tools/generated-files.ts';

const HELP = `Measures how fast and how well names are resolved, beside two libraries for fuzzy search.

Usage: npm run bench:names [-- --names 10000]

Speed: the catalogue is enlarged with plausible invented stones to so many names; queries are names as they are, with a slip,
with trade words, in another order, and names of no stone. Every contestant answers the same queries in one process.
Accuracy: the real catalogue and the part of data/eval/identity.own.jsonl that nothing was tuned on. The libraries say RESOLVED
where their best score passes a threshold, which is tuned for each on the learning part, and AMBIGUOUS where two stones tie.`;

const { values: options } = parseArgs({
  options: { help: { type: 'boolean' }, names: { type: 'string', default: '10000' } },
});

/** An answer in the terms of the evaluation sets. */
interface Said {
  readonly status: 'resolved' | 'ambiguous' | 'unresolved';
  readonly slugs: readonly string[];
  readonly warning: boolean;
}

interface Contestant {
  readonly name: string;
  readonly ask: (query: string) => Said;
}

/** A name as the libraries index it. */
interface Row {
  readonly id: number;
  readonly name: string;
  readonly stoneId: string;
  readonly deceptive: boolean;
}

/** A hit with a cost: the lower the nearer, whatever the library calls it. */
interface Hit {
  readonly row: Row;
  readonly cost: number;
}

const UNRESOLVED: Said = { status: 'unresolved', slugs: [], warning: false };

function rowsOf(stones: readonly NamedStone[]): Row[] {
  let id = 0;
  return stones.flatMap(({ id: stoneId, data }) => [
    { id: id++, name: foldName(data.name), stoneId, deceptive: false },
    ...data.aliases.map(({ name, kind }) => ({ id: id++, name: foldName(name), stoneId, deceptive: kind === 'DECEPTIVE' })),
  ]);
}

function toSaid(hits: readonly Hit[], threshold: number): Said {
  const [best] = hits;
  if (best === undefined || best.cost > threshold) return UNRESOLVED;
  const tied = new Set(hits.filter(({ cost }) => cost <= best.cost + 1e-9).map(({ row }) => row.stoneId));
  if (tied.size > 1) return { status: 'ambiguous', slugs: [...tied], warning: false };
  return { status: 'resolved', slugs: [best.row.stoneId], warning: best.row.deceptive };
}

/** Searchers that answer with hits; what they cost to build counts for nobody. */
function createLibraries(
  stones: readonly NamedStone[],
): readonly { name: string; search: (query: string) => readonly Hit[] }[] {
  const rows = rowsOf(stones);
  const fuse = new Fuse(rows, { keys: ['name'], includeScore: true, threshold: 0.4, ignoreLocation: true });
  const mini = new MiniSearch<Row>({ fields: ['name'], storeFields: [] });
  mini.addAll(rows);
  return [
    {
      name: 'fuse.js 7.5.0',
      search: (query) => fuse.search(foldName(query), { limit: 8 }).map(({ item, score }) => ({ row: item, cost: score ?? 1 })),
    },
    {
      name: 'minisearch 7.2.0',
      search: (query) =>
        mini
          .search(foldName(query), { fuzzy: 0.2, combineWith: 'OR' })
          .slice(0, 8)
          .flatMap(({ id, score }) => {
            const row = rows[id as number];
            return row === undefined ? [] : [{ row, cost: -score }];
          }),
    },
  ];
}

function createOurs(stones: readonly NamedStone[]): Contestant {
  const index = buildNameIndex(stones);
  return {
    name: 'resolveIdentity',
    ask(query) {
      const { status, stoneId, candidates, warnings } = resolveIdentity(index, query);
      const warning = warnings.some(({ type }) => type === 'DECEPTIVE_NAME');
      if (stoneId !== null) return { status: 'resolved', slugs: [stoneId], warning };
      if (status === 'UNRESOLVED') return UNRESOLVED;
      return { status: 'ambiguous', slugs: candidates.map((candidate) => candidate.stoneId), warning };
    },
  };
}

interface Expected {
  readonly status: string;
  readonly slug?: string;
  readonly candidates?: readonly string[];
  readonly warning?: boolean;
}

function isRight({ status, slugs, warning }: Said, item: Item): boolean {
  const accepted = [item.expect as Expected, ...(Array.isArray(item.accept) ? (item.accept as Expected[]) : [])];
  return accepted.some((expected) => {
    if (status !== expected.status) return false;
    if (status === 'resolved') return slugs[0] === expected.slug && warning === (expected.warning ?? false);
    return status === 'unresolved' || [...slugs].sort().join() === [...(expected.candidates ?? [])].sort().join();
  });
}

const accuracyOf = (items: readonly Item[], ask: Contestant['ask']) =>
  items.filter((item) => isRight(ask(textOf(item.query)), item)).length / items.length;

/** The threshold of a library that is right most often on the learning part. */
function tuned(items: readonly Item[], search: (query: string) => readonly Hit[]): number {
  const answers = items.map((item) => ({ item, hits: search(textOf(item.query)) }));
  const costs = answers.flatMap(({ hits }) => hits[0]?.cost ?? []).sort((a, b) => a - b);
  let best = { threshold: Number.NEGATIVE_INFINITY, right: -1 };
  for (const threshold of costs) {
    const right = answers.filter(({ item, hits }) => isRight(toSaid(hits, threshold), item)).length;
    if (right > best.right) best = { threshold, right };
  }
  return best.threshold;
}

/** Queries whose time is taken one by one; the libraries need some 50 ms for each. */
const TIMED = 300;

const COLORS = ['Bianco', 'Rosso', 'Nero', 'Verde', 'Giallo', 'Azul', 'Crema', 'Gris', 'Rosa', 'Marron', 'Blanco', 'Golden'];
const ENGLISH = ['White', 'Red', 'Black', 'Green', 'Yellow', 'Blue', 'Cream', 'Grey', 'Pink', 'Brown', 'White', 'Gold'];
const SYLLABLES =
  'val mon tor car la ri no ve sar do mi ca pe tro lan go ber ta nel lo bra zan tu mar que fos ta pi na cor te sol di'.split(
    ' ',
  );

/** The catalogue with invented stones of three names each, until there are so many names. */
function enlarge(stones: readonly NamedStone[], names: number, random: () => number): NamedStone[] {
  const all = [...stones];
  let count = stones.reduce((sum, { data }) => sum + 1 + data.aliases.length, 0);
  const taken = new Set<string>();
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value;
  while (count < names) {
    const place = Array.from({ length: 3 + Math.floor(random() * 2) }, () => pick(SYLLABLES)).join('');
    const color = Math.floor(random() * COLORS.length);
    if (taken.has(place)) continue;
    taken.add(place);
    const model = pick(stones).data;
    const named = place.charAt(0).toUpperCase() + place.slice(1);
    const alias = (name: string) => ({ name, kind: 'COMMERCIAL' as const, locale: null, note: null });
    all.push({
      id: `${model.slug}-${place}`,
      data: {
        ...model,
        slug: `${model.slug}-${place}`,
        name: `${COLORS[color]} ${named}`,
        aliases: [alias(`${named} ${ENGLISH[color]}`), alias(`${named} ${model.type.toLowerCase()}`)],
      },
    });
    count += 3;
  }
  return all;
}

/** Queries of every kind, in an order that mixes them. */
function makeQueries(stones: readonly NamedStone[], count: number, random: () => number): string[] {
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value;
  const slipped = Object.values(SLIPS).flatMap((slip) => slippedNames(stones, slip, random));
  return Array.from({ length: count }, (_, at) => {
    const { data } = pick(stones);
    const name = pick([data.name, ...data.aliases.map((alias) => alias.name)]);
    switch (at % 5) {
      case 0:
        return name;
      case 1:
        return pick(slipped).query;
      case 2:
        return `${name.toUpperCase()} polished slabs 2 cm – 60x60, first choice`;
      case 3:
        return name.split(' ').toReversed().join(' ');
      default:
        return `${pick(COLORS)} ${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(SYLLABLES)}x deluxe`;
    }
  });
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

function timeEach(queries: readonly string[], ask: (query: string) => unknown) {
  for (const query of queries.slice(0, 50)) ask(query);
  const times = queries.map((query) => {
    const begin = performance.now();
    ask(query);
    return performance.now() - begin;
  });
  times.sort((a, b) => a - b);
  return { p50: at(times, 0.5), p95: at(times, 0.95), p99: at(times, 0.99), sum: times.reduce((sum, time) => sum + time, 0) };
}

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

async function main(): Promise<void> {
  if (options.help === true) {
    console.log(HELP);
    return;
  }
  const random = createRandom(2026);
  const catalogue = readCatalogue();
  const enlarged = enlarge(catalogue, Number(options.names), random);
  const names = enlarged.reduce((sum, { data }) => sum + 1 + data.aliases.length, 0);
  console.log(`${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores, Node ${process.version}; ${names} names`);
  const queries = makeQueries(enlarged, 10_000, random);

  const state = createCatalogueState();
  for (const { id, data } of enlarged) {
    const head = { collection: 'stones', revision: 1, createdAt: '', updatedAt: '', updatedBy: null } as const;
    state.putStone({ id: seededId('stone', id), ...head, visibility: 'PUBLIC', authorId: null, data });
  }
  const known = createNames(state);
  const buildBegan = performance.now();
  void known.index;
  const builtMs = performance.now() - buildBegan;
  const callsBegan = performance.now();
  for (let begin = 0; begin < queries.length; begin += 500) await resolveNames(known, queries.slice(begin, begin + 500));
  const callsMs = performance.now() - callsBegan;

  const items = readItems(join(PROJECT, 'data/eval/identity.own.jsonl'));
  const [learn, test] = ['learn', 'test'].map((split) => items.filter((item) => item.split === split));
  console.log(`10,000 names in 20 calls of 500: ${(callsMs / 1_000).toFixed(1)} s; index built in ${builtMs.toFixed(0)} ms`);
  const ours = createOurs(enlarged);
  const timed = queries.slice(0, TIMED);
  const base = timeEach(timed, ours.ask);
  const rows = [['contestant', 'p50 ms', 'p95 ms', 'p99 ms', 'p95 to ours', 'accuracy on unseen names']];
  const row = (name: string, { p50, p95, p99 }: ReturnType<typeof timeEach>, accuracy: number) =>
    rows.push([name, p50.toFixed(2), p95.toFixed(2), p99.toFixed(2), (p95 / base.p95).toFixed(1), accuracy.toFixed(3)]);
  row(ours.name, base, accuracyOf(test ?? [], createOurs(catalogue).ask));
  const small = createLibraries(catalogue);
  for (const [position, { name, search }] of createLibraries(enlarged).entries()) {
    const onCatalogue = small[position]?.search ?? search;
    const threshold = tuned(learn ?? [], onCatalogue);
    row(
      name,
      timeEach(timed, search),
      accuracyOf(test ?? [], (query) => toSaid(onCatalogue(query), threshold)),
    );
  }
  printTable(rows);
}

await main();
