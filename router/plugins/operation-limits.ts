import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { ValidationRule } from 'graphql';
import type { RouterContext } from '../router-context.ts';

/** Tokens that an operation may have; given to the parser, so that it stops there. */
export const MAX_TOKENS = 5_000;

export interface OperationLimits {
  readonly validationRules: readonly ValidationRule[];
  readonly plugins: readonly ApolloServerPlugin<RouterContext>[];
}

/** Bounds what one operation may be: tokens, depth, aliases, directives, cost. */
export function operationLimits({
  maxCost,
  hideSuggestions,
}: {
  readonly maxCost: number;
  readonly hideSuggestions: boolean;
}): OperationLimits {
  const { validationRules, plugins } = new ApolloArmor({
    blockFieldSuggestion: { enabled: hideSuggestions },
    costLimit: { enabled: true, maxCost, ignoreIntrospection: true, propagateOnRejection: true },
    maxAliases: { enabled: true, n: 60 },
    maxDepth: { enabled: true, n: 20, ignoreIntrospection: true },
    maxDirectives: { enabled: true, n: 50 },
    // Apollo's parser counts tokens by itself; the plugin would refuse before others can shape the error.
    maxTokens: { enabled: false },
  }).protect();
  // Typed against the CommonJS build of the very same server.
  return { validationRules, plugins: plugins as unknown as ApolloServerPlugin<RouterContext>[] };
}
