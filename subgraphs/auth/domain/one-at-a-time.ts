import { DomainError } from '../../../platform/errors/domain-error.ts';

/** Runs work on the same thing one after another, on different things side by side. */
export interface OneAtATime {
  run<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
}

/** Within this process; expected revisions guard against other processes. */
export function createOneAtATime(): OneAtATime {
  const tails = new Map<string, Promise<unknown>>();
  return {
    async run(key, work) {
      const before = tails.get(key) ?? Promise.resolve();
      // What the one before met is not ours to know.
      const mine = before.then(work, work);
      tails.set(key, mine);
      try {
        return await mine;
      } finally {
        if (tails.get(key) === mine) tails.delete(key);
      }
    },
  };
}

const ATTEMPTS = 5;

/** Repeats work that reads, decides and commits with expected revisions, while it meets CONFLICT, up to 5 times. */
export async function retryOnConflict<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'CONFLICT' || attempt === ATTEMPTS) throw error;
    }
  }
}
