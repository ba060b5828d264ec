import type { Logger } from 'pino';
import { DomainError, invalidInput, notFound } from '../../../platform/errors/domain-error.ts';
import {
  argumentsHash,
  type Connection,
  checkFirst,
  decodeCursor,
  pageOfSorted,
} from '../../../platform/graphql/connection.ts';
import type { Viewer } from '../../../platform/identity/viewer.ts';
import { checkId, type IdPrefix } from '../../../platform/ids/ids.ts';
import type { LedgerEntry } from '../../../platform/ledger/paid-calls.ts';
import type { CataloguePort } from '../../../platform/ports/catalogue.ts';
import type { DocumentsPort, StoredDocument } from '../../../platform/ports/documents.ts';
import { ReplyRefusedError } from '../../../platform/ports/language-model.ts';
import type { DenseHit, DocumentFilter, RetrievalPort } from '../../../platform/ports/retrieval.ts';
import { type Clock, isoNow } from '../../../platform/time/clock.ts';
import { ownTurn } from '../../../platform/time/own-turn.ts';
import { type AnswerWriter, extractiveWriter, type WrittenAnswer } from './answers/answer-writer.ts';
import { type AskDeps, answerQuestion, type FoundAnswer } from './answers/ask.ts';
import type { QuestionKind } from './answers/question.ts';
import { type ChunkFilter, NO_FILTER, passes, toChunkFilter } from './chunk-filter.ts';
import type { ChunkIndex, ChunkRecord, Embedding, NearChunks } from './chunk-index.ts';
import type { Embedder } from './embedder/static-embedder.ts';
import { createNeighbours } from './neighbours.ts';
import { createPhraseSource } from './phrase-source.ts';
import type { QuestionLog } from './question-log.ts';
import { type PdfReader, readUpload } from './read-upload.ts';
import { distinctPassages, diversify, type PassageRecord, rankPassages, type ScoredChunk } from './retrieve.ts';
import { VectorStoreAwayError } from './vector-store.ts';

/** `data` of a document of `sourceDocuments`. */
export interface SourceDocumentData {
  readonly title: string;
  readonly mediaType: string;
  readonly text: string;
  readonly stoneId: string | null;
}
export type SourceDocumentRecord = StoredDocument<SourceDocumentData>;

const MAX_QUERY = 2_000;
const MAX_QUESTION = 1_000;
/** An answer in the passages' own words in time is better than a well-worded one too late. */
const WRITE_WITHIN_MS = 8_000;
/** How much of a stone's score is its card's cosine; the rest is its best passage's. Chosen on the judged queries. */
const CARD_SHARE = 0.7;
/** Chunks that may speak for a document in a search. */
const DENSE_CANDIDATES = 3_000;
/** Below this cosine two texts have nothing to do with each other. */
const LEAST_COSINE = 0.05;

export interface IndexStatusRecord {
  readonly state: 'INDEXED' | 'STALE' | 'PENDING' | 'FAILED' | 'ABSENT';
  readonly chunks: number;
  readonly embeddingModel: string | null;
  readonly indexedAt: string | null;
  readonly error: string | null;
}

export interface AnswerRecord {
  readonly question: string;
  readonly kind: QuestionKind;
  /** The stones that it is about, as they were understood. */
  readonly stoneIds: readonly string[];
  readonly answered: boolean;
  readonly text: string;
  readonly citations: readonly { readonly marker: string; readonly quote: string; readonly passage: PassageRecord }[];
  /** What was asked and is not known, in words. */
  readonly missing: string | null;
  readonly model: string;
  /** What it cost. */
  readonly entries: readonly LedgerEntry[];
}

export interface RagDeps {
  readonly documents: DocumentsPort;
  readonly catalogue: Pick<CataloguePort, 'findMentions' | 'resolveIdentities'>;
  readonly index: ChunkIndex;
  /** Of the chunks that are searchable now. */
  readonly embedding: () => Embedding;
  /** The embedder of this process. */
  readonly embedder: () => Embedder;
  /** What answers know of words. */
  readonly words: AskDeps['words'];
  readonly reader: AskDeps['reader'];
  readonly toEnglish: AskDeps['toEnglish'];
  readonly questions: QuestionLog;
  /** Puts answers into words; null: the passages speak for themselves. */
  readonly writer: AnswerWriter | null;
  /** Stores what answers cost. */
  readonly recordCost: (entries: readonly LedgerEntry[]) => Promise<void>;
  readonly readPdf: PdfReader;
  /** True once the index has passed the cursor, false when it has not in time. */
  readonly waitFor: (cursor: string | null) => Promise<boolean>;
  readonly newId: (prefix: IdPrefix) => string;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What retrieval does, without GraphQL. */
export type Rag = ReturnType<typeof createRag>;

export function createRag(deps: RagDeps) {
  const { documents, index, embedding, clock } = deps;
  const neighbours = createNeighbours(index);
  const phrases = createPhraseSource(index);

  async function retrieve(
    query: string,
    first: number,
    filter: DocumentFilter,
    viewer: Viewer,
    readAfter: string | null,
  ): Promise<ScoredChunk[]> {
    checkFirst(first);
    const text = checkText(query, 'query', MAX_QUERY);
    await deps.waitFor(readAfter);
    await ownTurn();
    const ranked = await rankPassages(index, embedding(), text, { filter: toChunkFilter(index, viewer, filter) });
    return diversify(index, ranked, first);
  }

  /** For each list of candidates the best `first`, or the first in reading order where nothing is asked. */
  async function passagesAmong(
    candidates: readonly ChunkRecord[],
    query: string | null,
    first: number,
    viewer: Viewer,
  ): Promise<PassageRecord[]> {
    const filter = toChunkFilter(index, viewer, NO_FILTER);
    if (query === null)
      return candidates
        .filter((chunk) => passes(filter, chunk))
        .slice(0, first)
        .map((chunk) => ({ chunk, score: null }));
    return distinctPassages(index, await rankPassages(index, embedding(), query, { filter, among: candidates }), first);
  }

  function statusOf(sourceId: string, revision: number): IndexStatusRecord {
    const status = index.statusOf(sourceId);
    if (status === null) return { state: 'PENDING', chunks: 0, embeddingModel: null, indexedAt: null, error: null };
    const state =
      status.error !== null ? 'FAILED' : status.revision < revision ? 'STALE' : status.chunks === 0 ? 'ABSENT' : 'INDEXED';
    return {
      state,
      chunks: status.chunks,
      embeddingModel: status.chunks === 0 ? null : embedding().model,
      indexedAt: status.indexedAt,
      error: status.error,
    };
  }

  function stoneStatus(stoneId: string): IndexStatusRecord {
    const chunks = index.chunksAbout(stoneId);
    const times = [...new Set(chunks.map(({ sourceId }) => sourceId))].flatMap((id) => index.statusOf(id)?.indexedAt ?? []);
    if (chunks.length === 0) {
      // A stone that the index has met without a text has none; one it has not met is on its way.
      const state = index.stone(stoneId) === null ? 'PENDING' : 'ABSENT';
      return { state, chunks: 0, embeddingModel: null, indexedAt: null, error: null };
    }
    return {
      state: 'INDEXED',
      chunks: chunks.length,
      embeddingModel: embedding().model,
      indexedAt: times.sort().at(-1) ?? null,
      error: null,
    };
  }

  async function ask(
    question: string,
    first: number,
    viewer: Viewer,
    askerKey: string,
    readAfter: string | null,
  ): Promise<AnswerRecord> {
    checkFirst(first);
    const text = checkText(question, 'question', MAX_QUESTION);
    await deps.waitFor(readAfter);
    const found = await answerQuestion({ ...deps, phrases }, text, first, viewer);
    deps.questions.record({ question: text, askerKey, answered: found.claims.length > 0, at: isoNow(clock) });
    return toAnswer(question, found, await inWords(text, found, viewer));
  }

  /** A list is one already. Where the writer is away or says what it may not, the claims speak for themselves. */
  async function inWords(
    question: string,
    { kind, claims, stoneIds }: FoundAnswer,
    { userId }: Viewer,
  ): Promise<WrittenAnswer> {
    const evidence = { question, kind, claims, stoneIds, userId };
    if (deps.writer === null || claims.length === 0 || kind === 'STONE_LIST') return extractiveWriter.write(evidence);
    try {
      const written = await deps.writer.write(evidence, AbortSignal.timeout(WRITE_WITHIN_MS));
      await deps.recordCost(written.entries);
      return written;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      deps.log.warn({ code: error.code, ...error.facts }, 'an answer could not be put into words; its passages are quoted');
      // Replies that were refused have been paid for and recorded.
      const entries = error instanceof ReplyRefusedError ? error.entries : [];
      return { ...(await extractiveWriter.write(evidence)), entries };
    }
  }

  async function indexDocument(
    input: {
      readonly title: string;
      readonly text: string;
      readonly mediaType: string;
      readonly stoneId: string | null;
      readonly idempotencyKey: string | null;
    },
    viewer: Viewer,
  ): Promise<{ readonly document: SourceDocumentRecord; readonly cursor: string }> {
    const upload = await readUpload(input, deps.readPdf);
    if (input.stoneId !== null) {
      checkId(input.stoneId, 'stone', 'input.stoneId');
      const [head] = await documents.heads([input.stoneId]);
      if (head == null) throw notFound('input.stoneId', 'stone');
    }
    const id = deps.newId('doc');
    const data: SourceDocumentData = { ...upload, stoneId: input.stoneId };
    const commit = await documents.commit({
      by: viewer.userId,
      operations: [
        {
          kind: 'put',
          collection: 'sourceDocuments',
          id,
          data,
          visibility: 'PUBLIC',
          authorId: viewer.userId,
          expectedRevision: 0,
        },
      ],
      ...(input.idempotencyKey === null
        ? {}
        : {
            idempotency: { key: `${viewer.userId}:indexDocument:${input.idempotencyKey}`, fingerprint: JSON.stringify(data) },
          }),
      outcome: { id },
    });
    const storedId = (commit.outcome as { readonly id: string }).id;
    await deps.waitFor(commit.cursor);
    const [document] = await documents.getMany<SourceDocumentData>('sourceDocuments', [storedId]);
    if (document == null) throw new DomainError('NOT_FOUND', 'The document of this key has been removed.');
    return { document, cursor: commit.cursor };
  }

  async function removeDocument(id: string, viewer: Viewer): Promise<string> {
    checkId(id, 'doc', 'input.id');
    const [head] = await documents.heads([id]);
    if (head == null) throw notFound('input.id', 'document');
    const { cursor } = await documents.commit({
      by: viewer.userId,
      operations: [{ kind: 'delete', collection: 'sourceDocuments', id }],
    });
    index.drop(id);
    return cursor;
  }

  async function listDocuments(first: number, after: string | null): Promise<Connection<SourceDocumentRecord>> {
    checkFirst(first);
    const hash = argumentsHash('documents', {});
    const stored = await documents.find<SourceDocumentData>('sourceDocuments', { sort: [['createdAt', -1]], limit: 10_000 });
    return pageOfSorted(
      stored,
      { first, hash, after: decodeCursor(hash, after), directions: [-1] },
      ({ createdAt, id }) => ({ keys: [createdAt], id }),
      (document) => document,
    );
  }

  async function nearestOr503(vector: Float32Array, filter: ChunkFilter): Promise<NearChunks> {
    try {
      return await index.nearest(vector, DENSE_CANDIDATES, filter);
    } catch (error) {
      if (!(error instanceof VectorStoreAwayError)) throw error;
      throw new DomainError('ENGINE_UNAVAILABLE', 'The vectors cannot be searched now.', { cause: error });
    }
  }

  const retrieval: RetrievalPort = {
    async denseSearch({ query, viewer, filter, limit, readAfter }) {
      const fresh = await deps.waitFor(readAfter);
      await ownTurn();
      if (index.embedderVersion !== null && embedding().model !== index.embedderVersion) {
        throw new DomainError('ENGINE_UNAVAILABLE', 'The passages are being embedded by another model.');
      }
      const vector = await embedding().embedQuery(query);
      if (vector.every((value) => value === 0)) return { hits: [], stale: !fresh };
      const admitted = toChunkFilter(index, viewer, filter, 'article');
      const best = new Map<string, DenseHit>();
      const { near, isWhole } = await nearestOr503(vector, admitted);
      // A chunk speaks for its article and for the stone that the article is about; the nearest come first.
      const speak = (nodeId: string, score: number, chunkText: string): void => {
        if (!best.has(nodeId)) best.set(nodeId, { nodeId, score, chunkText });
      };
      const isOfStones = filter.articleTypes.length === 0;
      for (const { chunk, cosine: score } of near) {
        if (score < LEAST_COSINE) break;
        speak(chunk.sourceId, score, chunk.text);
        if (isOfStones && chunk.stoneId !== null) speak(chunk.stoneId, score, chunk.text);
      }
      if (isOfStones) {
        for (const { stoneId, card, cosine } of index.cardCosines(vector)) {
          const passage = best.get(stoneId);
          if (cosine < LEAST_COSINE || admitted.stones?.ids.has(stoneId) === false) continue;
          const score = CARD_SHARE * cosine + (1 - CARD_SHARE) * Math.max(0, passage?.score ?? 0);
          best.set(stoneId, { nodeId: stoneId, score, chunkText: passage?.chunkText ?? card });
        }
      }
      const hits = [...best.values()].sort((a, b) => b.score - a.score || (a.nodeId < b.nodeId ? -1 : 1));
      return { hits: hits.slice(0, limit), stale: !fresh || !isWhole };
    },
    nearestNeighbours: (nodeIds, _viewer, limit) => neighbours.of(nodeIds, limit),
    unansweredQuestions: (since) => deps.questions.unanswered(since),
  };

  return {
    retrieve,
    passagesAmong,
    statusOf,
    stoneStatus,
    ask,
    indexDocument,
    removeDocument,
    listDocuments,
    retrieval,
    index,
    sourceDocuments: (ids: readonly string[]) => documents.getMany<SourceDocumentData>('sourceDocuments', ids),
    checkQuery: (query: string) => checkText(query, 'query', MAX_QUERY),
    stats: (viewer: Viewer) => ({
      ...index.countsFor(viewer),
      dimensions: embedding().dimensions,
      embeddingModel: embedding().model,
      vectorStore: index.vectorStore,
      lastIndexedAt: index.lastIndexedAt(viewer),
    }),
  };
}

function checkText(text: string, argument: string, most: number): string {
  const trimmed = text.trim();
  if (trimmed === '') throw invalidInput(argument, 'must not be empty.', 'Say what to look for.');
  if (trimmed.length > most) throw invalidInput(argument, `is longer than ${most} characters.`, 'Shorten it.');
  return trimmed;
}

function toAnswer(
  question: string,
  { kind, stoneIds, lack }: FoundAnswer,
  { claims, model, entries }: WrittenAnswer,
): AnswerRecord {
  const citations = claims.map(({ quote, passage }, position) => ({ marker: `[${position + 1}]`, quote, passage }));
  const sentences = claims.map(({ sentence }, position) => `${sentence} [${position + 1}]`);
  return {
    question,
    kind,
    stoneIds,
    answered: claims.length > 0,
    text: claims.length > 0 ? sentences.join('\n') : (lack ?? ''),
    citations,
    missing: lack,
    model,
    entries,
  };
}
