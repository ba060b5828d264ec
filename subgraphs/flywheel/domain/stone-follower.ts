import { type FeedConsumer, startFeedConsumer } from '../../../platform/change-feed/consumer.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { Change, DocumentsPort, WriteOperation } from '../../../platform/ports/documents.ts';
import type { AnswerData } from './answers.ts';
import type { GapData } from './gap.ts';
import type { QuestionData } from './question.ts';

/** Where the follower has come to. */
export interface PositionStore {
  load(): string | null;
  store(cursor: string): void;
}

/**
 * Follows the catalogue: with a stone go its gaps, their questions and the answers. The position is stored after the
 * deletions, so a crash repeats them, which does no harm.
 */
export function followStones(documents: DocumentsPort, position: PositionStore, log: Logger): FeedConsumer {
  return startFeedConsumer({
    name: 'flywheel.stones',
    documents,
    collections: ['stones'],
    loadCursor: () => position.load(),
    async apply(changes, cursor) {
      await deleteWhatWasAbout(documents, deletedIds(changes));
      position.store(cursor);
    },
    log,
  });
}

function deletedIds(changes: readonly Change[]): readonly string[] {
  return changes.filter(({ document }) => document === null).map(({ id }) => id);
}

async function deleteWhatWasAbout(documents: DocumentsPort, stoneIds: readonly string[]): Promise<void> {
  if (stoneIds.length === 0) return;
  const where = { 'data.stoneId': { $in: stoneIds } };
  const [gaps, questions, answers] = await Promise.all([
    documents.find<GapData>('gaps', { where, limit: 10_000 }),
    documents.find<QuestionData>('questions', { where, limit: 10_000 }),
    documents.find<AnswerData>('answers', { where, limit: 10_000 }),
  ]);
  const operations = [...gaps, ...questions, ...answers].map(
    ({ collection, id }): WriteOperation => ({ kind: 'delete', collection, id }),
  );
  for (let start = 0; start < operations.length; start += BATCH_SIZE) {
    await documents.commit({ operations: operations.slice(start, start + BATCH_SIZE), by: 'flywheel' });
  }
}

const BATCH_SIZE = 100;
