/** What became of requests and writes while one process was killed and started again. */
export interface Outcome {
  readonly service: string;
  /** Pages asked while it was away. */
  readonly sent: number;
  readonly whole: number;
  readonly partial: number;
  /** Errors with a code, a path and `retryable`. */
  readonly typedErrors: number;
  /** Other errors, and pages that were not answered at all. */
  readonly otherErrors: number;
  /** Acknowledged before, while and after it was away. */
  readonly writes: number;
  readonly lost: number;
  readonly doubled: number;
  /** From its start until every page was whole again. */
  readonly healMs: number;
}

const COLUMNS: readonly (readonly [title: string, value: (outcome: Outcome) => string])[] = [
  ['killed', ({ service }) => service],
  ['sent', ({ sent }) => String(sent)],
  ['whole', ({ whole }) => String(whole)],
  ['partial', ({ partial }) => String(partial)],
  ['typed errors', ({ typedErrors }) => String(typedErrors)],
  ['unanswered or untyped', ({ otherErrors }) => String(otherErrors)],
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
