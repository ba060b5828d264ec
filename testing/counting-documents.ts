import type { DocumentsPort } from '../platform/ports/documents.ts';

/** A document port that counts how often each of its methods is called: each call is one engine call. */
export interface CountingDocuments {
  readonly documents: DocumentsPort;
  readonly calls: ReadonlyMap<keyof DocumentsPort, number>;
  /** Of all methods, `readChanges` aside: the consumers of the feed call that on their own. */
  total(): number;
  reset(): void;
}

export function countingDocuments(port: DocumentsPort): CountingDocuments {
  const calls = new Map<keyof DocumentsPort, number>();
  function counted<Method extends keyof DocumentsPort>(method: Method): DocumentsPort[Method] {
    const call = (...args: unknown[]): unknown => {
      calls.set(method, (calls.get(method) ?? 0) + 1);
      return Reflect.apply(port[method], port, args);
    };
    // The wrapper passes on whatever it is given, so it has the type of what it wraps.
    return call as DocumentsPort[Method];
  }
  return {
    calls,
    documents: {
      getMany: counted('getMany'),
      heads: counted('heads'),
      find: counted('find'),
      count: counted('count'),
      commit: counted('commit'),
      append: counted('append'),
      histories: counted('histories'),
      readChanges: counted('readChanges'),
      lastCursor: counted('lastCursor'),
    },
    total: () => calls.entries().reduce((sum, [method, count]) => (method === 'readChanges' ? sum : sum + count), 0),
    reset: () => calls.clear(),
  };
}
