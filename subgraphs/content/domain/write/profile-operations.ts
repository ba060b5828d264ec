import type { ArticleData, StoneData } from '../../../../platform/ports/catalogue.ts';
import type { WriteOperation } from '../../../../platform/ports/documents.ts';
import { type ArticleRecord, checkLocale } from '../article.ts';
import type { CatalogueState } from '../catalogue-state.ts';
import { putArticle } from '../content-store.ts';
import { composeProfile, type Neighbours, PROFILE_TEMPLATE } from '../profile/compose-profile.ts';
import { neighboursOf } from '../profile/neighbours.ts';

/** A stone that a profile is composed from, with the revision that it has once the batch is committed. */
export interface ProfiledStone {
  readonly id: string;
  readonly revision: number;
  readonly data: StoneData;
}

/** The stones that a profile points at, as the catalogue stands now. */
export function neighboursIn(state: CatalogueState, stone: StoneData): Neighbours {
  return neighboursOf(
    stone,
    state
      .stonesByName()
      .values()
      .map((listed) => listed.stone.data),
  );
}

/** The article with its text composed anew; its path, status and dates stay. */
export function recompose(article: ArticleData, stone: ProfiledStone, neighbours: Neighbours): ArticleData {
  const text = composeProfile(stone.data, neighbours, checkLocale(article.locale, 'locale'));
  const { translatedFrom: _, ...rest } = article;
  return { ...rest, ...text, composedFrom: { stoneRevision: stone.revision, template: PROFILE_TEMPLATE } };
}

/** The operations by which a stone's composed profiles follow a change of it; what a person edited stays. */
export function recomposeAll(
  articles: readonly ArticleRecord[],
  stone: ProfiledStone,
  state: CatalogueState,
): readonly WriteOperation[] {
  const composed = articles.filter(({ data }) => data.composedFrom !== null && data.stoneId === stone.id);
  if (composed.length === 0) return [];
  const neighbours = neighboursIn(state, stone.data);
  return composed.map(({ id, data, authorId, revision }) =>
    putArticle(id, recompose(data, stone, neighbours), authorId, revision),
  );
}
