/*
 * CSV as RFC 4180 has it: commas, CRLF, quotes doubled, UTF-8, a header row. A spreadsheet takes a cell that begins with = + - @, a
 * tab or a line break for a formula, and where its list separator is a semicolon, also what follows one; so an apostrophe is
 * put before, which spreadsheets take for "this is text". Reading takes the same apostrophes away again, so what was
 * exported is imported as it was. (OWASP, "CSV Injection".)
 */

/** Some programs read the wide forms as the narrow ones, and some pass over blanks and quotes before them. */
const BEFORE_FORMULA = /(^|;)([ '"]*)(?=[=+\-@\t\r\n＝＋－＠])/g;
const NEUTRALISED = /(^|;)'([ '"]*)(?=[=+\-@\t\r\n＝＋－＠])/g;

/** A text that no spreadsheet takes for a formula. */
export function neutraliseCell(text: string): string {
  return text.replace(BEFORE_FORMULA, `$1'$2`);
}

/** The text that {@link neutraliseCell} was given; any other is left as it is. */
export function restoreCell(text: string): string {
  return text.replace(NEUTRALISED, '$1$2');
}

/**
 * A record of a CSV file, with its line break.
 * @param cells numbers are written as they are: `-5` is no formula
 */
export function toCsvLine(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

function toCell(cell: string | number | boolean | null): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = neutraliseCell(cell);
  return /[",;\r\n\t]/.test(text) || text.startsWith(' ') ? `"${text.replaceAll('"', '""')}"` : text;
}
