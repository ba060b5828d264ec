import { invalidInput } from '../../../platform/errors/domain-error.ts';

const MAX_TAGS = 100;
const MAX_LENGTH = 200;

/** @throws {DomainError} INVALID_INPUT unless there are 1 to 100 tags of 1 to 200 characters */
export function checkTags(tags: readonly string[]): readonly string[] {
  if (tags.length < 1 || tags.length > MAX_TAGS) {
    throw invalidInput('input.tags', `must name 1 to ${MAX_TAGS} tags, not ${tags.length}.`, 'Split the list.');
  }
  for (const [index, tag] of tags.entries()) {
    if (tag.length < 1 || tag.length > MAX_LENGTH) {
      throw invalidInput(`input.tags.${index}`, `must have 1 to ${MAX_LENGTH} characters, not ${tag.length}.`);
    }
  }
  return tags;
}
