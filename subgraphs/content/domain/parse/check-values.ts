import { invalidInput } from '../../../../platform/errors/domain-error.ts';

/*
 * Checks of single values, shared by mutations, where GraphQL has checked the types, and by lines of JSON, where nobody has.
 * Each takes the path to name in the refusal, such as `input.aliases.2.name`, and throws INVALID_INPUT.
 */

/** A text without the spaces around it, of 1 to `max` UTF-16 code units and on one line. */
export function checkText(value: unknown, path: string, max: number): string {
  if (typeof value !== 'string') throw invalidInput(path, 'must be a text.');
  // Before trimming, so that megabytes of spaces are refused unread.
  if (value.length > max) throw invalidInput(path, `has ${value.length} characters.`, `Send at most ${max}.`);
  const text = value.trim();
  if (text === '') throw invalidInput(path, 'is empty.', `Send 1 to ${max} characters.`);
  if (/\p{Cc}/u.test(text)) throw invalidInput(path, 'holds a control character.', 'Send plain text on one line.');
  if (!text.isWellFormed()) throw invalidInput(path, 'holds half of a surrogate pair.', 'Send well-formed Unicode.');
  return text;
}

/** Like {@link checkText}; null where nothing was sent. */
export function checkOptionalText(value: unknown, path: string, max: number): string | null {
  return value === null || value === undefined ? null : checkText(value, path, max);
}

/** A text of several lines, kept to the byte. */
export function checkLongText(value: unknown, path: string, max: number): string {
  if (typeof value !== 'string') throw invalidInput(path, 'must be a text.');
  if (value.length > max) throw invalidInput(path, `has ${value.length} characters.`, `Send at most ${max}.`);
  if (value.trim() === '') throw invalidInput(path, 'is empty.', `Send 1 to ${max} characters.`);
  if (!value.isWellFormed()) throw invalidInput(path, 'holds half of a surrogate pair.', 'Send well-formed Unicode.');
  if (value.includes('\0')) throw invalidInput(path, 'holds a null character.', 'Send plain text.');
  return value;
}

/** A list of at most `max` items, each parsed under its own path; empty where nothing was sent. */
export function checkList<Item>(
  value: unknown,
  path: string,
  max: number,
  parse: (item: unknown, itemPath: string) => Item,
): readonly Item[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw invalidInput(path, 'must be a list.');
  if (value.length > max) throw invalidInput(path, `has ${value.length} items.`, `Send at most ${max}.`);
  return value.map((item: unknown, index) => parse(item, `${path}.${index}`));
}

/** An object that has no other fields than these. */
export function checkObject(value: unknown, path: string, fields: ReadonlySet<string>): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalidInput(path, 'must be an object.');
  const unknown = Object.keys(value).find((key) => !fields.has(key));
  if (unknown !== undefined)
    throw invalidInput(path, `has an unknown field "${unknown.slice(0, 60)}".`, `Known are ${[...fields].join(', ')}.`);
  return { ...value };
}

/** A finite number that is not negative. */
export function checkAmount(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidInput(path, 'must be a finite number.');
  if (value < 0) throw invalidInput(path, `must not be negative, as ${value} is.`);
  return value;
}

/** One of the names, exactly as it is written. */
export function checkOneOf<Name extends string>(value: unknown, path: string, names: readonly Name[]): Name {
  const found = typeof value === 'string' ? names.find((name) => name === value) : undefined;
  if (found !== undefined) return found;
  throw invalidInput(path, 'is not one of the known values.', `Send one of ${names.join(', ')}.`);
}
