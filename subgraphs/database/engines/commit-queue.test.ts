import { describe, expect, it } from 'vitest';
import { inTransaction, openDatabase } from '../../../platform/sqlite/open-database.ts';
import { createCommitQueue } from './commit-queue.ts';

function openQueue() {
  const database = openDatabase(':memory:');
  database.exec('CREATE TABLE t (n INTEGER PRIMARY KEY)');
  let commits = 0;
  const queue = createCommitQueue(database, () => {
    commits += 1;
  });
  const insert = (n: number) => () => Number(database.prepare('INSERT INTO t VALUES (?)').run(n).lastInsertRowid);
  const numbers = () =>
    database
      .prepare('SELECT n FROM t ORDER BY n')
      .all()
      .map(({ n }) => n);
  return { database, queue, insert, numbers, commits: () => commits, [Symbol.dispose]: () => database.close() };
}

describe('commit queue', () => {
  it('commits what arrives together in one transaction, in order', async () => {
    using opened = openQueue();
    const { queue, insert, commits } = opened;
    expect(await Promise.all([1, 2, 3].map((n) => queue.enqueue(insert(n))))).toEqual([1, 2, 3]);
    expect(commits()).toBe(1);
  });

  it('undoes the work that throws, and only that', async () => {
    using opened = openQueue();
    const { queue, insert, numbers } = opened;
    const half = () => {
      insert(2)();
      throw new Error('refused');
    };
    const settled = await Promise.allSettled([queue.enqueue(insert(1)), queue.enqueue(half), queue.enqueue(insert(3))]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(numbers()).toEqual([1, 3]);
  });

  it('tells nobody of success when the shared commit fails', async () => {
    using opened = openQueue();
    const { database, queue, insert, numbers, commits } = opened;
    database.exec('CREATE TABLE child (n INTEGER REFERENCES t (n) DEFERRABLE INITIALLY DEFERRED)');
    const dangling = () => database.exec('INSERT INTO child VALUES (99)');
    const settled = await Promise.allSettled([queue.enqueue(insert(1)), queue.enqueue(dangling)]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(numbers()).toEqual([]);
    expect(commits()).toBe(0);
    expect(await queue.enqueue(insert(1))).toBe(1);
  });

  it('settles everything before it counts as drained', async () => {
    using opened = openQueue();
    const { database, queue, insert, numbers } = opened;
    const committed = [1, 2].map((n) => queue.enqueue(insert(n)));
    await queue.drain();
    expect(numbers()).toEqual([1, 2]);
    expect(inTransaction(database, numbers)).toEqual([1, 2]);
    await Promise.all(committed);
  });
});
