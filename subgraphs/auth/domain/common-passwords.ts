import { dictionary } from '@zxcvbn-ts/language-common';

/** About 49,000 passwords that many people have, in lower case, from published leaks. */
const common: ReadonlySet<string> = new Set(dictionary['passwords-common']);

/** What people hang on to a word to make it long enough. */
const TAIL = /[\d\s\p{P}\p{S}]+$/u;

/** True for a password on the list, for one with figures or signs hung on to it, and for one repeated. */
export function isCommonPassword(password: string): boolean {
  const word = password.trim().toLowerCase();
  const stem = word.replace(TAIL, '');
  return common.has(word) || common.has(stem) || common.has(onceOf(word));
}

/** `abcabcabc` → `abc`. */
function onceOf(word: string): string {
  const again = `${word}${word}`.indexOf(word, 1);
  return word.slice(0, again);
}
