/** Whether paints, wines, horses and the like own a name. */
import { describeWord } from '../identity/name-index.ts';
import { foldWords } from '../identity/name-tokens.ts';
import { OTHER_BEARERS, STONE_PARTS } from './context-verbs.ts';
import { COPULAS, OTHER_GOODS, PAINT_MAKERS, PARTS_IMITATION, STONE_GOODS, STONE_NOUNS_BESIDE } from './context-words.ts';
import type { FoundName } from './found-name.ts';
import { isRaised, type TextView, wordAfter, wordAt, wordBefore } from './text-view.ts';

/** Words between goods and the name that they bear: “a bottle of X”, “the car comes in X”, “a varnish called X”. */
const BEARING = new Set(
  foldWords(
    `of in called named a an the shade shades colour color comes come available offered sold is are was di de en em von aus chamado llamado
     llamada genannt appele chiamato name`,
  ),
);
/** Participles of what is coloured: “painted in X”. */
const COLOURED = new Set([
  'painted',
  'paint',
  'paints',
  'painting',
  'repainted',
  'upholstered',
  'dyed',
  'lacquered',
  'varnished',
  'enamelled',
  'gestrichen',
  'lackiert',
]);
const BEARER_ARTICLES = new Set(
  foldWords(
    'the a an his her my our their its this that another il lo la i gli el los las le les un une una uno o os as der die das den dem ein eine do da du del della al au',
  ),
);

/** Goods and works that are called by a name, never “in” one. */
const COLOURLESS = new Set('band album song film novel wine wines vintage bottle bottles gloss cellar'.split(' '));

/** Whether goods of another trade, a work or a being stands right before the name that it bears: “the liqueur X”. */
function isBorne(view: TextView, first: number): boolean {
  const previous = wordBefore(view, first);
  const gap = wordAt(view, first)?.gap ?? '';
  if (previous === undefined || !OTHER_BEARERS.has(previous.text) || !/^[ \u00a0]["“„«'‘*_]*$/.test(gap)) return false;
  if (previous.startsSentence) return view.language !== 'en';
  for (let back = 2; back <= 3; back += 1) if (BEARER_ARTICLES.has(wordBefore(view, first, back)?.text ?? '')) return true;
  return false;
}

/** Whether paints, wines and the like own the name here. */
export function isOfOtherGoods(view: TextView, { first, last }: FoundName): boolean {
  const next = wordAfter(view, last);
  // “Forest Green” eggshell
  const isBeside = next !== undefined && (!next.startsClause || /^["”’»*_]+ $/.test(next.gap));
  if (isBeside && OTHER_GOODS.has(next.text)) return true;
  // A name that says its rock is no wine's, whatever was painted beside it; “Portland Stone” is a paint's too.
  const rocks = view.words.slice(first, last + 1).map(({ text }) => describeWord(text).rock);
  if (first < last && rocks.some((rock) => rock !== null && rock !== 'stone')) return false;
  if (isBorne(view, first)) return true;
  // “close to the ground of Jura Beige”
  const governing = wordBefore(view, first, 2)?.text ?? '';
  if (
    wordBefore(view, first)?.text === 'of' &&
    (STONE_PARTS.has(governing) || STONE_GOODS.has(governing) || governing === 'ground')
  )
    return false;
  // “painted the walls in X”
  if (wordBefore(view, first)?.text === 'in') {
    for (let back = 2; back <= 5; back += 1) {
      const word = wordBefore(view, first, back);
      if (word === undefined || wordAt(view, first - back + 1)?.startsClause === true) break;
      if (COLOURED.has(word.text)) return true;
    }
  }
  let isBearing = true;
  for (let back = 1; back <= 12; back += 1) {
    const word = wordBefore(view, first, back);
    if (word === undefined) break;
    if (PAINT_MAKERS.has(word.text) && isRaised(word)) return true;
    if (wordAt(view, first - back + 1)?.startsClause !== false && back > 1) isBearing = false;
    if (isBearing && COLOURED.has(word.text)) return true;
    // “the white band in X” is a vein's: what has no colour comes in none.
    const isIn = wordAt(view, first - 1)?.text === 'in' && COLOURLESS.has(word.text);
    if (isBearing && OTHER_GOODS.has(word.text) && !isIn) return back > 1 || OTHER_BEARERS.has(word.text);
    if (!BEARING.has(word.text)) isBearing = false;
  }
  // “X is the name of the ferry”
  const said = [1, 2, 3, 4].map((ahead) => wordAfter(view, last, ahead)?.text);
  if (COPULAS.has(said[0] ?? '') && said[2] === 'name' && said[3] === 'of') {
    const thing = wordAfter(view, last, 6)?.text ?? '';
    return !STONE_NOUNS_BESIDE.has(thing) && !STONE_GOODS.has(thing);
  }
  // “… was a red wine”, “… are paints”.
  for (let ahead = 1; ahead <= 6; ahead += 1) {
    const word = wordAfter(view, last, ahead);
    if (word === undefined || !COPULAS.has(word.text)) continue;
    for (let further = ahead + 1; further <= ahead + 4; further += 1) {
      const said = wordAfter(view, last, further);
      if (said === undefined || said.startsClause || PARTS_IMITATION.has(said.text)) break;
      if (OTHER_GOODS.has(said.text)) return true;
    }
    break;
  }
  return false;
}
