/** What the list or the label that a name stands in says of it: “Yarn shades: …”, “in Jet Black, Steel Grey and Ruby Red”. */
import {
  ENGLISH_COLORS,
  MATERIAL_LABELS,
  OTHER_DOMAINS,
  OTHER_GOODS,
  STONE_GOODS,
  STONE_NOUNS_BESIDE,
} from './context-words.ts';
import type { Tally } from './evidence.ts';
import type { FoundName, Surroundings } from './found-name.ts';
import { isRaised, type TextView, wordAt } from './text-view.ts';

/** How far back a label is looked for, in words, and how many of its words are read. */
const REACH = 24;
const LABEL_WORDS = 5;

/** Whether a label before a colon speaks of other goods or of stone; null without a label or where it says neither. */
function labelOf(view: TextView, first: number): 'other goods' | 'stone' | null {
  let colon = -1;
  for (let position = first; position > first - REACH && position > 0; position -= 1) {
    const word = wordAt(view, position);
    if (word === undefined) return null;
    if (/:\s/.test(word.gap)) {
      colon = position;
      break;
    }
    if (word.startsSentence && !/\n/.test(word.gap)) return null;
  }
  if (colon < 0) return null;
  for (let back = 1; back <= LABEL_WORDS; back += 1) {
    const word = wordAt(view, colon - back);
    if (word === undefined) return null;
    const isStone = STONE_GOODS.has(word.text) || STONE_NOUNS_BESIDE.has(word.text) || MATERIAL_LABELS.has(word.text);
    if (OTHER_GOODS.has(word.text) || (OTHER_DOMAINS.has(word.text) && !isStone)) return 'other goods';
    if (isStone && word.text !== 'colours' && word.text !== 'colour') return 'stone';
    if (word.startsSentence) return null;
  }
  return null;
}

/** Whether the member of the list beside the name is a colour that no stone is named by: “Jet Black”, “Cherry Cola Red”. */
function isBesideColor(view: TextView, { first, last }: FoundName, around: Surroundings): boolean {
  for (const [from, step] of [
    [first, -1],
    [last + 1, 1],
  ] as const) {
    // The gap that parts the two, or the one before or after an “and”.
    let position = step < 0 ? from - 1 : from;
    const joint = wordAt(view, position)?.text;
    const joined = joint === 'and' || joint === 'or';
    if (joined) position += step;
    else if (!/^["”’»*_]*,\s*["“„«'‘*_]*$/.test(wordAt(view, from)?.gap ?? '')) continue;
    const words = [wordAt(view, position), wordAt(view, position + step)];
    const [color, other] = step < 0 ? words : words.toReversed();
    const start = step < 0 ? position - 1 : position;
    if (color === undefined || other === undefined || !isRaised(color) || !isRaised(other)) continue;
    if (ENGLISH_COLORS.has(color.text) && around.nameEnd(start) < 0 && around.nameEnd(start + 1) < 0) return true;
  }
  return false;
}

export function weighLabel(view: TextView, found: FoundName, around: Surroundings, tally: Tally): void {
  const distinct = found.pattern.strength === 'distinct';
  const label = labelOf(view, found.first);
  if (label === 'stone') tally.add('label: stone');
  else if (label !== null) tally.add(distinct ? 'label: other goods, distinct name' : 'label: other goods');
  if (isBesideColor(view, found, around)) tally.add(distinct ? 'list: unknown color, distinct name' : 'list: unknown color');
}
