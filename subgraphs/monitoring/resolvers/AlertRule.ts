import type { AlertRuleResolvers } from '../schema.generated.ts';

export function alertRuleResolvers(): AlertRuleResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => loaders.rule.load(id),
  };
}
