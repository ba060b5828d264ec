import type { ServiceName } from '../service-names.ts';

export type HealthStateName = 'HEALTHY' | 'DEGRADED' | 'DOWN';

export interface DependencyReport {
  readonly name: string;
  /** Which engine stands behind it, such as `sqlite`. */
  readonly engine: string;
  readonly state: HealthStateName;
  readonly latencyMs: number | null;
  readonly message: string | null;
}

export interface HealthReport {
  readonly service: ServiceName;
  readonly state: HealthStateName;
  /** True once the service has caught up with the seed; later losses make it degraded, not unready. */
  readonly ready: boolean;
  readonly version: string;
  readonly dependencies: readonly DependencyReport[];
}
