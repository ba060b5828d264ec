import type { Logger } from 'pino';
import type { Viewer } from '../identity/viewer.ts';
import type { CallerName } from '../service-names.ts';
import type { Clock } from '../time/clock.ts';

/** What a subgraph's answer tells the router beside its data; it travels in `extensions`. */
export interface ResponseEffects {
  /** The feed's position after this request's last write; null when it wrote nothing. */
  cursor: string | null;
  /** Ids of the entities that the client opened. */
  readonly viewedIds: Set<string>;
  /** Ids of the entities shown among search results. */
  readonly foundIds: Set<string>;
}

/** What every request carries, in every subgraph. A subgraph's own context adds its loaders, nothing else. */
export interface RequestContext {
  readonly requestId: string;
  readonly viewer: Viewer;
  readonly caller: CallerName;
  /** An opaque key for whoever asks, the same for the same person: to count askers, never to identify them. */
  readonly askerKey: string;
  /** Where the client's connection comes from, for lockouts and sessions; null when unknown. */
  readonly clientAddress: string | null;
  readonly userAgent: string | null;
  /** The client's `x-stomaton-read-after`, or the cursor of this operation's own write. */
  readonly readAfter: string | null;
  /** Aborted when the client is gone or the deadline has passed. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  readonly clock: Clock;
  readonly effects: ResponseEffects;
}
