import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { DomainError } from '../../platform/errors/domain-error.ts';
import { ANONYMOUS } from '../../platform/identity/viewer.ts';
import type { ChunkIndex } from '../../subgraphs/rag/domain/chunk-index.ts';
import { openRagFixture, type RagFixture } from '../rag.ts';
import { reportFault } from './fault-table.ts';
import { testPineconeConfig } from './pinecone.ts';
import { NOT_PINECONE, type RunningPinecone, startPinecone } from './pinecone-server.ts';

export interface VectorFault {
  readonly name: string;
  readonly begin: (server: RunningPinecone) => void;
  readonly end: (server: RunningPinecone) => void;
  readonly lastsMs: number;
  /** Whether the dense ranking must go missing meanwhile. */
  readonly isDegraded: boolean;
}

const PAUSE_MS = 15;
const NO_FILTER = { stoneTypes: [], countries: [], colors: [], articleTypes: [] };
const TEXT = 'Travertine is a spring deposit with holes that are filled and honed.';

/** Rag on a local Pinecone, with articles that every search finds. */
export async function openVectorTraffic(): Promise<
  AsyncDisposable & {
    readonly graph: RagFixture;
    readonly server: RunningPinecone;
    /** Searches and writes through a fault and after it, and adds a row to the table of faults. */
    suffer(fault: VectorFault): Promise<void>;
  }
> {
  await using opened = new AsyncDisposableStack();
  const server = opened.use(await startPinecone());
  const graph = opened.use(
    await openRagFixture({ pinecone: () => testPineconeConfig(server, { PINECONE_TIMEOUT_MS: '300' }) }),
  );
  for (let n = 0; n < 5; n += 1) await graph.putArticle(`guides/${n}`, { title: `Guide ${n}`, source: `${TEXT} Part ${n}.` });
  await graph.settle();
  await expect.poll(async () => (await search(graph)).kind).toBe('whole');
  const owned = opened.move();

  async function suffer({ name, begin, end, lastsMs, isDegraded }: VectorFault): Promise<void> {
    const counts = { sent: 0, whole: 0, partial: 0, refused: 0 };
    const written: string[] = [];
    async function step(): Promise<boolean> {
      counts.sent += 1;
      const { kind } = await search(graph);
      counts[kind] += 1;
      const path = `during/${name.replaceAll(/\W+/g, '-')}/${written.length}`;
      const { id } = await graph.putArticle(path, { title: path, source: `${TEXT} Written ${path}.` });
      written.push(id);
      // Whatever becomes of the vectors, passages are found by their words.
      const { data, codes } = await graph.ask('{ retrieve(query: "travertine spring deposit", first: 3) { text } }');
      expect(codes).toEqual([]);
      expect(data.retrieve.length).toBeGreaterThan(0);
      await sleep(PAUSE_MS);
      return kind === 'whole';
    }
    begin(server);
    const until = performance.now() + lastsMs;
    while (performance.now() < until) await step();
    const wholeMeanwhile = counts.whole;
    end(server);
    const ended = performance.now();
    while (!(await step())) expect(performance.now() - ended).toBeLessThan(20_000);
    await graph.settle();
    await expect.poll(() => compare(server, graph.services.index), { timeout: 20_000 }).toEqual({ lost: 0, beyond: 0 });
    const healMs = performance.now() - ended;
    for (const id of written) expect(graph.services.index.chunksOf([id]), id).toHaveLength(1);
    const { lost, beyond: doubled } = compare(server, graph.services.index);
    reportFault({ fault: `${name} (${NOT_PINECONE})`, ...counts, lost, doubled, healMs });
    if (isDegraded) expect(counts.partial + counts.refused).toBeGreaterThan(0);
    else expect(wholeMeanwhile).toBeGreaterThan(0);
  }

  return { graph, server, suffer, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** One search of the dense ranking. @throws whatever is no error of the table */
async function search(graph: RagFixture): Promise<{ readonly kind: 'whole' | 'partial' | 'refused' }> {
  try {
    const { hits, stale } = await graph.services.retrievalFor('search').denseSearch({
      query: 'travertine spring deposit',
      viewer: ANONYMOUS,
      filter: NO_FILTER,
      limit: 3,
      readAfter: null,
    });
    return { kind: stale || hits.length < 3 ? 'partial' : 'whole' };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'ENGINE_UNAVAILABLE') return { kind: 'refused' };
    throw error;
  }
}

/** How many vectors of the index the searched namespace lacks, and how many it has beyond them. */
export function compare(server: RunningPinecone, index: ChunkIndex): { readonly lost: number; readonly beyond: number } {
  const held = server.state.held().get(`stomaton-${index.embedderVersion}`);
  const ids = new Set(index.chunks().map(({ id }) => id));
  const lost = ids.values().filter((id) => held?.has(id) !== true);
  const beyond = held?.keys().filter((id) => !ids.has(id));
  return { lost: [...lost].length, beyond: [...(beyond ?? [])].length };
}
