import DataLoader from 'dataloader';
import type { DocumentsPort, RevisionRecord } from '../../../platform/ports/documents.ts';

/** The newest `first` revisions of one document. */
export interface HistoryKey {
  readonly id: string;
  readonly first: number;
}

/** Loads the histories that one operation asks for by one engine call, however many documents and lengths it names. */
export function createHistoryLoader(
  documents: Pick<DocumentsPort, 'histories'>,
): DataLoader<HistoryKey, readonly RevisionRecord[], string> {
  return new DataLoader(
    async (keys: readonly HistoryKey[]) => {
      const ids = [...new Set(keys.map(({ id }) => id))];
      const longest = keys.reduce((most, { first }) => Math.max(most, first), 1);
      const histories = await documents.histories(ids, longest);
      const byId = new Map(ids.map((id, index) => [id, histories[index] ?? []]));
      return keys.map(({ id, first }) => (byId.get(id) ?? []).slice(0, first));
    },
    { cacheKeyFn: ({ id, first }) => `${first}:${id}` },
  );
}
