/*
 * Plain JSON as MongoDB keeps it, readable there and the same when read back. Three things have no place in every server of that
 * protocol and are written otherwise: keys with `.`, `$`, NUL or `%`, and the empty key (percent-encoded); a list in a list, and a
 * text that is not well-formed Unicode (an object with a single key that no encoded key can be). Cost: linear in the value's size.
 */

/** Encoded keys have two hexadecimal digits after each `%`, so these two are none. */
const LIST = '%list';
const TEXT = '%text';

const SPECIAL = /[%.$\0]/g;

export function toStored(value: unknown, isInList = false): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : { [TEXT]: JSON.stringify(value) };
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => toStored(item, true));
    return isInList ? { [LIST]: items } : items;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [encodeKey(key), toStored(item)]));
}

/** @param value what MongoDB gave; nobody else may hold it */
export function fromStored(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(fromStored);
  const entries = Object.entries(value);
  const [first] = entries;
  if (first !== undefined && entries.length === 1) {
    if (first[0] === LIST) return (first[1] as unknown[]).map(fromStored);
    if (first[0] === TEXT) return JSON.parse(String(first[1]));
  }
  return Object.fromEntries(entries.map(([key, item]) => [decodeKey(key), fromStored(item)]));
}

function encodeKey(key: string): string {
  if (key === '') return '%00%';
  return key.replace(SPECIAL, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function decodeKey(key: string): string {
  if (!key.includes('%')) return key;
  if (key === '%00%') return '';
  return key.replace(/%([0-9a-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
