/** Evidence from parallel members of a sentence: “pavimento in Beola …; colonne in Montorfano”, “demand for X, almost none for Y”. */
import { COPULAS, STONE_NOUNS_BESIDE } from './context-words.ts';
import type { Tally } from './evidence.ts';
import type { FoundName, Surroundings } from './found-name.ts';
import { type TextView, wordAt, wordBefore } from './text-view.ts';

/** How far the other member is looked for, in words. */
const REACH = 18;

/** Words that put a name into a sentence; those before two names say that both are of a kind. */
const GOVERNING: ReadonlySet<string> = new Set(
  'in of on for from with to is are by as than en de du di da aus von mit em do della del il le el o the der die'.split(' '),
);
/** These stand before anything, so that they tell only where both are near. */
const WEAK: ReadonlySet<string> = new Set('the il le el o der die is are de di'.split(' '));
const WEAK_REACH = 9;

/** Whether a word within the reach is governed as the name is, and is a stone for certain or a word for rock. */
function isGovernedAlike(view: TextView, { first, last }: FoundName, around: Surroundings): boolean {
  const governing = wordBefore(view, first)?.text ?? '';
  if (!GOVERNING.has(governing)) return false;
  const reach = WEAK.has(governing) ? WEAK_REACH : REACH;
  for (const side of [-1, 1]) {
    for (let step = 2; step <= reach; step += 1) {
      const other = side < 0 ? first - step : last + step;
      const word = wordAt(view, other);
      // The members stand in one sentence.
      if (word === undefined || wordAt(view, side < 0 ? other + 1 : other)?.startsSentence === true) break;
      if (wordAt(view, other - 1)?.text !== governing || word.startsClause) continue;
      // “The X card is thin; the X slab …” tells the two apart.
      if (word.text === wordAt(view, first)?.text) continue;
      if (around.isStone(other) || (!WEAK.has(governing) && STONE_NOUNS_BESIDE.has(word.text))) return true;
    }
  }
  return false;
}

/** Whether the name opens a clause, and so does a stone near: “Galaxy in 3 cm, X in 2 cm”. */
function opensAlike(view: TextView, { first, last }: FoundName, around: Surroundings): boolean {
  if (wordAt(view, first)?.startsClause !== true) return false;
  const next = wordAt(view, last + 1);
  // A member of a list is read as one.
  if (next === undefined || next.startsClause || COPULAS.has(next.text)) return false;
  for (let step = 2; step <= REACH; step += 1) {
    for (const other of [first - step, last + step]) {
      if (!around.isStone(other) || wordAt(view, other)?.startsClause !== true) continue;
      const end = around.nameEnd(other);
      if (end >= 0 && wordAt(view, end + 1)?.startsClause === false) return true;
    }
  }
  return false;
}

const GOING_ON: ReadonlySet<string> = new Set('in with for at from per mit fur aus con per com para avec pour en'.split(' '));

/** Whether the word after the name also follows a stone near: “Lasa mit grauer Ader, X mit goldener”. */
function goesOnAlike(view: TextView, { first, last }: FoundName, around: Surroundings): boolean {
  const next = wordAt(view, last + 1);
  if (next === undefined || next.startsSentence || !GOING_ON.has(next.text)) return false;
  for (let step = 2; step <= REACH; step += 1) {
    for (const other of [first - step, last + step]) {
      if (!around.isStone(other)) continue;
      const end = around.nameEnd(other);
      if (end >= 0 && wordAt(view, end + 1)?.text === next.text) return true;
    }
  }
  return false;
}

const HEDGES: ReadonlySet<string> = new Set('not no never really simply just only also nicht keine non pas n no es'.split(' '));

/** “X is not Rosso Levanto”, “X is Verde Issorie by another name”: what is compared with a stone is one. */
function isSetBesideStone(view: TextView, { last }: FoundName, around: Surroundings): boolean {
  if (!COPULAS.has(wordAt(view, last + 1)?.text ?? '')) return false;
  let ahead = 2;
  while (HEDGES.has(wordAt(view, last + ahead)?.text ?? '')) ahead += 1;
  return wordAt(view, last + ahead)?.startsClause === false && around.isStone(last + ahead);
}

export function weighParallel(view: TextView, found: FoundName, around: Surroundings, tally: Tally): void {
  if (found.pattern.strength === 'distinct') return;
  if (isGovernedAlike(view, found, around)) tally.add('parallel: governed as a stone');
  if (opensAlike(view, found, around)) tally.add('parallel: opens as a stone');
  if (goesOnAlike(view, found, around)) tally.add('parallel: goes on as a stone');
  if (isSetBesideStone(view, found, around)) tally.add('parallel: is a stone or is not');
}
