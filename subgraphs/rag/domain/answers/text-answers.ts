// Answers about one very stone from running text: the stretches of what names it that cover most of what the question asks. A stem counts
// by how rare it is in the corpus (Robertson and Spärck Jones, 1976). Cost: one embedding for each stretch that covers enough.
import type { Embedder } from '../embedder/static-embedder.ts';
import { type ScoredChunk, tellingWords } from '../retrieve.ts';
import type { AnswerWords } from './answer-words.ts';
import type { Claim } from './claim.ts';
import { ASKS_FIGURE } from './question.ts';
import { type Quotable, quotablesOf } from './quotable.ts';
import { readable } from './readable.ts';
import { ASKS_NUMBER, HAS_NUMBER, JUDGING, TITLE_TAIL } from './section-reader.ts';

/** A stretch answers when its section with its headings covers this share of the question … */
const LEAST_IN_SECTION = 0.64;
/** … or, within a document that covers nearly all of it or whose title it names, this share … */
const LEAST_WITHIN_DOCUMENT = 0.5;
const NEARLY_ALL = 0.95;
/** … and either the stretch itself or the headings above it cover this share. */
const LEAST_OWN = 0.3;
const LEAST_IN_HEADINGS = 0.5;
const MOST_SENTENCES = 5;
/** Further stretches are quoted when they score this share of the best. */
const NEAR_BEST = 0.75;
const NEAR_BEST_IN_SECTION = 0.55;
/** Who did something is said where it is said that it was done. */
const LEAST_OF_PERSON = 0.7;
const ASKS_PERSON = /^\s*who\b|\bwhose\b/i;

/** The stones that a question names. */
export interface Subject {
  /** Stems of their names: a passage about them need not repeat them. */
  readonly named: ReadonlySet<string>;
  /** Words for what kind of stone they are. */
  readonly kinds: readonly string[];
}

export interface Extraction {
  readonly claims: readonly Claim[];
  /** Of the best stretch; 0 where none answers. */
  readonly score: number;
}

/**
 * @returns the best stretches in reading order; none when nothing supports an answer
 */
export function extractClaims(
  question: string,
  ranked: readonly ScoredChunk[],
  embedder: Embedder,
  words: AnswerWords,
  subject: Subject,
): Extraction {
  const telling = tellingWords(question);
  const matter = telling.filter((word) => !JUDGING.test(word));
  const askedText = (matter.length === 0 ? telling : matter).join(' ');
  const asked = [...new Set(words.stems(askedText))].filter((stem) => !subject.named.has(stem));
  if (asked.length === 0) return { claims: [], score: 0 };
  const weights = words.weights(`${askedText} ${subject.kinds.join(' ')}`);
  const coverOwn = coverageOf(asked, weights);
  // Of other texts the kind of stone is asked instead of its name.
  const coverOther = coverageOf([...new Set([...asked, ...words.stems(subject.kinds.join(' '))])], weights);
  const meaning = embedder.embed(question);
  const stemsOf = memoised((text) => words.stems(text));
  const subjectOf = memoised((title) => words.stems(tellingWords(title.split(TITLE_TAIL)[0] ?? '').join(' ')));
  const ofDocument = Map.groupBy(ranked, ({ chunk }) => chunk.sourceId);
  const documentCoverage = memoised((sourceId) =>
    coverOther(new Set((ofDocument.get(sourceId) ?? []).flatMap(({ chunk }) => stemsOf(`${chunk.title}\n${chunk.text}`)))),
  );
  const found: { readonly quotable: Quotable; readonly score: number }[] = [];
  for (const source of ranked) {
    const title = stemsOf(source.chunk.title);
    const coverage = source.chunk.stoneId === null ? coverOther : coverOwn;
    for (const [heading, section] of Map.groupBy(quotablesOf(source), (quotable) => quotable.heading)) {
      const headings = [...title, ...stemsOf(heading)];
      const inHeadings = coverage(new Set(headings));
      const sectionStems = new Set([...headings, ...section.flatMap(({ quote }) => stemsOf(quote))]);
      const inSection = coverage(sectionStems);
      const isCovered =
        inSection >= LEAST_IN_SECTION ||
        (inSection >= LEAST_WITHIN_DOCUMENT &&
          (documentCoverage(source.chunk.sourceId) >= NEARLY_ALL || isSubject(subjectOf(source.chunk.title), asked)));
      if (!isCovered) continue;
      const inHeading = coverage(new Set(stemsOf(heading)));
      for (const [place, quotable] of section.entries()) {
        const said = quotable.kind === 'row' ? `${quotable.before} ${quotable.quote}` : quotable.quote;
        const own = coverage(new Set(stemsOf(said)));
        if ((own < LEAST_OWN && inHeadings < LEAST_IN_HEADINGS) || !fitsForm(question, quotable.quote, own)) continue;
        const cosine = Math.max(0, dot(embedder.embed(`${heading}\n${quotable.quote}`), meaning));
        const score =
          0.4 * own +
          0.3 * inSection +
          0.4 * inHeadings +
          0.4 * cosine +
          0.2 * source.score +
          (place === 0 ? 0.3 * inHeading : 0) +
          (isDefinition(question, quotable.quote, own) ? 0.2 : 0) -
          (quotable.quote.length < 25 ? 0.1 : 0);
        found.push({ quotable, score });
      }
    }
  }
  const best = found.sort((a, b) => b.score - a.score || (a.quotable.quote < b.quotable.quote ? -1 : 1));
  const taken = inReadingOrder(best);
  return {
    claims: taken.map((quotable) => ({ sentence: readable(quotable), quote: quotable.quote, passage: quotable.source })),
    score: best[0]?.score ?? 0,
  };
}

/** The best stretch with what its section says besides; then the best of other sections, where they are nearly as good. */
function inReadingOrder(best: readonly { readonly quotable: Quotable; readonly score: number }[]): Quotable[] {
  const top = best[0];
  if (top === undefined) return [];
  const isWithTop = ({ source, heading }: Quotable) => source === top.quotable.source && heading === top.quotable.heading;
  const near = best.filter(
    ({ quotable, score }) => score >= (isWithTop(quotable) ? NEAR_BEST_IN_SECTION : NEAR_BEST) * top.score,
  );
  const distinct = near.filter(({ quotable }, at) => near.findIndex((other) => other.quotable.quote === quotable.quote) === at);
  const section = distinct.filter(({ quotable }) => isWithTop(quotable)).slice(0, MOST_SENTENCES);
  const others = distinct.filter(({ quotable }) => !isWithTop(quotable)).slice(0, MOST_SENTENCES - section.length);
  return [
    ...section.map(({ quotable }) => quotable).sort((a, b) => a.start - b.start),
    ...others.map(({ quotable }) => quotable),
  ];
}

/** Whether a question names at least half of a document's subject. */
function isSubject(subject: readonly string[], asked: readonly string[]): boolean {
  const stems = new Set(subject);
  const named = asked.filter((stem) => stems.has(stem)).length;
  return named > 0 && named >= stems.size / 2;
}

function coverageOf(asked: readonly string[], weights: ReadonlyMap<string, number>): (stems: ReadonlySet<string>) => number {
  const total = asked.reduce((sum, stem) => sum + (weights.get(stem) ?? 0), 0);
  return (stems) => asked.reduce((sum, stem) => sum + (stems.has(stem) ? (weights.get(stem) ?? 0) : 0), 0) / total;
}

/** A question that asks what something is, and a sentence that says so. */
function isDefinition(question: string, quote: string, own: number): boolean {
  return (
    /^\s*what (is|are|does)\b/i.test(question) &&
    own > 0.5 &&
    /\b(is|are|means|measures|tests|consists|describes)\b/i.test(quote)
  );
}

function memoised<Value>(make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    known.set(text, made);
    return made;
  };
}

function fitsForm(question: string, quote: string, own: number): boolean {
  // A figure of this very stone is a number, and that of a standard is none.
  if (ASKS_FIGURE.test(question) && !/\d/.test(quote.replace(/\b(EN|ISO|DIN|ASTM|C)[ /-]?\w?\d[\d-]*/g, ''))) return false;
  if (ASKS_NUMBER.test(question) && !HAS_NUMBER.test(quote)) return false;
  return !ASKS_PERSON.test(question) || own >= LEAST_OF_PERSON;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d += 1) sum += (a[d] ?? 0) * (b[d] ?? 0);
  return sum;
}
