import { ownTurn } from './own-turn.ts';

/** Divides long work into slices, so that other requests are answered in between. */
export interface Pacer {
  /** True when the present slice has lasted long enough. */
  readonly isDue: boolean;
  /** Gives the event loop back and begins the next slice. */
  rest(): Promise<void>;
}

/** @param sliceMs how long a slice lasts, default 12: far below what a reader would notice */
export function createPacer(sliceMs = 12): Pacer {
  let begin = performance.now();
  return {
    get isDue() {
      return performance.now() - begin > sliceMs;
    },
    async rest() {
      await ownTurn('background');
      begin = performance.now();
    },
  };
}
