import { canSee, type Viewer } from '../../../platform/identity/viewer.ts';
import type { DocumentFilter } from '../../../platform/ports/retrieval.ts';
import type { Constraint } from '../../../platform/stone-query/constraint.ts';
import { toFacetValue } from '../../../platform/stone-query/fold.ts';
import { createQueryPhrases, type QueryPhrases } from '../../../platform/stone-query/query-phrases.ts';
import { weighStone } from '../../../platform/stone-query/weigh-stone.ts';
import type { LegHit } from './fusion.ts';
import type { StoneFeatures } from './indexed-document.ts';
import type { LexicalIndex } from './lexical-index.ts';

/** The phrases of the catalogue as it is; made again when it has changed. */
export function createPhraseSource(index: Pick<LexicalIndex, 'stones' | 'version'>): () => QueryPhrases {
  let made: { readonly version: number; readonly phrases: QueryPhrases } | null = null;
  return () => {
    if (made?.version !== index.version) {
      made = { version: index.version, phrases: createQueryPhrases(publicStones(index)) };
    }
    return made.phrases;
  };
}

function* publicStones({ stones }: Pick<LexicalIndex, 'stones'>): Generator<StoneFeatures> {
  for (const stone of stones.values()) if (stone.visibility === 'PUBLIC') yield stone;
}

/**
 * Stones whose records meet the constraints, `rawScore` in (0, 1], in no order; none for no constraints. O(stones · constraints).
 * @param most the best so many
 */
export function describedStones(
  index: Pick<LexicalIndex, 'stones'>,
  constraints: readonly Constraint[],
  viewer: Viewer,
  filter: DocumentFilter,
  most: number,
): readonly LegHit[] {
  if (constraints.length === 0) return [];
  const passes = filterOf(filter);
  const hits: LegHit[] = [];
  for (const stone of index.stones.values()) {
    if (!canSee(viewer, stone) || !passes(stone)) continue;
    const rawScore = weighStone(stone, constraints);
    if (rawScore > 0) hits.push({ id: stone.id, rawScore });
  }
  if (hits.length <= most) return hits;
  return hits.toSorted((a, b) => b.rawScore - a.rawScore || (a.id < b.id ? -1 : 1)).slice(0, most);
}

/** As the index filters; a stone is no article of any type. */
function filterOf({ stoneTypes, countries, colors, articleTypes }: DocumentFilter): (stone: StoneFeatures) => boolean {
  const among = (values: readonly string[]) => new Set(values.map(toFacetValue));
  const [types, places, shades] = [among(stoneTypes), among(countries), among(colors)];
  return (stone) =>
    articleTypes.length === 0 &&
    (types.size === 0 || types.has(toFacetValue(stone.type))) &&
    (places.size === 0 || places.has(toFacetValue(stone.origin.country))) &&
    (shades.size === 0 || stone.colors.some((color) => shades.has(toFacetValue(color))));
}
