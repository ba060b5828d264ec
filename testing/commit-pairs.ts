import { seededId } from '../platform/ids/ids.ts';
import type { DocumentStore } from '../subgraphs/database/domain/document-store.ts';

/** Commits pairs of documents for ever, four batches at a time, and prints the number of each pair once its commit is acknowledged. */
export async function commitPairs(store: DocumentStore, name: string): Promise<never> {
  async function commitPair(pair: number): Promise<void> {
    const operations = ['left', 'right'].map((side) => {
      const key = `${name}-${pair}-${side}`;
      const data = { slug: key, pair: `${name}-${pair}`, text: 'x'.repeat(3_000) };
      const id = seededId('stone', key);
      return { kind: 'put', collection: 'stones', id, data, visibility: 'PUBLIC', authorId: null, uniqueKeys: [key] } as const;
    });
    await store.commit({ operations, by: null, idempotency: { key: `${name}-${pair}`, fingerprint: 'f' } });
    process.stdout.write(`${pair}\n`);
  }
  async function commitEvery4thFrom(first: number): Promise<never> {
    for (let pair = first; ; pair += 4) await commitPair(pair);
  }
  return Promise.race([0, 1, 2, 3].map(commitEvery4thFrom));
}
