import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import { toWords } from '../domain/embedder/words.ts';

const FILE = z.object({ words: z.record(z.string(), z.array(z.string())) });

/**
 * Reads the trade's synonyms: words that the word vectors lack, and the words they are read as.
 * @throws {StartupError} when a person has edited the file into something else
 */
export function readSynonyms(file: string): (text: string) => string[] {
  try {
    const { words } = FILE.parse(JSON.parse(readFileSync(file, 'utf8')));
    const synonyms = new Map(Object.entries(words));
    return (text) => toWords(text).flatMap((word) => synonyms.get(word) ?? [word]);
  } catch (error) {
    throw new StartupError(
      `The synonyms in ${file} cannot be read.`,
      'Correct the JSON: {"words": {"word": ["meaning", …]}}.',
      error,
    );
  }
}
