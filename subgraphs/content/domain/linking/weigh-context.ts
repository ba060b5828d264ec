/**
 * Evidence for and against a stone from the words around a name: positive for goods, properties, verbs and lists of the trade,
 * negative for prepositions and things of place. Each function looks at a few words; the weights are ours, set on texts of the
 * trade so that 2 decides for a name that needs its context.
 */
import { describeWord } from '../identity/name-index.ts';
import {
  COLOR_MARKERS,
  COPULAS,
  DEALINGS,
  LIST_WORDS,
  MADE_OF,
  MATERIAL_POSSESSIONS,
  MATERIAL_VERBS,
  MATERIAL_WORDS,
  MEASURES,
  OPENING_ARTICLES,
  ORDINARY_PHRASES,
  PLACE_FOLLOWERS,
  PLACE_MARKERS,
  PLACE_PREPOSITIONS,
  STONE_GOODS,
  STONE_NOUNS_BESIDE,
  STONE_SCENES,
} from './context-words.ts';
import type { FoundName, Surroundings } from './found-name.ts';
import type { MentionAutomaton } from './mention-automaton.ts';
import { countryAt, isColorOf } from './rule-out-mention.ts';
import { isRaised, type TextView, type ViewWord, wordAfter, wordAt, wordBefore } from './text-view.ts';

/** Words that say “of” in the trade's languages. */
const OF = new Set(['of', 'di', 'de', 'von', 'aus', 'du', 'del', 'da', 'do']);
const IN = new Set(['in', 'en', 'em', 'aus']);
const SPEAKING = new Set(['think', 'dream', 'consider', 'speak', 'talk']);
const RELATIVES = new Set(['which', 'whose', 'that']);
const LIST_GAP = /^\s*[,/&;]?\s*[*_“”"'‘’]*$/;
const LIST_ITEM_GAP = /\n[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+[*_“"']*$|\|[ \t]*[*_]*$/;

/** “In X” of a material: “a floor in X”, “clad in X”, “il pavimento è in X”; “the floors in X” may be a place. */
function weighIn(view: TextView, first: number): number {
  const earlier = wordBefore(view, first, 2);
  if (earlier === undefined) return -2.5;
  if (MADE_OF.has(earlier.text)) return 2.5;
  if (COPULAS.has(earlier.text)) {
    const subject = wordBefore(view, first, 3);
    return subject !== undefined && STONE_GOODS.has(subject.text) ? 2.5 : -2;
  }
  if (!STONE_GOODS.has(earlier.text)) return -2.5;
  for (let back = 3; back <= 5; back += 1) if (wordBefore(view, first, back)?.text === 'the') return 0;
  return 2.5;
}

/** What stands before the name. */
export function weighBefore(view: TextView, automaton: MentionAutomaton, found: FoundName, around: Surroundings): number {
  const { first, last, pattern } = found;
  const previous = wordBefore(view, first);
  const start = wordAt(view, first);
  if (previous === undefined || start === undefined) return 0;
  if (start.startsClause && !/["“„«'‘(]$/.test(start.gap.trim())) return 0;
  const { text } = previous;
  const earlier = wordBefore(view, first, 2)?.text ?? '';
  if (text === 'as' && DEALINGS.has(earlier)) return 2;
  if (text === 'between') return MATERIAL_VERBS.has(earlier) || ['choice', 'difference'].includes(earlier) ? 2 : 0;
  if (IN.has(text)) return weighIn(view, first);
  if (OF.has(text)) {
    if (MEASURES.has(earlier)) return 2.5;
    if (PLACE_MARKERS.has(earlier)) return -4;
    return SPEAKING.has(earlier) ? 0 : -1;
  }
  if (text === 'from') return ['carved', 'cut', 'made', 'sculpted', 'hewn'].includes(earlier) ? 1 : -2.5;
  if (text === 'the') {
    if (
      ORDINARY_PHRASES.has(
        view.words
          .slice(first, last + 1)
          .map((word) => word.text)
          .join(' '),
      )
    )
      return -2;
    return PLACE_PREPOSITIONS.has(earlier) ? -0.5 : 0;
  }
  if (text === 'and') {
    const other = wordAt(view, first - 2);
    if (other === undefined || around.isStone(first - 2)) return 0;
    return automaton.placeCountry.has(other.text) && isRaised(other) && !automaton.nameWords.has(other.text) ? -1.5 : 0;
  }
  if (['with', 'or', 'to', 'for'].includes(text)) {
    for (let back = 2; back <= 4; back += 1) if (MATERIAL_VERBS.has(wordBefore(view, first, back)?.text ?? '')) return 2;
    return text === 'to' ? -2.5 : text === 'for' ? 0 : 1;
  }
  if (['beside', 'alongside', 'against', 'besides'].includes(text)) return 1;
  if (PLACE_PREPOSITIONS.has(text)) return -2.5;
  if (PLACE_MARKERS.has(text) || COLOR_MARKERS.has(text)) return -3;
  if (MATERIAL_VERBS.has(text) || MATERIAL_WORDS.has(text) || STONE_NOUNS_BESIDE.has(text)) return 2;
  if (OPENING_ARTICLES.has(text)) return pattern.strength === 'ordinary' ? 0.5 : 1;
  return describeWord(text).color !== null && previous.written === 'lower' && isColorOf(pattern, text) ? 1 : 0;
}

/** Whether what is said within seven words is said of a material. */
function saysMaterial(view: TextView, last: number, from: number): boolean {
  for (let ahead = from; ahead <= from + 5; ahead += 1) {
    const word = wordAfter(view, last, ahead);
    if (word === undefined) return false;
    if (MATERIAL_WORDS.has(word.text) || STONE_NOUNS_BESIDE.has(word.text)) return true;
  }
  return false;
}

/** The last word of the list of names that goes on after a name: “Volakas and Ajax are …”. */
function endOfList(view: TextView, last: number, around: Surroundings): number {
  let end = last;
  for (let members = 0; members < 6; members += 1) {
    let next = end + 1;
    if (wordAt(view, next)?.startsSentence !== false) return end;
    if (LIST_WORDS.has(wordAt(view, next)?.text ?? '')) next += 1;
    else if (!/^,\s*$/.test(wordAt(view, next)?.gap ?? '')) return end;
    const nameEnd = around.nameEnd(next);
    if (nameEnd < 0 || wordAt(view, next)?.startsSentence !== false) return end;
    end = nameEnd;
  }
  return end;
}

function weighPossessive(view: TextView, last: number): number {
  const owned = wordAfter(view, last, 2);
  if (owned === undefined) return 0;
  if (PLACE_FOLLOWERS.has(owned.text)) return -3;
  return [owned, wordAfter(view, last, 3), wordAfter(view, last, 4)].some((word) => MATERIAL_POSSESSIONS.has(word?.text ?? ''))
    ? 2
    : 0;
}

function weighClauseAfter(view: TextView, automaton: MentionAutomaton, found: FoundName, next: ViewWord): number {
  if (!/^["”’»*_]*,\s/.test(next.gap)) return 0;
  if (RELATIVES.has(next.text)) return saysMaterial(view, found.last, 2) ? 1.5 : 0;
  if (MATERIAL_WORDS.has(next.text)) return 1.5;
  // “Trani, Italy” is a place; “Trani, Botticino and …” may be a list of stones.
  const country = countryAt(view, automaton, found.last + 1);
  return country !== null && !automaton.nameWords.has(next.text) ? -2.5 : 0;
}

/** What stands after the name. */
export function weighAfter(view: TextView, automaton: MentionAutomaton, found: FoundName, around: Surroundings): number {
  const { last } = found;
  const next = wordAfter(view, last);
  if (next === undefined) return 0;
  const later = wordAfter(view, last, 2);
  if (next.text === 's' && /^['’ʼ]$/.test(next.gap)) return weighPossessive(view, last);
  const end = endOfList(view, last, around);
  if (end > last) return COPULAS.has(wordAfter(view, end)?.text ?? '') && saysMaterial(view, end, 2) ? 1.5 : 0;
  if (next.startsClause) return weighClauseAfter(view, automaton, found, next);
  if (PLACE_FOLLOWERS.has(next.text) && !STONE_GOODS.has(next.text)) return -3;
  if (STONE_GOODS.has(next.text) || STONE_NOUNS_BESIDE.has(next.text)) {
    return ['quarries', 'quarry'].includes(later?.text ?? '') ? 0.5 : 2.5;
  }
  if (MATERIAL_WORDS.has(next.text)) return 2;
  if (['in', 'near', 'outside', 'at'].includes(next.text) && isRaised(later)) return -2;
  if (COPULAS.has(next.text)) {
    for (let ahead = 2; ahead <= 4; ahead += 1) if (PLACE_MARKERS.has(wordAfter(view, last, ahead)?.text ?? '')) return -2;
    return saysMaterial(view, last, 2) ? 1.5 : 0;
  }
  return 0;
}

/** Its neighbours in a list: stones beside it, or names that are as doubtful and so vouch for each other. */
export function weighList(view: TextView, { first, last }: FoundName, around: Surroundings): number {
  const joins = (from: number, to: number) => {
    let gap = '';
    for (let word = from + 1; word <= to; word += 1) gap += wordAt(view, word)?.gap ?? '';
    const hasMark = /[,/&;]/.test(gap) || to - from > 1;
    return hasMark && LIST_GAP.test(gap.replace(/\s+/g, ' ').trim());
  };
  let back = first - 1;
  if (LIST_WORDS.has(wordAt(view, back)?.text ?? '')) back -= 1;
  let ahead = last + 1;
  if (LIST_WORDS.has(wordAt(view, ahead)?.text ?? '')) ahead += 1;
  if ((around.isStone(back) && joins(back, first)) || (around.isStone(ahead) && joins(last, ahead))) return 2;
  if (
    around.nameEnd(ahead) >= 0 &&
    endOfList(view, around.nameEnd(ahead), around) > around.nameEnd(ahead) &&
    joins(last, ahead)
  )
    return 1.5;
  // A list item or a table cell that begins with the name, where another begins with a stone.
  const start = wordAt(view, first);
  if (start === undefined || !LIST_ITEM_GAP.test(start.gap)) return 0;
  for (let step = 1; step <= 40; step += 1) {
    for (const other of [first - step, last + step]) {
      const word = wordAt(view, other);
      if (
        word !== undefined &&
        around.isStone(other) &&
        !around.isStone(other - 1) &&
        (LIST_ITEM_GAP.test(word.gap) || word.gap === '')
      )
        return 1.5;
    }
  }
  return 0;
}

/** The company the name keeps: mentions accepted in the text, and the trade in its sentence. Up to 1.25, never decisive. */
export function weighCompany(view: TextView, { first, last }: FoundName, around: Surroundings): number {
  let scene = 0;
  for (let step = 1; step <= 12 && scene === 0; step += 1) {
    const words = [wordBefore(view, first, step), wordAfter(view, last, step)];
    if (words.some((word) => word !== undefined && STONE_SCENES.has(word.text))) scene = 0.5;
  }
  return Math.min(0.75, around.accepted() * 0.5) + scene;
}
