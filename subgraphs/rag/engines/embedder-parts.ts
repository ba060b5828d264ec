import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stemmer } from 'stemmer';
import { z } from 'zod';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import { decodeWordVectors } from '../domain/embedder/packed-vectors.ts';
import type { EmbedderParts } from '../domain/embedder/static-embedder.ts';
import { createWordMeaning } from '../domain/embedder/word-meaning.ts';

const WORD_VECTORS = new URL('../../../data/word-vectors/pieces-192d.bin', import.meta.url);
const SYNONYMS = new URL('../../../data/synonyms.json', import.meta.url);
const SYNONYM_FILE = z.object({
  words: z.record(z.string(), z.array(z.string())),
  groups: z.array(z.array(z.string())),
});

interface OpenParts extends EmbedderParts {
  readonly groups: readonly (readonly string[])[];
  readonly rankOf: (word: string) => number | undefined;
}

/**
 * What the embedder works with: stems, word vectors, and the trade's synonyms.
 * @throws {StartupError} when a person has edited the synonyms into something else
 */
export function openEmbedderParts(): OpenParts {
  const vectors = readFileSync(WORD_VECTORS);
  const synonyms = readFileSync(SYNONYMS);
  const wordVectors = decodeWordVectors(vectors);
  const { words, groups } = parseSynonyms(synonyms.toString());
  return {
    groups,
    rankOf: wordVectors.rankOf,
    // Porter's, as the tokenizer of the lexical index makes them.
    stemOf: stemmer,
    meaning: createWordMeaning(wordVectors, new Map(Object.entries(words))),
    fingerprint: createHash('sha256').update(vectors).update(synonyms).digest('hex').slice(0, 16),
  };
}

function parseSynonyms(json: string): z.infer<typeof SYNONYM_FILE> {
  try {
    return SYNONYM_FILE.parse(JSON.parse(json));
  } catch (error) {
    throw new StartupError(
      'data/synonyms.json cannot be read.',
      'Correct the JSON: {"words": {"word": ["meaning", …]}, "groups": [["word", "same", …]]}.',
      error,
    );
  }
}
