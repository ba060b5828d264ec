import { ConfigError } from '../config/parse-env.ts';
import { StartupError } from './startup-error.ts';

/** Time that requests in flight have to finish after a signal. */
const DRAIN_MS = 10_000;

/** What a process runs. */
export interface Running extends AsyncDisposable {
  /** Rejects when it cannot go on; the process then ends with 1. */
  readonly failed?: Promise<unknown>;
}

/**
 * Runs a process until it is told to stop: SIGINT and SIGTERM close what `open` opened, within 10 s, and a second one ends it at
 * once. What hinders the start is told in one line with what to do about it.
 * @param open what runs; a signal that comes before it is open ends the process when it is
 * @param onStop tells a person that it is stopping
 */
export async function runProcess(open: () => Promise<Running>, onStop: () => void): Promise<void> {
  const { promise: told, resolve: tell } = Promise.withResolvers<void>();
  let isTold = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isTold) process.exit(1);
      isTold = true;
      onStop();
      setTimeout(() => process.exit(1), DRAIN_MS).unref();
      tell();
    });
  }
  // Whoever started us by a channel, and is gone without a word, wants us no more; nor does it read what we write.
  process.once('disconnect', () => {
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
    process.kill(process.pid, 'SIGTERM');
  });
  try {
    const opened = await open();
    const failure = opened.failed?.then(() => told) ?? told;
    await Promise.race([told, failure]);
    await opened[Symbol.asyncDispose]();
    process.exit(0);
  } catch (error) {
    if (isTold) process.exit(1);
    if (error instanceof StartupError) console.error(`stomaton: ${error.message} ${error.remedy}`);
    else if (error instanceof ConfigError) console.error(`stomaton: ${error.message}`);
    else console.error('stomaton: cannot start.', error);
    process.exit(1);
  }
}
