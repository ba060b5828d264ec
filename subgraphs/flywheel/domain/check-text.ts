import { invalidInput } from '../../../platform/errors/domain-error.ts';

/**
 * A text as a client sent it, without the spaces around it.
 * @param argument its path, such as `input.text`
 * @param bound greatest length in UTF-16 code units
 * @throws {DomainError} INVALID_INPUT when it is empty or longer than `bound`
 */
export function checkText(text: string, argument: string, bound: number): string {
  if (text.length > bound) throw invalidInput(argument, `has ${text.length} characters.`, `Send at most ${bound}.`);
  const trimmed = text.trim();
  if (trimmed === '') throw invalidInput(argument, 'is empty.', `Send 1 to ${bound} characters.`);
  return trimmed;
}
