import { DomainError } from '../../../platform/errors/domain-error.ts';

const ATTEMPTS = 6;

/**
 * Reads, decides and writes again when someone else wrote first. `work` must read afresh each time and write with expected
 * revisions. Any other error passes; so does the conflict of the last attempt.
 */
export async function retryOnConflict<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof DomainError) || error.code !== 'CONFLICT') throw error;
    }
  }
}
