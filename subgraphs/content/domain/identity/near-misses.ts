import type { IdentityCandidateRecord } from '../../../../platform/ports/catalogue.ts';
import type { QueryWord } from './align-names.ts';
import { isNoise, typeAgrees } from './explain-rest.ts';
import type { NamedStone, NameIndex } from './name-index.ts';
import { foldName } from './name-tokens.ts';
import { colorFamilyOf, countryOf } from './trade-words.ts';

const MAX_NEAR_MISSES = 5;
/** A near miss is never more trusted than this. */
const CEILING = 0.4;

/**
 * Stones that a query without an answer may have meant: names that share a telling word with it, by spelling or likeness; or,
 * where the query only describes (“red marble from Turkey”), the stones of that type, colour and country.
 * @returns best first, at most 5, confidences up to 0.4
 */
export function nearMisses(index: NameIndex, words: readonly QueryWord[]): IdentityCandidateRecord[] {
  const telling = words.filter((word) => word.rock === null && word.color === null && word.country === null && !isNoise(word));
  return telling.length === 0 ? describedStones(index, words) : namesSharing(index, words, telling);
}

function namesSharing(index: NameIndex, words: readonly QueryWord[], telling: readonly QueryWord[]): IdentityCandidateRecord[] {
  const best = new Map<string, IdentityCandidateRecord>();
  const entries = telling.flatMap((word) =>
    [word.concept, ...word.like.keys()].flatMap((concept) => index.byConcept.get(concept) ?? []),
  );
  for (const entry of new Set(entries)) {
    let shared = 0;
    for (const named of entry.words) {
      if (words.some((word) => word.concept === named.concept)) shared += 1;
      else if (words.some((word) => word.like.has(named.text))) shared += 0.8;
    }
    const confidence = Math.round(((CEILING * shared) / Math.max(entry.words.length, words.length)) * 1000) / 1000;
    const [owner] = entry.owners;
    if (owner === undefined || confidence < 0.1) continue;
    const known = best.get(owner.stone.id);
    if (known !== undefined && known.confidence >= confidence) continue;
    best.set(owner.stone.id, {
      stoneId: owner.stone.id,
      confidence,
      matchedName: entry.name,
      reasons: ['shares a word of the name'],
    });
  }
  return rank([...best.values()]);
}

function describedStones(index: NameIndex, words: readonly QueryWord[]): IdentityCandidateRecord[] {
  const types = words.flatMap(({ rock }) => (rock === null || rock === 'stone' ? [] : [rock]));
  const colors = words.flatMap(({ color, rock }) => (color === null || rock !== null ? [] : [color]));
  const countries = words.flatMap(({ country }) => (country === null ? [] : [country]));
  if (types.length + colors.length + countries.length < 2) return [];
  const agrees = ({ data }: NamedStone) =>
    types.every((type) => typeAgrees(type, data.type, data.petrography)) &&
    countries.every((country) => countryOf(foldName(data.origin.country)) === country) &&
    colors.every((color) => data.colors.some((own) => colorFamilyOf(foldName(own)) === color));
  const reasons = [
    ...(types.length > 0 ? ['type agrees'] : []),
    ...(colors.length > 0 ? ['colour agrees'] : []),
    ...(countries.length > 0 ? ['origin agrees'] : []),
  ];
  return rank(
    index.stones.filter(agrees).map(({ id, data }) => {
      const isFirst = colorFamilyOf(foldName(data.colors[0] ?? '')) === colors[0];
      return { stoneId: id, confidence: 0.1 * reasons.length + (isFirst ? 0.05 : 0), matchedName: data.name, reasons };
    }),
  );
}

function rank(candidates: readonly IdentityCandidateRecord[]): IdentityCandidateRecord[] {
  return [...candidates]
    .sort((a, b) => b.confidence - a.confidence || a.matchedName.localeCompare(b.matchedName))
    .slice(0, MAX_NEAR_MISSES);
}
