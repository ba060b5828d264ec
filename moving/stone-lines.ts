import { pipeline, Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { StartupError } from '../platform/lifecycle/startup-error.ts';
import { restoreCell } from './csv.ts';
import { EXPORT_KINDS } from './export-kinds.ts';
import { readLines } from './lines.ts';
import { readText } from './text-chunks.ts';

/** A stone of a file, as a line of the catalogue's format. */
export interface StoneLine {
  /** Where it begins in the file, from 1. */
  readonly line: number;
  readonly json: string;
  /** What is wrong with it, where that shows before it is read as a stone. */
  readonly fault: string | null;
}

const COLUMNS: readonly string[] = EXPORT_KINDS.find(({ name }) => name === 'stones')?.columns ?? [];
const REQUIRED = ['slug', 'name', 'type', 'origin.country', 'colors'] as const;
const MAX_RECORD_LENGTH = 1_000_000;

/**
 * The stones of a CSV file (by its ending) or of JSON lines, one after the other.
 * @throws {StartupError} when the file cannot be read, is no CSV, or its header is not that of stones
 */
export function readStoneLines(file: string): AsyncIterable<StoneLine> {
  return /\.csv$/i.test(file) ? readCsv(file) : readJsonLines(file);
}

async function* readJsonLines(file: string): AsyncGenerator<StoneLine> {
  let line = 0;
  for await (const lines of readLines(file)) {
    for (const json of lines) {
      line += 1;
      const isTooLong = json.length > MAX_RECORD_LENGTH;
      if (isTooLong)
        yield { line, json: '', fault: `has ${json.length} characters. A stone has at most ${MAX_RECORD_LENGTH}.` };
      else if (json.trim() !== '') yield { line, json, fault: null };
    }
  }
}

async function* readCsv(file: string): AsyncGenerator<StoneLine> {
  const chunks = readText(file);
  const first = await chunks.next();
  const head = first.done === true ? '' : first.value;
  const parser = parse({
    delimiter: delimiterOf(head),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_LENGTH,
  });
  // What breaks the source breaks the parser, and so the loop below.
  pipeline(Readable.from(startingWith(head, chunks)), parser, () => {});
  let header: readonly string[] | null = null;
  let next = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      // Counted here: the parser takes a CRLF within quotes for two lines.
      const line = next + info.empty_lines;
      next += 1 + (record.join().match(/\r\n|\r|\n/g)?.length ?? 0);
      if (header === null) header = checkHeader(file, record);
      else if (record.some((cell) => cell.trim() !== '')) yield toStoneLine(line, header, record);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new StartupError(
      `${file} is not CSV: ${error.message}.`,
      'Mend that line, or save the file as CSV UTF-8 again.',
      error,
    );
  }
  if (header === null)
    throw new StartupError(`${file} is empty.`, `Begin it with a header: ${COLUMNS.slice(0, 3).join(', ')} …`);
}

async function* startingWith(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}

/** Where commas are decimal, spreadsheets write semicolons between cells. */
function delimiterOf(text: string): ',' | ';' {
  return /^[^,\r\n]*;/.test(text) ? ';' : ',';
}

function checkHeader(file: string, names: readonly string[]): readonly string[] {
  const header = names.map((name) => name.trim());
  const unknown = header.find((name) => !COLUMNS.includes(name));
  if (unknown !== undefined)
    throw new StartupError(
      `${file} has an unknown column "${unknown}".`,
      `Columns are ${COLUMNS.slice(0, 10).join(', ')} and, for each figure, such as technical.openPorosity.value, .low, .high, .unit, .standard and .source.`,
    );
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  if (twice !== undefined) throw new StartupError(`${file} has the column "${twice}" twice.`, 'Keep one of them.');
  const missing = REQUIRED.find((name) => !header.includes(name));
  if (missing !== undefined)
    throw new StartupError(`${file} lacks the column "${missing}".`, `Every stone needs ${REQUIRED.join(', ')}.`);
  return header;
}

function toStoneLine(line: number, header: readonly string[], record: readonly string[]): StoneLine {
  if (record.length > header.length) {
    return {
      line,
      json: '',
      fault: `has ${record.length} cells under ${header.length} columns. Quote cells that hold the separator.`,
    };
  }
  const stone: Record<string, unknown> = {};
  for (const [index, path] of header.entries()) {
    const text = restoreCell((record[index] ?? '').trim());
    // An empty cell says nothing: what is known stays.
    if (text === '') continue;
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let place = stone;
    for (const key of keys) {
      place[key] ??= {};
      place = place[key] as Record<string, unknown>;
    }
    place[last] = toValue(path, text);
  }
  return { line, json: JSON.stringify(stone), fault: null };
}

/** What a cell stands for; where it stands for nothing it stays a text, which the catalogue's own checks refuse by name. */
function toValue(path: string, text: string): unknown {
  if (path === 'colors') return text.split(';').map((color) => color.trim());
  if (path === 'aliases') return toAliases(text);
  if (/\.(value|low|high)$/.test(path)) return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
  return text;
}

/** A list in JSON, as an export has it, or plain names between semicolons. */
function toAliases(text: string): unknown {
  if (!text.startsWith('[')) return text.split(';').map((name) => ({ name: name.trim(), kind: 'COMMERCIAL' }));
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
