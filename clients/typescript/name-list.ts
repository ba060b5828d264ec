import { StomatonError } from './stomaton-error.ts';

/** The longest name that the server takes. */
export const MAX_NAME_LENGTH = 200;

/** Bullets and numbers that lists are pasted with: `- `, `• `, `3. `, `12) `. */
const BULLET = /^(?:[-*•–—·]\s+|\d{1,3}[.)]\s+)/u;
const QUOTED = /^(["'“”„«»‘’])(.*)["'“”„«»‘’]$/u;

/**
 * The names in a pasted list, in order, repeats included. Lines separate names; a single line is cut at semicolons or tabs, and
 * failing those at commas. Bullets, numbers, quotation marks and a comma or semicolon at the end fall away.
 * @throws {StomatonError} INVALID_ARGUMENT for a name longer than 200 characters, naming its place
 */
export function parseNameList(text: string): readonly string[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).filter((line) => line.trim() !== '');
  const [only = ''] = lines;
  const parts = lines.length > 1 ? lines : only.split(/[;\t]/u).length > 1 ? only.split(/[;\t]/u) : only.split(',');
  const names = parts.map(toName).filter((name) => name !== '');
  const tooLong = names.findIndex((name) => name.length > MAX_NAME_LENGTH);
  if (tooLong !== -1) {
    throw new StomatonError('INVALID_ARGUMENT', {
      message: `Name ${tooLong + 1} of the list has ${names[tooLong]?.length} characters; a name has at most ${MAX_NAME_LENGTH}.`,
      remedy: 'Put one name on each line.',
    });
  }
  return names;
}

function toName(part: string): string {
  const bare = part
    .trim()
    .replace(BULLET, '')
    .replace(/[,;]+$/u, '')
    .trim();
  return (QUOTED.exec(bare)?.[2] ?? bare).replace(/\s+/gu, ' ').trim();
}
