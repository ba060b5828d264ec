/** Letters that Unicode does not decompose, as people type them without the mark. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const ASCII = /^[\x00-\x7f]*$/;

/** Lower case without diacritics, compatibility forms unified (NFKD, Unicode UAX 15); other characters stay. */
export function fold(text: string): string {
  // Nothing else is there to unify, and most words are so.
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => UNDECOMPOSED[letter] ?? letter);
}

/** The runs of letters and digits of a text, folded, in order, with repeats. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The same runs in lower case with their marks, as languages are told apart by. */
export function spelledWordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}

/** Lower case with hyphens, as facets write values: `UNITED_STATES`, `United States` → `united-states`. */
export function toFacetValue(text: string): string {
  return wordsOf(text.replaceAll('_', ' ')).join('-');
}
