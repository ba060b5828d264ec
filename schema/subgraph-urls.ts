import { SERVICE_NAMES, SERVICE_PORTS } from '../platform/service-names.ts';

/** Name, SDL file and address of every subgraph, by name. */
export const SUBGRAPHS = [...SERVICE_NAMES].sort().map((name) => ({
  name,
  schemaUrl: new URL(`../subgraphs/${name}/schema.graphql`, import.meta.url),
  url: `http://127.0.0.1:${SERVICE_PORTS[name]}/graphql`,
}));
