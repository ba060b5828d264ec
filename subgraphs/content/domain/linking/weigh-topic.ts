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

/** Whether an imitation is named near, with nothing between that sets the real thing against it. */
function isImitationNear(view: TextView, { first, last }: FoundName): boolean {
  if (!hasImitations(view) || isMistakenFor(view, first)) return false;
  for (const step of [-1, 1]) {
    for (let reach = 1; reach <= REACH; reach += 1) {
      const position = step < 0 ? first - reach : last + reach;
      const word = view.words[position];
      if (word === undefined || REAL.has(word.text)) break;
      // A floor of terrazzo may lie beside one of stone.
      if (word.text !== 'terrazzo' && isImitationAt(view, position)) return true;
    }
  }
  return false;
}

export function weighTopic(view: TextView, found: FoundName, around: Surroundings, tally: Tally): void {
  const context = contextOf(view, found);
  const isDistinct = found.pattern.strength === 'distinct';
  for (const side of SIDES) {
    const topic = topicOf(context[side], around.model.topic[side]);
    tally.add(isDistinct ? `topic: words ${side}, distinct name` : `topic: words ${side}`, topic);
  }
  if (isImitationNear(view, found)) tally.add(isDistinct ? 'topic: imitations, distinct name' : 'topic: imitations');
}
