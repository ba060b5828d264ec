import type { LexicalIndex, NameHit } from './lexical-index.ts';

/** Names read for each suggestion that is asked: several of them may be one stone's. */
const READ_FACTOR = 6;

/** Share of common trigrams (Dice) below which a name is no longer near; typing errors of one letter stay above it. */
const LEAST_LIKENESS = 0.4;

/**
 * Names to complete a prefix: those that begin with it, those with a word that does, those that hold it, those near it; within
 * each, first names before aliases, then the shortest. One name a stone.
 * @param folded the prefix, folded, not empty
 */
export async function suggestNames(
  index: Pick<LexicalIndex, 'namesStartingWith' | 'namesContaining' | 'namesNear'>,
  folded: string,
  first: number,
): Promise<readonly NameHit[]> {
  const chosen = new Map<string, NameHit>();
  const take = (hits: readonly NameHit[]) => {
    for (const hit of hits) if (chosen.size < first && !chosen.has(hit.stoneId)) chosen.set(hit.stoneId, hit);
  };
  take((await index.namesStartingWith(folded, first * READ_FACTOR)).toSorted(byNameOrder));
  if (chosen.size < first && folded.length >= 3) {
    const holding = await index.namesContaining(folded, first * READ_FACTOR);
    take(holding.filter((hit) => ` ${hit.folded}`.includes(` ${folded}`)).toSorted(byNameOrder));
    take(holding.toSorted(byNameOrder));
  }
  if (chosen.size < first && folded.length >= 4) {
    const near = (await index.namesNear(folded, first * READ_FACTOR))
      .map((hit) => ({ hit, likeness: likenessToPrefix(folded, hit.folded) }))
      .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
      .toSorted((a, b) => b.likeness - a.likeness || byNameOrder(a.hit, b.hit));
    take(near.map(({ hit }) => hit));
  }
  return [...chosen.values()];
}

function byNameOrder(a: NameHit, b: NameHit): number {
  if (a.isFirst !== b.isFirst) return a.isFirst ? -1 : 1;
  return (
    a.folded.length - b.folded.length || (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : a.stoneId < b.stoneId ? -1 : 1)
  );
}

/** Dice coefficient of the trigrams of the prefix and of as much of the name. */
function likenessToPrefix(prefix: string, name: string): number {
  const ofPrefix = trigramsOf(prefix);
  const ofName = trigramsOf(name.slice(0, prefix.length + 1));
  let shared = 0;
  for (const trigram of ofPrefix) if (ofName.has(trigram)) shared += 1;
  return (2 * shared) / (ofPrefix.size + ofName.size);
}

function trigramsOf(text: string): ReadonlySet<string> {
  const padded = `  ${text}`;
  return new Set(Array.from({ length: padded.length - 2 }, (_, start) => padded.slice(start, start + 3)));
}
