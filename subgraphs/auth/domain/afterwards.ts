import { randomInt } from 'node:crypto';
import type { Logger } from '../../../platform/logging/logger.ts';

/**
 * Work that a request gives rise to and must not be seen to: how long its answer takes would tell. It begins after a pause, drawn anew each
 * time, so that it neither delays that answer nor shows in the time of the next one. Closing begins what waits at once and waits for it.
 */
export interface Afterwards extends AsyncDisposable {
  /** A failure is logged. */
  run(name: string, work: () => Promise<void>): void;
}

/** Longer than an answer takes to be sent; a mail is not missed for so long. */
const PAUSE_MS = { least: 100, most: 400 } as const;

export function createAfterwards(log: Logger): Afterwards {
  const waiting = new Map<NodeJS.Timeout, () => void>();
  const running = new Set<Promise<void>>();
  return {
    run(name, work) {
      const begin = () => {
        waiting.delete(timer);
        const ended = work()
          .catch((error: unknown) => log.error({ err: error, work: name }, 'work after an answer failed'))
          .finally(() => running.delete(ended));
        running.add(ended);
      };
      const timer = setTimeout(begin, randomInt(PAUSE_MS.least, PAUSE_MS.most));
      waiting.set(timer, begin);
    },
    async [Symbol.asyncDispose]() {
      for (const [timer, begin] of [...waiting]) {
        clearTimeout(timer);
        begin();
      }
      await Promise.all(running);
    },
  };
}
