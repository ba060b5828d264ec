import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import type { DocumentStore } from '../subgraphs/database/domain/document-store.ts';
import { putStone, stoneId } from '../subgraphs/database/engines/document-store.contract.ts';
import { openMongoDocumentStore } from '../subgraphs/database/engines/document-store.mongodb.ts';
import { holdMongoDatabase } from '../subgraphs/database/engines/mongodb-hold.ts';
import { createManualClock } from '../testing/clock.ts';
import { catalogueLine } from '../testing/content.ts';
import { openDataFolder } from '../testing/data-folder.ts';
import { startFerret } from '../testing/engines/ferretdb-server.ts';
import { type MongoTarget, mongoConfig, openMongoTarget } from '../testing/engines/mongodb.ts';
import { lookAt, ONCE, openFilledFolder, openStoreIn } from '../testing/filled-store.ts';
import { runInFolder } from '../testing/run-command.ts';
import { BACKUP } from './backup.ts';
import { EXPORT } from './export.ts';
import { IMPORT } from './import.ts';
import { MIGRATE } from './migrate.ts';
import { RESTORE } from './restore.ts';

let target: MongoTarget;
beforeAll(async () => {
  target = await openMongoTarget();
});
afterAll(() => target[Symbol.asyncDispose]());

/** A database of a test's own, and the environment that names it. */
function openDatabase() {
  const config = target.config();
  return {
    config,
    environment: { MONGODB_URI: config.uri, MONGODB_DATABASE: config.database },
    open: (): Promise<DocumentStore> => openMongoDocumentStore({ config, clock: createManualClock(), log: SILENT_LOGGER }),
  };
}

/** That the store goes on as the one that was moved would have. */
async function expectToGoOn(store: DocumentStore): Promise<void> {
  const replay = await store.commit({ operations: [putStone('once')], by: null, idempotency: ONCE });
  expect(replay).toMatchObject({ replayed: true, outcome: { id: 'x' } });
  const repeated = store.commit({ operations: [putStone('new', {}, { uniqueKeys: ['n:7'] })], by: null });
  await expect(repeated).rejects.toMatchObject({ code: 'DUPLICATE' });
  const before = await store.lastCursor();
  await store.commit({ operations: [putStone('stone 5', { changed: true }, { expectedRevision: 1 })], by: null });
  await store.commit({ operations: [{ kind: 'delete', collection: 'stones', id: stoneId('stone 6') }], by: null });
  await store.commit({ operations: [putStone('stone 6', { again: true }, { expectedRevision: 0 })], by: null });
  const { changes } = await store.readChanges({ after: before, limit: 10, waitMs: 0 });
  expect(changes.map(({ id, revision }) => [id, revision])).toEqual([
    [stoneId('stone 5'), 2],
    [stoneId('stone 6'), 1],
  ]);
  const histories = await store.histories([stoneId('stone 5'), stoneId('stone 6')], 10);
  expect(histories.map((history) => history.map(({ revision }) => revision))).toEqual([[2, 1], [1]]);
  const whole = await store.readChanges({ after: null, limit: 1_000, waitMs: 0 });
  expect(new Set(whole.changes.map(({ id }) => id)).size).toBe(whole.changes.length);
}

describe('a migration to MongoDB and back', () => {
  it('moves everything both ways, with one checksum, and the store goes on', async () => {
    await using from = await openFilledFolder(220);
    await using back = await openDataFolder();
    const database = openDatabase();
    const { environment } = database;
    const dry = await runInFolder(MIGRATE, ['--to', 'mongodb', '--dry-run'], from.path, { environment });
    expect([dry.code, dry.out]).toEqual([0, expect.stringContaining('which is empty')]);
    const there = await runInFolder(MIGRATE, ['--to', 'mongodb'], from.path, { environment });
    expect(there).toMatchObject({ code: 0, err: '' });
    const again = await runInFolder(MIGRATE, ['--to', 'mongodb'], from.path, { environment });
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('There is a store in the MongoDB database')]);
    const returned = await runInFolder(MIGRATE, ['--to', 'embedded'], back.path, { environment });
    expect(returned).toMatchObject({ code: 0, err: '' });
    const checksums = [dry, there, returned].map(({ out }) => /SHA-256 ([0-9a-f]{64})/.exec(out)?.[1]);
    expect(new Set(checksums)).toEqual(new Set([expect.any(String)]));

    await using original = openStoreIn(from);
    await using moved = await database.open();
    await using home = openStoreIn(back);
    const expected = await lookAt(original);
    expect(await lookAt(moved)).toEqual(expected);
    expect(await lookAt(home)).toEqual(expected);
    for (const store of [original, moved, home]) await expectToGoOn(store);
    const { position: _, ...after } = await lookAt(moved);
    expect(await lookAt(original)).toMatchObject(after);
  });

  it.each(['stones', 'history'])('cut off at %s is no store, and is taken up where it stopped', async (section) => {
    await using from = await openFilledFolder(220);
    const database = openDatabase();
    const { environment } = database;
    const cut = await runInFolder(MIGRATE, ['--to', 'mongodb'], from.path, {
      environment,
      onProgress: (label, abort) => (label === `Moving ${section}` ? abort() : undefined),
    });
    expect(cut.code).toBe(130);
    await expect(database.open()).rejects.toThrow('was not finished');
    {
      await using store = openStoreIn(from);
      await store.append('usage', [{ id: 'usage_0', data: { at: '2026-01-02', views: 2 } }]);
    }
    const again = await runInFolder(MIGRATE, ['--to', 'mongodb'], from.path, { environment });
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('going on from before')]);
    await using original = openStoreIn(from);
    await using moved = await database.open();
    expect(await lookAt(moved)).toEqual(await lookAt(original));
    await expectToGoOn(moved);
  });

  it.each(['stones', 'uniqueKeys'])(
    'whose server dies at %s leaves no store, and is taken up where it stopped when the server is back',
    async (section) => {
      await using from = await openFilledFolder(220);
      await using server = await startFerret();
      const config = mongoConfig({ MONGODB_URI: server.uri, MONGODB_TIMEOUT_MS: '500' });
      const environment = { MONGODB_URI: server.uri, MONGODB_DATABASE: config.database, MONGODB_TIMEOUT_MS: '500' };
      const dry = await runInFolder(MIGRATE, ['--to', 'mongodb', '--dry-run'], from.path, { environment });
      let killed: Promise<void> | null = null;
      const cut = await runInFolder(MIGRATE, ['--to', 'mongodb'], from.path, {
        environment,
        onProgress(label) {
          if (label === `Moving ${section}`) killed ??= server.kill();
        },
      });
      await killed;
      expect([cut.code, cut.err]).toEqual([1, expect.stringMatching(/MongoDB .*(same command again|host, port)/)]);
      await server.start();
      const open = () => openMongoDocumentStore({ config, clock: createManualClock(), log: SILENT_LOGGER });
      await expect(open()).rejects.toThrow('was not finished');
      // The hold of the one that could not give it back is waited out.
      const again = await runInFolder(MIGRATE, ['--to', 'mongodb'], from.path, { environment });
      expect([again.code, again.out]).toEqual([0, expect.stringContaining('going on from before')]);
      const [planned, moved] = [dry, again].map(({ out }) => /SHA-256 [0-9a-f]{64}/.exec(out)?.[0]);
      expect(moved).toBe(planned);
      await using original = openStoreIn(from);
      await using store = await open();
      expect(await lookAt(store)).toEqual(await lookAt(original));
      await expectToGoOn(store);
    },
  );

  it('at the same time as another into one database is refused, and leaves what the first one wrote', async () => {
    await using one = await openFilledFolder(120);
    await using two = await openFilledFolder(130);
    const database = openDatabase();
    const { environment } = database;
    const outcomes = await Promise.all(
      [one, two].map(({ path }) => runInFolder(MIGRATE, ['--to', 'mongodb'], path, { environment })),
    );
    expect(outcomes.map(({ code }) => code).sort()).toEqual([0, 1]);
    const [refused] = outcomes.filter(({ code }) => code === 1);
    // The second one waits for a beat of the first, which may have ended before.
    expect(refused?.err).toMatch(/in use by another process \(migrate, process \d+|There is a store in/);
    await using original = openStoreIn(outcomes[0]?.code === 0 ? one : two);
    await using moved = await database.open();
    expect(await lookAt(moved)).toEqual(await lookAt(original));
  });

  it('is refused where the source is written to meanwhile, and the target is no store then', async () => {
    await using from = await openFilledFolder(50);
    await using back = await openDataFolder();
    const database = openDatabase();
    const { environment } = database;
    await runInFolder(MIGRATE, ['--to', 'mongodb'], from.path, { environment });
    await using store = await database.open();
    let isWriting = true;
    const writing = (async () => {
      for (let n = 0; isWriting; n += 1) await store.commit({ operations: [putStone(`x ${n}`)], by: null });
    })();
    const { code, err } = await runInFolder(MIGRATE, ['--to', 'embedded'], back.path, { environment });
    isWriting = false;
    await writing;
    expect([code, err]).toEqual([1, expect.stringContaining('was written to while it was read')]);
    const dry = await runInFolder(MIGRATE, ['--to', 'embedded', '--dry-run'], back.path, { environment });
    expect([dry.code, dry.out]).toEqual([0, expect.stringContaining('which is empty')]);
  });
});

describe('a database that a command holds', () => {
  it('is refused to another, which is told who holds it and what to do; afterwards it is free', async () => {
    await using from = await openFilledFolder(20);
    const { environment, config } = openDatabase();
    {
      await using _held = await holdMongoDatabase(config, 'restore');
      const { code, err } = await runInFolder(MIGRATE, ['--to', 'mongodb'], from.path, { environment });
      expect([code, err]).toEqual([
        1,
        expect.stringMatching(
          new RegExp(`is in use by another process \\(restore, process ${process.pid} on .+since .+Wait until it has ended`),
        ),
      ]);
    }
    expect((await runInFolder(MIGRATE, ['--to', 'mongodb'], from.path, { environment })).code).toBe(0);
    await using _held = await holdMongoDatabase(config, 'import');
    writeFileSync(join(from.path, 'stones.jsonl'), catalogueLine('Held Off'));
    const imported = await runInFolder(IMPORT, ['stones.jsonl'], from.path, { environment });
    expect([imported.code, imported.err]).toEqual([1, expect.stringContaining('(import, process')]);
  });

  it('is taken over from one that has died, and never used on by one that was only asleep', async () => {
    const { config } = openDatabase();
    await using client = new MongoClient(config.uri);
    const holds = client.db(config.database).collection<{ _id: string; [field: string]: unknown }>('_holds');
    const dead = { by: 'restore', pid: 1, host: 'elsewhere', since: '2026-01-01T00:00:00.000Z', beat: 3, isReleased: false };
    await holds.insertOne({ _id: '000000000007', ...dead, diesAfterMs: 300 });
    await using held = await holdMongoDatabase(config, 'migrate');
    await held.confirm();
    expect(await holds.find({}).toArray()).toMatchObject([{ _id: '000000000008', by: 'migrate', pid: process.pid }]);
    await holds.deleteMany({});
    const confirmed = async () =>
      held.confirm().then(
        () => 'holds',
        (error: Error) => error.message,
      );
    await expect.poll(confirmed, { timeout: 20_000 }).toContain('Another process has taken over the MongoDB database');
  });
});

describe('with MONGODB_URI', () => {
  it('a backup, its restoring and an export are of the database, with the same bytes as of the embedded store', async () => {
    await using from = await openFilledFolder(220);
    await using work = await openDataFolder();
    const [one, two] = [openDatabase(), openDatabase()];
    await runInFolder(MIGRATE, ['--to', 'mongodb'], from.path, { environment: one.environment });
    const made = await runInFolder(BACKUP, ['--out', 'copy'], work.path, { environment: one.environment });
    expect(made).toMatchObject({ code: 0, err: '' });
    expect((await runInFolder(BACKUP, ['--out', join(work.path, 'embedded')], from.path)).code).toBe(0);
    const sections = (name: string) => {
      const manifest = JSON.parse(readFileSync(join(work.path, name, 'manifest.json'), 'utf8'));
      return [manifest.sequence, manifest.sections, manifest.sha256];
    };
    expect(sections('copy')).toEqual(sections('embedded'));

    const restored = await runInFolder(RESTORE, ['copy'], work.path, { environment: two.environment });
    expect(restored).toMatchObject({ code: 0, err: '' });
    await using before = await one.open();
    await using after = await two.open();
    expect(await lookAt(after)).toEqual(await lookAt(before));
    const replaced = await runInFolder(RESTORE, ['copy', '--replace'], work.path, { environment: two.environment });
    expect([replaced.code, replaced.err]).toEqual([1, expect.stringContaining('MONGODB_DATABASE')]);

    const ofServer = await runInFolder(EXPORT, ['facts', '--out', '-'], work.path, { environment: one.environment });
    const ofFile = await runInFolder(EXPORT, ['facts', '--out', '-'], from.path);
    expect([ofServer.code, ofServer.out]).toEqual([ofFile.code, ofFile.out]);
  });

  it('a server that is away is told in one line, without the address', async () => {
    await using folder = await openFilledFolder(50);
    const environment = { MONGODB_URI: 'mongodb://user:geheim@127.0.0.1:9/x', MONGODB_TIMEOUT_MS: '100' };
    const { code, err } = await runInFolder(MIGRATE, ['--to', 'mongodb'], folder.path, { environment });
    expect([code, err]).toEqual([1, expect.stringContaining('MongoDB does not answer')]);
    expect(err).not.toMatch(/geheim|127\.0/);
  }, 60_000);
});
