import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { putStone, stoneId } from '../subgraphs/database/engines/document-store.contract.ts';
import { openDataFolder } from '../testing/data-folder.ts';
import { lookAt, ONCE, openFilledFolder, openStoreIn } from '../testing/filled-store.ts';
import { runInFolder } from '../testing/run-command.ts';
import { BACKUP } from './backup.ts';
import { RESTORE } from './restore.ts';

describe('a backup', () => {
  it('restored elsewhere is the same store: documents, histories, feed, unique and idempotency keys', async () => {
    await using folder = await openFilledFolder();
    await using elsewhere = await openDataFolder();
    const made = await runInFolder(BACKUP, ['--out', 'copy'], folder.path);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toContain('451 documents in 2 collections');
    const restored = await runInFolder(RESTORE, [join(folder.path, 'copy')], elsewhere.path);
    expect(restored).toMatchObject({ code: 0, err: '' });

    await using before = openStoreIn(folder);
    await using after = openStoreIn(elsewhere);
    expect(await lookAt(after)).toEqual(await lookAt(before));
    for (const store of [before, after]) {
      const replay = await store.commit({ operations: [putStone('once')], by: null, idempotency: ONCE });
      expect(replay).toMatchObject({ replayed: true, outcome: { id: 'x' } });
      const repeated = store.commit({ operations: [putStone('new', {}, { uniqueKeys: ['n:7'] })], by: null });
      await expect(repeated).rejects.toMatchObject({ code: 'DUPLICATE' });
    }
    const { cursor } = await after.commit({ operations: [putStone('next')], by: null });
    expect(cursor > (await before.lastCursor()).replace(/^.{8}/, cursor.slice(0, 8))).toBe(true);
  });

  it('has an identity of its own when it is restored, so that whoever followed the old one begins anew', async () => {
    await using folder = await openFilledFolder();
    let cursor: string;
    {
      await using store = openStoreIn(folder);
      cursor = await store.lastCursor();
    }
    await runInFolder(BACKUP, ['--out', 'copy'], folder.path);
    expect((await runInFolder(RESTORE, ['copy', '--replace'], folder.path)).code).toBe(0);
    await using store = openStoreIn(folder);
    const reading = store.readChanges({ after: cursor, limit: 1, waitMs: 0 });
    await expect(reading).rejects.toMatchObject({ code: 'INVALID_CURSOR' });
  });

  it('of a store in use shows one moment, and hinders nobody', async () => {
    await using folder = await openFilledFolder();
    await using elsewhere = await openDataFolder();
    await using store = openStoreIn(folder);
    const before = await lookAt(store);
    const writes: Promise<unknown>[] = [];
    const made = await runInFolder(BACKUP, ['--out', 'copy'], folder.path, {
      // Written while the backup reads, before and behind where it is.
      onProgress: () => writes.push(store.commit({ operations: [putStone(`later ${writes.length}`)], by: null })),
    });
    expect(made.code).toBe(0);
    expect((await Promise.all(writes)).length).toBeGreaterThan(10);
    await runInFolder(RESTORE, [join(folder.path, 'copy')], elsewhere.path);
    await using restored = openStoreIn(elsewhere);
    expect(await lookAt(restored)).toEqual(before);
  });

  it('of the same state has the same bytes', async () => {
    await using folder = await openFilledFolder();
    await runInFolder(BACKUP, ['--out', 'one'], folder.path);
    await runInFolder(BACKUP, ['--out', 'two'], folder.path);
    const [one, two] = ['one', 'two'].map((name) => join(folder.path, name));
    for (const file of readdirSync(one ?? '')) {
      expect(readFileSync(join(one ?? '', file), 'utf8')).toBe(readFileSync(join(two ?? '', file), 'utf8'));
    }
  });

  it('is readable by its owner only, and holds signing keys only when asked for', async () => {
    await using folder = await openFilledFolder();
    await using elsewhere = await openDataFolder();
    mkdirSync(join(folder.path, 'auth'));
    writeFileSync(join(folder.path, 'auth', 'keys.json'), 'secret keys', { mode: 0o600 });
    expect((await runInFolder(BACKUP, ['--out', 'plain'], folder.path)).out).toContain('Without signing keys');
    expect(existsSync(join(folder.path, 'plain', 'keys'))).toBe(false);
    await runInFolder(BACKUP, ['--out', 'full', '--with-keys'], folder.path);
    const files = readdirSync(join(folder.path, 'full'), { recursive: true, withFileTypes: true });
    for (const file of files) {
      const { mode } = statSync(join(file.parentPath, file.name));
      expect([file.name, mode & 0o777]).toEqual([file.name, file.isDirectory() ? 0o700 : 0o600]);
    }
    const restored = await runInFolder(RESTORE, [join(folder.path, 'full')], elsewhere.path);
    expect(restored.code).toBe(0);
    const keys = join(elsewhere.path, 'auth', 'keys.json');
    expect([readFileSync(keys, 'utf8'), statSync(keys).mode & 0o777]).toEqual(['secret keys', 0o600]);
    expect(statSync(join(elsewhere.path, 'database', 'documents.sqlite')).mode & 0o777).toBe(0o600);
  });

  it('that is interrupted leaves nothing, and says so by its exit code', async () => {
    await using folder = await openFilledFolder();
    const made = await runInFolder(BACKUP, ['--out', 'copy'], folder.path, {
      onProgress: (label, abort) => (label === 'Writing history' ? abort() : undefined),
    });
    expect(made.code).toBe(130);
    expect(readdirSync(folder.path)).toEqual(['database']);
  });
});

describe('restoring', () => {
  it.each([
    ['a byte changed', (copy: string) => flipByte(join(copy, 'stones.jsonl'))],
    ['a line more', (copy: string) => appendFileSync(join(copy, 'usage.jsonl'), '{}\n')],
    ['no manifest', (copy: string) => writeFileSync(join(copy, 'manifest.json'), '{}')],
  ])('a backup with %s is refused before anything is written', async (_what, damage) => {
    await using folder = await openFilledFolder();
    await using elsewhere = await openDataFolder();
    await runInFolder(BACKUP, ['--out', 'copy'], folder.path);
    damage(join(folder.path, 'copy'));
    const { code, err } = await runInFolder(RESTORE, [join(folder.path, 'copy')], elsewhere.path);
    expect([code, err]).toEqual([1, expect.stringMatching(/damaged.*(another backup|version that wrote it)/)]);
    expect(readdirSync(elsewhere.path)).toEqual([]);
  });

  it('is refused where a store is, unless it may be replaced, and where one is in use', async () => {
    await using folder = await openFilledFolder();
    await runInFolder(BACKUP, ['--out', 'copy'], folder.path);
    const there = await runInFolder(RESTORE, ['copy'], folder.path);
    expect([there.code, there.err]).toEqual([1, expect.stringContaining('--replace')]);
    await using _store = openStoreIn(folder);
    const used = await runInFolder(RESTORE, ['copy', '--replace'], folder.path);
    expect([used.code, used.err]).toEqual([1, expect.stringContaining('in use by another process')]);
  });

  it('tried dry says what it would do and writes nothing', async () => {
    await using folder = await openFilledFolder();
    await using elsewhere = await openDataFolder();
    await runInFolder(BACKUP, ['--out', 'copy'], folder.path);
    const tried = await runInFolder(RESTORE, [join(folder.path, 'copy'), '--dry-run'], elsewhere.path);
    expect([tried.code, tried.out]).toEqual([0, expect.stringContaining('Nothing was written')]);
    expect(readdirSync(elsewhere.path)).toEqual([]);
  });

  it('that is interrupted leaves the old store as it was, and is taken up again', async () => {
    await using folder = await openFilledFolder();
    await runInFolder(BACKUP, ['--out', 'copy'], folder.path);
    let before: unknown;
    {
      await using store = openStoreIn(folder);
      await store.commit({ operations: [putStone('written after the backup')], by: null });
      before = await lookAt(store);
    }
    const cut = await runInFolder(RESTORE, ['copy', '--replace'], folder.path, {
      onProgress: (label, abort) => (label === 'Restoring history' ? abort() : undefined),
    });
    expect(cut.code).toBe(130);
    {
      await using store = openStoreIn(folder);
      expect(await lookAt(store)).toEqual(before);
    }
    expect((await runInFolder(RESTORE, ['copy', '--replace'], folder.path)).code).toBe(0);
    await using store = openStoreIn(folder);
    expect(await store.getMany('stones', [stoneId('written after the backup')])).toEqual([null]);
    expect(readdirSync(join(folder.path, 'database')).filter((file) => file.includes('incoming'))).toEqual([]);
  });
});

describe('a command', () => {
  it.each([
    [['--nonsense'], '--nonsense'],
    [['--out'], '--out'],
    [['here'], 'one argument too many'],
  ])('called with %j says what is wrong and where to read on, with exit code 2', async (args, expected) => {
    await using folder = await openDataFolder();
    const { code, err } = await runInFolder(BACKUP, args, folder.path);
    expect([code, err]).toEqual([2, expect.stringContaining(expected)]);
    expect(err).toContain('npm run backup -- --help');
  });

  it('where there is no store names the folder and the remedy', async () => {
    await using folder = await openDataFolder();
    const { code, err } = await runInFolder(BACKUP, [], folder.path);
    expect([code, err]).toEqual([1, expect.stringMatching(/There is no store at .*STOMATON_DATA_DIR/)]);
    expect(readdirSync(folder.path)).toEqual([]);
  });
});

function flipByte(file: string): void {
  const bytes = readFileSync(file);
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}
