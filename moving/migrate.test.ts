import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { putStone } from '../subgraphs/database/engines/document-store.contract.ts';
import { openDataFolder } from '../testing/data-folder.ts';
import { lookAt, openFilledFolder, openStoreIn } from '../testing/filled-store.ts';
import { runInFolder } from '../testing/run-command.ts';
import type { Command } from './command.ts';
import { MIGRATE, migrateStore } from './migrate.ts';
import { readPlaces } from './places.ts';

/** The command between two data folders, which differs from that between engines by its places alone. */
function moveTo({ path }: { path: string }): Command {
  return {
    ...MIGRATE,
    async run(values, _given, context) {
      const to = readPlaces({ STOMATON_DATA_DIR: path }).embedded;
      await migrateStore(readPlaces(context.environment).embedded, to, values['dry-run'] === true, context);
    },
  };
}

describe('a migration', () => {
  it('moves everything, and changes nothing of the source', async () => {
    await using from = await openFilledFolder();
    await using to = await openDataFolder();
    const { code, out } = await runInFolder(moveTo(to), [], from.path);
    expect([code, out]).toEqual([0, expect.stringMatching(/451 documents.*[\s\S]*SHA-256 [0-9a-f]{64}[\s\S]*compared/)]);
    await using before = openStoreIn(from);
    await using after = openStoreIn(to);
    expect(await lookAt(after)).toEqual(await lookAt(before));
  });

  it.each(['stones', 'usage', 'history', 'changes', 'idempotency'])(
    'cut off at %s leaves no store, is taken up again, and brings what was appended meanwhile',
    async (section) => {
      await using from = await openFilledFolder();
      await using to = await openDataFolder();
      const cut = await runInFolder(moveTo(to), [], from.path, {
        onProgress: (label, abort) => (label === `Moving ${section}` ? abort() : undefined),
      });
      expect([cut.code, cut.err]).toEqual([130, expect.stringContaining('same command again')]);
      expect(await readPlaces({ STOMATON_DATA_DIR: to.path }).embedded.isTaken()).toBe(false);
      {
        await using store = openStoreIn(from);
        // A row of a log sorts before what was copied and has no position in the feed.
        await store.append('usage', [{ id: 'usage_0', data: { at: '2026-01-02', views: 2 } }]);
      }
      const again = await runInFolder(moveTo(to), [], from.path);
      expect([again.code, again.out]).toEqual([0, expect.stringContaining('going on from before')]);
      await using before = openStoreIn(from);
      await using after = openStoreIn(to);
      expect(await lookAt(after)).toEqual(await lookAt(before));
    },
  );

  it('cut off begins anew when the source was written to since', async () => {
    await using from = await openFilledFolder();
    await using to = await openDataFolder();
    await runInFolder(moveTo(to), [], from.path, {
      onProgress: (label, abort) => (label === 'Moving history' ? abort() : undefined),
    });
    {
      await using store = openStoreIn(from);
      await store.commit({ operations: [putStone('later')], by: null });
    }
    const again = await runInFolder(moveTo(to), [], from.path);
    expect([again.code, again.out]).toEqual([0, expect.not.stringContaining('going on from before')]);
    await using before = openStoreIn(from);
    await using after = openStoreIn(to);
    expect(await lookAt(after)).toEqual(await lookAt(before));
  });

  it('tried dry counts and writes nothing', async () => {
    await using from = await openFilledFolder();
    await using to = await openDataFolder();
    const { code, out } = await runInFolder(moveTo(to), ['--dry-run'], from.path);
    expect([code, out]).toEqual([0, expect.stringMatching(/which is empty\. Nothing was written\.\n.*451 documents/)]);
    expect(readdirSync(to.path)).toEqual([]);
  });

  it('is refused to a place that has a store, and from one that is in use', async () => {
    await using from = await openFilledFolder(50);
    await using to = await openFilledFolder(50);
    await using empty = await openDataFolder();
    const taken = await runInFolder(moveTo(to), [], from.path);
    expect([taken.code, taken.err]).toEqual([1, expect.stringContaining('There is a store in')]);
    await using _store = openStoreIn(from);
    const used = await runInFolder(moveTo(empty), [], from.path);
    expect([used.code, used.err]).toEqual([1, expect.stringContaining('in use by another process')]);
    expect(readdirSync(join(empty.path))).toEqual([]);
  });

  it('at the same time as another into one place is refused, naming the one that was first', async () => {
    await using one = await openFilledFolder(50);
    await using two = await openFilledFolder(60);
    await using to = await openDataFolder();
    const outcomes = await Promise.all([one, two].map(({ path }) => runInFolder(moveTo(to), [], path)));
    expect(outcomes.map(({ code }) => code).sort()).toEqual([0, 1]);
    const won = outcomes[0]?.code === 0 ? one : two;
    const [refused] = outcomes.filter(({ code }) => code === 1);
    expect(refused?.err).toMatch(
      new RegExp(`in use by another process \\(migrate, process ${process.pid} on .+, since .+Wait until it has ended`),
    );
    await using before = openStoreIn(won);
    await using after = openStoreIn(to);
    expect(await lookAt(after)).toEqual(await lookAt(before));
  });

  it.each([
    [[], 2, '--to is mongodb or embedded'],
    [['--to', 'oracle'], 2, '--to is mongodb or embedded'],
    [['--to', 'mongodb'], 1, 'MONGODB_URI is not set'],
  ])('called with %j says what is wrong', async (args, expected, message) => {
    await using folder = await openDataFolder();
    const { code, err } = await runInFolder(MIGRATE, args, folder.path);
    expect([code, err]).toEqual([expected, expect.stringContaining(message)]);
  });
});
