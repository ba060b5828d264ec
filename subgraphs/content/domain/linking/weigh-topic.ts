/**
 * What a text is about around a name, by words that no list holds: each word's score is its vector's product with a direction
 * learned from the annotated passages (tools/learn-linking.ts), so that words near in meaning to those of the passages speak too.
 */
import type { Tally } from './evidence.ts';
import type { FoundName, Surroundings } from './found-name.ts';
import { isImitationNoun } from './rule-out-mention.ts';
import type { TextView } from './text-view.ts';

/** How far the topic is read, in words to each side; nearer than a paragraph, so that a digression is told from its text. */
const REACH = 24;

/** The words around a name, its own left out. */
export function contextOf(view: TextView, { first, last }: FoundName): string[] {
  const own = new Set(view.words.slice(first, last + 1).map(({ text }) => text));
  const words = [
    ...view.words.slice(Math.max(0, first - REACH), first),
    ...view.words.slice(last + 1, last + 1 + REACH),
  ];
  return words.map(({ text }) => text).filter((word) => !own.has(word));
}

/** The sum over the words that have a score, damped by their number: many words of one topic say little more than some. */
export function topicOf(context: readonly string[], scores: ReadonlyMap<string, number>): number {
  let [sum, known] = [0, 0];
  for (const word of context) {
    const score = scores.get(word);
    if (score === undefined) continue;
    sum += score;
    known += 1;
  }
  return sum / Math.sqrt(known + 1);
}

export function weighTopic(view: TextView, found: FoundName, around: Surroundings, tally: Tally): void {
  const context = contextOf(view, found);
  const isDistinct = found.pattern.strength === 'distinct';
  const topic = topicOf(context, around.model.topicWords);
  tally.add(isDistinct ? 'topic: words, distinct name' : 'topic: words', topic);
  if (context.some(isImitationNoun)) tally.add(isDistinct ? 'topic: imitations, distinct name' : 'topic: imitations');
}
