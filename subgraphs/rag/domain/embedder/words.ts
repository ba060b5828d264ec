/** A word of natural language or a number: letters and digits, whatever the script. */
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * The words of a text in order: lower case, without diacritics, split at everything that is not a letter or a digit. Single
 * letters are left out; they are what an apostrophe or an abbreviation leaves.
 */
export function toWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return (plain.match(WORD) ?? []).filter((word) => word.length > 1 || /\p{N}/u.test(word));
}
