import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where rows are appended, a line of JSON each. */
    faultTable: string;
  }
}

/** What became of the requests sent during one fault. */
export interface FaultRow {
  readonly fault: string;
  readonly sent: number;
  /** Answered as if nothing were wrong. */
  readonly whole: number;
  /** Answered in part, and marked. */
  readonly partial: number;
  /** Refused with a code of the table of errors. */
  readonly refused: number;
  /** Acknowledged and then not there. */
  readonly lost: number;
  /** Done more than once. */
  readonly doubled: number;
  /** Milliseconds from the end of the fault until all was as before. */
  readonly healMs: number;
}

interface Substitute {
  readonly real: string;
  readonly shown: string;
}

/** Adds a row to the table that is printed when all suites have ended. */
export function reportFault(row: FaultRow): void {
  appendFileSync(inject('faultTable'), `${JSON.stringify(row)}\n`);
}

/** Adds a line to the list of what a scripted or substitute server showed, and the real one did not. */
export function reportSubstitute(real: string, shown: string): void {
  appendFileSync(inject('faultTable'), `${JSON.stringify({ real, shown })}\n`);
}

export function openFaultTable(): { readonly file: string; print(): string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'stomaton-faults-'));
  const file = join(dir, 'rows.jsonl');
  writeFileSync(file, '');
  return {
    file,
    print() {
      const lines = readFileSync(file, 'utf8').trim().split('\n');
      const parsed = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as FaultRow | Substitute);
      const rows = parsed.filter((line) => 'fault' in line);
      const notes = parsed.filter((line) => 'real' in line).map(({ real, shown }) => `not run against ${real}: ${shown}`);
      const width = Math.max(5, ...rows.map(({ fault }) => fault.length));
      const columns = ['sent', 'whole', 'partial', 'refused', 'lost', 'doubled'] as const;
      const head = `${'fault'.padEnd(width)} ${columns.map((name) => name.padStart(8)).join('')}   heals in`;
      const body = rows.map(
        (row) =>
          `${row.fault.padEnd(width)} ${columns.map((name) => String(row[name]).padStart(8)).join('')} ${`${Math.round(row.healMs)} ms`.padStart(10)}`,
      );
      return `\nFaults of real engines (requests)\n${[head, ...body, '', ...notes].join('\n')}\n`;
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
