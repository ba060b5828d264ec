import type { DependencyReport, HealthReport, HealthStateName } from '../../../platform/ports/health.ts';
import { SERVICE_NAMES } from '../../../platform/service-names.ts';

/** The API's `ServiceHealth`. */
export interface ServiceHealthRecord {
  readonly service: string;
  readonly state: HealthStateName;
  readonly latencyMs: number | null;
  readonly version: string | null;
  readonly dependencies: readonly DependencyReport[];
}

/** The API's `SystemHealth`. */
export interface SystemHealthRecord {
  readonly state: HealthStateName;
  readonly checkedAt: string;
  readonly services: readonly ServiceHealthRecord[];
}

/** `scheme://…`, IPv4 with or without a port, bracketed IPv6, `host:port`, and paths of the file system. */
const ADDRESSES =
  /\b[a-z][a-z0-9+.-]*:\/\/\S+|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b|\[[0-9a-f:.]+\](?::\d+)?|\b[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?:\d{2,5}\b|(?<![\w.])\/(?:[\w.@-]+\/)+[\w.@-]*/giu;

/** A dependency's message as anyone may read it: without addresses and paths, at most 200 characters. */
export function toPublicMessage(message: string): string {
  return message.replace(ADDRESSES, '…').slice(0, 200);
}

/**
 * The whole from the reports of the services; one that gave none is DOWN. DOWN when the database or every service is, HEALTHY
 * when all are, else DEGRADED.
 */
export function toSystemHealth(reports: readonly HealthReport[], checkedAt: string): SystemHealthRecord {
  const byService = new Map(reports.map((report) => [report.service, report]));
  const services = SERVICE_NAMES.map((service) => toServiceHealth(service, byService.get(service)));
  const isDown = ({ state }: ServiceHealthRecord) => state === 'DOWN';
  const isWholeDown = services.every(isDown) || services.some((health) => health.service === 'database' && isDown(health));
  const isWholeHealthy = services.every(({ state }) => state === 'HEALTHY');
  return { state: isWholeDown ? 'DOWN' : isWholeHealthy ? 'HEALTHY' : 'DEGRADED', checkedAt, services };
}

function toServiceHealth(service: string, report: HealthReport | undefined): ServiceHealthRecord {
  if (report === undefined) return { service, state: 'DOWN', latencyMs: null, version: null, dependencies: [] };
  const latencies = report.dependencies.flatMap(({ latencyMs }) => (latencyMs === null ? [] : [latencyMs]));
  return {
    service,
    state: report.state,
    latencyMs: latencies.length === 0 ? null : Math.max(...latencies),
    version: report.version,
    dependencies: report.dependencies.map((dependency) => ({
      ...dependency,
      message: dependency.message === null ? null : toPublicMessage(dependency.message),
    })),
  };
}

/**
 * Measures the health of the platform.
 * @param checkServices answers within a second for each service; when it fails, or takes longer than `withinMs`, no service
 *   counts as having answered
 */
export async function measureHealth(
  checkServices: () => Promise<readonly HealthReport[]>,
  now: () => string,
  withinMs = 2_000,
): Promise<SystemHealthRecord> {
  const { promise: late, resolve: give } = Promise.withResolvers<readonly HealthReport[]>();
  const timer = setTimeout(give, withinMs, []);
  try {
    return toSystemHealth(await Promise.race([checkServices().catch(() => []), late]), now());
  } finally {
    clearTimeout(timer);
  }
}
