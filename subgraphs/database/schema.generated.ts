import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EntityRef } from '../../platform/graphql/entity-loader.ts';
import type { DocumentHead, RevisionRecord } from '../../platform/ports/documents.ts';
import type { CollectionFigures } from './domain/document-store.ts';
import type { DatabaseContext } from './context.ts';
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
  readonly id: Scalars['ID']['output'];
  /** How the article's document is stored and who changed it when; null when the viewer may not see the article. */
  readonly record?: Maybe<DocumentRecord>;
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

/** What one collection holds at this moment. */
export type CollectionInfo = {
  /** How many documents it has, drafts included. */
  readonly documents: Scalars['Int']['output'];
  /** Paths that can be searched without reading every document; the paths of a compound index are joined by `+`. */
  readonly indexes: ReadonlyArray<Scalars['String']['output']>;
  /** Such as `stones` or `articles`. */
  readonly name: Scalars['String']['output'];
  /** Bytes of the documents' data as JSON in UTF-8, without indexes and history. */
  readonly sizeBytes: Scalars['Float']['output'];
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

/** The document store as a whole. */
export type DatabaseStatus = {
  /** Every collection, also the empty ones, in alphabetical order. */
  readonly collections: ReadonlyArray<CollectionInfo>;
  /** What holds the documents: `sqlite`, or a server's name. */
  readonly engine: Scalars['String']['output'];
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

/** A stored document without its data. */
export type DocumentRecord = {
  /** Name of the collection that holds it, such as `stones`. */
  readonly collection: Scalars['String']['output'];
  /** When the first revision was written. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The same id as the entity's. */
  readonly documentId: Scalars['ID']['output'];
  /** The newest revisions, newest first; older ones stay stored. */
  readonly history: ReadonlyArray<DocumentRevision>;
  /** 1 when created, one more with each write; send it as `expectedRevision` to refuse a change where someone else was first. */
  readonly revision: Scalars['Int']['output'];
  /** When the present revision was written. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Who wrote the present revision: a person's id or a service's name. Null for the seed, and, without an error, for whoever lacks `content:write`. */
  readonly updatedBy?: Maybe<Scalars['String']['output']>;
};


/** A stored document without its data. */
export type DocumentRecordHistoryArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One write of a document. */
export type DocumentRevision = {
  /** When it was written. */
  readonly at: Scalars['DateTime']['output'];
  /** Who wrote it: a person's id or a service's name. Null for the seed, and, without an error, for whoever lacks `content:write`. */
  readonly by?: Maybe<Scalars['String']['output']>;
  /** Dotted paths into the document that this write changed, sorted; `*` alone for its creation, empty when it wrote what was there. */
  readonly changedPaths: ReadonlyArray<Scalars['String']['output']>;
  /** Number of the revision that this write made, from 1. */
  readonly revision: Scalars['Int']['output'];
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

/** That a document was written or deleted. */
export type InternalChange = {
  /** Written, ISO 8601. */
  readonly at: Scalars['String']['output'];
  /** The person who wrote it; null for what the platform wrote. */
  readonly authorId?: Maybe<Scalars['ID']['output']>;
  /** Name of the document's collection. */
  readonly collection: Scalars['String']['output'];
  /** Rises in commit order. */
  readonly cursor: Scalars['String']['output'];
  /** As it is now; null where it has since been deleted. */
  readonly document?: Maybe<InternalDocument>;
  /** The document's. */
  readonly id: Scalars['ID']['output'];
  /** `put` or `delete`. */
  readonly kind: Scalars['String']['output'];
  /** As of this change. */
  readonly revision: Scalars['Int']['output'];
  /** `PUBLIC`, or the scope that a reader needs; of a deleted document, as it was last. */
  readonly visibility: Scalars['String']['output'];
};

/** Changes in commit order. */
export type InternalChangePage = {
  /** True when nothing newer was there. */
  readonly atEnd: Scalars['Boolean']['output'];
  /** Oldest first; may be empty. */
  readonly changes: ReadonlyArray<InternalChange>;
  /** Read on from here, also when there is no change. */
  readonly cursor: Scalars['String']['output'];
};

/** What became of a batch. */
export type InternalCommit = {
  /** Position in the change feed after the batch. */
  readonly cursor: Scalars['String']['output'];
  /** The documents put, in order, as they are now stored; empty when replayed. */
  readonly documents: ReadonlyArray<InternalDocument>;
  /** Of this batch, or of the first one when replayed. */
  readonly outcome?: Maybe<Scalars['JSON']['output']>;
  /** True when it had been written before: nothing was written now. */
  readonly replayed: Scalars['Boolean']['output'];
};

/** A stored document, as services see it. */
export type InternalDocument = {
  /** The person who wrote it; null for what the platform wrote. */
  readonly authorId?: Maybe<Scalars['ID']['output']>;
  /** Name of its collection. */
  readonly collection: Scalars['String']['output'];
  /** First written, ISO 8601. */
  readonly createdAt: Scalars['String']['output'];
  /** What its owner wrote. */
  readonly data: Scalars['JSON']['output'];
  /** Unique in its collection; its prefix names the kind. */
  readonly id: Scalars['ID']['output'];
  /** 1 when created, one more with each change. */
  readonly revision: Scalars['Int']['output'];
  /** Last written, ISO 8601. */
  readonly updatedAt: Scalars['String']['output'];
  /** A person's id, a service's name, or null for the seed. */
  readonly updatedBy?: Maybe<Scalars['String']['output']>;
  /** `PUBLIC`, or the scope that a reader needs. */
  readonly visibility: Scalars['String']['output'];
};

/** A stored document without its data. */
export type InternalDocumentHead = {
  /** The person who wrote it; null for what the platform wrote. */
  readonly authorId?: Maybe<Scalars['ID']['output']>;
  /** Name of its collection. */
  readonly collection: Scalars['String']['output'];
  /** First written, ISO 8601. */
  readonly createdAt: Scalars['String']['output'];
  /** Unique in its collection; its prefix names the kind. */
  readonly id: Scalars['ID']['output'];
  /** 1 when created, one more with each change. */
  readonly revision: Scalars['Int']['output'];
  /** Last written, ISO 8601. */
  readonly updatedAt: Scalars['String']['output'];
  /** A person's id, a service's name, or null for the seed. */
  readonly updatedBy?: Maybe<Scalars['String']['output']>;
  /** `PUBLIC`, or the scope that a reader needs. */
  readonly visibility: Scalars['String']['output'];
};

/** What a service looks for. */
export type InternalFindQuery = {
  /** 1 to 10,000; 1,000 where left out. */
  readonly limit?: InputMaybe<Scalars['Int']['input']>;
  /** Documents passed over before the first. */
  readonly skip?: InputMaybe<Scalars['Int']['input']>;
  /** Dotted paths, the most important first. */
  readonly sort?: InputMaybe<ReadonlyArray<InternalSort>>;
  /** Conditions on dotted paths, as the port of documents describes them. */
  readonly where?: InputMaybe<Scalars['JSON']['input']>;
};

/** By what a repeated batch is known. */
export type InternalIdempotency = {
  /** A hash of what the batch was made from. */
  readonly fingerprint: Scalars['String']['input'];
  /** Chosen by the caller, with its own name in it. */
  readonly key: Scalars['String']['input'];
};

/** What is appended to a log at once, never changed. */
export type InternalLogRow = {
  /** What to append. */
  readonly data: Scalars['JSON']['input'];
  /** Rises with time. */
  readonly id: Scalars['ID']['input'];
};

/** One revision of a document. */
export type InternalRevision = {
  /** Written, ISO 8601. */
  readonly at: Scalars['String']['output'];
  /** A person's id, a service's name, or null for the seed. */
  readonly by?: Maybe<Scalars['String']['output']>;
  /** Dotted paths into the data, sorted; `*` when it was created. */
  readonly changedPaths: ReadonlyArray<Scalars['String']['output']>;
  /** Counted from 1. */
  readonly revision: Scalars['Int']['output'];
};

/** One level of an order. */
export type InternalSort = {
  /** 1 rising, -1 falling. */
  readonly direction: Scalars['Int']['input'];
  /** Dotted, such as `data.name`. */
  readonly path: Scalars['String']['input'];
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

/** An atomic batch. */
export type InternalWriteBatch = {
  /** A person's id, a service's name, or null for the seed. */
  readonly by?: InputMaybe<Scalars['String']['input']>;
  /** Makes a repeated batch harmless. */
  readonly idempotency?: InputMaybe<InternalIdempotency>;
  /** In order. */
  readonly operations: ReadonlyArray<InternalWriteOperation>;
  /** What to answer to whoever repeats the batch. */
  readonly outcome?: InputMaybe<Scalars['JSON']['input']>;
};

/** One step of a batch. */
export type InternalWriteOperation = {
  /** Only of a put: the person who wrote it. */
  readonly authorId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the document's collection. */
  readonly collection: Scalars['String']['input'];
  /** Only of a put: what to store, any object. */
  readonly data?: InputMaybe<Scalars['JSON']['input']>;
  /** Refuses the batch unless the document has this revision; 0: unless it is absent. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** The document's. */
  readonly id: Scalars['ID']['input'];
  /** `put` or `delete`. */
  readonly kind: Scalars['String']['input'];
  /** Only of a put: values that no other document may have. */
  readonly uniqueKeys?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only of a put: `PUBLIC`, or the scope that a reader needs. */
  readonly visibility?: InputMaybe<Scalars['String']['input']>;
};

export type Mutation = {
  /** For services: appends rows to a log, without history and feed. */
  readonly _append: Scalars['Boolean']['output'];
  /** For services: writes a batch as a whole or not at all. */
  readonly _commit: InternalCommit;
};


export type Mutation_AppendArgs = {
  collection: Scalars['String']['input'];
  rows: ReadonlyArray<InternalLogRow>;
};


export type Mutation_CommitArgs = {
  batch: InternalWriteBatch;
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
  /** For services: changes after a cursor in commit order; waits up to `waitMs` (0 to 20,000) for the first one. */
  readonly _changes: InternalChangePage;
  /** For services: how many documents of one collection meet conditions. */
  readonly _count: Scalars['Int']['output'];
  /** For services: documents of one collection by id, in order; null where there is none. */
  readonly _documents: ReadonlyArray<Maybe<InternalDocument>>;
  /** For services: documents of one collection that meet conditions. */
  readonly _find: ReadonlyArray<InternalDocument>;
  /** For services: documents of any collection by id, in order, without their data; null where there is none. */
  readonly _heads: ReadonlyArray<Maybe<InternalDocumentHead>>;
  /** For services: the newest revisions of each document, newest first; empty where there is none. */
  readonly _histories: ReadonlyArray<ReadonlyArray<InternalRevision>>;
  /** For services: where the change feed ends now. */
  readonly _lastCursor: Scalars['String']['output'];
  /** What the document store holds, collection by collection. Needs `database:inspect`. */
  readonly databaseStatus?: Maybe<DatabaseStatus>;
};


export type Query_ChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  collections?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  limit: Scalars['Int']['input'];
  waitMs: Scalars['Int']['input'];
};


export type Query_CountArgs = {
  collection: Scalars['String']['input'];
  where?: InputMaybe<Scalars['JSON']['input']>;
};


export type Query_DocumentsArgs = {
  collection: Scalars['String']['input'];
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type Query_FindArgs = {
  collection: Scalars['String']['input'];
  query: InternalFindQuery;
};


export type Query_HeadsArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type Query_HistoriesArgs = {
  first: Scalars['Int']['input'];
  ids: ReadonlyArray<Scalars['ID']['input']>;
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
  readonly id: Scalars['ID']['output'];
  /** How the stone's document is stored and who changed it when; null when the stone is gone. */
  readonly record?: Maybe<DocumentRecord>;
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
  CollectionInfo: ResolverTypeWrapper<CollectionFigures>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  CostLine: ResolverTypeWrapper<CostLine>;
  CostSummary: ResolverTypeWrapper<CostSummary>;
  DatabaseStatus: ResolverTypeWrapper<Omit<DatabaseStatus, 'collections'> & { collections: ReadonlyArray<ResolversTypes['CollectionInfo']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeleteInput: DeleteInput;
  DeletePayload: ResolverTypeWrapper<DeletePayload>;
  DocumentRecord: ResolverTypeWrapper<DocumentHead>;
  DocumentRevision: ResolverTypeWrapper<RevisionRecord>;
  Facet: ResolverTypeWrapper<Facet>;
  FacetBucket: ResolverTypeWrapper<FacetBucket>;
  GapTopic: GapTopic;
  IdentityCandidate: ResolverTypeWrapper<Omit<IdentityCandidate, 'stone'> & { stone?: Maybe<ResolversTypes['Stone']> }>;
  IdentityResolution: ResolverTypeWrapper<Omit<IdentityResolution, 'candidates' | 'stone'> & { candidates: ReadonlyArray<ResolversTypes['IdentityCandidate']>, stone?: Maybe<ResolversTypes['Stone']> }>;
  InternalChange: ResolverTypeWrapper<InternalChange>;
  InternalChangePage: ResolverTypeWrapper<InternalChangePage>;
  InternalCommit: ResolverTypeWrapper<InternalCommit>;
  InternalDocument: ResolverTypeWrapper<InternalDocument>;
  InternalDocumentHead: ResolverTypeWrapper<InternalDocumentHead>;
  InternalFindQuery: InternalFindQuery;
  InternalIdempotency: InternalIdempotency;
  InternalLogRow: InternalLogRow;
  InternalRevision: ResolverTypeWrapper<InternalRevision>;
  InternalSort: InternalSort;
  InternalViewer: InternalViewer;
  InternalWriteBatch: InternalWriteBatch;
  InternalWriteOperation: InternalWriteOperation;
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
  CollectionInfo: CollectionFigures;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  Float: Scalars['Float']['output'];
  CostLine: CostLine;
  CostSummary: CostSummary;
  DatabaseStatus: Omit<DatabaseStatus, 'collections'> & { collections: ReadonlyArray<ResolversParentTypes['CollectionInfo']> };
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DeleteInput: DeleteInput;
  DeletePayload: DeletePayload;
  DocumentRecord: DocumentHead;
  DocumentRevision: RevisionRecord;
  Facet: Facet;
  FacetBucket: FacetBucket;
  IdentityCandidate: Omit<IdentityCandidate, 'stone'> & { stone?: Maybe<ResolversParentTypes['Stone']> };
  IdentityResolution: Omit<IdentityResolution, 'candidates' | 'stone'> & { candidates: ReadonlyArray<ResolversParentTypes['IdentityCandidate']>, stone?: Maybe<ResolversParentTypes['Stone']> };
  InternalChange: InternalChange;
  InternalChangePage: InternalChangePage;
  InternalCommit: InternalCommit;
  InternalDocument: InternalDocument;
  InternalDocumentHead: InternalDocumentHead;
  InternalFindQuery: InternalFindQuery;
  InternalIdempotency: InternalIdempotency;
  InternalLogRow: InternalLogRow;
  InternalRevision: InternalRevision;
  InternalSort: InternalSort;
  InternalViewer: InternalViewer;
  InternalWriteBatch: InternalWriteBatch;
  InternalWriteOperation: InternalWriteOperation;
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

export type AcknowledgePayloadResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['AcknowledgePayload'] = ResolversParentTypes['AcknowledgePayload']> = {
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ArticleResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['Article'] = ResolversParentTypes['Article'], FederationReferenceType extends FederationReferenceTypes['Article'] = FederationReferenceTypes['Article']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Article']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Maybe<ResolversTypes['DocumentRecord']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CollectionInfoResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['CollectionInfo'] = ResolversParentTypes['CollectionInfo']> = {
  documents?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  indexes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sizeBytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type CostLineResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['CostLine'] = ResolversParentTypes['CostLine']> = {
  calls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type CostSummaryResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['CostSummary'] = ResolversParentTypes['CostSummary']> = {
  byOperation?: Resolver<ReadonlyArray<ResolversTypes['CostLine']>, ParentType, ContextType>;
  byProvider?: Resolver<ReadonlyArray<ResolversTypes['CostLine']>, ParentType, ContextType>;
  totalUsd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  unpricedCalls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DatabaseStatusResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['DatabaseStatus'] = ResolversParentTypes['DatabaseStatus']> = {
  collections?: Resolver<ReadonlyArray<ResolversTypes['CollectionInfo']>, ParentType, ContextType>;
  engine?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DeletePayloadResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['DeletePayload'] = ResolversParentTypes['DeletePayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DocumentRecordResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['DocumentRecord'] = ResolversParentTypes['DocumentRecord']> = {
  collection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  documentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  history?: Resolver<ReadonlyArray<ResolversTypes['DocumentRevision']>, ParentType, ContextType, RequireFields<DocumentRecordHistoryArgs, 'first'>>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DocumentRevisionResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['DocumentRevision'] = ResolversParentTypes['DocumentRevision']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changedPaths?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FacetResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  buckets?: Resolver<ReadonlyArray<ResolversTypes['FacetBucket']>, ParentType, ContextType>;
  facet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FacetBucketResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['FacetBucket'] = ResolversParentTypes['FacetBucket']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IdentityCandidateResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['IdentityCandidate'] = ResolversParentTypes['IdentityCandidate']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
};

export type IdentityResolutionResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['IdentityResolution'] = ResolversParentTypes['IdentityResolution']> = {
  candidates?: Resolver<ReadonlyArray<ResolversTypes['IdentityCandidate']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedKind?: Resolver<Maybe<ResolversTypes['AliasKind']>, ParentType, ContextType>;
  matchedName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  query?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ResolutionStatus'], ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['NameWarning']>, ParentType, ContextType>;
};

export type InternalChangeResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['InternalChange'] = ResolversParentTypes['InternalChange']> = {
  at?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  authorId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  collection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  document?: Resolver<Maybe<ResolversTypes['InternalDocument']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  visibility?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InternalChangePageResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['InternalChangePage'] = ResolversParentTypes['InternalChangePage']> = {
  atEnd?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['InternalChange']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InternalCommitResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['InternalCommit'] = ResolversParentTypes['InternalCommit']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  documents?: Resolver<ReadonlyArray<ResolversTypes['InternalDocument']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type InternalDocumentResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['InternalDocument'] = ResolversParentTypes['InternalDocument']> = {
  authorId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  collection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  data?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  visibility?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InternalDocumentHeadResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['InternalDocumentHead'] = ResolversParentTypes['InternalDocumentHead']> = {
  authorId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  collection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  visibility?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InternalRevisionResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['InternalRevision'] = ResolversParentTypes['InternalRevision']> = {
  at?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changedPaths?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MutationResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  _append?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<Mutation_AppendArgs, 'collection' | 'rows'>>;
  _commit?: Resolver<ResolversTypes['InternalCommit'], ParentType, ContextType, RequireFields<Mutation_CommitArgs, 'batch'>>;
};

export type NameWarningResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['NameWarning'] = ResolversParentTypes['NameWarning']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Article' | 'Stone', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  _changes?: Resolver<ResolversTypes['InternalChangePage'], ParentType, ContextType, RequireFields<Query_ChangesArgs, 'limit' | 'waitMs'>>;
  _count?: Resolver<ResolversTypes['Int'], ParentType, ContextType, RequireFields<Query_CountArgs, 'collection'>>;
  _documents?: Resolver<ReadonlyArray<Maybe<ResolversTypes['InternalDocument']>>, ParentType, ContextType, RequireFields<Query_DocumentsArgs, 'collection' | 'ids'>>;
  _find?: Resolver<ReadonlyArray<ResolversTypes['InternalDocument']>, ParentType, ContextType, RequireFields<Query_FindArgs, 'collection' | 'query'>>;
  _heads?: Resolver<ReadonlyArray<Maybe<ResolversTypes['InternalDocumentHead']>>, ParentType, ContextType, RequireFields<Query_HeadsArgs, 'ids'>>;
  _histories?: Resolver<ReadonlyArray<ReadonlyArray<ResolversTypes['InternalRevision']>>, ParentType, ContextType, RequireFields<Query_HistoriesArgs, 'first' | 'ids'>>;
  _lastCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  databaseStatus?: Resolver<Maybe<ResolversTypes['DatabaseStatus']>, ParentType, ContextType>;
};

export type StoneResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['Stone'] = ResolversParentTypes['Stone'], FederationReferenceType extends FederationReferenceTypes['Stone'] = FederationReferenceTypes['Stone']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Stone']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  record?: Resolver<Maybe<ResolversTypes['DocumentRecord']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = DatabaseContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type Resolvers<ContextType = DatabaseContext> = {
  AcknowledgePayload?: AcknowledgePayloadResolvers<ContextType>;
  Article?: ArticleResolvers<ContextType>;
  CollectionInfo?: CollectionInfoResolvers<ContextType>;
  CostLine?: CostLineResolvers<ContextType>;
  CostSummary?: CostSummaryResolvers<ContextType>;
  DatabaseStatus?: DatabaseStatusResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DeletePayload?: DeletePayloadResolvers<ContextType>;
  DocumentRecord?: DocumentRecordResolvers<ContextType>;
  DocumentRevision?: DocumentRevisionResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  FacetBucket?: FacetBucketResolvers<ContextType>;
  IdentityCandidate?: IdentityCandidateResolvers<ContextType>;
  IdentityResolution?: IdentityResolutionResolvers<ContextType>;
  InternalChange?: InternalChangeResolvers<ContextType>;
  InternalChangePage?: InternalChangePageResolvers<ContextType>;
  InternalCommit?: InternalCommitResolvers<ContextType>;
  InternalDocument?: InternalDocumentResolvers<ContextType>;
  InternalDocumentHead?: InternalDocumentHeadResolvers<ContextType>;
  InternalRevision?: InternalRevisionResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  NameWarning?: NameWarningResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Stone?: StoneResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

