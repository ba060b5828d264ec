import { domainToASCII } from 'node:url';
import { invalidInput } from '../../../platform/errors/domain-error.ts';
import { isCommonPassword } from './common-passwords.ts';

/** Bounds of what people type, in characters. */
export const BOUNDS = { email: 254, fullName: 200, passwordMin: 12, passwordMax: 200 } as const;

/** One `@`, something before it, a dotted domain after; the rest is for the mail server to know. */
const EMAIL = /^([^\s@<>()[\]\\,;:"\p{Cc}]{1,64})@([^\s@]+)$/u;
const HOST = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;

/**
 * The one spelling of an address under which it is stored and found: trimmed, Unicode NFC, lower case, the domain in ASCII
 * (IDNA). Dots and tags before the `@` stay: only the mail server knows whether they matter.
 * @throws {DomainError} INVALID_INPUT
 */
export function checkEmail(text: string, argument: string): string {
  if (text.length > BOUNDS.email) throw invalidInput(argument, `an e-mail address has at most ${BOUNDS.email} characters.`);
  const [, local, domain] = EMAIL.exec(text.trim().normalize('NFC')) ?? [];
  const host = domain === undefined ? '' : domainToASCII(domain);
  const email = `${local?.toLowerCase()}@${host}`;
  if (local === undefined || !HOST.test(host) || email.length > BOUNDS.email) {
    throw invalidInput(argument, 'not an e-mail address.', 'Send one such as `name@example.org`.');
  }
  return email;
}

/**
 * A new password in the form in which it is hashed, Unicode NFKC, so that the same keys pressed on another system give the
 * same password. Length is all that is asked of it beside not being the address nor one that
 * many people have (NIST SP 800-63B, 5.1.1.2).
 * @param email the account's normalised address
 * @throws {DomainError} INVALID_INPUT
 */
export function checkNewPassword(text: string, email: string, argument: string): string {
  const password = checkPassword(text, argument);
  const length = [...password].length;
  if (length < BOUNDS.passwordMin) {
    throw invalidInput(argument, `a password has at least ${BOUNDS.passwordMin} characters.`, 'Take several words.');
  }
  if (password.trim().toLowerCase() === email) throw invalidInput(argument, 'a password must not be the e-mail address.');
  if (isCommonPassword(password)) throw invalidInput(argument, 'many people have this password.', 'Take several words.');
  return password;
}

/**
 * A password that is only compared, in the form in which it was hashed.
 * @throws {DomainError} INVALID_INPUT for more than 200 characters: a hash of any length would cost our time
 */
export function checkPassword(text: string, argument: string): string {
  // NFKC may lengthen a text up to 18-fold, so the bound stands before it as well as after.
  const isTooLong = text.length > 2 * BOUNDS.passwordMax || [...text.normalize('NFKC')].length > BOUNDS.passwordMax;
  if (isTooLong) throw invalidInput(argument, `a password has at most ${BOUNDS.passwordMax} characters.`);
  return text.normalize('NFKC');
}

/** @throws {DomainError} INVALID_INPUT */
export function checkFullName(text: string, argument: string): string {
  const name = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (name === '') throw invalidInput(argument, 'must not be empty.', 'Send the name to be shown.');
  if (text.length > 2 * BOUNDS.fullName || [...name].length > BOUNDS.fullName) {
    throw invalidInput(argument, `a name has at most ${BOUNDS.fullName} characters.`);
  }
  if (/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(name)) throw invalidInput(argument, 'must not hold control characters.');
  return name;
}
