import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seededId } from '../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import type { ArticleData, StoneData } from '../platform/ports/catalogue.ts';
import type { DocumentStore } from '../subgraphs/database/domain/document-store.ts';
import { openEmbeddedDocumentStore } from '../subgraphs/database/engines/document-store.embedded.ts';
import { createManualClock } from '../testing/clock.ts';
import { catalogueLine } from '../testing/content.ts';
import { openDataFolder } from '../testing/data-folder.ts';
import { runInFolder } from '../testing/run-command.ts';
import { EXPORT } from './export.ts';
import { IMPORT } from './import.ts';

function openStore(dataDir: string): DocumentStore {
  const file = join(dataDir, 'database', 'documents.sqlite');
  return openEmbeddedDocumentStore({ file, clock: createManualClock(), log: SILENT_LOGGER });
}

async function openEmptyStore() {
  const folder = await openDataFolder();
  await using _store = openStore(folder.path);
  return folder;
}

async function stonesIn({ path }: { path: string }): Promise<readonly StoneData[]> {
  await using store = openStore(path);
  const stones = await store.find<StoneData>('stones', { sort: [['data.slug', 1]], limit: 10_000 });
  return stones.map(({ data }) => data);
}

const put = (folder: { path: string }, name: string, text: string | Buffer) => writeFileSync(join(folder.path, name), text);
const RICH = {
  petrography: 'ophicalcite',
  aliases: [
    { name: '=Levanto; "Red"', kind: 'deceptive', locale: 'it', note: 'a, b' },
    { name: 'Rosso', kind: 'regional' },
  ],
  technical: { openPorosity: { value: 0.2, low: 0.1, high: 0.4, unit: '%', standard: 'EN 1936', source: '-sheet' } },
};

describe('an import', () => {
  it('of JSON lines makes stones with their profiles, and repeated changes nothing', async () => {
    await using folder = await openEmptyStore();
    const lines = [catalogueLine('Rosso Levanto', RICH), '', catalogueLine('Bianco Carrara')];
    put(folder, 'stones.jsonl', `${lines.join('\n')}\n`);
    const first = await runInFolder(IMPORT, ['stones.jsonl'], folder.path);
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toContain('2 new, 0 changed, 0 as they were.');
    const again = await runInFolder(IMPORT, ['stones.jsonl'], folder.path);
    expect(again.out).toContain('0 new, 0 changed, 2 as they were.');
    await using store = openStore(folder.path);
    const articles = await store.find<ArticleData>('articles', {});
    expect(articles.map(({ data }) => data.path).sort()).toEqual(['stones/bianco-carrara', 'stones/rosso-levanto']);
  });

  it.each(['csv', 'jsonl'])('of what was exported as %s gives the same stones', async (format) => {
    await using from = await openEmptyStore();
    await using to = await openEmptyStore();
    put(from, 'in.jsonl', [catalogueLine('Rosso Levanto', RICH), catalogueLine('Bianco Carrara')].join('\n'));
    await runInFolder(IMPORT, ['in.jsonl'], from.path);
    const out = join(to.path, `out.${format}`);
    expect((await runInFolder(EXPORT, ['stones', '--out', out, '--bom'], from.path)).code).toBe(0);
    const { code, out: said } = await runInFolder(IMPORT, [out], to.path);
    expect([code, said]).toEqual([0, expect.stringContaining('2 new')]);
    expect(await stonesIn(to)).toEqual(await stonesIn(from));
    expect((await runInFolder(IMPORT, [out], from.path)).out).toContain('0 changed, 2 as they were');
  });

  it('tells every bad line with its number, field and remedy, and then writes nothing', async () => {
    await using folder = await openEmptyStore();
    const good = Array.from({ length: 700 }, (_, n) => catalogueLine(`Stone ${n}`));
    const lines = [...good.slice(0, 3), '{', ...good.slice(3), catalogueLine('Bad', { colors: ['#f00'] }), good[1] ?? ''];
    put(folder, 'stones.jsonl', lines.join('\r\n'));
    const { code, out, err } = await runInFolder(IMPORT, ['stones.jsonl'], folder.path);
    expect(code).toBe(1);
    expect(out.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/line 4: not a line of JSON/),
      expect.stringMatching(/line 702: colors\.0: is not a colour word\. Send words/),
      expect.stringMatching(/line 703: slug: "stone-1" is in line 2 already\. Keep one/),
    ]);
    expect(err).toContain('3 of 703 lines were refused. Nothing was written.');
    expect(await stonesIn(folder)).toEqual([]);

    const skipped = await runInFolder(IMPORT, ['stones.jsonl', '--skip-bad'], folder.path);
    expect([skipped.code, skipped.out]).toEqual([1, expect.stringContaining('700 new')]);
    expect(await stonesIn(folder)).toHaveLength(700);
  });

  it('tried dry counts and writes nothing', async () => {
    await using folder = await openEmptyStore();
    put(folder, 'stones.jsonl', catalogueLine('Rosso Levanto'));
    const { code, out } = await runInFolder(IMPORT, ['stones.jsonl', '--dry-run'], folder.path);
    expect([code, out]).toEqual([0, expect.stringMatching(/nothing was written\. 1 new/)]);
    expect(await stonesIn(folder)).toEqual([]);
  });

  it('reads what spreadsheets write: semicolons between cells, names in a cell, cells with line breaks', async () => {
    await using folder = await openEmptyStore();
    const rows = [
      'slug;name;type;origin.country;colors;aliases;technical.openPorosity.value;technical.openPorosity.unit',
      '"rosso";"Rosso";marble;Italy;"red; white";"Red One; Red Two";0.5;%',
      '"two";"Two\r\nlines";marble;Italy;red;;;',
      '"three";"Three";marble;Italy;red;;"0,5";%',
      '',
      '"four";"Four";marble;Italy;red;;;;;;',
    ];
    put(folder, 'stones.csv', rows.join('\r\n'));
    const { out } = await runInFolder(IMPORT, ['stones.csv', '--skip-bad'], folder.path);
    expect(out.split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(/line 3: name: holds a control character/),
      expect.stringMatching(/line 5: technical\.openPorosity\.value: must be a finite number/),
      expect.stringMatching(/line 7: has 11 cells under 8 columns/),
    ]);
    const [stone] = await stonesIn(folder);
    expect(stone).toMatchObject({
      colors: ['red', 'white'],
      aliases: [
        { name: 'Red One', kind: 'COMMERCIAL' },
        { name: 'Red Two', kind: 'COMMERCIAL' },
      ],
      technical: { openPorosity: { value: 0.5, unit: '%' } },
    });
  });

  it.each([
    ['an unknown column', 'slug,name,type,origin.country,colors,weight\n', /unknown column "weight".*technical\.openPorosity/],
    ['a missing column', 'slug,name,type,colors\n', /lacks the column "origin.country"/],
    ['a column twice', 'slug,slug\n', /"slug" twice/],
    ['an open quote', 'slug,name,type,origin.country,colors\n"a,b,c,d,e\n', /is not CSV: .*Mend that line/],
    ['nothing', '', /is empty\. Begin it with a header/],
    [
      'Latin-1',
      Buffer.from('slug,name,type,origin.country,colors\na,\xe9,b,c,d\n', 'latin1'),
      /is not UTF-8\. Save it as UTF-8/,
    ],
  ])('of a CSV file with %s says so', async (_what, text, expected) => {
    await using folder = await openEmptyStore();
    put(folder, 'stones.csv', text);
    const { code, err } = await runInFolder(IMPORT, ['stones.csv'], folder.path);
    expect([code, err]).toEqual([1, expect.stringMatching(expected)]);
  });

  it('is refused while a platform holds the store, and where there is none', async () => {
    await using folder = await openEmptyStore();
    await using empty = await openDataFolder();
    put(folder, 'stones.jsonl', catalogueLine('Rosso Levanto'));
    {
      await using _store = openStore(folder.path);
      const { code, err } = await runInFolder(IMPORT, ['stones.jsonl'], folder.path);
      expect([code, err]).toEqual([1, expect.stringMatching(/in use by another process \(the platform, process \d+.*--url/)]);
    }
    const { code, err } = await runInFolder(IMPORT, [join(folder.path, 'stones.jsonl')], empty.path);
    expect([code, err]).toEqual([1, expect.stringContaining('There is no store')]);
  });

  it.each([
    [[], 'Name the file'],
    [['x.jsonl', '--by', 'a@b.c', '--url', 'http://x'], '--by has no meaning'],
    [['x.jsonl', '--url', 'ftp://x'], 'is no address'],
  ])('called with %j names the mistake', async (args, expected) => {
    await using folder = await openEmptyStore();
    const { code, err } = await runInFolder(IMPORT, args, folder.path);
    expect([code, err]).toEqual([2, expect.stringContaining(expected)]);
  });

  it('is the work of whoever --by names', async () => {
    await using folder = await openEmptyStore();
    put(folder, 'stones.jsonl', catalogueLine('Rosso Levanto'));
    const id = seededId('user', 'ada');
    {
      await using store = openStore(folder.path);
      const user = { kind: 'put', collection: 'users', id, visibility: 'PUBLIC', authorId: id } as const;
      await store.commit({ operations: [{ ...user, data: { email: 'ada@example.org' } }], by: null });
    }
    expect((await runInFolder(IMPORT, ['stones.jsonl', '--by', 'Ada@example.org'], folder.path)).code).toBe(0);
    await using store = openStore(folder.path);
    expect(await store.find('stones', {})).toMatchObject([{ updatedBy: id, authorId: id }]);
  });

  it('by someone unknown is refused', async () => {
    await using folder = await openEmptyStore();
    put(folder, 'stones.jsonl', catalogueLine('Rosso Levanto'));
    const { code, err } = await runInFolder(IMPORT, ['stones.jsonl', '--by', 'nobody@example.org'], folder.path);
    expect([code, err]).toEqual([1, expect.stringContaining('--by: nobody here')]);
  });
});
