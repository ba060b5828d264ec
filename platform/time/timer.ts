import type { Logger } from '../logging/logger.ts';

/** How a part asks to be called again and again, so that a test can decide when. */
export interface Timer {
  /**
   * Calls `work` every `everyMs`, first after that time; a call that is due while the one before still runs is left out, and
   * a failure is logged. Disposing waits for the call that runs.
   * @param name for the log, such as `alerts.evaluate`
   */
  every(everyMs: number, name: string, work: () => Promise<void>): AsyncDisposable;
}

/** The timer of a running process; it does not keep the process alive. */
export function createSystemTimer(log: Logger): Timer {
  return {
    every(everyMs, name, work) {
      let running: Promise<void> | null = null;
      const interval = setInterval(() => {
        running ??= work()
          .catch((error: unknown) => log.error({ err: error, timer: name }, 'scheduled work failed'))
          .finally(() => {
            running = null;
          });
      }, everyMs);
      interval.unref();
      return {
        async [Symbol.asyncDispose]() {
          clearInterval(interval);
          await running;
        },
      };
    },
  };
}
