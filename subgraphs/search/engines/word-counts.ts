import type { Pacer } from '../../../platform/time/pacer.ts';

/** A text with the number of its document. */
export interface CountedText {
  readonly number: number;
  /** The words of it that may be shown to everyone; null for a text that is not public. */
  readonly words: ReadonlySet<string> | null;
}

/**
 * In how many public documents each word stands, as it is written: what a word that occurs nowhere is corrected to. Counted when first
 * asked for, in slices, and kept in step from then on.
 */
export interface WordCounts {
  /** A text is new (`before` is null), changed, or gone (`after` is null). */
  change(number: number, before: CountedText['words'], after: CountedText['words']): void;
  /** True once any text has been counted: only then must changes be told with what was before. */
  readonly hasBegun: boolean;
  all(): Promise<ReadonlyMap<string, number>>;
  /** Forgets all. */
  clear(): void;
}

/** @param textsAfter the texts of documents with greater numbers, in their order, at most a slice's worth; empty at the end */
export function createWordCounts(textsAfter: (number: number) => readonly CountedText[], pacer: () => Pacer): WordCounts {
  let counts = new Map<string, number>();
  let countedUpTo = 0;
  let counting: Promise<void> | null = null;

  function add(words: CountedText['words'], change: number): void {
    for (const word of words ?? []) {
      const count = (counts.get(word) ?? 0) + change;
      if (count > 0) counts.set(word, count);
      else counts.delete(word);
    }
  }

  async function countAll(): Promise<void> {
    const slices = pacer();
    for (let texts = textsAfter(countedUpTo); texts.length > 0; texts = textsAfter(countedUpTo)) {
      for (const { number, words } of texts) {
        add(words, 1);
        countedUpTo = number;
      }
      if (slices.isDue) await slices.rest();
    }
    countedUpTo = Number.POSITIVE_INFINITY;
  }

  return {
    change(number, before, after) {
      // What is not counted yet will be counted as it then is.
      if (number > countedUpTo) return;
      add(before, -1);
      add(after, 1);
    },
    get hasBegun() {
      return countedUpTo > 0;
    },
    async all() {
      while (countedUpTo !== Number.POSITIVE_INFINITY) {
        counting ??= countAll().finally(() => {
          counting = null;
        });
        await counting;
      }
      return counts;
    },
    clear() {
      counts = new Map();
      countedUpTo = 0;
    },
  };
}
