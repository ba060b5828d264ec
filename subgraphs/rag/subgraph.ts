import { join } from 'node:path';
import DataLoader from 'dataloader';
import { type FeedConsumer, startFeedConsumer } from '../../platform/change-feed/consumer.ts';
import { openOpenAi } from '../../platform/engines/open-openai.ts';
import type { OpenAiEngine } from '../../platform/engines/openai.ts';
import type { OpenAiConfig } from '../../platform/engines/openai-config.ts';
import { DomainError } from '../../platform/errors/domain-error.ts';
import { buildGuardedSchema } from '../../platform/graphql/build-schema.ts';
import { createEntityLoader } from '../../platform/graphql/entity-loader.ts';
import type { Subgraph } from '../../platform/graphql/subgraph.ts';
import { guardPort } from '../../platform/identity/service-permissions.ts';
import { canSee } from '../../platform/identity/viewer.ts';
import { createIdSource } from '../../platform/ids/ids.ts';
import type { Logger } from '../../platform/logging/logger.ts';
import type { CataloguePort } from '../../platform/ports/catalogue.ts';
import type { DocumentsPort } from '../../platform/ports/documents.ts';
import { RETRIEVAL_RIGHTS, type RetrievalPort } from '../../platform/ports/retrieval.ts';
import type { TelemetryPort } from '../../platform/ports/telemetry.ts';
import type { CallerName } from '../../platform/service-names.ts';
import { type Clock, isoNow } from '../../platform/time/clock.ts';
import { createPacer } from '../../platform/time/pacer.ts';
import { createSystemTimer, type Timer } from '../../platform/time/timer.ts';
import type { RagContext } from './context.ts';
import { createAnswerWords } from './domain/answers/answer-words.ts';
import { createModelAnswerWriter } from './domain/answers/answer-writer.ts';
import type { AskDeps } from './domain/answers/ask.ts';
import { createToEnglish } from './domain/answers/question-language.ts';
import readerWeights from './domain/answers/reader-weights.json' with { type: 'json' };
import { createSectionReader } from './domain/answers/section-reader.ts';
import { type ChunkIndex, DIMENSIONS, type Embedding, embeddedText, type OtherEmbedding } from './domain/chunk-index.ts';
import { pacedEmbedding } from './domain/embedder/paced-embedding.ts';
import { createQuestionLog } from './domain/question-log.ts';
import { createRag } from './domain/rag.ts';
import { type FitState, hasGrown, hasOutgrown, sampleOf } from './domain/refit-policy.ts';
import { toIndexChanges } from './domain/to-index-changes.ts';
import type { VectorStore } from './domain/vector-store.ts';
import { openAskedQuestions } from './engines/asked-questions.ts';
import { openEmbeddedChunkIndex } from './engines/chunk-index.embedded.ts';
import { openEmbedderStore } from './engines/embedder-store.ts';
import { readPdf } from './engines/pdf-reader.ts';
import { type PineconeConfig, placeOf } from './engines/pinecone-config.ts';
import { openQuestionWords } from './engines/question-words.ts';
import { answerResolvers } from './resolvers/Answer.ts';
import { articleResolvers } from './resolvers/Article.ts';
import { internalQueryResolvers } from './resolvers/internal.ts';
import { mutationResolvers } from './resolvers/Mutation.ts';
import { passageResolvers } from './resolvers/Passage.ts';
import { queryResolvers } from './resolvers/Query.ts';
import { sourceDocumentResolvers } from './resolvers/SourceDocument.ts';
import { stoneResolvers } from './resolvers/Stone.ts';
import type { Resolvers } from './schema.generated.ts';

export interface RagDeps {
  /** The service's own folder; what is in it can be derived again. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly documents: DocumentsPort;
  readonly catalogue: Pick<CataloguePort, 'findMentions' | 'resolveIdentities'>;
  readonly timer?: Timer;
  /** Where vectors are searched; null or left out: in memory. */
  readonly pinecone?: PineconeConfig | null;
  /**
   * What embeds and words answers, and where its calls are priced; null or left out: the embedder of this process embeds, and
   * passages are quoted.
   */
  readonly openai?: {
    readonly config: OpenAiConfig;
    readonly telemetry: Pick<TelemetryPort, 'price' | 'reserve' | 'settle'>;
  } | null;
  /** The folder of a model that embeds, whatever else could; null or left out: none. */
  readonly modelDir?: string | null;
}

/**
 * What rag opens: its subgraph, its retrieval for other services, its index for tests that compare it with an oracle, and what reads
 * guides, for learning its weights.
 */
export interface RagServices {
  readonly subgraph: Subgraph;
  retrievalFor(caller: CallerName): RetrievalPort;
  readonly index: ChunkIndex;
  readonly reading: Pick<AskDeps, 'index' | 'embedding' | 'reader'>;
}

/** Documents indexed in one transaction: few enough to keep the event loop free while serving. */
const BATCH_SIZE = 25;
const FLUSH_MS = 1_000;
/** After so long without a change the model is fitted on what a burst of changes left. */
const QUIET_MS = 3_000;

/** How often what lacks a vector is tried again. */
const LACKING_MS = 2_000;
/** How long a reader waits for what it has written. */
const READ_AFTER_MS = 2_000;

/** The SDK takes a quarter of a second and 20 MB, so it is loaded only where it is used. */
async function openRemoteStore(config: PineconeConfig, dimensions: number, log: Logger): Promise<VectorStore> {
  const { openPineconeVectorStore } = await import('./engines/vector-store.pinecone.ts');
  return openPineconeVectorStore({ config, dimensions, log });
}

/** A local model before one other; null: the embedder of this process. @throws {StartupError} when the folder is not fit */
async function openOtherEmbedding(
  modelDir: string | null,
  openai: OpenAiEngine | null,
  signal: AbortSignal,
): Promise<OtherEmbedding | null> {
  if (modelDir !== null) return (await import('./engines/embedding.local.ts')).openLocalEmbedding(modelDir);
  if (openai !== null) return (await import('./engines/embedding.openai.ts')).createOpenAiEmbedding(openai, signal);
  return null;
}

/** Opens rag. @throws {StartupError} when a file or a model's folder cannot be used, or Pinecone's index is not fit for these vectors */
export async function openRagSubgraph(deps: RagDeps): Promise<RagServices> {
  const { dataDir, clock, log, documents, catalogue, timer = createSystemTimer(log) } = deps;
  await using opened = new AsyncDisposableStack();
  const stop = new AbortController();
  const writer = deps.openai ? await openOpenAi({ ...deps.openai, documents, service: 'rag', clock, log }) : null;
  const { engine: openai = null, model = null } = writer ?? {};
  const other = opened.use(await openOtherEmbedding(deps.modelDir ?? null, openai, stop.signal));
  const dimensions = other?.dimensions ?? DIMENSIONS;
  const remote = deps.pinecone
    ? {
        store: await openRemoteStore(deps.pinecone, dimensions, log),
        place: placeOf(deps.pinecone),
        ...{ clock, timer, log },
      }
    : null;
  const index = opened.use(openEmbeddedChunkIndex(join(dataDir, 'chunks.sqlite'), remote));
  const store = openEmbedderStore(join(dataDir, 'model.bin'));
  const newId = createIdSource(clock);
  const questions = createQuestionLog(documents, () => newId('chunk').replace('chunk_', 'asked_'));
  opened.defer(() => questions.flush());
  let consumer: FeedConsumer | null = null;
  let isReady = false;
  let isIndexed = false;
  let refitting: Promise<void> | null = null;
  let lastChangeMs = 0;
  let changing: Promise<void> | null = null;
  /** What embedded the vectors that are searched, as long as it can be asked. */
  let embedding: Embedding = embeddingNamed(index.embedderVersion) ?? other ?? pacedEmbedding(store.embedder);

  function embeddingNamed(model: string | null): Embedding | null {
    if (model === null) return null;
    return store.embedder.model === model ? pacedEmbedding(store.embedder) : (other?.named(model) ?? null);
  }

  async function hasPassed(cursor: string | null): Promise<boolean> {
    if (cursor === null) return true;
    const begin = performance.now();
    if (!(await (consumer?.waitFor(cursor, READ_AFTER_MS) ?? false))) return false;
    return index.settled(Math.max(0, READ_AFTER_MS - (performance.now() - begin)));
  }

  const words = createAnswerWords(index, store.stems, store.groups, store.rankOf);
  const reader = createSectionReader({
    words,
    embedder: () => store.embedder,
    asked: openAskedQuestions(),
    weights: readerWeights,
  });
  const rag = createRag({
    documents,
    catalogue,
    index,
    embedding: () => embedding,
    embedder: () => store.embedder,
    words,
    reader,
    toEnglish: createToEnglish(openQuestionWords()),
    questions,
    writer: model === null ? null : createModelAnswerWriter(model, words),
    recordCost: openai?.paid.record ?? (async () => {}),
    readPdf,
    waitFor: hasPassed,
    newId,
    clock,
    log,
  });
  const retrievalFor = (caller: CallerName) => guardPort(rag.retrieval, { caller, service: 'rag', rights: RETRIEVAL_RIGHTS });
  const resolvers: Resolvers = {
    Query: { ...queryResolvers(rag), ...internalQueryResolvers(retrievalFor) },
    Mutation: mutationResolvers(rag),
    Stone: stoneResolvers(rag),
    Article: articleResolvers(rag),
    SourceDocument: sourceDocumentResolvers(rag),
    Passage: passageResolvers(),
    Answer: answerResolvers(),
  };

  /** Fits on what is indexed, embeds it anew beside the old vectors, and swaps. */
  async function refit(): Promise<void> {
    // In an order that does not depend on the history of the index, for the same corpus must give the same model.
    const chunks = index.chunks();
    const pacer = createPacer();
    const texts: string[] = [];
    for (const chunk of sampleOf(chunks)) {
      texts.push(embeddedText(chunk));
      if (pacer.isDue) await pacer.rest();
    }
    await using fitted = await store.fit(texts);
    const model = { ...fitted.model, fittedOn: chunks.length };
    await pacer.rest();
    await store.save(model);
    // Where another model embeds, this one only weighs sentences.
    if (other !== null) return store.adopt(model);
    const next = pacedEmbedding(store.toEmbedder(model));
    const adopt = () => {
      store.adopt(model);
      embedding = next;
    };
    await index.reembed({ ...next, embedAll: fitted.embedAll }, adopt, stop.signal);
  }

  /** Embeds all by the other model beside the old vectors, and swaps, where these are not of it. */
  function changeModelIfOther(): void {
    const { embedderVersion } = index;
    if (other === null || embedderVersion === null || embedderVersion === other.model || changing !== null) return;
    const adopt = () => {
      embedding = other;
    };
    changing = index
      .reembed(other, adopt, stop.signal)
      .catch((error: unknown) => {
        if (!stop.signal.aborted) log.warn({ err: error }, 'the passages could not be embedded by another model');
      })
      .finally(() => {
        changing = null;
      });
  }

  /** What was indexed while the other model was away. */
  async function embedLacking(): Promise<void> {
    try {
      while (!stop.signal.aborted && (await index.embedLacking(embedding)));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      log.debug({ err: error }, 'the model that embeds is away');
    }
  }

  function refitIf(isDue: (fit: FitState) => boolean): void {
    const { size, strangers } = index;
    if (!isReady || refitting !== null || !isDue({ size, strangers, fittedOn: store.fittedOn })) return;
    refitting = refit()
      .catch((error: unknown) => {
        if (!stop.signal.aborted) log.warn({ err: error }, 'the embedder could not be fitted anew');
      })
      .finally(() => {
        refitting = null;
      });
  }

  const owned = opened.move();
  const subgraph: Subgraph = {
    name: 'rag',
    schema: buildGuardedSchema(new URL('./schema.graphql', import.meta.url), resolvers),
    createContext: (request): RagContext => ({
      ...request,
      loaders: {
        entity: createEntityLoader(documents, request.viewer),
        document: new DataLoader(async (ids: readonly string[]) => {
          const found = await rag.sourceDocuments(ids);
          return found.map((document) => (document !== null && canSee(request.viewer, document) ? document : null));
        }),
      },
    }),
    async checkDependencies() {
      return [
        ...(remote === null ? [] : [await index.report()]),
        ...(model === null ? [] : [model.report()]),
        {
          name: 'chunk index',
          engine: 'sqlite',
          state: isReady ? 'HEALTHY' : 'DEGRADED',
          latencyMs: 0,
          message: isReady ? null : 'Still catching up with the change feed.',
        },
      ];
    },
    async start(progress) {
      consumer = owned.use(
        startFeedConsumer({
          name: 'rag.chunks',
          documents,
          collections: ['stones', 'articles', 'sourceDocuments'],
          batchSize: BATCH_SIZE,
          loadCursor: () => index.loadCursor(),
          async apply(changes, cursor) {
            await index.apply(toIndexChanges(changes), cursor, () => embedding, isoNow(clock));
            lastChangeMs = clock.now();
            refitIf(hasOutgrown);
          },
          reset: () => index.reset(),
          log,
        }),
      );
      const total = (await documents.count('stones')) + (await documents.count('articles'));
      await consumer.caughtUp((applied) => progress.report('Indexing passages', Math.min(applied, total), total));
      isIndexed = true;
      // An empty index has nothing to learn from; it begins with the word vectors alone.
      const isOther = other === null && index.embedderVersion !== embedding.model;
      if (index.size > 0 && (store.fittedOn === 0 || isOther)) {
        progress.report('Fitting the embedder', 0, 1);
        await refit();
        progress.report('Fitting the embedder', 1, 1);
      }
      changeModelIfOther();
      if (other !== null) owned.use(timer.every(LACKING_MS, 'rag.lacking', embedLacking));
      owned.use(timer.every(FLUSH_MS, 'rag.questions', () => questions.flush()));
      owned.use(
        timer.every(QUIET_MS, 'rag.refit', async () => {
          if (clock.now() - lastChangeMs >= QUIET_MS) refitIf(hasGrown);
          changeModelIfOther();
        }),
      );
      isReady = true;
    },
    get isReady() {
      return isReady;
    },
    get canAnswer() {
      return isIndexed;
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await Promise.all([refitting, changing]);
      await owned.disposeAsync();
    },
  };
  return { subgraph, retrievalFor, index, reading: { index, embedding: () => embedding, reader } };
}
