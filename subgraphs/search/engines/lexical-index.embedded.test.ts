import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { ANONYMOUS } from '../../../platform/identity/viewer.ts';
import { openDataFolder } from '../../../testing/data-folder.ts';
import type { IndexedDocument } from '../domain/indexed-document.ts';
import { openEmbeddedLexicalIndex } from './lexical-index.embedded.ts';

const NO_FILTER = { stoneTypes: [], countries: [], colors: [], articleTypes: [] };

function article(id: string, title: string): IndexedDocument {
  return {
    features: { kind: 'ARTICLE', id, visibility: 'PUBLIC', authorId: null, path: id, locale: 'en', type: 'FAQ', stoneId: null },
    stoneId: null,
    articleType: 'FAQ',
    columns: { title, names: '', nature: '', place: '', body: title },
    values: [],
    names: [],
  };
}

it('keeps what it derived and the cursor over a restart', async () => {
  await using folder = await openDataFolder();
  const file = `${folder.path}/lexical.sqlite`;
  {
    await using index = openEmbeddedLexicalIndex(file);
    expect(index.loadCursor()).toBeNull();
    await index.apply({ put: [article('a', 'Sealing slate'), article('b', 'Laying slate')], removed: [] }, 'c1');
    await index.apply({ put: [article('a', 'Sealing granite')], removed: ['b', 'never-there'] }, 'c2');
  }
  await using index = openEmbeddedLexicalIndex(file);
  expect(index.loadCursor()).toBe('c2');
  expect([...index.features.keys()]).toEqual(['a']);
  expect(await index.match(['slates'], ANONYMOUS, NO_FILTER)).toEqual([]);
  expect((await index.match(['granites'], ANONYMOUS, NO_FILTER)).map(({ id }) => id)).toEqual(['a']);
  expect([...(await index.vocabulary()).keys()].toSorted()).toEqual(['granite', 'sealing']);
});

it('emptied for another feed, holds nothing and begins anew', async () => {
  await using folder = await openDataFolder();
  await using index = openEmbeddedLexicalIndex(`${folder.path}/lexical.sqlite`);
  await index.apply({ put: [article('a', 'Sealing slate')], removed: [] }, 'c1');
  index.reset();
  expect([index.loadCursor(), index.features.size, (await index.vocabulary()).size]).toEqual([null, 0, 0]);
  expect(await index.match(['slate'], ANONYMOUS, NO_FILTER)).toEqual([]);
  await index.apply({ put: [article('a', 'Sealing slate')], removed: [] }, 'd1');
  expect(await index.match(['slate'], ANONYMOUS, NO_FILTER)).toHaveLength(1);
});

it('applies the same changes twice to the same result', async () => {
  await using folder = await openDataFolder();
  await using index = openEmbeddedLexicalIndex(`${folder.path}/lexical.sqlite`);
  for (const cursor of ['c1', 'c1']) await index.apply({ put: [article('a', 'Sealing slate')], removed: [] }, cursor);
  const [hit, ...others] = await index.match(['slate'], ANONYMOUS, NO_FILTER);
  expect(hit?.id).toBe('a');
  expect(others).toEqual([]);
  expect(await index.facets(['a'])).toEqual([{ facet: 'articleType', buckets: [{ value: 'faq', count: 1 }] }]);
  expect((await index.vocabulary()).get('slate')).toBe(1);
});

it('empties a file of another version, to be derived anew', async () => {
  await using folder = await openDataFolder();
  const file = `${folder.path}/lexical.sqlite`;
  {
    await using index = openEmbeddedLexicalIndex(file);
    await index.apply({ put: [article('a', 'Sealing slate')], removed: [] }, 'c1');
  }
  const database = new DatabaseSync(file);
  database.exec('PRAGMA user_version = 99');
  database.close();
  await using index = openEmbeddedLexicalIndex(file);
  expect(index.loadCursor()).toBeNull();
  expect(index.features.size).toBe(0);
  expect(await index.match(['slate'], ANONYMOUS, NO_FILTER)).toEqual([]);
  await index.apply({ put: [article('a', 'Sealing slate')], removed: [] }, 'c1');
  expect(await index.match(['slate'], ANONYMOUS, NO_FILTER)).toHaveLength(1);
});
