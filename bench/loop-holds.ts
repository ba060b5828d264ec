/** How long the event loop was held: by the clock, and by the processor time of its own thread. */
export interface LoopHolds extends Disposable {
  /** Begins anew. */
  reset(): void;
  /** Prints the figures so far, and begins anew. */
  print(when: string): void;
}

/** A turn is looked for so often. */
const RESOLUTION_MS = 5;

/**
 * Watches the loop by a timer. On a busy machine a turn lasts longer by the clock than by the processor, since other work takes the
 * processor away; processor time is what the turn itself needs.
 */
export function watchLoop(): LoopHolds {
  let held: { readonly clockMs: number; readonly processorMs: number }[] = [];
  let lastMs = performance.now();
  let last = process.threadCpuUsage();
  const timer = setInterval(() => {
    const nowMs = performance.now();
    const { user, system } = process.threadCpuUsage(last);
    held.push({ clockMs: Math.max(0, nowMs - lastMs - RESOLUTION_MS), processorMs: (user + system) / 1_000 });
    lastMs = nowMs;
    last = process.threadCpuUsage();
  }, RESOLUTION_MS);
  return {
    reset() {
      held = [];
    },
    print(when) {
      const at = (numbers: readonly number[], share: number) =>
        numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(share * numbers.length))] ?? 0;
      const line = (numbers: readonly number[]) =>
        `p99 ${at(numbers, 0.99).toFixed(1)} ms, longest ${at(numbers, 1).toFixed(1)} ms`;
      console.log(
        `event loop held ${when}: ${line(held.map(({ clockMs }) => clockMs))}; by processor time ${line(held.map(({ processorMs }) => processorMs))}`,
      );
      held = [];
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
