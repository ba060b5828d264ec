import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { Logger } from 'pino';
import { deriveGatewaySdl } from './gateway-sdl.ts';
import type { RouterContext } from './router-context.ts';

export interface GatewayOptions {
  /** As composed; what the gateway cannot load is stripped here. */
  readonly supergraphSdl: string;
  readonly dataSourceOf: (subgraph: string) => GraphQLDataSource<RouterContext>;
  readonly log: Logger;
}

/** The gateway: plans each operation over the supergraph (plans are cached) and fetches from the subgraphs. */
export function createGateway({ supergraphSdl, dataSourceOf, log }: GatewayOptions): ApolloGateway {
  return new ApolloGateway({
    supergraphSdl: deriveGatewaySdl(supergraphSdl),
    buildService: ({ name }) => dataSourceOf(name) as GraphQLDataSource,
    // Its logger takes one string; ours takes it as the message.
    logger: {
      debug: (message: string) => log.debug(message),
      info: (message: string) => log.info(message),
      warn: (message: string) => log.warn(message),
      error: (message: string) => log.error(message),
    },
    // Validated when it was composed and committed; validating again costs a second at every start.
    validateSupergraph: false,
  });
}
