import { executeInSubgraph } from '../platform/graphql/execute.ts';
import type { RequestContext } from '../platform/graphql/request-context.ts';
import { SILENT_PROGRESS } from '../platform/graphql/subgraph.ts';
import { ANONYMOUS, type Visibility } from '../platform/identity/viewer.ts';
import { seededId } from '../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import type { ArticleData, CataloguePort, StoneData } from '../platform/ports/catalogue.ts';
import type { DocumentsPort } from '../platform/ports/documents.ts';
import { buildNameIndex } from '../subgraphs/content/domain/identity/name-index.ts';
import { resolveIdentity } from '../subgraphs/content/domain/identity/resolve-identity.ts';
import { findMentions } from '../subgraphs/content/domain/linking/find-mentions.ts';
import { buildMentionAutomaton } from '../subgraphs/content/domain/linking/mention-automaton.ts';
import { composeProfile } from '../subgraphs/content/domain/profile/compose-profile.ts';
import type { PineconeConfig } from '../subgraphs/rag/engines/pinecone-config.ts';
import { openRagSubgraph, type RagDeps } from '../subgraphs/rag/subgraph.ts';
import { createManualClock, type ManualClock } from './clock.ts';
import { type CountingDocuments, countingDocuments } from './counting-documents.ts';
import { openTestDocuments } from './documents.ts';
import { createManualTimer, type ManualTimer } from './manual-timer.ts';
import { personWith } from './search.ts';

/** Rag on the real document store, with the catalogue's own resolving and linking over the stones that a test wrote. */
export interface RagFixture extends AsyncDisposable {
  readonly content: DocumentsPort;
  /** The store as rag uses it, counted. */
  readonly counting: CountingDocuments;
  readonly clock: ManualClock;
  readonly timer: ManualTimer;
  readonly services: Awaited<ReturnType<typeof openRagSubgraph>>;
  /** Writes a stone without an article. */
  putStoneAlone(slug: string, data?: Partial<StoneData>): Promise<StoneData & { readonly id: string }>;
  /** Writes a stone and its composed English profile. */
  putStone(slug: string, data?: Partial<StoneData>): Promise<{ id: string; articleId: string }>;
  putArticle(path: string, data?: Partial<ArticleData>, visibility?: Visibility, authorId?: string): Promise<{ id: string }>;
  remove(collection: 'stones' | 'articles', id: string): Promise<void>;
  /** Uploads as an editor. */
  upload(input: Record<string, unknown>): Promise<RagReply>;
  /** Waits until the index has all that was written. */
  settle(): Promise<void>;
  ask(query: string, variables?: Record<string, unknown>, request?: Partial<RequestContext>): Promise<RagReply>;
  /** Another copy of rag beside this one, with a folder and a timer of its own. */
  openCopy(): Promise<AsyncDisposable & Pick<RagFixture, 'services' | 'timer'>>;
  /** Where rag keeps what it derives. */
  readonly derivedDir: string;
  /** Closes rag, does what is asked meanwhile, and opens it again on the same folder. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
}

export interface RagReply {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
  readonly data: any;
  readonly codes: readonly unknown[];
  readonly cursor: string | null;
}

const STONE: StoneData = {
  slug: '',
  name: '',
  type: 'MARBLE',
  petrography: 'calcitic marble',
  family: null,
  origin: { country: 'Italy', region: null, locality: null },
  colors: ['white'],
  aliases: [],
  technical: {},
  facts: [],
};

const ARTICLE: ArticleData = {
  path: '',
  title: 'Untitled',
  type: 'APPLICATION_GUIDE',
  status: 'PUBLISHED',
  locale: 'en',
  summary: null,
  source: '',
  stoneId: null,
  composedFrom: null,
  publishedAt: null,
};

export const RAG_MANAGER = personWith('rag:manage');

/** The engines elsewhere that rag uses; what is left out is embedded. */
export interface RagEngines {
  /** Where vectors are searched; may be another at each start. */
  readonly pinecone?: () => PineconeConfig | null;
  /** What embeds and words answers; may be another at each start. */
  readonly openai?: () => RagDeps['openai'];
  /** The folder of a model that embeds; may be another at each start. */
  readonly modelDir?: () => string | null;
}

export async function openRagFixture({ pinecone, openai, modelDir }: RagEngines = {}): Promise<RagFixture> {
  await using opened = new AsyncDisposableStack();
  const clock = createManualClock();
  const store = opened.use(await openTestDocuments(clock));
  const content = store.portFor('content');
  const counting = countingDocuments(store.portFor('rag'));
  const timer = createManualTimer();
  const open = (folder = 'rag', itsTimer = timer) =>
    openRagSubgraph({
      dataDir: `${store.dataDir}/${folder}`,
      clock,
      log: SILENT_LOGGER,
      timer: itsTimer,
      documents: counting.documents,
      catalogue: createStoneCatalogue(content),
      pinecone: pinecone?.() ?? null,
      openai: openai?.() ?? null,
      modelDir: modelDir?.() ?? null,
    });
  let services = await open();
  await services.subgraph.start(SILENT_PROGRESS);
  const owned = opened.move();

  async function ask(query: string, variables = {}, request: Partial<RequestContext> = {}): Promise<RagReply> {
    const base = contextOf(clock, request);
    const { data, errors } = await executeInSubgraph(services.subgraph, { query, variables }, base);
    return { data, codes: (errors ?? []).map(({ extensions }) => extensions.code), cursor: base.effects.cursor };
  }

  async function put(
    collection: 'stones' | 'articles',
    id: string,
    data: object,
    visibility: Visibility,
    authorId: string | null,
  ) {
    await content.commit({ by: null, operations: [{ kind: 'put', collection, id, visibility, authorId, data }] });
  }

  async function putArticle(
    path: string,
    data: Partial<ArticleData> = {},
    visibility: Visibility = 'PUBLIC',
    authorId?: string,
  ) {
    const id = seededId('article', `${path}:${data.locale ?? 'en'}`);
    await put('articles', id, { ...ARTICLE, path, title: path, ...data }, visibility, authorId ?? null);
    return { id };
  }

  async function putStoneAlone(slug: string, data: Partial<StoneData> = {}) {
    const id = seededId('stone', slug);
    const name = slug.replaceAll('-', ' ').replace(/\b\w/g, (letter) => letter.toUpperCase());
    const stone = { ...STONE, slug, name, ...data };
    await put('stones', id, stone, 'PUBLIC', null);
    return { id, ...stone };
  }

  return {
    content,
    counting,
    clock,
    timer,
    get services() {
      return services;
    },
    putStoneAlone,
    async putStone(slug, data = {}) {
      const { id, ...stone } = await putStoneAlone(slug, data);
      const { title, source } = composeProfile(stone, { family: [], district: [] }, 'en');
      const { id: articleId } = await putArticle(`stones/${slug}`, { title, source, stoneId: id, type: 'STONE_PROFILE' });
      return { id, articleId };
    },
    putArticle,
    async remove(collection, id) {
      await content.commit({ by: null, operations: [{ kind: 'delete', collection, id }] });
    },
    upload: (input) =>
      ask(
        `mutation ($input: IndexDocumentInput!) {
           indexDocument(input: $input) { document { id title mediaType bytes indexStatus { state chunks error } } userErrors { code path message } }
         }`,
        { input },
        { viewer: RAG_MANAGER },
      ),
    async settle() {
      const cursor = await content.lastCursor();
      // A model elsewhere may be away on purpose: then the index has passed, and yet is not whole.
      if (openai?.()) {
        await ask('{ retrieve(query: "settled", first: 1) { id } }', {}, { readAfter: cursor });
        return;
      }
      const { stale } = await services.retrievalFor('search').denseSearch({
        query: 'settled',
        viewer: ANONYMOUS,
        filter: { stoneTypes: [], countries: [], colors: [], articleTypes: [] },
        limit: 1,
        readAfter: cursor,
      });
      if (stale) throw new Error('The index has not caught up.');
    },
    ask,
    async openCopy() {
      const itsTimer = createManualTimer();
      const copy = await open('rag-copy', itsTimer);
      await copy.subgraph.start(SILENT_PROGRESS);
      return { services: copy, timer: itsTimer, [Symbol.asyncDispose]: () => copy.subgraph[Symbol.asyncDispose]() };
    },
    derivedDir: `${store.dataDir}/rag`,
    async restart(meanwhile) {
      await services.subgraph[Symbol.asyncDispose]();
      await meanwhile?.();
      services = await open();
      await services.subgraph.start(SILENT_PROGRESS);
    },
    async [Symbol.asyncDispose]() {
      await services.subgraph[Symbol.asyncDispose]();
      await owned.disposeAsync();
    },
  };
}

function contextOf(clock: ManualClock, request: Partial<RequestContext>): RequestContext {
  return {
    requestId: 'test',
    viewer: ANONYMOUS,
    caller: 'router',
    askerKey: 'someone',
    clientAddress: null,
    userAgent: null,
    readAfter: null,
    signal: new AbortController().signal,
    log: SILENT_LOGGER,
    clock,
    effects: { cursor: null, viewedIds: new Set(), foundIds: new Set() },
    ...request,
  };
}

/** Resolves and links as content does, over the stones of the store. */
function createStoneCatalogue(content: DocumentsPort): Pick<CataloguePort, 'findMentions' | 'resolveIdentities'> {
  const stones = async () => (await content.find<StoneData>('stones', {})).map(({ id, data }) => ({ id, data }));
  return {
    async resolveIdentities(names) {
      const index = buildNameIndex(await stones());
      return names.map((name) => resolveIdentity(index, name));
    },
    findMentions: async (text) => findMentions(buildMentionAutomaton(await stones()), text, {}),
  };
}
