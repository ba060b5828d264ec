/** What rules a name out whatever its strength: it is the name of an imitation, of other goods, or part of a longer name. */
import { describeWord } from '../identity/name-index.ts';
import { foldWords } from '../identity/name-tokens.ts';
import { ORDINARY_WORDS } from '../identity/ordinary-words.ts';
import { CONNECTORS } from '../identity/trade-words.ts';
import { MINERALS } from './context-verbs.ts';
import {
  COPULAS,
  COPY_MARKERS,
  GRADE_WORDS,
  IMITATION_NOUNS,
  LIKENESS_WORDS,
  MATERIAL_WORDS,
  NAME_BEARERS,
  OPENING_ARTICLES,
  PARTS_IMITATION,
  PLAIN_LIKENESS,
  STONE_GOODS,
  STONE_NOUNS_BESIDE,
} from './context-words.ts';
import type { FoundName, Surroundings } from './found-name.ts';
import type { MentionAutomaton, NamePattern } from './mention-automaton.ts';
import { isRaised, type TextView, wordAfter, wordAt, wordBefore } from './text-view.ts';

const MOCK_PREFIXES = new Set(['pseudo', 'faux', 'mock', 'quasi', 'fake']);
export const TITLES = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'dr',
  'prof',
  'professor',
  'sir',
  'lady',
  'lord',
  'herr',
  'frau',
  'signor',
  'signora',
  'madame',
  'monsieur',
]);
const JOINING_GAP = /^[ \t\u00a0-]$/;
const HYPHEN = /^[-\u2010\u2011]$/;

/** German writes what a copy is made of and into as one word: “Keramikplatte”. */
const COPY_COMPOUND = /^(?:keramik|feinsteinzeug|porzellan|laminat|quarz|vinyl|kunststein)[a-z]{3,}$/;
export const isImitationNoun = (word: string) => IMITATION_NOUNS.has(word) || COPY_COMPOUND.test(word);

/** Words for quartz, which is a mineral of stones as well as what worktops are pressed of. */
const QUARTZ = new Set(['quartz', 'quarz', 'quarzo', 'cuarzo']);

/** Whether a word is an imitation's there: “the quartz grains of X” speak of a mineral. */
export function isImitationAt(view: TextView, position: number): boolean {
  const word = wordAt(view, position);
  if (word === undefined || !isImitationNoun(word.text)) return false;
  if (!QUARTZ.has(word.text)) return true;
  if (['the', 'of', 'much', 'its'].includes(wordBefore(view, position)?.text ?? '') && wordAfter(view, position)?.text === 'in')
    return false;
  for (let reach = 1; reach <= 3; reach += 1) {
    const beside = [wordBefore(view, position, reach), wordAfter(view, position, reach)];
    if (beside.some((other) => other !== undefined && MINERALS.has(other.text))) return false;
  }
  return true;
}

/** Words between a copy and the stone that it copies: “Formica, pattern 3460 Calacatta”. */
const PATTERNS = new Set(['pattern', 'design', 'print', 'motif', 'colour', 'color', 'colourway', 'look', 'finish', 'style']);

/** Whether an imitation is named before a word in its sentence. */
function hasImitation(view: TextView, first: number): boolean {
  for (let back = 1; back <= 12; back += 1) {
    const word = wordBefore(view, first, back);
    if (word === undefined) return false;
    if (isImitationNoun(word.text)) return true;
  }
  return false;
}

const JOINTS = new Set(['and', 'or', 'und', 'oder', 'e', 'et', 'y', 'o', 'ou']);
const QUOTES = /^\s*["“„«'‘(*_]*$/;
const QUOTED = /^["”’»)*_]*\s*["“„«'‘(*_]*$/;
const LIST_COMMA = /^["”’»*_]*\s*[,/]\s*["“„«'‘*_]*$/;

const EXAMPLES = new Set(['including', 'such', 'namely', 'darunter', 'tra', 'dont', 'incluido', 'incluindo']);

/**
 * Whether the name of an imitation stands a few words before (`step` −1) or after a name, over the other names of a list too:
 * “Porcelain range: Travertino Romano, Pietra Serena, Portoro”, “Marquina, Carrara and Calacatta quartz”.
 */
function meetsImitation(view: TextView, from: number, step: 1 | -1, around: Surroundings): boolean {
  let small = 0;
  for (let reach = 1; reach <= 24; reach += 1) {
    const position = from + step * reach;
    const word = wordAt(view, position);
    const [left, right] = step < 0 ? [word, wordAt(view, position + 1)] : [wordAt(view, position - 1), word];
    if (word === undefined || left === undefined || right === undefined || right.startsSentence) return false;
    const isBetweenNames = isRaised(left) && isRaised(right) && LIST_COMMA.test(right.gap);
    const opens = step < 0 ? QUOTES.test(right.gap.replace(':', '')) : QUOTED.test(right.gap);
    // “quartz worktops, including Bianco Carrara and Taj Mahal”
    const isExample = step < 0 && EXAMPLES.has(right.text);
    if (right.startsClause && !isBetweenNames && !opens && !isExample) return false;
    if (isImitationAt(view, position) || (step < 0 && MOCK_PREFIXES.has(word.text))) return true;
    if (step < 0 && reach === 1 && word.text === 'non' && HYPHEN.test(right.gap)) return true;
    if (JOINTS.has(word.text)) {
      if (!isRaised(wordAt(view, position - 1)) || !isRaised(wordAt(view, position + 1))) return false;
      continue;
    }
    if (isRaised(word) && !around.isStone(position)) continue;
    if (PARTS_IMITATION.has(word.text) || around.isStone(position)) return false;
    if (step > 0 && (CONNECTORS.has(word.text) || COPULAS.has(word.text) || word.text === 'with')) return false;
    small += 1;
    if (small > (step < 0 ? 6 : 3)) return false;
  }
  return false;
}

/** “Calacatta Gold (porcelain)”, “Statuario, ceramic, 60×60”, and cells of a table. */
function isLabelledAsCopy(view: TextView, first: number, last: number): boolean {
  const next = wordAt(view, last + 1);
  const later = wordAt(view, last + 2);
  const isAlone = later === undefined || later.startsClause || /^\d/.test(later.text);
  if (next !== undefined && isAlone && isImitationNoun(next.text) && /^[*_]*\s*(?:[,([|]|[-–—]\s)\s*$/.test(next.gap))
    return true;
  if (!view.words[first]?.gap.includes('|') && !next?.gap.includes('|')) return false;
  // A row: the words around without a line break.
  for (const step of [-1, 1]) {
    for (let position = step < 0 ? first : last + 1; position >= 0 && position < view.words.length; position += step) {
      const word = view.words[position];
      if (word === undefined) break;
      if (step > 0 && word.gap.includes('\n')) break;
      if ((position < first || position > last) && isImitationNoun(word.text) && word.gap.includes('|')) return true;
      if (step < 0 && word.gap.includes('\n')) break;
    }
  }
  return false;
}

const BEING = new Set(['is', 'are', 'was', 'were', 'ist', 'sind', 'est', 'sont', 'e', 'sono', 'es', 'son', 'sao']);
export const REAL = new Set([
  'real',
  'genuine',
  'natural',
  'true',
  'actual',
  'echt',
  'echte',
  'echter',
  'vero',
  'vera',
  'vrai',
  'vraie',
  'unlike',
  'instead',
  'than',
  'replaced',
  'imitates',
  'beside',
  'not',
  'but',
  'while',
  'whereas',
]);
const imitationsByView = new WeakMap<TextView, boolean>();

/** Whether a text speaks of imitations anywhere; asked for each of its names, so kept. */
export function hasImitations(view: TextView): boolean {
  let found = imitationsByView.get(view);
  if (found === undefined) {
    found = view.words.some(({ text }) => isImitationNoun(text) || MOCK_PREFIXES.has(text) || text === 'non');
    imitationsByView.set(view, found);
  }
  return found;
}

/** Within a sentence about copies each name is a copy's, unless the sentence sets the real thing against them. */
function isOfCopies(view: TextView, first: number, last: number): boolean {
  let [hasNoun, hasLikeness] = [false, false];
  for (const step of [-1, 1]) {
    for (let reach = 1; reach <= 15; reach += 1) {
      const word = step < 0 ? wordBefore(view, first, reach) : wordAfter(view, last, reach);
      if (word === undefined) break;
      const [left, right] = step < 0 ? [first - reach, first - reach + 1] : [last + reach - 1, last + reach];
      // A comma parts the copies from the rest, unless it parts two names.
      if (wordAt(view, right)?.startsClause === true && !(isRaised(wordAt(view, left)) && isRaised(wordAt(view, right)))) break;
      if (REAL.has(word.text)) return false;
      if (isImitationNoun(word.text)) hasNoun = true;
      if (LIKENESS_WORDS.has(word.text) && word.text !== 'like') hasLikeness = true;
    }
  }
  return hasNoun && hasLikeness;
}

/** “Bardiglio, Zebrino and Pulpis are porcelain series”: what the names that stand before the copula are said to be. */
function isSaidToBeCopy(view: TextView, last: number): boolean {
  for (let ahead = 1; ahead <= 12; ahead += 1) {
    const word = wordAfter(view, last, ahead);
    if (word === undefined) return false;
    if (BEING.has(word.text)) {
      const said = [wordAfter(view, last, ahead + 1), wordAfter(view, last, ahead + 2)];
      return said.some((next) => next !== undefined && isImitationNoun(next.text)) && said[0]?.text !== 'not';
    }
    if (!isRaised(word) && !JOINTS.has(word.text)) return false;
  }
  return false;
}

/** Whether the name is given to porcelain, quartz or another copy here, or stands in a list of such names. */
export function isOfImitation(view: TextView, { first, last }: FoundName, around: Surroundings): boolean {
  const next = wordAfter(view, last);
  if (next !== undefined && !next.startsClause && LIKENESS_WORDS.has(next.text)) {
    if (HYPHEN.test(next.gap) || PLAIN_LIKENESS.has(next.text)) return true;
  }
  const isNamed = hasImitations(view);
  if (isNamed) {
    if (meetsImitation(view, last, 1, around)) return true;
    if (isLabelledAsCopy(view, first, last)) return true;
    if (isOfCopies(view, first, last) || isSaidToBeCopy(view, last)) return true;
  }
  const before = wordBefore(view, first, /^\d+$/.test(wordBefore(view, first)?.text ?? '') ? 2 : 1);
  if (before !== undefined && (COPY_MARKERS.has(before.text) || (PATTERNS.has(before.text) && hasImitation(view, first))))
    return true;
  if (isNamed && meetsImitation(view, first, -1, around)) return true;
  // The list of which an imitation is the first: “Statuario Nuvo, Calacatta Lux and …”.
  let back = first - 1;
  while (['and', 'or'].includes(wordAt(view, back)?.text ?? '')) back -= 1;
  const gap = (wordAt(view, first)?.gap ?? '') + (back < first - 1 ? (wordAt(view, back + 1)?.gap ?? '') : '');
  return around.isImitation(back) && wordAt(view, first)?.startsSentence === false && /^[\s,*_“”"']*$/.test(gap);
}

/** The country that a word of place belongs to, so far as the catalogue and the taxonomy know. */
export function countryAt(view: TextView, automaton: MentionAutomaton, position: number): string | null {
  const word = wordAt(view, position);
  if (word === undefined || !isRaised(word)) return null;
  const next = wordAt(view, position + 1);
  const two = next === undefined ? undefined : automaton.placeCountry.get(`${word.text} ${next.text}`);
  return two ?? automaton.placeCountry.get(word.text) ?? describeWord(word.text).country;
}

function agreesWith(pattern: NamePattern, country: string): boolean {
  return pattern.owners.some((owner) => owner.stone.data.origin.country === country);
}

/** Whether a colour word is a stone's colour, or with `first` its main colour. */
export function isColorOf(pattern: NamePattern, word: string, first = false): boolean {
  const family = describeWord(word).color;
  return pattern.owners.some(({ stone: { data } }) =>
    (first ? data.colors.slice(0, 1) : data.colors).some((color) => describeWord(color).color === family),
  );
}

/** Whether a stone of the name is of a type, or described as of it. */
function isOfRock(pattern: NamePattern, rock: string): boolean {
  return pattern.owners.some(
    ({ stone: { data } }) =>
      data.type.toLowerCase() === rock || foldWords(data.petrography ?? '').some((word) => describeWord(word).rock === rock),
  );
}

const isTradeWord = (word: string) =>
  GRADE_WORDS.has(word) || STONE_GOODS.has(word) || STONE_NOUNS_BESIDE.has(word) || MATERIAL_WORDS.has(word);

/** What a firm adds to the name of its founder. */
const FIRM = new Set(['sons', 'filhos', 'figli', 'fils', 'sohne', 'hijos', 'bros', 'brothers', 'co', 'cie', 'partners']);

/** A currency or the code of a grade or size: “R$ 148”, “USD 30”, “A1”, “FL”. */
function isCode(view: TextView, position: number): boolean {
  const word = wordAt(view, position);
  if (word === undefined) return false;
  if (view.text[word.end] === '$') return true;
  const written = view.text.slice(word.start, word.end);
  if (/^[A-Z]\d{1,2}$/.test(written)) return true;
  return word.text.length <= 3 && word.written === 'upper' && view.capitals[position] !== 'all';
}

const isAtLineStart = (view: TextView, position: number) => {
  const word = wordAt(view, position);
  return word !== undefined && (position === 0 || /\n[ \t]*$/.test(word.gap));
};

/** Whether the name goes on after its last word: “Calacatta Laza”, “Emperador Grey”, “G603-12”. */
function goesOn(view: TextView, automaton: MentionAutomaton, found: FoundName, around: Surroundings): boolean {
  const { last, pattern } = found;
  const next = wordAfter(view, last);
  if (next?.gap === '/' && /^\d/.test(next.text) && /\d/.test(wordAt(view, last)?.text ?? '')) return true;
  if (next !== undefined && /^ & $/.test(next.gap) && FIRM.has(next.text)) return true;
  if (next === undefined || !JOINING_GAP.test(next.gap)) return false;
  if (HYPHEN.test(next.gap) && /\d/.test(next.text + (wordAt(view, last)?.text ?? ''))) return /\d/.test(next.text);
  if (!isRaised(next) || wordAt(view, last)?.written === 'lower' || around.isStone(last + 1)) return false;
  if (isCode(view, last + 1)) return false;
  const capitals = view.capitals[found.first];
  const known = isTradeWord(next.text);
  // “Tulikivi-Ofen”
  if (
    HYPHEN.test(next.gap) &&
    !known &&
    view.language === 'de' &&
    next.written === 'title' &&
    describeWord(next.text).rock === null
  )
    return true;
  const { color, rock } = describeWord(next.text);
  if (color !== null && rock === null && !known) return true;
  const country = countryAt(view, automaton, last + 1);
  if (country !== null) return !agreesWith(pattern, country);
  if (known || CONNECTORS.has(next.text)) return false;
  // “Siena Hughes” under a letter
  const after = wordAfter(view, last, 2);
  if (
    capitals === 'title' &&
    found.first === last &&
    isAtLineStart(view, last) &&
    (after === undefined || /\n/.test(after.gap))
  )
    return !ORDINARY_WORDS.has(next.text) && next.written === 'title';
  // Where every word has a capital, or every noun, only a word that other names are made of carries the name on.
  return (
    (capitals === 'none' && view.language !== 'de') || (automaton.nameWords.has(next.text) && !ORDINARY_WORDS.has(next.text))
  );
}

/** Whether some name of at most three words ends at a word. */
const endsName = (position: number, around: Surroundings) =>
  [0, 1, 2].some((back) => around.nameEnd(position - back) === position);

/** “Bianco and Rosa Perlino”: the colour is the first word of another name of that kind, whose rest the list leaves out. */
function lacksItsRest(view: TextView, { first, last }: FoundName, around: Surroundings): boolean {
  if (first !== last || describeWord(wordAt(view, first)?.text ?? '').color === null) return false;
  if (!JOINTS.has(wordAfter(view, last)?.text ?? '')) return false;
  const other = wordAfter(view, last, 2);
  return isRaised(other) && describeWord(other?.text ?? '').color !== null && around.nameEnd(last + 2) > last + 2;
}

/** Whether the name began before its first word: “Black Calacatta”, “Turkish Crema Marfil”, “the ship Black Pearl”. */
function beganBefore(view: TextView, automaton: MentionAutomaton, found: FoundName, around: Surroundings): boolean {
  const { first, last, pattern } = found;
  const start = wordAt(view, first);
  const previous = wordBefore(view, first);
  if (previous === undefined || start === undefined || !JOINING_GAP.test(start.gap) || around.isStone(first - 1)) return false;
  if (HYPHEN.test(start.gap) && /\d/.test(start.text)) return true;
  if (around.isClosed(first - 1)) return true;
  // “the box reads Tan Brown, the label Steel Grey”
  const isGapped = /^, ["“„]?$/.test(wordAt(view, first - 2)?.gap ?? '') && endsName(first - 3, around);
  if (NAME_BEARERS.has(previous.text) && !isGapped) {
    // “the ship Black Pearl”, but “they ship Black Pearl”.
    return (
      isRaised(previous) ||
      OPENING_ARTICLES.has(wordBefore(view, first, 2)?.text ?? '') ||
      wordBefore(view, first, 2)?.text === 'the'
    );
  }
  if (!isRaised(previous) || (isCode(view, first - 1) && !previous.startsSentence)) return false;
  // “Dr. Quincy Barre-Gray”
  if (TITLES.has(wordBefore(view, first, 2)?.text ?? '')) return true;
  const country = countryAt(view, automaton, first - 1);
  if (country !== null) return !agreesWith(pattern, country);
  if (describeWord(previous.text).color !== null) return !previous.startsSentence || !isColorOf(pattern, previous.text, true);
  const { rock } = describeWord(previous.text);
  // “Breccia Paradiso” is another stone than the granite Paradiso.
  if (rock !== null && rock !== 'stone' && pattern.strength !== 'distinct' && !isOfRock(pattern, rock)) return true;
  if (isTradeWord(previous.text) || CONNECTORS.has(previous.text)) return false;
  if (previous.startsSentence) return ORDINARY_WORDS.has(previous.text) && first === last;
  if (view.capitals[first] !== 'none' || view.language === 'de') return false;
  return first === last || ORDINARY_WORDS.has(previous.text) || automaton.nameWords.has(previous.text);
}

/** Whether the name is only part of a longer one that the catalogue has not. */
export function isPartOfLongerName(
  view: TextView,
  automaton: MentionAutomaton,
  found: FoundName,
  around: Surroundings,
): boolean {
  return (
    goesOn(view, automaton, found, around) || beganBefore(view, automaton, found, around) || lacksItsRest(view, found, around)
  );
}
