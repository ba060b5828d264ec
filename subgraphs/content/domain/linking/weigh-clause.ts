/**
 * What the whole sentence says of a name in it, wherever the words stand that say it, and what is known from its grammar: who does
 * something with his or her own things is no stone, and what towns lack is an article.
 */
import { ADDRESSED, ADDRESSING, ANY_VERBS, DOINGS, HELPINGS, OTHER_SCENES, STONE_DOINGS, STONEWORK } from './clause-words.ts';
import { TRADE_VERBS } from './context-verbs.ts';
import { COPULAS, MATERIAL_VERBS } from './context-words.ts';
import type { Tally } from './evidence.ts';
import type { FoundName } from './found-name.ts';
import type { MentionAutomaton } from './mention-automaton.ts';
import { isRaised, type TextView, wordAfter, wordAt, wordBefore } from './text-view.ts';

/** How far a sentence is read, in words to each side. */
const REACH = 9;
/** More words of a kind say no more. */
const ENOUGH = 2;

const [OF_STONE, OF_OTHERS] = [1, 2];
const kindOf = new Map([
  ...[...OTHER_SCENES].filter((word) => !STONEWORK.has(word)).map((word) => [word, OF_OTHERS] as const),
  ...[...STONEWORK].filter((word) => !OTHER_SCENES.has(word)).map((word) => [word, OF_STONE] as const),
]);
const kindsByView = new WeakMap<TextView, Uint8Array>();

function kindsIn(view: TextView, automaton: MentionAutomaton): Uint8Array {
  let kinds = kindsByView.get(view);
  if (kinds === undefined) {
    // The “Coffee” of Coffee Brown is no drink.
    kinds = Uint8Array.from(view.words, (word) =>
      isRaised(word) && !word.startsSentence && automaton.nameWords.has(word.text) ? 0 : (kindOf.get(word.text) ?? 0),
    );
    kindsByView.set(view, kinds);
  }
  return kinds;
}

/** How many words of stonework and of other scenes stand in the sentence, each counted up to {@link ENOUGH}. */
function scenesOf(
  view: TextView,
  automaton: MentionAutomaton,
  { first, last }: FoundName,
): { readonly stone: number; readonly others: number } {
  const kinds = kindsIn(view, automaton);
  let [stone, others] = [0, 0];
  const count = (position: number) => {
    if (kinds[position] === OF_STONE) stone += 1;
    else if (kinds[position] === OF_OTHERS) others += 1;
  };
  for (let position = first; position > first - REACH && wordAt(view, position)?.startsSentence === false; position -= 1)
    count(position - 1);
  for (let position = last + 1; position <= last + REACH && wordAt(view, position)?.startsSentence === false; position += 1)
    count(position);
  return { stone: Math.min(ENOUGH, stone), others: Math.min(ENOUGH, others) };
}

const OWN = new Set(['his', 'her', 'himself', 'herself']);
const AUXILIARIES = new Set(
  'has have had is was will would did does never always often also just then once again still already soon a ha ai est se e wurde hat ist'.split(
    ' ',
  ),
);

/** “X laughed”, “X has never married”, “X se rió”. */
function doesSomething(view: TextView, last: number): boolean {
  for (let ahead = 1; ahead <= 3; ahead += 1) {
    const word = wordAfter(view, last, ahead);
    if (word === undefined || word.startsClause) return false;
    if (DOINGS.has(word.text)) return true;
    if (!AUXILIARIES.has(word.text)) return false;
  }
  return false;
}

/** “X forgot her keys”, “X and her brother”. */
function hasOwnThings(view: TextView, last: number): boolean {
  for (let ahead = 1; ahead <= 3; ahead += 1) {
    const word = wordAfter(view, last, ahead);
    if (word === undefined || word.startsClause || word.text === 'on' || word.text === 'in') return false;
    if (OWN.has(word.text)) return true;
  }
  return false;
}

/** “X never delaminates”, “X arrived cracked”. */
function suffersAsStone(view: TextView, last: number): boolean {
  for (let ahead = 1; ahead <= 4; ahead += 1) {
    const word = wordAfter(view, last, ahead);
    if (word === undefined || word.startsClause || word.text === 'and') return false;
    if (STONE_DOINGS.has(word.text)) return true;
  }
  return false;
}

const DETERMINERS = new Set('the our all this that some more any der die das den le du il el o la'.split(' '));

/** “Drop off the X”, “yes to the X”: what a yard does and a customer says. */
const HANDED = new Set('drop drops dropped dropping unload unloaded reload deliver delivered approve approved'.split(' '));
const PARTICLES = new Set(['off', 'up', 'down', 'out']);
const ANSWERS = new Set(['yes', 'no', 'ja', 'nein', 'oui', 'non', 'si', 'sim']);

/** “Hone the X”, “we sealed all our X”: a verb whose object is a material, and what may stand between. */
function isHandled(view: TextView, first: number): boolean {
  for (let back = 1; back <= 3; back += 1) {
    const word = wordBefore(view, first, back);
    if (word === undefined || wordAt(view, first - back + 1)?.startsClause === true) return false;
    if (
      back > 1 &&
      (HANDED.has(word.text) || (word.text === 'to' && ANSWERS.has(wordBefore(view, first, back + 1)?.text ?? '')))
    )
      return true;
    if (back > 1 && (TRADE_VERBS.has(word.text) || MATERIAL_VERBS.has(word.text)) && !ANY_VERBS.has(word.text)) return true;
    if (!DETERMINERS.has(word.text) && !PARTICLES.has(word.text)) return false;
  }
  return false;
}

/** “Asked X”, “dinner with X”, “according to X”. */
function isAddressed(view: TextView, first: number): boolean {
  const previous = wordBefore(view, first);
  if (previous === undefined) return false;
  if (ADDRESSING.has(previous.text)) return /^,? $/.test(wordAt(view, first)?.gap ?? '');
  const earlier = wordBefore(view, first, 2)?.text ?? '';
  return ['with', 'to', 'from'].includes(previous.text) && ADDRESSED.has(earlier);
}

const OF = new Set(['of', 'de', 'di', 'du', 'd']);

/** “A glass of X”, “tastes of X”; German has no “of” between the two. */
function isHelping(view: TextView, first: number): boolean {
  const previous = wordBefore(view, first)?.text ?? '';
  return HELPINGS.has(OF.has(previous) ? (wordBefore(view, first, 2)?.text ?? '') : previous);
}

const THE = new Set(['the', 'der', 'die', 'das', 'den', 'dem', 'our', 'all']);
/** A noun that the name before it defines has no such ending; what the thing does has. */
const SAYS = /(?:s|ed|ing|ly)$/;
const ENDS = new Set(
  'in on at by for with from to of and or but is was are were has have had will would can may must should needs near behind under over around came went ist war hat wird came still also too again'.split(
    ' ',
  ),
);

/** “The X turned up cracked”, “we wiped the X.”: an article, and no noun after the name that it would belong to. */
function hasOwnArticle(view: TextView, { first, last }: FoundName): boolean {
  if (!THE.has(wordBefore(view, first)?.text ?? '')) return false;
  const next = wordAt(view, last + 1);
  if (next === undefined || next.startsClause) return true;
  return !isRaised(next) && (ENDS.has(next.text) || COPULAS.has(next.text) || SAYS.test(next.text));
}

/** What is said right after the name has been read already; it is not to count twice. */
const isNothingSaidAfter = (tally: Tally) => ![...tally.found.keys()].some((name) => name.startsWith('after: '));

export function weighClause(view: TextView, automaton: MentionAutomaton, found: FoundName, tally: Tally): void {
  const { first, last, pattern } = found;
  const isDistinct = pattern.strength === 'distinct';
  const { stone, others } = scenesOf(view, automaton, found);
  if (stone > 0) tally.add(isDistinct ? 'clause: stonework, distinct name' : 'clause: stonework', stone / ENOUGH);
  if (others > 0) tally.add(isDistinct ? 'clause: other scenes, distinct name' : 'clause: other scenes', others / ENOUGH);
  if (!isDistinct && suffersAsStone(view, last) && isNothingSaidAfter(tally)) tally.add('clause: suffers as stone');
  if (!isDistinct && isHandled(view, first)) tally.add('clause: handled as stone');
  if (doesSomething(view, last)) tally.add('clause: does what people do');
  if (hasOwnThings(view, last)) tally.add('clause: has things of his own');
  if (isAddressed(view, first)) tally.add('clause: addressed');
  if (isHelping(view, first)) tally.add('clause: helping');
  if (!isDistinct && hasOwnArticle(view, found)) {
    if (pattern.strength === 'place') tally.add('clause: article of a place');
    else tally.add(pattern.strength === 'ordinary' ? 'clause: article of a word' : 'clause: article of a plain name');
  }
}
