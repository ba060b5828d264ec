import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { ANONYMOUS } from '../../../platform/identity/viewer.ts';
import { openDataFolder } from '../../../testing/data-folder.ts';
import { article, describeLexicalIndex, NO_FILTER } from './lexical-index.contract.ts';
import { openEmbeddedLexicalIndex } from './lexical-index.embedded.ts';

describeLexicalIndex('embedded', async (file) => openEmbeddedLexicalIndex(file), { weighsByRarity: true });

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
