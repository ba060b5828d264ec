import type { Viewer } from '../platform/identity/viewer.ts';

/** What one client operation carries through the router. */
export interface RouterContext {
  readonly requestId: string;
  readonly viewer: Viewer;
  /** Passed on to every subgraph. */
  readonly headers: Record<string, string>;
  /** Passed on to auth alone: where the client is and what it says it is. */
  readonly clientHeaders: Record<string, string>;
  /** When the operation must be answered, in milliseconds since the epoch. */
  readonly deadlineAt: number;
  /** The feed's position after this operation's own writes; later fetches of the operation read after it. */
  cursor: string | null;
  readonly viewedIds: Set<string>;
  readonly foundIds: Set<string>;
  /** For each subgraph asked: how often, and how long in all. */
  readonly fetches: Map<string, { count: number; durationMs: number }>;
  /** Filled when the operation is answered. A thing of its own, since the server copies the context for each operation. */
  readonly outcome: OperationOutcome;
}

/** What the access log says of an operation. */
export interface OperationOutcome {
  /** Null for what never became an operation. */
  operation: { readonly name: string; readonly kind: string | undefined; readonly codes: readonly unknown[] } | null;
}
