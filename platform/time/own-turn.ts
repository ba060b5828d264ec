import { setImmediate as nextTurn } from 'node:timers/promises';

let last: Promise<unknown> = Promise.resolve();

/**
 * Waits for a turn of the event loop in which nobody else who asked for one works: what follows, up to the next `await`, is all that
 * such work adds to it. Without this the heavy steps of several requests would all fall into one turn and hold the loop as long as
 * they last together. Turns are given in the order in which they were asked for.
 */
export function ownTurn(): Promise<void> {
  // The next one's turn is asked for when this one begins, and so comes after timers and sockets have been looked at.
  const turn = last.then(() => nextTurn());
  last = turn;
  return turn;
}
