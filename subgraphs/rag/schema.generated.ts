import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EntityRef } from '../../platform/graphql/entity-loader.ts';
import type { SourceDocumentRecord, AnswerRecord, IndexStatusRecord } from './domain/rag.ts';
import type { PassageRecord } from './domain/retrieve.ts';
import type { RagContext } from './context.ts';
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

/** An answer grounded in passages: every claim cites one that holds it word for word. */
export type Answer = {
  /** False when no passage supports an answer well enough. */
  readonly answered: Scalars['Boolean']['output'];
  /** One for each marker, in the order of the text; empty when not answered. */
  readonly citations: ReadonlyArray<Citation>;
  /** What the answer cost. */
  readonly cost?: Maybe<CostSummary>;
  /** What the question was taken to need. */
  readonly kind: QuestionKind;
  /** What was asked and is not known, in words; null where all was answered. */
  readonly missing?: Maybe<Scalars['String']['output']>;
  /** What worded the answer: `extractive-2` quotes its passages; else a language model, held to them sentence by sentence. */
  readonly model: Scalars['String']['output'];
  /** The question as it was asked. */
  readonly question: Scalars['String']['output'];
  /** The stones that it was understood to be about, in the order of the text; for a list, those that are listed. */
  readonly stones: ReadonlyArray<Stone>;
  /** Sentences, each followed by the marker of its citation; what is missing when not answered. */
  readonly text: Scalars['String']['output'];
};

export type Article = Node & {
  readonly id: Scalars['ID']['output'];
  /** Whether retrieval has seen the latest revision of the article. */
  readonly indexStatus?: Maybe<IndexStatus>;
  /** Passages of the article: those nearest to `query`, or without one the first in reading order. */
  readonly passages?: Maybe<ReadonlyArray<Passage>>;
};


export type ArticlePassagesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  query?: InputMaybe<Scalars['String']['input']>;
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

/** Where a sentence of an answer stands. */
export type Citation = {
  /** As in the text, such as `[1]`. */
  readonly marker: Scalars['String']['output'];
  /** The passage that holds them. */
  readonly passage: Passage;
  /** The words relied on, verbatim in the passage. */
  readonly quote: Scalars['String']['output'];
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

/** The result of an upload. */
export type DocumentPayload = {
  /** The stored document; null when it was refused. */
  readonly document?: Maybe<SourceDocument>;
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

/** A text to upload. */
export type IndexDocumentInput = {
  /** Makes a repeated request harmless: the same key and input give the same document. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** `text/markdown`, `text/plain`, `text/html` or `application/pdf`. */
  readonly mediaType?: InputMaybe<Scalars['String']['input']>;
  /** The stone it is about, where it is about one alone. */
  readonly stoneId?: InputMaybe<Scalars['ID']['input']>;
  /** Up to 5 MB; a PDF's bytes in Base64. An encrypted PDF, a damaged one and one without text are refused. */
  readonly text: Scalars['String']['input'];
  /** 1 to 255 characters. */
  readonly title: Scalars['String']['input'];
};

/** How far the index is with a document. */
export type IndexState =
  /** There is no text to index. */
  | 'ABSENT'
  /** It could not be indexed; `error` says why. */
  | 'FAILED'
  /** The latest revision can be found. */
  | 'INDEXED'
  /** Nothing can be found yet; it is on its way. */
  | 'PENDING'
  /** An older revision can be found; the latest is on its way. */
  | 'STALE';

/** How a document stands in the retrieval index. */
export type IndexStatus = {
  /** How many chunks of it can be found. */
  readonly chunks: Scalars['Int']['output'];
  /** The embedding model of these chunks; null when there are none. */
  readonly embeddingModel?: Maybe<Scalars['String']['output']>;
  /** Why indexing failed; null unless FAILED. */
  readonly error?: Maybe<Scalars['String']['output']>;
  /** When the last of them was indexed; null when there are none. */
  readonly indexedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How far the index is. */
  readonly state: IndexState;
};

/** What a search by meaning found. */
export type InternalDenseAnswer = {
  /** Best first. */
  readonly hits: ReadonlyArray<InternalDenseHit>;
  /** True when the index had not passed the cursor in time. */
  readonly stale: Scalars['Boolean']['output'];
};

/** A stone or article near in meaning. */
export type InternalDenseHit = {
  /** The best chunk's. */
  readonly chunkText: Scalars['String']['output'];
  /** The stone's or article's. */
  readonly nodeId: Scalars['ID']['output'];
  /** Cosine, in [-1, 1]. */
  readonly score: Scalars['Float']['output'];
};

/** Which documents count; an empty list means no condition. */
export type InternalDocumentFilter = {
  /** Any of these. */
  readonly articleTypes: ReadonlyArray<ArticleType>;
  /** Any of these. */
  readonly colors: ReadonlyArray<Scalars['String']['input']>;
  /** Any of these. */
  readonly countries: ReadonlyArray<Scalars['String']['input']>;
  /** Any of these. */
  readonly stoneTypes: ReadonlyArray<StoneType>;
};

/** A question that found no answer. */
export type InternalUnansweredQuestion = {
  /** Different people who asked. */
  readonly askers: Scalars['Int']['output'];
  /** First asked, ISO 8601. */
  readonly firstAt: Scalars['String']['output'];
  /** Last asked, ISO 8601. */
  readonly lastAt: Scalars['String']['output'];
  /** As it was asked first. */
  readonly question: Scalars['String']['output'];
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
  /** Stores a document and indexes it, so that its passages can be found and cited. Needs `rag:manage`. */
  readonly indexDocument?: Maybe<DocumentPayload>;
  /** Deletes an uploaded document; no search or answer shows it from then on. Needs `rag:manage`. */
  readonly removeDocument?: Maybe<DeletePayload>;
};


export type MutationIndexDocumentArgs = {
  input: IndexDocumentInput;
};


export type MutationRemoveDocumentArgs = {
  input: DeleteInput;
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

/** A piece of a text as retrieval finds it. */
export type Passage = {
  /** The article it is from; null for an uploaded document. */
  readonly article?: Maybe<Article>;
  /** The uploaded document it is from; null for an article. */
  readonly document?: Maybe<SourceDocument>;
  /** Where it ends, exclusive. */
  readonly end: Scalars['Int']['output'];
  /** The headings above it, outermost first. */
  readonly headingPath: ReadonlyArray<Scalars['String']['output']>;
  /** Changes when the text of the passage changes. */
  readonly id: Scalars['ID']['output'];
  /** How well it matches, in [0, 1]; null where nothing was asked. */
  readonly score?: Maybe<Scalars['Float']['output']>;
  /** Where it begins in the document's text, in UTF-16 code units. */
  readonly start: Scalars['Int']['output'];
  /** The stone that the text is about; null when it is about none alone. */
  readonly stone?: Maybe<Stone>;
  /** Verbatim from the document, Markdown marks included. */
  readonly text: Scalars['String']['output'];
};

export type Query = {
  /** For services: stones and articles whose chunks are nearest to a query, best first, as the viewer may see them. */
  readonly _denseSearch: InternalDenseAnswer;
  /** For services: for each stone or article the nearest others of its kind, best first. */
  readonly _nearestNeighbours: ReadonlyArray<ReadonlyArray<InternalDenseHit>>;
  /** For services: questions that found no answer since a time, the most asked first. */
  readonly _unansweredQuestions: ReadonlyArray<InternalUnansweredQuestion>;
  /** Answers a question in sentences that each stand word for word in a passage; where nothing supports an answer, says so. */
  readonly ask?: Maybe<Answer>;
  /** Uploaded documents, newest first. Needs `rag:manage`. */
  readonly documents?: Maybe<SourceDocumentConnection>;
  /** What retrieval can find now. */
  readonly ragStats?: Maybe<RagStats>;
  /** The passages that best match a query, by words and by meaning, best first and without near-duplicates. */
  readonly retrieve?: Maybe<ReadonlyArray<Passage>>;
};


export type Query_DenseSearchArgs = {
  filter: InternalDocumentFilter;
  limit: Scalars['Int']['input'];
  query: Scalars['String']['input'];
  readAfter?: InputMaybe<Scalars['String']['input']>;
  viewer: InternalViewer;
};


export type Query_NearestNeighboursArgs = {
  limit: Scalars['Int']['input'];
  nodeIds: ReadonlyArray<Scalars['ID']['input']>;
  viewer: InternalViewer;
};


export type Query_UnansweredQuestionsArgs = {
  since: Scalars['String']['input'];
};


export type QueryAskArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  question: Scalars['String']['input'];
};


export type QueryDocumentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryRetrieveArgs = {
  filter?: InputMaybe<SearchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  query: Scalars['String']['input'];
};

/** What a question needs. */
export type QuestionKind =
  /** The same facts of several stones, side by side. */
  | 'COMPARISON'
  /** How or why something is done; answered from articles and documents. */
  | 'HOW_TO'
  /** The names of a stone, and what a name really stands for. */
  | 'IDENTITY'
  /** Facts of one stone, or of several. */
  | 'STONE_FACT'
  /** Stones that meet what is asked. */
  | 'STONE_LIST';

/** What retrieval can find now, under the present embedding model. */
export type RagStats = {
  /** Pieces of them. */
  readonly chunks: Scalars['Int']['output'];
  /** Numbers in an embedding. */
  readonly dimensions: Scalars['Int']['output'];
  /** Articles and uploaded documents that you may see. */
  readonly documents: Scalars['Int']['output'];
  /** Name and version of the model that embeds. */
  readonly embeddingModel: Scalars['String']['output'];
  /** When a chunk was last added; null while there are none. */
  readonly lastIndexedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What holds the vectors. */
  readonly vectorStore: Scalars['String']['output'];
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

/** A text that was uploaded to be found and cited. */
export type SourceDocument = Node & {
  /** Size of the text in UTF-8; of a PDF, of the text that was read from it. */
  readonly bytes: Scalars['Int']['output'];
  /** Begins with `doc_`. */
  readonly id: Scalars['ID']['output'];
  /** Whether its passages can be found. */
  readonly indexStatus: IndexStatus;
  /** `text/markdown`, `text/plain`, `text/html` or `application/pdf`. */
  readonly mediaType: Scalars['String']['output'];
  /** The stone it is about; null when none was named. */
  readonly stone?: Maybe<Stone>;
  /** As uploaded, 1 to 255 characters. */
  readonly title: Scalars['String']['output'];
  /** When it was uploaded. */
  readonly uploadedAt: Scalars['DateTime']['output'];
};

/** One page of uploaded documents. */
export type SourceDocumentConnection = {
  /** Newest first. */
  readonly edges: ReadonlyArray<SourceDocumentEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** Documents on all pages together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One document of a page. */
export type SourceDocumentEdge = {
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The document itself. */
  readonly node: SourceDocument;
};

export type Stone = Node & {
  readonly id: Scalars['ID']['output'];
  /** Whether retrieval has seen the latest texts about the stone. */
  readonly indexStatus?: Maybe<IndexStatus>;
  /** Passages of the stone's articles and documents: those nearest to `query`, or without one the first in reading order. */
  readonly passages?: Maybe<ReadonlyArray<Passage>>;
};


export type StonePassagesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  query?: InputMaybe<Scalars['String']['input']>;
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
  SourceDocument: SourceDocument;
  Stone: Stone;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Article:
    ( { __typename: 'Article' }
    & GraphQLRecursivePick<FederationTypes['Article'], {"id":true}> );
  SourceDocument:
    ( { __typename: 'SourceDocument' }
    & GraphQLRecursivePick<FederationTypes['SourceDocument'], {"id":true}> );
  Stone:
    ( { __typename: 'Stone' }
    & GraphQLRecursivePick<FederationTypes['Stone'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( EntityRef )
    | ( SourceDocumentRecord )
    | ( EntityRef )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcknowledgePayload: ResolverTypeWrapper<AcknowledgePayload>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AliasKind: AliasKind;
  Answer: ResolverTypeWrapper<AnswerRecord>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Article: ResolverTypeWrapper<EntityRef>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ArticleType: ArticleType;
  Citation: ResolverTypeWrapper<Omit<Citation, 'passage'> & { passage: ResolversTypes['Passage'] }>;
  CostLine: ResolverTypeWrapper<CostLine>;
  CostSummary: ResolverTypeWrapper<CostSummary>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeleteInput: DeleteInput;
  DeletePayload: ResolverTypeWrapper<DeletePayload>;
  DocumentPayload: ResolverTypeWrapper<Omit<DocumentPayload, 'document'> & { document?: Maybe<ResolversTypes['SourceDocument']> }>;
  Facet: ResolverTypeWrapper<Facet>;
  FacetBucket: ResolverTypeWrapper<FacetBucket>;
  GapTopic: GapTopic;
  IdentityCandidate: ResolverTypeWrapper<Omit<IdentityCandidate, 'stone'> & { stone?: Maybe<ResolversTypes['Stone']> }>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  IdentityResolution: ResolverTypeWrapper<Omit<IdentityResolution, 'candidates' | 'stone'> & { candidates: ReadonlyArray<ResolversTypes['IdentityCandidate']>, stone?: Maybe<ResolversTypes['Stone']> }>;
  IndexDocumentInput: IndexDocumentInput;
  IndexState: IndexState;
  IndexStatus: ResolverTypeWrapper<IndexStatusRecord>;
  InternalDenseAnswer: ResolverTypeWrapper<InternalDenseAnswer>;
  InternalDenseHit: ResolverTypeWrapper<InternalDenseHit>;
  InternalDocumentFilter: InternalDocumentFilter;
  InternalUnansweredQuestion: ResolverTypeWrapper<InternalUnansweredQuestion>;
  InternalViewer: InternalViewer;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NameWarning: ResolverTypeWrapper<NameWarning>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Passage: ResolverTypeWrapper<PassageRecord>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuestionKind: QuestionKind;
  RagStats: ResolverTypeWrapper<RagStats>;
  ResolutionStatus: ResolutionStatus;
  SearchFilter: SearchFilter;
  Severity: Severity;
  SourceDocument: ResolverTypeWrapper<SourceDocumentRecord>;
  SourceDocumentConnection: ResolverTypeWrapper<Omit<SourceDocumentConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['SourceDocumentEdge']> }>;
  SourceDocumentEdge: ResolverTypeWrapper<Omit<SourceDocumentEdge, 'node'> & { node: ResolversTypes['SourceDocument'] }>;
  Stone: ResolverTypeWrapper<EntityRef>;
  StoneType: StoneType;
  TimeWindow: TimeWindow;
  UserError: ResolverTypeWrapper<UserError>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcknowledgePayload: AcknowledgePayload;
  Boolean: Scalars['Boolean']['output'];
  Answer: AnswerRecord;
  String: Scalars['String']['output'];
  Article: EntityRef;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Citation: Omit<Citation, 'passage'> & { passage: ResolversParentTypes['Passage'] };
  CostLine: CostLine;
  CostSummary: CostSummary;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DeleteInput: DeleteInput;
  DeletePayload: DeletePayload;
  DocumentPayload: Omit<DocumentPayload, 'document'> & { document?: Maybe<ResolversParentTypes['SourceDocument']> };
  Facet: Facet;
  FacetBucket: FacetBucket;
  IdentityCandidate: Omit<IdentityCandidate, 'stone'> & { stone?: Maybe<ResolversParentTypes['Stone']> };
  Float: Scalars['Float']['output'];
  IdentityResolution: Omit<IdentityResolution, 'candidates' | 'stone'> & { candidates: ReadonlyArray<ResolversParentTypes['IdentityCandidate']>, stone?: Maybe<ResolversParentTypes['Stone']> };
  IndexDocumentInput: IndexDocumentInput;
  IndexStatus: IndexStatusRecord;
  InternalDenseAnswer: InternalDenseAnswer;
  InternalDenseHit: InternalDenseHit;
  InternalDocumentFilter: InternalDocumentFilter;
  InternalUnansweredQuestion: InternalUnansweredQuestion;
  InternalViewer: InternalViewer;
  JSON: Scalars['JSON']['output'];
  Mutation: Record<PropertyKey, never>;
  NameWarning: NameWarning;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Passage: PassageRecord;
  Query: Record<PropertyKey, never>;
  RagStats: RagStats;
  SearchFilter: SearchFilter;
  SourceDocument: SourceDocumentRecord;
  SourceDocumentConnection: Omit<SourceDocumentConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['SourceDocumentEdge']> };
  SourceDocumentEdge: Omit<SourceDocumentEdge, 'node'> & { node: ResolversParentTypes['SourceDocument'] };
  Stone: EntityRef;
  UserError: UserError;
};

export type AcknowledgePayloadResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['AcknowledgePayload'] = ResolversParentTypes['AcknowledgePayload']> = {
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AnswerResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['Answer'] = ResolversParentTypes['Answer']> = {
  answered?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  citations?: Resolver<ReadonlyArray<ResolversTypes['Citation']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['CostSummary']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['QuestionKind'], ParentType, ContextType>;
  missing?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  question?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stones?: Resolver<ReadonlyArray<ResolversTypes['Stone']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ArticleResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['Article'] = ResolversParentTypes['Article'], FederationReferenceType extends FederationReferenceTypes['Article'] = FederationReferenceTypes['Article']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Article']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  indexStatus?: Resolver<Maybe<ResolversTypes['IndexStatus']>, ParentType, ContextType>;
  passages?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Passage']>>, ParentType, ContextType, RequireFields<ArticlePassagesArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CitationResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['Citation'] = ResolversParentTypes['Citation']> = {
  marker?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  passage?: Resolver<ResolversTypes['Passage'], ParentType, ContextType>;
  quote?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CostLineResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['CostLine'] = ResolversParentTypes['CostLine']> = {
  calls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type CostSummaryResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['CostSummary'] = ResolversParentTypes['CostSummary']> = {
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

export type DeletePayloadResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['DeletePayload'] = ResolversParentTypes['DeletePayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DocumentPayloadResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['DocumentPayload'] = ResolversParentTypes['DocumentPayload']> = {
  document?: Resolver<Maybe<ResolversTypes['SourceDocument']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FacetResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  buckets?: Resolver<ReadonlyArray<ResolversTypes['FacetBucket']>, ParentType, ContextType>;
  facet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FacetBucketResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['FacetBucket'] = ResolversParentTypes['FacetBucket']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IdentityCandidateResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['IdentityCandidate'] = ResolversParentTypes['IdentityCandidate']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
};

export type IdentityResolutionResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['IdentityResolution'] = ResolversParentTypes['IdentityResolution']> = {
  candidates?: Resolver<ReadonlyArray<ResolversTypes['IdentityCandidate']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedKind?: Resolver<Maybe<ResolversTypes['AliasKind']>, ParentType, ContextType>;
  matchedName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  query?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ResolutionStatus'], ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['NameWarning']>, ParentType, ContextType>;
};

export type IndexStatusResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['IndexStatus'] = ResolversParentTypes['IndexStatus']> = {
  chunks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  embeddingModel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  indexedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['IndexState'], ParentType, ContextType>;
};

export type InternalDenseAnswerResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['InternalDenseAnswer'] = ResolversParentTypes['InternalDenseAnswer']> = {
  hits?: Resolver<ReadonlyArray<ResolversTypes['InternalDenseHit']>, ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type InternalDenseHitResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['InternalDenseHit'] = ResolversParentTypes['InternalDenseHit']> = {
  chunkText?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type InternalUnansweredQuestionResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['InternalUnansweredQuestion'] = ResolversParentTypes['InternalUnansweredQuestion']> = {
  askers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstAt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastAt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  question?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MutationResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  indexDocument?: Resolver<Maybe<ResolversTypes['DocumentPayload']>, ParentType, ContextType, RequireFields<MutationIndexDocumentArgs, 'input'>>;
  removeDocument?: Resolver<Maybe<ResolversTypes['DeletePayload']>, ParentType, ContextType, RequireFields<MutationRemoveDocumentArgs, 'input'>>;
};

export type NameWarningResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['NameWarning'] = ResolversParentTypes['NameWarning']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Article' | 'SourceDocument' | 'Stone', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PassageResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['Passage'] = ResolversParentTypes['Passage']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  document?: Resolver<Maybe<ResolversTypes['SourceDocument']>, ParentType, ContextType>;
  end?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  headingPath?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  _denseSearch?: Resolver<ResolversTypes['InternalDenseAnswer'], ParentType, ContextType, RequireFields<Query_DenseSearchArgs, 'filter' | 'limit' | 'query' | 'viewer'>>;
  _nearestNeighbours?: Resolver<ReadonlyArray<ReadonlyArray<ResolversTypes['InternalDenseHit']>>, ParentType, ContextType, RequireFields<Query_NearestNeighboursArgs, 'limit' | 'nodeIds' | 'viewer'>>;
  _unansweredQuestions?: Resolver<ReadonlyArray<ResolversTypes['InternalUnansweredQuestion']>, ParentType, ContextType, RequireFields<Query_UnansweredQuestionsArgs, 'since'>>;
  ask?: Resolver<Maybe<ResolversTypes['Answer']>, ParentType, ContextType, RequireFields<QueryAskArgs, 'first' | 'question'>>;
  documents?: Resolver<Maybe<ResolversTypes['SourceDocumentConnection']>, ParentType, ContextType, RequireFields<QueryDocumentsArgs, 'first'>>;
  ragStats?: Resolver<Maybe<ResolversTypes['RagStats']>, ParentType, ContextType>;
  retrieve?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Passage']>>, ParentType, ContextType, RequireFields<QueryRetrieveArgs, 'first' | 'query'>>;
};

export type RagStatsResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['RagStats'] = ResolversParentTypes['RagStats']> = {
  chunks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dimensions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  documents?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  embeddingModel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastIndexedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  vectorStore?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SourceDocumentResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['SourceDocument'] = ResolversParentTypes['SourceDocument'], FederationReferenceType extends FederationReferenceTypes['SourceDocument'] = FederationReferenceTypes['SourceDocument']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SourceDocument']> | FederationReferenceType, FederationReferenceType, ContextType>;
  bytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  indexStatus?: Resolver<ResolversTypes['IndexStatus'], ParentType, ContextType>;
  mediaType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  uploadedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SourceDocumentConnectionResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['SourceDocumentConnection'] = ResolversParentTypes['SourceDocumentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SourceDocumentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SourceDocumentEdgeResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['SourceDocumentEdge'] = ResolversParentTypes['SourceDocumentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SourceDocument'], ParentType, ContextType>;
};

export type StoneResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['Stone'] = ResolversParentTypes['Stone'], FederationReferenceType extends FederationReferenceTypes['Stone'] = FederationReferenceTypes['Stone']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Stone']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  indexStatus?: Resolver<Maybe<ResolversTypes['IndexStatus']>, ParentType, ContextType>;
  passages?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Passage']>>, ParentType, ContextType, RequireFields<StonePassagesArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = RagContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type Resolvers<ContextType = RagContext> = {
  AcknowledgePayload?: AcknowledgePayloadResolvers<ContextType>;
  Answer?: AnswerResolvers<ContextType>;
  Article?: ArticleResolvers<ContextType>;
  Citation?: CitationResolvers<ContextType>;
  CostLine?: CostLineResolvers<ContextType>;
  CostSummary?: CostSummaryResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DeletePayload?: DeletePayloadResolvers<ContextType>;
  DocumentPayload?: DocumentPayloadResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  FacetBucket?: FacetBucketResolvers<ContextType>;
  IdentityCandidate?: IdentityCandidateResolvers<ContextType>;
  IdentityResolution?: IdentityResolutionResolvers<ContextType>;
  IndexStatus?: IndexStatusResolvers<ContextType>;
  InternalDenseAnswer?: InternalDenseAnswerResolvers<ContextType>;
  InternalDenseHit?: InternalDenseHitResolvers<ContextType>;
  InternalUnansweredQuestion?: InternalUnansweredQuestionResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  NameWarning?: NameWarningResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Passage?: PassageResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RagStats?: RagStatsResolvers<ContextType>;
  SourceDocument?: SourceDocumentResolvers<ContextType>;
  SourceDocumentConnection?: SourceDocumentConnectionResolvers<ContextType>;
  SourceDocumentEdge?: SourceDocumentEdgeResolvers<ContextType>;
  Stone?: StoneResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

