import { type Item, ServerError } from './scripted-mongo-data.ts';

/** A text index as the adapter declares it. */
export interface TextIndex {
  readonly weights: Readonly<Record<string, number>>;
}

/** @throws {ServerError} for a declaration that the adapter does not send: an index that stems would find other documents */
export function readTextIndex(key: object, options: Record<string, unknown>): TextIndex {
  const weights = (options.weights ?? Object.fromEntries(Object.keys(key).map((path) => [path, 1]))) as Record<string, number>;
  const isProbe = Object.keys(key).length === 1;
  if (!isProbe && (options.default_language !== 'none' || options.language_override === undefined)) {
    throw new ServerError(67, 'CannotCreateIndex: the terms are stemmed already');
  }
  return { weights };
}

/**
 * The items that hold one of the words, each with `score`: occurrences by weight, in words without case and marks. MongoDB's own
 * weights differ; that a heavier column counts more is the same.
 */
export function searchText(items: readonly Item[], condition: unknown, index: TextIndex | undefined): readonly Item[] {
  if (index === undefined) throw new ServerError(27, 'text index required for $text query');
  const { $search, ...rest } = condition as { readonly $search: string };
  if (typeof $search !== 'string' || Object.keys(rest).length > 0) throw new ServerError(2, 'unknown option of $text');
  if (/["-]/.test($search)) throw new ServerError(2, 'the search holds an operator');
  const words = new Set(wordsOf($search));
  return items.flatMap((item) => {
    let score = 0;
    for (const [path, weight] of Object.entries(index.weights)) {
      score += weight * wordsOf(item[path]).filter((word) => words.has(word)).length;
    }
    return score === 0 ? [] : [{ ...item, score }];
  });
}

function wordsOf(value: unknown): readonly string[] {
  if (typeof value !== 'string') return [];
  return (
    value
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
