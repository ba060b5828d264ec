/** The eight services, in the order in which one process opens them: each needs only ports of those before it. */
export const SERVICE_NAMES = ['database', 'cache', 'monitoring', 'auth', 'content', 'rag', 'search', 'flywheel'] as const;

/** A service that publishes a subgraph of the same name. */
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** Whoever may call a service: another service, or the router on behalf of a client. */
export type CallerName = ServiceName | 'router';

/** The port of each service, and of the router, where every one is a process of its own. */
export const SERVICE_PORTS: Readonly<Record<CallerName, number>> = {
  content: 8001,
  search: 8002,
  flywheel: 8003,
  monitoring: 8004,
  rag: 8005,
  database: 8006,
  auth: 8007,
  cache: 8008,
  router: 4000,
};
