import { rm } from 'node:fs/promises';
import { ANONYMOUS, canSee, type Visibility } from '../platform/identity/viewer.ts';
import { seededId } from '../platform/ids/ids.ts';
import type { ChunkIndex } from '../subgraphs/rag/domain/chunk-index.ts';
import { createSeededRandom } from '../subgraphs/rag/domain/embedder/seeded-random.ts';
import { openRagFixture, RAG_MANAGER, type RagEngines, type RagFixture } from './rag.ts';

/** A run of random changes against rag on the real store, and an oracle that holds in a map what must be findable. */
export interface FreshnessRun extends AsyncDisposable {
  /** One random change: create, update, delete, upload, close and open again, or lose what was derived. */
  step(): Promise<void>;
  /** What rag says otherwise than the oracle once the feed has passed; one sentence each, empty when they agree. */
  disagreements(): Promise<string[]>;
  /** The kinds of steps that were taken, sorted. */
  kindsTaken(): readonly string[];
  /** What rag holds. */
  readonly index: ChunkIndex;
}

interface Expected {
  readonly text: string;
  readonly visibility: Visibility;
  readonly authorId: string | null;
}

const PATHS = 24;

/** @param engines where rag keeps its vectors; left out: in memory */
export async function openFreshnessRun(seed: number, engines: RagEngines = {}): Promise<FreshnessRun> {
  const random = createSeededRandom(seed);
  const graph: RagFixture = await openRagFixture(engines);
  const articles = new Map<string, Expected>();
  const uploads = new Map<string, string>();
  const kinds = new Set<string>();
  let word = 0;

  /** A word that nothing else has, so that finding it finds one text. */
  const freshText = () => {
    word += 1;
    return `Mark${word}x is a stone that glitters. ${'It is sawn, honed and laid on a bed of sand. '.repeat(1 + Math.floor(random() * 3))}`;
  };
  const markOf = (text: string) => text.slice(0, text.indexOf(' '));

  async function write(kind: 'create' | 'update', path: string): Promise<void> {
    kinds.add(kind);
    const isDraft = random() < 0.2;
    const visibility: Visibility = isDraft ? 'content:draft' : 'PUBLIC';
    const text = freshText();
    await graph.putArticle(path, { title: path, source: text }, visibility);
    articles.set(path, { text, visibility, authorId: null });
  }

  async function remove(): Promise<void> {
    kinds.add('delete');
    const paths = [...articles.keys()];
    const docs = [...uploads.keys()];
    if (docs.length > 0 && random() < 0.3) {
      const id = docs[Math.floor(random() * docs.length)] ?? '';
      const mutation = 'mutation ($id: ID!) { removeDocument(input: { id: $id }) { deletedId } }';
      await graph.ask(mutation, { id }, { viewer: RAG_MANAGER });
      uploads.delete(id);
    } else if (paths.length > 0) {
      const path = paths[Math.floor(random() * paths.length)] ?? '';
      await graph.remove('articles', seededId('article', `${path}:en`));
      articles.delete(path);
    }
  }

  async function upload(): Promise<void> {
    kinds.add('upload');
    const text = freshText();
    const { data } = await graph.upload({ title: 'Upload', text, mediaType: 'text/plain' });
    uploads.set(data.indexDocument.document.id, text);
  }

  async function disagreements(): Promise<string[]> {
    await graph.settle();
    const found: string[] = [];
    const { index } = graph.services;
    const held = new Map(index.chunks().map((chunk) => [chunk.sourceId, '']));
    for (const { sourceId, text } of index.chunks()) held.set(sourceId, `${held.get(sourceId) ?? ''}${text} `);
    const expected = new Map<string, Expected>([
      ...[...articles].map(([path, article]) => [seededId('article', `${path}:en`), article] as const),
      ...[...uploads].map(([id, text]) => [id, { text, visibility: 'PUBLIC' as const, authorId: null }] as const),
    ]);
    for (const id of held.keys()) if (!expected.has(id)) found.push(`${id} is held and was deleted`);
    for (const [id, { text, visibility, authorId }] of expected) {
      const mark = markOf(text);
      if (!(held.get(id) ?? '').includes(mark)) found.push(`${id} does not hold ${mark}`);
      const { data } = await graph.ask('query ($mark: String!) { retrieve(query: $mark, first: 1) { text } }', { mark });
      const isFound = data.retrieve[0]?.text.includes(mark) === true;
      const isVisible = canSee(ANONYMOUS, { visibility, authorId });
      if (isFound !== isVisible) found.push(`${mark} is ${isFound ? '' : 'not '}found`);
      for (const chunk of index.chunksOf([id])) {
        if (index.vectorOf(chunk).every((value) => value === 0)) found.push(`${chunk.id} has no vector`);
      }
    }
    return found;
  }

  return {
    async step() {
      const dice = random();
      const path = `random/${Math.floor(random() * PATHS)}`;
      if (dice < 0.55) await write(articles.has(path) ? 'update' : 'create', path);
      else if (dice < 0.8) await remove();
      else if (dice < 0.95) await upload();
      else if (dice < 0.975) {
        kinds.add('restart');
        await graph.restart();
      } else {
        kinds.add('rebuild');
        await graph.restart(() => rm(graph.derivedDir, { recursive: true, force: true }));
      }
    },
    disagreements,
    kindsTaken: () => [...kinds].sort(),
    get index() {
      return graph.services.index;
    },
    [Symbol.asyncDispose]: () => graph[Symbol.asyncDispose](),
  };
}
