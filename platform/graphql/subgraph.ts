import type { GraphQLSchema } from 'graphql';
import type { DependencyReport } from '../ports/health.ts';
import type { ServiceName } from '../service-names.ts';
import type { RequestContext } from './request-context.ts';

/** One service, ready to answer: what `createXxxSubgraph` returns, the same shape for all eight. */
export interface Subgraph extends AsyncDisposable {
  readonly name: ServiceName;
  readonly schema: GraphQLSchema;
  /** Adds the subgraph's loaders to what the request carries; called once for each operation. */
  createContext(request: RequestContext): RequestContext;
  /** The state of each engine and port that it needs; answers within a second. */
  checkDependencies(): Promise<readonly DependencyReport[]>;
  /**
   * Begins background work (consumers of the feed, schedules) and resolves once it has caught up with the seed.
   * Called once, when every port can be called.
   */
  start(progress: Progress): Promise<void>;
  /** True after `start` has caught up. */
  readonly isReady: boolean;
  /**
   * False as long as what it answers from is not loaded or built, so that an answer would be wrong and not only late: "there is no
   * such stone". Until then it refuses operations as a service that is starting does.
   */
  readonly canAnswer: boolean;
  /** Ends requests that only wait for news (long polls), so that a stop need not wait for them. */
  endWaits?(): void;
}

/** The subgraph, which when it is closed then also closes what it stands on. */
export function closingAfter(subgraph: Subgraph, resource: AsyncDisposable): Subgraph {
  const close = async () => {
    await subgraph[Symbol.asyncDispose]();
    await resource[Symbol.asyncDispose]();
  };
  // Delegates, as a copy would freeze `isReady`.
  return Object.create(subgraph, { [Symbol.asyncDispose]: { value: close } }) as Subgraph;
}

/** Tells a person how long work goes on. Local to start-up; a no-op in tests. */
export interface Progress {
  /** @param total how many steps are expected; null when unknown */
  report(label: string, done: number, total: number | null): void;
}

export const SILENT_PROGRESS: Progress = { report() {} };
