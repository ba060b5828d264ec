import type { ErrorCode } from '../../../platform/errors/codes.ts';
import { DomainError, invalidInput, notFound } from '../../../platform/errors/domain-error.ts';
import type { Person } from '../../../platform/identity/viewer.ts';
import { checkId, createIdSource } from '../../../platform/ids/ids.ts';
import type { CataloguePort, StoneFactRecord, TechnicalRecord } from '../../../platform/ports/catalogue.ts';
import {
  compareCursors,
  type DocumentsPort,
  type StoredDocument,
  type WriteOperation,
} from '../../../platform/ports/documents.ts';
import { type Clock, isoNow } from '../../../platform/time/clock.ts';
import { checkText } from './check-text.ts';
import { type GapData, withStatus } from './gap.ts';
import { putGap } from './gap-book.ts';
import { idempotencyOf, outcomeId } from './idempotency.ts';
import type { QuestionData } from './question.ts';
import { putQuestion } from './question-book.ts';
import { readAnswer } from './read-answer.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

export type VerificationName = 'PENDING' | 'VERIFIED' | 'DISPUTED';

/** `data` of a document of `answers`. */
export interface AnswerData {
  readonly questionId: string;
  readonly gapId: string;
  readonly stoneId: string | null;
  readonly text: string;
  readonly expert: string;
  readonly status: VerificationName;
  readonly confidence: number;
  /** What the text was read into; applied when verified. */
  readonly technical: TechnicalRecord;
  readonly facts: readonly StoneFactRecord[];
  readonly appliedFields: readonly string[];
  /**
   * Who is verifying it, from the moment before the stone is changed: from then on it cannot be disputed, and whoever verifies
   * it again finishes what a crash may have left undone.
   */
  readonly verifiedBy: string | null;
}

export type AnswerRecord = StoredDocument<AnswerData>;

/** Experts' answers. Errors: INVALID_INPUT, NOT_FOUND, CONFLICT, IDEMPOTENCY_REUSED. */
export interface AnswerBook {
  answer(
    request: {
      readonly questionId: string;
      readonly text: string;
      readonly expert?: string | null;
      readonly idempotencyKey?: string | null;
    },
    viewer: Person,
  ): Promise<{ readonly answer: AnswerRecord; readonly cursor: string }>;
  /**
   * VERIFIED applies the answer's facts to its stone, exactly once however often and by however many it is called, and
   * resolves the gap; DISPUTED changes nothing but the answer.
   */
  verify(
    request: { readonly answerId: string; readonly status: VerificationName },
    viewer: Person,
  ): Promise<{ readonly answer: AnswerRecord; readonly cursor: string }>;
  /** Of each question, oldest first. One engine call. */
  ofQuestions(questionIds: readonly string[]): Promise<readonly (readonly AnswerRecord[])[]>;
}

const NOTHING_APPLIED: ReadonlySet<ErrorCode> = new Set(['NOT_FOUND', 'INVALID_INPUT', 'FORBIDDEN', 'UNAUTHENTICATED']);

function putAnswer(answer: Pick<AnswerRecord, 'id' | 'authorId' | 'revision'>, data: AnswerData): WriteOperation {
  return {
    kind: 'put',
    collection: 'answers',
    id: answer.id,
    data,
    visibility: 'flywheel:read',
    authorId: answer.authorId,
    expectedRevision: answer.revision,
  };
}

export function createAnswerBook({
  documents,
  catalogue,
  clock,
}: {
  readonly documents: DocumentsPort;
  readonly catalogue: Pick<CataloguePort, 'applyFacts'>;
  readonly clock: Clock;
}): AnswerBook {
  const newId = createIdSource(clock);

  async function load(id: string): Promise<AnswerRecord> {
    const [answer] = await documents.getMany<AnswerData>('answers', [id]);
    if (!answer) throw notFound('input.answerId', 'answer');
    return answer;
  }

  /** Takes the decision to verify, so that no other decision can come between it and the change of the stone. */
  async function claim(id: string, by: string): Promise<AnswerRecord> {
    return retryOnConflict(async () => {
      const answer = await load(id);
      if (answer.data.status === 'VERIFIED' || answer.data.verifiedBy !== null) return answer;
      await documents.commit({ operations: [putAnswer(answer, { ...answer.data, verifiedBy: by })], by });
      return load(id);
    });
  }

  async function applyToStone(answer: AnswerRecord, viewer: Person) {
    const { stoneId, technical, facts, verifiedBy } = answer.data;
    if (stoneId === null) return { cursor: null, changedPaths: [] };
    try {
      return await catalogue.applyFacts({
        stoneId,
        technical,
        facts,
        by: verifiedBy ?? viewer.userId,
        viewer,
        idempotencyKey: answer.id,
      });
    } catch (error) {
      if (error instanceof DomainError && NOTHING_APPLIED.has(error.code)) await release(answer.id, viewer.userId);
      throw error;
    }
  }

  /** Gives the decision back after a refusal that repeating would not mend: the answer may then be disputed. */
  async function release(id: string, by: string): Promise<void> {
    await retryOnConflict(async () => {
      const answer = await load(id);
      if (answer.data.status === 'VERIFIED' || answer.data.verifiedBy === null) return;
      await documents.commit({ operations: [putAnswer(answer, { ...answer.data, verifiedBy: null })], by });
    });
  }

  async function verifyNow(id: string, viewer: Person): Promise<{ answer: AnswerRecord; cursor: string }> {
    const claimed = await claim(id, viewer.userId);
    const applied = claimed.data.status === 'VERIFIED' ? null : await applyToStone(claimed, viewer);
    return retryOnConflict(async () => {
      const answer = await load(id);
      // Another call that verified the same answer has finished first.
      if (applied === null || answer.data.status === 'VERIFIED') return { answer, cursor: await documents.lastCursor() };
      const [gap] = await documents.getMany<GapData>('gaps', [answer.data.gapId]);
      const data: AnswerData = {
        ...answer.data,
        status: 'VERIFIED',
        verifiedBy: claimed.data.verifiedBy,
        appliedFields: applied.changedPaths,
      };
      const commit = await documents.commit({
        operations: [
          putAnswer(answer, data),
          ...(gap ? [putGap(gap.id, withStatus(gap.data, 'RESOLVED', isoNow(clock)), gap.revision)] : []),
        ],
        by: viewer.userId,
      });
      const cursor =
        applied.cursor !== null && compareCursors(applied.cursor, commit.cursor) > 0 ? applied.cursor : commit.cursor;
      return { answer: await load(id), cursor };
    });
  }

  async function dispute(id: string, by: string): Promise<{ answer: AnswerRecord; cursor: string }> {
    return retryOnConflict(async () => {
      const answer = await load(id);
      if (answer.data.verifiedBy !== null) {
        throw new DomainError('INVALID_INPUT', 'input.status: the answer is verified and its facts stand in the stone.', {
          path: ['input', 'status'],
          remedy: 'Correct the stone with `updateStone`.',
        });
      }
      const commit = await documents.commit({ operations: [putAnswer(answer, { ...answer.data, status: 'DISPUTED' })], by });
      return { answer: await load(id), cursor: commit.cursor };
    });
  }

  return {
    async answer(request, viewer) {
      const { questionId } = request;
      checkId(questionId, 'question', 'input.questionId');
      const text = checkText(request.text, 'input.text', 10_000);
      const expert = request.expert == null ? viewer.userId : checkText(request.expert, 'input.expert', 200);
      const idempotency = idempotencyOf(viewer.userId, 'answerQuestion', request.idempotencyKey, request);
      return retryOnConflict(async () => {
        const [question] = await documents.getMany<QuestionData>('questions', [questionId]);
        if (!question) throw notFound('input.questionId', 'question');
        const { topic, gapId, stoneId } = question.data;
        const id = newId('answer');
        const reading = readAnswer(text, topic, `expert's answer, ${expert}`);
        const data: AnswerData = {
          questionId,
          gapId,
          stoneId,
          text,
          expert,
          status: 'PENDING',
          ...reading,
          appliedFields: [],
          verifiedBy: null,
        };
        const commit = await documents.commit({
          operations: [
            putAnswer({ id, authorId: viewer.userId, revision: 0 }, data),
            ...(question.data.answered
              ? []
              : [putQuestion(questionId, { ...question.data, answered: true }, question.revision)]),
          ],
          by: viewer.userId,
          outcome: { answerId: id },
          ...(idempotency === undefined ? {} : { idempotency }),
        });
        return { answer: await load(outcomeId(commit.outcome, 'answerId') ?? id), cursor: commit.cursor };
      });
    },
    async verify({ answerId, status }, viewer) {
      checkId(answerId, 'answer', 'input.answerId');
      if (status === 'VERIFIED') return verifyNow(answerId, viewer);
      if (status === 'DISPUTED') return dispute(answerId, viewer.userId);
      throw invalidInput('input.status', 'an answer is PENDING until it is judged.', 'Send VERIFIED or DISPUTED.');
    },
    async ofQuestions(questionIds) {
      const answers = await documents.find<AnswerData>('answers', {
        where: { 'data.questionId': { $in: [...questionIds] }, visibility: 'flywheel:read' },
        limit: 10_000,
      });
      const byQuestion = Map.groupBy(answers, ({ data }) => data.questionId);
      return questionIds.map((id) => byQuestion.get(id) ?? []);
    },
  };
}
