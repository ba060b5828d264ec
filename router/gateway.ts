import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { Logger } from 'pino';
import { guardGateway } from './authorization/guard-gateway.ts';
import { executeOperations } from './execution/execute-operations.ts';
import { deriveGatewaySdl } from './gateway-sdl.ts';
import { presentStrictly, relaxEntities } from './lenient-entities.ts';
import type { RouterContext } from './router-context.ts';

export interface GatewayOptions {
  /** As composed; what the gateway cannot load is stripped here. */
  readonly supergraphSdl: string;
  readonly dataSourceOf: (subgraph: string) => GraphQLDataSource<RouterContext>;
  readonly log: Logger;
}

/** The gateway: refuses what the viewer may not have, plans the rest over the supergraph (plans are cached) and fetches it. */
export function createGateway({ supergraphSdl, dataSourceOf, log }: GatewayOptions): ApolloGateway {
  // Its only switch: otherwise it reports to its vendor, and asks the cloud that it may run in for its name.
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
  const dataSources = new Map<string, GraphQLDataSource>();
  const gateway = new ApolloGateway({
    supergraphSdl: relaxEntities(deriveGatewaySdl(supergraphSdl)),
    buildService({ name }) {
      const source = dataSourceOf(name) as GraphQLDataSource;
      dataSources.set(name, source);
      return source;
    },
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
  executeOperations(gateway, (name) => {
    const source = dataSources.get(name);
    if (source === undefined) throw new Error(`A plan names a subgraph "${name}" that was never built.`);
    return source;
  });
  return guardGateway(presentStrictly(gateway, supergraphSdl), supergraphSdl);
}
