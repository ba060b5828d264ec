import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EntityRef } from '../../platform/graphql/entity-loader.ts';
import type { CacheContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
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
  /** How this article stands in the cache now; null when the viewer may not see the article. */
  readonly cacheStatus?: Maybe<CacheStatus>;
  readonly id: Scalars['ID']['output'];
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

/** Counters of the cache since this process started. */
export type CacheStats = {
  /** True when a configured tier is away and only memory serves. */
  readonly degraded: Scalars['Boolean']['output'];
  /** What holds the entries: `memory`, or a server's name. */
  readonly engine: Scalars['String']['output'];
  /** Entries held now. */
  readonly entries: Scalars['Int']['output'];
  /** Entries dropped to make room, not those that expired or were invalidated. */
  readonly evictions: Scalars['Float']['output'];
  /** Share of reads answered from the cache, in [0, 1]; 0 before the first read. */
  readonly hitRate: Scalars['Float']['output'];
  /** Reads answered from the cache. */
  readonly hits: Scalars['Float']['output'];
  /** Estimated bytes held; null where the engine cannot tell. */
  readonly memoryBytes?: Maybe<Scalars['Float']['output']>;
  /** Reads that had to load. */
  readonly misses: Scalars['Float']['output'];
};

/** How one document stands in the cache at this moment. */
export type CacheStatus = {
  /** True when at least one entry about it is held: its document, or what a service worked out for it. */
  readonly cached: Scalars['Boolean']['output'];
  /** Names under which it can be dropped with `invalidateCache`; its id is always among them. */
  readonly tags: ReadonlyArray<Scalars['String']['output']>;
  /** The tier that holds the entry, such as `memory`; null when none does. */
  readonly tier?: Maybe<Scalars['String']['output']>;
  /** Seconds until the last such entry expires by itself, rounded up; null when not cached. */
  readonly ttlSeconds?: Maybe<Scalars['Int']['output']>;
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

/** A value that is held. */
export type InternalCacheEntry = {
  /** Also null: that there is nothing is remembered too. */
  readonly value?: Maybe<Scalars['JSON']['output']>;
};

/** How one tag stands in the cache. */
export type InternalCacheEntryStatus = {
  /** All of the entry's. */
  readonly tags: ReadonlyArray<Scalars['String']['output']>;
  /** Such as `memory`. */
  readonly tier: Scalars['String']['output'];
  /** Seconds until the entry expires, rounded up. */
  readonly ttlSeconds: Scalars['Int']['output'];
};

/** A value to hold. */
export type InternalCacheFill = {
  /** As looked up. */
  readonly key: Scalars['String']['input'];
  /** By which it is dropped. */
  readonly tags: ReadonlyArray<Scalars['String']['input']>;
  /** How long it may be held, milliseconds. */
  readonly ttlMs: Scalars['Int']['input'];
  /** Also null. */
  readonly value?: InputMaybe<Scalars['JSON']['input']>;
};

/** What a look-up found. */
export type InternalCacheLookUp = {
  /** One for each key, in order; null where nothing is held. */
  readonly entries: ReadonlyArray<Maybe<InternalCacheEntry>>;
  /** Rises with every invalidation: a load may be shared only while it stands still. */
  readonly epoch: Scalars['String']['output'];
  /** By which to fill what is missing; null when nothing is. */
  readonly ticket?: Maybe<Scalars['String']['output']>;
};

/** Figures of the cache. */
export type InternalCacheStatistics = {
  /** True while it cannot be relied on. */
  readonly degraded: Scalars['Boolean']['output'];
  /** What holds the entries. */
  readonly engine: Scalars['String']['output'];
  /** Held now. */
  readonly entries: Scalars['Int']['output'];
  /** Entries dropped to make room. */
  readonly evictions: Scalars['Int']['output'];
  /** Reads that found an entry. */
  readonly hits: Scalars['Int']['output'];
  /** Estimated; null where the engine cannot tell. */
  readonly memoryBytes?: Maybe<Scalars['Float']['output']>;
  /** Reads that found none. */
  readonly misses: Scalars['Int']['output'];
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

/** Names what to drop from the cache. */
export type InvalidateCacheInput = {
  /** 1 to 100 tags of 1 to 200 characters: ids of documents, or names of collections such as `stones`. */
  readonly tags: ReadonlyArray<Scalars['String']['input']>;
};

/** The result of an invalidation. */
export type InvalidatePayload = {
  /** How many entries were dropped. */
  readonly removed: Scalars['Int']['output'];
  /** Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Mutation = {
  /** For services: fills what was looked up; whatever was invalidated since the look-up is not kept. True when the ticket was known. */
  readonly _cacheFill: Scalars['Boolean']['output'];
  /** For services: drops what has one of the tags, and says how many entries that were. */
  readonly _cacheInvalidate: Scalars['Int']['output'];
  /** For services: values by key in order, null where nothing is held, and a ticket by which to fill what is missing. */
  readonly _cacheLookUp: InternalCacheLookUp;
  /** Drops every cache entry that has one of the tags. Needs `cache:manage`. */
  readonly invalidateCache?: Maybe<InvalidatePayload>;
};


export type Mutation_CacheFillArgs = {
  entries: ReadonlyArray<InternalCacheFill>;
  ticket: Scalars['String']['input'];
};


export type Mutation_CacheInvalidateArgs = {
  tags: ReadonlyArray<Scalars['String']['input']>;
};


export type Mutation_CacheLookUpArgs = {
  keys: ReadonlyArray<Scalars['String']['input']>;
  namespace: Scalars['String']['input'];
};


export type MutationInvalidateCacheArgs = {
  input: InvalidateCacheInput;
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
  /** For services: figures of the cache. */
  readonly _cacheStatistics: InternalCacheStatistics;
  /** For services: how the cache stands to each tag, in order; null where nothing is held. */
  readonly _cacheStatusOf: ReadonlyArray<Maybe<InternalCacheEntryStatus>>;
  /** How the cache is doing since this process started. Needs `cache:manage`. */
  readonly cacheStats?: Maybe<CacheStats>;
};


export type Query_CacheStatusOfArgs = {
  tags: ReadonlyArray<Scalars['String']['input']>;
};

/** Whether a name could be told. */
export type ResolutionStatus =
  /** Several stones share the name; the query does not decide between them. */
  | 'AMBIGUOUS'
  /** One stone, with enough evidence. */
  | 'RESOLVED'
  /** No stone of the catalogue, as far as the evidence goes. */
  | 'UNRESOLVED';

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

/** How much a matter weighs. */
export type Severity =
  /** Leads to damage or a wrong purchase. */
  | 'HIGH'
  /** Worth knowing. */
  | 'LOW'
  /** May mislead a buyer. */
  | 'MEDIUM';

export type Stone = Node & {
  /** How this stone stands in the cache now; null when the stone is gone. */
  readonly cacheStatus?: Maybe<CacheStatus>;
  readonly id: Scalars['ID']['output'];
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
  ArticleType: ArticleType;
  CacheStats: ResolverTypeWrapper<CacheStats>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  CacheStatus: ResolverTypeWrapper<CacheStatus>;
  CostLine: ResolverTypeWrapper<CostLine>;
  CostSummary: ResolverTypeWrapper<CostSummary>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeleteInput: DeleteInput;
  DeletePayload: ResolverTypeWrapper<DeletePayload>;
  Facet: ResolverTypeWrapper<Facet>;
  FacetBucket: ResolverTypeWrapper<FacetBucket>;
  GapTopic: GapTopic;
  IdentityCandidate: ResolverTypeWrapper<Omit<IdentityCandidate, 'stone'> & { stone?: Maybe<ResolversTypes['Stone']> }>;
  IdentityResolution: ResolverTypeWrapper<Omit<IdentityResolution, 'candidates' | 'stone'> & { candidates: ReadonlyArray<ResolversTypes['IdentityCandidate']>, stone?: Maybe<ResolversTypes['Stone']> }>;
  InternalCacheEntry: ResolverTypeWrapper<InternalCacheEntry>;
  InternalCacheEntryStatus: ResolverTypeWrapper<InternalCacheEntryStatus>;
  InternalCacheFill: InternalCacheFill;
  InternalCacheLookUp: ResolverTypeWrapper<InternalCacheLookUp>;
  InternalCacheStatistics: ResolverTypeWrapper<InternalCacheStatistics>;
  InternalViewer: InternalViewer;
  InvalidateCacheInput: InvalidateCacheInput;
  InvalidatePayload: ResolverTypeWrapper<InvalidatePayload>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NameWarning: ResolverTypeWrapper<NameWarning>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ResolutionStatus: ResolutionStatus;
  SearchFilter: SearchFilter;
  Severity: Severity;
  Stone: ResolverTypeWrapper<EntityRef>;
  StoneType: StoneType;
  TimeWindow: TimeWindow;
  UserError: ResolverTypeWrapper<UserError>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcknowledgePayload: AcknowledgePayload;
  Boolean: Scalars['Boolean']['output'];
  Article: EntityRef;
  ID: Scalars['ID']['output'];
  CacheStats: CacheStats;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Float: Scalars['Float']['output'];
  CacheStatus: CacheStatus;
  CostLine: CostLine;
  CostSummary: CostSummary;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DeleteInput: DeleteInput;
  DeletePayload: DeletePayload;
  Facet: Facet;
  FacetBucket: FacetBucket;
  IdentityCandidate: Omit<IdentityCandidate, 'stone'> & { stone?: Maybe<ResolversParentTypes['Stone']> };
  IdentityResolution: Omit<IdentityResolution, 'candidates' | 'stone'> & { candidates: ReadonlyArray<ResolversParentTypes['IdentityCandidate']>, stone?: Maybe<ResolversParentTypes['Stone']> };
  InternalCacheEntry: InternalCacheEntry;
  InternalCacheEntryStatus: InternalCacheEntryStatus;
  InternalCacheFill: InternalCacheFill;
  InternalCacheLookUp: InternalCacheLookUp;
  InternalCacheStatistics: InternalCacheStatistics;
  InternalViewer: InternalViewer;
  InvalidateCacheInput: InvalidateCacheInput;
  InvalidatePayload: InvalidatePayload;
  JSON: Scalars['JSON']['output'];
  Mutation: Record<PropertyKey, never>;
  NameWarning: NameWarning;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  SearchFilter: SearchFilter;
  Stone: EntityRef;
  UserError: UserError;
};

export type AcknowledgePayloadResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['AcknowledgePayload'] = ResolversParentTypes['AcknowledgePayload']> = {
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ArticleResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['Article'] = ResolversParentTypes['Article'], FederationReferenceType extends FederationReferenceTypes['Article'] = FederationReferenceTypes['Article']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Article']> | FederationReferenceType, FederationReferenceType, ContextType>;
  cacheStatus?: Resolver<Maybe<ResolversTypes['CacheStatus']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CacheStatsResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['CacheStats'] = ResolversParentTypes['CacheStats']> = {
  degraded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  engine?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  evictions?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  hitRate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  hits?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  memoryBytes?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  misses?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type CacheStatusResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['CacheStatus'] = ResolversParentTypes['CacheStatus']> = {
  cached?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ttlSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CostLineResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['CostLine'] = ResolversParentTypes['CostLine']> = {
  calls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type CostSummaryResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['CostSummary'] = ResolversParentTypes['CostSummary']> = {
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

export type DeletePayloadResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['DeletePayload'] = ResolversParentTypes['DeletePayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FacetResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  buckets?: Resolver<ReadonlyArray<ResolversTypes['FacetBucket']>, ParentType, ContextType>;
  facet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FacetBucketResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['FacetBucket'] = ResolversParentTypes['FacetBucket']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IdentityCandidateResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['IdentityCandidate'] = ResolversParentTypes['IdentityCandidate']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
};

export type IdentityResolutionResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['IdentityResolution'] = ResolversParentTypes['IdentityResolution']> = {
  candidates?: Resolver<ReadonlyArray<ResolversTypes['IdentityCandidate']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedKind?: Resolver<Maybe<ResolversTypes['AliasKind']>, ParentType, ContextType>;
  matchedName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  query?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ResolutionStatus'], ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['NameWarning']>, ParentType, ContextType>;
};

export type InternalCacheEntryResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['InternalCacheEntry'] = ResolversParentTypes['InternalCacheEntry']> = {
  value?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type InternalCacheEntryStatusResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['InternalCacheEntryStatus'] = ResolversParentTypes['InternalCacheEntryStatus']> = {
  tags?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ttlSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InternalCacheLookUpResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['InternalCacheLookUp'] = ResolversParentTypes['InternalCacheLookUp']> = {
  entries?: Resolver<ReadonlyArray<Maybe<ResolversTypes['InternalCacheEntry']>>, ParentType, ContextType>;
  epoch?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InternalCacheStatisticsResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['InternalCacheStatistics'] = ResolversParentTypes['InternalCacheStatistics']> = {
  degraded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  engine?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  evictions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hits?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  memoryBytes?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  misses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InvalidatePayloadResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['InvalidatePayload'] = ResolversParentTypes['InvalidatePayload']> = {
  removed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MutationResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  _cacheFill?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<Mutation_CacheFillArgs, 'entries' | 'ticket'>>;
  _cacheInvalidate?: Resolver<ResolversTypes['Int'], ParentType, ContextType, RequireFields<Mutation_CacheInvalidateArgs, 'tags'>>;
  _cacheLookUp?: Resolver<ResolversTypes['InternalCacheLookUp'], ParentType, ContextType, RequireFields<Mutation_CacheLookUpArgs, 'keys' | 'namespace'>>;
  invalidateCache?: Resolver<Maybe<ResolversTypes['InvalidatePayload']>, ParentType, ContextType, RequireFields<MutationInvalidateCacheArgs, 'input'>>;
};

export type NameWarningResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['NameWarning'] = ResolversParentTypes['NameWarning']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Article' | 'Stone', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  _cacheStatistics?: Resolver<ResolversTypes['InternalCacheStatistics'], ParentType, ContextType>;
  _cacheStatusOf?: Resolver<ReadonlyArray<Maybe<ResolversTypes['InternalCacheEntryStatus']>>, ParentType, ContextType, RequireFields<Query_CacheStatusOfArgs, 'tags'>>;
  cacheStats?: Resolver<Maybe<ResolversTypes['CacheStats']>, ParentType, ContextType>;
};

export type StoneResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['Stone'] = ResolversParentTypes['Stone'], FederationReferenceType extends FederationReferenceTypes['Stone'] = FederationReferenceTypes['Stone']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Stone']> | FederationReferenceType, FederationReferenceType, ContextType>;
  cacheStatus?: Resolver<Maybe<ResolversTypes['CacheStatus']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = CacheContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type Resolvers<ContextType = CacheContext> = {
  AcknowledgePayload?: AcknowledgePayloadResolvers<ContextType>;
  Article?: ArticleResolvers<ContextType>;
  CacheStats?: CacheStatsResolvers<ContextType>;
  CacheStatus?: CacheStatusResolvers<ContextType>;
  CostLine?: CostLineResolvers<ContextType>;
  CostSummary?: CostSummaryResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DeletePayload?: DeletePayloadResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  FacetBucket?: FacetBucketResolvers<ContextType>;
  IdentityCandidate?: IdentityCandidateResolvers<ContextType>;
  IdentityResolution?: IdentityResolutionResolvers<ContextType>;
  InternalCacheEntry?: InternalCacheEntryResolvers<ContextType>;
  InternalCacheEntryStatus?: InternalCacheEntryStatusResolvers<ContextType>;
  InternalCacheLookUp?: InternalCacheLookUpResolvers<ContextType>;
  InternalCacheStatistics?: InternalCacheStatisticsResolvers<ContextType>;
  InvalidatePayload?: InvalidatePayloadResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  NameWarning?: NameWarningResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Stone?: StoneResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

