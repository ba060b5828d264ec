import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Environment } from '../platform/config/parse-env.ts';
import { urlVariable } from '../platform/config/service-config.ts';
import { type CallerName, SERVICE_PORTS } from '../platform/service-names.ts';
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
    // By the channel it hears of our end, however we end.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A terminal sends Ctrl-C to its whole group: each is to get one signal, from us, and in its turn.
    detached: process.platform !== 'win32',
  });
  const { promise: ready, resolve, reject } = Promise.withResolvers<string>();
  // Whoever never asks for it must not see it fail.
  ready.catch(() => {});
  if (child.stdout === null || child.stderr === null) throw new Error(`${name} has no output.`);
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

/**
 * Nobody is ended before those who call it: the router first, the database last. Reports go to monitoring until it ends. Who needs
 * longer than its share no longer keeps the next ones.
 */
const STAGES: readonly { readonly names: readonly CallerName[]; readonly withinMs: number }[] = [
  { names: ['router'], withinMs: 5_000 },
  { names: ['flywheel', 'search'], withinMs: 1_000 },
  { names: ['content', 'rag'], withinMs: 1_000 },
  { names: ['monitoring', 'auth', 'cache'], withinMs: 1_000 },
  { names: ['database'], withinMs: 1_000 },
];
/** Who has not ended by then is killed, so that all have after 10 s. */
const KILL_AFTER_MS = 9_500;

/**
 * Ends those that run, within 10 s.
 * @returns those that did not end well: killed, or with another code than 0
 */
export async function stopAll(processes: readonly Supervised[], signal: NodeJS.Signals): Promise<readonly Supervised[]> {
  const running = processes.filter(isRunning);
  const ended = (ones: readonly Supervised[]) => Promise.all(ones.map(({ exited }) => exited));
  const kill = setTimeout(() => {
    for (const one of running.filter(isRunning)) one.child.kill('SIGKILL');
  }, KILL_AFTER_MS);
  for (const { names, withinMs } of STAGES) {
    const stopping = running.filter(({ name }) => names.includes(name));
    for (const { child } of stopping) child.kill(signal);
    const late = new AbortController();
    await Promise.race([ended(stopping), sleep(withinMs, undefined, { signal: late.signal }).catch(() => {})]);
    late.abort();
  }
  await ended(running);
  clearTimeout(kill);
  // By the signal itself ends who had not come so far as to open anything.
  return running.filter(({ child }) => child.exitCode !== 0 && child.signalCode !== signal);
}

function isRunning({ child }: Supervised): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function readEvent(line: string): { readonly event: string; readonly url?: string } | null {
  if (!line.startsWith('{"event":')) return null;
  try {
    return JSON.parse(line) as { event: string; url?: string };
  } catch {
    return null;
  }
}
