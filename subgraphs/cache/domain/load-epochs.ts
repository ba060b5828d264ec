/*
 * Keeps a promise of the cache: a load that began before an invalidation of one of its tags never fills it. Time is a counter
 * that each invalidation moves on; a load notes the counter when it begins, a tag when it was last invalidated. What a load
 * may have seen is outdated when one of its tags was invalidated later than it began. Tags are remembered only as long as a
 * load is under way that began before. Cost: one map entry per tag invalidated meanwhile.
 */

/** A load under way. */
export interface LoadTicket {
  readonly epoch: number;
}

export interface LoadEpochs {
  begin(): LoadTicket;
  /** True while nothing at all was invalidated since the load began: only then may another reader wait for its result. */
  isFresh(ticket: LoadTicket): boolean;
  /** True when one of the tags was invalidated after the load began, so what it found must not be kept. */
  isOutdated(ticket: LoadTicket, tags: readonly string[]): boolean;
  /** Must be called once for each load, however it ended. */
  end(ticket: LoadTicket): void;
  invalidate(tags: readonly string[]): void;
  /** Marks every load under way. */
  invalidateAll(): void;
  /** How many tags are remembered. */
  readonly remembered: number;
}

export function createLoadEpochs(): LoadEpochs {
  let epoch = 0;
  let everythingAt = 0;
  const underWay = new Set<LoadTicket>();
  // In rising order of epochs: a tag that is invalidated again moves to the end.
  const invalidatedAt = new Map<string, number>();

  function forgetUpTo(oldest: number): void {
    for (const [tag, at] of invalidatedAt) {
      if (at > oldest) return;
      invalidatedAt.delete(tag);
    }
  }

  return {
    begin() {
      const ticket = { epoch };
      underWay.add(ticket);
      return ticket;
    },
    isFresh: (ticket) => ticket.epoch === epoch,
    isOutdated: (ticket, tags) =>
      everythingAt > ticket.epoch || tags.some((tag) => (invalidatedAt.get(tag) ?? 0) > ticket.epoch),
    end(ticket) {
      underWay.delete(ticket);
      // Tickets are kept in the order in which they began, so the first is the oldest.
      const [oldest] = underWay;
      forgetUpTo(oldest?.epoch ?? Number.POSITIVE_INFINITY);
    },
    invalidate(tags) {
      epoch += 1;
      if (underWay.size === 0) return;
      for (const tag of tags) {
        invalidatedAt.delete(tag);
        invalidatedAt.set(tag, epoch);
      }
    },
    invalidateAll() {
      epoch += 1;
      everythingAt = epoch;
    },
    get remembered() {
      return invalidatedAt.size;
    },
  };
}
