/**
 * The ways in which a query may be read: as it is typed; without what sellers write beside a name; and with the words that no
 * name has brought to words that names have: abbreviations of price lists written out, digits that a scanner put for letters
 * turned back, compounds parted (`Jerusalemstein`) and words joined or parted as the catalogue has them, other scripts in
 * Latin letters. A word that names or the trade's vocabulary know is never rewritten. O(words).
 */

import { describeWord, isVocabulary, type NameIndex, type NameWord } from './name-index.ts';
import { foldName, foldWords, tokenizeName } from './name-tokens.ts';
import { ABBREVIATIONS, isSellerWord, withoutSellerWords } from './seller-words.ts';
import { CONNECTORS, countryOf, isImitationWord } from './trade-words.ts';
import { isHan, toLatin } from './transliterate.ts';
import { listedForms } from './word-forms.ts';

/** A query cut into folded words. */
export interface QueryText {
  readonly words: readonly string[];
  /** Words that a full stop follows, as abbreviations have it. */
  readonly dotted: ReadonlySet<string>;
  /** Words written small in a query that has words with a capital: of names and what is said of them, the latter. */
  readonly small: ReadonlySet<string>;
  /** The words with those that a hyphen joins written as one. */
  readonly joined: readonly string[];
}

/** Italian price lists: B.co, G.lo, V.de. */
const DOTTED =
  /(?<![\p{L}\p{N}])(\p{L})\.(sso|ssa|nco|nca|llo|lla|gio|gia|co|ca|lo|la|so|sa|ro|ra|de|tra|mo|to)(?![\p{L}\p{N}])/giu;
const DOTTED_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bco: 'bianco',
    bca: 'bianca',
    glo: 'giallo',
    gla: 'gialla',
    bnco: 'bianco',
    bnca: 'bianca',
    gllo: 'giallo',
    glla: 'gialla',
    ptra: 'pietra',
    mmo: 'marmo',
    gto: 'granito',
    rsso: 'rosso',
    rssa: 'rossa',
    ggia: 'grigia',
    rso: 'rosso',
    rsa: 'rosa',
    nro: 'nero',
    vde: 'verde',
    ggio: 'grigio',
  }),
);

/** A code of ISO 3166 in a cell of its own, as tables have it: `Volakas;GR;2cm`. */
const COUNTRY_CELL = /(?<=[;|,\t(]\s*)[A-Z]{2}(?=\s*([;|,\t)]|$))/g;
const COUNTRY_NAMES = new Intl.DisplayNames(['en'], { type: 'region' });

function countryOfCode(code: string): string | null {
  if (isSellerWord(code.toLowerCase(), true)) return null;
  const name = COUNTRY_NAMES.of(code) ?? code;
  return countryOf(foldName(name));
}

export function readText(query: string): QueryText {
  const text = query
    .replace(/-[\t ]*\r?\n[\t ]*/g, '')
    .replace(/(?<!\p{L})new(?=[!:])/giu, '')
    // The stone of French; without its accent the word is Italian for stoneware.
    .replace(/(?<!\p{L})gr(è|e\u0300)s(?!\p{L})/giu, 'sandstone')
    .replace(COUNTRY_CELL, (code) => countryOfCode(code) ?? code)
    .replace(DOTTED, (whole, letter: string, ending: string) => DOTTED_WORDS.get((letter + ending).toLowerCase()) ?? whole);
  const tokens = tokenizeName(text);
  const begins = (letters: RegExp) => tokens.filter((token) => letters.test(text.slice(token.start, token.end)));
  return {
    small: new Set(begins(/^\p{Lu}/u).length === 0 ? [] : begins(/^\p{Ll}{3}/u).map((token) => token.text)),
    words: tokens.map((token) => token.text),
    joined: foldWords(text.replace(/(?<=\p{L})[-‐‑](?=\p{L})/gu, '')),
    dotted: new Set(tokens.flatMap((token) => (text.charAt(token.end) === '.' ? [token.text] : []))),
  };
}

/** A colour word in another form than the taxonomy lists: dorée, gialle, schwarzen. */
function colorOf(word: string): string | null {
  return listedForms(word).find((form) => form !== word && describeWord(form).color !== null) ?? null;
}

const ROCKS = ['marble', 'granite', 'limestone', 'sandstone', 'travertine', 'quartzite', 'slate', 'onyx', 'basalt', 'gneiss'];

/** The rock whose letters a shortened word has in order, its first and last among them: qtzite, mrble, lmstone. */
function rockOf(word: string): string | null {
  if (word.length < 4) return null;
  const isIn = (rock: string) => {
    let from = 0;
    for (const letter of word) {
      from = rock.indexOf(letter, from) + 1;
      if (from === 0) return false;
    }
    return word[0] === rock[0] && word.at(-1) === rock.at(-1) && word.length * 2 >= rock.length;
  };
  return ROCKS.find((rock) => rock !== word && isIn(rock)) ?? null;
}

/** Nouns with which German and its neighbours build names in one word. */
const COMPOUND_NOUNS = [
  'kalkstein',
  'sandstein',
  'travertin',
  'schiefer',
  'porphyr',
  'quarzit',
  'marmor',
  'marmer',
  'granit',
  'basalt',
  'platten',
  'gneis',
  'stein',
  'stone',
  'steen',
  'kalk',
  'sten',
  'kivi',
];

/** Digits that scanners and hasty fingers put for letters. */
const DIGIT_LETTERS: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'li',
  3: 'e',
  4: 'a',
  5: 's',
  6: 'g',
  7: 't',
  8: 'b',
  9: 'g',
};
const MAX_DIGIT_READINGS = 16;

function lettersForDigits(word: string): string[] {
  let readings = [''];
  for (const character of word) {
    const letters = DIGIT_LETTERS[character] ?? character;
    readings = [...letters].flatMap((letter) => readings.map((reading) => reading + letter)).slice(0, MAX_DIGIT_READINGS);
  }
  return readings;
}

/** Whether a word can be read without help: names have it, or the trade's vocabulary knows it. */
function isKnown(index: NameIndex, word: string): boolean {
  return (
    index.vocabulary.has(word) ||
    isSellerWord(word) ||
    isImitationWord(word) ||
    CONNECTORS.has(word) ||
    isVocabulary(describeWord(word))
  );
}

function rewriteWord(index: NameIndex, word: string): readonly string[] {
  if (isKnown(index, word)) return [word];
  const whole = ABBREVIATIONS.get(word);
  if (whole !== undefined) return [whole];
  if (/\d/.test(word) && /[a-z]/.test(word)) {
    const readings = lettersForDigits(word);
    return [readings.find((reading) => isKnown(index, reading)) ?? readings[0] ?? word];
  }
  const latin = toLatin(word);
  if (latin !== null) return foldWords(latin);
  const color = colorOf(word);
  if (color !== null) return [color];
  const rock = rockOf(word);
  if (rock !== null) return [rock];
  const noun = COMPOUND_NOUNS.find((ending) => word.length >= ending.length + 3 && word.endsWith(ending));
  const head = noun === undefined ? word : word.slice(0, -noun.length);
  const stems = [head, head.replace(/(er|s)$/, ''), ...(noun === undefined ? [word.replace(/er$/, '')] : [])];
  const stem = stems.find((one) => one !== word && one.length >= 3 && isKnown(index, one));
  return stem === undefined ? [word] : noun === undefined ? [stem] : [stem, noun];
}

/** The query with its words joined or parted where the catalogue writes them so: tajmahal, uba tuba. */
function respell(index: NameIndex, words: readonly string[]): string[] {
  const spelt: string[] = [];
  const { vocabulary } = index;
  for (let position = 0; position < words.length; position += 1) {
    const word = words[position] ?? '';
    const next = words[position + 1];
    const parts = index.joined.get(word);
    const both = word + (next ?? '');
    const isJoint = both.length >= 6 || /^[a-z]\d{3}$/.test(both);
    if (next !== undefined && isJoint && vocabulary.has(both) && !(vocabulary.has(word) && vocabulary.has(next))) {
      spelt.push(both);
      position += 1;
    } else if (parts !== undefined && !vocabulary.has(word)) spelt.push(...parts);
    else spelt.push(word);
  }
  return spelt;
}

/** The query with two words that names have apart and as one written as one, beside others: Victorian Blue Stone. */
function oneWord({ vocabulary }: NameIndex, words: readonly string[]): (readonly string[])[] {
  const at = words.findIndex((word, position) => {
    const both = word + (words[position + 1] ?? '');
    return both.length >= 8 && both !== word && vocabulary.has(both);
  });
  return at < 0 || words.length < 3 ? [] : [[...words.slice(0, at), `${words[at]}${words[at + 1]}`, ...words.slice(at + 2)]];
}

/** Each way to read a query, the nearest to what was typed first; none twice, none empty. */
export function readingsOf(index: NameIndex, query: string, { words, joined }: QueryText): (readonly string[])[] {
  const isName = (word: string) => index.vocabulary.has(word);
  const bareOf = (texts: readonly string[]) => withoutSellerWords(texts, isName);
  const latin = isHan(query) ? foldWords(toLatin(query) ?? '') : null;
  const rewritten = respell(
    index,
    respell(index, latin ?? words).flatMap((word) => rewriteWord(index, word)),
  );
  const readings = new Map<string, readonly string[]>();
  const hyphenless = joined.length < words.length && joined.every((word) => isKnown(index, word)) ? [joined] : [];
  const kept = withoutSellerWords(words, isName, true);
  // A word of another script that some name has as it stands may belong to a name that is written in Latin.
  const foreign = words.some((word) => toLatin(word) !== null)
    ? [words.flatMap((word) => foldWords(toLatin(word) ?? word))]
    : [];
  for (const reading of [
    words,
    kept,
    ...oneWord(index, words),
    ...foreign,
    bareOf(words),
    ...hyphenless,
    rewritten,
    bareOf(rewritten),
  ]) {
    if (reading.length > 0) readings.set(reading.join(' '), readings.get(reading.join(' ')) ?? reading);
  }
  return [...readings.values()];
}

/** The words of a reading without connectors; the two words of a country such as South Africa are one. */
export function toWords(texts: readonly string[]): NameWord[] {
  const words: NameWord[] = [];
  const kept = texts.filter((text) => !CONNECTORS.has(text));
  for (let position = 0; position < kept.length; position += 1) {
    const both = `${kept[position]} ${kept[position + 1]}`;
    if (countryOf(both) === null) words.push(describeWord(kept[position] ?? ''));
    else {
      words.push(describeWord(both));
      position += 1;
    }
  }
  return words;
}
