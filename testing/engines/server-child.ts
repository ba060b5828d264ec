import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server as a child process that a test may stop, hang and start again. */
export interface ServerChild {
  /** Starts it, again too; resolves when it is ready. @throws with what it wrote when it ends before, or is not ready in time */
  start(): Promise<void>;
  /** Kills it at once, as a crash would. */
  kill(): Promise<void>;
  /** SIGSTOP: connections stay, nothing is answered. */
  pause(): void;
  resume(): void;
}

const READY_WITHIN_MS = 30_000;
const PAUSE_MS = 15;

export function createServerChild(server: {
  readonly name: string;
  /** Program and arguments, read at each start. */
  readonly command: () => readonly [program: string, ...args: string[]];
  /** Whether it is ready, by what it has written or by asking it. */
  readonly isReady: (output: string) => boolean | Promise<boolean>;
}): ServerChild {
  let child: ChildProcess | null = null;
  return {
    async start() {
      const [program, ...args] = server.command();
      const started = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
      child = started;
      let output = '';
      for (const stream of [started.stdout, started.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          output = `${output}${String(chunk)}`.slice(-4_000);
        });
      }
      for (const startedAt = performance.now(); !(await server.isReady(output)); await sleep(PAUSE_MS)) {
        if (started.exitCode !== null || performance.now() - startedAt > READY_WITHIN_MS) {
          throw new Error(`${server.name} did not start:\n${output}`);
        }
      }
    },
    async kill() {
      if (child === null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      child = null;
    },
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
  };
}
