import { readFileSync } from 'node:fs';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import { type AskedQuestion, parseAskedQuestions } from '../domain/answers/asked-questions.ts';

const ASKED = new URL('../../../data/asked.md', import.meta.url);

/** What people ask of the guides. @throws {StartupError} when a person has edited the file into something else */
export function openAskedQuestions(): readonly AskedQuestion[] {
  try {
    return parseAskedQuestions(readFileSync(ASKED, 'utf8'));
  } catch (error) {
    throw new StartupError(
      'data/asked.md cannot be read.',
      'Give each guide a heading "# guides/name", each section "## Heading", and each question a line "- question".',
      error,
    );
  }
}
