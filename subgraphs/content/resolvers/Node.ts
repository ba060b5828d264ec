import { type IdPrefix, prefixOf } from '../../../platform/ids/ids.ts';
import type { NodeResolvers } from '../schema.generated.ts';

/** The type of what an id names; prefixes that are not here name nothing that `Query.node` answers. */
export const NODE_TYPES = {
  stone: 'Stone',
  article: 'Article',
  user: 'User',
  doc: 'SourceDocument',
  gap: 'KnowledgeGap',
  question: 'ExpertQuestion',
  answer: 'ExpertAnswer',
  run: 'WorkflowRun',
  rule: 'AlertRule',
  alert: 'Alert',
} as const satisfies { readonly [Prefix in IdPrefix]?: string };

export function nodeResolvers(): NodeResolvers {
  return {
    __resolveType({ id }) {
      const prefix = prefixOf(id);
      const type = Object.entries(NODE_TYPES).find(([known]) => known === prefix)?.[1];
      if (type === undefined) throw new Error(`No type has ids such as ${id}.`);
      return type;
    },
  };
}
