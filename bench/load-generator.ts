import { Pool } from 'undici';

/** What the load generator is asked to do; it runs in a process of its own, so that its CPU is counted apart. */
export interface LoadRequest {
  readonly url: string;
  /** Request bodies, sent in turn. */
  readonly bodies: readonly string[];
  /** Requests a second, sent on schedule whether or not earlier ones were answered (open loop); null: as fast as `connections` allow. */
  readonly ratePerSecond: number | null;
  readonly connections: number;
  readonly seconds: number;
  /** Ends after so many requests, however long they take: code is then equally warm on a fast and on a slow machine. */
  readonly requests?: number;
}

export interface LoadReport {
  readonly sent: number;
  readonly failed: number;
  /** Milliseconds from the scheduled time of a request, not from its sending: a stalled server cannot hide its queue. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly perSecond: number;
  /** CPU seconds of this process for each second of the run. */
  readonly generatorCpu: number;
  readonly bytesPerAnswer: number;
  readonly firstFailure: string | null;
}

export async function generateLoad({
  url,
  bodies,
  ratePerSecond,
  connections,
  seconds,
  requests,
}: LoadRequest): Promise<LoadReport> {
  const pool = new Pool(new URL(url).origin, { connections, pipelining: 1 });
  const path = new URL(url).pathname;
  const latencies: number[] = [];
  let failed = 0;
  let bytes = 0;
  let sent = 0;
  let firstFailure: string | null = null;
  async function send(scheduledAt: number): Promise<void> {
    const body = bodies[sent % bodies.length] ?? '';
    sent += 1;
    try {
      const response = await pool.request({ path, method: 'POST', headers: { 'content-type': 'application/json' }, body });
      const text = await response.body.text();
      bytes += text.length;
      if (response.statusCode !== 200 || text.includes('"errors":[')) {
        failed += 1;
        firstFailure ??= text.slice(0, 300);
      }
    } catch (error) {
      failed += 1;
      firstFailure ??= String(error);
    }
    latencies.push(performance.now() - scheduledAt);
  }
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1_000;
  if (ratePerSecond === null) {
    const runner = async (): Promise<void> => {
      while (requests === undefined ? performance.now() < endsAt : sent < requests) await send(performance.now());
    };
    await Promise.all(Array.from({ length: connections }, runner));
  } else {
    const pending: Promise<void>[] = [];
    for (let index = 0; index < ratePerSecond * seconds; index += 1) {
      const scheduledAt = startedAt + (index * 1_000) / ratePerSecond;
      const waitMs = scheduledAt - performance.now();
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
      pending.push(send(scheduledAt));
    }
    await Promise.all(pending);
  }
  const elapsed = (performance.now() - startedAt) / 1_000;
  const cpu = process.cpuUsage(cpuBefore);
  await pool.close();
  latencies.sort((a, b) => a - b);
  const quantile = (q: number): number => latencies[Math.min(latencies.length - 1, Math.floor(q * latencies.length))] ?? 0;
  return {
    sent,
    failed,
    p50Ms: quantile(0.5),
    p95Ms: quantile(0.95),
    p99Ms: quantile(0.99),
    perSecond: sent / elapsed,
    generatorCpu: (cpu.user + cpu.system) / 1e6 / elapsed,
    bytesPerAnswer: bytes / Math.max(1, sent),
    firstFailure,
  };
}

if (process.send !== undefined) {
  process.on('message', (request: LoadRequest) => {
    void generateLoad(request).then((report) => process.send?.(report));
  });
}
