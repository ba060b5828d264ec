import type { PassageRecord } from '../retrieve.ts';

/** One thing that an answer says, with what it rests on. */
export interface Claim {
  /** As the answer says it; an extractive answer says what it quotes. */
  readonly sentence: string;
  /** The words relied on. */
  readonly quote: string;
  readonly passage: PassageRecord;
}

/** Keeps the claims whose quotes really stand word for word in their passages. Whoever wrote an answer, this decides. */
export function verifiedClaims(claims: readonly Claim[]): Claim[] {
  return claims.filter(({ quote, sentence, passage }) => {
    const isThere = quote.trim() !== '' && passage.chunk.text.includes(quote);
    return isThere && numbersOf(sentence).every((number) => passage.chunk.text.includes(number));
  });
}

/** A sentence may be reworded, but a figure in it must be the passage's own. */
function numbersOf(text: string): readonly string[] {
  return text.match(/\d+(?:[.,]\d+)?/g) ?? [];
}
