import type { Subgraph } from '../graphql/subgraph.ts';
import type { HealthReport, HealthStateName } from '../ports/health.ts';

const WITHIN_MS = 1_000;

/** Asks a subgraph for the state of what it needs; one that does not answer within a second is DOWN. */
export async function checkSubgraph(
  subgraph: Pick<Subgraph, 'name' | 'isReady' | 'checkDependencies'>,
  version: string,
): Promise<HealthReport> {
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
