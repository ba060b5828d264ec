import type { ScheduleResolvers } from '../schema.generated.ts';

export function scheduleResolvers(): ScheduleResolvers {
  return {
    name: ({ id }) => id,
    workflow: ({ data }) => data.workflow,
    cron: ({ data }) => data.cron,
    timezone: ({ data }) => data.timezone,
    enabled: ({ data }) => data.enabled,
    lastRun: ({ data }, _, { loaders }) => (data.lastRunId === null ? null : loaders.run.load(data.lastRunId)),
    nextRunAt: ({ data }) => data.nextRunAt,
  };
}
