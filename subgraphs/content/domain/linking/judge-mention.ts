/**
 * Whether a name found in a text means the stone there. Evidence from the words around it is added up: goods, properties and
 * verbs of the trade for a stone; prepositions of place, paints, people and imitations against. What a name needs depends on
 * its strength (mention-automaton.ts). Precision comes before recall: a name that nothing decides is not marked.
 * The weights are ours, set on texts of the trade. O(1) words around a name.
 */
import { describeWord } from '../identity/name-index.ts';
import { ORDINARY_WORDS } from '../identity/ordinary-words.ts';
import { CONNECTORS } from '../identity/trade-words.ts';
import {
  COLOR_MARKERS,
  GRADE_WORDS,
  IMITATION_NOUNS,
  LIKENESS_WORDS,
  MADE_OF,
  MATERIAL_POSSESSIONS,
  MATERIAL_VERBS,
  MATERIAL_WORDS,
  MEASURES,
  ORDINARY_PHRASES,
  OTHER_GOODS,
  PLACE_FOLLOWERS,
  PLACE_MARKERS,
  PLACE_PREPOSITIONS,
  STONE_GOODS,
  STONE_NOUNS_BESIDE,
} from './context-words.ts';
import type { MentionAutomaton, NamePattern } from './mention-automaton.ts';
import type { TextView, ViewWord } from './text-view.ts';

/** A name found in a text: the words from `first` to `last`. */
export interface FoundName {
  readonly first: number;
  readonly last: number;
  readonly pattern: NamePattern;
  /** The name stands in the plural. */
  readonly plural: boolean;
}

/** `stone` with a confidence; `not` where a shorter name inside may still be one; `never` where nothing inside is. */
export type Verdict =
  | { readonly kind: 'stone'; readonly confidence: number }
  | { readonly kind: 'not' }
  | { readonly kind: 'never'; readonly imitation: boolean };

/** What the judge knows besides the words: which words belong to stones already accepted, or to imitations. */
export interface Surroundings {
  readonly isStone: (word: number) => boolean;
  readonly isImitation: (word: number) => boolean;
  /** How many mentions are accepted so far. */
  readonly accepted: () => number;
}

const NOT: Verdict = { kind: 'not' };
const NEVER: Verdict = { kind: 'never', imitation: false };
const IMITATION: Verdict = { kind: 'never', imitation: true };

/** Words that part an imitation from a stone in one clause: “porcelain instead of Calacatta”. */
const PARTS_IMITATION = new Set(
  'of and or but than over beside besides versus vs unlike from to for not nor while whereas imitates imitating imitate mimic mimics mimicking copies copying copy resembles resembling resemble replaces replacing replace recalls beats outlasts'.split(
    ' ',
  ),
);
const LIST_WORDS = new Set(['and', 'or', 'und', 'oder', 'et', 'ou', 'y', 'o', 'e', 'with', 'than', 'versus', 'vs']);
const OPENING_ARTICLES = new Set([
  'a',
  'an',
  'this',
  'that',
  'our',
  'your',
  'some',
  'any',
  'every',
  'no',
  'real',
  'genuine',
  'true',
  'plain',
  'two',
  'three',
]);
const MOCK_PREFIXES = new Set(['pseudo', 'faux', 'mock', 'quasi', 'fake', 'non']);
const NAMED_HOUSES = new Set([
  'hotel',
  'villa',
  'via',
  'rue',
  'calle',
  'casa',
  'palazzo',
  'ristorante',
  'restaurant',
  'cafe',
  'bar',
  'piazza',
  'mr',
  'mrs',
  'ms',
  'dr',
  'signor',
  'signora',
  'captain',
  'uncle',
  'aunt',
]);
const JOINING_GAP = /^[ \t\u00a0-]$/;

const at = (view: TextView, position: number): ViewWord | undefined => view.words[position];
const raised = (word: ViewWord | undefined) => word?.written === 'title' || word?.written === 'upper';

/** The word before, within the sentence. */
function before(view: TextView, position: number, steps = 1): ViewWord | undefined {
  for (let back = 0; back < steps; back += 1) if (at(view, position - back)?.startsSentence !== false) return undefined;
  return at(view, position - steps);
}

/** The word after, within the sentence. */
function after(view: TextView, position: number, steps = 1): ViewWord | undefined {
  for (let ahead = 1; ahead <= steps; ahead += 1) if (at(view, position + ahead)?.startsSentence !== false) return undefined;
  return at(view, position + steps);
}

function isOfImitation(view: TextView, { first, last }: FoundName, around: Surroundings): boolean {
  const next = after(view, last);
  if (next !== undefined && LIKENESS_WORDS.has(next.text) && !next.startsClause) {
    const hyphenated = /^[-\u2010\u2011]$/.test(next.gap);
    if (
      hyphenated ||
      [
        'look',
        'lookalike',
        'lookalikes',
        'effect',
        'effects',
        'effet',
        'effetto',
        'efecto',
        'effekt',
        'optik',
        'imitation',
        'imitations',
        'replica',
        'inspired',
      ].includes(next.text)
    )
      return true;
  }
  for (let ahead = 1; ahead <= 4; ahead += 1) {
    const word = after(view, last, ahead);
    if (
      word === undefined ||
      word.startsClause ||
      PARTS_IMITATION.has(word.text) ||
      CONNECTORS.has(word.text) ||
      ['is', 'was', 'are', 'beside', 'with'].includes(word.text)
    )
      break;
    if (IMITATION_NOUNS.has(word.text)) return true;
  }
  for (let back = 1; back <= 6; back += 1) {
    const later = at(view, first - back + 1);
    const word = before(view, first, back);
    if (word === undefined || later === undefined || (later.startsClause && !/^\s*["“„«'‘(]+$/.test(later.gap))) break;
    if (PARTS_IMITATION.has(word.text) || around.isStone(first - back)) break;
    if (IMITATION_NOUNS.has(word.text) || MOCK_PREFIXES.has(word.text)) return true;
  }
  // The list of which an imitation is the first: “Statuario Nuvo, Calacatta Lux and …”.
  let back = first - 1;
  while (at(view, back) !== undefined && (at(view, back)?.text === 'and' || at(view, back)?.text === 'or')) back -= 1;
  return (
    around.isImitation(back) &&
    at(view, first)?.startsSentence === false &&
    /^[\s,*_“”"']*$/.test((at(view, first)?.gap ?? '') + (back < first - 1 ? (at(view, back + 1)?.gap ?? '') : ''))
  );
}

/** Whether paints, wines and the like own the name here. */
function isOfOtherGoods(view: TextView, { first, last }: FoundName): boolean {
  const next = after(view, last);
  if (next !== undefined && !next.startsClause && OTHER_GOODS.has(next.text)) return true;
  for (let back = 1; back <= 4; back += 1) {
    if (at(view, first - back + 1)?.startsClause !== false) break;
    const word = at(view, first - back);
    if (word === undefined) break;
    if (OTHER_GOODS.has(word.text)) return true;
  }
  return false;
}

/** The country that a word of place belongs to, so far as the catalogue and the taxonomy know. */
function countryAt(view: TextView, automaton: MentionAutomaton, position: number): string | null {
  const word = at(view, position);
  if (word === undefined || !raised(word)) return null;
  const next = at(view, position + 1);
  const two = next === undefined ? undefined : automaton.placeCountry.get(`${word.text} ${next.text}`);
  return two ?? automaton.placeCountry.get(word.text) ?? describeWord(word.text).country;
}

function agreesWith(pattern: NamePattern, country: string): boolean {
  return pattern.owners.some((owner) => owner.stone.data.origin.country === country);
}

function isColorOf(pattern: NamePattern, word: string): boolean {
  const family = describeWord(word).color;
  return pattern.owners.some(({ stone }) => stone.data.colors.some((color) => describeWord(color).color === family));
}

/** Whether the name is only part of a longer one that the catalogue has not: “Calacatta Laza”, “Black Calacatta”. */
function isPartOfLongerName(view: TextView, automaton: MentionAutomaton, found: FoundName, around: Surroundings): boolean {
  const { first, last, pattern } = found;
  const capitals = view.capitals[first];
  const next = after(view, last);
  if (next !== undefined && JOINING_GAP.test(next.gap) && raised(next) && at(view, last)?.written !== 'lower') {
    const { color, rock } = describeWord(next.text);
    const known =
      GRADE_WORDS.has(next.text) ||
      STONE_GOODS.has(next.text) ||
      STONE_NOUNS_BESIDE.has(next.text) ||
      MATERIAL_WORDS.has(next.text);
    const country = countryAt(view, automaton, last + 1);
    if (color !== null && rock === null && !known && !around.isStone(last + 1)) return capitals !== 'title' || next.gap !== '-';
    if (country !== null) {
      if (!agreesWith(pattern, country)) return true;
    } else if (!known && !CONNECTORS.has(next.text) && capitals === 'none' && !view.german && !around.isStone(last + 1))
      return true;
  }
  const start = at(view, first);
  const previous = before(view, first);
  if (previous === undefined || start === undefined || !JOINING_GAP.test(start.gap) || around.isStone(first - 1)) return false;
  if (NAMED_HOUSES.has(previous.text) && raised(previous)) return true;
  if (!raised(previous)) return false;
  const country = countryAt(view, automaton, first - 1);
  if (country !== null) return !agreesWith(pattern, country);
  const { color } = describeWord(previous.text);
  if (color !== null) return !isColorOf(pattern, previous.text);
  if (capitals !== 'none' || view.german || previous.startsSentence)
    return (
      previous.startsSentence &&
      ORDINARY_WORDS.has(previous.text) &&
      first === last &&
      !MATERIAL_WORDS.has(previous.text) &&
      !GRADE_WORDS.has(previous.text)
    );
  const explained =
    GRADE_WORDS.has(previous.text) ||
    STONE_GOODS.has(previous.text) ||
    STONE_NOUNS_BESIDE.has(previous.text) ||
    MATERIAL_WORDS.has(previous.text) ||
    CONNECTORS.has(previous.text);
  return !explained && (first === last || ORDINARY_WORDS.has(previous.text));
}

function scoreBefore(
  view: TextView,
  automaton: MentionAutomaton,
  { first, last, pattern }: FoundName,
  around: Surroundings,
): number {
  const previous = before(view, first);
  if (previous === undefined) return 0;
  const start = at(view, first);
  const earlier = before(view, first, 2);
  const { text } = previous;
  if (start?.startsClause === true && !/["“„«'‘(]$/.test(start.gap.trim())) return 0;
  if (text === 'of' || text === 'di' || text === 'de' || text === 'von' || text === 'aus') {
    if (earlier !== undefined && MEASURES.has(earlier.text)) return 2.5;
    if (earlier !== undefined && PLACE_MARKERS.has(earlier.text)) return -4;
    return text === 'aus' ? 0.5 : -1;
  }
  if (text === 'in') return earlier !== undefined && (MADE_OF.has(earlier.text) || STONE_GOODS.has(earlier.text)) ? 2.5 : -2.5;
  if (text === 'from' && earlier !== undefined && ['carved', 'cut', 'made', 'sculpted', 'hewn'].includes(earlier.text))
    return 1;
  if (
    text === 'the' &&
    ORDINARY_PHRASES.has(
      view.words
        .slice(first, last + 1)
        .map((word) => word.text)
        .join(' '),
    )
  )
    return -2;
  if (text === 'the' || text === 'and') {
    const further = text === 'and' ? at(view, first - 2) : earlier;
    if (text === 'the') return further !== undefined && PLACE_PREPOSITIONS.has(further.text) ? -0.5 : 0;
    if (around.isStone(first - 2)) return 0;
    return further !== undefined && automaton.placeCountry.has(further.text) && raised(further) ? -1.5 : 0;
  }
  if (PLACE_PREPOSITIONS.has(text) && text !== 'to') return -2.5;
  if (PLACE_MARKERS.has(text) || COLOR_MARKERS.has(text)) return -3;
  if (MATERIAL_VERBS.has(text)) return 2;
  if (MATERIAL_WORDS.has(text)) return 2;
  if (OPENING_ARTICLES.has(text)) return pattern.strength === 'ordinary' ? 0.5 : 1;
  if (text === 'with' || text === 'or' || text === 'to') {
    for (let back = 2; back <= 4; back += 1) if (MATERIAL_VERBS.has(before(view, first, back)?.text ?? '')) return 2;
    return text === 'to' ? -2.5 : 1;
  }
  if (describeWord(text).color !== null && previous.written === 'lower' && isColorOf(pattern, text)) return 1;
  return 0;
}

/** Whether what is said of the name is said of a material. */
function saysMaterial(view: TextView, last: number, from: number): boolean {
  for (let ahead = from; ahead <= 7; ahead += 1) {
    const word = after(view, last, ahead);
    if (word === undefined) return false;
    if (MATERIAL_WORDS.has(word.text) || STONE_NOUNS_BESIDE.has(word.text)) return true;
  }
  return false;
}

function scoreAfter(view: TextView, automaton: MentionAutomaton, found: FoundName): number {
  const { last, pattern } = found;
  const next = after(view, last);
  if (next === undefined) return 0;
  const later = after(view, last, 2);
  if (next.text === 's' && /^['’ʼ]$/.test(next.gap)) {
    if (later === undefined) return 0;
    const attribute = MATERIAL_POSSESSIONS.has(later.text) ? later : after(view, last, 3);
    if (PLACE_FOLLOWERS.has(later.text)) return -3;
    return attribute !== undefined && MATERIAL_POSSESSIONS.has(attribute.text) ? 2 : 0;
  }
  if (next.startsClause) {
    if (/^,\s/.test(next.gap) && ['which', 'whose', 'that'].includes(next.text)) return saysMaterial(view, last, 2) ? 1.5 : 0;
    const country = /^,\s/.test(next.gap) ? countryAt(view, automaton, last + 1) : null;
    // “Trani, Italy” is a place; “Trani, Botticino and …” may be a list of stones.
    return country !== null && pattern.strength !== 'distinct' && !automaton.nameWords.has(next.text) ? -2.5 : 0;
  }
  if (PLACE_FOLLOWERS.has(next.text) && !STONE_GOODS.has(next.text)) return -3;
  if (STONE_GOODS.has(next.text) || STONE_NOUNS_BESIDE.has(next.text))
    return later !== undefined && ['quarries', 'quarry'].includes(later.text) ? 0.5 : 2.5;
  if (MATERIAL_WORDS.has(next.text)) return 2;
  if (['in', 'near', 'outside', 'at'].includes(next.text) && raised(later)) return -2;
  if (
    [
      'is',
      'was',
      'are',
      'has',
      'can',
      'takes',
      'needs',
      'looks',
      'comes',
      'remains',
      'should',
      'must',
      'does',
      'will',
      'may',
    ].includes(next.text)
  ) {
    for (let ahead = 2; ahead <= 4; ahead += 1) if (PLACE_MARKERS.has(after(view, last, ahead)?.text ?? '')) return -2;
    if (saysMaterial(view, last, 2)) return 1.5;
  }
  return 0;
}

/** A neighbour in a list, such as “Crema Marfil, Trani and Botticino”, says what kind of list it is. */
function scoreList(view: TextView, { first, last }: FoundName, around: Surroundings): number {
  const isSeparator = (gap: string) => /^\s*[,/&;]\s*$|^[\s*_“”"']+$|^,?\s*$/.test(gap) && !/\n\s*\n/.test(gap);
  let back = first - 1;
  if (LIST_WORDS.has(at(view, back)?.text ?? '')) back -= 1;
  const leftGap = (at(view, first)?.gap ?? '') + (back < first - 1 ? (at(view, back + 1)?.gap ?? '') : '');
  const left =
    (back < first - 1 || /[,/&;]/.test(leftGap)) && around.isStone(back) && isSeparator(leftGap.replace(/\s+/g, ' '));
  let ahead = last + 1;
  if (LIST_WORDS.has(at(view, ahead)?.text ?? '')) ahead += 1;
  const rightGap = (at(view, ahead)?.gap ?? '') + (ahead > last + 1 ? (at(view, last + 1)?.gap ?? '') : '');
  const right =
    (ahead > last + 1 || /[,/&;]/.test(rightGap)) && around.isStone(ahead) && isSeparator(rightGap.replace(/\s+/g, ' '));
  return left || right ? 2 : 0;
}

/** Reads the context of a found name. */
export function judgeMention(view: TextView, automaton: MentionAutomaton, found: FoundName, around: Surroundings): Verdict {
  const { first, last, pattern, plural } = found;
  if (isOfImitation(view, found, around)) return IMITATION;
  if (isPartOfLongerName(view, automaton, found, around)) return NEVER;
  const words = view.words.slice(first, last + 1).filter((word) => !CONNECTORS.has(word.text));
  const allRaised = words.every((word) => word.written !== 'lower');
  const capitals = view.capitals[first];
  if (pattern.strength === 'distinct') {
    return isOfOtherGoods(view, found) ? NOT : { kind: 'stone', confidence: pattern.owners.length > 1 ? 0.9 : 0.97 };
  }
  const score =
    scoreBefore(view, automaton, found, around) +
    scoreAfter(view, automaton, found) +
    scoreList(view, found, around) +
    (plural ? 1.5 : 0);
  const company = Math.min(0.75, around.accepted() * 0.5);
  const confidence = Math.min(0.95, 0.7 + Math.max(0, score) * 0.06);
  if (isOfOtherGoods(view, found)) return NOT;
  const kinds = words.map((word) => describeWord(word.text));
  if (pattern.strength === 'plain') {
    // “imperial porphyry” is a name in small letters too, “silver travertine” may be a description.
    const tells =
      kinds.some(({ rock }) => rock !== null && rock !== 'stone') &&
      kinds.some(({ rock, color }) => rock === null && color === null);
    const ofCountry = kinds.some(({ country }) => country !== null);
    const raisedEnough = words.every(
      (word, index) => word.written !== 'lower' || (ofCountry && (kinds[index]?.rock ?? null) !== null),
    );
    if (raisedEnough ? score > -2.5 : score >= (tells && !ofCountry ? 0 : 2))
      return { kind: 'stone', confidence: raisedEnough ? 0.92 : confidence };
    return NOT;
  }
  if (pattern.strength === 'generic') {
    const canonical = pattern.owners.some((owner) => owner.canonical);
    return allRaised && (canonical || capitals !== 'title') && score > -2.5 ? { kind: 'stone', confidence: 0.85 } : NOT;
  }
  if (!allRaised && (pattern.strength === 'ordinary' || score + company < 2.5)) return NOT;
  const opensSentence = at(view, first)?.startsSentence === true && capitals === 'none' && first === last;
  const needed = pattern.strength === 'place' ? 1.5 : opensSentence ? 2.5 : 2;
  return score + company >= needed && score > 0 ? { kind: 'stone', confidence } : NOT;
}
