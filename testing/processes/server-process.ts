import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ADMIN, RAISED_RATES } from '../seeded-data.ts';

const START = join(import.meta.dirname, '../../topologies/start.ts');

/** The server as a process of its own, as `npm start` runs it. */
export interface ServerProcess extends AsyncDisposable {
  readonly child: ChildProcess;
  /** Everything it has written so far. */
  output(): string;
  /** Its address, once it is ready. @throws with its output when it ends before */
  ready(): Promise<string>;
  /** Sends a signal and resolves with the exit code, null after SIGKILL. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

export function startServer(
  dataDir: string,
  environment: Record<string, string> = {},
  args: readonly string[] = [],
): ServerProcess {
  return startProgram([START, ...args], dataDir, { PORT: '0', ...environment });
}

/** A program of the project as a process and a process group of its own, as a terminal starts it. */
export function startProgram(
  command: readonly string[],
  dataDir: string,
  environment: Readonly<Record<string, string>>,
): ServerProcess {
  const child = spawn(process.execPath, command, {
    env: {
      PATH: process.env.PATH,
      STOMATON_DATA_DIR: dataDir,
      STOMATON_ADMIN_EMAIL: ADMIN.email,
      STOMATON_ADMIN_PASSWORD: ADMIN.password,
      ...RAISED_RATES,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  let text = '';
  const { promise: url, resolve, reject } = Promise.withResolvers<string>();
  // Whoever never asks for it must not see it fail.
  url.catch(() => {});
  child.stderr.on('data', (chunk: Buffer) => {
    text += String(chunk);
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    text += `${line}\n`;
    if (line.startsWith('{"event":"ready"')) resolve((JSON.parse(line) as { url: string }).url);
  });
  void exited.then(([code]) => reject(new Error(`The server ended with ${code}:\n${text}`)));
  return {
    child,
    output: () => text,
    ready: () => url,
    async stop(signal) {
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Resolves when what the server has written matches. @throws after 60 s */
export async function untilOutput(server: ServerProcess, pattern: RegExp): Promise<void> {
  const endsAt = Date.now() + 60_000;
  while (!pattern.test(server.output())) {
    if (Date.now() > endsAt) throw new Error(`Never wrote ${pattern}:\n${server.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
