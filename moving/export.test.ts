import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Visibility } from '../platform/identity/viewer.ts';
import { seededId } from '../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import type { StoneData } from '../platform/ports/catalogue.ts';
import type { CollectionName } from '../platform/ports/documents.ts';
import type { DocumentStore } from '../subgraphs/database/domain/document-store.ts';
import { openEmbeddedDocumentStore } from '../subgraphs/database/engines/document-store.embedded.ts';
import { createManualClock } from '../testing/clock.ts';
import { openDataFolder } from '../testing/data-folder.ts';
import { runInFolder } from '../testing/run-command.ts';
import { BACKUP } from './backup.ts';
import { EXPORT } from './export.ts';
import { EXPORT_KINDS } from './export-kinds.ts';
import { RESTORE } from './restore.ts';

function openStore(dataDir: string): DocumentStore {
  const file = join(dataDir, 'database', 'documents.sqlite');
  return openEmbeddedDocumentStore({ file, clock: createManualClock(), log: SILENT_LOGGER });
}

function aStone(slug: string): StoneData {
  return {
    slug,
    name: `Stone "${slug}", polished`,
    type: 'MARBLE',
    petrography: null,
    family: null,
    origin: { country: 'Italy', region: null, locality: 'Carrara' },
    colors: ['white', 'grey'],
    aliases: [{ name: `Alias of ${slug}`, kind: 'COMMERCIAL', locale: 'it', note: null }],
    technical: { openPorosity: { value: 0.2, low: 0.1, high: 0.3, unit: '%', standard: 'EN 1936', source: 'sheet' } },
    facts: [{ topic: 'PRICING', name: 'slab', value: '80', unit: 'EUR/m²', source: null, confidence: 0.7 }],
  };
}

async function openFilledFolder(stones = 450) {
  const folder = await openDataFolder();
  await using store = openStore(folder.path);
  const put = (collection: CollectionName, id: string, data: object, visibility: Visibility = 'PUBLIC') =>
    ({ kind: 'put', collection, id, data, visibility, authorId: null }) as const;
  const operations = Array.from({ length: stones }, (_, n) => put('stones', seededId('stone', `s${n}`), aStone(`s${n}`)));
  await store.commit({ operations, by: null });
  await store.commit({
    operations: [
      put('articles', seededId('article', 'a'), { path: 'a', title: 'Shown', source: '# A' }),
      put('articles', seededId('article', 'b'), { path: 'b', title: 'DRAFTED', source: '# B' }, 'content:draft'),
      put('gaps', seededId('gap', 'g'), { topic: 'PRICING', subject: 'GAPPED' }, 'flywheel:read'),
      put('questions', seededId('question', 'q'), { text: 'GAPPED?', topic: 'PRICING' }, 'flywheel:read'),
      put('users', seededId('user', 'u'), { email: 'SECRET@example.org', passwordHash: 'SECRET-HASH' }),
      put('sessions', seededId('session', 's'), { seed: 'SECRET-SEED' }, 'users:manage'),
      put('ledger', 'entry', { at: '2026-01-01', userId: 'SECRET-USER', nanoUsd: '5' }, 'monitoring:read'),
    ],
    by: null,
  });
  return folder;
}

const read = (folder: { path: string }, file: string) => readFileSync(join(folder.path, file), 'utf8');

describe('an export', () => {
  it('of JSON lines holds every public stone, field by field', async () => {
    await using folder = await openFilledFolder(3);
    const { code, out } = await runInFolder(EXPORT, ['stones'], folder.path);
    expect([code, out]).toEqual([0, `Exported 3 stones to ${join(folder.path, 'stones.jsonl')}.\n`]);
    const records = read(folder, 'stones.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const { facts: _, ...first } = aStone('s1');
    expect(records.find(({ slug }) => slug === 's1')).toEqual(first);
  });

  it('of CSV has a header, quotes, CRLF, and a row for each stone', async () => {
    await using folder = await openFilledFolder(2);
    await runInFolder(EXPORT, ['stones', '--out', 'out.csv'], folder.path);
    const lines = read(folder, 'out.csv').split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^slug,name,type,petrography,family,origin\.country,/);
    const row = lines.find((line) => line.startsWith('s1,'));
    expect(row).toMatch(/^s1,"Stone ""s1"", polished",MARBLE,,,Italy,,Carrara,"white; grey",/);
  });

  it.each(EXPORT_KINDS.map(({ name }) => name))('of %s shows without scopes nothing that is private', async (name) => {
    await using folder = await openFilledFolder(3);
    const { scope } = EXPORT_KINDS.find((kind) => kind.name === name) ?? {};
    const plain = await runInFolder(EXPORT, [name, '--out', '-'], folder.path);
    expect(plain.code).toBe(scope === null ? 0 : 2);
    if (scope !== null) expect(plain.err).toContain(`--scopes ${scope}`);
    const all = await runInFolder(
      EXPORT,
      [name, '--out', '-', '--scopes', 'content:draft,flywheel:read,monitoring:read,users:manage'],
      folder.path,
    );
    expect(plain.out).not.toMatch(/SECRET|DRAFTED|GAPPED/);
    expect(all.out).not.toMatch(/SECRET/);
    expect([all.code, all.out.length > 0]).toEqual([0, true]);
  });

  it('shows drafts and gaps to the scopes that may see them', async () => {
    await using folder = await openFilledFolder(1);
    const articles = await runInFolder(EXPORT, ['articles', '--out', '-', '--scopes', 'content:draft'], folder.path);
    expect(articles.out).toContain('DRAFTED');
    const gaps = await runInFolder(EXPORT, ['gaps', '--out', '-', '--scopes', 'flywheel:read'], folder.path);
    expect(gaps.out).toContain('GAPPED');
  });

  it.each(['users', 'sessions', 'audit', 'conversations'])('of %s is none: they are never exported', async (name) => {
    await using folder = await openFilledFolder(1);
    expect((await runInFolder(EXPORT, [name, '--scopes', 'users:manage'], folder.path)).code).toBe(2);
  });

  it.each(['jsonl', 'csv'])('cut off goes on where it stopped, to the same bytes, in %s', async (format) => {
    await using folder = await openFilledFolder();
    await runInFolder(EXPORT, ['stones', '--out', `whole.${format}`], folder.path);
    let pages = 0;
    const cut = await runInFolder(EXPORT, ['stones', '--out', `cut.${format}`], folder.path, {
      onProgress: (_label, abort) => {
        pages += 1;
        if (pages === 2) abort();
      },
    });
    expect([cut.code, cut.err]).toEqual([130, expect.stringContaining('same command again')]);
    expect(existsSync(join(folder.path, `cut.${format}`))).toBe(false);
    const again = await runInFolder(EXPORT, ['stones', '--out', `cut.${format}`], folder.path);
    expect(again.out).toContain('Exported 450 stones');
    expect(again.out).toContain('going on from before');
    expect(read(folder, `cut.${format}`)).toBe(read(folder, `whole.${format}`));
    expect(readdirSync(folder.path).filter((file) => file.includes('partial'))).toEqual([]);
  });

  it('cut off begins anew when something was written since', async () => {
    await using folder = await openFilledFolder();
    await runInFolder(EXPORT, ['stones', '--out', 'x.jsonl'], folder.path, { onProgress: (_label, abort) => abort() });
    {
      await using store = openStore(folder.path);
      const id = seededId('stone', 'zz');
      const data = aStone('zz');
      await store.commit({
        operations: [{ kind: 'put', collection: 'stones', id, data, visibility: 'PUBLIC', authorId: null }],
        by: null,
      });
    }
    const again = await runInFolder(EXPORT, ['stones', '--out', 'x.jsonl'], folder.path);
    expect([again.out.includes('going on'), again.out.includes('451 stones')]).toEqual([false, true]);
    expect(read(folder, 'x.jsonl').trimEnd().split('\n')).toHaveLength(451);
  });

  it('of a restored store has the same bytes, and only its owner may read it', async () => {
    await using folder = await openFilledFolder();
    await using elsewhere = await openDataFolder();
    await runInFolder(BACKUP, ['--out', 'copy'], folder.path);
    await runInFolder(RESTORE, [join(folder.path, 'copy')], elsewhere.path);
    for (const one of [folder, elsewhere]) await runInFolder(EXPORT, ['stones', '--format', 'csv'], one.path);
    expect(read(elsewhere, 'stones.csv')).toBe(read(folder, 'stones.csv'));
    expect(statSync(join(folder.path, 'stones.csv')).mode & 0o777).toBe(0o600);
  });

  it('does not take the place of a file unless it is told to', async () => {
    await using folder = await openFilledFolder(1);
    await runInFolder(EXPORT, ['stones'], folder.path);
    const { code, err } = await runInFolder(EXPORT, ['stones'], folder.path);
    expect([code, err]).toEqual([1, expect.stringContaining('--replace')]);
    expect((await runInFolder(EXPORT, ['stones', '--replace'], folder.path)).code).toBe(0);
  });

  it.each([
    [[], 'Say what'],
    [['nothing'], 'Say what'],
    [['stones', '--format', 'xml'], '--format'],
    [['stones', '--scopes', 'root'], '--scopes'],
  ])('called with %j names the mistake', async (args, expected) => {
    await using folder = await openDataFolder();
    const { code, err } = await runInFolder(EXPORT, args, folder.path);
    expect([code, err]).toEqual([2, expect.stringContaining(expected)]);
  });
});
