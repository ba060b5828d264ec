import { invalidInput, notFound } from '../../../platform/errors/domain-error.ts';
import { argumentsHash, type Connection, checkFirst } from '../../../platform/graphql/connection.ts';
import { checkId, createIdSource, prefixOf } from '../../../platform/ids/ids.ts';
import { toLedgerOperations } from '../../../platform/ledger/paid-calls.ts';
import type { StoneData } from '../../../platform/ports/catalogue.ts';
import type { DocumentsPort, WriteOperation } from '../../../platform/ports/documents.ts';
import { type Clock, isoNow } from '../../../platform/time/clock.ts';
import { loadDocumentPage } from './document-page.ts';
import { type GapData, type GapRecord, withStatus } from './gap.ts';
import { GAP_SORT, putGap } from './gap-book.ts';
import { draftQuestion, type QuestionData, type QuestionRecord, toQuestionText } from './question.ts';
import type { PhrasedQuestion, QuestionPhraser } from './question-phraser.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

/** A page of questions. */
export type QuestionConnection = Connection<QuestionRecord>;

/** The questions put to experts. Errors: INVALID_INPUT, NOT_FOUND, INVALID_CURSOR. */
export interface QuestionBook {
  /**
   * One question for each gap, in the gaps' order; a gap whose question is still open gets that one again. The gaps become
   * ASKED.
   * @param gapIds 1 … 50 gaps that are open or asked; null: the `count` most pressing open ones
   * @param count 1 … 50
   * @param skipClosed leaves out gaps that are gone, resolved or dismissed, where else they are refused
   * @param runId the run that has them written, whose budget pays; left out: none
   * @returns the questions, and the feed's position where something was written
   */
  generate(
    request: {
      readonly gapIds: readonly string[] | null;
      readonly count: number;
      readonly skipClosed?: boolean;
      readonly runId?: string;
      readonly signal?: AbortSignal;
    },
    by: string,
  ): Promise<{ readonly questions: readonly QuestionRecord[]; readonly cursor: string | null }>;
  /** Marks questions as handed to experts; those that were before keep their time. @returns how many were handed over now */
  markAsked(ids: readonly string[]): Promise<number>;
  list(request: {
    readonly answered?: boolean | null;
    readonly first: number;
    readonly after?: string | null;
  }): Promise<QuestionConnection>;
  /** Of each gap, oldest first. One engine call. */
  ofGaps(gapIds: readonly string[]): Promise<readonly (readonly QuestionRecord[])[]>;
}

/** At most one open question a gap: an answered one gives its key back. */
function openKey(gapId: string): string {
  return `questions:open:${gapId}`;
}

/** The stored form of a question, to put into a batch. */
export function putQuestion(id: string, data: QuestionData, expectedRevision: number): WriteOperation {
  return {
    kind: 'put',
    collection: 'questions',
    id,
    data,
    visibility: 'flywheel:read',
    authorId: null,
    expectedRevision,
    uniqueKeys: data.answered ? [] : [openKey(data.gapId)],
  };
}

export function createQuestionBook({
  documents,
  clock,
  phraser,
}: {
  readonly documents: DocumentsPort;
  readonly clock: Clock;
  /** Phrases what the templates ask; null: they ask themselves. */
  readonly phraser: QuestionPhraser | null;
}): QuestionBook {
  const newId = createIdSource(clock);

  async function gapsFor(gapIds: readonly string[] | null, count: number, skipClosed: boolean): Promise<readonly GapRecord[]> {
    if (gapIds === null) {
      if (!Number.isInteger(count) || count < 1 || count > 50) {
        throw invalidInput('input.count', `must be from 1 to 50, not ${count}.`, 'Ask for fewer at once.');
      }
      return documents.find<GapData>('gaps', { where: { 'data.status': 'OPEN' }, sort: GAP_SORT, limit: count });
    }
    if (gapIds.length < 1 || gapIds.length > 50) {
      throw invalidInput(
        'input.gapIds',
        `names ${gapIds.length} gaps.`,
        'Name 1 to 50, or leave it out for the most pressing.',
      );
    }
    for (const [index, id] of gapIds.entries()) checkId(id, 'gap', `input.gapIds.${index}`);
    const ids = [...new Set(gapIds)];
    const gaps = await documents.getMany<GapData>('gaps', ids);
    return ids.flatMap((id, index) => {
      const gap = gaps[index] ?? null;
      if (gap !== null && (gap.data.status === 'OPEN' || gap.data.status === 'ASKED')) return [gap];
      if (skipClosed) return [];
      const path = `input.gapIds.${gapIds.indexOf(id)}`;
      if (gap === null) throw notFound(path, 'gap');
      throw invalidInput(path, `the gap is ${gap.data.status}.`, 'Set its status to OPEN first, or leave it out.');
    });
  }

  async function ofGaps(gapIds: readonly string[]): Promise<readonly (readonly QuestionRecord[])[]> {
    const questions = await documents.find<QuestionData>('questions', {
      where: { 'data.gapId': { $in: [...gapIds] }, visibility: 'flywheel:read' },
      limit: 10_000,
    });
    const byGap = Map.groupBy(questions, ({ data }) => data.gapId);
    return gapIds.map((id) => byGap.get(id) ?? []);
  }

  async function phraseOnce(
    known: Map<string, PhrasedQuestion>,
    unpaid: Set<PhrasedQuestion>,
    gap: GapRecord,
    stone: StoneData | null,
    {
      questionId,
      runId,
      by,
      signal,
    }: {
      readonly questionId: string;
      readonly runId: string | undefined;
      readonly by: string;
      readonly signal: AbortSignal | undefined;
    },
  ): Promise<PhrasedQuestion> {
    const draft = draftQuestion(gap.data, stone);
    const plain = { text: toQuestionText(draft, draft.text), entries: [] };
    if (phraser === null) return plain;
    const before = known.get(`${gap.id}:${draft.text}`);
    if (before !== undefined) return before;
    const entityIds = [questionId, gap.id, gap.data.stoneId, runId ?? null].filter((id) => id !== null);
    const { text, entries } = await phraser.phrase(draft, { entityIds, userId: prefixOf(by) === 'user' ? by : null, signal });
    const phrased = { text: toQuestionText(draft, text), entries };
    known.set(`${gap.id}:${draft.text}`, phrased);
    unpaid.add(phrased);
    return phrased;
  }

  return {
    async generate({ gapIds, count, skipClosed = false, runId, signal }, by) {
      // Phrased once, however often somebody else writes in between.
      const phrased = new Map<string, PhrasedQuestion>();
      const unpaid = new Set<PhrasedQuestion>();
      const phrase = (gap: GapRecord, stone: StoneData | null, questionId: string) =>
        phraseOnce(phrased, unpaid, gap, stone, { questionId, runId, by, signal });
      try {
        return await retryOnConflict(async () => {
          const gaps = await gapsFor(gapIds, count, skipClosed);
          if (gaps.length === 0) return { questions: [], cursor: null };
          const [existing, stones] = await Promise.all([
            ofGaps(gaps.map(({ id }) => id)),
            documents.getMany<StoneData>(
              'stones',
              gaps.flatMap(({ data }) => (data.stoneId === null ? [] : [data.stoneId])),
            ),
          ]);
          const stoneById = new Map(stones.flatMap((stone) => (stone === null ? [] : [[stone.id, stone.data] as const])));
          const planned = await Promise.all(
            gaps.map(async (gap, index) => {
              const open = existing[index]?.find(({ data }) => !data.answered);
              const id = open?.id ?? newId('question');
              const { stoneId } = gap.data;
              const stone = stoneId === null ? null : (stoneById.get(stoneId) ?? null);
              return { gap, id, written: open === undefined ? await phrase(gap, stone, id) : null };
            }),
          );
          const ids = planned.map(({ id }) => id);
          const operations = planned.flatMap(({ gap, id, written }): WriteOperation[] => {
            const { topic, priority, priorityRank, stoneId } = gap.data;
            const about = { topic, priority, priorityRank, gapId: gap.id, stoneId, answered: false, askedAt: null };
            return [
              ...(written === null
                ? []
                : [putQuestion(id, { text: written.text, ...about }, 0), ...toLedgerOperations(written.entries)]),
              ...(gap.data.status === 'ASKED'
                ? []
                : [putGap(gap.id, withStatus(gap.data, 'ASKED', isoNow(clock)), gap.revision)]),
            ];
          });
          const cursor = operations.length === 0 ? null : (await documents.commit({ operations, by })).cursor;
          for (const { written } of planned) if (written !== null) unpaid.delete(written);
          const questions = await documents.getMany<QuestionData>('questions', ids);
          return { questions: questions.filter((question) => question !== null), cursor };
        });
      } finally {
        await phraser?.record([...unpaid].flatMap(({ entries }) => entries));
      }
    },
    async markAsked(ids) {
      return retryOnConflict(async () => {
        const questions = (await documents.getMany<QuestionData>('questions', ids)).filter(
          (question) => question !== null && question.data.askedAt === null,
        );
        const operations = questions.flatMap((question) =>
          question === null ? [] : [putQuestion(question.id, { ...question.data, askedAt: isoNow(clock) }, question.revision)],
        );
        if (operations.length > 0) await documents.commit({ operations, by: 'flywheel' });
        return operations.length;
      });
    },
    list({ answered, first, after }) {
      checkFirst(first);
      const where = { visibility: 'flywheel:read', ...(typeof answered === 'boolean' ? { 'data.answered': answered } : {}) };
      return loadDocumentPage<QuestionData>(
        documents,
        {
          collection: 'questions',
          where,
          sort: [['data.priorityRank', 1]],
          first,
          after,
          hash: argumentsHash('expertQuestions', { answered }),
        },
        ({ data }) => [data.priorityRank],
      );
    },
    ofGaps,
  };
}
