/** The eight services, in the order in which one process opens them: each needs only ports of those before it. */
export const SERVICE_NAMES = ['database', 'cache', 'monitoring', 'auth', 'content', 'rag', 'search', 'flywheel'] as const;

/** A service that publishes a subgraph of the same name. */
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** Whoever may call a service: another service, or the router on behalf of a client. */
export type CallerName = ServiceName | 'router';
