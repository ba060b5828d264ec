import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EntityRef } from '../../platform/graphql/entity-loader.ts';
import type { UserRecord } from './domain/user.ts';
import type { SessionRecord } from './domain/session.ts';
import type { AuditRecord } from './domain/audit-list.ts';
import type { AuthContext } from './context.ts';
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

/** A key of a script that signs in as its owner. The key itself is shown once, when it is made. */
export type ApiKey = {
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it stops serving by itself. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** `session_` and 26 characters; `revokeSession` takes it. */
  readonly id: Scalars['ID']['output'];
  /** When it last signed in, to the minute; the time it was made where it never did. */
  readonly lastUsedAt: Scalars['DateTime']['output'];
  /** What its owner called it. */
  readonly name: Scalars['String']['output'];
};

/** A key to sign in with. */
export type ApiKeyInput = {
  /** As `createApiKey` gave it, `stk_…`. */
  readonly key: Scalars['String']['input'];
};

/** The result of making an API key. */
export type ApiKeyPayload = {
  /** What is kept of it. */
  readonly apiKey?: Maybe<ApiKey>;
  /** The key itself, which cannot be shown again; null when it was refused. */
  readonly secret?: Maybe<Scalars['String']['output']>;
  /** Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Article = Node & {
  /** Who wrote it; the platform's composer where no person did. */
  readonly author?: Maybe<User>;
  readonly id: Scalars['ID']['output'];
  /** What whoever asks may do with this article. */
  readonly viewerPermissions?: Maybe<ViewerPermissions>;
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

/** One decision about an account; it is never changed. */
export type AuditEntry = {
  /** The network address it came from; null when not known. */
  readonly address?: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  readonly at: Scalars['DateTime']['output'];
  /** Who did it, a user's id; the person themselves unless another did; null when not known. */
  readonly by?: Maybe<Scalars['ID']['output']>;
  /** More about it, `name: value` each, such as the role before and after. */
  readonly detail: ReadonlyArray<Scalars['String']['output']>;
  /**
   * What happened: `login.accepted`, `login.refused`, `session.ended`, `session.reused`, `password.changed`, `role.changed`, `apiKey.created`,
   * `apiKey.accepted` (of one key once a minute) and the like. What an attacker can repeat without end is counted and written once a minute:
   * `rate.refused`, `register.lockedOut`, `login.lockedOut`, `password.resetLockedOut`, `password.resetRefused`, `apiKey.refused`, each with `attempts`, `since` and `until` in `detail`.
   */
  readonly event: Scalars['String']['output'];
  /** Whose account it is about; null where what was typed matched none. */
  readonly userId?: Maybe<Scalars['ID']['output']>;
};

/** One page of the audit log. */
export type AuditEntryConnection = {
  /** The entries of this page, the newest first. */
  readonly edges: ReadonlyArray<AuditEntryEdge>;
  /** Where this page stands among all. */
  readonly pageInfo: PageInfo;
  /** Entries on all pages together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One entry of a page. */
export type AuditEntryEdge = {
  /** Ask on from here by `after`. */
  readonly cursor: Scalars['String']['output'];
  /** What was decided. */
  readonly node: AuditEntry;
};

/** The tokens of a session; all null when it was refused. */
export type AuthPayload = {
  /** Goes into `Authorization: Bearer …`; holds 15 minutes unless configured otherwise. */
  readonly accessToken?: Maybe<Scalars['String']['output']>;
  /** When the access token expires. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Trade it in by `refreshSession`, once. Opaque, a secret. */
  readonly refreshToken?: Maybe<Scalars['String']['output']>;
  /** Who is signed in. */
  readonly user?: Maybe<User>;
  /** Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A change of one's own password. */
export type ChangePasswordInput = {
  /** The one in force. */
  readonly currentPassword: Scalars['String']['input'];
  /** 12 to 200 characters, not the address and not the old one. */
  readonly newPassword: Scalars['String']['input'];
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

/** A key to be made. */
export type CreateApiKeyInput = {
  /** For how many days it serves, 1 to 365. */
  readonly days?: InputMaybe<Scalars['Int']['input']>;
  /** What it is for, 1 to 200 characters. */
  readonly name: Scalars['String']['input'];
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

/** How a person's month stands. */
export type InternalQuota = {
  /** Allowed. */
  readonly monthlyGenerations: Scalars['Int']['output'];
  /** The first instant of the next month, ISO 8601. */
  readonly resetsAt: Scalars['String']['output'];
  /** Taken. */
  readonly used: Scalars['Int']['output'];
};

/** A session whose older access tokens were recalled. */
export type InternalRecall = {
  /** When, ISO 8601. */
  readonly at: Scalars['String']['output'];
  /** Tokens of a lower generation must be refused. */
  readonly generation: Scalars['Int']['output'];
  /** The session's. */
  readonly sessionId: Scalars['ID']['output'];
};

/** Access tokens to refuse before they expire. */
export type InternalRecalls = {
  /** Ask again after this position. */
  readonly position: Scalars['String']['output'];
  /** Each as it stands now. */
  readonly sessions: ReadonlyArray<InternalRecall>;
};

/** Attempts from one address that the router turned away. */
export type InternalRefusals = {
  /** The network address; null for all that were too many to tell apart. */
  readonly address?: InputMaybe<Scalars['String']['input']>;
  /** How many. */
  readonly count: Scalars['Int']['input'];
  /** When the first came, ISO 8601, UTC. */
  readonly since: Scalars['String']['input'];
  /** When the last came, ISO 8601, UTC. */
  readonly until: Scalars['String']['input'];
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

/** Address and password of an account. */
export type LoginInput = {
  /** In any case. */
  readonly email: Scalars['String']['input'];
  /** At most 200 characters. */
  readonly password: Scalars['String']['input'];
};

/** How far to sign out. */
export type LogoutInput = {
  /** True ends all one's sessions on every device. */
  readonly allSessions?: InputMaybe<Scalars['Boolean']['input']>;
};

export type Mutation = {
  /** For the router: attempts at operations of auth that were above the rate, at most 200 addresses, for the audit log. */
  readonly _noteRefusals: Scalars['Boolean']['output'];
  /** For services: gives a generation back; harmless when the key took none. */
  readonly _returnGeneration: Scalars['Boolean']['output'];
  /** For services: takes one generation from a person's month; repeated with the same key it takes nothing more. */
  readonly _takeGeneration: InternalQuota;
  /** Changes one's own password and ends all one's other sessions. */
  readonly changePassword?: Maybe<AcknowledgePayload>;
  /**
   * Makes a key for one's own scripts, at most 20 a person. It signs in as its owner with the scopes they have at the time, until it expires
   * or `revokeSession` ends it; a change of the password ends it too.
   */
  readonly createApiKey?: Maybe<ApiKeyPayload>;
  /**
   * Begins a session. A wrong password and an unknown address get the same refusal after the same time; after several of them in a
   * row the account and the sender's network address must wait, longer each time (`RATE_LIMITED` with `retryAfterSeconds`).
   */
  readonly login?: Maybe<AuthPayload>;
  /** Ends the session at once, its access tokens too. */
  readonly logout?: Maybe<AcknowledgePayload>;
  /**
   * A new access token with the person's present role, and the next refresh token: each serves once. A copy sent at the same moment
   * (within 10 seconds) gets the same successor; one that comes later is taken for stolen and ends the session. Refused as
   * `UNAUTHENTICATED` with `reason` `expired`, `revoked` or `invalid`. Send it without the expired access token.
   */
  readonly refreshSession?: Maybe<AuthPayload>;
  /** Makes an account with the role USER and signs in to it. An address that has one already is refused as `DUPLICATE`. */
  readonly register?: Maybe<AuthPayload>;
  /** Mails a token to set a new password with. Answers the same whether or not the address has an account. */
  readonly requestPasswordReset?: Maybe<AcknowledgePayload>;
  /** Sets a new password by a mailed token, which serves once within 30 minutes, and ends all sessions of the account. */
  readonly resetPassword?: Maybe<AcknowledgePayload>;
  /** Ends one session or API key at once: one's own, or with `users:manage` anyone's. */
  readonly revokeSession?: Maybe<DeletePayload>;
  /**
   * Gives a person another role and, if asked, tier. Their access tokens are recalled at once; the next refresh brings the new scopes.
   * The last admin keeps the role. Needs `users:manage`.
   */
  readonly setUserRole?: Maybe<UserPayload>;
  /**
   * An access token for an API key, and no refresh token: send the key again when it has expired. Refused as `UNAUTHENTICATED` with
   * `reason` `expired`, `revoked` or `invalid`.
   */
  readonly signInWithApiKey?: Maybe<AuthPayload>;
};


export type Mutation_NoteRefusalsArgs = {
  refusals: ReadonlyArray<InternalRefusals>;
};


export type Mutation_ReturnGenerationArgs = {
  idempotencyKey: Scalars['String']['input'];
  userId: Scalars['ID']['input'];
};


export type Mutation_TakeGenerationArgs = {
  idempotencyKey: Scalars['String']['input'];
  userId: Scalars['ID']['input'];
};


export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


export type MutationCreateApiKeyArgs = {
  input: CreateApiKeyInput;
};


export type MutationLoginArgs = {
  input: LoginInput;
};


export type MutationLogoutArgs = {
  input?: InputMaybe<LogoutInput>;
};


export type MutationRefreshSessionArgs = {
  input: RefreshSessionInput;
};


export type MutationRegisterArgs = {
  input: RegisterInput;
};


export type MutationRequestPasswordResetArgs = {
  input: RequestPasswordResetInput;
};


export type MutationResetPasswordArgs = {
  input: ResetPasswordInput;
};


export type MutationRevokeSessionArgs = {
  input: DeleteInput;
};


export type MutationSetUserRoleArgs = {
  input: SetUserRoleInput;
};


export type MutationSignInWithApiKeyArgs = {
  input: ApiKeyInput;
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
  /** For services: sessions whose access tokens were recalled after a position; waits up to `waitMs` (0 to 20,000) for the first. */
  readonly _recalledSessions: InternalRecalls;
  /** Who signed in, was refused, changed a password or a role, and when, the newest first. Never a password or a token. Needs `users:manage`. */
  readonly auditLog?: Maybe<AuditEntryConnection>;
  /** Whoever asks; null when nobody is signed in. */
  readonly me?: Maybe<User>;
  /** Everyone who has an account, in the order in which they were made. Needs `users:manage`. */
  readonly users?: Maybe<UserConnection>;
};


export type Query_RecalledSessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  waitMs: Scalars['Int']['input'];
};


export type QueryAuditLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  event?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A session to go on with. */
export type RefreshSessionInput = {
  /** The latest one that the session was given. */
  readonly refreshToken: Scalars['String']['input'];
};

/** A new account. */
export type RegisterInput = {
  /** At most 254 characters; kept in lower case. Each address has one account. */
  readonly email: Scalars['String']['input'];
  /** 1 to 200 characters, shown to others. */
  readonly fullName: Scalars['String']['input'];
  /** 12 to 200 characters, not the address itself. */
  readonly password: Scalars['String']['input'];
};

/** Whose password was forgotten. */
export type RequestPasswordResetInput = {
  /** The address of the account, in any case. */
  readonly email: Scalars['String']['input'];
};

/** A new password by a mailed token. */
export type ResetPasswordInput = {
  /** 12 to 200 characters, not the address. */
  readonly newPassword: Scalars['String']['input'];
  /** From the mail. */
  readonly token: Scalars['String']['input'];
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
  readonly articleTypes?: InputMaybe<ReadonlyArray<ArticleType>>;
  /** Stones that have one of these colours (as in `Stone.colors`), and articles about them. */
  readonly colors?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Stones quarried in these countries (English names, any case), and articles about them. */
  readonly countries?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Stones of these types, and articles about them. */
  readonly stoneTypes?: InputMaybe<ReadonlyArray<StoneType>>;
};

/** A sign-in on one device, which lasts as long as it is refreshed. */
export type Session = {
  /** When it began, by `login` or `register`. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** True for the session that asks. */
  readonly current: Scalars['Boolean']['output'];
  /** When it ends unless it is refreshed before. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** `session_` and 26 characters; `revokeSession` takes it. */
  readonly id: Scalars['ID']['output'];
  /** When its tokens were last renewed. */
  readonly lastUsedAt: Scalars['DateTime']['output'];
  /** What the client called itself when it signed in, at most 300 characters; null when it did not say. */
  readonly userAgent?: Maybe<Scalars['String']['output']>;
};

/** A person's new standing. */
export type SetUserRoleInput = {
  /** What they are from now on. */
  readonly role: Role;
  /** Left out: stays as it is. */
  readonly tier?: InputMaybe<Tier>;
  /** Whose it is. */
  readonly userId: Scalars['ID']['input'];
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
  /** What whoever asks may do with this stone. */
  readonly viewerPermissions?: Maybe<ViewerPermissions>;
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

/** What a person pays for: how many generations a month. */
export type Tier =
  /** The quota that everyone begins with. */
  | 'BASIC'
  /** The larger quota. */
  | 'PREMIUM';

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

/** How much of a month's generations is used. */
export type UsageQuota = {
  /** How many the tier allows in a calendar month. */
  readonly monthlyGenerations: Scalars['Int']['output'];
  /** The first instant of the next month, UTC. */
  readonly resetsAt: Scalars['DateTime']['output'];
  /** Taken so far this month; a failed generation is given back. */
  readonly used: Scalars['Int']['output'];
};

/**
 * Someone with an account, or the platform's own composer, who is the author of composed articles and cannot sign in. `email`, `tier`,
 * `active`, `sessions`, `apiKeys` and `quota` are for oneself and for `users:manage`; for others they are null with `UNAUTHENTICATED` or `FORBIDDEN`.
 */
export type User = Node & {
  /** False where the account cannot sign in; null for other readers. */
  readonly active?: Maybe<Scalars['Boolean']['output']>;
  /** Keys of the person's scripts that still serve; null for other readers. */
  readonly apiKeys?: Maybe<ReadonlyArray<ApiKey>>;
  /** When the account was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Where mail reaches them, in lower case; null for the composer, and for other readers. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** How they are called, as an author for instance; for anyone. */
  readonly fullName: Scalars['String']['output'];
  /** `user_` and 26 characters. */
  readonly id: Scalars['ID']['output'];
  /** Generations of this calendar month (UTC); null for other readers. */
  readonly quota?: Maybe<UsageQuota>;
  /** Decides which scopes they have; for anyone. */
  readonly role: Role;
  /** Sessions that can still be refreshed, the latest used first, at most 100; null for other readers. */
  readonly sessions?: Maybe<ReadonlyArray<Session>>;
  /** Decides the monthly quota; null for other readers. */
  readonly tier?: Maybe<Tier>;
};

/** One page of accounts. */
export type UserConnection = {
  /** The accounts of this page, oldest first. */
  readonly edges: ReadonlyArray<UserEdge>;
  /** Where this page stands among all. */
  readonly pageInfo: PageInfo;
  /** Accounts on all pages together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One account of a page. */
export type UserEdge = {
  /** Ask on from here by `after`. */
  readonly cursor: Scalars['String']['output'];
  /** Whose account it is. */
  readonly node: User;
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

/** The result of a change to an account. */
export type UserPayload = {
  /** The account as it is now; null when the change was refused. */
  readonly user?: Maybe<User>;
  /** Empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What whoever asks may do with one stone or article; all false when nobody is signed in. Never null for what they can see. */
export type ViewerPermissions = {
  /** Remove it for good: `content:publish`. */
  readonly canDelete: Scalars['Boolean']['output'];
  /** Change its data or text: `content:write`, or being the supplier who wrote it while it is a draft. */
  readonly canEdit: Scalars['Boolean']['output'];
  /** Have an article generated, as long as the quota lasts: `content:generate`. */
  readonly canGenerate: Scalars['Boolean']['output'];
  /** Change its status and translate it: `content:publish`. */
  readonly canPublish: Scalars['Boolean']['output'];
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
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Article:
    ( { __typename: 'Article' }
    & GraphQLRecursivePick<FederationTypes['Article'], {"id":true}> );
  Stone:
    ( { __typename: 'Stone' }
    & GraphQLRecursivePick<FederationTypes['Stone'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( EntityRef )
    | ( EntityRef )
    | ( UserRecord )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcknowledgePayload: ResolverTypeWrapper<AcknowledgePayload>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AliasKind: AliasKind;
  ApiKey: ResolverTypeWrapper<SessionRecord>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ApiKeyInput: ApiKeyInput;
  ApiKeyPayload: ResolverTypeWrapper<Omit<ApiKeyPayload, 'apiKey'> & { apiKey?: Maybe<ResolversTypes['ApiKey']> }>;
  Article: ResolverTypeWrapper<EntityRef>;
  ArticleType: ArticleType;
  AuditEntry: ResolverTypeWrapper<AuditRecord>;
  AuditEntryConnection: ResolverTypeWrapper<Omit<AuditEntryConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['AuditEntryEdge']> }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AuditEntryEdge: ResolverTypeWrapper<Omit<AuditEntryEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  AuthPayload: ResolverTypeWrapper<Omit<AuthPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  ChangePasswordInput: ChangePasswordInput;
  CostLine: ResolverTypeWrapper<CostLine>;
  CostSummary: ResolverTypeWrapper<CostSummary>;
  CreateApiKeyInput: CreateApiKeyInput;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeleteInput: DeleteInput;
  DeletePayload: ResolverTypeWrapper<DeletePayload>;
  Facet: ResolverTypeWrapper<Facet>;
  FacetBucket: ResolverTypeWrapper<FacetBucket>;
  GapTopic: GapTopic;
  IdentityCandidate: ResolverTypeWrapper<Omit<IdentityCandidate, 'stone'> & { stone?: Maybe<ResolversTypes['Stone']> }>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  IdentityResolution: ResolverTypeWrapper<Omit<IdentityResolution, 'candidates' | 'stone'> & { candidates: ReadonlyArray<ResolversTypes['IdentityCandidate']>, stone?: Maybe<ResolversTypes['Stone']> }>;
  InternalQuota: ResolverTypeWrapper<InternalQuota>;
  InternalRecall: ResolverTypeWrapper<InternalRecall>;
  InternalRecalls: ResolverTypeWrapper<InternalRecalls>;
  InternalRefusals: InternalRefusals;
  InternalViewer: InternalViewer;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  LoginInput: LoginInput;
  LogoutInput: LogoutInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NameWarning: ResolverTypeWrapper<NameWarning>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RefreshSessionInput: RefreshSessionInput;
  RegisterInput: RegisterInput;
  RequestPasswordResetInput: RequestPasswordResetInput;
  ResetPasswordInput: ResetPasswordInput;
  ResolutionStatus: ResolutionStatus;
  Role: Role;
  SearchFilter: SearchFilter;
  Session: ResolverTypeWrapper<SessionRecord>;
  SetUserRoleInput: SetUserRoleInput;
  Severity: Severity;
  Stone: ResolverTypeWrapper<EntityRef>;
  StoneType: StoneType;
  Tier: Tier;
  TimeWindow: TimeWindow;
  UsageQuota: ResolverTypeWrapper<UsageQuota>;
  User: ResolverTypeWrapper<UserRecord>;
  UserConnection: ResolverTypeWrapper<Omit<UserConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['UserEdge']> }>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserPayload: ResolverTypeWrapper<Omit<UserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  ViewerPermissions: ResolverTypeWrapper<ViewerPermissions>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcknowledgePayload: AcknowledgePayload;
  Boolean: Scalars['Boolean']['output'];
  ApiKey: SessionRecord;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  ApiKeyInput: ApiKeyInput;
  ApiKeyPayload: Omit<ApiKeyPayload, 'apiKey'> & { apiKey?: Maybe<ResolversParentTypes['ApiKey']> };
  Article: EntityRef;
  AuditEntry: AuditRecord;
  AuditEntryConnection: Omit<AuditEntryConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['AuditEntryEdge']> };
  Int: Scalars['Int']['output'];
  AuditEntryEdge: Omit<AuditEntryEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  AuthPayload: Omit<AuthPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  ChangePasswordInput: ChangePasswordInput;
  CostLine: CostLine;
  CostSummary: CostSummary;
  CreateApiKeyInput: CreateApiKeyInput;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DeleteInput: DeleteInput;
  DeletePayload: DeletePayload;
  Facet: Facet;
  FacetBucket: FacetBucket;
  IdentityCandidate: Omit<IdentityCandidate, 'stone'> & { stone?: Maybe<ResolversParentTypes['Stone']> };
  Float: Scalars['Float']['output'];
  IdentityResolution: Omit<IdentityResolution, 'candidates' | 'stone'> & { candidates: ReadonlyArray<ResolversParentTypes['IdentityCandidate']>, stone?: Maybe<ResolversParentTypes['Stone']> };
  InternalQuota: InternalQuota;
  InternalRecall: InternalRecall;
  InternalRecalls: InternalRecalls;
  InternalRefusals: InternalRefusals;
  InternalViewer: InternalViewer;
  JSON: Scalars['JSON']['output'];
  LoginInput: LoginInput;
  LogoutInput: LogoutInput;
  Mutation: Record<PropertyKey, never>;
  NameWarning: NameWarning;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  RefreshSessionInput: RefreshSessionInput;
  RegisterInput: RegisterInput;
  RequestPasswordResetInput: RequestPasswordResetInput;
  ResetPasswordInput: ResetPasswordInput;
  SearchFilter: SearchFilter;
  Session: SessionRecord;
  SetUserRoleInput: SetUserRoleInput;
  Stone: EntityRef;
  UsageQuota: UsageQuota;
  User: UserRecord;
  UserConnection: Omit<UserConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['UserEdge']> };
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserError: UserError;
  UserPayload: Omit<UserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  ViewerPermissions: ViewerPermissions;
};

export type AcknowledgePayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['AcknowledgePayload'] = ResolversParentTypes['AcknowledgePayload']> = {
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ApiKeyResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ApiKeyPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['ApiKeyPayload'] = ResolversParentTypes['ApiKeyPayload']> = {
  apiKey?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ArticleResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['Article'] = ResolversParentTypes['Article'], FederationReferenceType extends FederationReferenceTypes['Article'] = FederationReferenceTypes['Article']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Article']> | FederationReferenceType, FederationReferenceType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  viewerPermissions?: Resolver<Maybe<ResolversTypes['ViewerPermissions']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  detail?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  event?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type AuthPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['AuthPayload'] = ResolversParentTypes['AuthPayload']> = {
  accessToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  refreshToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CostLineResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['CostLine'] = ResolversParentTypes['CostLine']> = {
  calls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usd?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type CostSummaryResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['CostSummary'] = ResolversParentTypes['CostSummary']> = {
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

export type DeletePayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['DeletePayload'] = ResolversParentTypes['DeletePayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FacetResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  buckets?: Resolver<ReadonlyArray<ResolversTypes['FacetBucket']>, ParentType, ContextType>;
  facet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FacetBucketResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['FacetBucket'] = ResolversParentTypes['FacetBucket']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IdentityCandidateResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['IdentityCandidate'] = ResolversParentTypes['IdentityCandidate']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
};

export type IdentityResolutionResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['IdentityResolution'] = ResolversParentTypes['IdentityResolution']> = {
  candidates?: Resolver<ReadonlyArray<ResolversTypes['IdentityCandidate']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedKind?: Resolver<Maybe<ResolversTypes['AliasKind']>, ParentType, ContextType>;
  matchedName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  query?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ResolutionStatus'], ParentType, ContextType>;
  stone?: Resolver<Maybe<ResolversTypes['Stone']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['NameWarning']>, ParentType, ContextType>;
};

export type InternalQuotaResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['InternalQuota'] = ResolversParentTypes['InternalQuota']> = {
  monthlyGenerations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resetsAt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  used?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InternalRecallResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['InternalRecall'] = ResolversParentTypes['InternalRecall']> = {
  at?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type InternalRecallsResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['InternalRecalls'] = ResolversParentTypes['InternalRecalls']> = {
  position?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sessions?: Resolver<ReadonlyArray<ResolversTypes['InternalRecall']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MutationResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  _noteRefusals?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<Mutation_NoteRefusalsArgs, 'refusals'>>;
  _returnGeneration?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<Mutation_ReturnGenerationArgs, 'idempotencyKey' | 'userId'>>;
  _takeGeneration?: Resolver<ResolversTypes['InternalQuota'], ParentType, ContextType, RequireFields<Mutation_TakeGenerationArgs, 'idempotencyKey' | 'userId'>>;
  changePassword?: Resolver<Maybe<ResolversTypes['AcknowledgePayload']>, ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  createApiKey?: Resolver<Maybe<ResolversTypes['ApiKeyPayload']>, ParentType, ContextType, RequireFields<MutationCreateApiKeyArgs, 'input'>>;
  login?: Resolver<Maybe<ResolversTypes['AuthPayload']>, ParentType, ContextType, RequireFields<MutationLoginArgs, 'input'>>;
  logout?: Resolver<Maybe<ResolversTypes['AcknowledgePayload']>, ParentType, ContextType, Partial<MutationLogoutArgs>>;
  refreshSession?: Resolver<Maybe<ResolversTypes['AuthPayload']>, ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  register?: Resolver<Maybe<ResolversTypes['AuthPayload']>, ParentType, ContextType, RequireFields<MutationRegisterArgs, 'input'>>;
  requestPasswordReset?: Resolver<Maybe<ResolversTypes['AcknowledgePayload']>, ParentType, ContextType, RequireFields<MutationRequestPasswordResetArgs, 'input'>>;
  resetPassword?: Resolver<Maybe<ResolversTypes['AcknowledgePayload']>, ParentType, ContextType, RequireFields<MutationResetPasswordArgs, 'input'>>;
  revokeSession?: Resolver<Maybe<ResolversTypes['DeletePayload']>, ParentType, ContextType, RequireFields<MutationRevokeSessionArgs, 'input'>>;
  setUserRole?: Resolver<Maybe<ResolversTypes['UserPayload']>, ParentType, ContextType, RequireFields<MutationSetUserRoleArgs, 'input'>>;
  signInWithApiKey?: Resolver<Maybe<ResolversTypes['AuthPayload']>, ParentType, ContextType, RequireFields<MutationSignInWithApiKeyArgs, 'input'>>;
};

export type NameWarningResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['NameWarning'] = ResolversParentTypes['NameWarning']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Article' | 'Stone' | 'User', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  _recalledSessions?: Resolver<ResolversTypes['InternalRecalls'], ParentType, ContextType, RequireFields<Query_RecalledSessionsArgs, 'waitMs'>>;
  auditLog?: Resolver<Maybe<ResolversTypes['AuditEntryConnection']>, ParentType, ContextType, RequireFields<QueryAuditLogArgs, 'first'>>;
  me?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  users?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<QueryUsersArgs, 'first'>>;
};

export type SessionResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  userAgent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StoneResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['Stone'] = ResolversParentTypes['Stone'], FederationReferenceType extends FederationReferenceTypes['Stone'] = FederationReferenceTypes['Stone']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Stone']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  viewerPermissions?: Resolver<Maybe<ResolversTypes['ViewerPermissions']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UsageQuotaResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['UsageQuota'] = ResolversParentTypes['UsageQuota']> = {
  monthlyGenerations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resetsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  used?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  active?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  apiKeys?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ApiKey']>>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fullName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quota?: Resolver<Maybe<ResolversTypes['UsageQuota']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  sessions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Session']>>, ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['Tier']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type UserPayloadResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['UserPayload'] = ResolversParentTypes['UserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ViewerPermissionsResolvers<ContextType = AuthContext, ParentType extends ResolversParentTypes['ViewerPermissions'] = ResolversParentTypes['ViewerPermissions']> = {
  canDelete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  canEdit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  canGenerate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  canPublish?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type Resolvers<ContextType = AuthContext> = {
  AcknowledgePayload?: AcknowledgePayloadResolvers<ContextType>;
  ApiKey?: ApiKeyResolvers<ContextType>;
  ApiKeyPayload?: ApiKeyPayloadResolvers<ContextType>;
  Article?: ArticleResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  AuthPayload?: AuthPayloadResolvers<ContextType>;
  CostLine?: CostLineResolvers<ContextType>;
  CostSummary?: CostSummaryResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DeletePayload?: DeletePayloadResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  FacetBucket?: FacetBucketResolvers<ContextType>;
  IdentityCandidate?: IdentityCandidateResolvers<ContextType>;
  IdentityResolution?: IdentityResolutionResolvers<ContextType>;
  InternalQuota?: InternalQuotaResolvers<ContextType>;
  InternalRecall?: InternalRecallResolvers<ContextType>;
  InternalRecalls?: InternalRecallsResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  NameWarning?: NameWarningResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  Stone?: StoneResolvers<ContextType>;
  UsageQuota?: UsageQuotaResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  UserPayload?: UserPayloadResolvers<ContextType>;
  ViewerPermissions?: ViewerPermissionsResolvers<ContextType>;
};

