import { createHash } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import { DomainError } from '../errors/domain-error.ts';
import type { CollectionName } from '../ports/documents.ts';
import type { Clock } from '../time/clock.ts';

/** The prefix of an id says what it names and in which collection it lives (null: not a document). */
export const ID_PREFIXES = {
  stone: 'stones',
  article: 'articles',
  correction: 'corrections',
  user: 'users',
  session: 'sessions',
  run: 'runs',
  doc: 'sourceDocuments',
  gap: 'gaps',
  question: 'questions',
  answer: 'answers',
  rule: 'alertRules',
  alert: 'alerts',
  chunk: null,
} as const satisfies Record<string, CollectionName | null>;

export type IdPrefix = keyof typeof ID_PREFIXES;

const SHAPE = /^([a-z]+)_([0-9abcdefghjkmnpqrstvwxyz]{26})$/;
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Makes a source of new ids: the prefix, `_` and a ULID in lower case, rising within one process. */
export function createIdSource(clock: Clock): (prefix: IdPrefix) => string {
  const next = monotonicFactory();
  return (prefix) => `${prefix}_${next(clock.now()).toLowerCase()}`;
}

/** The id of something seeded: the first 130 bits of SHA-256 of `<prefix>:<key>`, so every topology and reseed agrees. */
export function seededId(prefix: IdPrefix, key: string): string {
  const digest = createHash('sha256').update(`${prefix}:${key}`).digest();
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of digest) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < 26) {
      bits -= 5;
      text += ALPHABET[(value >> bits) & 31];
    }
    value &= (1 << bits) - 1;
  }
  return `${prefix}_${text}`;
}

/** The prefix of an id, or null where the text has not the shape of an id. */
export function prefixOf(id: string): IdPrefix | null {
  const prefix = SHAPE.exec(id)?.[1];
  return prefix !== undefined && Object.hasOwn(ID_PREFIXES, prefix) ? (prefix as IdPrefix) : null;
}

/**
 * Checks that an id that a client sent has the right shape and one of the prefixes.
 * @param argument where it came from, such as `input.stoneId`
 * @throws {DomainError} INVALID_INPUT
 */
export function checkId(id: string, prefixes: IdPrefix | readonly IdPrefix[], argument: string): string {
  const allowed = typeof prefixes === 'string' ? [prefixes] : prefixes;
  const prefix = prefixOf(id);
  if (prefix !== null && allowed.includes(prefix)) return id;
  throw new DomainError('INVALID_INPUT', `${argument}: not an id of a ${allowed.join(' or ')}.`, {
    path: argument.split('.'),
    remedy: `Send an id that this API gave you: ${allowed.map((p) => `\`${p}_\``).join(' or ')} and 26 characters.`,
  });
}
