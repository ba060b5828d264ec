import { invalidInput } from '../../../platform/errors/domain-error.ts';
import type { Person } from '../../../platform/identity/viewer.ts';
import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import type { AnswerBook } from './answers.ts';
import type { GapData } from './gap.ts';
import type { AnalysisTally, GapAnalysis } from './gap-analysis.ts';
import { GAP_SORT } from './gap-book.ts';
import type { QuestionBook } from './question-book.ts';
import type { RunState, StepDefinition, WorkflowDefinition } from './workflow.ts';

export const GAP_ANALYSIS = 'gap-analysis';
export const QUBEE = 'qubee';

interface WorkflowParts {
  readonly documents: DocumentsPort;
  readonly analysis: GapAnalysis;
  readonly questions: QuestionBook;
  readonly answers: AnswerBook;
}

/** Looks everywhere for what is missing. */
export function createGapAnalysisWorkflow({ analysis }: Pick<WorkflowParts, 'analysis'>): WorkflowDefinition {
  return {
    name: GAP_ANALYSIS,
    isExclusive: true,
    checkInput() {},
    steps: [
      tallied('catalogue', 'stones', (signal) => analysis.ofCatalogue(signal)),
      tallied('failed-searches', 'searches', (signal) => analysis.ofFailedSearches(signal)),
      tallied('unanswered-questions', 'questions', (signal) => analysis.ofUnansweredQuestions(signal)),
      {
        name: 'priorities',
        run: async ({ signal }) => ({ kind: 'done', detail: `${await analysis.setPriorities(signal)} priorities changed.` }),
      },
    ],
  };
}

function tallied(name: string, what: string, run: (signal: AbortSignal) => Promise<AnalysisTally>): StepDefinition {
  return {
    name,
    async run({ signal }) {
      const { examined, seen, opened, closed } = await run(signal);
      return { kind: 'done', detail: `${examined} ${what}: ${seen} gaps, ${opened} opened, ${closed} closed.` };
    },
  };
}

/** Finds the most pressing gaps, has experts asked about them, waits for their answers, and has these verified by a person. */
export function createQubeeWorkflow({ documents, analysis, questions, answers }: WorkflowParts): WorkflowDefinition {
  async function answersOf(state: RunState) {
    return (await answers.ofQuestions(idsIn(state.questionIds))).flat();
  }
  return {
    name: QUBEE,
    isExclusive: false,
    checkInput: (input) => void countOf(input),
    async acceptFeedback(step, feedback, viewer) {
      if (step === 'verify') await judge(answers, feedback, viewer);
    },
    steps: [
      {
        name: 'analyse-gaps',
        async run({ input, signal }) {
          await analysis.ofCatalogue(signal);
          await analysis.ofFailedSearches(signal);
          await analysis.ofUnansweredQuestions(signal);
          await analysis.setPriorities(signal);
          const top = await documents.find<GapData>('gaps', {
            where: { 'data.status': 'OPEN' },
            sort: GAP_SORT,
            limit: countOf(input),
          });
          // Chosen here and kept, so that a repeated next step writes no questions for others.
          return {
            kind: 'done',
            detail: `The ${top.length} most pressing gaps chosen.`,
            state: { gapIds: top.map(({ id }) => id) },
          };
        },
      },
      {
        name: 'write-questions',
        async run({ state, runId, signal }) {
          const gapIds = idsIn(state.gapIds);
          const written =
            gapIds.length === 0
              ? []
              : (await questions.generate({ gapIds, count: gapIds.length, skipClosed: true, runId, signal }, 'flywheel'))
                  .questions;
          return {
            kind: 'done',
            detail: `${written.length} questions written.`,
            state: { questionIds: written.map(({ id }) => id) },
          };
        },
      },
      {
        name: 'ask-experts',
        async run({ state }) {
          const asked = await questions.markAsked(idsIn(state.questionIds));
          return {
            kind: 'done',
            detail: `${asked} questions put on the list of open questions (\`expertQuestions\`); no messages are sent in this version.`,
          };
        },
      },
      {
        name: 'wait-for-answers',
        async run({ feedback, state }) {
          const count = idsIn(state.questionIds).length;
          if (count === 0) return { kind: 'done', detail: 'No question was asked, so none is waited for.' };
          if (feedback === null) {
            return { kind: 'wait', detail: `Waiting for answers to ${count} questions; resume when enough are in.` };
          }
          return { kind: 'done', detail: `Resumed by ${feedback.by}.` };
        },
      },
      {
        name: 'read-answers',
        async run({ state }) {
          const given = await answersOf(state);
          const facts = given.reduce((sum, { data }) => sum + data.facts.length + Object.keys(data.technical).length, 0);
          return { kind: 'done', detail: `${given.length} answers read into ${facts} facts.` };
        },
      },
      {
        name: 'verify',
        async run({ feedback, state }) {
          const given = await answersOf(state);
          const count = (status: string) => given.filter(({ data }) => data.status === status).length;
          if (count('PENDING') > 0 && feedback === null) {
            return { kind: 'wait', detail: `${count('PENDING')} answers wait to be verified or disputed.` };
          }
          return {
            kind: 'done',
            detail: `${count('VERIFIED')} answers verified, ${count('DISPUTED')} disputed, ${count('PENDING')} left.`,
          };
        },
      },
    ],
  };
}

const DEFAULT_COUNT = 5;

function countOf(input: unknown): number {
  if (input === null || input === undefined) return DEFAULT_COUNT;
  if (typeof input !== 'object' || Array.isArray(input))
    throw invalidInput('input.input', 'must be an object.', 'Send { "count": 5 }.');
  const count: unknown = 'count' in input ? input.count : DEFAULT_COUNT;
  if (typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= 50) return count;
  throw invalidInput('input.input.count', 'must be a whole number from 1 to 50.', 'Leave it out for 5.');
}

async function judge(answers: AnswerBook, feedback: unknown, viewer: Person): Promise<void> {
  for (const answerId of listIn(feedback, 'verify')) await answers.verify({ answerId, status: 'VERIFIED' }, viewer);
  for (const answerId of listIn(feedback, 'dispute')) await answers.verify({ answerId, status: 'DISPUTED' }, viewer);
}

function listIn(feedback: unknown, name: 'verify' | 'dispute'): readonly string[] {
  if (typeof feedback !== 'object' || feedback === null) return [];
  const list: unknown = new Map(Object.entries(feedback)).get(name) ?? [];
  if (Array.isArray(list) && list.length <= 100 && list.every((id): id is string => typeof id === 'string')) return list;
  throw invalidInput(`input.feedback.${name}`, 'must be a list of at most 100 answer ids.');
}

function idsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
}
