import type { Timer } from '../platform/time/timer.ts';

/** A timer whose work runs only when a test says so; failures reach the test. */
export interface ManualTimer extends Timer {
  /** Runs the named work once. */
  run(name: string): Promise<void>;
}

export function createManualTimer(): ManualTimer {
  const works = new Map<string, () => Promise<void>>();
  return {
    every(_everyMs, name, work) {
      works.set(name, work);
      return {
        async [Symbol.asyncDispose]() {
          works.delete(name);
        },
      };
    },
    async run(name) {
      const work = works.get(name);
      if (work === undefined) throw new Error(`Nothing is scheduled as "${name}".`);
      await work();
    },
  };
}
