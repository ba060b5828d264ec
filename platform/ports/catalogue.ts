import type { PortRights } from '../identity/service-permissions.ts';
import type { Viewer } from '../identity/viewer.ts';

/** The values of the API's enums that several services speak of. */
export type StoneTypeName =
  | 'MARBLE'
  | 'DOLOMITE'
  | 'LIMESTONE'
  | 'TRAVERTINE'
  | 'ONYX'
  | 'ALABASTER'
  | 'GRANITE'
  | 'GNEISS'
  | 'BASALT'
  | 'PORPHYRY'
  | 'TUFF'
  | 'QUARTZITE'
  | 'SANDSTONE'
  | 'SLATE'
  | 'SCHIST'
  | 'SERPENTINITE'
  | 'SOAPSTONE'
  | 'BRECCIA'
  | 'CONGLOMERATE'
  | 'OTHER';
export type AliasKindName = 'COMMERCIAL' | 'REGIONAL' | 'MARKETING' | 'HISTORICAL' | 'TRANSLATION' | 'DECEPTIVE';
export type GapTopicName =
  | 'TECHNICAL_SPECIFICATIONS'
  | 'PRACTICAL_DETAILS'
  | 'PRICING'
  | 'INSTALLATION'
  | 'MAINTENANCE'
  | 'ORIGIN'
  | 'VISUAL_CHARACTERISTICS'
  | 'APPLICATIONS'
  | 'AVAILABILITY'
  | 'IDENTITY';
export type ArticleTypeName =
  | 'STONE_PROFILE'
  | 'APPLICATION_GUIDE'
  | 'TECHNICAL_RESOURCE'
  | 'VISUAL_ATLAS'
  | 'FAQ'
  | 'GLOSSARY';
export type ArticleStatusName = 'DRAFT' | 'UNDER_REVIEW' | 'PUBLISHED' | 'ARCHIVED';

/** A technical figure. Of a range `value` is the midpoint, of a bound the bound. */
export interface MeasureRecord {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  /** The test method, such as `EN 1926`; null where the source names none. */
  readonly standard: string | null;
  readonly source: string | null;
}

export const TECHNICAL_KEYS = [
  'compressiveStrength',
  'flexuralStrength',
  'waterAbsorption',
  'openPorosity',
  'apparentDensity',
  'abrasionResistance',
  'mohsHardness',
  'frostResistance',
  'modulusOfRupture',
] as const;
export type TechnicalKey = (typeof TECHNICAL_KEYS)[number];
export type TechnicalRecord = { readonly [Key in TechnicalKey]?: MeasureRecord };

export interface StoneFactRecord {
  readonly topic: GapTopicName;
  readonly name: string;
  readonly value: string;
  readonly unit: string | null;
  readonly source: string | null;
  /** In [0, 1]. */
  readonly confidence: number;
}

export interface StoneAliasRecord {
  readonly name: string;
  readonly kind: AliasKindName;
  readonly locale: string | null;
  readonly note: string | null;
}

/** `data` of a document of `stones`: what content stores and every consumer of the feed reads. */
export interface StoneData {
  readonly slug: string;
  readonly name: string;
  readonly type: StoneTypeName;
  readonly petrography: string | null;
  readonly family: string | null;
  readonly origin: { readonly country: string; readonly region: string | null; readonly locality: string | null };
  /** Lower case, in the order of importance. */
  readonly colors: readonly string[];
  readonly aliases: readonly StoneAliasRecord[];
  readonly technical: TechnicalRecord;
  readonly facts: readonly StoneFactRecord[];
}

/** What a web page of an article says of itself to search engines and lists. */
export interface ArticlePage {
  /** At most 60 characters. */
  readonly seoTitle: string;
  /** At most 160 characters. */
  readonly seoDescription: string;
  /** At most 10, lower case. */
  readonly keywords: readonly string[];
  /** At most 10, lower case. */
  readonly tags: readonly string[];
}

/** `data` of a document of `articles`. */
export interface ArticleData {
  readonly path: string;
  readonly title: string;
  readonly type: ArticleTypeName;
  readonly status: ArticleStatusName;
  readonly locale: string;
  readonly summary: string | null;
  /** Markdown as written. */
  readonly source: string;
  readonly stoneId: string | null;
  /** What the source was composed from while no person has edited it; null once one has. `template` names what wrote it. */
  readonly composedFrom: { readonly stoneRevision: number; readonly template: string } | null;
  /** The article and revision that a language model translated it from; left out, or null, where a person has the last word. */
  readonly translatedFrom?: { readonly articleId: string; readonly revision: number; readonly model: string } | null;
  readonly publishedAt: string | null;
  /** Left out where nobody has written it. */
  readonly page?: ArticlePage;
}

export interface NameWarningRecord {
  readonly type: 'DECEPTIVE_NAME' | 'HOMONYM' | 'TYPE_MISMATCH';
  readonly severity: 'LOW' | 'MEDIUM' | 'HIGH';
  readonly message: string;
}

export interface IdentityCandidateRecord {
  readonly stoneId: string;
  /** In [0, 1]. */
  readonly confidence: number;
  readonly matchedName: string;
  readonly reasons: readonly string[];
}

/** What a name stands for. `stoneId` is set when RESOLVED; candidates as the contract says. */
export interface IdentityRecord {
  readonly query: string;
  readonly status: 'RESOLVED' | 'AMBIGUOUS' | 'UNRESOLVED';
  readonly stoneId: string | null;
  readonly confidence: number;
  readonly matchedName: string | null;
  readonly matchedKind: AliasKindName | null;
  readonly candidates: readonly IdentityCandidateRecord[];
  readonly warnings: readonly NameWarningRecord[];
}

/** A mention of a stone; offsets are UTF-16 code units into the text that was given, end exclusive. */
export interface MentionRecord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly stoneId: string;
  /** In [0, 1]. */
  readonly confidence: number;
}

/** A link from one stone to another, as content derives it. */
export interface StoneLinkRecord {
  readonly fromId: string;
  readonly toId: string;
  /** In [0, 1]. */
  readonly score: number;
  readonly reason: string;
  readonly anchors: readonly string[];
}

/** The catalogue as other services see it. Errors: INVALID_INPUT, NOT_FOUND, CONFLICT. */
export interface CataloguePort {
  /** One answer a name, in order. */
  resolveIdentities(names: readonly string[]): Promise<readonly IdentityRecord[]>;
  /** For each stone its outgoing links, best first. Same length and order as `stoneIds`. */
  linksFrom(stoneIds: readonly string[], first: number): Promise<readonly (readonly StoneLinkRecord[])[]>;
  /** Every mention of a stone in a text, in order of their start. */
  findMentions(text: string): Promise<readonly MentionRecord[]>;
  /**
   * Puts verified facts into a stone: a figure replaces the figure of the same name, a fact the fact of the same topic and
   * name. Its composed article follows in the same batch.
   * @param by who verified them, a user's id
   * @returns the feed's position after the write, and the dotted paths that changed
   */
  applyFacts(request: {
    readonly stoneId: string;
    readonly technical: TechnicalRecord;
    readonly facts: readonly StoneFactRecord[];
    readonly by: string;
    readonly viewer: Viewer;
    readonly idempotencyKey: string;
  }): Promise<{ readonly cursor: string; readonly changedPaths: readonly string[] }>;
}

export const CATALOGUE_RIGHTS: PortRights<CataloguePort> = {
  resolveIdentities: 'NAMES',
  findMentions: 'NAMES',
  linksFrom: 'READ',
  applyFacts: 'WRITE',
};
