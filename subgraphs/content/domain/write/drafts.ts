import type { LedgerEntry } from '../../../../platform/ledger/paid-calls.ts';
import type { AuthoredText } from '../authoring/article-author.ts';

/**
 * The texts of one request. A text is written once, however often the request is decided anew because somebody else wrote in
 * between; disposing records what those cost that were not used.
 */
export interface Drafts extends AsyncDisposable {
  /** The text of a key, which names everything that it was written from. */
  take(key: string, write: () => Promise<AuthoredText>): Promise<AuthoredText>;
  /** Several side by side, in order. @throws the first failure, after all have ended */
  takeAll(
    wanted: readonly { readonly key: string; readonly write: () => Promise<AuthoredText> }[],
  ): Promise<readonly AuthoredText[]>;
  /** It has been stored together with what it cost. */
  used(draft: AuthoredText): void;
}

export function createDrafts(record: (entries: readonly LedgerEntry[]) => Promise<void>): Drafts {
  const written = new Map<string, AuthoredText>();
  const stored = new Set<AuthoredText>();

  async function take(key: string, write: () => Promise<AuthoredText>): Promise<AuthoredText> {
    const known = written.get(key);
    if (known !== undefined) return known;
    const draft = await write();
    written.set(key, draft);
    return draft;
  }

  return {
    take,
    async takeAll(wanted) {
      const settled = await Promise.allSettled(wanted.map(({ key, write }) => take(key, write)));
      const failed = settled.find((result) => result.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
      return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    },
    used: (draft) => void stored.add(draft),
    async [Symbol.asyncDispose]() {
      // A text of the templates costs nothing, and is worth no entry where nothing came of it.
      const unused = [...written.values()].filter((draft) => !stored.has(draft));
      await record(unused.flatMap(({ entries }) => entries).filter(({ data }) => data.nanoUsd !== '0'));
    },
  };
}
