import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EntityRef } from '../../platform/graphql/entity-loader.ts';
import type { SearchResult, SearchEdgeRecord } from './domain/search.ts';
import type { IdentityRecord, IdentityCandidateRecord } from '../../platform/ports/catalogue.ts';
import type { RelatedItem } from './domain/related.ts';
import type { NameHit } from './domain/lexical-index.ts';
import type { SearchContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant, ISO 8601 with an offset; answers are in UTC with milliseconds, such as `2026-11-24T09:00:00.000Z`. */
  DateTime: { input: string; output: string; }
  /** An exact decimal number as a string of digits, such as `1.44`: money never passes through floating point. */
  Decimal: { input: string; output: string; }
  /** Any JSON value, for input and output of workflows. */
  JSON: { input: unknown; output: unknown; }
  _FieldSet: { input: string; output: string; }
};

/** The result of a mutation that has nothing to show. */
export type AcknowledgePayload = {
  /** True when it was done. */
  readonly ok: Scalars['Boolean']['output'];
  /** Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

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

export type Article = Node & {
  readonly id: Scalars['ID']['output'];
  /**
   * Public articles of the same language nearest to this one in meaning and subject, best first. `first`: 1 to 100. An item is null
   * when it cannot be loaded.
   */
  readonly related?: Maybe<ReadonlyArray<Maybe<Article>>>;
};


export type ArticleRelatedArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

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

/** How a stone stands to one constraint. */
export type ConstraintEvidence = {
  /** In [0, 1]: 1 where it is met, 0 where it is not; what nobody has tested lies between. */
  readonly degree: Scalars['Float']['output'];
  /** The stone's own facts, in words. */
  readonly evidence: Scalars['String']['output'];
  /** What kind of fact is asked for. */
  readonly facet: Scalars['String']['output'];
  /** The fact asked for. */
  readonly value: Scalars['String']['output'];
};

/** One line of a cost report. */
export type CostLine = {
  /** How many calls, priced or not. */
  readonly calls: Scalars['Int']['output'];
  /** Tokens sent to models, cached ones included. */
  readonly inputTokens: Scalars['Int']['output'];
  /** What the line sums up: a provider, an operation, a day … */
  readonly key: Scalars['String']['output'];
  /** Tokens written by models. */
  readonly outputTokens: Scalars['Int']['output'];
  /** Its priced calls, in US dollars. */
  readonly usd: Scalars['Decimal']['output'];
};

/** What paid calls cost, from the ledger. Exact. */
export type CostSummary = {
  /** The sum by what it was paid for, dearest first. */
  readonly byOperation: ReadonlyArray<CostLine>;
  /** The sum by who was paid, dearest first. */
  readonly byProvider: ReadonlyArray<CostLine>;
  /** Sum of all priced calls, in US dollars. */
  readonly totalUsd: Scalars['Decimal']['output'];
  /** Calls for which no price was known; they are not in the sum. */
  readonly unpricedCalls: Scalars['Int']['output'];
};

/** Names what to delete, cancel or revoke. */
export type DeleteInput = {
  /** Id of the document, session, run or rule that is to end. */
  readonly id: Scalars['ID']['input'];
};

/** The result of a deletion. */
export type DeletePayload = {
  /** Id of what is gone; null when it was refused. */
  readonly deletedId?: Maybe<Scalars['ID']['output']>;
  /** Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The values of one aspect with how many items have each. */
export type Facet = {
  /** Most frequent first, ties by value. */
  readonly buckets: ReadonlyArray<FacetBucket>;
  /** Name of the aspect, such as `type`, `country` or `colorFamily`. */
  readonly facet: Scalars['String']['output'];
};

/** One value of a facet. */
export type FacetBucket = {
  /** Visible items that have it. */
  readonly count: Scalars['Int']['output'];
  /** The value as filters take it. */
  readonly value: Scalars['String']['output'];
};

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

/** A stone that a name may stand for. */
export type IdentityCandidate = {
  /** Probability that it is meant, in [0, 1]. */
  readonly confidence: Scalars['Float']['output'];
  /** The name of the stone that came nearest. */
  readonly matchedName: Scalars['String']['output'];
  /** The evidence in words, strongest first. */
  readonly reasons: ReadonlyArray<Scalars['String']['output']>;
  /** The stone; null when it cannot be loaded. */
  readonly stone?: Maybe<Stone>;
};

/** What a name stands for, with the evidence. */
export type IdentityResolution = {
  /** Best first: the stones that share the name when AMBIGUOUS, near misses when UNRESOLVED. */
  readonly candidates: ReadonlyArray<IdentityCandidate>;
  /** Probability that the answer is right, in [0, 1]. */
  readonly confidence: Scalars['Float']['output'];
  /** Kind of the alias that matched; null for a stone's first name. */
  readonly matchedKind?: Maybe<AliasKind>;
  /** The catalogue's name that matched; null when UNRESOLVED. */
  readonly matchedName?: Maybe<Scalars['String']['output']>;
  /** The name as it was asked. */
  readonly query: Scalars['String']['output'];
  /** Whether it names one stone, several or none. */
  readonly status: ResolutionStatus;
  /** The stone that is meant; set only when RESOLVED. */
  readonly stone?: Maybe<Stone>;
  /** What a buyer should know about the name, such as that it deceives. */
  readonly warnings: ReadonlyArray<NameWarning>;
};

/** A query that found nothing. */
export type InternalFailedSearch = {
  /** Different people who asked. */
  readonly askers: Scalars['Int']['output'];
  /** First asked, ISO 8601. */
  readonly firstAt: Scalars['String']['output'];
  /** Last asked, ISO 8601. */
  readonly lastAt: Scalars['String']['output'];
  /** As it was asked first. */
  readonly query: Scalars['String']['output'];
};

/** On whose behalf a service asks: the person whose own token it has verified, or nobody. */
export type InternalViewer = {
  /** Null: nobody is signed in. */
  readonly role?: InputMaybe<Scalars['String']['input']>;
  /** What the person may do. */
  readonly scopes: ReadonlyArray<Scalars['String']['input']>;
  /** Null: nobody is signed in. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** Null: nobody is signed in. */
  readonly tier?: InputMaybe<Scalars['String']['input']>;
  /** Null: nobody is signed in. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

export type Mutation = {
  /** Tells that someone opened a result of a search; it counts in `searchPresence` and `queryStatistics` at once. Public. */
  readonly recordSearchClick?: Maybe<AcknowledgePayload>;
};


export type MutationRecordSearchClickArgs = {
  input: RecordSearchClickInput;
};

/** Something a buyer should know about a name. */
export type NameWarning = {
  /** The true nature, in one sentence. */
  readonly message: Scalars['String']['output'];
  /** How much it matters. */
  readonly severity: Severity;
  /** `DECEPTIVE_NAME`, `HOMONYM` or `TYPE_MISMATCH`; more may come. */
  readonly type: Scalars['String']['output'];
};

/** Whatever has an id of its own and can be fetched by `Query.node`. */
export type Node = {
  /** Opaque and stable: a prefix that names the type, `_` and 26 characters. */
  readonly id: Scalars['ID']['output'];
};

/** Where a page of a list stands in the whole. */
export type PageInfo = {
  /** Cursor of the last edge; null on an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** True when another page follows; fetch it with `after: endCursor`. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True when this page was reached by `after`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge; null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

export type Query = {
  /** For services: queries that found nothing since a time, the most asked first. */
  readonly _failedSearches: ReadonlyArray<InternalFailedSearch>;
  /**
   * What people searched for in a window of time, most searched first. Spellings that differ in case, diacritics or punctuation
   * count as one query. Needs `search:analytics`.
   */
  readonly queryStatistics?: Maybe<ReadonlyArray<QueryStatistics>>;
  /**
   * Stones and articles for words or a question, best first. `query`: 1 to 1,000 characters. `weights` counts in HYBRID mode only.
   * Pages over the 1,000 best. Public; drafts are found by those who may see them.
   */
  readonly search?: Maybe<SearchConnection>;
  /**
   * Names of public stones for what has been typed so far: those that begin with it, then those with a word that does, then those
   * that hold it or come near it. Case and diacritics do not matter. `prefix`: 1 to 100 characters. At most one name a stone.
   */
  readonly suggest?: Maybe<ReadonlyArray<Suggestion>>;
};


export type Query_FailedSearchesArgs = {
  since: Scalars['String']['input'];
};


export type QueryQueryStatisticsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  window?: InputMaybe<TimeWindow>;
  zeroResultsOnly?: InputMaybe<Scalars['Boolean']['input']>;
};


export type QuerySearchArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SearchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  mode?: InputMaybe<SearchMode>;
  query: Scalars['String']['input'];
  weights?: InputMaybe<SearchWeights>;
};


export type QuerySuggestArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  prefix: Scalars['String']['input'];
};

/** How often a query was asked within a window of time. */
export type QueryStatistics = {
  /** Results of it that were opened. */
  readonly clicks: Scalars['Int']['output'];
  /** When it was last asked. */
  readonly lastAt: Scalars['DateTime']['output'];
  /** The query as it was last typed. */
  readonly query: Scalars['String']['output'];
  /** First pages asked for. */
  readonly searches: Scalars['Int']['output'];
  /** Searches among them that found nothing. */
  readonly zeroResults: Scalars['Int']['output'];
};

/** Names a search result that was opened. */
export type RecordSearchClickInput = {
  /** The stone or article that was opened. */
  readonly nodeId: Scalars['ID']['input'];
  /** Its place among all results, from 1 to 1,000. */
  readonly position: Scalars['Int']['input'];
  /** The query as it was sent to `search`, 1 to 1,000 characters. */
  readonly query: Scalars['String']['input'];
};

/** A stone that resembles another. */
export type RelatedStone = {
  /** What they share, in words, the weightiest first; never empty. */
  readonly reasons: ReadonlyArray<Scalars['String']['output']>;
  /** Likeness in [0, 1]: a weighted sum of shared family, type, colours, origin, near figures and nearness of meaning. */
  readonly score: Scalars['Float']['output'];
  /** The other stone; null when it cannot be loaded. */
  readonly stone?: Maybe<Stone>;
};

/** Whether a name could be told. */
export type ResolutionStatus =
  /** Several stones share the name; the query does not decide between them. */
  | 'AMBIGUOUS'
  /** One stone, with enough evidence. */
  | 'RESOLVED'
  /** No stone of the catalogue, as far as the evidence goes. */
  | 'UNRESOLVED';

/**
 * What one ranking says of a result. Convex combination (Bruch et al., ACM TOIS 42:1, 2023): contribution = weight / sum of weights ×
 * normalised score, where TEXT and VECTOR are divided by the best raw score of the query and IDENTITY is taken as it is.
 */
export type ScorePart = {
  /** Its share of the result's score, in [0, 1]. */
  readonly contribution: Scalars['Float']['output'];
  /** The ranking. */
  readonly leg: SearchLeg;
  /** Place in that ranking, from 1. */
  readonly rank: Scalars['Int']['output'];
  /** As the ranking gave it: BM25 (> 0), cosine in [0.05, 1], or in [0, 1] the probability of the name or the share of what is described. */
  readonly rawScore: Scalars['Float']['output'];
};

/** One page of results, and what is known of all of them. */
export type SearchConnection = {
  /**
   * What the query asks of a stone in plain words, as it was understood: "beige limestone from Portugal for a pool deck that resists
   * frost" asks for a colour, a type, a country, a use and frost resistance. Empty where the query names a stone, and where the
   * identity ranking was not asked.
   */
  readonly constraints: ReadonlyArray<SearchConstraint>;
  /** Rankings that failed or had not yet seen the caller's own write in time; the others answered. */
  readonly degraded: ReadonlyArray<SearchLeg>;
  /** The query with words that occur nowhere replaced by the nearest that do; null where nothing is to be mended. */
  readonly didYouMean?: Maybe<Scalars['String']['output']>;
  /** The results of this page, highest score first, ties by id. */
  readonly edges: ReadonlyArray<SearchEdge>;
  /**
   * `type`, `colorFamily`, `color`, `region` (the continent), `country` and `articleType` of the documents that `totalCount` counts,
   * values in lower case with hyphens, which filters take too. An article counts with the values of the stone it is about.
   */
  readonly facets: ReadonlyArray<Facet>;
  /** The stone or stones that the query as a whole names; null where it names none. */
  readonly identity?: Maybe<IdentityResolution>;
  /** The mode that was used. */
  readonly mode: SearchMode;
  /** Where the page stands among the 1,000 best. */
  readonly pageInfo: PageInfo;
  /** Milliseconds that the search took here. */
  readonly tookMs: Scalars['Float']['output'];
  /**
   * Visible documents that a ranking counts as a match, all pages together: those that hold a word of the query, those whose cosine
   * is at least 0.3, and the stones that the query names.
   */
  readonly totalCount: Scalars['Int']['output'];
};

/**
 * One thing that a query asks of a stone. `facet`: `type`, `petrography`, `soldAs`, `rockClass`, `color`, `country`, `region`
 * (the continent), `place`, `family`, `use`, `frost` or `figure`; `value` in lower case with hyphens, but for countries and figures.
 */
export type SearchConstraint = {
  /** What kind of fact is asked for. */
  readonly facet: Scalars['String']['output'];
  /** True where the query rules it out, as in "not from China". */
  readonly isExcluded: Scalars['Boolean']['output'];
  /** The words of the query that ask for it, in lower case without diacritics. */
  readonly text: Scalars['String']['output'];
  /** The fact asked for. */
  readonly value: Scalars['String']['output'];
};

/** One result with the reasons for its place. */
export type SearchEdge = {
  /** Continue after this result by sending it as `after` with the same arguments. */
  readonly cursor: Scalars['String']['output'];
  /** How a stone stands to each of the query's constraints, in their order; empty for an article. */
  readonly evidence: ReadonlyArray<ConstraintEvidence>;
  /** What was found; null when it cannot be loaded. */
  readonly node?: Maybe<SearchNode>;
  /** The rankings that found it, in the order TEXT, VECTOR, IDENTITY. */
  readonly parts: ReadonlyArray<ScorePart>;
  /** In [0, 1]: the sum of the contributions of its parts. Comparable within one search only. */
  readonly score: Scalars['Float']['output'];
  /** Plain text, about 200 characters of it, with `**` before and after each word that matched; null where there is no text. */
  readonly snippet?: Maybe<Scalars['String']['output']>;
};

/** Conditions on results, all of which must hold; within a list one is enough. */
export type SearchFilter = {
  /** Articles of these types; leaves stones out. */
  readonly articleTypes?: InputMaybe<ReadonlyArray<ArticleType>>;
  /** Stones that have one of these colours (as in `Stone.colors`), and articles about them. */
  readonly colors?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Stones quarried in these countries (English names, any case), and articles about them. */
  readonly countries?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Stones of these types, and articles about them. */
  readonly stoneTypes?: InputMaybe<ReadonlyArray<StoneType>>;
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

/** What a search can find. */
export type SearchNode = Article | Stone;

/** How a stone fared in searches within a window of time. */
export type SearchPresence = {
  /** Times it was opened from results. */
  readonly clicks: Scalars['Int']['output'];
  /** First pages of results that showed it. */
  readonly impressions: Scalars['Int']['output'];
  /** The queries that showed it most often, as they were last typed, at most 5; spellings of one query count together. */
  readonly topQueries: ReadonlyArray<Scalars['String']['output']>;
};

/** Relative weights of the rankings in HYBRID mode, each at least 0 and not all 0. One left out keeps its default: text 0.25, vector 0.05, identity 0.7. */
export type SearchWeights = {
  /** How much it counts that the query names or describes the stone; 0 leaves that ranking out. */
  readonly identity?: InputMaybe<Scalars['Float']['input']>;
  /** How much words count; 0 leaves that ranking out. */
  readonly text?: InputMaybe<Scalars['Float']['input']>;
  /** How much meaning counts; 0 leaves that ranking out. */
  readonly vector?: InputMaybe<Scalars['Float']['input']>;
};

/** How much a matter weighs. */
export type Severity =
  /** Leads to damage or a wrong purchase. */
  | 'HIGH'
  /** Worth knowing. */
  | 'LOW'
  /** May mislead a buyer. */
  | 'MEDIUM';

export type Stone = Node & {
  readonly id: Scalars['ID']['output'];
  /** Other public stones most like this one in nature, look, origin, figures and description, best first. `first`: 1 to 100. */
  readonly related?: Maybe<ReadonlyArray<RelatedStone>>;
  /** How often searches showed this stone and people opened it from there. */
  readonly searchPresence?: Maybe<SearchPresence>;
};


export type StoneRelatedArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type StoneSearchPresenceArgs = {
  window?: InputMaybe<TimeWindow>;
};

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

/** A name to complete what is being typed. */
export type Suggestion = {
  /** The stone that bears it; null when it cannot be loaded. */
  readonly stone?: Maybe<Stone>;
  /** The name as the catalogue writes it. */
  readonly text: Scalars['String']['output'];
};

/** How far back from now a statistic looks. */
export type TimeWindow =
  /** The last 24 hours. */
  | 'DAY'
  /** The last 7 times 24 hours. */
  | 'DAYS_7'
  /** The last 30 times 24 hours. */
  | 'DAYS_30'
  /** The last 60 minutes. */
  | 'HOUR';

/** A refusal that the caller can mend by changing `input`. Nothing was written. */
export type UserError = {
  /** Stable code, such as `INVALID_INPUT`, `NOT_FOUND`, `CONFLICT`, `DUPLICATE` or `QUOTA_EXCEEDED`. */
  readonly code: Scalars['String']['output'];
  /** What is wrong and what to do about it, for a person to read. */
  readonly message: Scalars['String']['output'];
  /** The input field at fault, outermost first, such as `["input", "aliases", "2", "name"]`; null when none is to blame alone. */
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Article: Article;
  Stone: Stone;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Article:
    ( { __typename: 'Article' }
    & GraphQLRecursivePick<FederationTypes['Article'], {"id":true}> );
  Stone:
    ( { __typename: 'Stone' }
    & GraphQLRecursivePick<FederationTypes['Stone'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  SearchNode:
    | ( EntityRef )
    | ( EntityRef )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( EntityRef )
    | ( EntityRef )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcknowledgePayload: ResolverTypeWrapper<AcknowledgePayload>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AliasKind: AliasKind;
  Article: ResolverTypeWrapper<EntityRef>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ArticleType: ArticleType;
  ConstraintEvidence: ResolverTypeWrapper<ConstraintEvidence>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CostLine: ResolverTypeWrapper<CostLine>;
  CostSummary: ResolverTypeWrapper<CostSummary>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeleteInput: DeleteInput;
  DeletePayload: ResolverTypeWrapper<DeletePayload>;
  Facet: ResolverTypeWrapper<Facet>;
  FacetBucket: ResolverTypeWrapper<FacetBucket>;
  GapTopic: GapTopic;
  IdentityCandidate: ResolverTypeWrapper<IdentityCandidateRecord>;
  IdentityResolution: ResolverTypeWrapper<IdentityRecord>;
  InternalFailedSearch: ResolverTypeWrapper<InternalFailedSearch>;
  InternalViewer: InternalViewer;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NameWarning: ResolverTypeWrapper<NameWarning>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QueryStatistics: ResolverTypeWrapper<QueryStatistics>;
  RecordSearchClickInput: RecordSearchClickInput;
  RelatedStone: ResolverTypeWrapper<RelatedItem>;
  ResolutionStatus: ResolutionStatus;
  ScorePart: ResolverTypeWrapper<ScorePart>;
  SearchConnection: ResolverTypeWrapper<SearchResult>;
  SearchConstraint: ResolverTypeWrapper<SearchConstraint>;
  SearchEdge: ResolverTypeWrapper<SearchEdgeRecord>;
  SearchFilter: SearchFilter;
  SearchLeg: SearchLeg;
  SearchMode: SearchMode;
  SearchNode: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SearchNode']>;
  SearchPresence: ResolverTypeWrapper<SearchPresence>;
  SearchWeights: SearchWeights;
  Severity: Severity;
  Stone: ResolverTypeWrapper<EntityRef>;
  StoneType: StoneType;
  Suggestion: ResolverTypeWrapper<NameHit>;
  TimeWindow: TimeWindow;
  UserError: ResolverTypeWrapper<UserError>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcknowledgePayload: AcknowledgePayload;
  Boolean: Scalars['Boolean']['output'];
  Article: EntityRef;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  ConstraintEvidence: ConstraintEvidence;
  Float: Scalars['Float']['output'];
  String: Scalars['String']['output'];
  CostLine: CostLine;
  CostSummary: CostSummary;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DeleteInput: DeleteInput;
  DeletePayload: DeletePayload;
  Facet: Facet;
  FacetBucket: FacetBucket;
  IdentityCandidate: IdentityCandidateRecord;
  IdentityResolution: IdentityRecord;
  InternalFailedSearch: InternalFailedSearch;
  InternalViewer: InternalViewer;
  JSON: Scalars['JSON']['output'];
  Mutation: Record<PropertyKey, never>;
  NameWarning: NameWarning;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  QueryStatistics: QueryStatistics;
  RecordSearchClickInput: RecordSearchClickInput;
  RelatedStone: RelatedItem;
  ScorePart: ScorePart;
  SearchConnection: SearchResult;
  SearchConstraint: SearchConstraint;
  SearchEdge: SearchEdgeRecord;
  SearchFilter: SearchFilter;
  SearchNode: ResolversUnionTypes<ResolversParentTypes>['SearchNode'];
  SearchPresence: SearchPresence;
  SearchWeights: SearchWeights;
  Stone: EntityRef;
  Suggestion: NameHit;
  UserError: UserError;
};

export type AcknowledgePayloadResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['AcknowledgePayload'] = ResolversParentTypes['AcknowledgePayload']> = {
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ArticleResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['Article'] = ResolversParentTypes['Article'], FederationReferenceType extends FederationReferenceTypes['Article'] = FederationReferenceTypes['Article']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Article']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  related?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['Article']>>>, ParentType, ContextType, RequireFields<ArticleRelatedArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConstraintEvidenceResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['ConstraintEvidence'] = ResolversParentTypes['ConstraintEvidence']> = {
  degree?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  facet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CostLineResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['CostLine'] = ResolversParentTypes['CostLine']> = {
  calls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type CostSummaryResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['CostSummary'] = ResolversParentTypes['CostSummary']> = {
  byOperation?: Resolver<ReadonlyArray<ResolversTypes['CostLine']>, ParentType, ContextType>;
  byProvider?: Resolver<ReadonlyArray<ResolversTypes['CostLine']>, ParentType, ContextType>;
  totalUsd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  unpricedCalls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DeletePayloadResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['DeletePayload'] = ResolversParentTypes['DeletePayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FacetResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  buckets?: Resolver<ReadonlyArray<ResolversTypes['FacetBucket']>, ParentType, ContextType>;
  facet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FacetBucketResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['FacetBucket'] = ResolversParentTypes['FacetBucket']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IdentityCandidateResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['IdentityCandidate'] = ResolversParentTypes['IdentityCandidate']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
};

export type IdentityResolutionResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['IdentityResolution'] = ResolversParentTypes['IdentityResolution']> = {
  candidates?: Resolver<ReadonlyArray<ResolversTypes['IdentityCandidate']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedKind?: Resolver<Maybe<ResolversTypes['AliasKind']>, ParentType, ContextType>;
  matchedName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  query?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ResolutionStatus'], ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['NameWarning']>, ParentType, ContextType>;
};

export type InternalFailedSearchResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['InternalFailedSearch'] = ResolversParentTypes['InternalFailedSearch']> = {
  askers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstAt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastAt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  query?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MutationResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  recordSearchClick?: Resolver<Maybe<ResolversTypes['AcknowledgePayload']>, ParentType, ContextType, RequireFields<MutationRecordSearchClickArgs, 'input'>>;
};

export type NameWarningResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['NameWarning'] = ResolversParentTypes['NameWarning']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Article' | 'Stone', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  _failedSearches?: Resolver<ReadonlyArray<ResolversTypes['InternalFailedSearch']>, ParentType, ContextType, RequireFields<Query_FailedSearchesArgs, 'since'>>;
  queryStatistics?: Resolver<Maybe<ReadonlyArray<ResolversTypes['QueryStatistics']>>, ParentType, ContextType, RequireFields<QueryQueryStatisticsArgs, 'first' | 'window' | 'zeroResultsOnly'>>;
  search?: Resolver<Maybe<ResolversTypes['SearchConnection']>, ParentType, ContextType, RequireFields<QuerySearchArgs, 'first' | 'mode' | 'query'>>;
  suggest?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Suggestion']>>, ParentType, ContextType, RequireFields<QuerySuggestArgs, 'first' | 'prefix'>>;
};

export type QueryStatisticsResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['QueryStatistics'] = ResolversParentTypes['QueryStatistics']> = {
  clicks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  query?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  searches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  zeroResults?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RelatedStoneResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['RelatedStone'] = ResolversParentTypes['RelatedStone']> = {
  reasons?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
};

export type ScorePartResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['ScorePart'] = ResolversParentTypes['ScorePart']> = {
  contribution?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  leg?: Resolver<ResolversTypes['SearchLeg'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rawScore?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SearchConnectionResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['SearchConnection'] = ResolversParentTypes['SearchConnection']> = {
  constraints?: Resolver<ReadonlyArray<ResolversTypes['SearchConstraint']>, ParentType, ContextType>;
  degraded?: Resolver<ReadonlyArray<ResolversTypes['SearchLeg']>, ParentType, ContextType>;
  didYouMean?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['SearchEdge']>, ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType>;
  identity?: Resolver<Maybe<ResolversTypes['IdentityResolution']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['SearchMode'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  tookMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SearchConstraintResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['SearchConstraint'] = ResolversParentTypes['SearchConstraint']> = {
  facet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isExcluded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SearchEdgeResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['SearchEdge'] = ResolversParentTypes['SearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['ConstraintEvidence']>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['SearchNode']>, ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['ScorePart']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  snippet?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SearchNodeResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['SearchNode'] = ResolversParentTypes['SearchNode']> = {
  __resolveType: TypeResolveFn<'Article' | 'Stone', ParentType, ContextType>;
};

export type SearchPresenceResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['SearchPresence'] = ResolversParentTypes['SearchPresence']> = {
  clicks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  impressions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  topQueries?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StoneResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['Stone'] = ResolversParentTypes['Stone'], FederationReferenceType extends FederationReferenceTypes['Stone'] = FederationReferenceTypes['Stone']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Stone']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  related?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RelatedStone']>>, ParentType, ContextType, RequireFields<StoneRelatedArgs, 'first'>>;
  searchPresence?: Resolver<Maybe<ResolversTypes['SearchPresence']>, ParentType, ContextType, RequireFields<StoneSearchPresenceArgs, 'window'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SuggestionResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['Suggestion'] = ResolversParentTypes['Suggestion']> = {
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = SearchContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type Resolvers<ContextType = SearchContext> = {
  AcknowledgePayload?: AcknowledgePayloadResolvers<ContextType>;
  Article?: ArticleResolvers<ContextType>;
  ConstraintEvidence?: ConstraintEvidenceResolvers<ContextType>;
  CostLine?: CostLineResolvers<ContextType>;
  CostSummary?: CostSummaryResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DeletePayload?: DeletePayloadResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  FacetBucket?: FacetBucketResolvers<ContextType>;
  IdentityCandidate?: IdentityCandidateResolvers<ContextType>;
  IdentityResolution?: IdentityResolutionResolvers<ContextType>;
  InternalFailedSearch?: InternalFailedSearchResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  NameWarning?: NameWarningResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QueryStatistics?: QueryStatisticsResolvers<ContextType>;
  RelatedStone?: RelatedStoneResolvers<ContextType>;
  ScorePart?: ScorePartResolvers<ContextType>;
  SearchConnection?: SearchConnectionResolvers<ContextType>;
  SearchConstraint?: SearchConstraintResolvers<ContextType>;
  SearchEdge?: SearchEdgeResolvers<ContextType>;
  SearchNode?: SearchNodeResolvers<ContextType>;
  SearchPresence?: SearchPresenceResolvers<ContextType>;
  Stone?: StoneResolvers<ContextType>;
  Suggestion?: SuggestionResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

