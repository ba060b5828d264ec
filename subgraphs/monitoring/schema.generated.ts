import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EntityRef } from '../../platform/graphql/entity-loader.ts';
import type { AlertRuleRecord } from './domain/alert-rules.ts';
import type { AlertRecord } from './domain/alert-book.ts';
import type { MonitoringContext } from './context.ts';
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

/** One time that a rule's threshold was passed. */
export type Alert = Node & {
  /** Opaque, beginning with `alert_`. */
  readonly id: Scalars['ID']['output'];
  /** When it was seen passed no more; null while open. Needs `monitoring:read`. */
  readonly resolvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The rule as it was; it may have been deleted since. Needs `monitoring:read`. */
  readonly rule: AlertRule;
  /** When the threshold was first seen passed. Needs `monitoring:read`. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where it stands now. Needs `monitoring:read`. */
  readonly state: AlertState;
  /** The metric's value when the state last changed. Needs `monitoring:read`. */
  readonly value: Scalars['Float']['output'];
};

/** A page of alerts. */
export type AlertConnection = {
  /** In the list's order. */
  readonly edges: ReadonlyArray<AlertEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** Alerts in all pages together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An alert in a list. */
export type AlertEdge = {
  /** Pass it as `after` to go on behind this alert. */
  readonly cursor: Scalars['String']['output'];
  /** The alert itself. */
  readonly node: Alert;
};

/** The result of silencing an alert. */
export type AlertPayload = {
  /** The alert; null when it was refused. */
  readonly alert?: Maybe<Alert>;
  /** Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** When to alert. Rules do not change: delete one and create another. */
export type AlertRule = Node & {
  /** Who is told when it fires and resolves; `log` is the server's log. Needs `monitoring:read`. */
  readonly channels: ReadonlyArray<Scalars['String']['output']>;
  /** Which side of the threshold alerts. Needs `monitoring:read`. */
  readonly comparison: Comparison;
  /** False: it is kept but not evaluated. Needs `monitoring:read`. */
  readonly enabled: Scalars['Boolean']['output'];
  /** Seconds that the bound must be passed without interruption before it fires, 0 to 86,400. Needs `monitoring:read`. */
  readonly forSeconds: Scalars['Int']['output'];
  /** Opaque, beginning with `rule_`. */
  readonly id: Scalars['ID']['output'];
  /**
   * A metric as in `Query.metricSeries`. Compared is its value of the last 60 seconds; of `costUsd` and `unpricedCalls` of the last 24
   * hours, of `openAlerts` now. Needs `monitoring:read`.
   */
  readonly metric: Scalars['String']['output'];
  /** What it is called, 1 to 120 characters. Needs `monitoring:read`. */
  readonly name: Scalars['String']['output'];
  /** How urgent its alerts are. Needs `monitoring:read`. */
  readonly severity: AlertSeverity;
  /** The bound, in the metric's unit. Needs `monitoring:read`. */
  readonly threshold: Scalars['Float']['output'];
};

/** The result of creating a rule. */
export type AlertRulePayload = {
  /** The rule; null when it was refused. */
  readonly rule?: Maybe<AlertRule>;
  /** Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How urgent an alert of a rule is. */
export type AlertSeverity =
  /** Should be seen to at once. */
  | 'CRITICAL'
  /** For whoever looks. */
  | 'INFO'
  /** Should be seen to within the day. */
  | 'WARNING';

/** Where an alert stands. */
export type AlertState =
  /** Passed without interruption for as long as the rule says; the rule's channels were told. */
  | 'FIRING'
  /** The threshold is passed, but not yet for as long as the rule says. */
  | 'PENDING'
  /** Not passed any more; an alert that ends while PENDING never fired. */
  | 'RESOLVED'
  /** Still passed, but kept quiet by `silenceAlert`. */
  | 'SILENCED';

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
  /** What paid calls for this article have cost since the ledger began. Needs `monitoring:read`. */
  readonly cost?: Maybe<CostSummary>;
  readonly id: Scalars['ID']['output'];
  /** How often this article was opened and found; null when the viewer may not see the article. */
  readonly usage?: Maybe<EntityUsage>;
};


export type ArticleUsageArgs = {
  window?: InputMaybe<TimeWindow>;
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

/** How a metric is compared with a threshold. */
export type Comparison =
  /** Alerts while the value is above the threshold. */
  | 'GREATER_THAN'
  /** Alerts while the value is below the threshold. */
  | 'LESS_THAN';

/** What the lines of a cost report stand for. */
export type CostGroup =
  /** The day in UTC, such as `2026-11-24`. */
  | 'DAY'
  /** Which model answered. */
  | 'MODEL'
  /** What the call was for, such as `generateArticle`. */
  | 'OPERATION'
  /** Who was paid, such as `openai`. */
  | 'PROVIDER'
  /** The service that called. */
  | 'SERVICE'
  /** The id of the user for whom the call was made; `none` for the platform's own. */
  | 'USER';

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

/** What paid calls of a window cost. */
export type CostReport = {
  /** What the lines sum up. */
  readonly groupedBy: CostGroup;
  /** Dearest first, ties by key; days oldest first. Calls without a known price count, at no cost. */
  readonly lines: ReadonlyArray<CostLine>;
  /** Sum of all priced calls, in US dollars, exact. */
  readonly totalUsd: Scalars['Decimal']['output'];
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

/** A new alert rule. */
export type CreateAlertRuleInput = {
  /** Who is told, at most 10, no repeats: `log` writes a line into the server's log. Alerts are in `alerts` and `alertChanged` anyway. */
  readonly channels?: ReadonlyArray<Scalars['String']['input']>;
  /** Which side of the threshold alerts. */
  readonly comparison: Comparison;
  /** Seconds that the bound must be passed without interruption, 0 to 86,400. */
  readonly forSeconds?: Scalars['Int']['input'];
  /** A metric's name as in `Query.metricSeries`. */
  readonly metric: Scalars['String']['input'];
  /** 1 to 120 characters. */
  readonly name: Scalars['String']['input'];
  /** How urgent its alerts are. */
  readonly severity: AlertSeverity;
  /** The bound, in the metric's unit. */
  readonly threshold: Scalars['Float']['input'];
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

/** The health of one thing that a service depends on. */
export type DependencyHealth = {
  /** Which engine stands behind it, such as `sqlite`. */
  readonly engine: Scalars['String']['output'];
  /** Milliseconds it took to answer; null when it was not measured. */
  readonly latencyMs?: Maybe<Scalars['Float']['output']>;
  /** What is wrong, without addresses; null when nothing is. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** What it is for, such as `documents`. */
  readonly name: Scalars['String']['output'];
  /** Whether it can be used. */
  readonly state: HealthState;
};

/** How clients met one stone or article. The window's start is rounded down: to a full minute for HOUR, else to a full hour. */
export type EntityUsage = {
  /** Views whose operation had an error. */
  readonly errors: Scalars['Int']['output'];
  /** 95th percentile of the duration of those views in milliseconds, relative error ≤ 5 %; null before the first view. */
  readonly p95Ms?: Maybe<Scalars['Float']['output']>;
  /** Operations that showed it among search results. */
  readonly searches: Scalars['Int']['output'];
  /** Operations that opened it by `stone`, `article` or `node`. */
  readonly views: Scalars['Int']['output'];
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

/** How well a service, a dependency or the whole works. */
export type HealthState =
  /** Serves, but something it depends on is impaired or away. */
  | 'DEGRADED'
  /** Serves nothing. */
  | 'DOWN'
  /** Everything asked for is served. */
  | 'HEALTHY';

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

/** A priced call. */
export type InternalLedgerEntry = {
  /** Priced, ISO 8601. */
  readonly at: Scalars['String']['output'];
  /** Integer nano-dollars as digits; null when a unit had no price. */
  readonly nanoUsd?: Maybe<Scalars['String']['output']>;
  /** The rows of the price table that applied. */
  readonly priceIds: ReadonlyArray<Scalars['ID']['output']>;
};

/** A paid or free call. */
export type InternalLedgerUsage = {
  /** What it was about. */
  readonly entityIds: ReadonlyArray<Scalars['ID']['input']>;
  /** By the provider's name for it. */
  readonly model: Scalars['String']['input'];
  /** What it was for. */
  readonly operation: Scalars['String']['input'];
  /** Who was paid. */
  readonly provider: Scalars['String']['input'];
  /** Whole numbers by unit. */
  readonly quantities: Scalars['JSON']['input'];
  /** Who made it. */
  readonly service: Scalars['String']['input'];
  /** For whom; null for the platform. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

/** One client operation. */
export type InternalOperationReport = {
  /** ISO 8601. */
  readonly at: Scalars['String']['input'];
  /** From arrival to answer, milliseconds. */
  readonly durationMs: Scalars['Float']['input'];
  /** True when the answer held an error. */
  readonly failed: Scalars['Boolean']['input'];
  /** Entities shown among search results. */
  readonly foundIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Its name; never its text. */
  readonly operation: Scalars['String']['input'];
  /** Entities that were opened. */
  readonly viewedIds: ReadonlyArray<Scalars['ID']['input']>;
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

/** A value of a metric. */
export type MetricPoint = {
  /** Begin of the step that the value covers, a multiple of the step since 1970. */
  readonly at: Scalars['DateTime']['output'];
  /** In the metric's unit: a count, milliseconds, US dollars, or a share in [0, 1]. */
  readonly value: Scalars['Float']['output'];
};

export type Mutation = {
  /** For services: what a call costs by the price table valid now; nothing is stored. */
  readonly _price: InternalLedgerEntry;
  /** For services: takes in what clients did; a batch that was taken in before changes nothing. */
  readonly _reportOperations: Scalars['Boolean']['output'];
  /**
   * For services: sets aside the most that a call can cost, before it is made. Answers what to settle; null where no budget is set.
   * Refused with ENGINE_UNAVAILABLE where the budget is spent.
   */
  readonly _reserve?: Maybe<Scalars['ID']['output']>;
  /** For services: ends a reservation with what the call cost, integer nano-dollars as digits; null: all that was set aside. */
  readonly _settle: Scalars['Boolean']['output'];
  /** Adds a rule; it is evaluated within 10 seconds. Needs `monitoring:manage`. */
  readonly createAlertRule?: Maybe<AlertRulePayload>;
  /** Removes a rule and resolves its open alert; past alerts stay. Needs `monitoring:manage`. */
  readonly deleteAlertRule?: Maybe<DeletePayload>;
  /** Keeps an open alert from notifying for a while. Needs `monitoring:manage`. */
  readonly silenceAlert?: Maybe<AlertPayload>;
};


export type Mutation_PriceArgs = {
  usage: InternalLedgerUsage;
};


export type Mutation_ReportOperationsArgs = {
  batchId: Scalars['ID']['input'];
  reports: ReadonlyArray<InternalOperationReport>;
};


export type Mutation_ReserveArgs = {
  id: Scalars['ID']['input'];
  most: InternalLedgerUsage;
};


export type Mutation_SettleArgs = {
  nanoUsd?: InputMaybe<Scalars['String']['input']>;
  reservation: Scalars['ID']['input'];
};


export type MutationCreateAlertRuleArgs = {
  input: CreateAlertRuleInput;
};


export type MutationDeleteAlertRuleArgs = {
  input: DeleteInput;
};


export type MutationSilenceAlertArgs = {
  input: SilenceAlertInput;
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

/** How one client operation did over a window. The window's start is rounded down: to a full minute for HOUR, else to a full hour. */
export type OperationMetrics = {
  /** How many of those answers held an error. */
  readonly errors: Scalars['Int']['output'];
  /** Name that the client gave it; `anonymous` without one, `other` beyond the first 200 names. */
  readonly operation: Scalars['String']['output'];
  /** Half of the requests took at most so many milliseconds, relative error ≤ 5 %. */
  readonly p50Ms: Scalars['Float']['output'];
  /** 95 % of the requests took at most so many milliseconds, relative error ≤ 5 %. */
  readonly p95Ms: Scalars['Float']['output'];
  /** 99 % of the requests took at most so many milliseconds, relative error ≤ 5 %. */
  readonly p99Ms: Scalars['Float']['output'];
  /** How often it was asked. */
  readonly requests: Scalars['Int']['output'];
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

/** A row of the price table. */
export type Price = {
  /** What is called, in the provider's words. */
  readonly model: Scalars['String']['output'];
  /** Who is paid, such as `openai`; `stomaton` for what our own machines do. */
  readonly provider: Scalars['String']['output'];
  /** Where the price is known from. */
  readonly source: Scalars['String']['output'];
  /** What is counted: `INPUT_TOKEN`, `CACHED_INPUT_TOKEN`, `OUTPUT_TOKEN`, `REQUEST` or `CHARACTER`. */
  readonly unit: Scalars['String']['output'];
  /** US dollars for one such unit, exact. */
  readonly usd: Scalars['Decimal']['output'];
  /** It holds from this instant until a later row for the same unit. */
  readonly validFrom: Scalars['DateTime']['output'];
};

export type Query = {
  /** Every alert rule, by name. Needs `monitoring:read`. */
  readonly alertRules?: Maybe<ReadonlyArray<AlertRule>>;
  /** Alerts, the latest to begin first. Needs `monitoring:read`. */
  readonly alerts?: Maybe<AlertConnection>;
  /** What paid calls cost, from the ledger. Needs `monitoring:read`. */
  readonly costs?: Maybe<CostReport>;
  /** State of every service and of what each depends on, measured now. For anyone. */
  readonly health?: Maybe<SystemHealth>;
  /**
   * One metric over time, oldest point first. Counts and sums (`requests`, `errors`, `views`, `searches`, `costUsd`, `unpricedCalls`)
   * and the gauge `openAlerts` (not those of rules on itself) have a point for every step; `errorRate` (in [0, 1]) and `p50Ms`, `p95Ms`, `p99Ms` (relative error
   * ≤ 5 %) only where there was a request. Needs `monitoring:read`.
   */
  readonly metricSeries?: Maybe<ReadonlyArray<MetricPoint>>;
  /** Client operations by name over a window, most requested first. Needs `monitoring:read`. */
  readonly operationMetrics?: Maybe<ReadonlyArray<OperationMetrics>>;
  /** The price of each unit in force at an instant, by provider, model and unit. Needs `monitoring:read`. */
  readonly priceCatalog?: Maybe<ReadonlyArray<Price>>;
};


export type QueryAlertsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  state?: InputMaybe<AlertState>;
};


export type QueryCostsArgs = {
  groupBy?: InputMaybe<CostGroup>;
  window?: InputMaybe<TimeWindow>;
};


export type QueryMetricSeriesArgs = {
  metric: Scalars['String']['input'];
  stepSeconds?: InputMaybe<Scalars['Int']['input']>;
  window?: InputMaybe<TimeWindow>;
};


export type QueryOperationMetricsArgs = {
  window?: InputMaybe<TimeWindow>;
};


export type QueryPriceCatalogArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
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

/** The health of one service. */
export type ServiceHealth = {
  /** What it needs to serve; empty when it needs nothing or did not answer. */
  readonly dependencies: ReadonlyArray<DependencyHealth>;
  /** Milliseconds that its slowest dependency took to answer; null when none was measured. */
  readonly latencyMs?: Maybe<Scalars['Float']['output']>;
  /** Its name, such as `search`. */
  readonly service: Scalars['String']['output'];
  /** The worst state among its dependencies; DOWN when it did not answer within a second. */
  readonly state: HealthState;
  /** Version of the running code; null when it did not answer. */
  readonly version?: Maybe<Scalars['String']['output']>;
};

/** How much a matter weighs. */
export type Severity =
  /** Leads to damage or a wrong purchase. */
  | 'HIGH'
  /** Worth knowing. */
  | 'LOW'
  /** May mislead a buyer. */
  | 'MEDIUM';

/** Names an alert to keep quiet. */
export type SilenceAlertInput = {
  /** Id of an alert that is not RESOLVED. */
  readonly id: Scalars['ID']['input'];
  /** For how long, 1 to 10,080 (a week), from now. */
  readonly minutes: Scalars['Int']['input'];
};

export type Stone = Node & {
  /** What paid calls for this stone have cost since the ledger began. Needs `monitoring:read`. */
  readonly cost?: Maybe<CostSummary>;
  readonly id: Scalars['ID']['output'];
  /** How often this stone was opened and found; null when the stone is gone. */
  readonly usage?: Maybe<EntityUsage>;
};


export type StoneUsageArgs = {
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

export type Subscription = {
  /** Every alert that begins or changes state, as it is now. Needs `monitoring:read`. */
  readonly alertChanged?: Maybe<Alert>;
};


export type SubscriptionAlertChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
};

/** The health of the platform at one moment. */
export type SystemHealth = {
  /** When it was measured. */
  readonly checkedAt: Scalars['DateTime']['output'];
  /** One entry a service, always all of them. */
  readonly services: ReadonlyArray<ServiceHealth>;
  /** DOWN when the database or every service is; HEALTHY when all are; else DEGRADED. */
  readonly state: HealthState;
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

export type WorkflowRun = Node & {
  /** What paid calls made by this run have cost so far. Needs `monitoring:read`. */
  readonly cost?: Maybe<CostSummary>;
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
  Alert: Alert;
  AlertRule: AlertRule;
  Article: Article;
  Stone: Stone;
  WorkflowRun: WorkflowRun;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Alert:
    ( { __typename: 'Alert' }
    & GraphQLRecursivePick<FederationTypes['Alert'], {"id":true}> );
  AlertRule:
    ( { __typename: 'AlertRule' }
    & GraphQLRecursivePick<FederationTypes['AlertRule'], {"id":true}> );
  Article:
    ( { __typename: 'Article' }
    & GraphQLRecursivePick<FederationTypes['Article'], {"id":true}> );
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
    | ( AlertRecord )
    | ( AlertRuleRecord )
    | ( EntityRef )
    | ( EntityRef )
    | ( EntityRef )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcknowledgePayload: ResolverTypeWrapper<AcknowledgePayload>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Alert: ResolverTypeWrapper<AlertRecord>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  AlertConnection: ResolverTypeWrapper<Omit<AlertConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['AlertEdge']> }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AlertEdge: ResolverTypeWrapper<Omit<AlertEdge, 'node'> & { node: ResolversTypes['Alert'] }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AlertPayload: ResolverTypeWrapper<Omit<AlertPayload, 'alert'> & { alert?: Maybe<ResolversTypes['Alert']> }>;
  AlertRule: ResolverTypeWrapper<AlertRuleRecord>;
  AlertRulePayload: ResolverTypeWrapper<Omit<AlertRulePayload, 'rule'> & { rule?: Maybe<ResolversTypes['AlertRule']> }>;
  AlertSeverity: AlertSeverity;
  AlertState: AlertState;
  AliasKind: AliasKind;
  Article: ResolverTypeWrapper<EntityRef>;
  ArticleType: ArticleType;
  Comparison: Comparison;
  CostGroup: CostGroup;
  CostLine: ResolverTypeWrapper<CostLine>;
  CostReport: ResolverTypeWrapper<CostReport>;
  CostSummary: ResolverTypeWrapper<CostSummary>;
  CreateAlertRuleInput: CreateAlertRuleInput;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeleteInput: DeleteInput;
  DeletePayload: ResolverTypeWrapper<DeletePayload>;
  DependencyHealth: ResolverTypeWrapper<DependencyHealth>;
  EntityUsage: ResolverTypeWrapper<EntityUsage>;
  Facet: ResolverTypeWrapper<Facet>;
  FacetBucket: ResolverTypeWrapper<FacetBucket>;
  GapTopic: GapTopic;
  HealthState: HealthState;
  IdentityCandidate: ResolverTypeWrapper<Omit<IdentityCandidate, 'stone'> & { stone?: Maybe<ResolversTypes['Stone']> }>;
  IdentityResolution: ResolverTypeWrapper<Omit<IdentityResolution, 'candidates' | 'stone'> & { candidates: ReadonlyArray<ResolversTypes['IdentityCandidate']>, stone?: Maybe<ResolversTypes['Stone']> }>;
  InternalLedgerEntry: ResolverTypeWrapper<InternalLedgerEntry>;
  InternalLedgerUsage: InternalLedgerUsage;
  InternalOperationReport: InternalOperationReport;
  InternalViewer: InternalViewer;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  MetricPoint: ResolverTypeWrapper<MetricPoint>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NameWarning: ResolverTypeWrapper<NameWarning>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OperationMetrics: ResolverTypeWrapper<OperationMetrics>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Price: ResolverTypeWrapper<Price>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ResolutionStatus: ResolutionStatus;
  SearchFilter: SearchFilter;
  ServiceHealth: ResolverTypeWrapper<ServiceHealth>;
  Severity: Severity;
  SilenceAlertInput: SilenceAlertInput;
  Stone: ResolverTypeWrapper<EntityRef>;
  StoneType: StoneType;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SystemHealth: ResolverTypeWrapper<SystemHealth>;
  TimeWindow: TimeWindow;
  UserError: ResolverTypeWrapper<UserError>;
  WorkflowRun: ResolverTypeWrapper<EntityRef>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcknowledgePayload: AcknowledgePayload;
  Boolean: Scalars['Boolean']['output'];
  Alert: AlertRecord;
  ID: Scalars['ID']['output'];
  Float: Scalars['Float']['output'];
  AlertConnection: Omit<AlertConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['AlertEdge']> };
  Int: Scalars['Int']['output'];
  AlertEdge: Omit<AlertEdge, 'node'> & { node: ResolversParentTypes['Alert'] };
  String: Scalars['String']['output'];
  AlertPayload: Omit<AlertPayload, 'alert'> & { alert?: Maybe<ResolversParentTypes['Alert']> };
  AlertRule: AlertRuleRecord;
  AlertRulePayload: Omit<AlertRulePayload, 'rule'> & { rule?: Maybe<ResolversParentTypes['AlertRule']> };
  Article: EntityRef;
  CostLine: CostLine;
  CostReport: CostReport;
  CostSummary: CostSummary;
  CreateAlertRuleInput: CreateAlertRuleInput;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DeleteInput: DeleteInput;
  DeletePayload: DeletePayload;
  DependencyHealth: DependencyHealth;
  EntityUsage: EntityUsage;
  Facet: Facet;
  FacetBucket: FacetBucket;
  IdentityCandidate: Omit<IdentityCandidate, 'stone'> & { stone?: Maybe<ResolversParentTypes['Stone']> };
  IdentityResolution: Omit<IdentityResolution, 'candidates' | 'stone'> & { candidates: ReadonlyArray<ResolversParentTypes['IdentityCandidate']>, stone?: Maybe<ResolversParentTypes['Stone']> };
  InternalLedgerEntry: InternalLedgerEntry;
  InternalLedgerUsage: InternalLedgerUsage;
  InternalOperationReport: InternalOperationReport;
  InternalViewer: InternalViewer;
  JSON: Scalars['JSON']['output'];
  MetricPoint: MetricPoint;
  Mutation: Record<PropertyKey, never>;
  NameWarning: NameWarning;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  OperationMetrics: OperationMetrics;
  PageInfo: PageInfo;
  Price: Price;
  Query: Record<PropertyKey, never>;
  SearchFilter: SearchFilter;
  ServiceHealth: ServiceHealth;
  SilenceAlertInput: SilenceAlertInput;
  Stone: EntityRef;
  Subscription: Record<PropertyKey, never>;
  SystemHealth: SystemHealth;
  UserError: UserError;
  WorkflowRun: EntityRef;
};

export type AcknowledgePayloadResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['AcknowledgePayload'] = ResolversParentTypes['AcknowledgePayload']> = {
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AlertResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['Alert'] = ResolversParentTypes['Alert'], FederationReferenceType extends FederationReferenceTypes['Alert'] = FederationReferenceTypes['Alert']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Alert']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['AlertRule'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AlertState'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlertConnectionResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['AlertConnection'] = ResolversParentTypes['AlertConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AlertEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AlertEdgeResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['AlertEdge'] = ResolversParentTypes['AlertEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Alert'], ParentType, ContextType>;
};

export type AlertPayloadResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['AlertPayload'] = ResolversParentTypes['AlertPayload']> = {
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AlertRuleResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['AlertRule'] = ResolversParentTypes['AlertRule'], FederationReferenceType extends FederationReferenceTypes['AlertRule'] = FederationReferenceTypes['AlertRule']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AlertRule']> | FederationReferenceType, FederationReferenceType, ContextType>;
  channels?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  comparison?: Resolver<ResolversTypes['Comparison'], ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  forSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  metric?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['AlertSeverity'], ParentType, ContextType>;
  threshold?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlertRulePayloadResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['AlertRulePayload'] = ResolversParentTypes['AlertRulePayload']> = {
  rule?: Resolver<Maybe<ResolversTypes['AlertRule']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ArticleResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['Article'] = ResolversParentTypes['Article'], FederationReferenceType extends FederationReferenceTypes['Article'] = FederationReferenceTypes['Article']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Article']> | FederationReferenceType, FederationReferenceType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['CostSummary']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  usage?: Resolver<Maybe<ResolversTypes['EntityUsage']>, ParentType, ContextType, RequireFields<ArticleUsageArgs, 'window'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CostLineResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['CostLine'] = ResolversParentTypes['CostLine']> = {
  calls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type CostReportResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['CostReport'] = ResolversParentTypes['CostReport']> = {
  groupedBy?: Resolver<ResolversTypes['CostGroup'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['CostLine']>, ParentType, ContextType>;
  totalUsd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type CostSummaryResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['CostSummary'] = ResolversParentTypes['CostSummary']> = {
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

export type DeletePayloadResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['DeletePayload'] = ResolversParentTypes['DeletePayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DependencyHealthResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['DependencyHealth'] = ResolversParentTypes['DependencyHealth']> = {
  engine?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  latencyMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['HealthState'], ParentType, ContextType>;
};

export type EntityUsageResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['EntityUsage'] = ResolversParentTypes['EntityUsage']> = {
  errors?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  p95Ms?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  searches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  views?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FacetResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  buckets?: Resolver<ReadonlyArray<ResolversTypes['FacetBucket']>, ParentType, ContextType>;
  facet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FacetBucketResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['FacetBucket'] = ResolversParentTypes['FacetBucket']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IdentityCandidateResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['IdentityCandidate'] = ResolversParentTypes['IdentityCandidate']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
};

export type IdentityResolutionResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['IdentityResolution'] = ResolversParentTypes['IdentityResolution']> = {
  candidates?: Resolver<ReadonlyArray<ResolversTypes['IdentityCandidate']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedKind?: Resolver<Maybe<ResolversTypes['AliasKind']>, ParentType, ContextType>;
  matchedName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  query?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ResolutionStatus'], ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['NameWarning']>, ParentType, ContextType>;
};

export type InternalLedgerEntryResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['InternalLedgerEntry'] = ResolversParentTypes['InternalLedgerEntry']> = {
  at?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nanoUsd?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  priceIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MetricPointResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['MetricPoint'] = ResolversParentTypes['MetricPoint']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  _price?: Resolver<ResolversTypes['InternalLedgerEntry'], ParentType, ContextType, RequireFields<Mutation_PriceArgs, 'usage'>>;
  _reportOperations?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<Mutation_ReportOperationsArgs, 'batchId' | 'reports'>>;
  _reserve?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType, RequireFields<Mutation_ReserveArgs, 'id' | 'most'>>;
  _settle?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<Mutation_SettleArgs, 'reservation'>>;
  createAlertRule?: Resolver<Maybe<ResolversTypes['AlertRulePayload']>, ParentType, ContextType, RequireFields<MutationCreateAlertRuleArgs, 'input'>>;
  deleteAlertRule?: Resolver<Maybe<ResolversTypes['DeletePayload']>, ParentType, ContextType, RequireFields<MutationDeleteAlertRuleArgs, 'input'>>;
  silenceAlert?: Resolver<Maybe<ResolversTypes['AlertPayload']>, ParentType, ContextType, RequireFields<MutationSilenceAlertArgs, 'input'>>;
};

export type NameWarningResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['NameWarning'] = ResolversParentTypes['NameWarning']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Alert' | 'AlertRule' | 'Article' | 'Stone' | 'WorkflowRun', ParentType, ContextType>;
};

export type OperationMetricsResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['OperationMetrics'] = ResolversParentTypes['OperationMetrics']> = {
  errors?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  operation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  p50Ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  p95Ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  p99Ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  requests?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PriceResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['Price'] = ResolversParentTypes['Price']> = {
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  usd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  alertRules?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AlertRule']>>, ParentType, ContextType>;
  alerts?: Resolver<Maybe<ResolversTypes['AlertConnection']>, ParentType, ContextType, RequireFields<QueryAlertsArgs, 'first'>>;
  costs?: Resolver<Maybe<ResolversTypes['CostReport']>, ParentType, ContextType, RequireFields<QueryCostsArgs, 'groupBy' | 'window'>>;
  health?: Resolver<Maybe<ResolversTypes['SystemHealth']>, ParentType, ContextType>;
  metricSeries?: Resolver<Maybe<ReadonlyArray<ResolversTypes['MetricPoint']>>, ParentType, ContextType, RequireFields<QueryMetricSeriesArgs, 'metric' | 'stepSeconds' | 'window'>>;
  operationMetrics?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OperationMetrics']>>, ParentType, ContextType, RequireFields<QueryOperationMetricsArgs, 'window'>>;
  priceCatalog?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Price']>>, ParentType, ContextType, Partial<QueryPriceCatalogArgs>>;
};

export type ServiceHealthResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['ServiceHealth'] = ResolversParentTypes['ServiceHealth']> = {
  dependencies?: Resolver<ReadonlyArray<ResolversTypes['DependencyHealth']>, ParentType, ContextType>;
  latencyMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  service?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['HealthState'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StoneResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['Stone'] = ResolversParentTypes['Stone'], FederationReferenceType extends FederationReferenceTypes['Stone'] = FederationReferenceTypes['Stone']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Stone']> | FederationReferenceType, FederationReferenceType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['CostSummary']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  usage?: Resolver<Maybe<ResolversTypes['EntityUsage']>, ParentType, ContextType, RequireFields<StoneUsageArgs, 'window'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  alertChanged?: SubscriptionResolver<Maybe<ResolversTypes['Alert']>, "alertChanged", ParentType, ContextType, Partial<SubscriptionAlertChangedArgs>>;
};

export type SystemHealthResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['SystemHealth'] = ResolversParentTypes['SystemHealth']> = {
  checkedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  services?: Resolver<ReadonlyArray<ResolversTypes['ServiceHealth']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['HealthState'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type WorkflowRunResolvers<ContextType = MonitoringContext, ParentType extends ResolversParentTypes['WorkflowRun'] = ResolversParentTypes['WorkflowRun'], FederationReferenceType extends FederationReferenceTypes['WorkflowRun'] = FederationReferenceTypes['WorkflowRun']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['WorkflowRun']> | FederationReferenceType, FederationReferenceType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['CostSummary']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = MonitoringContext> = {
  AcknowledgePayload?: AcknowledgePayloadResolvers<ContextType>;
  Alert?: AlertResolvers<ContextType>;
  AlertConnection?: AlertConnectionResolvers<ContextType>;
  AlertEdge?: AlertEdgeResolvers<ContextType>;
  AlertPayload?: AlertPayloadResolvers<ContextType>;
  AlertRule?: AlertRuleResolvers<ContextType>;
  AlertRulePayload?: AlertRulePayloadResolvers<ContextType>;
  Article?: ArticleResolvers<ContextType>;
  CostLine?: CostLineResolvers<ContextType>;
  CostReport?: CostReportResolvers<ContextType>;
  CostSummary?: CostSummaryResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DeletePayload?: DeletePayloadResolvers<ContextType>;
  DependencyHealth?: DependencyHealthResolvers<ContextType>;
  EntityUsage?: EntityUsageResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  FacetBucket?: FacetBucketResolvers<ContextType>;
  IdentityCandidate?: IdentityCandidateResolvers<ContextType>;
  IdentityResolution?: IdentityResolutionResolvers<ContextType>;
  InternalLedgerEntry?: InternalLedgerEntryResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  MetricPoint?: MetricPointResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NameWarning?: NameWarningResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  OperationMetrics?: OperationMetricsResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Price?: PriceResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ServiceHealth?: ServiceHealthResolvers<ContextType>;
  Stone?: StoneResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SystemHealth?: SystemHealthResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  WorkflowRun?: WorkflowRunResolvers<ContextType>;
};

