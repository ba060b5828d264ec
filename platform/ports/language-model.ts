import type { z } from 'zod';
import { DomainError } from '../errors/domain-error.ts';
import type { LedgerEntry } from '../ledger/paid-calls.ts';
import type { DependencyReport } from './health.ts';

/** Why a reply is refused. */
export interface ReplyFault {
  /** Stable, such as `FIGURE_LOST`. */
  readonly code: string;
  /** What is wrong where, for the model's second attempt. */
  readonly about: string;
}

/** What became of a reply: what it was turned into, or why it is refused. */
export type Verdict<Value> = { readonly value: Value } | { readonly faults: readonly ReplyFault[] };

/** What is asked of a model. */
export interface WritingTask<Reply, Value> {
  /** What it is for, as the ledger groups by it, such as `generateArticle`. */
  readonly operation: string;
  readonly entityIds: readonly string[];
  readonly userId: string | null;
  /** What to do. Only our own words stand here; whatever else there is goes into `material`. */
  readonly instructions: string;
  /** What to do it with: data, never instructions, whatever it says. Plain JSON. */
  readonly material: unknown;
  /** The reply's shape, given to the model as a JSON schema in strict mode: strict objects, lists, texts, booleans. */
  readonly reply: z.ZodType<Reply>;
  /** Most tokens of the reply, reasoning included. */
  readonly maxOutputTokens: number;
  /** Decides on a reply of the right shape; the caller gets nothing that it has not passed. */
  readonly check: (reply: Reply) => Verdict<Value>;
  /** True for long replies: they are streamed, so that silence is noticed early. */
  readonly isLong?: boolean;
  readonly signal?: AbortSignal;
}

/** What a model wrote, checked. */
export interface WrittenReply<Value> {
  readonly value: Value;
  /** What it cost: to be committed with what it was for. */
  readonly entries: readonly LedgerEntry[];
}

/** A reply was refused for good; what both attempts cost stands in the ledger already. */
export class ReplyRefusedError extends DomainError {
  readonly entries: readonly LedgerEntry[];

  constructor(fault: string, entries: readonly LedgerEntry[]) {
    super('ENGINE_UNAVAILABLE', 'The language model’s reply did not pass the checks, twice. Nothing was changed.', {
      remedy: 'Try again, or write the text yourself.',
      facts: { reason: 'REPLY_REFUSED', fault },
    });
    this.entries = entries;
  }
}

/**
 * A model that writes. A reply that does not pass its check is refused, asked for once more with what was wrong, and then refused for
 * good. Errors: ENGINE_UNAVAILABLE with a `reason`: one of the engine's, `BUDGET_SPENT`, `UNPRICED_MODEL`, or `REPLY_REFUSED` with the
 * `fault`; DEADLINE_EXCEEDED where the request has no time left. After any of them what was spent stands in the ledger.
 */
export interface LanguageModel {
  /** The model's name as articles and answers show it. */
  readonly name: string;
  write<Reply, Value>(task: WritingTask<Reply, Value>): Promise<WrittenReply<Value>>;
  /** By the last call; nothing is sent for it. */
  report(): DependencyReport;
}
