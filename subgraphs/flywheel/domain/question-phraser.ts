import { z } from 'zod';
import { DomainError } from '../../../platform/errors/domain-error.ts';
import type { LedgerEntry } from '../../../platform/ledger/paid-calls.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { CataloguePort } from '../../../platform/ports/catalogue.ts';
import type { LanguageModel, ReplyFault, Verdict } from '../../../platform/ports/language-model.ts';
import { protect, restore, wordSpans } from '../../../platform/protected-text/protect.ts';
import type { QuestionDraft } from './question.ts';

export interface PhrasedQuestion {
  readonly text: string;
  /** What it cost: to be committed with the question, or recorded where it is not used. */
  readonly entries: readonly LedgerEntry[];
}

/** Says questions in words that a person would use. */
export interface QuestionPhraser {
  /**
   * Asks for exactly what the draft asks for; the draft's own text where that cannot be had: a question by templates is as right.
   * Never rejects for the model's sake.
   */
  phrase(
    draft: QuestionDraft,
    purpose: { readonly entityIds: readonly string[]; readonly userId: string | null; readonly signal?: AbortSignal },
  ): Promise<PhrasedQuestion>;
  /** Stores what phrasing cost that is not used. */
  record(entries: readonly LedgerEntry[]): Promise<void>;
}

const REPLY = z.strictObject({ question: z.string() });
const INSTRUCTIONS =
  'Phrase the question in "question" as one friendly, exact question in English to somebody who quarries or works stone, in at most three sentences. Ask for exactly what it asks for. Each token stands exactly once; those in "subject" may be repeated. The last sentence ends with a question mark.';
const LONGEST = 700;
const CAPITALISED = /(?<![.!?:]\s+|^\s*)\b\p{Lu}[\p{L}’'-]+/gu;
/** From this confidence on a name counts as another stone. */
const MENTION_CONFIDENCE = 0.75;

export function createQuestionPhraser(deps: {
  readonly model: LanguageModel;
  readonly catalogue: Pick<CataloguePort, 'findMentions'>;
  readonly record: (entries: readonly LedgerEntry[]) => Promise<void>;
  readonly log: Logger;
}): QuestionPhraser {
  const { model, catalogue, record, log } = deps;

  async function namesAnother(text: string, draft: string): Promise<boolean> {
    const stonesIn = async (said: string) =>
      (await catalogue.findMentions(said)).flatMap(({ stoneId, confidence }) =>
        confidence >= MENTION_CONFIDENCE ? [stoneId] : [],
      );
    const known = new Set(await stonesIn(draft));
    return (await stonesIn(text)).some((id) => !known.has(id));
  }

  return {
    async phrase(draft, { entityIds, userId, signal }) {
      const plain = { text: draft.text, entries: [] };
      // Where a question is made of people's own words there is nothing to phrase, and nothing of theirs is sent.
      if (draft.subject === null) return plain;
      try {
        const { value, entries } = await model.write({
          operation: 'generateQuestions',
          entityIds,
          userId,
          instructions: INSTRUCTIONS,
          reply: REPLY,
          maxOutputTokens: 600,
          signal,
          ...phrasingTask(draft, draft.subject),
        });
        if (!(await namesAnother(value, draft.text))) return { text: value, entries };
        log.warn({ entityIds, fault: 'STONE_INVENTED' }, 'a phrased question was refused; the template asks');
        return { text: draft.text, entries };
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        log.warn({ code: error.code, ...error.facts, entityIds }, 'a question could not be phrased; the template asks');
        return plain;
      }
    },
    record,
  };
}

function phrasingTask(draft: QuestionDraft, subject: string) {
  const guarded = protect(draft.text, wordSpans(draft.text, draft.fixed));
  const mayRepeat = new Set([subject]);
  const subjects = [...guarded.tokens].flatMap(([number, { text }]) => (text === subject ? [`⟦${number}⟧`] : []));
  return {
    material: { subject: subjects, question: guarded.masked },
    check({ question }: z.infer<typeof REPLY>): Verdict<string> {
      const restored = restore(question.trim(), guarded, { from: 'en', to: 'en', mayRepeat });
      if ('faults' in restored) return restored;
      const faults: ReplyFault[] = [];
      const { text } = restored;
      if (!text.endsWith('?')) faults.push({ code: 'NO_QUESTION', about: 'It does not end with a question mark.' });
      if (text.length > LONGEST || /\n/.test(text)) faults.push({ code: 'TOO_LONG', about: 'It is too long.' });
      for (const [name] of question.replace(/⟦\d+⟧/g, ' ').matchAll(CAPITALISED)) {
        if (!draft.text.includes(name) && name !== 'I') {
          faults.push({ code: 'NAME_INVENTED', about: `“${name}” does not stand in the question.` });
        }
      }
      return faults.length > 0 ? { faults } : { value: text };
    },
  };
}
