// Answers that list stones: those whose records meet all that the question asks, each with the sentence of its profile that says so.
import type { Constraint, ConstraintEvidence } from '../../../../platform/stone-query/constraint.ts';
import { explainStone, weighStone } from '../../../../platform/stone-query/weigh-stone.ts';
import { ATTRIBUTES, type Attribute } from './attributes.ts';
import type { Claim } from './claim.ts';
import type { Quotable } from './quotable.ts';
import { figureOf, type NamedStone, statementsOf, toClaim } from './stone-answers.ts';

/** From this degree a constraint counts as met; uses and frost are mostly untested, so they order and do not exclude. */
const MET = 0.5;
/** A stone of several colours is of each of them; the first is the most typical and puts a stone before others. */
const MET_COLOR = 0.3;
const SOFT = new Set(['use', 'frost']);

/** A stone has one of each, so two that are asked for are alternatives. */
const ONE_OF = new Set(['type', 'country', 'region']);

/** Facets and the attribute whose sentence proves them. */
const PROOFS: Readonly<Record<string, string>> = {
  color: 'colours',
  petrography: 'rock',
  rockClass: 'rock',
  soldAs: 'misleading names',
  family: 'family',
  figure: '',
};
const OVERVIEW_SENTENCE: Attribute = {
  name: 'overview',
  asked: /./,
  stated: /\bis a natural stone from\b/i,
  figure: null,
  isOfRecord: true,
  most: 1,
};
const TRADE_SENTENCE: Attribute = { ...OVERVIEW_SENTENCE, name: 'type', stated: /^The trade sells it as/i };

/** Stones that meet all constraints, best first, ties by name. */
export function stonesMeeting<Stone extends Pick<NamedStone, 'id' | 'described'>>(
  stones: Iterable<Stone>,
  constraints: readonly Constraint[],
): readonly Stone[] {
  const found: { readonly stone: Stone; readonly score: number }[] = [];
  for (const stone of stones) {
    const evidence = explainStone(stone.described, constraints);
    const isMet = ({ degree, constraint }: ConstraintEvidence) =>
      degree >= (constraint.facet === 'color' && !constraint.isExcluded ? MET_COLOR : MET);
    const meets = evidence.every((one) => {
      const { facet, isExcluded } = one.constraint;
      if (SOFT.has(facet) || isMet(one)) return true;
      const isAlternative = (other: ConstraintEvidence) => other.constraint.facet === facet && !other.constraint.isExcluded;
      return ONE_OF.has(facet) && !isExcluded && evidence.some((other) => isAlternative(other) && isMet(other));
    });
    if (meets) found.push({ stone, score: weighStone(stone.described, constraints) });
  }
  return found
    .sort((a, b) => b.score - a.score || (a.stone.described.name < b.stone.described.name ? -1 : 1))
    .map(({ stone }) => stone);
}

/** For each stone the sentences that show it meets the constraints. */
export function provingClaims(stones: readonly NamedStone[], constraints: readonly Constraint[]): readonly Claim[] {
  return stones.flatMap((stone) => {
    const attributes = [
      OVERVIEW_SENTENCE,
      ...(constraints.some(({ facet }) => facet === 'type') ? [TRADE_SENTENCE] : []),
      ...constraints.flatMap((constraint) => {
        if (constraint.facet === 'figure') return ATTRIBUTES.filter(({ figure }) => figure === constraint.key);
        return ATTRIBUTES.filter(({ name }) => name === PROOFS[constraint.facet]);
      }),
    ];
    const statements = [...new Set(attributes)].flatMap((attribute) => statementsOf(stone, attribute));
    return joined(statements).map((quotable) => toClaim(quotable, stone.described.name));
  });
}

const MOST = /\b(highest|greatest|strongest|largest|most|densest|hardest|heaviest|maximum|biggest|best)\b/i;
const LEAST = /\b(lowest|least|smallest|weakest|softest|lightest|minimum|fewest)\b/i;

/** Whether a question asks for the most or the least of a figure; null where for neither. */
export function superlativeOf(question: string): 'most' | 'least' | null {
  if (LEAST.test(question)) return 'least';
  return MOST.test(question) ? 'most' : null;
}

/** Stones whose records have the figure, ordered by it. */
export function orderedByFigure<Stone extends NamedStone>(
  stones: readonly Stone[],
  attribute: Attribute,
  superlative: 'most' | 'least',
): readonly Stone[] {
  const sign = superlative === 'most' ? -1 : 1;
  return stones
    .flatMap((stone) => {
      const value = figureOf(stone, attribute);
      return value === null ? [] : [{ stone, value }];
    })
    .sort((a, b) => sign * (a.value - b.value) || (a.stone.described.name < b.stone.described.name ? -1 : 1))
    .map(({ stone }) => stone);
}

/** Stretches that follow each other in a passage become one. */
function joined(quotables: readonly Quotable[]): Quotable[] {
  const out: Quotable[] = [];
  for (const quotable of quotables) {
    const last = out.at(-1);
    const text = quotable.source.chunk.text;
    const end = last === undefined ? -1 : last.start + last.quote.length;
    const isNext =
      last?.source.chunk === quotable.source.chunk && quotable.start >= end && text.slice(end, quotable.start).trim() === '';
    if (last !== undefined && isNext) {
      out[out.length - 1] = { ...last, quote: text.slice(last.start, quotable.start + quotable.quote.length) };
    } else out.push(quotable);
  }
  return out;
}
