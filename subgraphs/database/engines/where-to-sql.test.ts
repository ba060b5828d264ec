import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CollectionName, Where } from '../../../platform/ports/documents.ts';
import { openDataFolder } from '../../../testing/data-folder.ts';
import { COLLECTION_INDEXES, COLLECTION_NAMES } from './collection-indexes.ts';
import { openStoreFile } from './store-file.ts';
import { sortToSql, whereToSql } from './where-to-sql.ts';

/** How the engine would run the query, in its own words. */
async function explain(collection: CollectionName, where: Where, sort?: readonly [string, 1 | -1]): Promise<string> {
  await using folder = await openDataFolder();
  using file = openStoreFile(join(folder.path, 'documents.sqlite'));
  const { sql, params } = whereToSql(collection, where);
  const order = sortToSql(collection, sort === undefined ? undefined : [sort]);
  const rows = file.all(
    `EXPLAIN QUERY PLAN SELECT d.data FROM "${collection}" AS d WHERE ${sql} ORDER BY ${order} LIMIT 20`,
    ...params,
  );
  return rows.map((row) => row.detail).join('\n');
}

describe('filters in SQL', () => {
  it.each([
    ['equality', 'stones', { 'data.slug': 'x' }, 'ix_stones_data.slug (<expr>=?)'],
    ['one of', 'answers', { 'data.questionId': { $in: ['a', 'b'] } }, 'ix_answers_data.questionId (<expr>=?)'],
    ['a range', 'ledger', { 'data.at': { $gte: 'a', $lt: 'b' } }, 'ix_ledger_data.at (<expr>>? AND <expr><?)'],
    ['two paths of one index', 'articles', { 'data.path': 'x', 'data.locale': 'en' }, '(<expr>=? AND <expr>=?)'],
    ['an indexed path beside another', 'gaps', { 'data.status': 'OPEN', 'data.n': 1 }, 'ix_gaps_data.status (<expr>=?)'],
    ['ids', 'stones', { id: { $in: ['a'] } }, 'sqlite_autoindex_stones_1 (id=?)'],
  ] as const)('use the index for %s', async (_title, collection, where, expected) => {
    expect(await explain(collection, where)).toContain(expected);
  });

  it('read in the order of an index instead of sorting', async () => {
    const plan = await explain('stones', {}, ['data.name', 1]);
    expect(plan).toContain('ix_stones_data.name');
    expect(plan).not.toContain('USE TEMP B-TREE FOR ORDER BY');
  });

  it('know an index for every path that the table of indexes declares', async () => {
    await using folder = await openDataFolder();
    using file = openStoreFile(join(folder.path, 'documents.sqlite'));
    const names = file.all(`SELECT name FROM sqlite_schema WHERE type = 'index'`).map(({ name }) => name);
    for (const collection of COLLECTION_NAMES) {
      for (const paths of COLLECTION_INDEXES[collection]) expect(names).toContain(`ix_${collection}_${paths.join('+')}`);
    }
  });
});
