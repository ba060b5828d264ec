import { rm } from 'node:fs/promises';
import { ANONYMOUS, canSee, type Visibility } from '../platform/identity/viewer.ts';
import { seededId } from '../platform/ids/ids.ts';
import type { ChunkIndex } from '../subgraphs/rag/domain/chunk-index.ts';
import { createSeededRandom } from '../subgraphs/rag/domain/embedder/seeded-random.ts';
import { type Followers, openFollowers } from './freshness-followers.ts';
import { openRagFixture, RAG_MANAGER, type RagEngines, type RagFixture } from './rag.ts';

/**
 * A run of random changes against all that is derived from the real store (the passages of rag, the lexical index of search, the
 * links of content), and an oracle that holds in a map what must be findable.
 */
export interface FreshnessRun extends AsyncDisposable {
  /** One random change: create, update, delete, upload, close and open again, or lose what was derived. */
  step(): Promise<void>;
  /** What is derived otherwise than the oracle has it once the feed has passed; one sentence each, empty when they agree. */
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

/** An article, with the stone it is about and another that its text names. */
interface ExpectedArticle extends Expected {
  readonly about: string | null;
  readonly names: string;
}

const PATHS = 24;
const STONES = ['Zantrix Verde', 'Quorvexa Rosso', 'Brimmoth Grey', 'Tilvano Beige'] as const;
const idOf = (name: string) => seededId('stone', slugOf(name));
const slugOf = (name: string) => name.toLowerCase().replaceAll(' ', '-');

/** @param engines where rag keeps its vectors; left out: in memory */
export async function openFreshnessRun(seed: number, engines: RagEngines = {}): Promise<FreshnessRun> {
  const random = createSeededRandom(seed);
  const graph: RagFixture = await openRagFixture(engines);
  const followers: Followers = await openFollowers(graph.content, graph.clock, `${graph.derivedDir}-followers`);
  const articles = new Map<string, ExpectedArticle>();
  const uploads = new Map<string, string>();
  const stones = new Set<string>();
  const kinds = new Set<string>();
  let word = 0;
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];

  /** A word that nothing else has, so that finding it finds one text. */
  const freshText = (rest: string) => {
    word += 1;
    return `Mark${word}x is a stone that glitters. ${rest}${'It is sawn, honed and laid on a bed of sand. '.repeat(1 + Math.floor(random() * 3))}`;
  };
  const markOf = (text: string) => text.slice(0, text.indexOf(' '));

  async function write(kind: 'create' | 'update', path: string): Promise<void> {
    kinds.add(kind);
    const isDraft = random() < 0.2;
    const visibility: Visibility = isDraft ? 'content:draft' : 'PUBLIC';
    const names = pick(STONES) ?? '';
    const about = random() < 0.5 ? (pick(STONES) ?? null) : null;
    const text = freshText(`Beside it lies a slab of ${names}. `);
    const stoneId = about === null ? null : idOf(about);
    await graph.putArticle(path, { title: path, source: text, stoneId }, visibility);
    articles.set(path, { text, visibility, authorId: null, about, names });
  }

  async function changeStone(): Promise<void> {
    const name = pick(STONES) ?? '';
    if (stones.has(name)) {
      kinds.add('delete stone');
      await graph.remove('stones', idOf(name));
      stones.delete(name);
    } else {
      kinds.add('create stone');
      await graph.putStoneAlone(slugOf(name), { name });
      stones.add(name);
    }
  }

  async function remove(): Promise<void> {
    kinds.add('delete');
    if (uploads.size > 0 && random() < 0.3) {
      const id = pick([...uploads.keys()]) ?? '';
      const mutation = 'mutation ($id: ID!) { removeDocument(input: { id: $id }) { deletedId } }';
      await graph.ask(mutation, { id }, { viewer: RAG_MANAGER });
      uploads.delete(id);
    } else if (articles.size > 0) {
      const path = pick([...articles.keys()]) ?? '';
      await graph.remove('articles', seededId('article', `${path}:en`));
      articles.delete(path);
    }
  }

  async function upload(): Promise<void> {
    kinds.add('upload');
    const text = freshText('');
    const { data } = await graph.upload({ title: 'Upload', text, mediaType: 'text/plain' });
    uploads.set(data.indexDocument.document.id, text);
  }

  async function passagesThatDisagree(): Promise<string[]> {
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

  async function wordsThatDisagree(): Promise<string[]> {
    const found: string[] = [];
    const ids = [...[...articles.keys()].map((path) => seededId('article', `${path}:en`)), ...[...stones].map(idOf)];
    const held = followers.held().toSorted();
    if (held.join() !== ids.toSorted().join()) found.push(`search holds ${held.length} documents, not ${ids.length}`);
    for (const [path, { text, visibility, authorId }] of articles) {
      const expected = canSee(ANONYMOUS, { visibility, authorId }) ? [seededId('article', `${path}:en`)] : [];
      const holding = await followers.holding(markOf(text).toLowerCase());
      if (holding.join() !== expected.join()) found.push(`search finds ${markOf(text)} in ${holding.length} documents`);
    }
    return found;
  }

  function linksThatDisagree(): string[] {
    return [...stones].flatMap((name) => {
      const named = [...articles.values()].flatMap((article) =>
        article.about === name && article.visibility === 'PUBLIC' && stones.has(article.names) && article.names !== name
          ? [idOf(article.names)]
          : [],
      );
      const [expected, linked] = [[...new Set(named)].toSorted(), followers.mentioned(idOf(name)).toSorted()];
      return expected.join() === linked.join() ? [] : [`${name} is linked with ${linked.join()}, not ${expected.join()}`];
    });
  }

  return {
    async step() {
      // Time passes, by which a document made again is told from the one that was deleted.
      graph.clock.advance(1);
      const dice = random();
      const path = `random/${Math.floor(random() * PATHS)}`;
      if (dice < 0.5) await write(articles.has(path) ? 'update' : 'create', path);
      else if (dice < 0.55) await changeStone();
      else if (dice < 0.8) await remove();
      else if (dice < 0.95) await upload();
      else if (dice < 0.975) {
        kinds.add('restart');
        if (random() < 0.5) await graph.restart();
        else await followers.restart();
      } else {
        kinds.add('rebuild');
        if (random() < 0.5) await graph.restart(() => rm(graph.derivedDir, { recursive: true, force: true }));
        else await followers.restart('forget what was derived');
      }
    },
    async disagreements() {
      await graph.settle();
      await followers.settle();
      return [...(await passagesThatDisagree()), ...(await wordsThatDisagree()), ...linksThatDisagree()];
    },
    kindsTaken: () => [...kinds].sort(),
    get index() {
      return graph.services.index;
    },
    async [Symbol.asyncDispose]() {
      await followers[Symbol.asyncDispose]();
      await graph[Symbol.asyncDispose]();
    },
  };
}
