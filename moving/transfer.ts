import { StartupError } from '../platform/lifecycle/startup-error.ts';
import {
  createSectionDigester,
  keyOf,
  type RowKey,
  SECTIONS,
  type SectionDigest,
  type SectionName,
  type StoreReader,
  type StoreRow,
  type StoreWriter,
  toLines,
  wholeChecksum,
} from '../subgraphs/database/domain/store-transfer.ts';

/** Told after each page: rows done of all, and the section at work. */
export type OnTransferred = (section: SectionName, done: number, total: number) => void;

export interface TransferReport {
  /** What both stores hold now. */
  readonly sections: readonly SectionDigest[];
  readonly sha256: string;
  /** True when an earlier transfer of the same state was taken up again. */
  readonly wasResumed: boolean;
}

/**
 * Copies a whole store: rows, then a comparison of what was read with what the target holds, section by section, and only
 * then makes the target a store. Cut off at any point, it leaves a target that is no store yet; begun again from the same state,
 * it goes on behind the last row of each section.
 * @throws {StartupError} when the source changed meanwhile, or the target does not hold what was written
 */
export async function transferStore(
  source: StoreReader,
  target: StoreWriter,
  onTransferred: OnTransferred,
  signal: AbortSignal,
): Promise<TransferReport> {
  const { storeId, sequence } = source.state;
  const wasResumed = target.begun?.storeId === storeId && target.begun.sequence === sequence;
  if (!wasResumed) await target.begin(source.state);
  const total = await countRows(source);
  let done = 0;
  const sections: SectionDigest[] = [];
  for (const section of SECTIONS) {
    const report = (rows: number) => {
      signal.throwIfAborted();
      done += rows;
      onTransferred(section, done, total);
    };
    const after = wasResumed ? await target.lastKey(section) : null;
    let copied = await copySection(source, target, section, after, report);
    // Rows of logs are appended without a position in the feed: what was copied before may be older than the rest.
    if (after !== null && !isSame(copied, await digestOf(target, section, signal))) {
      await target.clear(section);
      copied = await copySection(source, target, section, null, report);
    }
    if (!isSame(copied, await digestOf(target, section, signal))) {
      throw new StartupError(
        `The copy of ${section} differs from what was read. Nothing was put in place.`,
        'Run it again; when it happens twice, look at the disk or the server that is written to.',
      );
    }
    sections.push(copied);
  }
  await source.confirm();
  await target.finish();
  return { sections, sha256: wholeChecksum(sections), wasResumed };
}

/** The digest of every section as a reader gives it. */
export async function digestStore(
  source: Pick<StoreReader, 'read' | 'count'>,
  onRead: OnTransferred,
  signal: AbortSignal,
): Promise<readonly SectionDigest[]> {
  const total = await countRows(source);
  let done = 0;
  const sections: SectionDigest[] = [];
  for (const section of SECTIONS) {
    const digest = await digestOf(source, section, signal, (rows) => {
      done += rows;
      onRead(section, done, total);
    });
    sections.push(digest);
  }
  return sections;
}

async function countRows(source: Pick<StoreReader, 'count'>): Promise<number> {
  let total = 0;
  for (const section of SECTIONS) total += await source.count(section);
  return total;
}

/** Writes the rows behind `after`; the digest is of all rows, those before it too. */
async function copySection(
  source: StoreReader,
  target: StoreWriter,
  section: SectionName,
  after: RowKey | null,
  report: (rows: number) => void,
): Promise<SectionDigest> {
  const digester = createSectionDigester(section);
  for await (const rows of source.read(section)) {
    digester.add(toLines(rows), rows.length);
    const missing = after === null ? rows : rows.filter((row) => isBehind(section, row, after));
    if (missing.length > 0) await target.write(section, missing);
    report(rows.length);
  }
  return digester.end();
}

function isBehind(section: SectionName, row: StoreRow, after: RowKey): boolean {
  for (const [index, part] of keyOf(section, row).entries()) {
    const order = compare(part, after[index] ?? '');
    if (order !== 0) return order > 0;
  }
  return false;
}

/** By value for numbers, by UTF-8 bytes for texts, as engines order keys. */
function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

async function digestOf(
  store: Pick<StoreReader, 'read'>,
  section: SectionName,
  signal: AbortSignal,
  onRead: (rows: number) => void = () => {},
): Promise<SectionDigest> {
  const digester = createSectionDigester(section);
  for await (const rows of store.read(section)) {
    signal.throwIfAborted();
    digester.add(toLines(rows), rows.length);
    onRead(rows.length);
  }
  return digester.end();
}

function isSame(a: SectionDigest, b: SectionDigest): boolean {
  return a.rows === b.rows && a.sha256 === b.sha256;
}
