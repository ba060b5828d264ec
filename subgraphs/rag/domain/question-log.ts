import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import type { UnansweredQuestion } from '../../../platform/ports/retrieval.ts';

/** `data` of a row of `askedQuestions`. */
export interface AskedQuestion {
  readonly question: string;
  readonly askerKey: string;
  readonly answered: boolean;
  readonly at: string;
}

/** What was asked. Rows wait up to a second to be written; reads see them at once. */
export interface QuestionLog {
  record(asked: AskedQuestion): void;
  /** Questions without an answer since a time, the most asked first, askers counted once each. */
  unanswered(since: string): Promise<readonly UnansweredQuestion[]>;
  /** Writes what waits. Rows that cannot be written stay for the next time. */
  flush(): Promise<void>;
}

export function createQuestionLog(documents: Pick<DocumentsPort, 'append' | 'find'>, newId: () => string): QuestionLog {
  let pending: { id: string; data: AskedQuestion }[] = [];
  return {
    record(data) {
      pending.push({ id: newId(), data });
    },
    async unanswered(since) {
      const stored = await documents.find<AskedQuestion>('askedQuestions', {
        where: { 'data.at': { $gte: since }, 'data.answered': false },
        limit: 10_000,
      });
      const rows = [...stored, ...pending].map(({ data }) => data).filter(({ answered, at }) => !answered && at >= since);
      const groups = new Map<string, AskedQuestion[]>();
      for (const row of rows) {
        const key = row.question
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim();
        groups.set(key, [...(groups.get(key) ?? []), row]);
      }
      return [...groups.values()]
        .map((group) => {
          const times = group.map(({ at }) => at).sort();
          return {
            question: group[0]?.question ?? '',
            askers: new Set(group.map(({ askerKey }) => askerKey)).size,
            firstAt: times[0] ?? since,
            lastAt: times.at(-1) ?? since,
          };
        })
        .sort((a, b) => b.askers - a.askers || (a.question < b.question ? -1 : 1));
    },
    async flush() {
      const rows = pending;
      if (rows.length === 0) return;
      await documents.append('askedQuestions', rows);
      pending = pending.filter((row) => !rows.includes(row));
    },
  };
}
