// Answers from running text: the stretches that cover most of what the question asks. A stem counts by how rare it is in the corpus
// (Robertson and Spärck Jones, 1976), so that a question about something the corpus does not know is not answered by its common
// words. Cost: one embedding for each stretch that covers enough.
import type { Embedder } from '../embedder/static-embedder.ts';
import { type ScoredChunk, tellingWords } from '../retrieve.ts';
import type { Claim } from './claim.ts';
import { ASKS_FIGURE } from './question.ts';
import { type Quotable, quotablesOf } from './quotable.ts';
import { readable } from './readable.ts';

/** What the extraction needs of the language. */
export interface AnswerWords {
  /** Stems of a text, each brought to the first of its synonyms. */
  stems(text: string): readonly string[];
  /**
   * How much each stem of a text tells, > 0: the logarithm of the inverse share of chunks that have it, less for words that are
   * frequent in general English.
   */
  weights(text: string): ReadonlyMap<string, number>;
  /** Those of the stems that occur in some chunk. */
  known(stems: readonly string[]): ReadonlySet<string>;
}

/** A stretch answers when its section with its headings covers this share of the question … */
const LEAST_IN_SECTION = 0.64;
/** … or, within a document that covers nearly all of it or whose title it names, this share … */
const LEAST_WITHIN_DOCUMENT = 0.5;
const NEARLY_ALL = 0.95;
/** … and either the stretch itself or the headings above it cover this share. */
const LEAST_OWN = 0.3;
const LEAST_IN_HEADINGS = 0.5;
/** Of the passages nearest to the question, whose fused score is high, less need be covered: they may use other words. */
const NEAREST = 4;
const NEAR_SCORE = 0.65;
const LEAST_WHEN_NEAR = 0.42;
const LEAST_WITHOUT_RAREST = 0.52;
const LEAST_OWN_WHEN_NEAR = 0.15;
const MOST_SENTENCES = 5;
/** Further stretches are quoted when they score this share of the best. */
const NEAR_BEST = 0.75;
const NEAR_BEST_IN_SECTION = 0.55;
/** Words that ask for a judgement and are not what a text would say. */
const JUDGING =
  /^(best|better|good|bad|right|proper|properly|correct|suitable|recommended|advisable|important|really|exactly|usually|normally|typically|commonly|mainly|kind|kinds|sort|type|types|thing|things|way|ways|explain|happens|happen|cause|causes|many|much|need|make|makes|does|use|used|using|stone|stones|natural)$/;

/** A question that asks for an amount, a time or a number is answered by a stretch that has one. */
const ASKS_NUMBER =
  /\bhow (thick|many|long|much|deep|wide|often|far|high|heavy|old|big|large|hot|fast)\b|\bwhat (thickness|slope|percentage|temperature|width|depth|size|value|class|number|angle|distance|year)\b|\bwhen (was|were|did)\b|\bhow soon\b|\bwhich\b.*\b(value|number|figure|thickness|grade|percentage)\b/i;
const HAS_NUMBER =
  /\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|third|quarter|twice|once|daily|weekly|monthly|yearly|year|years|day|days|hour|hours|minutes|week|weeks|month|months)\b/i;
/** Who did something is said where it is said that it was done. */
const LEAST_OF_PERSON = 0.7;
const ASKS_PERSON = /^\s*who\b|\bwhose\b/i;

/** The stones that a question names. */
export interface Subject {
  /** Stems of their names: a passage about them need not repeat them. */
  readonly named: ReadonlySet<string>;
  /** Words for what kind of stone they are. */
  readonly kinds: readonly string[];
  /** True where only what is said of these very stones answers. */
  readonly isExact: boolean;
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
  // A word that the corpus has nowhere says that the question is about something else.
  const known = words.known(asked);
  const isKnown = asked.every((stem) => known.has(stem));
  const hasRarest = rarestOf(asked, weights);
  const meaning = embedder.embed(question);
  const stemsOf = memoised((text) => words.stems(text));
  const subjectOf = memoised((title) => words.stems(tellingWords(title.split(TITLE_TAIL)[0] ?? '').join(' ')));
  const ofDocument = Map.groupBy(ranked, ({ chunk }) => chunk.sourceId);
  const documentCoverage = memoised((sourceId) =>
    coverOther(new Set((ofDocument.get(sourceId) ?? []).flatMap(({ chunk }) => stemsOf(`${chunk.title}\n${chunk.text}`)))),
  );
  const found: { readonly quotable: Quotable; readonly score: number }[] = [];
  for (const [rank, source] of ranked.entries()) {
    const isNear = isKnown && !subject.isExact && rank < NEAREST && source.score >= NEAR_SCORE;
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
          (documentCoverage(source.chunk.sourceId) >= NEARLY_ALL || isSubject(subjectOf(source.chunk.title), asked))) ||
        (isNear && inSection >= (hasRarest(sectionStems) ? LEAST_WHEN_NEAR : LEAST_WITHOUT_RAREST));
      if (!isCovered) continue;
      const inHeading = coverage(new Set(stemsOf(heading)));
      for (const [place, quotable] of section.entries()) {
        const said = quotable.kind === 'row' ? `${quotable.before} ${quotable.quote}` : quotable.quote;
        const own = coverage(new Set(stemsOf(said)));
        const leastOwn = isNear ? LEAST_OWN_WHEN_NEAR : LEAST_OWN;
        if ((own < leastOwn && inHeadings < LEAST_IN_HEADINGS) || !fitsForm(question, quotable.quote, own, subject)) continue;
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

/** What follows in a title says more of its subject. */
const TITLE_TAIL = /[,:;?]| and | or | for | of | in | to /;

/** Whether a question names at least half of a document's subject. */
function isSubject(subject: readonly string[], asked: readonly string[]): boolean {
  const stems = new Set(subject);
  const named = asked.filter((stem) => stems.has(stem)).length;
  return named > 0 && named >= stems.size / 2;
}

/** A test that a set has the stem that tells most: without it a text is about something else. */
function rarestOf(asked: readonly string[], weights: ReadonlyMap<string, number>): (stems: ReadonlySet<string>) => boolean {
  const rarest = asked.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0))[0];
  return (stems) => rarest !== undefined && stems.has(rarest);
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

function fitsForm(question: string, quote: string, own: number, { isExact }: Subject): boolean {
  // A figure of this very stone is a number, and that of a standard is none.
  if (isExact && ASKS_FIGURE.test(question) && !/\d/.test(quote.replace(/\b(EN|ISO|DIN|ASTM|C)[ /-]?\w?\d[\d-]*/g, '')))
    return false;
  if (ASKS_NUMBER.test(question) && !HAS_NUMBER.test(quote)) return false;
  return !ASKS_PERSON.test(question) || own >= LEAST_OF_PERSON;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d += 1) sum += (a[d] ?? 0) * (b[d] ?? 0);
  return sum;
}
