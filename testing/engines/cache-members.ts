import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FromMember, ToMember } from './cache-member.ts';

type Question = ToMember extends infer Message
  ? Message extends { readonly kind: 'loaded' }
    ? never
    : Message extends ToMember
      ? Omit<Message, 'id'>
      : never
  : never;

/** A load that a member waits for. */
export interface HeldLoad {
  readonly member: CacheMember;
  readonly keys: readonly string[];
  answer(values: readonly number[] | null): void;
}

/** A process with a cache of its own on the shared Redis. */
export interface CacheMember extends AsyncDisposable {
  ask(question: Question): Promise<unknown>;
}

export async function startCacheMember(
  environment: Readonly<Record<'REDIS_URL' | 'REDIS_PREFIX' | 'REDIS_TIMEOUT_MS', string>>,
  onLoad: (load: HeldLoad) => void,
): Promise<CacheMember> {
  const child = fork(join(import.meta.dirname, 'cache-member.ts'), { env: { PATH: process.env.PATH, ...environment } });
  const ready = Promise.withResolvers<void>();
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  const send = (message: ToMember) => child.send(message);
  const member: CacheMember = {
    ask(question) {
      lastId += 1;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(lastId, answer);
      // A question is a message without its number.
      send({ ...question, id: lastId } as ToMember);
      return answer.promise;
    },
    async [Symbol.asyncDispose]() {
      const exited = once(child, 'exit');
      await member.ask({ kind: 'close' }).catch(() => {});
      await exited;
    },
  };
  child.on('exit', (code) => {
    const gone = new Error(`A member ended with ${code}.`);
    ready.reject(gone);
    for (const answer of waiting.values()) answer.reject(gone);
  });
  child.on('message', (message: FromMember) => {
    if (message.kind === 'ready') return ready.resolve();
    if (message.kind === 'load') {
      const { id, keys } = message;
      return onLoad({ member, keys, answer: (values) => send({ kind: 'loaded', id, values }) });
    }
    const answer = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === null) answer?.resolve(message.values);
    else answer?.reject(new Error(message.error));
  });
  await ready.promise;
  return member;
}
