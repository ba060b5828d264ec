/**
 * Names that vouch for each other before any of them is known to be a stone: objects of like sentences
 * (“yes to the Lavender Blue, no to the Maple Red”), and a name that has an article here and none elsewhere in the text.
 */
import { ORDINARY_WORDS } from '../identity/ordinary-words.ts';
import { PLACE_PREPOSITIONS } from './context-words.ts';
import type { Tally } from './evidence.ts';
import type { FoundName, Surroundings } from './found-name.ts';
import { isRaised, type TextView, wordAt, wordBefore } from './text-view.ts';

/** How far the like sentence is looked for, in words. */
const REACH = 12;

const ARTICLES: ReadonlySet<string> = new Set('the der die das den dem le la l il lo el o du d del al do our'.split(' '));

/** Whether a raised name of the catalogue that is not the name itself begins at a word. */
function isOtherName(view: TextView, { first, last }: FoundName, at: number, around: Surroundings): boolean {
  const end = around.nameEnd(at);
  if (end < 0 || !isRaised(wordAt(view, at)) || !isRaised(wordAt(view, end))) return false;
  return !around.isImitation(at) && (end - at !== last - first || wordAt(view, at)?.text !== wordAt(view, first)?.text);
}

/** Whether the article before the name also stands before another name near. */
function hasMateWithArticle(view: TextView, found: FoundName, around: Surroundings): boolean {
  const article = wordBefore(view, found.first)?.text ?? '';
  if (!ARTICLES.has(article)) return false;
  for (let step = 2; step <= REACH; step += 1) {
    for (const at of [found.first - step, found.last + step]) {
      if (!ARTICLES.has(wordAt(view, at - 1)?.text ?? '') || wordAt(view, at)?.startsClause !== false) continue;
      if (!around.isStone(at) && isOtherName(view, found, at, around)) return true;
    }
  }
  return false;
}

/** “Alaska had snow, but the Alaska on the vanity …”: the article tells the stone from what it is named after. */
function differsByArticle(view: TextView, { first, last }: FoundName): boolean {
  if (first !== last || !ARTICLES.has(wordBefore(view, first)?.text ?? '')) return false;
  const name = wordAt(view, first)?.text;
  return view.words.some(
    (word, at) => at !== first && word.text === name && isRaised(word) && !ARTICLES.has(wordBefore(view, at)?.text ?? ''),
  );
}

const STOCKED: ReadonlySet<string> = new Set(
  'fehlt fehlen da aus weg lieferbar vorratig manque manca mancano falta faltam faltan'.split(' '),
);
const BETWEEN: ReadonlySet<string> = new Set('ist sind noch nicht wieder war leider auch'.split(' '));
const LEFT: ReadonlySet<string> = new Set(
  'reste restent resta restano rimane rimangono queda quedan sobra tout avons manque manquent'.split(' '),
);

/** “Der X fehlt noch”, “il nous reste du X”: what there is or is not in the yard. */
function isInStock(view: TextView, { first, last }: FoundName): boolean {
  const article = wordBefore(view, first)?.text ?? '';
  if (!ARTICLES.has(article)) return false;
  if (LEFT.has(wordBefore(view, first, 2)?.text ?? '')) return true;
  for (let at = last + 1; at <= last + 3; at += 1) {
    const word = wordAt(view, at);
    if (word === undefined || word.startsClause) return false;
    if (STOCKED.has(word.text)) return true;
    if (!BETWEEN.has(word.text)) return false;
  }
  return false;
}

/** What raised names around a doubtful one say of it. */
export function weighMates(view: TextView, found: FoundName, around: Surroundings, tally: Tally): void {
  const { strength } = found.pattern;
  const opening = wordAt(view, found.first);
  if (strength === 'distinct' || !isRaised(opening)) return;
  const hasOwn = [...tally.found.keys()].some((name) => name.startsWith('clause: article of '));
  // “In the Jura” has an article too.
  const isWhere = PLACE_PREPOSITIONS.has(wordBefore(view, found.first, 2)?.text ?? '');
  if (!isWhere && hasMateWithArticle(view, found, around)) tally.add('mates: with an article');
  if (!isWhere && hasOwn && differsByArticle(view, found)) tally.add('mates: article that it lacks elsewhere');
  if (isInStock(view, found)) tally.add('clause: in stock');
  // Nobody says “the Patagonia” of the country.
  if (!isWhere && tally.found.has('clause: article of a word') && !ORDINARY_WORDS.has(opening?.text ?? ''))
    tally.add('clause: article of a proper name');
}
