import { join } from 'node:path';
import { writeArchive } from './archive.ts';
import { type Command, pathOf, runAsProcess, textOf } from './command.ts';
import { readPlaces } from './places.ts';
import { storeSummary } from './summary.ts';

export const BACKUP: Command = {
  name: 'backup',
  help: `Writes a backup of the whole store: documents with their histories, the change feed, unique and idempotency keys.

Usage: npm run backup [-- --out <folder>] [--with-keys]

  --out <folder>  where the backup will be; must not be there yet (stomaton-backup-<time> here)
  --with-keys     put the signing keys in too, so that sessions and API keys hold on a restored system

The platform may run meanwhile: the backup shows one moment. It is a folder of JSON lines and a manifest with the SHA-256
of each, readable by you only. It holds all that the store holds: e-mail addresses, hashes of passwords, sessions,
drafts. Without --with-keys nobody can sign in by it; with them it is as secret as the data folder.
Indexes are left out: they are derived again from the store.

Environment: STOMATON_DATA_DIR, AUTH_KEYS_FILE.
Exit code: 0 done, 1 failed, 2 called wrongly, 130 interrupted; unless it is 0, nothing is left.`,
  options: { out: { type: 'string' }, 'with-keys': { type: 'boolean' } },
  maxArguments: 0,
  interrupted: 'Nothing was left.',
  async run(values, _given, context) {
    const places = readPlaces(context.environment);
    const time = new Date(context.clock.now()).toISOString().slice(0, 19).replaceAll(':', '');
    const folder = pathOf(context, textOf(values, 'out') ?? join('.', `stomaton-backup-${time}Z`));
    const withKeys = values['with-keys'] === true;
    await using source = await places.serving.openReader();
    const manifest = await writeArchive(source, {
      folder,
      keys: withKeys ? places.keys : [],
      clock: context.clock,
      signal: context.signal,
      onWritten: (section, done, total) => context.progress('Writing', section, done, total),
    });
    context.print(`Backed up ${places.serving.label} to ${folder}.`);
    for (const line of storeSummary(manifest.sections, manifest.sha256)) context.print(line);
    context.print(
      manifest.keys.length > 0
        ? '  With signing keys: keep it as secret as the data folder.'
        : '  Without signing keys: on a restored system everyone signs in anew, unless the key file is kept otherwise.',
    );
  },
};

if (import.meta.main) await runAsProcess(BACKUP);
