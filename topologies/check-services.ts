import type { Subgraph } from '../platform/graphql/subgraph.ts';
import type { HealthReport, HealthStateName } from '../platform/ports/health.ts';

const WITHIN_MS = 1_000;

/** Asks every subgraph for the state of what it needs; one that does not answer within a second is DOWN. */
export async function checkSubgraphs(subgraphs: readonly Subgraph[], version: string): Promise<readonly HealthReport[]> {
  return Promise.all(subgraphs.map((subgraph) => checkSubgraph(subgraph, version)));
}

async function checkSubgraph(subgraph: Subgraph, version: string): Promise<HealthReport> {
  const { name: service, isReady: ready } = subgraph;
  const { promise: late, resolve: give } = Promise.withResolvers<null>();
  const timer = setTimeout(give, WITHIN_MS, null);
  try {
    const dependencies = await Promise.race([subgraph.checkDependencies(), late]);
    if (dependencies === null) return { service, state: 'DOWN', ready, version, dependencies: [] };
    return { service, state: worstOf(dependencies.map(({ state }) => state)), ready, version, dependencies };
  } catch {
    return { service, state: 'DOWN', ready, version, dependencies: [] };
  } finally {
    clearTimeout(timer);
  }
}

function worstOf(states: readonly HealthStateName[]): HealthStateName {
  if (states.includes('DOWN')) return 'DOWN';
  return states.includes('DEGRADED') ? 'DEGRADED' : 'HEALTHY';
}
