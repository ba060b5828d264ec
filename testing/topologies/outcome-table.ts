/** What became of requests and writes while one process was killed and started again, or hung and went on. */
export interface Outcome {
  readonly service: string;
  readonly event: 'killed' | 'hung';
  /** Pages asked while it was away. */
  readonly sent: number;
  readonly whole: number;
  readonly partial: number;
  /** Errors with a code, a path and `retryable`. */
  readonly typedErrors: number;
  /** Other errors, and pages that were not answered at all. */
  readonly otherErrors: number;
  /** Answers without an error that lack something, while it was away or on its way back: a stone that is not so much as there. */
  readonly wrong: number;
  /** The answer that took longest; null where there was none. */
  readonly slowestMs: number | null;
  /** Acknowledged before, while and after it was away. */
  readonly writes: number;
  readonly lost: number;
  readonly doubled: number;
  /** From its start, or from when it went on, until every page was whole again. */
  readonly healMs: number;
}

const COLUMNS: readonly (readonly [title: string, value: (outcome: Outcome) => string])[] = [
  ['process', ({ service }) => service],
  ['what', ({ event }) => event],
  ['sent', ({ sent }) => String(sent)],
  ['whole', ({ whole }) => String(whole)],
  ['partial', ({ partial }) => String(partial)],
  ['typed errors', ({ typedErrors }) => String(typedErrors)],
  ['unanswered or untyped', ({ otherErrors }) => String(otherErrors)],
  ['wrong', ({ wrong }) => String(wrong)],
  ['slowest answer', ({ slowestMs }) => (slowestMs === null ? '–' : `${(slowestMs / 1_000).toFixed(1)} s`)],
  ['writes', ({ writes }) => String(writes)],
  ['lost', ({ lost }) => String(lost)],
  ['doubled', ({ doubled }) => String(doubled)],
  ['heals after', ({ healMs }) => `${(healMs / 1_000).toFixed(1)} s`],
];

/** The table in Markdown. */
export function printTable(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((outcome) => COLUMNS.map(([, value]) => value(outcome)));
  const lines = [COLUMNS.map(([title]) => title), COLUMNS.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
