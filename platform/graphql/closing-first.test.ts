import { expect, it } from 'vitest';
import { closingFirst } from './closing-first.ts';

it('lets a stream be left while it waits for a value that never comes', async () => {
  const left = Promise.withResolvers<void>();
  async function* waiting() {
    yield 1;
    await left.promise;
  }
  const stream = closingFirst(waiting(), () => left.resolve());
  expect(await stream.next()).toEqual({ value: 1, done: false });
  const next = stream.next();
  expect(await stream.return()).toEqual({ value: undefined, done: true });
  expect(await next).toEqual({ value: undefined, done: true });
});
