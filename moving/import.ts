import { createEnvReader, type EnvVariable } from '../platform/config/parse-env.ts';
import { StartupError } from '../platform/lifecycle/startup-error.ts';
import { type CatalogueImporter, createGraphImporter, type ImportOutcome, openStoreImporter } from './catalogue-importers.ts';
import { type Command, type CommandContext, pathOf, runAsProcess, textOf, UsageError } from './command.ts';
import { readPlaces } from './places.ts';
import { readStoneLines, type StoneLine } from './stone-lines.ts';

/** One call: within what `importStones` takes at once, and small enough that progress shows. */
const LINES_AT_ONCE = 500;
const LENGTH_AT_ONCE = 2_000_000;

export const IMPORT: Command = {
  name: 'import',
  help: `Imports stones from a file: new ones are made, those of the same slug are changed.

Usage: npm run import -- <file> [--dry-run] [--skip-bad] [--by <e-mail>] [--url <graph>]

  <file>         JSON lines in the catalogue's format (data/stones.jsonl), or .csv with the columns that
                 \`npm run export -- stones --format csv\` writes; both may come from an export
  --dry-run      only check every line and count what would change
  --skip-bad     import the other lines when some are refused; otherwise nothing is written then
  --by <e-mail>  whose work it is, for the history; by default the platform's own account
  --url <graph>  through a running graph, such as http://127.0.0.1:4000/graphql, with the API key in STOMATON_API_KEY;
                 otherwise into the store itself, and the platform must not run on it

Every line goes through the checks of the mutation importStones; each that is refused is told with its number, its field and
a remedy. Lines are written in batches of 100, each wholly or not at all. Importing the same file again changes nothing, so an
import that was cut off is repeated. An empty cell leaves what is known; facts are never touched.

Environment: STOMATON_DATA_DIR; STOMATON_API_KEY or STOMATON_API_KEY_FILE with --url.
Exit code: 0 done, 1 lines were refused or it failed, 2 called wrongly, 130 interrupted.`,
  options: {
    'dry-run': { type: 'boolean' },
    'skip-bad': { type: 'boolean' },
    by: { type: 'string' },
    url: { type: 'string' },
  },
  maxArguments: 1,
  interrupted: 'Batches that were written stay; give the same command again for the rest.',
  async run(values, [given], context) {
    if (given === undefined) throw new UsageError('Name the file to import.');
    const file = pathOf(context, given);
    const url = textOf(values, 'url');
    const by = textOf(values, 'by');
    if (url !== null && by !== null) throw new UsageError('--by has no meaning with --url: it is the owner of the API key.');
    await using importer =
      url === null
        ? await openStoreImporter(readPlaces(context.environment).serving, { by, clock: context.clock })
        : graphImporter(url, context);

    const checked = await importFile(importer, file, true, context);
    for (const { line, reason } of checked.rejected) context.print(`  line ${line}: ${reason}`);
    const bad = checked.rejected.length;
    if (checked.lines === 0) throw new StartupError(`${file} has no stone.`, 'Write one stone a line.');
    if (values['dry-run'] === true) {
      context.print(`${checked.lines} lines checked for ${importer.label}; nothing was written. ${counts(checked)}`);
      if (bad > 0) throw refusal(bad, checked.lines, 'Mend them.');
      return;
    }
    if (bad > 0 && values['skip-bad'] !== true) {
      throw refusal(bad, checked.lines, 'Nothing was written. Mend them, or import the others by --skip-bad.');
    }
    const done = await importFile(importer, file, false, context);
    context.print(`Imported ${file} into ${importer.label}. ${counts(done)}`);
    const late = done.rejected.filter(({ line }) => !checked.rejected.some((known) => known.line === line));
    for (const { line, reason } of late) context.print(`  line ${line}: ${reason}`);
    if (done.rejected.length > 0) throw refusal(done.rejected.length, done.lines, 'The others were imported.');
  },
};

/** What `--url` needs besides. */
export const IMPORT_ENVIRONMENT: readonly EnvVariable[] = [
  {
    name: 'STOMATON_API_KEY',
    type: 'secret',
    defaultText: null,
    description: 'API key of someone with `content:write`, for `npm run import -- <file> --url <graph>` only.',
  },
];

function graphImporter(url: string, { environment, signal }: CommandContext): CatalogueImporter {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw new UsageError(`--url: "${url}" is no address.`);
  const read = createEnvReader(environment);
  const apiKey = read.secret('STOMATON_API_KEY');
  if (apiKey === null) read.fault('STOMATON_API_KEY is not set; --url needs the key of someone with content:write.');
  read.finish();
  return createGraphImporter(url, apiKey ?? '', signal);
}

interface FileOutcome extends ImportOutcome {
  /** Lines that hold anything. */
  readonly lines: number;
}

async function importFile(
  importer: CatalogueImporter,
  file: string,
  dryRun: boolean,
  context: CommandContext,
): Promise<FileOutcome> {
  const counted = { created: 0, updated: 0, unchanged: 0 };
  const rejected: { line: number; reason: string }[] = [];
  const firstLineOf = new Map<string, number>();
  let lines = 0;
  for await (const batch of batches(readStoneLines(file))) {
    context.signal.throwIfAborted();
    const good: StoneLine[] = [];
    for (const line of batch) {
      lines += 1;
      const fault = line.fault ?? repeated(line, firstLineOf);
      if (fault === null) good.push(line);
      else rejected.push({ line: line.line, reason: fault });
    }
    if (good.length > 0) {
      const outcome = await importer.run(good.map(({ json }) => json).join('\n'), dryRun);
      counted.created += outcome.created;
      counted.updated += outcome.updated;
      counted.unchanged += outcome.unchanged;
      for (const { line, reason } of outcome.rejected) rejected.push({ line: good[line - 1]?.line ?? 0, reason });
    }
    context.progress(dryRun ? 'Checking' : 'Importing', 'stones', lines, null);
  }
  return { ...counted, lines, rejected: rejected.sort((a, b) => a.line - b.line) };
}

/** A slug that stands twice in the file, also far apart: the second would undo the first. */
function repeated({ line, json }: StoneLine, firstLineOf: Map<string, number>): string | null {
  const slug = slugOf(json);
  if (slug === null) return null;
  const first = firstLineOf.get(slug);
  if (first !== undefined) return `slug: "${slug}" is in line ${first} already. Keep one of them.`;
  firstLineOf.set(slug, line);
  return null;
}

/** Null where the line has none that could be compared; its checks say so. */
function slugOf(json: string): string | null {
  try {
    const stone: unknown = JSON.parse(json);
    const slug: unknown = typeof stone === 'object' && stone !== null && 'slug' in stone ? stone.slug : null;
    return typeof slug === 'string' ? slug : null;
  } catch {
    return null;
  }
}

async function* batches(lines: AsyncIterable<StoneLine>): AsyncGenerator<readonly StoneLine[]> {
  let batch: StoneLine[] = [];
  let length = 0;
  for await (const line of lines) {
    if (batch.length === LINES_AT_ONCE || (batch.length > 0 && length + line.json.length > LENGTH_AT_ONCE)) {
      yield batch;
      batch = [];
      length = 0;
    }
    batch.push(line);
    length += line.json.length;
  }
  if (batch.length > 0) yield batch;
}

function counts({ created, updated, unchanged }: ImportOutcome): string {
  return `${created} new, ${updated} changed, ${unchanged} as they were.`;
}

function refusal(bad: number, lines: number, remedy: string): StartupError {
  return new StartupError(`${bad} of ${lines} lines were refused.`, remedy);
}

if (import.meta.main) await runAsProcess(IMPORT);
