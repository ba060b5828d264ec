/**
 * Words of a text in a form in which spellings of one name agree, with their place in the text as written.
 *
 * A word is a run of letters and digits; combining marks, soft hyphens and zero-width characters belong to it but leave no
 * trace. Each word is folded: compatibility-decomposed, marks removed, lower case, the letters that Unicode does not
 * decompose (ø, ł, ß, ı …) written out, and a few spellings of one English word joined (gray → grey). `&` is the word `and`.
 * Ideographs and kana are a word each, since their scripts write no spaces. One pass, O(length).
 */

/** A word; `start` and `end` are UTF-16 code units of the text it was cut from, end exclusive; `text` is never empty. */
export interface NameToken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const SILENT_CHARACTER = /[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/u;
const MARK = /\p{M}/u;
const MARKS = /\p{M}+/gu;
const UNSPACED_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const UNDECOMPOSED: ReadonlyMap<string, string> = new Map([
  ['ı', 'i'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ø', 'o'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
  ['ŋ', 'n'],
  ['ħ', 'h'],
  ['ς', 'σ'],
]);

const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['gray', 'grey'],
  ['greys', 'greys'],
  ['grays', 'greys'],
  ['colour', 'color'],
  ['coloured', 'colored'],
  ['multicolour', 'multicolor'],
  ['multicoloured', 'multicolored'],
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['mt', 'mount'],
]);

interface CharacterClass {
  /** What the character adds to its word; null where it ends a word. */
  readonly folded: string | null;
  readonly alone: boolean;
  readonly mark: boolean;
}

const BREAK: CharacterClass = { folded: null, alone: false, mark: false };
const AMPERSAND: CharacterClass = { folded: 'and', alone: true, mark: false };

function classify(character: string): CharacterClass {
  if (character === '&') return AMPERSAND;
  if (SILENT_CHARACTER.test(character)) return { folded: '', alone: false, mark: MARK.test(character) };
  if (!WORD_CHARACTER.test(character)) return BREAK;
  let folded = '';
  for (const part of character.toLowerCase().normalize('NFKD').replace(MARKS, '')) {
    if (WORD_CHARACTER.test(part)) folded += UNDECOMPOSED.get(part) ?? part.toLowerCase();
  }
  return { folded, alone: UNSPACED_SCRIPT.test(character) || UNSPACED_SCRIPT.test(folded), mark: false };
}

const ASCII: readonly CharacterClass[] = Array.from({ length: 128 }, (_, code) => classify(String.fromCharCode(code)));
// Bounded by Unicode itself, and filled only by what texts contain.
const OTHER = new Map<number, CharacterClass>();

function classOf(codePoint: number): CharacterClass {
  const known = codePoint < 128 ? ASCII[codePoint] : OTHER.get(codePoint);
  if (known !== undefined) return known;
  const found = classify(String.fromCodePoint(codePoint));
  OTHER.set(codePoint, found);
  return found;
}

/** The words of `text` in order. Any string is allowed, also unpaired surrogates, which separate words. */
export function tokenizeName(text: string): NameToken[] {
  const tokens: NameToken[] = [];
  let start = -1;
  let end = 0;
  let word = '';
  const finish = () => {
    if (start >= 0 && word !== '') tokens.push({ start, end, text: SPELLINGS.get(word) ?? word });
    start = -1;
    word = '';
  };
  let index = 0;
  while (index < text.length) {
    const codePoint = text.codePointAt(index) ?? 0;
    const next = index + (codePoint > 0xffff ? 2 : 1);
    const { folded, alone, mark } = classOf(codePoint);
    if (folded === null) finish();
    else if (alone) {
      finish();
      tokens.push({ start: index, end: next, text: folded === '' ? String.fromCodePoint(codePoint) : folded });
    } else if (folded === '') {
      // A mark belongs to the letter before it; a zero-width character at the end of a word does not.
      if (mark && start >= 0) end = next;
    } else {
      if (start < 0) start = index;
      word += folded;
      end = next;
    }
    index = next;
  }
  finish();
  return tokens;
}

/** The folded words of `text`, without their places. */
export function foldWords(text: string): string[] {
  return tokenizeName(text).map((token) => token.text);
}

/** The folded words of `text` joined by single spaces: equal for spellings of one name. Empty when `text` has no word. */
export function foldName(text: string): string {
  return foldWords(text).join(' ');
}
