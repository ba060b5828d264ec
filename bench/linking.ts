import { cpus } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { AhoCorasick } from '@monyone/aho-corasick/greedy';
import type { NamedStone } from '../subgraphs/content/domain/identity/name-index.ts';
import { foldWords } from '../subgraphs/content/domain/identity/name-tokens.ts';
import { findMentions } from '../subgraphs/content/domain/linking/find-mentions.ts';
import { linkMarkdown } from '../subgraphs/content/domain/linking/link-markdown.ts';
import { buildMentionAutomaton } from '../subgraphs/content/domain/linking/mention-automaton.ts';
import { readCatalogue, readItems, textOf } from '../tools/eval/evaluation.ts';

const HELP = `npm run bench:linking: how long names are looked for in a text of 2,000 words, and what the automaton weighs, with the
catalogue and with the catalogue enlarged to 10,000 plausible names; beside the leftmost-longest Aho–Corasick of
@monyone/aho-corasick on the same folded names and text, which finds strings only: no word boundaries, variants or context.`;

const PROJECT = join(import.meta.dirname, '..');
const NAMES = 10_000;
const WORDS = 2_000;
const RUNS = 41;
const BARS = { medianMs: 20, memoryMb: 60 };

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** The heap in use after everything that can be freed is. */
function heapMb(): number {
  for (let pass = 0; pass < 3; pass += 1) collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** A small generator with a seed (mulberry32), so that each run measures the same names. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const namesOf = (stones: readonly NamedStone[]) =>
  stones.flatMap(({ data }) => [data.name, ...data.aliases.map((alias) => alias.name)]);

/** The catalogue with further stones, whose names of two or three words are put together from words of the catalogue's names. */
function enlarge(stones: readonly NamedStone[], names: number): NamedStone[] {
  const random = createRandom(7);
  const words = [...new Set(namesOf(stones).flatMap((name) => name.split(/[\s-]+/)))].filter((word) => word.length > 2);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const makeName = () => Array.from({ length: random() < 0.6 ? 2 : 3 }, () => pick(words)).join(' ');
  const taken = new Set(namesOf(stones).map((name) => foldWords(name).join(' ')));
  const fresh = () => {
    for (;;) {
      const name = makeName();
      const key = foldWords(name).join(' ');
      if (taken.has(key)) continue;
      taken.add(key);
      return name;
    }
  };
  const all = [...stones];
  while (taken.size < names) {
    const like = pick(stones);
    const aliases = Array.from({ length: 2 }, () => ({ name: fresh(), kind: 'COMMERCIAL', locale: null, note: null }) as const);
    const id = `made-${all.length}`;
    all.push({ id, data: { ...like.data, slug: id, name: fresh(), aliases } });
  }
  return all;
}

/** The annotated passages, one after another, up to so many words. */
function makeText(words: number): string {
  const passages = ['dev', 'own'].flatMap((set) =>
    readItems(join(PROJECT, `data/eval/linking.${set}.jsonl`)).map(({ text }) => textOf(text)),
  );
  let text = '';
  for (const passage of passages) {
    text += `${passage}\n\n`;
    if (text.split(/\s+/).length > words) break;
  }
  return text;
}

/** Of a function run again and again: what a clock says, and what the thread's processor time says, which other work leaves alone. */
function timesMs(run: () => unknown): {
  readonly median: number;
  readonly p95: number;
  readonly least: number;
  readonly cpu: number;
} {
  for (let warm = 0; warm < 10; warm += 1) run();
  const clock: number[] = [];
  const processor: number[] = [];
  for (let count = 0; count < RUNS; count += 1) {
    const usage = process.threadCpuUsage();
    const begin = performance.now();
    run();
    clock.push(performance.now() - begin);
    const { user, system } = process.threadCpuUsage(usage);
    processor.push((user + system) / 1_000);
  }
  const at = (times: readonly number[], share: number) =>
    times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))] ?? 0;
  return { median: at(clock, 0.5), p95: at(clock, 0.95), least: at(clock, 0), cpu: at(processor, 0.5) };
}

function measure(label: string, stones: readonly NamedStone[], text: string): void {
  const keys = [...new Set(namesOf(stones).map((name) => foldWords(name).join(' ')))];
  const folded = foldWords(text).join(' ');
  const before = heapMb();
  const begin = performance.now();
  const automaton = buildMentionAutomaton(stones);
  const buildMs = performance.now() - begin;
  const memoryMb = heapMb() - before;
  const library = new AhoCorasick(keys);
  const libraryMb = heapMb() - before - memoryMb;
  const mentions = findMentions(automaton, text);
  const ours = timesMs(() => findMentions(automaton, text));
  const linking = timesMs(() => linkMarkdown(text, mentions, (id) => `/wiki/en/stones/${id}`));
  const fold = timesMs(() => foldWords(text).join(' '));
  const theirs = timesMs(() => library.matchInText(folded));
  console.log(
    `${label}: ${keys.length} names, ${text.split(/\s+/).length} words, ${mentions.length} mentions; built in ${buildMs.toFixed(0)} ms`,
  );
  console.log(
    `  findMentions         median ${ours.median.toFixed(2)} ms, p95 ${ours.p95.toFixed(2)} ms, processor ${ours.cpu.toFixed(2)} ms (bar: median < ${BARS.medianMs} ms)`,
  );
  console.log(`  linkMarkdown         median ${linking.median.toFixed(2)} ms, p95 ${linking.p95.toFixed(2)} ms`);
  console.log(`  automaton's memory   ${memoryMb.toFixed(1)} MB (bar: < ${BARS.memoryMb} MB)`);
  console.log(
    `  @monyone/aho-corasick median ${theirs.median.toFixed(2)} ms on text folded in ${fold.median.toFixed(2)} ms, ${libraryMb.toFixed(1)} MB, ${library.matchInText(folded).length} strings`,
  );
  console.log(
    `  ratio                least time ×${(ours.least / (theirs.least + fold.least)).toFixed(2)}, memory ×${(memoryMb / libraryMb).toFixed(2)}`,
  );
}

if (process.argv.includes('--help')) {
  console.log(HELP);
} else {
  console.log(`${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores, Node ${process.version}`);
  const stones = readCatalogue();
  const text = makeText(WORDS);
  measure('catalogue', stones, text);
  measure('enlarged', enlarge(stones, NAMES), text);
}
