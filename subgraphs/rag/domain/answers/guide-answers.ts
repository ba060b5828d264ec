// Answers in the words of guides: of the section that most probably has the answer the stretches that say most of what is asked, in
// reading order; then those of another section that is nearly as probable. Where no section is probable enough, nothing.
import type { Embedder } from '../embedder/static-embedder.ts';
import type { AnswerWords } from './answer-words.ts';
import type { Claim } from './claim.ts';
import { dot } from './dot.ts';
import type { Quotable } from './quotable.ts';
import { readable } from './readable.ts';
import { ASKS_NUMBER, HAS_NUMBER, type Matter, type Reading, type WeighedSection } from './section-reader.ts';

/** Chosen so that on each set at least as many unanswerable questions are left alone as are asked for (docs/answers.md). */
const LEAST_PROBABLE = 0.2;
/** The same where a question names a trade or a material that the likeliest section does not. */
const LEAST_OF_OTHERS = 0.5;
/** The same where so much of a question, by weight, is words that no text has: their subject may be none of ours. */
const MOST_UNTOLD = 0.3;
const LEAST_OF_UNTOLD = 0.6;
/** Another section is quoted besides when it has this share of the first one's. */
const NEAR_FIRST = 0.1;
/** Characters that are quoted of the first section, and of all. */
const MOST_OF_FIRST = 1_000;
/** Characters of a paragraph that are taken or left together. */
const MOST_OF_UNIT = 420;
const MOST_OF_ALL = 1_500;
const MOST_STRETCHES = 12;
const MOST_OF_SECOND = 5;
/** A stretch that says nothing of what is asked is quoted only where it stands beside one that does. */
const NEIGHBOUR = 0.35;
const LEAST_OF_BEST = 0.3;

/** @returns the stretches that answer, none where nothing is probable enough */
export function guideClaims(
  matter: Matter,
  { sections, probability }: Reading,
  embedder: Embedder,
  words: AnswerWords,
): readonly Claim[] {
  const [first, next] = sections;
  if (first === undefined) return [];
  if (probability < leastProbable(first)) return [];
  const meaning = embedder.embed(matter.text);
  const best = bestOf(first, { matter, meaning, embedder, words }, MOST_STRETCHES, MOST_OF_FIRST);
  const second = next !== undefined && next.share >= NEAR_FIRST * first.share ? next : undefined;
  const room = Math.min(MOST_OF_SECOND, MOST_STRETCHES + 2 - best.length);
  const left = MOST_OF_ALL - best.reduce((sum, { quote }) => sum + quote.length, 0);
  const further = second === undefined || room <= 0 ? [] : bestOf(second, { matter, meaning, embedder, words }, room, left);
  const distinct = [...best, ...further].filter(({ quote }, at, all) => all.findIndex((other) => other.quote === quote) === at);
  return distinct.map((quotable) => ({ sentence: readable(quotable), quote: quotable.quote, passage: quotable.source }));
}

function leastProbable({ evidence }: WeighedSection): number {
  if (evidence['words that no text has'] > MOST_UNTOLD) return LEAST_OF_UNTOLD;
  return evidence['asks of another material'] > 0 ? LEAST_OF_OTHERS : LEAST_PROBABLE;
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
  const units = unitsOf(section.quotables).map((at) => ({ at, own: Math.max(...at.map((one) => own[one] ?? 0)) }));
  const scored = units.map((unit, place) => ({
    ...unit,
    score: unit.own + NEIGHBOUR * Math.max(units[place - 1]?.own ?? 0, units[place + 1]?.own ?? 0),
    length: unit.at.reduce((sum, one) => sum + (section.quotables[one]?.quote.length ?? 0), 0),
  }));
  const ranked = scored.toSorted((x, y) => y.score - x.score || (x.at[0] ?? 0) - (y.at[0] ?? 0));
  // A short section is one thought, and is quoted whole.
  const isShort = section.quotables.length <= most && scored.reduce((sum, { length }) => sum + length, 0) <= characters;
  const least = isShort ? 0 : LEAST_OF_BEST * (ranked[0]?.score ?? 0);
  const taken: number[] = [];
  let length = 0;
  for (const unit of ranked) {
    if (unit.score < least) break;
    if (taken.length > 0 && (length + unit.length > characters || taken.length + unit.at.length > most)) continue;
    taken.push(...unit.at.slice(0, most));
    length += unit.length;
  }
  return taken.sort((x, y) => x - y).flatMap((at) => section.quotables[at] ?? []);
}

/** Stretches that stand in one line of a passage say one thing: their places. Long paragraphs are divided. */
function unitsOf(quotables: readonly Quotable[]): readonly number[][] {
  const units: number[][] = [];
  let length = 0;
  for (const [at, quotable] of quotables.entries()) {
    const last = quotables[at - 1];
    const between =
      last?.source === quotable.source
        ? quotable.source.chunk.text.slice(last.start + last.quote.length, quotable.start)
        : '\n';
    const unit = units.at(-1);
    if (unit === undefined || between.includes('\n') || length + quotable.quote.length > MOST_OF_UNIT) {
      units.push([at]);
      length = quotable.quote.length;
    } else {
      unit.push(at);
      length += quotable.quote.length;
    }
  }
  return units;
}
