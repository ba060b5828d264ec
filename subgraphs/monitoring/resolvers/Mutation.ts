import { toPayload } from '../../../platform/errors/user-errors.ts';
import type { MonitoringContext } from '../context.ts';
import type { Written } from '../domain/alert-book.ts';
import type { Monitoring } from '../domain/monitoring.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export function mutationResolvers({ alerts }: Monitoring): MutationResolvers {
  return {
    createAlertRule: (_, { input }, context) =>
      toPayload(async () => ({ rule: noteWrite(context, await alerts.createRule(input, context.viewer.userId)) }), {
        rule: null,
      }),
    deleteAlertRule: (_, { input }, context) =>
      toPayload(async () => ({ deletedId: noteWrite(context, await alerts.deleteRule(input.id, context.viewer.userId)) }), {
        deletedId: null,
      }),
    silenceAlert: (_, { input }, context) =>
      toPayload(
        async () => ({ alert: noteWrite(context, await alerts.silence(input.id, input.minutes, context.viewer.userId)) }),
        { alert: null },
      ),
  };
}

function noteWrite<Value>({ effects, loaders }: MonitoringContext, { value, cursor }: Written<Value>): Value {
  effects.cursor = cursor;
  loaders.rule.clearAll();
  loaders.alert.clearAll();
  return value;
}
