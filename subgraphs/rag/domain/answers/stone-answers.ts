// Answers about named stones: for each property that is asked the stretch of the stone's own passages that states it. Facts come
// from the record in the index, words from the passages: where the record lacks a figure nothing is quoted, and the answer says so.
import type { DescribedStone } from '../../../../platform/stone-query/described-stone.ts';
import { fold } from '../../../../platform/stone-query/fold.ts';
import type { ChunkRecord } from '../chunk-index.ts';
import type { ScoredChunk } from '../retrieve.ts';
import { type Attribute, OVERVIEW } from './attributes.ts';
import type { Claim } from './claim.ts';
import { type Quotable, quotablesOf } from './quotable.ts';
import { readable } from './readable.ts';

/** A stone that a question names. */
export interface NamedStone {
  readonly id: string;
  readonly described: DescribedStone;
  /** Those that the asker may see, English first. */
  readonly chunks: readonly ChunkRecord[];
}

/** What was found, and what was asked for in vain, in words. */
export interface Finding {
  readonly claims: readonly Claim[];
  readonly missing: readonly string[];
}

/** Each attribute of each stone. */
export function stateAttributes(stones: readonly NamedStone[], attributes: readonly Attribute[]): Finding {
  const claims: Claim[] = [];
  const missing: string[] = [];
  for (const attribute of attributes) {
    for (const stone of stones) {
      const found = statementsOf(stone, attribute);
      claims.push(...found.map((quotable) => toClaim(quotable, stone.described.name)));
      if (found.length === 0) missing.push(`the ${attribute.name} of ${stone.described.name}`);
    }
  }
  return { claims: withoutRepeats(claims), missing };
}

/** What a stone is in two or three sentences. */
export function overviewOf(stone: NamedStone): readonly Claim[] {
  return statementsOf(stone, OVERVIEW).map((quotable) => toClaim(quotable, stone.described.name));
}

/** Where a stone is asked for by another name: the line of its passages that has the name. */
export function nameClaim(stone: NamedStone, name: string): readonly Claim[] {
  if (name === '' || fold(stone.described.name) === fold(name)) return [];
  for (const chunk of stone.chunks) {
    for (const quotable of quotablesOf({ chunk, score: 1 })) {
      if (/names?\b|languages/i.test(quotable.quote.split(':')[0] ?? '') && fold(quotable.quote).includes(fold(name)))
        return [toClaim(quotable, stone.described.name)];
    }
  }
  return [];
}

/** The figure by which stones are ordered, largest first; null where the record has none. */
export function figureOf({ described }: NamedStone, { figure }: Attribute): number | null {
  return figure === null ? null : (described.technical[figure]?.value ?? null);
}

export function statementsOf({ described, chunks }: NamedStone, { figure, stated, most }: Attribute): readonly Quotable[] {
  if (figure !== null && described.technical[figure] === undefined) return [];
  const found: Quotable[] = [];
  for (const chunk of chunks) {
    const passage: ScoredChunk = { chunk, score: 1 };
    for (const quotable of quotablesOf(passage)) {
      if (!stated.test(quotable.quote) || found.some(({ quote }) => quote === quotable.quote)) continue;
      found.push(quotable);
      if (found.length === most) return found;
    }
  }
  return found;
}

/** A quote that does not name its stone gets the name before it. */
export function toClaim(quotable: Quotable, name: string): Claim {
  const { quote, source } = quotable;
  const said = readable(quotable);
  return { sentence: said.includes(name) ? said : `${name}: ${said}`, quote, passage: source };
}

function withoutRepeats(claims: readonly Claim[]): readonly Claim[] {
  const seen = new Set<string>();
  return claims.filter(({ quote, passage }) => {
    const key = `${passage.chunk.id}\n${quote}`;
    return !seen.has(key) && seen.add(key);
  });
}
