/**
 * What a text is about around a name, by words that no list holds: each word's score is its vector's product with a direction
 * learned from the annotated passages (tools/learn-linking.ts), so that words near in meaning to those of the passages speak too.
 */
import type { Tally } from './evidence.ts';
import type { FoundName, Surroundings } from './found-name.ts';
import { hasImitations, isImitationAt, REAL } from './rule-out-mention.ts';
import { type TextView, wordAfter, wordBefore } from './text-view.ts';
import { type Context, SIDES } from './topic-scores.ts';

/** How far the topic is read, in words to each side; nearer than a paragraph, so that a digression is told from its text. */
const REACH = 24;

const NEAR = 3;

/** The words around a name and right beside it, its own left out. */
export function contextOf(view: TextView, { first, last }: FoundName): Context {
  const own = new Set(view.words.slice(first, last + 1).map(({ text }) => text));
  const textsOf = (from: number, to: number) =>
    view.words
      .slice(Math.max(0, from), Math.max(0, to))
      .map(({ text }) => text)
      .filter((word) => !own.has(word));
  const before: string[] = [];
  for (let back = 1; back <= NEAR; back += 1) {
    const word = wordBefore(view, first, back);
    if (word !== undefined) before.push(word.text);
  }
  const after: string[] = [];
  for (let ahead = 1; ahead <= NEAR; ahead += 1) {
    const word = wordAfter(view, last, ahead);
    if (word !== undefined) after.push(word.text);
  }
  return { around: [...textsOf(first - REACH, first), ...textsOf(last + 1, last + 1 + REACH)], before, after };
}

/** The sum over the words that have a score, damped by their number: many words of one topic say little more than some. */
export function topicOf(words: readonly string[], scores: ReadonlyMap<string, number>): number {
  let [sum, known] = [0, 0];
  for (const word of words) {
    const score = scores.get(word);
    if (score === undefined) continue;
    sum += score;
    known += 1;
  }
  return sum / Math.sqrt(known + 1);
}

const MISTAKEN = /^(?:mistake|mistakes|mistook|mistaken|mistaking|taken|took|pass|passes|passed)$/;

/** “Don't mistake the printed tile for X”: what stands after “for” is the real thing. */
function isMistakenFor(view: TextView, first: number): boolean {
  if (wordBefore(view, first)?.text !== 'for') return false;
  for (let back = 2; back <= 14; back += 1) if (MISTAKEN.test(wordBefore(view, first, back)?.text ?? '')) return true;
  return false;
}

/** Reads each word of a text once for all of its names. */
function once<Read>(read: (view: TextView, by: object) => Read): (view: TextView, by: object) => Read {
  const known = new WeakMap<TextView, WeakMap<object, Read>>();
  return (view, by) => {
    let ofView = known.get(view);
    if (ofView === undefined) {
      ofView = new WeakMap();
      known.set(view, ofView);
    }
    let result = ofView.get(by);
    if (result === undefined) {
      result = read(view, by);
      ofView.set(by, result);
    }
    return result;
  };
}

/** The score of each word of a text, NaN where it has none. */
const scoresIn = once((view, scores) => {
  const known = scores as ReadonlyMap<string, number>;
  return Float64Array.from(view.words, ({ text }) => known.get(text) ?? Number.NaN);
});

/** {@link topicOf} of {@link contextOf}, without gathering the words. */
function topicAt(
  view: TextView,
  { first, last }: FoundName,
  side: (typeof SIDES)[number],
  scores: ReadonlyMap<string, number>,
): number {
  const all = scoresIn(view, scores);
  let [sum, known] = [0, 0];
  const add = (position: number) => {
    const score = all[position];
    if (score === undefined || Number.isNaN(score)) return;
    sum += score;
    known += 1;
  };
  if (side === 'before') {
    for (let back = 1; back <= NEAR && wordBefore(view, first, back) !== undefined; back += 1) add(first - back);
  } else if (side === 'after') {
    for (let ahead = 1; ahead <= NEAR && wordAfter(view, last, ahead) !== undefined; ahead += 1) add(last + ahead);
  } else {
    const end = Math.min(view.words.length, last + 1 + REACH);
    for (let position = Math.max(0, first - REACH); position < end; position += 1) {
      if (position === first) position = last + 1;
      if (position < end && !isOwn(view, first, last, position)) add(position);
    }
  }
  return sum / Math.sqrt(known + 1);
}

function isOwn(view: TextView, first: number, last: number, position: number): boolean {
  const text = view.words[position]?.text;
  for (let own = first; own <= last; own += 1) if (view.words[own]?.text === text) return true;
  return false;
}

const [REAL_THING, COPY] = [1, 2];
/** Which words of a text name an imitation, and which set the real thing against it. */
const imitationsIn = once((view) =>
  Uint8Array.from(view.words, ({ text }, position) => {
    if (REAL.has(text)) return REAL_THING;
    // A floor of terrazzo may lie beside one of stone.
    return text !== 'terrazzo' && isImitationAt(view, position) ? COPY : 0;
  }),
);

/** “Natural X” among copies. */
const isRealThing = (view: TextView, first: number) => REAL.has(wordBefore(view, first)?.text ?? '');

/** Whether an imitation is named near, with nothing between that sets the real thing against it. */
function isImitationNear(view: TextView, { first, last }: FoundName): boolean {
  if (!hasImitations(view) || isMistakenFor(view, first) || isRealThing(view, first)) return false;
  const imitations = imitationsIn(view, REAL);
  for (const step of [-1, 1]) {
    for (let reach = 1; reach <= REACH; reach += 1) {
      const kind = imitations[step < 0 ? first - reach : last + reach];
      if (kind === undefined || kind === REAL_THING) break;
      if (kind === COPY) return true;
    }
  }
  return false;
}

export function weighTopic(view: TextView, found: FoundName, around: Surroundings, tally: Tally): void {
  const isDistinct = found.pattern.strength === 'distinct';
  for (const side of SIDES) {
    const topic = topicAt(view, found, side, around.model.topic[side]);
    tally.add(isDistinct ? `topic: words ${side}, distinct name` : `topic: words ${side}`, topic);
  }
  if (isImitationNear(view, found)) tally.add(isDistinct ? 'topic: imitations, distinct name' : 'topic: imitations');
  if (isRealThing(view, found.first)) tally.add('before: real thing');
}
