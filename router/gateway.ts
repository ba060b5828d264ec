import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { Logger } from 'pino';
import { guardGateway } from './authorization/guard-gateway.ts';
import { deriveGatewaySdl } from './gateway-sdl.ts';
import type { RouterContext } from './router-context.ts';

export interface GatewayOptions {
  /** As composed; what the gateway cannot load is stripped here. */
  readonly supergraphSdl: string;
  readonly dataSourceOf: (subgraph: string) => GraphQLDataSource<RouterContext>;
  readonly log: Logger;
}

/** The gateway: refuses what the viewer may not have, plans the rest over the supergraph (plans are cached) and fetches it. */
export function createGateway({ supergraphSdl, dataSourceOf, log }: GatewayOptions): ApolloGateway {
  const gateway = new ApolloGateway({
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
  return guardGateway(gateway, supergraphSdl);
}
