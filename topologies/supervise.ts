import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Environment } from '../platform/config/parse-env.ts';
import { urlVariable } from '../platform/config/service-config.ts';
import { type CallerName, SERVICE_NAMES, SERVICE_PORTS } from '../platform/service-names.ts';
import { entryOf, PROCESSES } from './service-entries.ts';

/** One process of the nine. */
export interface Supervised {
  readonly name: CallerName;
  readonly child: ChildProcess;
  /** Its address once it is ready. Rejects when it ends before. */
  readonly ready: Promise<string>;
  /** Its exit code; null after SIGKILL. */
  readonly exited: Promise<number | null>;
}

export interface SuperviseOptions {
  /** What all of them get; `PORT` is the router's. */
  readonly environment: Environment;
  /** Every line that one of them writes. */
  readonly onLine: (name: CallerName, line: string) => void;
}

/**
 * The environment of one process: its port is the one by which the others find it.
 * @param environment `PORT` is the router's
 */
export function environmentOf(name: CallerName, environment: Environment): Record<string, string | undefined> {
  if (name === 'router') return { ...environment, PORT: environment.PORT ?? String(SERVICE_PORTS.router) };
  const [own = ''] = (environment[urlVariable(name)] ?? '').split(',');
  const port = URL.canParse(own) ? new URL(own).port : '';
  return { ...environment, PORT: port === '' ? String(SERVICE_PORTS[name]) : port };
}

/** Starts one process. It is never started again by itself: a service that falls is for a person to see. */
export function startSupervised(name: CallerName, { environment, onLine }: SuperviseOptions): Supervised {
  const child = spawn(process.execPath, [entryOf(name)], {
    env: environmentOf(name, environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { promise: ready, resolve, reject } = Promise.withResolvers<string>();
  // Whoever never asks for it must not see it fail.
  ready.catch(() => {});
  createInterface({ input: child.stderr }).on('line', (line) => onLine(name, line));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const event = readEvent(line);
    if (event === null) onLine(name, line);
    else if (event.event === 'ready' && event.url !== undefined) resolve(event.url);
  });
  const exited = (once(child, 'exit') as Promise<[number | null]>).then(([code]) => {
    reject(new Error(`${name} ended with ${code} before it was ready.`));
    return code;
  });
  return { name, child, ready, exited };
}

/** Starts all nine at once; they wait for each other themselves. */
export function startAll(options: SuperviseOptions): readonly Supervised[] {
  return PROCESSES.map((name) => startSupervised(name, options));
}

/** Ends them in the order in which nobody misses anybody: the router first, the database last. */
export async function stopAll(processes: readonly Supervised[], signal: NodeJS.Signals): Promise<void> {
  const order: readonly CallerName[] = ['router', ...SERVICE_NAMES.toReversed()];
  for (const name of order) {
    const stopping = processes.filter((one) => one.name === name);
    for (const { child } of stopping) child.kill(signal);
    await Promise.all(stopping.map(({ exited }) => exited));
  }
}

function readEvent(line: string): { readonly event: string; readonly url?: string } | null {
  if (!line.startsWith('{"event":')) return null;
  try {
    return JSON.parse(line) as { event: string; url?: string };
  } catch {
    return null;
  }
}
