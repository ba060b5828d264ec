import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { StartupError } from '../platform/lifecycle/startup-error.ts';
import { syncPath } from '../platform/lifecycle/sync-path.ts';
import { type Clock, isoNow } from '../platform/time/clock.ts';
import {
  createSectionDigester,
  parseRow,
  SECTIONS,
  type SectionDigest,
  type SectionName,
  type StoreReader,
  type StoreRow,
  toLines,
  wholeChecksum,
} from '../subgraphs/database/domain/store-transfer.ts';
import { readLines } from './lines.ts';
import type { OnTransferred } from './transfer.ts';

/*
 * A backup is a folder: one file of JSON lines for each section of the store, `keys/` where they were asked for, and
 * `manifest.json`, which is written last and says what must be in the others. It is made under a name that ends in `.partial` and
 * renamed when all of it is on the disk, so a folder without that ending is whole.
 */

const MANIFEST = 'manifest.json';
const SHA256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Names of files come from a manifest that anyone may have written, so they are names and no paths. */
const FILE_NAME = z.string().regex(/^[a-z-]{1,40}(\.json)?$/);

const MANIFEST_SHAPE = z.strictObject({
  format: z.literal('stomaton-backup'),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  engine: z.string(),
  storeId: z.string().regex(/^[0-9a-f]{8}$/),
  sequence: z.int().min(0),
  sections: z.array(
    z.strictObject({
      name: z.enum(SECTIONS as [SectionName, ...SectionName[]]),
      rows: z.int().min(0),
      bytes: z.int().min(0),
      sha256: SHA256,
    }),
  ),
  /** Over the sections. */
  sha256: SHA256,
  /** Signing keys and other secrets, when they were asked for. */
  keys: z.array(z.strictObject({ name: FILE_NAME, sha256: SHA256 })),
});
export type Manifest = z.infer<typeof MANIFEST_SHAPE>;

/** A secret of the data folder that a backup may hold. */
export interface KeyFile {
  readonly name: string;
  readonly path: string;
}

/**
 * Writes a backup of what `source` reads.
 * @param folder where it will be; must not be there
 * @param keys files to put into it besides; those that are absent are left out
 * @throws {StartupError} when the folder is there or cannot be written
 */
export async function writeArchive(
  source: StoreReader,
  {
    folder,
    keys,
    clock,
    onWritten,
    signal,
  }: {
    readonly folder: string;
    readonly keys: readonly KeyFile[];
    readonly clock: Clock;
    readonly onWritten: OnTransferred;
    readonly signal: AbortSignal;
  },
): Promise<Manifest> {
  if (existsSync(folder)) {
    throw new StartupError(`There is something at ${folder} already.`, 'Name another folder by --out, or move it away.');
  }
  const draft = `${folder}.partial`;
  try {
    // Left by a backup that was killed: the state that it was of is gone.
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(dirname(folder), { recursive: true });
    mkdirSync(draft, { mode: 0o700 });
    let total = 0;
    for (const section of SECTIONS) total += await source.count(section);
    let done = 0;
    const sections: SectionDigest[] = [];
    for (const section of SECTIONS) {
      const digest = await writeSection(source, section, join(draft, `${section}.jsonl`), (rows) => {
        signal.throwIfAborted();
        done += rows;
        onWritten(section, done, total);
      });
      sections.push(digest);
    }
    await source.confirm();
    const manifest: Manifest = {
      format: 'stomaton-backup',
      version: 1,
      madeAt: isoNow(clock),
      engine: source.engine,
      ...source.state,
      sections,
      sha256: wholeChecksum(sections),
      keys: copyKeys(keys, draft),
    };
    writeFileSync(join(draft, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
    syncPath(draft);
    renameSync(draft, folder);
    syncPath(dirname(folder));
    return manifest;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw toArchiveError(folder, error);
  }
}

async function writeSection(
  source: StoreReader,
  section: SectionName,
  file: string,
  onRows: (rows: number) => void,
): Promise<SectionDigest> {
  const digester = createSectionDigester(section);
  await using handle = await open(file, 'wx', 0o600);
  for await (const rows of source.read(section)) {
    const text = toLines(rows);
    digester.add(text, rows.length);
    // One page at a time, so that memory does not grow with the store.
    await handle.appendFile(text);
    onRows(rows.length);
  }
  await handle.sync();
  return digester.end();
}

function copyKeys(keys: readonly KeyFile[], draft: string): Manifest['keys'] {
  const present = keys.filter(({ path }) => existsSync(path));
  if (present.length > 0) mkdirSync(join(draft, 'keys'), { mode: 0o700 });
  return present.map(({ name, path }) => {
    const content = readFileSync(path);
    writeFileSync(join(draft, 'keys', name), content, { mode: 0o600, flush: true });
    return { name, sha256: sha256Of(content) };
  });
}

/** A backup that was found whole. */
export interface Archive extends StoreReader {
  readonly manifest: Manifest;
  /** The content of one of its keys. @throws {StartupError} when it is not what the manifest says */
  readKey(name: string): Buffer;
}

/**
 * Opens a backup and compares every file with its checksum, before anyone takes a row from it.
 * @throws {StartupError} when it is no backup, of another version, not whole or damaged
 */
export async function openArchive(folder: string, onChecked: OnTransferred, signal: AbortSignal): Promise<Archive> {
  const manifest = readManifest(folder);
  const byName = new Map(manifest.sections.map((section) => [section.name, section]));
  const total = manifest.sections.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  for (const { name, rows, sha256 } of manifest.sections) {
    const digester = createSectionDigester(name);
    try {
      for await (const lines of readLines(join(folder, `${name}.jsonl`))) {
        signal.throwIfAborted();
        digester.add(lines.map((line) => `${line}\n`).join(''), lines.length);
      }
    } catch (error) {
      signal.throwIfAborted();
      throw damaged(folder, `${name}.jsonl cannot be read`, error);
    }
    const found = digester.end();
    if (found.sha256 !== sha256 || found.rows !== rows) throw damaged(folder, `${name}.jsonl is not as it was written`);
    done += rows;
    onChecked(name, done, total);
  }
  if (wholeChecksum(manifest.sections) !== manifest.sha256) throw damaged(folder, 'its checksums do not fit together');

  return {
    engine: 'backup',
    manifest,
    state: { storeId: manifest.storeId, sequence: manifest.sequence },
    count: async (section) => byName.get(section)?.rows ?? 0,
    async *read(section) {
      // A section that came later than the backup is empty in it.
      if (!byName.has(section)) return;
      for await (const lines of readLines(join(folder, `${section}.jsonl`))) {
        yield lines.map((line) => toRow(folder, section, line));
      }
    },
    readAfter: () => {
      throw new Error('A backup is read from its beginning.');
    },
    // Compared with its checksums before.
    confirm: async () => {},
    readKey(name) {
      const expected = manifest.keys.find((key) => key.name === name);
      const content = readFileSync(join(folder, 'keys', name));
      if (sha256Of(content) !== expected?.sha256) throw damaged(folder, `keys/${name} is not as it was written`);
      return content;
    },
    async [Symbol.asyncDispose]() {},
  };
}

function readManifest(folder: string): Manifest {
  let text: string;
  try {
    text = readFileSync(join(folder, MANIFEST), 'utf8');
  } catch (cause) {
    const isPartial = basename(folder).endsWith('.partial');
    throw new StartupError(
      `${folder} is no backup: it has no ${MANIFEST}.`,
      isPartial ? 'It was cut off while it was made: take another.' : 'Name the folder that `npm run backup` printed.',
      cause,
    );
  }
  try {
    return MANIFEST_SHAPE.parse(JSON.parse(text));
  } catch (cause) {
    throw new StartupError(
      `The manifest of ${folder} is damaged, or of another version.`,
      'Restore it with the version that wrote it, or take another backup.',
      cause,
    );
  }
}

function toRow(folder: string, section: SectionName, line: string): StoreRow {
  try {
    return parseRow(section, JSON.parse(line));
  } catch (error) {
    throw damaged(folder, `${section}.jsonl has a line of another shape`, error);
  }
}

function damaged(folder: string, what: string, cause?: unknown): StartupError {
  return new StartupError(`The backup ${folder} is damaged: ${what}.`, 'Take another copy of it, or another backup.', cause);
}

function toArchiveError(folder: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC')
    return new StartupError(
      `The disk of ${folder} is full; nothing was left there.`,
      'Make room, or name another by --out.',
      error,
    );
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR')
    return new StartupError(`${folder} cannot be written.`, 'Name a folder by --out that this user may write.', error);
  return error;
}

function sha256Of(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
