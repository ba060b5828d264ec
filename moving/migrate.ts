import { StartupError } from '../platform/lifecycle/startup-error.ts';
import { wholeChecksum } from '../subgraphs/database/domain/store-transfer.ts';
import { type Command, type CommandContext, runAsProcess, textOf, UsageError } from './command.ts';
import { readPlaces, type StorePlace } from './places.ts';
import { storeSummary } from './summary.ts';
import { digestStore, transferStore } from './transfer.ts';

export const MIGRATE: Command = {
  name: 'migrate',
  help: `Moves the whole store to another engine: documents, histories, the order of the feed, unique and idempotency keys.

Usage: npm run migrate -- --to mongodb|embedded [--dry-run]

  --to mongodb   from the data folder to the database of MONGODB_URI
  --to embedded  from the database of MONGODB_URI to the data folder
  --dry-run      read and count everything, reach the target and see that it is empty; write nothing

The platform must not run. The target must be empty. Nothing of the source is changed: to go back, go on with it. What was written
is read back and compared, section by section, and only then does the target count as a store. A migration that was cut off is
taken up where it stopped by the same command; two at once into one target are refused to the second. Indexes are derived again at the next start.

Environment: STOMATON_DATA_DIR, MONGODB_URI, MONGODB_DATABASE.
Exit code: 0 done, 1 refused or failed, 2 called wrongly, 130 interrupted.`,
  options: { to: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  maxArguments: 0,
  interrupted: 'The source is as it was, and the target is no store yet; give the same command again to go on.',
  async run(values, _given, context) {
    const to = textOf(values, 'to');
    if (to !== 'mongodb' && to !== 'embedded') throw new UsageError('--to is mongodb or embedded.');
    const { embedded, mongodb } = readPlaces(context.environment);
    if (mongodb === null) {
      throw new StartupError('MONGODB_URI is not set.', 'Set it to the server that is moved to or from.');
    }
    const [from, target] = to === 'mongodb' ? [embedded, mongodb] : [mongodb, embedded];
    await migrateStore(from, target, values['dry-run'] === true, context);
  },
};

/** @throws {StartupError} when the source is in use, the target is not empty, or the copy differs */
export async function migrateStore(
  from: StorePlace,
  to: StorePlace,
  dryRun: boolean,
  context: Pick<CommandContext, 'print' | 'progress' | 'signal'>,
): Promise<void> {
  await using source = await from.openReader({ alone: 'migrate' });
  await refuseTaken(to);
  if (dryRun) {
    const sections = await digestStore(
      source,
      (section, done, total) => context.progress('Reading', section, done, total),
      context.signal,
    );
    context.print(`Would move ${from.label} to ${to.label}, which is empty. Nothing was written.`);
    for (const line of storeSummary(sections, wholeChecksum(sections))) context.print(line);
    return;
  }
  await using target = await to.openWriter('migrate');
  // Another that was first may have ended since.
  await refuseTaken(to);
  const { sections, sha256, wasResumed } = await transferStore(
    source,
    target,
    (section, done, total) => context.progress('Moving', section, done, total),
    context.signal,
  );
  context.print(`Moved ${from.label} to ${to.label}${wasResumed ? ', going on from before' : ''}.`);
  for (const line of storeSummary(sections, sha256)) context.print(line);
  context.print('  Both were compared. Indexes are derived at the next start, which takes a little longer.');
}

async function refuseTaken(to: StorePlace): Promise<void> {
  if (!(await to.isTaken())) return;
  throw new StartupError(`There is a store in ${to.label} already.`, 'Migrate to an empty one; this one is left as it is.');
}

if (import.meta.main) await runAsProcess(MIGRATE);
