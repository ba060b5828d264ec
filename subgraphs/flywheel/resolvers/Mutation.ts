import { toPayload } from '../../../platform/errors/user-errors.ts';
import { resolveEntityRef } from '../../../platform/graphql/entity-loader.ts';
import { requirePerson } from '../../../platform/identity/viewer.ts';
import { clearLoaders, type FlywheelContext } from '../context.ts';
import { analyzeNow } from '../domain/analyze-now.ts';
import type { AnswerRecord } from '../domain/answers.ts';
import type { Flywheel } from '../domain/flywheel.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export function mutationResolvers(flywheel: Flywheel): MutationResolvers {
  const { gaps, questions, answers, engine, schedules } = flywheel;
  return {
    analyzeGaps: (_, _args, context) =>
      toPayload(
        async () => ({ run: noteWrite(context, await analyzeNow(flywheel, requirePerson(context.viewer).userId)).run }),
        { run: null },
      ),
    reportGap: (_, { input }, context) =>
      toPayload(
        async () => ({
          gap: noteWrite(
            context,
            await gaps.report({ ...input, source: input.source ?? 'MANUAL' }, requirePerson(context.viewer)),
          ).gap,
        }),
        {
          gap: null,
        },
      ),
    setGapStatus: (_, { input }, context) =>
      toPayload(
        async () => {
          const { userId } = requirePerson(context.viewer);
          return { gap: noteWrite(context, await gaps.setStatus(input.id, input.status, userId)).gap };
        },
        { gap: null },
      ),
    generateQuestions: (_, { input }, context) =>
      toPayload(
        async () => {
          const { userId } = requirePerson(context.viewer);
          const request = { gapIds: input.gapIds ?? null, count: input.count ?? 10 };
          return { questions: [...noteWrite(context, await questions.generate(request, userId)).questions] };
        },
        { questions: [] },
      ),
    answerQuestion: (_, { input }, context) =>
      toPayload(
        async () => toAnswerPayload(context, noteWrite(context, await answers.answer(input, requirePerson(context.viewer)))),
        { answer: null, stone: null },
      ),
    verifyAnswer: (_, { input }, context) =>
      toPayload(
        async () => toAnswerPayload(context, noteWrite(context, await answers.verify(input, requirePerson(context.viewer)))),
        { answer: null, stone: null },
      ),
    startWorkflow: (_, { input }, context) =>
      toPayload(
        async () => {
          const request = { ...input, by: requirePerson(context.viewer).userId };
          return { run: noteWrite(context, await engine.start(request)).run };
        },
        { run: null },
      ),
    resumeWorkflow: (_, { input }, context) =>
      toPayload(
        async () => {
          const resumed = await engine.resume(input.runId, input.feedback, requirePerson(context.viewer));
          return { run: noteWrite(context, resumed).run };
        },
        { run: null },
      ),
    cancelWorkflow: (_, { input }, context) =>
      toPayload(
        async () => ({ run: noteWrite(context, await engine.cancel(input.id, requirePerson(context.viewer).userId)).run }),
        { run: null },
      ),
    setSchedule: (_, { input }, context) =>
      toPayload(
        async () => {
          const { userId } = requirePerson(context.viewer);
          return { schedule: noteWrite(context, await schedules.set(input, userId)).schedule };
        },
        { schedule: null },
      ),
  };
}

/** The client may read its write: the cursor goes with the answer, and nothing loaded before it is shown. */
function noteWrite<Written extends { readonly cursor: string | null }>(
  { effects, loaders }: FlywheelContext,
  written: Written,
): Written {
  if (written.cursor !== null) effects.cursor = written.cursor;
  clearLoaders(loaders);
  return written;
}

async function toAnswerPayload({ loaders }: FlywheelContext, { answer }: { readonly answer: AnswerRecord }) {
  const { stoneId } = answer.data;
  return { answer, stone: stoneId === null ? null : await resolveEntityRef(loaders.entity, stoneId) };
}
