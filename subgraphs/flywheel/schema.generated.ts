import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EntityRef } from '../../platform/graphql/entity-loader.ts';
import type { GapRecord } from './domain/gap.ts';
import type { GapConnection } from './domain/gap-book.ts';
import type { CompletenessRecord } from './domain/completeness.ts';
import type { QuestionRecord } from './domain/question.ts';
import type { QuestionConnection } from './domain/question-book.ts';
import type { AnswerRecord } from './domain/answers.ts';
import type { RunRecord } from './domain/workflow.ts';
import type { RunConnection } from './domain/workflow-engine.ts';
import type { ScheduleRecord } from './domain/schedules.ts';
import type { FlywheelContext } from './context.ts';
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

/** The result of giving or judging an answer. */
export type AnswerPayload = {
  /** The answer as it is now; null when it was refused. */
  readonly answer?: Maybe<ExpertAnswer>;
  /** The stone that the question is about; null where it is about none. */
  readonly stone?: Maybe<Stone>;
  /** Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An expert's answer. */
export type AnswerQuestionInput = {
  /** Who knows it, at most 200 characters; left out: the viewer's id. */
  readonly expert?: InputMaybe<Scalars['String']['input']>;
  /** Repeating the request with the same key writes one answer; at most 200 characters. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The question's id. */
  readonly questionId: Scalars['ID']['input'];
  /** 1 to 10,000 characters. Figures are read with their units, such as `water absorption 0.1–0.3 % (EN 13755)`. */
  readonly text: Scalars['String']['input'];
};

export type Article = Node & {
  /** What is known to be missing about the article's stone, the most pressing first; empty for an article of none. Needs `flywheel:read`. */
  readonly gaps?: Maybe<ReadonlyArray<KnowledgeGap>>;
  readonly id: Scalars['ID']['output'];
};


export type ArticleGapsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<GapStatus>;
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

/** How much of a full profile is known. */
export type Completeness = {
  /** Topics of which an expected fact is absent, the heaviest first. */
  readonly missing: ReadonlyArray<GapTopic>;
  /** The weighted share of the expected facts that are present, in [0, 1]. */
  readonly score: Scalars['Float']['output'];
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

/** What an expert answered. Whoever wrote it may see it without `flywheel:read`. */
export type ExpertAnswer = Node & {
  /** Dotted paths of the stone that verifying it changed; empty before that and where it is about no stone. */
  readonly appliedFields: ReadonlyArray<Scalars['String']['output']>;
  /** How surely the text was read into facts, in [0, 1]: a figure with unit and standard 0.9, a bare sentence 0.6. */
  readonly confidence: Scalars['Float']['output'];
  /** When it was written. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who knows it: the name given, else the id of the user who wrote it. */
  readonly expert: Scalars['String']['output'];
  /** `answer_` and a ULID in lower case. */
  readonly id: Scalars['ID']['output'];
  /** How it was judged. */
  readonly status: VerificationStatus;
  /** As it was written. */
  readonly text: Scalars['String']['output'];
};

/** A question to experts that would close a gap. */
export type ExpertQuestion = Node & {
  /** True once it has one answer, verified or not. */
  readonly answered: Scalars['Boolean']['output'];
  /** Oldest first. */
  readonly answers: ReadonlyArray<ExpertAnswer>;
  /** When it was handed to experts; null until then. */
  readonly askedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it would close; null when that gap has been deleted. */
  readonly gap?: Maybe<KnowledgeGap>;
  /** `question_` and a ULID in lower case. */
  readonly id: Scalars['ID']['output'];
  /** That of its gap when it was written. */
  readonly priority: Priority;
  /** In English, complete in itself. */
  readonly text: Scalars['String']['output'];
  /** What it asks about. */
  readonly topic: GapTopic;
};

/** One page of questions. */
export type ExpertQuestionConnection = {
  /** In the order of the list. */
  readonly edges: ReadonlyArray<ExpertQuestionEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** Questions that meet the conditions, all pages together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One question in its list. */
export type ExpertQuestionEdge = {
  /** Where to go on from: `after`. */
  readonly cursor: Scalars['String']['output'];
  /** What is asked. */
  readonly node: ExpertQuestion;
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

/** What kind of fault a gap is. */
export type GapKind =
  /** Something is known, but not all that is expected. */
  | 'INCOMPLETE_DATA'
  /** Nothing is known on the topic. */
  | 'MISSING_CONTENT'
  /** What is known has been overtaken. */
  | 'OUTDATED_INFO';

/** The result of a change of a gap. */
export type GapPayload = {
  /** The gap as it is now; null when it was refused. */
  readonly gap?: Maybe<KnowledgeGap>;
  /** Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Where a gap came to light first. */
export type GapSource =
  /** A stone of the catalogue that lacks expected facts. */
  | 'CATALOGUE_ANALYSIS'
  /** A search that found nothing, for a name that the catalogue does not know. */
  | 'FAILED_SEARCH'
  /** A person's report. */
  | 'MANUAL'
  /** A message to the Telegram bot. */
  | 'TELEGRAM'
  /** A question to `ask` that no passage answers. */
  | 'UNANSWERED_QUESTION'
  /** A message by WhatsApp. */
  | 'WHATSAPP';

/** How far a gap has been closed. */
export type GapStatus =
  /** A question to experts has been written for it. */
  | 'ASKED'
  /** A person decided that it does not matter; an analysis leaves it so. */
  | 'DISMISSED'
  /** Nobody was asked yet. */
  | 'OPEN'
  /** An answer was verified, or the facts have arrived. */
  | 'RESOLVED';

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

/** For which gaps to write questions. */
export type GenerateQuestionsInput = {
  /** How many of the most pressing, from 1 to 50; not used with `gapIds`. */
  readonly count?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 50 gaps that are open or asked; left out: the most pressing open ones. */
  readonly gapIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
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

/** Something that is not known and should be. One gap has one subject, topic and kind: found again, only its frequency grows. */
export type KnowledgeGap = Node & {
  /** What is missing, in a sentence. */
  readonly description: Scalars['String']['output'];
  /** When the first of them asked, or the first analysis found it. */
  readonly firstSeenAt: Scalars['DateTime']['output'];
  /** People who asked, over all sources; an analysis of the catalogue counts as one, however often it runs. */
  readonly frequency: Scalars['Int']['output'];
  /** `gap_` and 26 characters, made from subject, topic and kind: the same gap found again has the same id. */
  readonly id: Scalars['ID']['output'];
  /** Whether all, some or the freshness of the knowledge is wanting. */
  readonly kind: GapKind;
  /** When the last of them asked, or the last analysis found it. */
  readonly lastSeenAt: Scalars['DateTime']['output'];
  /** From the stone's rank and from how many people asked. */
  readonly priority: Priority;
  /** What experts were asked to close it, oldest first. */
  readonly questions: ReadonlyArray<ExpertQuestion>;
  /** Where it came to light first; `frequency` counts all sources. */
  readonly source: GapSource;
  /** How far it has been closed. */
  readonly status: GapStatus;
  /** The stone it is about; null where it is about none, or the stone is gone. */
  readonly stone?: Maybe<Stone>;
  /** A stone's name, or the words that people used. */
  readonly subject: Scalars['String']['output'];
  /** The aspect that is wanting. */
  readonly topic: GapTopic;
};

/** One page of gaps. */
export type KnowledgeGapConnection = {
  /** The same gaps counted by `GapSource`; sources without any are left out. */
  readonly bySource: ReadonlyArray<FacetBucket>;
  /** In the order of the list. */
  readonly edges: ReadonlyArray<KnowledgeGapEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** Gaps that meet the conditions, all pages together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One gap in its list. */
export type KnowledgeGapEdge = {
  /** Where to go on from: `after`. */
  readonly cursor: Scalars['String']['output'];
  /** What is missing. */
  readonly node: KnowledgeGap;
};

export type Mutation = {
  /**
   * Looks for gaps in the catalogue, in failed searches and in unanswered questions. Waits up to two seconds for the end; while
   * one analysis is under way no second one starts and the first is answered. Needs `flywheel:manage`.
   */
  readonly analyzeGaps?: Maybe<WorkflowPayload>;
  /** Answers a question. What the text says is read into facts, which wait for `verifyAnswer`. Needs `flywheel:answer`. */
  readonly answerQuestion?: Maybe<AnswerPayload>;
  /** Ends a run that has not ended; what its finished steps did stays done. Needs `flywheel:manage`. */
  readonly cancelWorkflow?: Maybe<WorkflowPayload>;
  /** Writes one question to experts for each gap; a gap whose question is still open gets that one again. Needs `flywheel:manage`. */
  readonly generateQuestions?: Maybe<QuestionsPayload>;
  /** Reports something missing. What is known as a gap already gets one more in its frequency. Needs `flywheel:manage`. */
  readonly reportGap?: Maybe<GapPayload>;
  /** Gives a waiting run what it waits for. Needs `flywheel:manage`. */
  readonly resumeWorkflow?: Maybe<WorkflowPayload>;
  /** Sets how a gap stands; a dismissed gap is not opened again by an analysis. Needs `flywheel:manage`. */
  readonly setGapStatus?: Maybe<GapPayload>;
  /** Changes when a schedule fires; the set of schedules itself is fixed. Needs `flywheel:manage`. */
  readonly setSchedule?: Maybe<SchedulePayload>;
  /** Starts a workflow: `gap-analysis` (never two at once) or `qubee`. Needs `flywheel:manage`. */
  readonly startWorkflow?: Maybe<WorkflowPayload>;
  /** Verifies an answer, which puts its facts into the stone once and resolves the gap; or disputes it. Needs `flywheel:manage`. */
  readonly verifyAnswer?: Maybe<AnswerPayload>;
};


export type MutationAnswerQuestionArgs = {
  input: AnswerQuestionInput;
};


export type MutationCancelWorkflowArgs = {
  input: DeleteInput;
};


export type MutationGenerateQuestionsArgs = {
  input: GenerateQuestionsInput;
};


export type MutationReportGapArgs = {
  input: ReportGapInput;
};


export type MutationResumeWorkflowArgs = {
  input: ResumeWorkflowInput;
};


export type MutationSetGapStatusArgs = {
  input: SetGapStatusInput;
};


export type MutationSetScheduleArgs = {
  input: SetScheduleInput;
};


export type MutationStartWorkflowArgs = {
  input: StartWorkflowInput;
};


export type MutationVerifyAnswerArgs = {
  input: VerifyAnswerInput;
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

/** How pressing a matter is. */
export type Priority =
  /** A stone that the trade depends on: close it first. */
  | 'CRITICAL'
  /** A stone of the second rank, or ten people and more have asked. */
  | 'HIGH'
  /** Nobody asked for it yet, or a single search. */
  | 'LOW'
  /** Somebody asked, or a technical figure is missing. */
  | 'MEDIUM';

export type Query = {
  /** Questions put to experts, by priority, then oldest first. Needs `flywheel:read`. */
  readonly expertQuestions?: Maybe<ExpertQuestionConnection>;
  /** What is known to be missing, the most pressing first: by priority, then by frequency. Needs `flywheel:read`. */
  readonly knowledgeGaps?: Maybe<KnowledgeGapConnection>;
  /** When which workflow starts by itself, by name. Needs `flywheel:read`. */
  readonly schedules?: Maybe<ReadonlyArray<Schedule>>;
  /** One run by its id; null when nothing has that id. Needs `flywheel:read`. */
  readonly workflowRun?: Maybe<WorkflowRun>;
  /** Runs of every workflow, the newest first. Needs `flywheel:read`. */
  readonly workflowRuns?: Maybe<WorkflowRunConnection>;
};


export type QueryExpertQuestionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  answered?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryKnowledgeGapsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  source?: InputMaybe<GapSource>;
  status?: InputMaybe<GapStatus>;
  topic?: InputMaybe<GapTopic>;
};


export type QueryWorkflowRunArgs = {
  id: Scalars['ID']['input'];
};


export type QueryWorkflowRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** The result of writing questions. */
export type QuestionsPayload = {
  /** One for each gap, in the order of the gaps, written now or still open from before. */
  readonly questions: ReadonlyArray<ExpertQuestion>;
  /** Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Something that a person found missing. */
export type ReportGapInput = {
  /** What exactly is missing, 1 to 2,000 characters. */
  readonly description: Scalars['String']['input'];
  /** Repeating the request with the same key counts once; at most 200 characters. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** By which channel it came; `FAILED_SEARCH`, `CATALOGUE_ANALYSIS` and `UNANSWERED_QUESTION` are counted by the analysis and refused here. */
  readonly source?: InputMaybe<GapSource>;
  /** The stone it is about; left out: the one that `subject` names, if it names one for certain. */
  readonly stoneId?: InputMaybe<Scalars['ID']['input']>;
  /** A stone's name or what was asked for, 1 to 200 characters. */
  readonly subject: Scalars['String']['input'];
  /** The aspect that is wanting. */
  readonly topic: GapTopic;
};

/** Whether a name could be told. */
export type ResolutionStatus =
  /** Several stones share the name; the query does not decide between them. */
  | 'AMBIGUOUS'
  /** One stone, with enough evidence. */
  | 'RESOLVED'
  /** No stone of the catalogue, as far as the evidence goes. */
  | 'UNRESOLVED';

/** What a waiting run waits for. */
export type ResumeWorkflowInput = {
  /** Any JSON. At `verify` of `qubee` an object may have `verify` and `dispute`, lists of answer ids. */
  readonly feedback: Scalars['JSON']['input'];
  /** The run's id. */
  readonly runId: Scalars['ID']['input'];
};

/** When a workflow starts by itself. What was missed while the platform was down is made up for once. */
export type Schedule = {
  /** Minute, hour, day of month, month, day of week. */
  readonly cron: Scalars['String']['output'];
  /** False: it never fires. */
  readonly enabled: Scalars['Boolean']['output'];
  /** What it started last; null before the first time. */
  readonly lastRun?: Maybe<WorkflowRun>;
  /** Unique and fixed, such as `daily-gap-analysis`. */
  readonly name: Scalars['String']['output'];
  /** When it fires next; null while it is not enabled. */
  readonly nextRunAt?: Maybe<Scalars['DateTime']['output']>;
  /** The IANA zone in which `cron` is read, such as `Europe/Rome`. */
  readonly timezone: Scalars['String']['output'];
  /** Name of what it starts. */
  readonly workflow: Scalars['String']['output'];
};

/** The result of a change of a schedule. */
export type SchedulePayload = {
  /** The schedule as it is now; null when it was refused. */
  readonly schedule?: Maybe<Schedule>;
  /** Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
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

/** A person's decision on a gap. */
export type SetGapStatusInput = {
  /** The gap's id. */
  readonly id: Scalars['ID']['input'];
  /** How it shall stand. */
  readonly status: GapStatus;
};

/** A change of a schedule; what is left out stays. */
export type SetScheduleInput = {
  /** Five fields, such as `0 6 * * *`; it must come true some day. */
  readonly cron?: InputMaybe<Scalars['String']['input']>;
  /** Whether it fires. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Which of `schedules`. */
  readonly name: Scalars['String']['input'];
  /** An IANA zone, such as `Europe/Rome`. */
  readonly timezone?: InputMaybe<Scalars['String']['input']>;
};

/** How much a matter weighs. */
export type Severity =
  /** Leads to damage or a wrong purchase. */
  | 'HIGH'
  /** Worth knowing. */
  | 'LOW'
  /** May mislead a buyer. */
  | 'MEDIUM';

/** What to start. */
export type StartWorkflowInput = {
  /** Repeating the request with the same key starts one run; at most 200 characters. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What the workflow takes: `qubee` an object with `count`, the number of questions from 1 to 50 (5 when left out). */
  readonly input?: InputMaybe<Scalars['JSON']['input']>;
  /** `gap-analysis` or `qubee`. */
  readonly workflow: Scalars['String']['input'];
};

export type Stone = Node & {
  /** How much of what a full profile needs is known; null when the stone is gone. */
  readonly completeness?: Maybe<Completeness>;
  /** What is known to be missing about it, the most pressing first. Needs `flywheel:read`. */
  readonly gaps?: Maybe<ReadonlyArray<KnowledgeGap>>;
  readonly id: Scalars['ID']['output'];
};


export type StoneGapsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<GapStatus>;
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
  /**
   * A run as it is now and after each change, until it has ended. With `after`, only what changed since that event's
   * `extensions.cursor`. Needs `flywheel:read`.
   */
  readonly workflowProgress?: Maybe<WorkflowRun>;
};


export type SubscriptionWorkflowProgressArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  runId: Scalars['ID']['input'];
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

/** Whether an answer may be believed. */
export type VerificationStatus =
  /** Not believed: it changed nothing. */
  | 'DISPUTED'
  /** Nobody has judged it. */
  | 'PENDING'
  /** Believed: its facts stand in the stone. */
  | 'VERIFIED';

/** A judgement on an answer. */
export type VerifyAnswerInput = {
  /** The answer's id. */
  readonly answerId: Scalars['ID']['input'];
  /** `VERIFIED` or `DISPUTED`; what is verified cannot be disputed later, since the stone has changed. */
  readonly status: VerificationStatus;
};

/** The result of a change of a run. */
export type WorkflowPayload = {
  /** The run as it is now; null when it was refused. */
  readonly run?: Maybe<WorkflowRun>;
  /** Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** One run of a workflow. Every step is stored when it begins and when it ends, so a run survives a restart. */
export type WorkflowRun = Node & {
  /** Why it failed; null unless it did. */
  readonly error?: Maybe<Scalars['String']['output']>;
  /** When it ended in whatever way; null until then. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** `run_` and a ULID in lower case. */
  readonly id: Scalars['ID']['output'];
  /** Share of its steps that are done, in [0, 1]. */
  readonly progress: Scalars['Float']['output'];
  /** When it was asked for. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Whether it goes on. */
  readonly status: WorkflowStatus;
  /** Name of the step it is at; of an ended run, where it ended. */
  readonly step: Scalars['String']['output'];
  /** All of them, in order. */
  readonly steps: ReadonlyArray<WorkflowStep>;
  /** Its name, such as `gap-analysis`. */
  readonly workflow: Scalars['String']['output'];
};

/** One page of runs. */
export type WorkflowRunConnection = {
  /** In the order of the list. */
  readonly edges: ReadonlyArray<WorkflowRunEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** All runs, all pages together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One run in its list. */
export type WorkflowRunEdge = {
  /** Where to go on from: `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The run itself. */
  readonly node: WorkflowRun;
};

/** How a run stands. */
export type WorkflowStatus =
  /** A person ended it. */
  | 'CANCELLED'
  /** All its steps are done. */
  | 'COMPLETED'
  /** A step failed three times; `error` says why. */
  | 'FAILED'
  /** Its steps are being done, or will be after a pause. */
  | 'RUNNING'
  /** It goes on after `resumeWorkflow`. */
  | 'WAITING_FOR_HUMAN';

/** One step of a run. */
export type WorkflowStep = {
  /** What it did, waits for or failed at, in a sentence; null while there is nothing to say. */
  readonly detail?: Maybe<Scalars['String']['output']>;
  /** When it ended; null until then. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Unique in its run. */
  readonly name: Scalars['String']['output'];
  /** When it began first; null while pending. */
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** `PENDING`, `RUNNING`, `RETRYING`, `WAITING`, `DONE`, `FAILED` or `CANCELLED`. */
  readonly status: Scalars['String']['output'];
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
  ExpertAnswer: ExpertAnswer;
  ExpertQuestion: ExpertQuestion;
  KnowledgeGap: KnowledgeGap;
  Stone: Stone;
  WorkflowRun: WorkflowRun;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Article:
    ( { __typename: 'Article' }
    & GraphQLRecursivePick<FederationTypes['Article'], {"id":true}> );
  ExpertAnswer:
    ( { __typename: 'ExpertAnswer' }
    & GraphQLRecursivePick<FederationTypes['ExpertAnswer'], {"id":true}> );
  ExpertQuestion:
    ( { __typename: 'ExpertQuestion' }
    & GraphQLRecursivePick<FederationTypes['ExpertQuestion'], {"id":true}> );
  KnowledgeGap:
    ( { __typename: 'KnowledgeGap' }
    & GraphQLRecursivePick<FederationTypes['KnowledgeGap'], {"id":true}> );
  Stone:
    ( { __typename: 'Stone' }
    & GraphQLRecursivePick<FederationTypes['Stone'], {"id":true}> );
  WorkflowRun:
    ( { __typename: 'WorkflowRun' }
    & GraphQLRecursivePick<FederationTypes['WorkflowRun'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( EntityRef )
    | ( AnswerRecord )
    | ( QuestionRecord )
    | ( GapRecord )
    | ( EntityRef )
    | ( RunRecord )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcknowledgePayload: ResolverTypeWrapper<AcknowledgePayload>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AliasKind: AliasKind;
  AnswerPayload: ResolverTypeWrapper<Omit<AnswerPayload, 'answer' | 'stone'> & { answer?: Maybe<ResolversTypes['ExpertAnswer']>, stone?: Maybe<ResolversTypes['Stone']> }>;
  AnswerQuestionInput: AnswerQuestionInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Article: ResolverTypeWrapper<EntityRef>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ArticleType: ArticleType;
  Completeness: ResolverTypeWrapper<CompletenessRecord>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  CostLine: ResolverTypeWrapper<CostLine>;
  CostSummary: ResolverTypeWrapper<CostSummary>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeleteInput: DeleteInput;
  DeletePayload: ResolverTypeWrapper<DeletePayload>;
  ExpertAnswer: ResolverTypeWrapper<AnswerRecord>;
  ExpertQuestion: ResolverTypeWrapper<QuestionRecord>;
  ExpertQuestionConnection: ResolverTypeWrapper<QuestionConnection>;
  ExpertQuestionEdge: ResolverTypeWrapper<Omit<ExpertQuestionEdge, 'node'> & { node: ResolversTypes['ExpertQuestion'] }>;
  Facet: ResolverTypeWrapper<Facet>;
  FacetBucket: ResolverTypeWrapper<FacetBucket>;
  GapKind: GapKind;
  GapPayload: ResolverTypeWrapper<Omit<GapPayload, 'gap'> & { gap?: Maybe<ResolversTypes['KnowledgeGap']> }>;
  GapSource: GapSource;
  GapStatus: GapStatus;
  GapTopic: GapTopic;
  GenerateQuestionsInput: GenerateQuestionsInput;
  IdentityCandidate: ResolverTypeWrapper<Omit<IdentityCandidate, 'stone'> & { stone?: Maybe<ResolversTypes['Stone']> }>;
  IdentityResolution: ResolverTypeWrapper<Omit<IdentityResolution, 'candidates' | 'stone'> & { candidates: ReadonlyArray<ResolversTypes['IdentityCandidate']>, stone?: Maybe<ResolversTypes['Stone']> }>;
  InternalViewer: InternalViewer;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  KnowledgeGap: ResolverTypeWrapper<GapRecord>;
  KnowledgeGapConnection: ResolverTypeWrapper<GapConnection>;
  KnowledgeGapEdge: ResolverTypeWrapper<Omit<KnowledgeGapEdge, 'node'> & { node: ResolversTypes['KnowledgeGap'] }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NameWarning: ResolverTypeWrapper<NameWarning>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Priority: Priority;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuestionsPayload: ResolverTypeWrapper<Omit<QuestionsPayload, 'questions'> & { questions: ReadonlyArray<ResolversTypes['ExpertQuestion']> }>;
  ReportGapInput: ReportGapInput;
  ResolutionStatus: ResolutionStatus;
  ResumeWorkflowInput: ResumeWorkflowInput;
  Schedule: ResolverTypeWrapper<ScheduleRecord>;
  SchedulePayload: ResolverTypeWrapper<Omit<SchedulePayload, 'schedule'> & { schedule?: Maybe<ResolversTypes['Schedule']> }>;
  SearchFilter: SearchFilter;
  SetGapStatusInput: SetGapStatusInput;
  SetScheduleInput: SetScheduleInput;
  Severity: Severity;
  StartWorkflowInput: StartWorkflowInput;
  Stone: ResolverTypeWrapper<EntityRef>;
  StoneType: StoneType;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TimeWindow: TimeWindow;
  UserError: ResolverTypeWrapper<UserError>;
  VerificationStatus: VerificationStatus;
  VerifyAnswerInput: VerifyAnswerInput;
  WorkflowPayload: ResolverTypeWrapper<Omit<WorkflowPayload, 'run'> & { run?: Maybe<ResolversTypes['WorkflowRun']> }>;
  WorkflowRun: ResolverTypeWrapper<RunRecord>;
  WorkflowRunConnection: ResolverTypeWrapper<RunConnection>;
  WorkflowRunEdge: ResolverTypeWrapper<Omit<WorkflowRunEdge, 'node'> & { node: ResolversTypes['WorkflowRun'] }>;
  WorkflowStatus: WorkflowStatus;
  WorkflowStep: ResolverTypeWrapper<WorkflowStep>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcknowledgePayload: AcknowledgePayload;
  Boolean: Scalars['Boolean']['output'];
  AnswerPayload: Omit<AnswerPayload, 'answer' | 'stone'> & { answer?: Maybe<ResolversParentTypes['ExpertAnswer']>, stone?: Maybe<ResolversParentTypes['Stone']> };
  AnswerQuestionInput: AnswerQuestionInput;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Article: EntityRef;
  Int: Scalars['Int']['output'];
  Completeness: CompletenessRecord;
  Float: Scalars['Float']['output'];
  CostLine: CostLine;
  CostSummary: CostSummary;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DeleteInput: DeleteInput;
  DeletePayload: DeletePayload;
  ExpertAnswer: AnswerRecord;
  ExpertQuestion: QuestionRecord;
  ExpertQuestionConnection: QuestionConnection;
  ExpertQuestionEdge: Omit<ExpertQuestionEdge, 'node'> & { node: ResolversParentTypes['ExpertQuestion'] };
  Facet: Facet;
  FacetBucket: FacetBucket;
  GapPayload: Omit<GapPayload, 'gap'> & { gap?: Maybe<ResolversParentTypes['KnowledgeGap']> };
  GenerateQuestionsInput: GenerateQuestionsInput;
  IdentityCandidate: Omit<IdentityCandidate, 'stone'> & { stone?: Maybe<ResolversParentTypes['Stone']> };
  IdentityResolution: Omit<IdentityResolution, 'candidates' | 'stone'> & { candidates: ReadonlyArray<ResolversParentTypes['IdentityCandidate']>, stone?: Maybe<ResolversParentTypes['Stone']> };
  InternalViewer: InternalViewer;
  JSON: Scalars['JSON']['output'];
  KnowledgeGap: GapRecord;
  KnowledgeGapConnection: GapConnection;
  KnowledgeGapEdge: Omit<KnowledgeGapEdge, 'node'> & { node: ResolversParentTypes['KnowledgeGap'] };
  Mutation: Record<PropertyKey, never>;
  NameWarning: NameWarning;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  QuestionsPayload: Omit<QuestionsPayload, 'questions'> & { questions: ReadonlyArray<ResolversParentTypes['ExpertQuestion']> };
  ReportGapInput: ReportGapInput;
  ResumeWorkflowInput: ResumeWorkflowInput;
  Schedule: ScheduleRecord;
  SchedulePayload: Omit<SchedulePayload, 'schedule'> & { schedule?: Maybe<ResolversParentTypes['Schedule']> };
  SearchFilter: SearchFilter;
  SetGapStatusInput: SetGapStatusInput;
  SetScheduleInput: SetScheduleInput;
  StartWorkflowInput: StartWorkflowInput;
  Stone: EntityRef;
  Subscription: Record<PropertyKey, never>;
  UserError: UserError;
  VerifyAnswerInput: VerifyAnswerInput;
  WorkflowPayload: Omit<WorkflowPayload, 'run'> & { run?: Maybe<ResolversParentTypes['WorkflowRun']> };
  WorkflowRun: RunRecord;
  WorkflowRunConnection: RunConnection;
  WorkflowRunEdge: Omit<WorkflowRunEdge, 'node'> & { node: ResolversParentTypes['WorkflowRun'] };
  WorkflowStep: WorkflowStep;
};

export type AcknowledgePayloadResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['AcknowledgePayload'] = ResolversParentTypes['AcknowledgePayload']> = {
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AnswerPayloadResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['AnswerPayload'] = ResolversParentTypes['AnswerPayload']> = {
  answer?: Resolver<Maybe<ResolversTypes['ExpertAnswer']>, ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ArticleResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['Article'] = ResolversParentTypes['Article'], FederationReferenceType extends FederationReferenceTypes['Article'] = FederationReferenceTypes['Article']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Article']> | FederationReferenceType, FederationReferenceType, ContextType>;
  gaps?: Resolver<Maybe<ReadonlyArray<ResolversTypes['KnowledgeGap']>>, ParentType, ContextType, RequireFields<ArticleGapsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CompletenessResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['Completeness'] = ResolversParentTypes['Completeness']> = {
  missing?: Resolver<ReadonlyArray<ResolversTypes['GapTopic']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type CostLineResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['CostLine'] = ResolversParentTypes['CostLine']> = {
  calls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type CostSummaryResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['CostSummary'] = ResolversParentTypes['CostSummary']> = {
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

export type DeletePayloadResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['DeletePayload'] = ResolversParentTypes['DeletePayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ExpertAnswerResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['ExpertAnswer'] = ResolversParentTypes['ExpertAnswer'], FederationReferenceType extends FederationReferenceTypes['ExpertAnswer'] = FederationReferenceTypes['ExpertAnswer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ExpertAnswer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  appliedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expert?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['VerificationStatus'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExpertQuestionResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['ExpertQuestion'] = ResolversParentTypes['ExpertQuestion'], FederationReferenceType extends FederationReferenceTypes['ExpertQuestion'] = FederationReferenceTypes['ExpertQuestion']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ExpertQuestion']> | FederationReferenceType, FederationReferenceType, ContextType>;
  answered?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  answers?: Resolver<ReadonlyArray<ResolversTypes['ExpertAnswer']>, ParentType, ContextType>;
  askedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  gap?: Resolver<Maybe<ResolversTypes['KnowledgeGap']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Priority'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  topic?: Resolver<ResolversTypes['GapTopic'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExpertQuestionConnectionResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['ExpertQuestionConnection'] = ResolversParentTypes['ExpertQuestionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ExpertQuestionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExpertQuestionEdgeResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['ExpertQuestionEdge'] = ResolversParentTypes['ExpertQuestionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ExpertQuestion'], ParentType, ContextType>;
};

export type FacetResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  buckets?: Resolver<ReadonlyArray<ResolversTypes['FacetBucket']>, ParentType, ContextType>;
  facet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FacetBucketResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['FacetBucket'] = ResolversParentTypes['FacetBucket']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GapPayloadResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['GapPayload'] = ResolversParentTypes['GapPayload']> = {
  gap?: Resolver<Maybe<ResolversTypes['KnowledgeGap']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type IdentityCandidateResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['IdentityCandidate'] = ResolversParentTypes['IdentityCandidate']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
};

export type IdentityResolutionResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['IdentityResolution'] = ResolversParentTypes['IdentityResolution']> = {
  candidates?: Resolver<ReadonlyArray<ResolversTypes['IdentityCandidate']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedKind?: Resolver<Maybe<ResolversTypes['AliasKind']>, ParentType, ContextType>;
  matchedName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  query?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ResolutionStatus'], ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['NameWarning']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type KnowledgeGapResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['KnowledgeGap'] = ResolversParentTypes['KnowledgeGap'], FederationReferenceType extends FederationReferenceTypes['KnowledgeGap'] = FederationReferenceTypes['KnowledgeGap']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['KnowledgeGap']> | FederationReferenceType, FederationReferenceType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  frequency?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['GapKind'], ParentType, ContextType>;
  lastSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Priority'], ParentType, ContextType>;
  questions?: Resolver<ReadonlyArray<ResolversTypes['ExpertQuestion']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['GapSource'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['GapStatus'], ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  topic?: Resolver<ResolversTypes['GapTopic'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type KnowledgeGapConnectionResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['KnowledgeGapConnection'] = ResolversParentTypes['KnowledgeGapConnection']> = {
  bySource?: Resolver<ReadonlyArray<ResolversTypes['FacetBucket']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['KnowledgeGapEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type KnowledgeGapEdgeResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['KnowledgeGapEdge'] = ResolversParentTypes['KnowledgeGapEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['KnowledgeGap'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  analyzeGaps?: Resolver<Maybe<ResolversTypes['WorkflowPayload']>, ParentType, ContextType>;
  answerQuestion?: Resolver<Maybe<ResolversTypes['AnswerPayload']>, ParentType, ContextType, RequireFields<MutationAnswerQuestionArgs, 'input'>>;
  cancelWorkflow?: Resolver<Maybe<ResolversTypes['WorkflowPayload']>, ParentType, ContextType, RequireFields<MutationCancelWorkflowArgs, 'input'>>;
  generateQuestions?: Resolver<Maybe<ResolversTypes['QuestionsPayload']>, ParentType, ContextType, RequireFields<MutationGenerateQuestionsArgs, 'input'>>;
  reportGap?: Resolver<Maybe<ResolversTypes['GapPayload']>, ParentType, ContextType, RequireFields<MutationReportGapArgs, 'input'>>;
  resumeWorkflow?: Resolver<Maybe<ResolversTypes['WorkflowPayload']>, ParentType, ContextType, RequireFields<MutationResumeWorkflowArgs, 'input'>>;
  setGapStatus?: Resolver<Maybe<ResolversTypes['GapPayload']>, ParentType, ContextType, RequireFields<MutationSetGapStatusArgs, 'input'>>;
  setSchedule?: Resolver<Maybe<ResolversTypes['SchedulePayload']>, ParentType, ContextType, RequireFields<MutationSetScheduleArgs, 'input'>>;
  startWorkflow?: Resolver<Maybe<ResolversTypes['WorkflowPayload']>, ParentType, ContextType, RequireFields<MutationStartWorkflowArgs, 'input'>>;
  verifyAnswer?: Resolver<Maybe<ResolversTypes['AnswerPayload']>, ParentType, ContextType, RequireFields<MutationVerifyAnswerArgs, 'input'>>;
};

export type NameWarningResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['NameWarning'] = ResolversParentTypes['NameWarning']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Article' | 'ExpertAnswer' | 'ExpertQuestion' | 'KnowledgeGap' | 'Stone' | 'WorkflowRun', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  expertQuestions?: Resolver<Maybe<ResolversTypes['ExpertQuestionConnection']>, ParentType, ContextType, RequireFields<QueryExpertQuestionsArgs, 'first'>>;
  knowledgeGaps?: Resolver<Maybe<ResolversTypes['KnowledgeGapConnection']>, ParentType, ContextType, RequireFields<QueryKnowledgeGapsArgs, 'first'>>;
  schedules?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Schedule']>>, ParentType, ContextType>;
  workflowRun?: Resolver<Maybe<ResolversTypes['WorkflowRun']>, ParentType, ContextType, RequireFields<QueryWorkflowRunArgs, 'id'>>;
  workflowRuns?: Resolver<Maybe<ResolversTypes['WorkflowRunConnection']>, ParentType, ContextType, RequireFields<QueryWorkflowRunsArgs, 'first'>>;
};

export type QuestionsPayloadResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['QuestionsPayload'] = ResolversParentTypes['QuestionsPayload']> = {
  questions?: Resolver<ReadonlyArray<ResolversTypes['ExpertQuestion']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ScheduleResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['Schedule'] = ResolversParentTypes['Schedule']> = {
  cron?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastRun?: Resolver<Maybe<ResolversTypes['WorkflowRun']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nextRunAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  timezone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  workflow?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SchedulePayloadResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['SchedulePayload'] = ResolversParentTypes['SchedulePayload']> = {
  schedule?: Resolver<Maybe<ResolversTypes['Schedule']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StoneResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['Stone'] = ResolversParentTypes['Stone'], FederationReferenceType extends FederationReferenceTypes['Stone'] = FederationReferenceTypes['Stone']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Stone']> | FederationReferenceType, FederationReferenceType, ContextType>;
  completeness?: Resolver<Maybe<ResolversTypes['Completeness']>, ParentType, ContextType>;
  gaps?: Resolver<Maybe<ReadonlyArray<ResolversTypes['KnowledgeGap']>>, ParentType, ContextType, RequireFields<StoneGapsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  workflowProgress?: SubscriptionResolver<Maybe<ResolversTypes['WorkflowRun']>, "workflowProgress", ParentType, ContextType, RequireFields<SubscriptionWorkflowProgressArgs, 'runId'>>;
};

export type UserErrorResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type WorkflowPayloadResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['WorkflowPayload'] = ResolversParentTypes['WorkflowPayload']> = {
  run?: Resolver<Maybe<ResolversTypes['WorkflowRun']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type WorkflowRunResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['WorkflowRun'] = ResolversParentTypes['WorkflowRun'], FederationReferenceType extends FederationReferenceTypes['WorkflowRun'] = FederationReferenceTypes['WorkflowRun']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['WorkflowRun']> | FederationReferenceType, FederationReferenceType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['WorkflowStatus'], ParentType, ContextType>;
  step?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['WorkflowStep']>, ParentType, ContextType>;
  workflow?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkflowRunConnectionResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['WorkflowRunConnection'] = ResolversParentTypes['WorkflowRunConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WorkflowRunEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WorkflowRunEdgeResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['WorkflowRunEdge'] = ResolversParentTypes['WorkflowRunEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WorkflowRun'], ParentType, ContextType>;
};

export type WorkflowStepResolvers<ContextType = FlywheelContext, ParentType extends ResolversParentTypes['WorkflowStep'] = ResolversParentTypes['WorkflowStep']> = {
  detail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = FlywheelContext> = {
  AcknowledgePayload?: AcknowledgePayloadResolvers<ContextType>;
  AnswerPayload?: AnswerPayloadResolvers<ContextType>;
  Article?: ArticleResolvers<ContextType>;
  Completeness?: CompletenessResolvers<ContextType>;
  CostLine?: CostLineResolvers<ContextType>;
  CostSummary?: CostSummaryResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DeletePayload?: DeletePayloadResolvers<ContextType>;
  ExpertAnswer?: ExpertAnswerResolvers<ContextType>;
  ExpertQuestion?: ExpertQuestionResolvers<ContextType>;
  ExpertQuestionConnection?: ExpertQuestionConnectionResolvers<ContextType>;
  ExpertQuestionEdge?: ExpertQuestionEdgeResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  FacetBucket?: FacetBucketResolvers<ContextType>;
  GapPayload?: GapPayloadResolvers<ContextType>;
  IdentityCandidate?: IdentityCandidateResolvers<ContextType>;
  IdentityResolution?: IdentityResolutionResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  KnowledgeGap?: KnowledgeGapResolvers<ContextType>;
  KnowledgeGapConnection?: KnowledgeGapConnectionResolvers<ContextType>;
  KnowledgeGapEdge?: KnowledgeGapEdgeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NameWarning?: NameWarningResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QuestionsPayload?: QuestionsPayloadResolvers<ContextType>;
  Schedule?: ScheduleResolvers<ContextType>;
  SchedulePayload?: SchedulePayloadResolvers<ContextType>;
  Stone?: StoneResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  WorkflowPayload?: WorkflowPayloadResolvers<ContextType>;
  WorkflowRun?: WorkflowRunResolvers<ContextType>;
  WorkflowRunConnection?: WorkflowRunConnectionResolvers<ContextType>;
  WorkflowRunEdge?: WorkflowRunEdgeResolvers<ContextType>;
  WorkflowStep?: WorkflowStepResolvers<ContextType>;
};

