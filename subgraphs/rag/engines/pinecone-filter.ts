import type { ChunkFacts, ChunkFilter } from '../domain/chunk-filter.ts';

/** Pinecone keeps no null and finds none, so what is absent has a word of its own, which no id is. */
const NONE = 'none';
/** Values that one `$in` may have. */
const MOST_VALUES = 10_000;

/** What Pinecone filters by, kept beside each vector. */
export type PineconeFacts = Record<keyof ChunkFacts, string>;

type Condition = Readonly<Record<string, unknown>>;

export function toPineconeFacts({ kind, articleType, stoneId, locale, visibility, authorId }: ChunkFacts): PineconeFacts {
  return { kind, articleType: articleType ?? NONE, stoneId: stoneId ?? NONE, locale, visibility, authorId: authorId ?? NONE };
}

/**
 * The filter in Pinecone's language, always with who may see what. Several where one would be too long: what passes any of them
 * passes; empty when nothing can pass.
 */
export function toPineconeFilters({ viewer, kind, articleTypes, locale, stones }: ChunkFilter): Condition[] {
  const isVisible = { visibility: { $in: ['PUBLIC', ...viewer.scopes] } };
  const conditions: Condition[] = [
    viewer.userId === null ? isVisible : { $or: [isVisible, { authorId: { $eq: viewer.userId } }] },
  ];
  if (kind !== null) conditions.push({ kind: { $eq: kind } });
  if (articleTypes.length > 0) conditions.push({ articleType: { $in: [...articleTypes] } });
  if (locale !== null) conditions.push({ locale: { $eq: locale } });
  if (stones === null) return [{ $and: conditions }];
  const ids = [...(stones.orNone ? [NONE] : []), ...stones.ids];
  const parts: Condition[] = [];
  for (let at = 0; at < ids.length; at += MOST_VALUES) {
    parts.push({ $and: [...conditions, { stoneId: { $in: ids.slice(at, at + MOST_VALUES) } }] });
  }
  return parts;
}
