import type { AliasKindName, GapTopicName, StoneTypeName, TechnicalKey } from '../../../../platform/ports/catalogue.ts';
import type { Locale } from '../article.ts';
import type { Material } from './material.ts';

/** Everything that a composed profile says, in one language. Names of stones stay as they are; lists arrive joined. */
export interface ProfilePhrases {
  readonly locale: Locale;
  readonly title: (name: string) => string;
  /** At most 500 characters for names and places of 120 each. */
  readonly summary: (stone: { name: string; type: string; place: string; colors: string }) => string;
  /** Says plainly that no person wrote the text. */
  readonly notice: string;
  readonly headings: {
    readonly overview: string;
    readonly names: string;
    readonly origin: string;
    readonly appearance: string;
    readonly technical: string;
    readonly facts: string;
    readonly use: string;
    readonly similar: string;
    readonly unknown: string;
  };
  readonly overview: (stone: { name: string; type: string; place: string }) => string;
  /** @param term the petrographic term, in English in every language */
  readonly petrography: (term: string) => string;
  readonly noPetrography: string;
  readonly names: (count: number) => string;
  readonly noNames: string;
  readonly aliasKinds: Readonly<Record<AliasKindName, string>>;
  readonly quarried: (stone: { name: string; place: string }) => string;
  readonly colors: (colors: string) => string;
  readonly variation: string;
  readonly figures: Readonly<Record<TechnicalKey, string>>;
  readonly atLeast: (amount: string) => string;
  readonly atMost: (amount: string) => string;
  readonly source: (source: string) => string;
  /** Said once where all figures have the same source. */
  readonly oneSource: (source: string) => string;
  readonly noFigures: string;
  readonly comparing: string;
  readonly basis: Readonly<Record<'petrography' | 'type', (what: string) => string>>;
  /** What the rock is, how to look after it and where it serves: only what holds for every rock of the kind. */
  readonly materials: Readonly<Record<Material, { readonly nature: string; readonly care: string; readonly use: string }>>;
  readonly family: (family: string, stones: string) => string;
  readonly district: (place: string, stones: string) => string;
  readonly noSimilar: string;
  readonly missing: (what: string) => string;
  readonly missingPrice: string;
  readonly tellUs: string;
  readonly topics: Readonly<Record<GapTopicName, string>>;
  readonly types: Readonly<Record<StoneTypeName, string>>;
  /** The catalogue's colours; one that is missing stays in English. */
  readonly colorNames: Readonly<Record<string, string>>;
  /** Units that are words. */
  readonly units: Readonly<Record<string, string>>;
}
