import { SCOPES, type Scope } from '../platform/identity/scopes.ts';
import { canSee, type Viewer } from '../platform/identity/viewer.ts';
import type { DocumentRow, StoreReader } from '../subgraphs/database/domain/store-transfer.ts';
import { type Command, type CommandContext, pathOf, runAsProcess, textOf, UsageError } from './command.ts';
import { toCsvLine } from './csv.ts';
import { openExportFile } from './export-file.ts';
import { EXPORT_KINDS, type ExportKind, type ExportRecord, toCells } from './export-kinds.ts';
import { readPlaces } from './places.ts';

const KINDS = EXPORT_KINDS.map(
  ({ name, about, scope }) => `  ${name.padEnd(10)} ${about}${scope === null ? '' : ` (${scope})`}`,
);

export const EXPORT: Command = {
  name: 'export',
  help: `Writes what the platform knows into a file for people and spreadsheets.

Usage: npm run export -- <what> [--out <file>] [--format jsonl|csv] [--scopes <scope>,…] [--replace] [--bom]

${KINDS.join('\n')}

  --out <file>      where to (<what>.<format> here); \`-\`: to standard output (use npm run --silent export)
  --format <format> jsonl: a JSON object a line; csv: RFC 4180 with a header. By default as the file's name ends, else jsonl
  --scopes <scopes> what may be seen beside what is public: ${SCOPES.join(', ')}
  --replace         take the place of a file that is there
  --bom             begin with a byte order mark, by which Excel knows UTF-8

Public data only, unless --scopes says more; accounts, sessions and conversations are never exported. Whoever can read the
data folder can read all of it anyway: scopes keep what is private from getting into a file by accident.
The platform may run meanwhile: the file shows one moment, and the same moment gives the same bytes. An export that was cut
off goes on where it stopped when the same command is given again and nothing was written in between; else it begins anew.
In CSV, a cell that a spreadsheet would take for a formula begins with an apostrophe; \`npm run import\` takes it away.

Environment: STOMATON_DATA_DIR.
Exit code: 0 done, 1 refused or failed, 2 called wrongly, 130 interrupted.`,
  options: {
    out: { type: 'string' },
    format: { type: 'string' },
    scopes: { type: 'string' },
    replace: { type: 'boolean' },
    bom: { type: 'boolean' },
  },
  maxArguments: 1,
  interrupted: 'Give the same command again to go on.',
  async run(values, [what], context) {
    const kind = EXPORT_KINDS.find(({ name }) => name === what);
    if (kind === undefined) throw new UsageError(`Say what: one of ${EXPORT_KINDS.map(({ name }) => name).join(', ')}.`);
    const out = textOf(values, 'out');
    const format = formatOf(textOf(values, 'format'), out);
    const viewer = viewerOf(textOf(values, 'scopes'));
    if (kind.scope !== null && !viewer.scopes.has(kind.scope)) {
      throw new UsageError(`${kind.name} is not public: it needs --scopes ${kind.scope}.`);
    }
    const { serving } = readPlaces(context.environment);
    await using source = await serving.openReader();
    const request: ExportRequest = { kind, format, viewer, withBom: values.bom === true };
    if (out === '-') {
      for await (const { text } of exportPages(source, request, null, context)) await context.write(text);
      await source.confirm();
      return;
    }
    const file = pathOf(context, out ?? `${kind.name}.${format}`);
    const { storeId, sequence } = source.state;
    const scopes = [...viewer.scopes].sort().join(' ');
    const of = [kind.name, format, kind.columns.join(' '), scopes, request.withBom, storeId, sequence].join('|');
    await using target = await openExportFile(file, of, values.replace === true);
    const { resumed } = target;
    let records = resumed?.records ?? 0;
    for await (const page of exportPages(source, request, resumed?.after ?? null, context)) {
      await target.append(page.text, page.records, page.after);
      records += page.records;
    }
    await source.confirm();
    await target.finish();
    context.print(
      `Exported ${records.toLocaleString('en')} ${kind.name} to ${file}${resumed === null ? '' : ', going on from before'}.`,
    );
  },
};

interface ExportRequest {
  readonly kind: ExportKind;
  readonly format: 'jsonl' | 'csv';
  readonly viewer: Viewer;
  readonly withBom: boolean;
}

/** The file's text in pages; each ends with a whole document, whose id is `after`. */
async function* exportPages(
  source: StoreReader,
  { kind, format, viewer, withBom }: ExportRequest,
  after: string | null,
  context: CommandContext,
): AsyncGenerator<{ text: string; records: number; after: string }> {
  const total = await source.count(kind.collection);
  let done = 0;
  let head = after === null ? `${withBom ? '\uFEFF' : ''}${format === 'csv' ? toCsvLine(kind.columns) : ''}` : '';
  const pages = after === null ? source.read(kind.collection) : source.readAfter(kind.collection, after);
  for await (const rows of pages) {
    context.signal.throwIfAborted();
    // The section holds documents: it is a collection.
    const visible = (rows as readonly DocumentRow[]).filter((row) => canSee(viewer, row));
    const records = visible.flatMap((row) => kind.toRecords(row, row.data as ExportRecord));
    const lines = records.map((record) =>
      format === 'csv' ? toCsvLine(toCells(kind, record)) : `${JSON.stringify(record)}\n`,
    );
    const last = rows.at(-1) as DocumentRow | undefined;
    if (last === undefined) continue;
    yield { text: head + lines.join(''), records: records.length, after: last.id };
    head = '';
    done += rows.length;
    context.progress('Exporting', kind.name, done, total);
  }
  // A file without a row still has its header.
  if (head !== '') yield { text: head, records: 0, after: '' };
}

function formatOf(given: string | null, out: string | null): 'jsonl' | 'csv' {
  const format = given ?? (out?.toLowerCase().endsWith('.csv') ? 'csv' : 'jsonl');
  if (format === 'jsonl' || format === 'csv') return format;
  throw new UsageError(`--format is jsonl or csv, not "${format}".`);
}

/** Nobody in particular with these scopes: nothing is anybody's own. */
function viewerOf(given: string | null): Viewer {
  const names = (given ?? '').split(',').map((name) => name.trim());
  const scopes = new Set<Scope>();
  for (const name of names.filter((one) => one !== '')) {
    const scope = SCOPES.find((known) => known === name);
    if (scope === undefined) throw new UsageError(`--scopes: "${name}" is none of ${SCOPES.join(', ')}.`);
    scopes.add(scope);
  }
  return { kind: 'anonymous', userId: null, scopes };
}

if (import.meta.main) await runAsProcess(EXPORT);
