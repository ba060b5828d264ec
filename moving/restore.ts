import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartupError } from '../platform/lifecycle/startup-error.ts';
import { type Archive, openArchive } from './archive.ts';
import { type Command, pathOf, runAsProcess, UsageError } from './command.ts';
import { removeDerivedFiles } from './derived-files.ts';
import { type Places, readPlaces, type StorePlace } from './places.ts';
import { storeSummary } from './summary.ts';
import { transferStore } from './transfer.ts';

export const RESTORE: Command = {
  name: 'restore',
  help: `Puts a backup in place of the store.

Usage: npm run restore -- <folder> [--replace] [--without-keys] [--dry-run]

  <folder>        the backup, as \`npm run backup\` printed it
  --replace       take the place of a store that is there; it is gone afterwards, so back it up first
  --without-keys  leave the backup's signing keys where they are, if it has any
  --dry-run       only compare the backup with its checksums and say what would be done

Every file is compared with its checksum before anything is written, and what was written is read back and compared before
it takes the store's place in one step. Cut off before that, it has changed nothing but indexes, which are derived
again. The platform must not run. Whoever follows the change feed begins anew: a restored store has an identity of its own.

Environment: STOMATON_DATA_DIR, AUTH_KEYS_FILE.
Exit code: 0 done, 1 refused or failed, 2 called wrongly, 130 interrupted.`,
  options: { replace: { type: 'boolean' }, 'without-keys': { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
  maxArguments: 1,
  interrupted: 'The store is as it was; give the same command again to go on.',
  async run(values, [given], context) {
    if (given === undefined) throw new UsageError('Name the folder of the backup.');
    const places = readPlaces(context.environment);
    const mayReplace = values.replace === true;
    const { serving } = places;
    await using archive = await openArchive(
      pathOf(context, given),
      (section, done, total) => context.progress('Checking', section, done, total),
      context.signal,
    );
    await refuseTaken(serving, mayReplace);
    const keys = values['without-keys'] === true ? [] : keysToWrite(archive, places, mayReplace);
    if (values['dry-run'] === true) {
      context.print(`The backup is whole; restoring it would write ${serving.label}. Nothing was written.`);
      for (const line of storeSummary(archive.manifest.sections, archive.manifest.sha256)) context.print(line);
      for (const { path } of keys) context.print(`  would write ${path}`);
      return;
    }
    await using target = await serving.openWriter('restore');
    // Another that was first may have ended since.
    await refuseTaken(serving, mayReplace);
    // Before the store, not after: cut off in between, the old store derives them again, but the new one must not meet them.
    removeDerivedFiles(places.dataDir);
    const { sections, sha256 } = await transferStore(
      archive,
      target,
      (section, done, total) => context.progress('Restoring', section, done, total),
      context.signal,
    );
    for (const { path, content } of keys) writeSecret(path, content);
    context.print(`Restored the backup of ${archive.manifest.madeAt} to ${serving.label}.`);
    for (const line of storeSummary(sections, sha256)) context.print(line);
    for (const { path } of keys) context.print(`  wrote ${path}`);
    context.print('  Indexes are derived at the next start, which takes a little longer.');
  },
};

/** @throws {StartupError} when there is a store that must not or cannot be replaced */
async function refuseTaken(place: StorePlace, mayReplace: boolean): Promise<void> {
  if (!(await place.isTaken()) || (place.canReplace && mayReplace)) return;
  throw new StartupError(
    `There is a store in ${place.label} already.`,
    place.canReplace
      ? 'Set STOMATON_DATA_DIR to another folder, or replace it by --replace (back it up first).'
      : 'Name an empty database by MONGODB_DATABASE; one on a server cannot be replaced in one step.',
  );
}

/** @throws {StartupError} when the backup's keys are damaged, or others are there and may not be replaced */
function keysToWrite(
  archive: Archive,
  { keys }: Places,
  mayReplace: boolean,
): readonly { readonly path: string; readonly content: Buffer }[] {
  return archive.manifest.keys.flatMap(({ name }) => {
    const path = keys.find((key) => key.name === name)?.path;
    if (path === undefined) return [];
    if (existsSync(path) && !mayReplace) {
      throw new StartupError(
        `There are keys in ${path} already.`,
        'Keep them by --without-keys, or replace them by --replace.',
      );
    }
    return [{ path, content: archive.readKey(name) }];
  });
}

function writeSecret(path: string, content: Buffer): void {
  const draft = `${path}.restoring`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    rmSync(draft, { force: true });
    writeFileSync(draft, content, { mode: 0o600, flag: 'wx', flush: true });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

if (import.meta.main) await runAsProcess(RESTORE);
