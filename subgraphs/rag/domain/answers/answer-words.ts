import type { ChunkIndex } from '../chunk-index.ts';
import type { AnswerWords } from './text-answers.ts';

/**
 * The words of answers.
 * @param stem brings a text to stems in order
 * @param groups words that mean the same in an answer, as people edit them in `data/synonyms.json`
 */
export function createAnswerWords(
  index: Pick<ChunkIndex, 'frequencies' | 'size'>,
  stem: (text: string) => readonly string[],
  groups: readonly (readonly string[])[],
): AnswerWords {
  const firstOf = new Map<string, string>();
  for (const group of groups) {
    const stems = group.flatMap((word) => stem(word));
    for (const member of stems) if (!firstOf.has(member)) firstOf.set(member, stems[0] ?? member);
  }
  return {
    stems: (text) => stem(text).map((word) => firstOf.get(word) ?? word),
    areKnown: (stems) => index.frequencies(stems).size === new Set(stems).size,
    weights(stems) {
      const frequencies = index.frequencies(stems);
      const greatest = Math.log(index.size + 2);
      return new Map(
        stems.map((word) => [word, Math.max(0.5, greatest - Math.log(1 + (frequencies.get(word) ?? 0)))] as const),
      );
    },
  };
}
