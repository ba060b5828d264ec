/**
 * Bounds retries to a share of what is sent, so that a service in trouble is not sent twice as much just then.
 */
export interface RetryBudget {
  /** Each request earns a part of a retry. */
  earn(): void;
  readonly hasRoom: boolean;
  spend(): void;
}

/**
 * A bucket of retries, as gRPC's retry throttling and Finagle's budget have it.
 * @param share retries earned by one request, 0…1
 * @param most  retries that may be saved up; the bucket begins full
 */
export function createRetryBudget(share: number, most: number): RetryBudget {
  let saved = most;
  return {
    earn() {
      saved = Math.min(most, saved + share);
    },
    get hasRoom() {
      return saved >= 1;
    },
    spend() {
      saved -= 1;
    },
  };
}
