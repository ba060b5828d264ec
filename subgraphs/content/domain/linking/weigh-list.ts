/** Evidence from the neighbours of a name in a list, null for nothing. */
import { LIST_WORDS } from './context-words.ts';
import type { FoundName, Surroundings } from './found-name.ts';
import type { MentionAutomaton } from './mention-automaton.ts';
import { type TextView, wordAt } from './text-view.ts';
import { endOfList } from './weigh-after.ts';
import type { Evidence } from './weigh-before.ts';

const LIST_GAP = /^\s*(?:[,/&;|·•+]|[-–—](?=\s))?\s*[*_“”"'‘’„]*$/;
const LIST_ITEM_GAP = /(?:^|\n)[ \t>]*(?:[-*+•–]|\d{1,9}[.)])[ \t]+[*_“"']*$|\|[ \t]*[*_]*$/;

/** How many sure stones stand between commas within thirty words of a name's sentence. */
function stonesInList(view: TextView, first: number, last: number, around: Surroundings): number {
  if (around.sureStones() < 3) return 0;
  let count = 0;
  const isListed = (position: number, end: number) =>
    /^\s*[,;|•]/.test(wordAt(view, position)?.gap ?? '') || /^\s*[,;|•]/.test(wordAt(view, end + 1)?.gap ?? '');
  for (const step of [-1, 1]) {
    for (let reach = 1; reach <= 30; reach += 1) {
      const position = step < 0 ? first - reach : last + reach;
      const word = wordAt(view, position);
      if (word === undefined || (step > 0 && word.startsSentence)) break;
      const opens = around.isSure(position) && !(around.isSure(position - 1) && word.gap === ' ');
      if (opens && isListed(position, around.nameEnd(position))) count += 1;
      if (step < 0 && word.startsSentence) break;
    }
  }
  return count;
}

const CURRENCIES = new Set(['eur', 'euro', 'euros', 'usd', 'gbp', 'chf', 'inr', 'm2', 'mq', 'qm', 'sqm', 'sqft', 'per', 'ea']);

/** A figure of a price list or the currency beside it. */
const isPrice = (view: TextView, position: number) => {
  const word = wordAt(view, position);
  return word !== undefined && (/^\d{1,5}$/.test(word.text) || CURRENCIES.has(word.text));
};

/** “Modak 405, Mint 428”: a price parts the members of a list as a comma does. */
function weighPriced(view: TextView, back: number, ahead: number, around: Surroundings): Evidence {
  if (!isPrice(view, back) || !isPrice(view, ahead)) return null;
  let [before, after] = [back, ahead];
  while (isPrice(view, before)) before -= 1;
  while (isPrice(view, after)) after += 1;
  if (around.isSure(before) || around.isSure(after)) return 'list: sure stone';
  return around.isStone(before) || around.isStone(after) ? 'list: stone' : null;
}

/** What may stand between “and” and the member after it. */
const ADVERBS = new Set(
  'even perhaps maybe possibly also then better sometimes finally rather sogar auch anche aussi tambien'.split(' '),
);

/** Its neighbours in a list: stones beside it, or names that are as doubtful and so vouch for each other. */
export function weighList(
  view: TextView,
  _automaton: MentionAutomaton,
  { first, last }: FoundName,
  around: Surroundings,
): Evidence {
  const joins = (from: number, to: number) => {
    let gap = '';
    for (let word = from + 1; word <= to; word += 1) gap += wordAt(view, word)?.gap ?? '';
    const hasMark = /[,/&;|·•+–—]| - /.test(gap) || to - from > 1;
    return hasMark && LIST_GAP.test(gap.replace(/\s+/g, ' ').trim());
  };
  let back = first - 1;
  // “X or even Y”
  if (ADVERBS.has(wordAt(view, back)?.text ?? '') && LIST_WORDS.has(wordAt(view, back - 1)?.text ?? '')) back -= 1;
  if (LIST_WORDS.has(wordAt(view, back)?.text ?? '')) back -= 1;
  const priced = weighPriced(view, back, last + 1, around);
  if (priced !== null) return priced;
  let ahead = last + 1;
  if (LIST_WORDS.has(wordAt(view, ahead)?.text ?? '')) ahead += 1;
  const beside = [joins(back, first) ? back : -1, joins(last, ahead) ? ahead : -1];
  if (beside.every((other) => around.isStone(other))) return 'list: between stones';
  if (beside.some((other) => around.isSure(other))) return 'list: sure stone';
  if (beside.some((other) => around.isStone(other))) return 'list: stone';
  if (beside.some((other) => other >= 0) && stonesInList(view, first, last, around) >= 3) return 'list: of stones';
  if (
    around.nameEnd(ahead) >= 0 &&
    endOfList(view, around.nameEnd(ahead), around) > around.nameEnd(ahead) &&
    joins(last, ahead)
  )
    return 'list: doubtful';
  // A list item or a table cell that begins with the name, where another begins with a stone.
  const start = wordAt(view, first);
  if (start === undefined || !LIST_ITEM_GAP.test(start.gap)) return null;
  for (let step = 1; step <= 40; step += 1) {
    for (const other of [first - step, last + step]) {
      const word = wordAt(view, other);
      if (
        word !== undefined &&
        around.isStone(other) &&
        !around.isStone(other - 1) &&
        (LIST_ITEM_GAP.test(word.gap) || word.gap === '')
      )
        return 'list: item';
    }
  }
  return null;
}
