import { ANONYMOUS, canSee, type Viewer } from '../../../platform/identity/viewer.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { CachePort } from '../../../platform/ports/cache.ts';
import type { DenseHit, RetrievalPort } from '../../../platform/ports/retrieval.ts';
import type { ArticleFeatures, DocumentFeatures, StoneFeatures } from './indexed-document.ts';
import { compareStones, likenessOf, reasonsOf } from './likeness.ts';

export interface RelatedItem {
  readonly id: string;
  /** In [0, 1]. */
  readonly score: number;
  /** In words, weightiest first; empty for articles. */
  readonly reasons: readonly string[];
}

/** Lists are made in two lengths, so that one entry serves every `first` up to it. */
const LENGTHS = [20, 100] as const;

/** Nearest by meaning that are asked of retrieval for a list of each length; beyond them likeness rests on facts. */
const NEIGHBOURS = 40;

/** The tag of every list: any stone or article that is new or changed may belong into any of them. */
export const RELATED_TAG = 'search:related';

/** After that a list is still shown while one reader has it worked out anew; both together are the backstop of what the feed invalidates. */
const FRESH_MS = 20_000;
const STALE_MS = 10_000;

/** Below this likeness two documents merely come from the same trade. */
const LEAST_SCORE = 0.1;

export interface RelatedDeps {
  readonly features: ReadonlyMap<string, DocumentFeatures>;
  readonly retrieval: Pick<RetrievalPort, 'nearestNeighbours'>;
  readonly cache: CachePort;
  readonly log: Logger;
}

/**
 * For each stone or article the public others most like it, best first, ties by id: at most one call of retrieval for all of
 * them, none for those that are cached. While retrieval is away they are ranked by facts alone.
 * @param first 1 … 100
 * @returns same length and order as `ids`; empty for what the index does not hold
 */
export async function relatedMany(
  { features, retrieval, cache, log }: RelatedDeps,
  ids: readonly string[],
  first: number,
  viewer: Viewer,
): Promise<readonly (readonly RelatedItem[])[]> {
  const length = LENGTHS.find((candidate) => first <= candidate) ?? LENGTHS[1];
  const lists = await cache.getOrLoadMany<readonly RelatedItem[]>(
    `search:related:${length}`,
    ids,
    {
      ttlMs: FRESH_MS,
      staleMs: STALE_MS,
      tags: (id) => [id, RELATED_TAG],
      accepts: (list) => Array.isArray(list),
    },
    async (missing) => {
      // Lists are shared between viewers, so they hold public documents only.
      const neighbours = await retrieval
        .nearestNeighbours(missing, ANONYMOUS, Math.max(NEIGHBOURS, length))
        .catch((error: unknown): readonly DenseHit[][] => {
          log.warn({ err: error }, 'related: ranked by facts alone');
          return [];
        });
      return missing.map((id, index) => rank(features, id, neighbours[index] ?? [], length));
    },
  );
  // What was deleted or hidden since the list was made must not be shown, even within the lifetime of an entry.
  const isShown = ({ id }: RelatedItem) => {
    const found = features.get(id);
    return found !== undefined && canSee(viewer, found);
  };
  return lists.map((list) => (list ?? []).filter(isShown).slice(0, first));
}

/** The best, with their reasons; `length` of them at most. */
function rank(
  features: ReadonlyMap<string, DocumentFeatures>,
  id: string,
  neighbours: readonly DenseHit[],
  length: number,
): readonly RelatedItem[] {
  const self = features.get(id);
  if (self === undefined) return [];
  const cosines = new Map(neighbours.map((hit) => [hit.nodeId, hit.score]));
  const scored: { readonly other: DocumentFeatures; readonly score: number }[] = [];
  for (const other of features.values()) {
    if (other.id === id || other.visibility !== 'PUBLIC' || other.kind !== self.kind) continue;
    const score = scoreOf(features, self, other, cosines.get(other.id) ?? null);
    if (score >= LEAST_SCORE) scored.push({ other, score });
  }
  return scored
    .toSorted((a, b) => b.score - a.score || (a.other.id < b.other.id ? -1 : 1))
    .slice(0, length)
    .map(({ other, score }) => ({ id: other.id, score, reasons: reasonsFor(self, other, cosines.get(other.id) ?? null) }));
}

function scoreOf(
  features: ReadonlyMap<string, DocumentFeatures>,
  self: DocumentFeatures,
  other: DocumentFeatures,
  cosine: number | null,
): number {
  if (self.kind === 'STONE') return other.kind === 'STONE' ? likenessOf(compareStones(self, other, cosine)) : 0;
  return other.kind === 'ARTICLE' ? articleLikeness(features, self, other, cosine) : 0;
}

function reasonsFor(self: DocumentFeatures, other: DocumentFeatures, cosine: number | null): readonly string[] {
  if (self.kind !== 'STONE' || other.kind !== 'STONE') return [];
  return reasonsOf(self, other, compareStones(self, other, cosine));
}

/**
 * In [0, 1]: half the cosine, 0.25 for the same stone, else up to 0.25 for the likeness of the two stones, 0.15 for the same
 * type, 0.1 for being about a stone at all or about none alike. 0 for other languages and for the article's own translations.
 */
function articleLikeness(
  features: ReadonlyMap<string, DocumentFeatures>,
  self: ArticleFeatures,
  other: ArticleFeatures,
  cosine: number | null,
): number {
  if (self.locale !== other.locale || self.path === other.path) return 0;
  const stoneOf = (article: ArticleFeatures): StoneFeatures | null => {
    const stone = article.stoneId === null ? undefined : features.get(article.stoneId);
    return stone?.kind === 'STONE' ? stone : null;
  };
  const [left, right] = [stoneOf(self), stoneOf(other)];
  const ofStones =
    left === null || right === null ? 0 : left.id === right.id ? 1 : likenessOf(compareStones(left, right, null));
  const sameType = self.type === other.type ? 0.15 : 0;
  const sameKind = (left === null) === (right === null) ? 0.1 : 0;
  return 0.5 * Math.max(0, cosine ?? 0) + 0.25 * ofStones + sameType + sameKind;
}
