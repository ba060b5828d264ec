import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A process of the bench that answers one message at a time. */
export interface Child<Message, Reply> extends AsyncDisposable {
  ask(message: Message): Promise<Reply>;
  /** Its next message, such as that it is ready. */
  next(): Promise<unknown>;
}

export function startChild<Message, Reply>(
  file: string,
  { env = {}, cwd }: { readonly env?: Record<string, string>; readonly cwd?: string } = {},
): Child<Message, Reply> {
  const child: ChildProcess = fork(file, { execArgv: [], cwd, env: { ...process.env, NODE_ENV: 'production', ...env } });
  const exited = once(child, 'exit');
  async function next(): Promise<unknown> {
    const [answer] = (await Promise.race([
      once(child, 'message'),
      exited.then(([code]) => {
        throw new Error(`${file} ended with ${String(code)}.`);
      }),
    ])) as [unknown];
    return answer;
  }
  return {
    next,
    async ask(message) {
      const answer = next();
      child.send(message as object);
      return (await answer) as Reply;
    },
    async [Symbol.asyncDispose]() {
      child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await exited;
      clearTimeout(timer);
    },
  };
}
