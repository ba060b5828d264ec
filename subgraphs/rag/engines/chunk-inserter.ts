import { DomainError } from '../../../platform/errors/domain-error.ts';
import { createPacer } from '../../../platform/time/pacer.ts';
import { type EmbeddedText, type Embedding, embeddedText, type IndexedSource } from '../domain/chunk-index.ts';
import type { ChunkRow, ChunkTables } from './chunk-tables.ts';

/** At most so many chunks are embedded or added before requests are served; fewer when they take long. */
export const STEP = 50;
/** A chunk of which the model knows a smaller share of the words is a stranger to it. */
const KNOWN = 0.7;

/** A chunk that is new. */
export interface WaitingChunk {
  readonly source: IndexedSource;
  readonly row: Omit<ChunkRow, 'number'>;
  /** Of its source's chunks by id; the chunk's own is added when it is inserted. */
  readonly numbers: Map<string, number>;
}

export interface ChunkInserter {
  add(chunk: WaitingChunk): Promise<void>;
  /** Inserts what waits. */
  flush(): Promise<void>;
  /** Forgets what waits of a source that turned out unreadable. */
  forget(source: IndexedSource): void;
  /** By number: the vectors of what was inserted. */
  readonly fresh: ReadonlyMap<number, Float32Array>;
  /** How many inserted chunks are strange to the model. */
  readonly strangers: number;
  /** True when some were inserted without a vector. */
  readonly isLacking: boolean;
}

/**
 * New chunks of a page, inserted some at a time: a commit costs more than the rows in it. While the model is away chunks are inserted
 * without a vector, so that their words can be found.
 */
export function createChunkInserter(tables: ChunkTables, embedding: Embedding): ChunkInserter {
  let waiting: WaitingChunk[] = [];
  let strangers = 0;
  let isLacking = false;
  const fresh = new Map<number, Float32Array>();
  const pacer = createPacer();

  function insertSome(chunks: readonly WaitingChunk[], made: readonly EmbeddedText[] | null, from: number): number {
    for (let at = from; at < chunks.length; at += 1) {
      const [chunk, embedded] = [chunks[at], made?.[at]];
      if (chunk === undefined) continue;
      const { source, row, numbers } = chunk;
      const number = tables.addChunk(source, row);
      numbers.set(row.id, number);
      if (embedded !== undefined) {
        tables.putVector(embedding.model, number, embedded.vector);
        fresh.set(number, embedded.vector);
        if (embedded.knownShare < KNOWN) strangers += 1;
      }
      if (pacer.isDue) return at + 1;
    }
    return chunks.length;
  }

  /** Nobody sees these chunks before they are placed, so they need not be inserted in one transaction. */
  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const chunks = waiting.slice(0, STEP);
      waiting = waiting.slice(STEP);
      const made = await embedUnlessAway(
        embedding,
        chunks.map(({ source, row }) => embeddedText({ ...row, title: source.title })),
        chunks.map(({ source }) => source.id),
      );
      if (made === null) isLacking = true;
      for (let at = 0; at < chunks.length; ) {
        at = tables.transaction(() => insertSome(chunks, made, at));
        await pacer.rest();
      }
    }
  }

  return {
    async add(chunk) {
      waiting.push(chunk);
      if (waiting.length >= STEP) await flush();
      else if (pacer.isDue) await pacer.rest();
    },
    flush,
    forget(source) {
      waiting = waiting.filter((chunk) => chunk.source !== source);
    },
    fresh,
    get strangers() {
      return strangers;
    },
    get isLacking() {
      return isLacking;
    },
  };
}

/** Null while the model is away: what lacks a vector is embedded later. */
export async function embedUnlessAway(
  embedding: Embedding,
  texts: readonly string[],
  entityIds: readonly string[],
): Promise<readonly EmbeddedText[] | null> {
  try {
    return await embedding.embedAll(texts, entityIds);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'ENGINE_UNAVAILABLE') return null;
    throw error;
  }
}
