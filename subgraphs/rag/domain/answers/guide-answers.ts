// Answers in the words of guides: of the section that most probably has the answer the stretches that say most of what is asked, in
// reading order; then those of another section that is nearly as probable. Where no section is probable enough, nothing.
import type { Embedder } from '../embedder/static-embedder.ts';
import type { Claim } from './claim.ts';
import type { Quotable } from './quotable.ts';
import { readable } from './readable.ts';
import { ASKS_NUMBER, HAS_NUMBER, type Matter, type WeighedSection } from './section-reader.ts';
import type { AnswerWords } from './text-answers.ts';

/** Chosen on held-out folds so that 19 in 20 of the questions that no guide answers are left alone. */
const LEAST_PROBABLE = 0.22;
/** Another section is quoted besides when it is so probable, and by this share of the first. */
const LEAST_SECOND = 0.3;
const NEAR_FIRST = 0.7;
/** Characters that are quoted of the first section, and of all. */
const MOST_OF_FIRST = 900;
const MOST_OF_ALL = 1_500;
const MOST_STRETCHES = 12;
const MOST_OF_SECOND = 3;
/** A stretch that says nothing of what is asked is quoted only where it stands beside one that does. */
const NEIGHBOUR = 0.35;
const LEAST_OF_BEST = 0.3;

/** @returns the stretches that answer, none where nothing is probable enough */
export function guideClaims(
  matter: Matter,
  weighed: readonly WeighedSection[],
  embedder: Embedder,
  words: AnswerWords,
): readonly Claim[] {
  const [first, ...others] = weighed;
  if (first === undefined || first.probability < LEAST_PROBABLE) return [];
  const meaning = embedder.embed(matter.text);
  const best = bestOf(first, { matter, meaning, embedder, words }, MOST_STRETCHES, MOST_OF_FIRST);
  const second = others.find(({ probability }) => probability >= LEAST_SECOND && probability >= NEAR_FIRST * first.probability);
  const room = Math.min(MOST_OF_SECOND, MOST_STRETCHES + 1 - best.length);
  const left = MOST_OF_ALL - best.reduce((sum, { quote }) => sum + quote.length, 0);
  const further = second === undefined || room <= 0 ? [] : bestOf(second, { matter, meaning, embedder, words }, room, left);
  const distinct = [...best, ...further].filter(({ quote }, at, all) => all.findIndex((other) => other.quote === quote) === at);
  return distinct.map((quotable) => ({ sentence: readable(quotable), quote: quotable.quote, passage: quotable.source }));
}

interface Asking {
  readonly matter: Matter;
  readonly meaning: Float32Array;
  readonly embedder: Embedder;
  readonly words: AnswerWords;
}

/** In reading order. */
function bestOf(
  { section }: WeighedSection,
  { matter, meaning, embedder, words }: Asking,
  most: number,
  characters: number,
): readonly Quotable[] {
  const weightOf = (stem: string) => matter.weights.get(stem) ?? 0;
  const total = matter.stems.reduce((sum, stem) => sum + weightOf(stem), 0);
  const asksNumber = ASKS_NUMBER.test(matter.text);
  const own = section.quotables.map((quotable) => {
    const said = new Set(words.stems(quotable.kind === 'row' ? `${quotable.before} ${quotable.quote}` : quotable.quote));
    const covered = matter.stems.reduce((sum, stem) => sum + (said.has(stem) ? weightOf(stem) : 0), 0) / Math.max(1e-9, total);
    const cosine = Math.max(0, dot(embedder.embed(quotable.quote), meaning));
    return covered + 0.6 * cosine + (asksNumber && HAS_NUMBER.test(quotable.quote) ? 0.25 : 0);
  });
  const scored = section.quotables.map((quotable, at) => ({
    quotable,
    at,
    score: (own[at] ?? 0) + NEIGHBOUR * Math.max(own[at - 1] ?? 0, own[at + 1] ?? 0),
  }));
  const ranked = scored.toSorted((a, b) => b.score - a.score || a.at - b.at);
  // A short section is one thought, and is quoted whole.
  const isShort =
    section.quotables.length <= most && section.quotables.reduce((sum, { quote }) => sum + quote.length, 0) <= characters;
  const least = isShort ? 0 : LEAST_OF_BEST * (ranked[0]?.score ?? 0);
  const taken: typeof scored = [];
  let length = 0;
  for (const one of ranked) {
    if (taken.length === most || one.score < least) break;
    if (taken.length > 0 && length + one.quotable.quote.length > characters) continue;
    taken.push(one);
    length += one.quotable.quote.length;
  }
  return taken.sort((a, b) => a.at - b.at).map(({ quotable }) => quotable);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d += 1) sum += (a[d] ?? 0) * (b[d] ?? 0);
  return sum;
}
