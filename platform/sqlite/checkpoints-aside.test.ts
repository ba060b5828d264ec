import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDataFolder } from '../../testing/data-folder.ts';
import { openDerivedDatabase } from './open-derived-database.ts';

const MEGABYTE = 1_000_000;

it('writes a log back while the connection that filled it does not commit, and leaves all in the file', async () => {
  await using folder = await openDataFolder();
  const file = join(folder.path, 'rows.sqlite');
  const { database, sql, close } = openDerivedDatabase(
    file,
    1,
    'CREATE TABLE rows (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL)',
  );
  for (let number = 0; number < 6; number += 1) sql('INSERT INTO rows VALUES (?, ?)').run(number, new Uint8Array(MEGABYTE));
  // Nothing is in the file itself until somebody writes the log back.
  await expect.poll(() => statSync(file).size, { timeout: 20_000 }).toBeGreaterThan(6 * MEGABYTE);
  sql('INSERT INTO rows VALUES (?, ?)').run(6, new Uint8Array(MEGABYTE));
  expect(database.prepare('PRAGMA integrity_check').get()?.integrity_check).toBe('ok');
  expect(sql('SELECT count(*) AS rows, sum(length(bytes)) AS bytes FROM rows').get()).toEqual({ rows: 7, bytes: 7 * MEGABYTE });
  await close();
  expect(existsSync(`${file}-wal`)).toBe(false);
});

it('is closed only when the thread has let go of the file, so that it can be opened again at once', async () => {
  await using folder = await openDataFolder();
  const file = join(folder.path, 'rows.sqlite');
  for (let time = 0; time < 4; time += 1) {
    const { sql, close } = openDerivedDatabase(file, 1, 'CREATE TABLE rows (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL)');
    expect(sql('SELECT count(*) AS rows FROM rows').get()?.rows).toBe(time * 5);
    for (let row = 0; row < 5; row += 1) sql('INSERT INTO rows (bytes) VALUES (?)').run(new Uint8Array(MEGABYTE));
    await expect.poll(() => statSync(file).size, { timeout: 20_000, interval: 1 }).toBeGreaterThan(MEGABYTE);
    await close();
    expect(existsSync(`${file}-wal`)).toBe(false);
  }
});
