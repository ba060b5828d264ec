import type { Viewer } from '../platform/identity/viewer.ts';

/** What one client operation carries through the router. */
export interface RouterContext {
  readonly requestId: string;
  readonly viewer: Viewer;
  /** Passed on to every subgraph. */
  readonly headers: Record<string, string>;
  /** When the operation must be answered, in milliseconds since the epoch. */
  readonly deadlineAt: number;
  /** The feed's position after this operation's own writes; later fetches of the operation read after it. */
  cursor: string | null;
  readonly viewedIds: Set<string>;
  readonly foundIds: Set<string>;
  /** For each subgraph asked: how often, and how long in all. */
  readonly fetches: Map<string, { count: number; durationMs: number }>;
}
