import { progressOf, stepNameOf } from '../domain/workflow.ts';
import type { WorkflowRunResolvers } from '../schema.generated.ts';

export function workflowRunResolvers(): WorkflowRunResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => loaders.run.load(id),
    workflow: ({ data }) => data.workflow,
    status: ({ data }) => data.status,
    step: ({ data }) => stepNameOf(data),
    progress: ({ data }) => progressOf(data),
    startedAt: ({ data }) => data.startedAt,
    finishedAt: ({ data }) => data.finishedAt,
    steps: ({ data }) => [...data.steps],
    error: ({ data }) => data.error,
  };
}
