/**
 * A stream made from a generator that may be waiting for its next value. A generator's own `return` comes into effect only
 * when that value arrives, so a client that leaves would hold what it waits for; here `close` ends the wait first.
 * @param close ends the wait, after which the generator finishes by itself
 */
export function closingFirst<Value>(
  generator: AsyncGenerator<Value, void>,
  close: () => Promise<unknown> | unknown,
): AsyncGenerator<Value, void> {
  const stream: AsyncGenerator<Value, void> = {
    next: () => generator.next(),
    async return() {
      await close();
      return generator.return();
    },
    throw: (error) => generator.throw(error),
    [Symbol.asyncIterator]: () => stream,
    async [Symbol.asyncDispose]() {
      await stream.return();
    },
  };
  return stream;
}
