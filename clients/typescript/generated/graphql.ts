/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Why a stone is sold under a name that is not its first one. */
export type AliasKind =
  /** A trade name in common use. */
  | 'COMMERCIAL'
  /** A name that promises another rock or another origin. */
  | 'DECEPTIVE'
  /** A name found in old sources. */
  | 'HISTORICAL'
  /** A name made up to sell it. */
  | 'MARKETING'
  /** A name used where it is quarried. */
  | 'REGIONAL'
  /** The name in another language. */
  | 'TRANSLATION';

/** What an article is for. */
export type ArticleType =
  /** How to use stone for a purpose. */
  | 'APPLICATION_GUIDE'
  /** Questions that customers ask, answered. */
  | 'FAQ'
  /** A term of the trade explained. */
  | 'GLOSSARY'
  /** All that is known of one stone. */
  | 'STONE_PROFILE'
  /** Standards, tests and methods. */
  | 'TECHNICAL_RESOURCE'
  /** Looks compared, mainly by pictures. */
  | 'VISUAL_ATLAS';

/** What a fact, a gap or a question is about. */
export type GapTopic =
  /** Where it may be used and where not. */
  | 'APPLICATIONS'
  /** Whether and how fast it can be had. */
  | 'AVAILABILITY'
  /** Names, petrography and what it is confused with. */
  | 'IDENTITY'
  /** Fixing, bedding, joints, adhesives. */
  | 'INSTALLATION'
  /** Sealing, cleaning, repair. */
  | 'MAINTENANCE'
  /** Country, region, quarry, geology. */
  | 'ORIGIN'
  /** Handling, formats, thicknesses, finishes. */
  | 'PRACTICAL_DETAILS'
  /** What it costs and what drives the price. */
  | 'PRICING'
  /** Measured figures: strength, absorption, density, frost. */
  | 'TECHNICAL_SPECIFICATIONS'
  /** Colour, pattern, veining, variation. */
  | 'VISUAL_CHARACTERISTICS';

/** Address and password of an account. */
export type LoginInput = {
  /** In any case. */
  readonly email: string;
  /** At most 200 characters. */
  readonly password: string;
};

/** How far to sign out. */
export type LogoutInput = {
  /** True ends all one's sessions on every device. */
  readonly allSessions?: boolean | null | undefined;
};

/** A session to go on with. */
export type RefreshSessionInput = {
  /** The latest one that the session was given. */
  readonly refreshToken: string;
};

/** Whether a name could be told. */
export type ResolutionStatus =
  /** Several stones share the name; the query does not decide between them. */
  | 'AMBIGUOUS'
  /** One stone, with enough evidence. */
  | 'RESOLVED'
  /** No stone of the catalogue, as far as the evidence goes. */
  | 'UNRESOLVED';

/** What a person is here for; the table of roles gives each its scopes. */
export type Role =
  /** Runs the platform: every scope. */
  | 'ADMIN'
  /** Writes, reviews and publishes; sees what the flywheel and the monitoring show. */
  | 'EDITOR'
  /** Answers questions about stone and sees the gaps. */
  | 'EXPERT'
  /** Sells stone: writes drafts of their own and answers questions. */
  | 'SUPPLIER'
  /** Reads and, within the quota, generates. */
  | 'USER';

/** Conditions on results, all of which must hold; within a list one is enough. */
export type SearchFilter = {
  /** Articles of these types; leaves stones out. */
  readonly articleTypes?: ReadonlyArray<ArticleType> | null | undefined;
  /** Stones that have one of these colours (as in `Stone.colors`), and articles about them. */
  readonly colors?: ReadonlyArray<string> | null | undefined;
  /** Stones quarried in these countries (English names, any case), and articles about them. */
  readonly countries?: ReadonlyArray<string> | null | undefined;
  /** Stones of these types, and articles about them. */
  readonly stoneTypes?: ReadonlyArray<StoneType> | null | undefined;
};

/** One of the rankings that are fused. */
export type SearchLeg =
  /** The stones that the query names; where it names none, those whose facts meet what it describes, or the articles about what it asks advice on. */
  | 'IDENTITY'
  /** Words, with stemming and, for a word that occurs nowhere, the nearest words that do. */
  | 'TEXT'
  /** Meaning, by embeddings. */
  | 'VECTOR';

/** Which rankings a search uses. */
export type SearchMode =
  /** Words, meaning and stone identity together. */
  | 'HYBRID'
  /** Words only: BM25 over names, nature, origin and text. */
  | 'TEXT'
  /** Meaning only: embeddings of the query and of passages compared by cosine. */
  | 'VECTOR';

/** Relative weights of the rankings in HYBRID mode, each at least 0 and not all 0. One left out keeps its default: text 0.25, vector 0.05, identity 0.7. */
export type SearchWeights = {
  /** How much it counts that the query names or describes the stone; 0 leaves that ranking out. */
  readonly identity?: number | null | undefined;
  /** How much words count; 0 leaves that ranking out. */
  readonly text?: number | null | undefined;
  /** How much meaning counts; 0 leaves that ranking out. */
  readonly vector?: number | null | undefined;
};

/** How much a matter weighs. */
export type Severity =
  /** Leads to damage or a wrong purchase. */
  | 'HIGH'
  /** Worth knowing. */
  | 'LOW'
  /** May mislead a buyer. */
  | 'MEDIUM';

/** What the trade calls a stone. What it is to a geologist stands in `Stone.petrography`: neither follows from the other. */
export type StoneType =
  /** Fine-grained, translucent gypsum or calcite, soft enough to carve by hand. */
  | 'ALABASTER'
  /** Dark, fine-grained volcanic rock. */
  | 'BASALT'
  /** Angular fragments in a natural cement. */
  | 'BRECCIA'
  /** Rounded pebbles in a natural cement. */
  | 'CONGLOMERATE'
  /** Rock made mainly of the mineral dolomite. */
  | 'DOLOMITE'
  /** Banded metamorphic rock with the minerals of granite. */
  | 'GNEISS'
  /** Granite and what the trade sells as granite: hard crystalline igneous rock. */
  | 'GRANITE'
  /** Sedimentary rock made mainly of calcite. */
  | 'LIMESTONE'
  /** Metamorphosed limestone, and in the trade also some limestones that take a polish. */
  | 'MARBLE'
  /** Banded, translucent calcite (onyx marble), not the quartz gem. */
  | 'ONYX'
  /** A natural stone that none of the other types describes. */
  | 'OTHER'
  /** Volcanic rock with large crystals in a fine ground. */
  | 'PORPHYRY'
  /** Metamorphosed sandstone, nearly pure quartz. */
  | 'QUARTZITE'
  /** Cemented sand. */
  | 'SANDSTONE'
  /** Metamorphic rock of visible mica flakes that splits unevenly. */
  | 'SCHIST'
  /** Rock of serpentine minerals, sold as green marble. */
  | 'SERPENTINITE'
  /** Fine-grained metamorphic rock that splits into thin sheets. */
  | 'SLATE'
  /** Soft, heat-storing rock rich in talc. */
  | 'SOAPSTONE'
  /** Porous calcite laid down by springs. */
  | 'TRAVERTINE'
  /** Consolidated volcanic ash. */
  | 'TUFF';

/** What a person pays for: how many generations a month. */
export type Tier =
  /** The quota that everyone begins with. */
  | 'BASIC'
  /** The larger quota. */
  | 'PREMIUM';

export type AskQueryVariables = Exact<{
  question: string;
  first: number;
}>;


export type AskQuery = { readonly ask: { readonly question: string, readonly answered: boolean, readonly text: string, readonly model: string, readonly citations: ReadonlyArray<{ readonly marker: string, readonly quote: string, readonly passage: { readonly id: string, readonly headingPath: ReadonlyArray<string>, readonly article: { readonly id: string, readonly path: string, readonly title: string } | null, readonly stone: { readonly id: string, readonly slug: string, readonly name: string } | null } }> } | null };

export type IdentifyQueryVariables = Exact<{
  names: ReadonlyArray<string> | string;
}>;


export type IdentifyQuery = { readonly resolveIdentities: ReadonlyArray<{ readonly query: string, readonly status: ResolutionStatus, readonly confidence: number, readonly matchedName: string | null, readonly matchedKind: AliasKind | null, readonly stone: { readonly id: string, readonly slug: string, readonly name: string, readonly type: StoneType, readonly petrography: string | null, readonly colors: ReadonlyArray<string>, readonly origin: { readonly country: string, readonly region: string | null, readonly locality: string | null } } | null, readonly candidates: ReadonlyArray<{ readonly confidence: number, readonly matchedName: string, readonly reasons: ReadonlyArray<string>, readonly stone: { readonly id: string, readonly slug: string, readonly name: string } | null }>, readonly warnings: ReadonlyArray<{ readonly type: string, readonly severity: Severity, readonly message: string }> }> | null };

export type SearchQueryVariables = Exact<{
  query: string;
  mode?: SearchMode | null | undefined;
  filter?: SearchFilter | null | undefined;
  weights?: SearchWeights | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type SearchQuery = { readonly search: { readonly totalCount: number, readonly mode: SearchMode, readonly degraded: ReadonlyArray<SearchLeg>, readonly didYouMean: string | null, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly cursor: string, readonly score: number, readonly snippet: string | null, readonly node:
        | { readonly __typename: 'Article', readonly id: string, readonly path: string, readonly title: string, readonly summary: string | null, readonly articleType: ArticleType }
        | { readonly __typename: 'Stone', readonly id: string, readonly slug: string, readonly name: string, readonly type: StoneType, readonly petrography: string | null, readonly colors: ReadonlyArray<string>, readonly origin: { readonly country: string, readonly region: string | null, readonly locality: string | null } }
       | null }>, readonly facets: ReadonlyArray<{ readonly facet: string, readonly buckets: ReadonlyArray<{ readonly value: string, readonly count: number }> }> } | null };

export type SignInMutationVariables = Exact<{
  input: LoginInput;
}>;


export type SignInMutation = { readonly login: { readonly accessToken: string | null, readonly refreshToken: string | null, readonly expiresAt: string | null, readonly userErrors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> | null }>, readonly user: { readonly id: string, readonly fullName: string, readonly role: Role } | null } | null };

export type RefreshSessionMutationVariables = Exact<{
  input: RefreshSessionInput;
}>;


export type RefreshSessionMutation = { readonly refreshSession: { readonly accessToken: string | null, readonly refreshToken: string | null, readonly expiresAt: string | null, readonly userErrors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> | null }>, readonly user: { readonly id: string, readonly fullName: string, readonly role: Role } | null } | null };

export type SignOutMutationVariables = Exact<{
  input?: LogoutInput | null | undefined;
}>;


export type SignOutMutation = { readonly logout: { readonly ok: boolean, readonly userErrors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> | null }> } | null };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { readonly me: { readonly id: string, readonly email: string | null, readonly fullName: string, readonly role: Role, readonly tier: Tier | null } | null };

export type TokensFragment = { readonly accessToken: string | null, readonly refreshToken: string | null, readonly expiresAt: string | null, readonly user: { readonly id: string, readonly fullName: string, readonly role: Role } | null };

export type RefusalFragment = { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> | null };

export type StonePageQueryVariables = Exact<{
  id?: string | number | null | undefined;
  slug?: string | null | undefined;
  name?: string | null | undefined;
  links?: number | null | undefined;
  related?: number | null | undefined;
  passages?: number | null | undefined;
  passageQuery?: string | null | undefined;
}>;


export type StonePageQuery = { readonly stone: { readonly family: string | null, readonly updatedAt: string, readonly id: string, readonly slug: string, readonly name: string, readonly type: StoneType, readonly petrography: string | null, readonly colors: ReadonlyArray<string>, readonly aliases: ReadonlyArray<{ readonly name: string, readonly kind: AliasKind, readonly locale: string | null, readonly note: string | null }>, readonly technical: { readonly compressiveStrength: { readonly value: number, readonly low: number | null, readonly high: number | null, readonly unit: string, readonly standard: string | null, readonly source: string | null } | null, readonly flexuralStrength: { readonly value: number, readonly low: number | null, readonly high: number | null, readonly unit: string, readonly standard: string | null, readonly source: string | null } | null, readonly modulusOfRupture: { readonly value: number, readonly low: number | null, readonly high: number | null, readonly unit: string, readonly standard: string | null, readonly source: string | null } | null, readonly waterAbsorption: { readonly value: number, readonly low: number | null, readonly high: number | null, readonly unit: string, readonly standard: string | null, readonly source: string | null } | null, readonly openPorosity: { readonly value: number, readonly low: number | null, readonly high: number | null, readonly unit: string, readonly standard: string | null, readonly source: string | null } | null, readonly apparentDensity: { readonly value: number, readonly low: number | null, readonly high: number | null, readonly unit: string, readonly standard: string | null, readonly source: string | null } | null, readonly abrasionResistance: { readonly value: number, readonly low: number | null, readonly high: number | null, readonly unit: string, readonly standard: string | null, readonly source: string | null } | null, readonly mohsHardness: { readonly value: number, readonly low: number | null, readonly high: number | null, readonly unit: string, readonly standard: string | null, readonly source: string | null } | null, readonly frostResistance: { readonly value: number, readonly low: number | null, readonly high: number | null, readonly unit: string, readonly standard: string | null, readonly source: string | null } | null } | null, readonly facts: ReadonlyArray<{ readonly topic: GapTopic, readonly name: string, readonly value: string, readonly unit: string | null, readonly source: string | null, readonly confidence: number }>, readonly categories: ReadonlyArray<{ readonly facet: string, readonly value: string, readonly confidence: number }>, readonly article: { readonly id: string, readonly path: string, readonly title: string, readonly summary: string | null } | null, readonly links: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly score: number, readonly reason: string, readonly node: { readonly id: string, readonly slug: string, readonly name: string } }> }, readonly related: ReadonlyArray<{ readonly score: number, readonly reasons: ReadonlyArray<string>, readonly stone: { readonly id: string, readonly slug: string, readonly name: string } | null }> | null, readonly passages: ReadonlyArray<{ readonly id: string, readonly text: string, readonly headingPath: ReadonlyArray<string>, readonly score: number | null, readonly article: { readonly id: string, readonly path: string, readonly title: string } | null }> | null, readonly completeness: { readonly score: number, readonly missing: ReadonlyArray<GapTopic> } | null, readonly origin: { readonly country: string, readonly region: string | null, readonly locality: string | null } } | null };

export type StoneHeadFragment = { readonly id: string, readonly slug: string, readonly name: string, readonly type: StoneType, readonly petrography: string | null, readonly colors: ReadonlyArray<string>, readonly origin: { readonly country: string, readonly region: string | null, readonly locality: string | null } };

export type FigureFragment = { readonly value: number, readonly low: number | null, readonly high: number | null, readonly unit: string, readonly standard: string | null, readonly source: string | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const TokensFragmentDoc = new TypedDocumentString(`
    fragment Tokens on AuthPayload {
  accessToken
  refreshToken
  expiresAt
  user {
    id
    fullName
    role
  }
}
    `, {"fragmentName":"Tokens"}) as unknown as TypedDocumentString<TokensFragment, unknown>;
export const RefusalFragmentDoc = new TypedDocumentString(`
    fragment Refusal on UserError {
  code
  message
  path
}
    `, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const StoneHeadFragmentDoc = new TypedDocumentString(`
    fragment StoneHead on Stone {
  id
  slug
  name
  type
  petrography
  origin {
    country
    region
    locality
  }
  colors
}
    `, {"fragmentName":"StoneHead"}) as unknown as TypedDocumentString<StoneHeadFragment, unknown>;
export const FigureFragmentDoc = new TypedDocumentString(`
    fragment Figure on Measure {
  value
  low
  high
  unit
  standard
  source
}
    `, {"fragmentName":"Figure"}) as unknown as TypedDocumentString<FigureFragment, unknown>;
export const AskDocument = {"__meta__":{"hash":"sha256:d328af55e3549bc36de86d5eb0344f9f89437746cac22e870978d8eef589061e"}} as unknown as TypedDocumentString<AskQuery, AskQueryVariables>;
export const IdentifyDocument = {"__meta__":{"hash":"sha256:e328e73ca7b137bd0aca11774ad84299b114cd852263ca68c543fb8ce6e6576c"}} as unknown as TypedDocumentString<IdentifyQuery, IdentifyQueryVariables>;
export const SearchDocument = {"__meta__":{"hash":"sha256:195c159dc5119142a47a14213adf7b93ac3f61bb1862598e464959e47ab42ba9"}} as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const SignInDocument = {"__meta__":{"hash":"sha256:8cc6b5b1d87fd4b4e87a4ac5f561dc352df0e27d673fcd01601e980240bd39ef"}} as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const RefreshSessionDocument = {"__meta__":{"hash":"sha256:dcd1590a767de9d9b9843e93f90db8b4ca482309c65ab799d661beee39b2bb95"}} as unknown as TypedDocumentString<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const SignOutDocument = {"__meta__":{"hash":"sha256:1c18a2d5385d3dcb13cb09e98c8850ebda24c55634a3b9e346725a6c349176f9"}} as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const MeDocument = {"__meta__":{"hash":"sha256:280a3b2f0404f1179b3a915fa4296e47cd5aa59423bea0442dc246aa3ed563e5"}} as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const StonePageDocument = {"__meta__":{"hash":"sha256:fb4a5a042b7cc78b10388cca54a862a54f849caa069cf58f3fdec9de8a014216"}} as unknown as TypedDocumentString<StonePageQuery, StonePageQueryVariables>;