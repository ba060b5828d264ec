import type { TechnicalKey } from '../ports/catalogue.ts';

/** What a phrase of a query asks of a stone. */
export type Wish =
  /** What the trade sells it as, a value of the taxonomy such as `limestone`. */
  | { readonly facet: 'type'; readonly value: string }
  /** What it really is, where the query says so ("sold as quartzite that is really marble"). */
  | { readonly facet: 'petrography'; readonly value: string }
  /** A rock by whose name it is sold although it may be another. */
  | { readonly facet: 'soldAs'; readonly value: string }
  /** A class of rocks such as `volcanic`. */
  | { readonly facet: 'rockClass'; readonly value: string }
  /** `isAccent`: of veins, specks and patches, not of the ground. `shade`: the catalogue's own word where the query has it. */
  | { readonly facet: 'color'; readonly value: string; readonly shade: string; readonly isAccent: boolean }
  | { readonly facet: 'country'; readonly value: string }
  /** A continent. */
  | { readonly facet: 'region'; readonly value: string }
  /** A region or locality, folded as the catalogue writes it. */
  | { readonly facet: 'place'; readonly value: string }
  /** A group of the catalogue, folded. */
  | { readonly facet: 'family'; readonly value: string }
  | { readonly facet: 'use'; readonly value: string }
  | { readonly facet: 'frost'; readonly value: string }
  /** A bound on a figure, in the catalogue's unit. */
  | {
      readonly facet: 'figure';
      readonly value: string;
      readonly key: TechnicalKey;
      readonly isLeast: boolean;
      readonly bound: number;
    };

export type Constraint = Wish & {
  /** The words of the query that say so, folded. */
  readonly text: string;
  /** True for "not from China". */
  readonly isExcluded: boolean;
};

/** How a stone stands to one constraint. */
export interface ConstraintEvidence {
  readonly constraint: Constraint;
  /** In [0, 1]: 1 fully met, 0 not at all; what nobody has tested lies between. */
  readonly degree: number;
  /** The stone's own facts, in words. */
  readonly evidence: string;
}

/** How much each kind of constraint counts: what is known of every stone counts full, what is mostly untested little. */
export const CONSTRAINT_WEIGHTS: Readonly<Record<Wish['facet'], number>> = {
  type: 1,
  petrography: 1.2,
  soldAs: 1.2,
  rockClass: 1,
  color: 1,
  country: 1,
  region: 0.8,
  place: 1.2,
  family: 1.2,
  use: 0.35,
  frost: 0.35,
  figure: 1.5,
};
