import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { StoneRecord } from './domain/stone.ts';
import type { ArticleRecord } from './domain/article.ts';
import type { StoneAliasRecord, TechnicalRecord, MeasureRecord, StoneFactRecord, IdentityRecord, IdentityCandidateRecord, NameWarningRecord } from '../../platform/ports/catalogue.ts';
import type { StoneMention } from './domain/mention.ts';
import type { StoneLinkPage } from './domain/link-page.ts';
import type { StonePage } from './domain/stone-list.ts';
import type { ArticlePage } from './domain/article-list.ts';
import type { CategoryRecord } from './domain/categories/category.ts';
import type { FacetRecord } from './domain/category-book.ts';
import type { DeceptivePracticeRecord } from './domain/identity/deceptive-practices.ts';
import type { DeceptiveExampleRecord } from './domain/deceptive-example.ts';
import type { ImportRejectionRecord } from './domain/write/import-stones.ts';
import type { ContentStatsRecord } from './domain/content-stats.ts';
import type { CorrectionRecord } from './domain/correction.ts';
import type { CorrectionPage } from './domain/correction-list.ts';
import type { ContentContext } from './context.ts';
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

export type Alert = Node & {
  readonly id: Scalars['ID']['output'];
};

export type AlertRule = Node & {
  readonly id: Scalars['ID']['output'];
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

/** A text about stone, for readers; one version for each path and language. */
export type Article = Node & {
  /** The same Markdown with each confident mention of another stone turned into a link, the first one in a section. */
  readonly body: Scalars['String']['output'];
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** What a reader would look for, lower case, at most 10. */
  readonly keywords: ReadonlyArray<Scalars['String']['output']>;
  /** Language of the text: en, es, fr, de, it or pt. */
  readonly locale: Scalars['String']['output'];
  /** Every mention of a stone other than its own; offsets count in `source`. */
  readonly mentions: ReadonlyArray<Mention>;
  /** Its part of a URL, such as `stones/rosso-levanto`: lower-case letters, digits, hyphens and slashes. */
  readonly path: Scalars['String']['output'];
  /** When readers first could see the present publication; null while it is not published. */
  readonly publishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Description for the results of search engines, at most 160 characters; null when nobody has written one. */
  readonly seoDescription?: Maybe<Scalars['String']['output']>;
  /** Title for the results of search engines, at most 60 characters; null when nobody has written one. */
  readonly seoTitle?: Maybe<Scalars['String']['output']>;
  /** Markdown as written. */
  readonly source: Scalars['String']['output'];
  /** Where it stands on its way to readers. */
  readonly status: ArticleStatus;
  /** The stone that it is about; null for articles about several or none. */
  readonly stone?: Maybe<Stone>;
  /** The gist in at most 500 characters; null when nobody has written one. */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** Subjects that it shares with other articles, lower case, at most 10. */
  readonly tags: ReadonlyArray<Scalars['String']['output']>;
  /** Headline in the article's language, 1 to 255 characters. */
  readonly title: Scalars['String']['output'];
  /** The same path in other languages, as far as the viewer may see them, by language. */
  readonly translations: ReadonlyArray<Article>;
  /** What it is for. */
  readonly type: ArticleType;
  /** When its record was last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Revision of the record: 1 when created, one more with each change. */
  readonly version: Scalars['Int']['output'];
};

/** One page of articles. */
export type ArticleConnection = {
  /** The articles of this page, by title. */
  readonly edges: ReadonlyArray<ArticleEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** Visible articles that pass the conditions, all pages together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An article on its page. */
export type ArticleEdge = {
  /** Position for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** What the page shows here. */
  readonly node: Article;
};

/** The result of writing an article. */
export type ArticlePayload = {
  /** As it is stored now; null when the request was refused. */
  readonly article?: Maybe<Article>;
  /** Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Where an article stands on its way to readers. */
export type ArticleStatus =
  /** Withdrawn; its author and editors see it. */
  | 'ARCHIVED'
  /** Being written; its author and editors see it. */
  | 'DRAFT'
  /** Everyone sees it. */
  | 'PUBLISHED'
  /** Waiting for an editor; its author and editors see it. */
  | 'UNDER_REVIEW';

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

/** The result of writing several articles. */
export type ArticlesPayload = {
  /** As they are stored now, in the order of the request; empty when it was refused. */
  readonly articles: ReadonlyArray<Article>;
  /** Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A stone's place under one facet of the taxonomy. */
export type Category = {
  /** How sure it is, in [0, 1]. */
  readonly confidence: Scalars['Float']['output'];
  /** The fact that it rests on, in words; null where it speaks for itself. */
  readonly evidence?: Maybe<Scalars['String']['output']>;
  /** Aspect, such as `type`, `colorFamily`, `region` or `use`. */
  readonly facet: Scalars['String']['output'];
  /** In lower case with hyphens, such as `natural-stone-cladding`. */
  readonly value: Scalars['String']['output'];
};

/** A value of the taxonomy. */
export type CategoryInput = {
  /** A facet of `taxonomy`, such as `colorFamily`. */
  readonly facet: Scalars['String']['input'];
  /** One of its values, in lower case with hyphens. */
  readonly value: Scalars['String']['input'];
};

/** A name that a supplier uses for a stone. */
export type ConfirmAliasInput = {
  /** Why the name is used. */
  readonly kind?: InputMaybe<AliasKind>;
  /** Language of the name as an ISO 639-1 code. */
  readonly locale?: InputMaybe<Scalars['String']['input']>;
  /** The name, 1 to 120 characters; none that the stone has already. */
  readonly name: Scalars['String']['input'];
  /** What speaks for it, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** From whom the name comes, such as a supplier's name, 1 to 120 characters; it stands in the alias's note. */
  readonly source: Scalars['String']['input'];
  /** The stone that is sold so. */
  readonly stoneId: Scalars['ID']['input'];
};

/** A query and the stone that it stands for. */
export type ConfirmMatchInput = {
  /** As it was asked, 1 to 200 characters; sizes, finishes and other trade words in it do not count. */
  readonly query: Scalars['String']['input'];
  /** Why, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** The stone that is meant. */
  readonly stoneId: Scalars['ID']['input'];
};

/** Counts over the catalogue and the articles that the viewer may see. */
export type ContentStats = {
  /** Visible articles of every status and language. */
  readonly articles: Scalars['Int']['output'];
  /** Articles generated or translated since midnight UTC. */
  readonly generatedToday: Scalars['Int']['output'];
  /** What all generation and translation has cost so far. */
  readonly generationCost?: Maybe<CostSummary>;
  /** Links from one stone to another. */
  readonly links: Scalars['Int']['output'];
  /** Languages in which something is published, by code. */
  readonly locales: ReadonlyArray<Scalars['String']['output']>;
  /** Articles that readers can see. */
  readonly publishedArticles: Scalars['Int']['output'];
  /** Stones in the catalogue. */
  readonly stones: Scalars['Int']['output'];
};

/** Something that a person has taught the catalogue, with who, when and why. Of one match, alias, link or mention one is in force. */
export type Correction = {
  /** The alias as it was added to the stone; null for other kinds. */
  readonly alias?: Maybe<StoneAlias>;
  /** The article of a rejected mention; null otherwise, and where the viewer may not see it. */
  readonly article?: Maybe<Article>;
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** What was said. */
  readonly kind: CorrectionKind;
  /** When it was said. */
  readonly madeAt: Scalars['DateTime']['output'];
  /** Who said it. */
  readonly madeBy?: Maybe<User>;
  /** The stone at the other end of a rejected link; null otherwise. */
  readonly otherStone?: Maybe<Stone>;
  /** The query as it was sent, of the two kinds of matches; null otherwise. */
  readonly query?: Maybe<Scalars['String']['output']>;
  /** Why, in the words of who said it; null where nothing was given. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The stone that it is about; null where it has since been deleted. */
  readonly stone?: Maybe<Stone>;
  /** The rejected words of the article; null: every mention of the stone there, or another kind. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** When it was taken back; null while it is in force. */
  readonly undoneAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who took it back, or said what took its place; null while it is in force. */
  readonly undoneBy?: Maybe<User>;
};

/** One page of corrections. */
export type CorrectionConnection = {
  /** The corrections of this page, the newest first. */
  readonly edges: ReadonlyArray<CorrectionEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** Corrections that pass the conditions, all pages together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A correction on its page. */
export type CorrectionEdge = {
  /** Position for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** What the page shows here. */
  readonly node: Correction;
};

/** What a correction says. */
export type CorrectionKind =
  /** A name that a supplier uses is an alias of a stone. */
  | 'ALIAS_CONFIRMED'
  /** Two stones are not linked. */
  | 'LINK_REJECTED'
  /** A query stands for a stone. */
  | 'MATCH_CONFIRMED'
  /** A query does not stand for a stone. */
  | 'MATCH_REJECTED'
  /** Words of an article do not mean a stone. */
  | 'MENTION_REJECTED';

/** The result of teaching the catalogue something. */
export type CorrectionPayload = {
  /** As it is stored now; null when the request was refused. */
  readonly correction?: Maybe<Correction>;
  /** Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
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

/** A new article, which begins as a draft. */
export type CreateArticleInput = {
  /** Makes a repeated request harmless: 1 to 200 characters, new for each new article. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** One of en, es, fr, de, it, pt. */
  readonly locale?: InputMaybe<Scalars['String']['input']>;
  /** Lower-case letters, digits, hyphens and slashes, at most 255 characters; free in its language. */
  readonly path: Scalars['String']['input'];
  /** Markdown of 1 to 200,000 characters. */
  readonly source: Scalars['String']['input'];
  /** The stone that it is about. */
  readonly stoneId?: InputMaybe<Scalars['ID']['input']>;
  /** The gist in at most 500 characters. */
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  /** Headline of 1 to 255 characters. */
  readonly title: Scalars['String']['input'];
  /** What it is for. */
  readonly type: ArticleType;
};

/** A new stone. */
export type CreateStoneInput = {
  /** At most 100 further names. */
  readonly aliases?: InputMaybe<ReadonlyArray<StoneAliasInput>>;
  /** 1 to 20 colours, the most important first; each a word of 1 to 20 letters. */
  readonly colors: ReadonlyArray<Scalars['String']['input']>;
  /** At most 200 facts. */
  readonly facts?: InputMaybe<ReadonlyArray<StoneFactInput>>;
  /** The group of stones it belongs to, at most 120 characters. */
  readonly family?: InputMaybe<Scalars['String']['input']>;
  /** Makes a repeated request harmless: 1 to 200 characters, new for each new stone. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 120 characters; the slug is made from it and must be free. */
  readonly name: Scalars['String']['input'];
  /** Where it is quarried. */
  readonly origin: OriginInput;
  /** The rock in a geologist's words, at most 120 characters. */
  readonly petrography?: InputMaybe<Scalars['String']['input']>;
  /** Measured figures. */
  readonly technical?: InputMaybe<TechnicalProfileInput>;
  /** What the trade calls it. */
  readonly type: StoneType;
};

/** A name that misleads. */
export type DeceptiveExample = {
  /** As it is sold. */
  readonly name: Scalars['String']['output'];
  /** The stone itself; null where it has since been deleted. */
  readonly stone?: Maybe<Stone>;
  /** What it really is, in words. */
  readonly trueNature: Scalars['String']['output'];
};

/** A way of selling stone under names that mislead. */
export type DeceptivePractice = {
  /** What kind of misleading it is, in a few words. */
  readonly category: Scalars['String']['output'];
  /** Names of the catalogue that are such. */
  readonly examples: ReadonlyArray<DeceptiveExample>;
  /** How it works and why it matters. */
  readonly explanation: Scalars['String']['output'];
  /** What it may do to a buyer. */
  readonly impact: Severity;
  /** How a buyer finds out. */
  readonly tips: ReadonlyArray<Scalars['String']['output']>;
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

export type ExpertAnswer = Node & {
  readonly id: Scalars['ID']['output'];
};

export type ExpertQuestion = Node & {
  readonly id: Scalars['ID']['output'];
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

/** Asks for a stone's profile. */
export type GenerateArticleInput = {
  /** True: replaces the profile that is there; one that a person edited only with `content:write`. */
  readonly force?: InputMaybe<Scalars['Boolean']['input']>;
  /** Makes a repeated request harmless: 1 to 200 characters, new for each generation. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The stone to write about. */
  readonly stoneId: Scalars['ID']['input'];
};

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

/** What an import did, or would do. */
export type ImportPayload = {
  /** Stones that were not there before. */
  readonly created: Scalars['Int']['output'];
  /** True when nothing was written because of `dryRun`. */
  readonly dryRun: Scalars['Boolean']['output'];
  /** Lines that were refused, in order. */
  readonly rejected: ReadonlyArray<ImportRejection>;
  /** Stones that were just so already. */
  readonly unchanged: Scalars['Int']['output'];
  /** Stones that differed from their line. */
  readonly updated: Scalars['Int']['output'];
  /** Empty when the text could be read at all. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A line that was refused. */
export type ImportRejection = {
  /** Its number in `jsonl`, from 1. */
  readonly line: Scalars['Int']['output'];
  /** What is wrong with it, naming the field. */
  readonly reason: Scalars['String']['output'];
};

/** Stones as lines of JSON. */
export type ImportStonesInput = {
  /** True: only says what would happen. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** One stone a line, in the catalogue's format; at most 5 MB. Empty lines are passed over. */
  readonly jsonl: Scalars['String']['input'];
};

/** A fact in words. */
export type InternalFact = {
  /** In [0, 1]. */
  readonly confidence: Scalars['Float']['input'];
  /** Such as `sealing`. */
  readonly name: Scalars['String']['input'];
  /** Where it comes from. */
  readonly source?: InputMaybe<Scalars['String']['input']>;
  /** What it is about. */
  readonly topic: GapTopic;
  /** Of the value, where it has one. */
  readonly unit?: InputMaybe<Scalars['String']['input']>;
  /** Such as `once a year`. */
  readonly value: Scalars['String']['input'];
};

/** Verified facts for a stone. */
export type InternalFacts = {
  /** Who verified them. */
  readonly by: Scalars['ID']['input'];
  /** Facts in words. */
  readonly facts: ReadonlyArray<InternalFact>;
  /** Makes a repeated request harmless. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The stone's. */
  readonly stoneId: Scalars['ID']['input'];
  /** Figures by their key, such as `waterAbsorption`. */
  readonly technical: Scalars['JSON']['input'];
  /** On whose behalf. */
  readonly viewer: InternalViewer;
};

/** What became of verified facts. */
export type InternalFactsApplied = {
  /** Dotted paths; none when the stone said all that already. */
  readonly changedPaths: ReadonlyArray<Scalars['String']['output']>;
  /** Position in the change feed after the write. */
  readonly cursor: Scalars['String']['output'];
};

/** What a name stands for. */
export type InternalIdentity = {
  /** Stones that may be meant, most likely first. */
  readonly candidates: ReadonlyArray<InternalIdentityCandidate>;
  /** In [0, 1]. */
  readonly confidence: Scalars['Float']['output'];
  /** Kind of that name; null for a stone's own one. */
  readonly matchedKind?: Maybe<AliasKind>;
  /** The catalogue's name that fits; null when unresolved. */
  readonly matchedName?: Maybe<Scalars['String']['output']>;
  /** The name as it was asked. */
  readonly query: Scalars['String']['output'];
  /** Whether one stone, several or none may be meant. */
  readonly status: ResolutionStatus;
  /** The stone when resolved. */
  readonly stoneId?: Maybe<Scalars['ID']['output']>;
  /** What is deceptive about the name. */
  readonly warnings: ReadonlyArray<InternalNameWarning>;
};

/** A stone that a name may mean. */
export type InternalIdentityCandidate = {
  /** In [0, 1]. */
  readonly confidence: Scalars['Float']['output'];
  /** The catalogue's name that fits. */
  readonly matchedName: Scalars['String']['output'];
  /** In words. */
  readonly reasons: ReadonlyArray<Scalars['String']['output']>;
  /** The stone's. */
  readonly stoneId: Scalars['ID']['output'];
};

/** A mention of a stone in a text. */
export type InternalMention = {
  /** In [0, 1]. */
  readonly confidence: Scalars['Float']['output'];
  /** Offset, exclusive. */
  readonly end: Scalars['Int']['output'];
  /** Offset in UTF-16 code units. */
  readonly start: Scalars['Int']['output'];
  /** The stone's. */
  readonly stoneId: Scalars['ID']['output'];
  /** As it stands there. */
  readonly text: Scalars['String']['output'];
};

/** A warning about a name. */
export type InternalNameWarning = {
  /** In words. */
  readonly message: Scalars['String']['output'];
  /** How grave. */
  readonly severity: Severity;
  /** In what it deceives. */
  readonly type: Scalars['String']['output'];
};

/** A link from one stone to another. */
export type InternalStoneLink = {
  /** Names by which the first speaks of the other. */
  readonly anchors: ReadonlyArray<Scalars['String']['output']>;
  /** The stone it goes out from. */
  readonly fromId: Scalars['ID']['output'];
  /** Why they belong together. */
  readonly reason: Scalars['String']['output'];
  /** In [0, 1]. */
  readonly score: Scalars['Float']['output'];
  /** The stone it leads to. */
  readonly toId: Scalars['ID']['output'];
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

export type KnowledgeGap = Node & {
  readonly id: Scalars['ID']['output'];
};

/** Which of a stone's links are meant. */
export type LinkDirection =
  /** Both; a stone linked both ways comes once, by its stronger link. */
  | 'BOTH'
  /** From others to the stone. */
  | 'INCOMING'
  /** From the stone to others. */
  | 'OUTGOING';

/** A figure with what it needs to be compared. */
export type Measure = {
  /** Upper end as the source gives it; null when it gives none. */
  readonly high?: Maybe<Scalars['Float']['output']>;
  /** Lower end as the source gives it; null when it gives none. */
  readonly low?: Maybe<Scalars['Float']['output']>;
  /** Who published the figure; null when unknown. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** Test method, such as `EN 1926`; null when the source names none. */
  readonly standard?: Maybe<Scalars['String']['output']>;
  /** Unit, such as `MPa`, `%`, `kg/m³`, `mm`, `cycles` or `Mohs`. */
  readonly unit: Scalars['String']['output'];
  /** Of a range its midpoint, of a bound the bound. */
  readonly value: Scalars['Float']['output'];
};

/** A measured figure. */
export type MeasureInput = {
  /** Upper end, at least `value`. */
  readonly high?: InputMaybe<Scalars['Float']['input']>;
  /** Lower end, at most `value`. */
  readonly low?: InputMaybe<Scalars['Float']['input']>;
  /** Who published it, at most 500 characters. */
  readonly source?: InputMaybe<Scalars['String']['input']>;
  /** Test method, such as `EN 1926`, at most 120 characters. */
  readonly standard?: InputMaybe<Scalars['String']['input']>;
  /** Unit in which the field is kept, such as `MPa`; other units are refused. */
  readonly unit: Scalars['String']['input'];
  /** Not negative; of a range its midpoint, of a bound the bound. */
  readonly value: Scalars['Float']['input'];
};

/** A place in a text where a stone is named. */
export type Mention = {
  /** How sure it is, in [0, 1]. */
  readonly confidence: Scalars['Float']['output'];
  /** Offset behind the last character, in UTF-16 code units. */
  readonly end: Scalars['Int']['output'];
  /** Offset of the first character, in UTF-16 code units. */
  readonly start: Scalars['Int']['output'];
  /** The stone that is meant. */
  readonly stone: Stone;
  /** The name as the text has it. */
  readonly text: Scalars['String']['output'];
};

export type Mutation = {
  /** For services: puts verified facts into a stone on behalf of a person. */
  readonly _applyFacts: InternalFactsApplied;
  /**
   * Makes a name that a supplier uses an alias of a stone; its note says from whom it comes and when. An import of the catalogue
   * keeps it. Needs `content:write`.
   */
  readonly confirmAlias?: Maybe<CorrectionPayload>;
  /**
   * Says that a query stands for a stone: `resolveIdentity` answers it so from now on, with confidence 1. Takes the place of a
   * rejection of the same match, and of an earlier confirmation for another stone. Needs `content:write`.
   */
  readonly confirmMatch?: Maybe<CorrectionPayload>;
  /** Adds an article as a draft. Needs `content:write`; a supplier may propose one too. */
  readonly createArticle?: Maybe<ArticlePayload>;
  /** Adds a stone and a profile composed from its facts. Needs `content:write`. */
  readonly createStone?: Maybe<StonePayload>;
  /** Deletes a stone and every article about it, for good. Needs `content:publish`. */
  readonly deleteStone?: Maybe<DeletePayload>;
  /**
   * Composes the English profile of a stone from its facts, by templates or, where one is configured, by a language model whose every
   * figure, name and place is checked against the record. Takes one generation from the month's quota. Published at once for those
   * with `content:write`, else a draft. ENGINE_UNAVAILABLE with a `reason` where the model is away, its budget spent, or its text refused:
   * then nothing changes. Needs `content:generate`.
   */
  readonly generateArticle?: Maybe<ArticlePayload>;
  /**
   * Adds stones, and changes those of the same slug, from lines of JSON. `petrography`, `family` and figures that a line leaves
   * out stay as they are, and so do facts; all else is replaced. A refused line changes nothing; the others stand. Needs
   * `content:write`.
   */
  readonly importStones?: Maybe<ImportPayload>;
  /** Takes the link between two stones away, in both directions and whatever it rests on. Needs `content:write`. */
  readonly rejectLink?: Maybe<CorrectionPayload>;
  /**
   * Says that a query does not stand for a stone: `resolveIdentity` no longer answers it with that stone, whatever sizes or
   * finishes stand beside the name. Takes the place of a confirmation of the same match. Needs `content:write`.
   */
  readonly rejectMatch?: Maybe<CorrectionPayload>;
  /**
   * Says that words of an article do not mean a stone: neither `mentions` nor `body` has them, and no link rests on them. Needs
   * `content:write`.
   */
  readonly rejectMention?: Maybe<CorrectionPayload>;
  /**
   * Moves an article on: DRAFT to UNDER_REVIEW or PUBLISHED, UNDER_REVIEW to PUBLISHED or DRAFT, PUBLISHED to ARCHIVED or DRAFT,
   * ARCHIVED to DRAFT. Needs `content:publish`.
   */
  readonly setArticleStatus?: Maybe<ArticlePayload>;
  /**
   * Makes or renews an article's versions in other languages, all of them or none. A composed profile is translated by templates; what a
   * person wrote by a language model, figures, names and targets of links as they are, and refused where none is configured or its
   * text does not pass. What a person edited stays. Needs `content:publish`.
   */
  readonly translateArticle?: Maybe<ArticlesPayload>;
  /** Takes a correction back, which stays in the list with who did so; a confirmed alias leaves its stone. Needs `content:write`. */
  readonly undoCorrection?: Maybe<CorrectionPayload>;
  /** Changes an article's text. Needs `content:write`; a supplier may change a draft of their own. */
  readonly updateArticle?: Maybe<ArticlePayload>;
  /** Changes a stone; its profile follows while no person has edited it. Needs `content:write`. */
  readonly updateStone?: Maybe<StonePayload>;
};


export type Mutation_ApplyFactsArgs = {
  request: InternalFacts;
};


export type MutationConfirmAliasArgs = {
  input: ConfirmAliasInput;
};


export type MutationConfirmMatchArgs = {
  input: ConfirmMatchInput;
};


export type MutationCreateArticleArgs = {
  input: CreateArticleInput;
};


export type MutationCreateStoneArgs = {
  input: CreateStoneInput;
};


export type MutationDeleteStoneArgs = {
  input: DeleteInput;
};


export type MutationGenerateArticleArgs = {
  input: GenerateArticleInput;
};


export type MutationImportStonesArgs = {
  input: ImportStonesInput;
};


export type MutationRejectLinkArgs = {
  input: RejectLinkInput;
};


export type MutationRejectMatchArgs = {
  input: RejectMatchInput;
};


export type MutationRejectMentionArgs = {
  input: RejectMentionInput;
};


export type MutationSetArticleStatusArgs = {
  input: SetArticleStatusInput;
};


export type MutationTranslateArticleArgs = {
  input: TranslateArticleInput;
};


export type MutationUndoCorrectionArgs = {
  input: UndoCorrectionInput;
};


export type MutationUpdateArticleArgs = {
  input: UpdateArticleInput;
};


export type MutationUpdateStoneArgs = {
  input: UpdateStoneInput;
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

/** Where a stone is quarried. */
export type Origin = {
  /** English name, such as `Italy`. */
  readonly country: Scalars['String']['output'];
  /** Place or quarry; null when unknown. */
  readonly locality?: Maybe<Scalars['String']['output']>;
  /** Region, state or province; null when unknown. */
  readonly region?: Maybe<Scalars['String']['output']>;
};

/** Where a stone is quarried. */
export type OriginInput = {
  /** English name, 1 to 120 characters; one that the catalogue has not is allowed. */
  readonly country: Scalars['String']['input'];
  /** Place or quarry, at most 120 characters. */
  readonly locality?: InputMaybe<Scalars['String']['input']>;
  /** Region, state or province, at most 120 characters. */
  readonly region?: InputMaybe<Scalars['String']['input']>;
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
  /** For services: every mention of a stone in a text, in order of their start. */
  readonly _findMentions: ReadonlyArray<InternalMention>;
  /** For services: the links that go out from each stone, best first. */
  readonly _linksFrom: ReadonlyArray<ReadonlyArray<InternalStoneLink>>;
  /** For services: what each name stands for, in order. */
  readonly _resolveIdentities: ReadonlyArray<InternalIdentity>;
  /** One article, by exactly one of id and path. Null where there is none, or none that the viewer may see. */
  readonly article?: Maybe<Article>;
  /** The articles of one locale that the viewer may see, by title. */
  readonly articles?: Maybe<ArticleConnection>;
  /**
   * Categories of a stone that need not be in the catalogue, from its name and a description. Facets here and everywhere:
   * `type`, `colorFamily`, `region` (the continent), `use` and more; values in lower case with hyphens.
   */
  readonly categorize?: Maybe<ReadonlyArray<Category>>;
  /** How much there is in the catalogue and the articles. */
  readonly contentStats?: Maybe<ContentStats>;
  /** What people have taught the catalogue, the newest first. Needs `content:write`. */
  readonly corrections?: Maybe<CorrectionConnection>;
  /** Ways in which stone is sold under names that mislead, with examples from the catalogue. */
  readonly deceptivePractices?: Maybe<ReadonlyArray<DeceptivePractice>>;
  /** Mentions of stones in a text of at most 200,000 characters, in the order in which they stand. */
  readonly findMentions?: Maybe<ReadonlyArray<Mention>>;
  /** Anything that has an id of this API. Null for an id that nothing has, and for what the viewer may not see. */
  readonly node?: Maybe<Node>;
  /** One answer a name, in the same order; at most 500 names of 200 characters. */
  readonly resolveIdentities?: Maybe<ReadonlyArray<IdentityResolution>>;
  /** Which stone a trade name stands for, with the evidence and what a buyer should know. At most 200 characters. */
  readonly resolveIdentity?: Maybe<IdentityResolution>;
  /** One stone, by exactly one of its arguments. Null where there is none, and where a name is ambiguous or unknown. */
  readonly stone?: Maybe<Stone>;
  /** The catalogue, filtered and in order. */
  readonly stones?: Maybe<StoneConnection>;
  /** Every facet of the categories with its values, each with the number of stones of the catalogue that have it. */
  readonly taxonomy?: Maybe<ReadonlyArray<Facet>>;
};


export type Query_FindMentionsArgs = {
  text: Scalars['String']['input'];
};


export type Query_LinksFromArgs = {
  first: Scalars['Int']['input'];
  stoneIds: ReadonlyArray<Scalars['ID']['input']>;
};


export type Query_ResolveIdentitiesArgs = {
  names: ReadonlyArray<Scalars['String']['input']>;
};


export type QueryArticleArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  locale?: InputMaybe<Scalars['String']['input']>;
  path?: InputMaybe<Scalars['String']['input']>;
};


export type QueryArticlesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  locale?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<ArticleStatus>;
  type?: InputMaybe<ArticleType>;
};


export type QueryCategorizeArgs = {
  description: Scalars['String']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
};


export type QueryCorrectionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  inForce?: InputMaybe<Scalars['Boolean']['input']>;
  kind?: InputMaybe<CorrectionKind>;
  stoneId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryFindMentionsArgs = {
  about?: InputMaybe<Scalars['ID']['input']>;
  text: Scalars['String']['input'];
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryResolveIdentitiesArgs = {
  names: ReadonlyArray<Scalars['String']['input']>;
};


export type QueryResolveIdentityArgs = {
  name: Scalars['String']['input'];
};


export type QueryStoneArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


export type QueryStonesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StoneFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  order?: InputMaybe<StoneOrder>;
};

/** Two stones that are not linked. */
export type RejectLinkInput = {
  /** The other end. */
  readonly otherStoneId: Scalars['ID']['input'];
  /** Why, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** One end of the link. */
  readonly stoneId: Scalars['ID']['input'];
};

/** A query and a stone that it does not stand for. */
export type RejectMatchInput = {
  /** As it was asked, 1 to 200 characters; sizes, finishes and other trade words in it do not count. */
  readonly query: Scalars['String']['input'];
  /** Why, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** The stone that is not meant. */
  readonly stoneId: Scalars['ID']['input'];
};

/** Words of an article that do not mean a stone. */
export type RejectMentionInput = {
  /** The article with the words. */
  readonly articleId: Scalars['ID']['input'];
  /** Why, at most 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** The stone that they do not mean. */
  readonly stoneId: Scalars['ID']['input'];
  /** The words, as `mentions` gives them, at most 200 characters; left out: every mention of the stone in the article. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
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

/** Moves an article on its way to readers. */
export type SetArticleStatusInput = {
  /** The article to move. */
  readonly id: Scalars['ID']['input'];
  /** Where to; only the steps that `setArticleStatus` names are taken. */
  readonly status: ArticleStatus;
};

/** How much a matter weighs. */
export type Severity =
  /** Leads to damage or a wrong purchase. */
  | 'HIGH'
  /** Worth knowing. */
  | 'LOW'
  /** May mislead a buyer. */
  | 'MEDIUM';

export type SourceDocument = Node & {
  readonly id: Scalars['ID']['output'];
};

/**
 * A natural rock sold as a building material under a trade name. `type` is what the trade calls it, `petrography` what it is:
 * neither follows from the other.
 */
export type Stone = Node & {
  /** Other names under which it is sold or has been sold. */
  readonly aliases: ReadonlyArray<StoneAlias>;
  /** Its profile, published or a draft that the viewer may see; null where there is none in this language. */
  readonly article?: Maybe<Article>;
  /** Where it belongs in the taxonomy, each with its evidence; the facets are those of `taxonomy`. */
  readonly categories: ReadonlyArray<Category>;
  /** Lower-case English words, the most important first. */
  readonly colors: ReadonlyArray<Scalars['String']['output']>;
  /** What is known beyond the other fields: finishes, care, uses, price, availability … Verified answers of experts land here. */
  readonly facts: ReadonlyArray<StoneFact>;
  /** The group of stones it belongs to, in the catalogue's words, such as `Carrara marbles`; null where it stands alone. */
  readonly family?: Maybe<Scalars['String']['output']>;
  /** Opaque and stable; unchanged when the stone is renamed. */
  readonly id: Scalars['ID']['output'];
  /** Links between stones: by mentions in articles and by what they share. Best first, ties by id. */
  readonly links: StoneLinkConnection;
  /** The trade name by which the catalogue lists it, as written there. */
  readonly name: Scalars['String']['output'];
  /** Where it is quarried. */
  readonly origin: Origin;
  /** The rock in a geologist's words, such as `ophicalcite`; null where nobody has said. */
  readonly petrography?: Maybe<Scalars['String']['output']>;
  /** Its part of a URL, from the name it was created under: lower-case letters, digits and hyphens. */
  readonly slug: Scalars['String']['output'];
  /** Measured figures with unit, test method and source; what nobody has published is null. */
  readonly technical?: Maybe<TechnicalProfile>;
  /** What the trade calls it. */
  readonly type: StoneType;
  /** When its record was last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};


/**
 * A natural rock sold as a building material under a trade name. `type` is what the trade calls it, `petrography` what it is:
 * neither follows from the other.
 */
export type StoneAliasesArgs = {
  kinds?: InputMaybe<ReadonlyArray<AliasKind>>;
};


/**
 * A natural rock sold as a building material under a trade name. `type` is what the trade calls it, `petrography` what it is:
 * neither follows from the other.
 */
export type StoneArticleArgs = {
  locale?: InputMaybe<Scalars['String']['input']>;
};


/**
 * A natural rock sold as a building material under a trade name. `type` is what the trade calls it, `petrography` what it is:
 * neither follows from the other.
 */
export type StoneFactsArgs = {
  topic?: InputMaybe<GapTopic>;
};


/**
 * A natural rock sold as a building material under a trade name. `type` is what the trade calls it, `petrography` what it is:
 * neither follows from the other.
 */
export type StoneLinksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  direction?: InputMaybe<LinkDirection>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A name of a stone beside its first one. */
export type StoneAlias = {
  /** Why it is used. */
  readonly kind: AliasKind;
  /** Language of the name as an ISO 639-1 code; null when it belongs to none. */
  readonly locale?: Maybe<Scalars['String']['output']>;
  /** As the trade writes it. */
  readonly name: Scalars['String']['output'];
  /** What to know about it, such as `serpentinite, not marble`; null when nothing. */
  readonly note?: Maybe<Scalars['String']['output']>;
};

/** A further name of a stone. */
export type StoneAliasInput = {
  /** Why it is used. */
  readonly kind: AliasKind;
  /** Language of the name as an ISO 639-1 code. */
  readonly locale?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 120 characters; not the stone's first name, and once only. */
  readonly name: Scalars['String']['input'];
  /** What a buyer should know about the name, at most 500 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** One page of the catalogue. */
export type StoneConnection = {
  /** The stones of this page, in order. */
  readonly edges: ReadonlyArray<StoneEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** Stones that pass the filter, all pages together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A stone on its page. */
export type StoneEdge = {
  /** Position for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** What the page shows here. */
  readonly node: Stone;
};

/** One thing known about a stone that no other field holds. */
export type StoneFact = {
  /** How sure it is, in [0, 1]. */
  readonly confidence: Scalars['Float']['output'];
  /** What is stated, such as `sealing`; unique for a topic within a stone. */
  readonly name: Scalars['String']['output'];
  /** Who says so; null when unknown. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** What it is about. */
  readonly topic: GapTopic;
  /** Unit of a numeric value; null otherwise. */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** The statement, or a number as text. */
  readonly value: Scalars['String']['output'];
};

/** Something known about a stone. */
export type StoneFactInput = {
  /** What is stated, such as `sealing`, 1 to 120 characters; once for a topic. */
  readonly name: Scalars['String']['input'];
  /** Who says so, at most 500 characters. */
  readonly source?: InputMaybe<Scalars['String']['input']>;
  /** What it is about. */
  readonly topic: GapTopic;
  /** Unit of a numeric value, at most 20 characters. */
  readonly unit?: InputMaybe<Scalars['String']['input']>;
  /** The statement, 1 to 2,000 characters. */
  readonly value: Scalars['String']['input'];
};

/** Conditions on stones, all of which must hold; within a list one is enough. An empty list is no condition. */
export type StoneFilter = {
  /** It has this category. */
  readonly category?: InputMaybe<CategoryInput>;
  /** It has one of these colours, any case, at most 50. */
  readonly colors?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** It is quarried in one of these: English names, any case, at most 50. */
  readonly countries?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Its first name starts so, whatever the diacritics and case; at most 120 characters. */
  readonly nameStartsWith?: InputMaybe<Scalars['String']['input']>;
  /** What the trade calls it is one of these. */
  readonly types?: InputMaybe<ReadonlyArray<StoneType>>;
};

/** One page of a stone's links. */
export type StoneLinkConnection = {
  /** The links of this page, best first. */
  readonly edges: ReadonlyArray<StoneLinkEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** Links in this direction, all pages together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A link to another stone. */
export type StoneLinkEdge = {
  /** Texts of the articles that carry the link; empty where it rests on facts. */
  readonly anchors: ReadonlyArray<Scalars['String']['output']>;
  /** Position for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The stone at the other end. */
  readonly node: Stone;
  /** Why they are linked, in words. */
  readonly reason: Scalars['String']['output'];
  /** Strength of the link, in [0, 1]. */
  readonly score: Scalars['Float']['output'];
};

/** Order of the catalogue. */
export type StoneOrder =
  /** By name from A to Z, whatever the diacritics and case. */
  | 'NAME_ASC'
  /** By name from Z to A. */
  | 'NAME_DESC'
  /** The last changed first. */
  | 'UPDATED_DESC';

/** The result of writing a stone. */
export type StonePayload = {
  /** As it is stored now; null when the request was refused. */
  readonly stone?: Maybe<Stone>;
  /** Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
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

export type Subscription = {
  /** Each change of a stone after it is stored. The event's `extensions.cursor`, sent as `after`, goes on without loss. */
  readonly stoneChanged?: Maybe<Stone>;
};


export type SubscriptionStoneChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** Measured figures of a stone. Each is null where no source gives it. */
export type TechnicalProfile = {
  /** EN 14157 by the wide wheel, in mm (a lower figure is harder wearing), or ASTM C241, C1353, in Ha (a higher one is). */
  readonly abrasionResistance?: Maybe<Measure>;
  /** EN 1936 or ASTM C97, in kg/m³. */
  readonly apparentDensity?: Maybe<Measure>;
  /** EN 1926 or ASTM C170, in MPa. */
  readonly compressiveStrength?: Maybe<Measure>;
  /** EN 12372 under a concentrated load, in MPa. */
  readonly flexuralStrength?: Maybe<Measure>;
  /** EN 12371, in cycles of freezing and thawing withstood. */
  readonly frostResistance?: Maybe<Measure>;
  /** ASTM C99, in MPa; another test than EN 12372's flexuralStrength. */
  readonly modulusOfRupture?: Maybe<Measure>;
  /** Mohs scale, from 1 to 10; its unit is `Mohs`. */
  readonly mohsHardness?: Maybe<Measure>;
  /** EN 1936, in % of volume. */
  readonly openPorosity?: Maybe<Measure>;
  /** EN 13755 or ASTM C97 at atmospheric pressure, in % of mass. */
  readonly waterAbsorption?: Maybe<Measure>;
};

/** Measured figures of a stone; those left out are unknown. Each in the unit that `TechnicalProfile` names. */
export type TechnicalProfileInput = {
  /** In `mm` (EN 14157) or `Ha` (ASTM C241, C1353). */
  readonly abrasionResistance?: InputMaybe<MeasureInput>;
  /** In kg/m³. */
  readonly apparentDensity?: InputMaybe<MeasureInput>;
  /** In MPa. */
  readonly compressiveStrength?: InputMaybe<MeasureInput>;
  /** EN 12372, in MPa. */
  readonly flexuralStrength?: InputMaybe<MeasureInput>;
  /** In cycles. */
  readonly frostResistance?: InputMaybe<MeasureInput>;
  /** ASTM C99, in MPa. */
  readonly modulusOfRupture?: InputMaybe<MeasureInput>;
  /** On the Mohs scale, in `Mohs`, at most 10. */
  readonly mohsHardness?: InputMaybe<MeasureInput>;
  /** In % of volume. */
  readonly openPorosity?: InputMaybe<MeasureInput>;
  /** In % of mass. */
  readonly waterAbsorption?: InputMaybe<MeasureInput>;
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

/** Asks for an article in other languages. */
export type TranslateArticleInput = {
  /** The article that is there in one language; its own text stays. */
  readonly id: Scalars['ID']['input'];
  /** Makes a repeated request harmless: 1 to 200 characters, new for each request. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 6 of en, es, fr, de, it, pt; not the article's own. */
  readonly locales: ReadonlyArray<Scalars['String']['input']>;
};

/** The correction to take back. */
export type UndoCorrectionInput = {
  /** Its id; one that was taken back already stays as it is. */
  readonly id: Scalars['ID']['input'];
};

/** A field left out stays as it is. A composed article that is changed counts as a person's from then on. */
export type UpdateArticleInput = {
  /** `version` as it was read; left out: whatever it is now. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** The article to change. */
  readonly id: Scalars['ID']['input'];
  /** Markdown of 1 to 200,000 characters. */
  readonly source?: InputMaybe<Scalars['String']['input']>;
  /** The gist in at most 500 characters; null takes it away. */
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  /** Headline of 1 to 255 characters. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
};

/** A field left out stays as it is; a list replaces the list. `expectedRevision` refuses the change where someone else changed it first. */
export type UpdateStoneInput = {
  /** At most 100 further names. */
  readonly aliases?: InputMaybe<ReadonlyArray<StoneAliasInput>>;
  /** 1 to 20 colours, the most important first. */
  readonly colors?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** `record { revision }` as it was read; left out: whatever it is now. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Replaces all facts, at most 200; null takes them away. */
  readonly facts?: InputMaybe<ReadonlyArray<StoneFactInput>>;
  /** The group of stones it belongs to; null takes it out. */
  readonly family?: InputMaybe<Scalars['String']['input']>;
  /** The stone to change. */
  readonly id: Scalars['ID']['input'];
  /** 1 to 120 characters; the slug stays. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Where it is quarried; replaces all three parts. */
  readonly origin?: InputMaybe<OriginInput>;
  /** The rock in a geologist's words; null takes it away. */
  readonly petrography?: InputMaybe<Scalars['String']['input']>;
  /** Replaces all figures; null takes them away. */
  readonly technical?: InputMaybe<TechnicalProfileInput>;
  /** What the trade calls it. */
  readonly type?: InputMaybe<StoneType>;
};

export type User = Node & {
  readonly id: Scalars['ID']['output'];
};

/** A refusal that the caller can mend by changing `input`. Nothing was written. */
export type UserError = {
  /** Stable code, such as `INVALID_INPUT`, `NOT_FOUND`, `CONFLICT`, `DUPLICATE` or `QUOTA_EXCEEDED`. */
  readonly code: Scalars['String']['output'];
  /** What is wrong and what to do about it, for a person to read. */
  readonly message: Scalars['String']['output'];
  /** The input field at fault, outermost first, such as `["input", "aliases", "2", "name"]`; null when none is to blame alone. */
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

export type WorkflowRun = Node & {
  readonly id: Scalars['ID']['output'];
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
    | ( Alert )
    | ( AlertRule )
    | ( ArticleRecord )
    | ( ExpertAnswer )
    | ( ExpertQuestion )
    | ( KnowledgeGap )
    | ( SourceDocument )
    | ( StoneRecord )
    | ( User )
    | ( WorkflowRun )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcknowledgePayload: ResolverTypeWrapper<AcknowledgePayload>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Alert: ResolverTypeWrapper<Alert>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AlertRule: ResolverTypeWrapper<AlertRule>;
  AliasKind: AliasKind;
  Article: ResolverTypeWrapper<ArticleRecord>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ArticleConnection: ResolverTypeWrapper<ArticlePage>;
  ArticleEdge: ResolverTypeWrapper<Omit<ArticleEdge, 'node'> & { node: ResolversTypes['Article'] }>;
  ArticlePayload: ResolverTypeWrapper<Omit<ArticlePayload, 'article'> & { article?: Maybe<ResolversTypes['Article']> }>;
  ArticleStatus: ArticleStatus;
  ArticleType: ArticleType;
  ArticlesPayload: ResolverTypeWrapper<Omit<ArticlesPayload, 'articles'> & { articles: ReadonlyArray<ResolversTypes['Article']> }>;
  Category: ResolverTypeWrapper<CategoryRecord>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  CategoryInput: CategoryInput;
  ConfirmAliasInput: ConfirmAliasInput;
  ConfirmMatchInput: ConfirmMatchInput;
  ContentStats: ResolverTypeWrapper<ContentStatsRecord>;
  Correction: ResolverTypeWrapper<CorrectionRecord>;
  CorrectionConnection: ResolverTypeWrapper<CorrectionPage>;
  CorrectionEdge: ResolverTypeWrapper<Omit<CorrectionEdge, 'node'> & { node: ResolversTypes['Correction'] }>;
  CorrectionKind: CorrectionKind;
  CorrectionPayload: ResolverTypeWrapper<Omit<CorrectionPayload, 'correction'> & { correction?: Maybe<ResolversTypes['Correction']> }>;
  CostLine: ResolverTypeWrapper<CostLine>;
  CostSummary: ResolverTypeWrapper<CostSummary>;
  CreateArticleInput: CreateArticleInput;
  CreateStoneInput: CreateStoneInput;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeceptiveExample: ResolverTypeWrapper<DeceptiveExampleRecord>;
  DeceptivePractice: ResolverTypeWrapper<DeceptivePracticeRecord>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeleteInput: DeleteInput;
  DeletePayload: ResolverTypeWrapper<DeletePayload>;
  ExpertAnswer: ResolverTypeWrapper<ExpertAnswer>;
  ExpertQuestion: ResolverTypeWrapper<ExpertQuestion>;
  Facet: ResolverTypeWrapper<FacetRecord>;
  FacetBucket: ResolverTypeWrapper<FacetBucket>;
  GapTopic: GapTopic;
  GenerateArticleInput: GenerateArticleInput;
  IdentityCandidate: ResolverTypeWrapper<IdentityCandidateRecord>;
  IdentityResolution: ResolverTypeWrapper<IdentityRecord>;
  ImportPayload: ResolverTypeWrapper<Omit<ImportPayload, 'rejected'> & { rejected: ReadonlyArray<ResolversTypes['ImportRejection']> }>;
  ImportRejection: ResolverTypeWrapper<ImportRejectionRecord>;
  ImportStonesInput: ImportStonesInput;
  InternalFact: InternalFact;
  InternalFacts: InternalFacts;
  InternalFactsApplied: ResolverTypeWrapper<InternalFactsApplied>;
  InternalIdentity: ResolverTypeWrapper<InternalIdentity>;
  InternalIdentityCandidate: ResolverTypeWrapper<InternalIdentityCandidate>;
  InternalMention: ResolverTypeWrapper<InternalMention>;
  InternalNameWarning: ResolverTypeWrapper<InternalNameWarning>;
  InternalStoneLink: ResolverTypeWrapper<InternalStoneLink>;
  InternalViewer: InternalViewer;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  KnowledgeGap: ResolverTypeWrapper<KnowledgeGap>;
  LinkDirection: LinkDirection;
  Measure: ResolverTypeWrapper<MeasureRecord>;
  MeasureInput: MeasureInput;
  Mention: ResolverTypeWrapper<StoneMention>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NameWarning: ResolverTypeWrapper<NameWarningRecord>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Origin: ResolverTypeWrapper<Origin>;
  OriginInput: OriginInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RejectLinkInput: RejectLinkInput;
  RejectMatchInput: RejectMatchInput;
  RejectMentionInput: RejectMentionInput;
  ResolutionStatus: ResolutionStatus;
  SearchFilter: SearchFilter;
  SetArticleStatusInput: SetArticleStatusInput;
  Severity: Severity;
  SourceDocument: ResolverTypeWrapper<SourceDocument>;
  Stone: ResolverTypeWrapper<StoneRecord>;
  StoneAlias: ResolverTypeWrapper<StoneAliasRecord>;
  StoneAliasInput: StoneAliasInput;
  StoneConnection: ResolverTypeWrapper<StonePage>;
  StoneEdge: ResolverTypeWrapper<Omit<StoneEdge, 'node'> & { node: ResolversTypes['Stone'] }>;
  StoneFact: ResolverTypeWrapper<StoneFactRecord>;
  StoneFactInput: StoneFactInput;
  StoneFilter: StoneFilter;
  StoneLinkConnection: ResolverTypeWrapper<StoneLinkPage>;
  StoneLinkEdge: ResolverTypeWrapper<Omit<StoneLinkEdge, 'node'> & { node: ResolversTypes['Stone'] }>;
  StoneOrder: StoneOrder;
  StonePayload: ResolverTypeWrapper<Omit<StonePayload, 'stone'> & { stone?: Maybe<ResolversTypes['Stone']> }>;
  StoneType: StoneType;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TechnicalProfile: ResolverTypeWrapper<TechnicalRecord>;
  TechnicalProfileInput: TechnicalProfileInput;
  TimeWindow: TimeWindow;
  TranslateArticleInput: TranslateArticleInput;
  UndoCorrectionInput: UndoCorrectionInput;
  UpdateArticleInput: UpdateArticleInput;
  UpdateStoneInput: UpdateStoneInput;
  User: ResolverTypeWrapper<User>;
  UserError: ResolverTypeWrapper<UserError>;
  WorkflowRun: ResolverTypeWrapper<WorkflowRun>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcknowledgePayload: AcknowledgePayload;
  Boolean: Scalars['Boolean']['output'];
  Alert: Alert;
  ID: Scalars['ID']['output'];
  AlertRule: AlertRule;
  Article: ArticleRecord;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  ArticleConnection: ArticlePage;
  ArticleEdge: Omit<ArticleEdge, 'node'> & { node: ResolversParentTypes['Article'] };
  ArticlePayload: Omit<ArticlePayload, 'article'> & { article?: Maybe<ResolversParentTypes['Article']> };
  ArticlesPayload: Omit<ArticlesPayload, 'articles'> & { articles: ReadonlyArray<ResolversParentTypes['Article']> };
  Category: CategoryRecord;
  Float: Scalars['Float']['output'];
  CategoryInput: CategoryInput;
  ConfirmAliasInput: ConfirmAliasInput;
  ConfirmMatchInput: ConfirmMatchInput;
  ContentStats: ContentStatsRecord;
  Correction: CorrectionRecord;
  CorrectionConnection: CorrectionPage;
  CorrectionEdge: Omit<CorrectionEdge, 'node'> & { node: ResolversParentTypes['Correction'] };
  CorrectionPayload: Omit<CorrectionPayload, 'correction'> & { correction?: Maybe<ResolversParentTypes['Correction']> };
  CostLine: CostLine;
  CostSummary: CostSummary;
  CreateArticleInput: CreateArticleInput;
  CreateStoneInput: CreateStoneInput;
  DateTime: Scalars['DateTime']['output'];
  DeceptiveExample: DeceptiveExampleRecord;
  DeceptivePractice: DeceptivePracticeRecord;
  Decimal: Scalars['Decimal']['output'];
  DeleteInput: DeleteInput;
  DeletePayload: DeletePayload;
  ExpertAnswer: ExpertAnswer;
  ExpertQuestion: ExpertQuestion;
  Facet: FacetRecord;
  FacetBucket: FacetBucket;
  GenerateArticleInput: GenerateArticleInput;
  IdentityCandidate: IdentityCandidateRecord;
  IdentityResolution: IdentityRecord;
  ImportPayload: Omit<ImportPayload, 'rejected'> & { rejected: ReadonlyArray<ResolversParentTypes['ImportRejection']> };
  ImportRejection: ImportRejectionRecord;
  ImportStonesInput: ImportStonesInput;
  InternalFact: InternalFact;
  InternalFacts: InternalFacts;
  InternalFactsApplied: InternalFactsApplied;
  InternalIdentity: InternalIdentity;
  InternalIdentityCandidate: InternalIdentityCandidate;
  InternalMention: InternalMention;
  InternalNameWarning: InternalNameWarning;
  InternalStoneLink: InternalStoneLink;
  InternalViewer: InternalViewer;
  JSON: Scalars['JSON']['output'];
  KnowledgeGap: KnowledgeGap;
  Measure: MeasureRecord;
  MeasureInput: MeasureInput;
  Mention: StoneMention;
  Mutation: Record<PropertyKey, never>;
  NameWarning: NameWarningRecord;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Origin: Origin;
  OriginInput: OriginInput;
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  RejectLinkInput: RejectLinkInput;
  RejectMatchInput: RejectMatchInput;
  RejectMentionInput: RejectMentionInput;
  SearchFilter: SearchFilter;
  SetArticleStatusInput: SetArticleStatusInput;
  SourceDocument: SourceDocument;
  Stone: StoneRecord;
  StoneAlias: StoneAliasRecord;
  StoneAliasInput: StoneAliasInput;
  StoneConnection: StonePage;
  StoneEdge: Omit<StoneEdge, 'node'> & { node: ResolversParentTypes['Stone'] };
  StoneFact: StoneFactRecord;
  StoneFactInput: StoneFactInput;
  StoneFilter: StoneFilter;
  StoneLinkConnection: StoneLinkPage;
  StoneLinkEdge: Omit<StoneLinkEdge, 'node'> & { node: ResolversParentTypes['Stone'] };
  StonePayload: Omit<StonePayload, 'stone'> & { stone?: Maybe<ResolversParentTypes['Stone']> };
  Subscription: Record<PropertyKey, never>;
  TechnicalProfile: TechnicalRecord;
  TechnicalProfileInput: TechnicalProfileInput;
  TranslateArticleInput: TranslateArticleInput;
  UndoCorrectionInput: UndoCorrectionInput;
  UpdateArticleInput: UpdateArticleInput;
  UpdateStoneInput: UpdateStoneInput;
  User: User;
  UserError: UserError;
  WorkflowRun: WorkflowRun;
};

export type AcknowledgePayloadResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['AcknowledgePayload'] = ResolversParentTypes['AcknowledgePayload']> = {
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AlertResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['Alert'] = ResolversParentTypes['Alert']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlertRuleResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['AlertRule'] = ResolversParentTypes['AlertRule']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ArticleResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['Article'] = ResolversParentTypes['Article'], FederationReferenceType extends FederationReferenceTypes['Article'] = FederationReferenceTypes['Article']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Article']> | FederationReferenceType, FederationReferenceType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  keywords?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  locale?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mentions?: Resolver<ReadonlyArray<ResolversTypes['Mention']>, ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  seoDescription?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  seoTitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ArticleStatus'], ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  translations?: Resolver<ReadonlyArray<ResolversTypes['Article']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ArticleType'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ArticleConnectionResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['ArticleConnection'] = ResolversParentTypes['ArticleConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ArticleEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ArticleEdgeResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['ArticleEdge'] = ResolversParentTypes['ArticleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Article'], ParentType, ContextType>;
};

export type ArticlePayloadResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['ArticlePayload'] = ResolversParentTypes['ArticlePayload']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ArticlesPayloadResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['ArticlesPayload'] = ResolversParentTypes['ArticlesPayload']> = {
  articles?: Resolver<ReadonlyArray<ResolversTypes['Article']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CategoryResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  evidence?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  facet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ContentStatsResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['ContentStats'] = ResolversParentTypes['ContentStats']> = {
  articles?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  generatedToday?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  generationCost?: Resolver<Maybe<ResolversTypes['CostSummary']>, ParentType, ContextType>;
  links?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  locales?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  publishedArticles?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stones?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CorrectionResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['Correction'] = ResolversParentTypes['Correction']> = {
  alias?: Resolver<Maybe<ResolversTypes['StoneAlias']>, ParentType, ContextType>;
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CorrectionKind'], ParentType, ContextType>;
  madeAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  madeBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  otherStone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
  query?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  undoneAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  undoneBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type CorrectionConnectionResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['CorrectionConnection'] = ResolversParentTypes['CorrectionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CorrectionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CorrectionEdgeResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['CorrectionEdge'] = ResolversParentTypes['CorrectionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Correction'], ParentType, ContextType>;
};

export type CorrectionPayloadResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['CorrectionPayload'] = ResolversParentTypes['CorrectionPayload']> = {
  correction?: Resolver<Maybe<ResolversTypes['Correction']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CostLineResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['CostLine'] = ResolversParentTypes['CostLine']> = {
  calls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type CostSummaryResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['CostSummary'] = ResolversParentTypes['CostSummary']> = {
  byOperation?: Resolver<ReadonlyArray<ResolversTypes['CostLine']>, ParentType, ContextType>;
  byProvider?: Resolver<ReadonlyArray<ResolversTypes['CostLine']>, ParentType, ContextType>;
  totalUsd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  unpricedCalls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeceptiveExampleResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['DeceptiveExample'] = ResolversParentTypes['DeceptiveExample']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
  trueNature?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DeceptivePracticeResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['DeceptivePractice'] = ResolversParentTypes['DeceptivePractice']> = {
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  examples?: Resolver<ReadonlyArray<ResolversTypes['DeceptiveExample']>, ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  impact?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  tips?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DeletePayloadResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['DeletePayload'] = ResolversParentTypes['DeletePayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ExpertAnswerResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['ExpertAnswer'] = ResolversParentTypes['ExpertAnswer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExpertQuestionResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['ExpertQuestion'] = ResolversParentTypes['ExpertQuestion']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FacetResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  buckets?: Resolver<ReadonlyArray<ResolversTypes['FacetBucket']>, ParentType, ContextType>;
  facet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FacetBucketResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['FacetBucket'] = ResolversParentTypes['FacetBucket']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IdentityCandidateResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['IdentityCandidate'] = ResolversParentTypes['IdentityCandidate']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
};

export type IdentityResolutionResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['IdentityResolution'] = ResolversParentTypes['IdentityResolution']> = {
  candidates?: Resolver<ReadonlyArray<ResolversTypes['IdentityCandidate']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedKind?: Resolver<Maybe<ResolversTypes['AliasKind']>, ParentType, ContextType>;
  matchedName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  query?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ResolutionStatus'], ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['NameWarning']>, ParentType, ContextType>;
};

export type ImportPayloadResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['ImportPayload'] = ResolversParentTypes['ImportPayload']> = {
  created?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dryRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rejected?: Resolver<ReadonlyArray<ResolversTypes['ImportRejection']>, ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ImportRejectionResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['ImportRejection'] = ResolversParentTypes['ImportRejection']> = {
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InternalFactsAppliedResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['InternalFactsApplied'] = ResolversParentTypes['InternalFactsApplied']> = {
  changedPaths?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InternalIdentityResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['InternalIdentity'] = ResolversParentTypes['InternalIdentity']> = {
  candidates?: Resolver<ReadonlyArray<ResolversTypes['InternalIdentityCandidate']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedKind?: Resolver<Maybe<ResolversTypes['AliasKind']>, ParentType, ContextType>;
  matchedName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  query?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ResolutionStatus'], ParentType, ContextType>;
  stoneId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['InternalNameWarning']>, ParentType, ContextType>;
};

export type InternalIdentityCandidateResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['InternalIdentityCandidate'] = ResolversParentTypes['InternalIdentityCandidate']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  stoneId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type InternalMentionResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['InternalMention'] = ResolversParentTypes['InternalMention']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  end?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stoneId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InternalNameWarningResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['InternalNameWarning'] = ResolversParentTypes['InternalNameWarning']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InternalStoneLinkResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['InternalStoneLink'] = ResolversParentTypes['InternalStoneLink']> = {
  anchors?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  fromId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  toId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type KnowledgeGapResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['KnowledgeGap'] = ResolversParentTypes['KnowledgeGap']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MeasureResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['Measure'] = ResolversParentTypes['Measure']> = {
  high?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  low?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  standard?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type MentionResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['Mention'] = ResolversParentTypes['Mention']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  end?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stone?: Resolver<ResolversTypes['Stone'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  _applyFacts?: Resolver<ResolversTypes['InternalFactsApplied'], ParentType, ContextType, RequireFields<Mutation_ApplyFactsArgs, 'request'>>;
  confirmAlias?: Resolver<Maybe<ResolversTypes['CorrectionPayload']>, ParentType, ContextType, RequireFields<MutationConfirmAliasArgs, 'input'>>;
  confirmMatch?: Resolver<Maybe<ResolversTypes['CorrectionPayload']>, ParentType, ContextType, RequireFields<MutationConfirmMatchArgs, 'input'>>;
  createArticle?: Resolver<Maybe<ResolversTypes['ArticlePayload']>, ParentType, ContextType, RequireFields<MutationCreateArticleArgs, 'input'>>;
  createStone?: Resolver<Maybe<ResolversTypes['StonePayload']>, ParentType, ContextType, RequireFields<MutationCreateStoneArgs, 'input'>>;
  deleteStone?: Resolver<Maybe<ResolversTypes['DeletePayload']>, ParentType, ContextType, RequireFields<MutationDeleteStoneArgs, 'input'>>;
  generateArticle?: Resolver<Maybe<ResolversTypes['ArticlePayload']>, ParentType, ContextType, RequireFields<MutationGenerateArticleArgs, 'input'>>;
  importStones?: Resolver<Maybe<ResolversTypes['ImportPayload']>, ParentType, ContextType, RequireFields<MutationImportStonesArgs, 'input'>>;
  rejectLink?: Resolver<Maybe<ResolversTypes['CorrectionPayload']>, ParentType, ContextType, RequireFields<MutationRejectLinkArgs, 'input'>>;
  rejectMatch?: Resolver<Maybe<ResolversTypes['CorrectionPayload']>, ParentType, ContextType, RequireFields<MutationRejectMatchArgs, 'input'>>;
  rejectMention?: Resolver<Maybe<ResolversTypes['CorrectionPayload']>, ParentType, ContextType, RequireFields<MutationRejectMentionArgs, 'input'>>;
  setArticleStatus?: Resolver<Maybe<ResolversTypes['ArticlePayload']>, ParentType, ContextType, RequireFields<MutationSetArticleStatusArgs, 'input'>>;
  translateArticle?: Resolver<Maybe<ResolversTypes['ArticlesPayload']>, ParentType, ContextType, RequireFields<MutationTranslateArticleArgs, 'input'>>;
  undoCorrection?: Resolver<Maybe<ResolversTypes['CorrectionPayload']>, ParentType, ContextType, RequireFields<MutationUndoCorrectionArgs, 'input'>>;
  updateArticle?: Resolver<Maybe<ResolversTypes['ArticlePayload']>, ParentType, ContextType, RequireFields<MutationUpdateArticleArgs, 'input'>>;
  updateStone?: Resolver<Maybe<ResolversTypes['StonePayload']>, ParentType, ContextType, RequireFields<MutationUpdateStoneArgs, 'input'>>;
};

export type NameWarningResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['NameWarning'] = ResolversParentTypes['NameWarning']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Alert' | 'AlertRule' | 'Article' | 'ExpertAnswer' | 'ExpertQuestion' | 'KnowledgeGap' | 'SourceDocument' | 'Stone' | 'User' | 'WorkflowRun', ParentType, ContextType>;
};

export type OriginResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['Origin'] = ResolversParentTypes['Origin']> = {
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  locality?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  _findMentions?: Resolver<ReadonlyArray<ResolversTypes['InternalMention']>, ParentType, ContextType, RequireFields<Query_FindMentionsArgs, 'text'>>;
  _linksFrom?: Resolver<ReadonlyArray<ReadonlyArray<ResolversTypes['InternalStoneLink']>>, ParentType, ContextType, RequireFields<Query_LinksFromArgs, 'first' | 'stoneIds'>>;
  _resolveIdentities?: Resolver<ReadonlyArray<ResolversTypes['InternalIdentity']>, ParentType, ContextType, RequireFields<Query_ResolveIdentitiesArgs, 'names'>>;
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType, RequireFields<QueryArticleArgs, 'locale'>>;
  articles?: Resolver<Maybe<ResolversTypes['ArticleConnection']>, ParentType, ContextType, RequireFields<QueryArticlesArgs, 'first' | 'locale'>>;
  categorize?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Category']>>, ParentType, ContextType, RequireFields<QueryCategorizeArgs, 'description'>>;
  contentStats?: Resolver<Maybe<ResolversTypes['ContentStats']>, ParentType, ContextType>;
  corrections?: Resolver<Maybe<ResolversTypes['CorrectionConnection']>, ParentType, ContextType, RequireFields<QueryCorrectionsArgs, 'first'>>;
  deceptivePractices?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DeceptivePractice']>>, ParentType, ContextType>;
  findMentions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Mention']>>, ParentType, ContextType, RequireFields<QueryFindMentionsArgs, 'text'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  resolveIdentities?: Resolver<Maybe<ReadonlyArray<ResolversTypes['IdentityResolution']>>, ParentType, ContextType, RequireFields<QueryResolveIdentitiesArgs, 'names'>>;
  resolveIdentity?: Resolver<Maybe<ResolversTypes['IdentityResolution']>, ParentType, ContextType, RequireFields<QueryResolveIdentityArgs, 'name'>>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType, Partial<QueryStoneArgs>>;
  stones?: Resolver<Maybe<ResolversTypes['StoneConnection']>, ParentType, ContextType, RequireFields<QueryStonesArgs, 'first' | 'order'>>;
  taxonomy?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Facet']>>, ParentType, ContextType>;
};

export type SourceDocumentResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['SourceDocument'] = ResolversParentTypes['SourceDocument']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StoneResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['Stone'] = ResolversParentTypes['Stone'], FederationReferenceType extends FederationReferenceTypes['Stone'] = FederationReferenceTypes['Stone']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Stone']> | FederationReferenceType, FederationReferenceType, ContextType>;
  aliases?: Resolver<ReadonlyArray<ResolversTypes['StoneAlias']>, ParentType, ContextType, Partial<StoneAliasesArgs>>;
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType, RequireFields<StoneArticleArgs, 'locale'>>;
  categories?: Resolver<ReadonlyArray<ResolversTypes['Category']>, ParentType, ContextType>;
  colors?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  facts?: Resolver<ReadonlyArray<ResolversTypes['StoneFact']>, ParentType, ContextType, Partial<StoneFactsArgs>>;
  family?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  links?: Resolver<ResolversTypes['StoneLinkConnection'], ParentType, ContextType, RequireFields<StoneLinksArgs, 'direction' | 'first'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['Origin'], ParentType, ContextType>;
  petrography?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  technical?: Resolver<Maybe<ResolversTypes['TechnicalProfile']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['StoneType'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StoneAliasResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['StoneAlias'] = ResolversParentTypes['StoneAlias']> = {
  kind?: Resolver<ResolversTypes['AliasKind'], ParentType, ContextType>;
  locale?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StoneConnectionResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['StoneConnection'] = ResolversParentTypes['StoneConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['StoneEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StoneEdgeResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['StoneEdge'] = ResolversParentTypes['StoneEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Stone'], ParentType, ContextType>;
};

export type StoneFactResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['StoneFact'] = ResolversParentTypes['StoneFact']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  topic?: Resolver<ResolversTypes['GapTopic'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StoneLinkConnectionResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['StoneLinkConnection'] = ResolversParentTypes['StoneLinkConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['StoneLinkEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StoneLinkEdgeResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['StoneLinkEdge'] = ResolversParentTypes['StoneLinkEdge']> = {
  anchors?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Stone'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type StonePayloadResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['StonePayload'] = ResolversParentTypes['StonePayload']> = {
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  stoneChanged?: SubscriptionResolver<Maybe<ResolversTypes['Stone']>, "stoneChanged", ParentType, ContextType, Partial<SubscriptionStoneChangedArgs>>;
};

export type TechnicalProfileResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['TechnicalProfile'] = ResolversParentTypes['TechnicalProfile']> = {
  abrasionResistance?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  apparentDensity?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  compressiveStrength?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  flexuralStrength?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  frostResistance?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  modulusOfRupture?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  mohsHardness?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  openPorosity?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
  waterAbsorption?: Resolver<Maybe<ResolversTypes['Measure']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type WorkflowRunResolvers<ContextType = ContentContext, ParentType extends ResolversParentTypes['WorkflowRun'] = ResolversParentTypes['WorkflowRun']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = ContentContext> = {
  AcknowledgePayload?: AcknowledgePayloadResolvers<ContextType>;
  Alert?: AlertResolvers<ContextType>;
  AlertRule?: AlertRuleResolvers<ContextType>;
  Article?: ArticleResolvers<ContextType>;
  ArticleConnection?: ArticleConnectionResolvers<ContextType>;
  ArticleEdge?: ArticleEdgeResolvers<ContextType>;
  ArticlePayload?: ArticlePayloadResolvers<ContextType>;
  ArticlesPayload?: ArticlesPayloadResolvers<ContextType>;
  Category?: CategoryResolvers<ContextType>;
  ContentStats?: ContentStatsResolvers<ContextType>;
  Correction?: CorrectionResolvers<ContextType>;
  CorrectionConnection?: CorrectionConnectionResolvers<ContextType>;
  CorrectionEdge?: CorrectionEdgeResolvers<ContextType>;
  CorrectionPayload?: CorrectionPayloadResolvers<ContextType>;
  CostLine?: CostLineResolvers<ContextType>;
  CostSummary?: CostSummaryResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeceptiveExample?: DeceptiveExampleResolvers<ContextType>;
  DeceptivePractice?: DeceptivePracticeResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  DeletePayload?: DeletePayloadResolvers<ContextType>;
  ExpertAnswer?: ExpertAnswerResolvers<ContextType>;
  ExpertQuestion?: ExpertQuestionResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  FacetBucket?: FacetBucketResolvers<ContextType>;
  IdentityCandidate?: IdentityCandidateResolvers<ContextType>;
  IdentityResolution?: IdentityResolutionResolvers<ContextType>;
  ImportPayload?: ImportPayloadResolvers<ContextType>;
  ImportRejection?: ImportRejectionResolvers<ContextType>;
  InternalFactsApplied?: InternalFactsAppliedResolvers<ContextType>;
  InternalIdentity?: InternalIdentityResolvers<ContextType>;
  InternalIdentityCandidate?: InternalIdentityCandidateResolvers<ContextType>;
  InternalMention?: InternalMentionResolvers<ContextType>;
  InternalNameWarning?: InternalNameWarningResolvers<ContextType>;
  InternalStoneLink?: InternalStoneLinkResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  KnowledgeGap?: KnowledgeGapResolvers<ContextType>;
  Measure?: MeasureResolvers<ContextType>;
  Mention?: MentionResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NameWarning?: NameWarningResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Origin?: OriginResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  SourceDocument?: SourceDocumentResolvers<ContextType>;
  Stone?: StoneResolvers<ContextType>;
  StoneAlias?: StoneAliasResolvers<ContextType>;
  StoneConnection?: StoneConnectionResolvers<ContextType>;
  StoneEdge?: StoneEdgeResolvers<ContextType>;
  StoneFact?: StoneFactResolvers<ContextType>;
  StoneLinkConnection?: StoneLinkConnectionResolvers<ContextType>;
  StoneLinkEdge?: StoneLinkEdgeResolvers<ContextType>;
  StonePayload?: StonePayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TechnicalProfile?: TechnicalProfileResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  WorkflowRun?: WorkflowRunResolvers<ContextType>;
};

