import { SERVICE_NAMES, type ServiceName } from '../platform/service-names.ts';

/** The port of each subgraph where every service is a process of its own. */
export const SERVICE_PORTS: Readonly<Record<ServiceName, number>> = {
  content: 8001,
  search: 8002,
  flywheel: 8003,
  monitoring: 8004,
  rag: 8005,
  database: 8006,
  auth: 8007,
  cache: 8008,
};

/** Name, SDL file and address of every subgraph, by name. */
export const SUBGRAPHS = [...SERVICE_NAMES].sort().map((name) => ({
  name,
  schemaUrl: new URL(`../subgraphs/${name}/schema.graphql`, import.meta.url),
  url: `http://127.0.0.1:${SERVICE_PORTS[name]}/graphql`,
}));
