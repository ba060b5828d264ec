import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import type { QuestionWords } from '../domain/answers/question-language.ts';

const FILE = new URL('../../../data/question-words.json', import.meta.url);
const SHAPE = z.object({
  grammar: z.record(z.string(), z.array(z.string())),
  words: z.record(z.string(), z.record(z.string(), z.array(z.string()))),
});

/** The words of questions in other languages. @throws {StartupError} when a person has edited the file into something else */
export function openQuestionWords(): QuestionWords {
  try {
    return SHAPE.parse(JSON.parse(readFileSync(FILE, 'utf8')));
  } catch (error) {
    throw new StartupError(
      'data/question-words.json cannot be read.',
      'Correct the JSON: {"grammar": {"it": ["come", …]}, "words": {"it": {"pulir*": ["clean"], …}}}.',
      error,
    );
  }
}
