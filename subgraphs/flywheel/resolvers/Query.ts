import { checkId } from '../../../platform/ids/ids.ts';
import type { Flywheel } from '../domain/flywheel.ts';
import type { QueryResolvers } from '../schema.generated.ts';

export function queryResolvers({ gaps, questions, engine, schedules }: Flywheel): QueryResolvers {
  return {
    knowledgeGaps: (_, args) => gaps.list(args),
    expertQuestions: (_, args) => questions.list(args),
    workflowRuns: (_, args) => engine.list(args),
    workflowRun: (_, { id }, { loaders }) => loaders.run.load(checkId(id, 'run', 'id')),
    schedules: async () => [...(await schedules.list())],
  };
}
