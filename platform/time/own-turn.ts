/** Who waits for a turn: a request that somebody awaits, or work in the background. */
export type TurnKind = 'request' | 'background';

/** So many turns of requests may pass before work in the background gets one. */
const REQUESTS_FIRST = 4;

const waiting: Readonly<Record<TurnKind, (() => void)[]>> = { request: [], background: [] };
let isGiving = false;
let sinceBackground = 0;

/**
 * Waits for a turn of the event loop in which nobody else who asked for one works: what follows, up to the next `await`, is all that
 * such work adds to it. Without this the heavy steps of several requests would all fall into one turn and hold the loop as long as
 * they last together. Turns are given in the order in which they were asked for, to requests first, though work in the background
 * gets every fifth.
 */
export function ownTurn(kind: TurnKind = 'request'): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  waiting[kind].push(resolve);
  if (!isGiving) {
    isGiving = true;
    setImmediate(give);
  }
  return promise;
}

function give(): void {
  const isBackground = waiting.request.length === 0 || (sinceBackground >= REQUESTS_FIRST && waiting.background.length > 0);
  const turn = waiting[isBackground ? 'background' : 'request'].shift();
  sinceBackground = isBackground ? 0 : sinceBackground + 1;
  isGiving = turn !== undefined;
  turn?.();
  // In the next round of the loop, after timers and sockets have been looked at.
  if (isGiving) setImmediate(give);
}
