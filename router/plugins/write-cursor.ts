import type { ApolloServerPlugin } from '@apollo/server';
import type { RouterContext } from '../router-context.ts';

/**
 * A mutation answers with `extensions.cursor`, the feed's position after its write: a client that sends it back as
 * `x-stomaton-read-after` reads its own write.
 */
export function writeCursor(): ApolloServerPlugin<RouterContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue }) {
          if (contextValue.cursor === null || response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          singleResult.extensions = { ...singleResult.extensions, cursor: contextValue.cursor };
        },
      };
    },
  };
}
