import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LoadReport, LoadRequest } from './load-generator.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';

const PROJECT = join(import.meta.dirname, '..');

/** The rates of clients are raised, or they would be what is measured. */
export const RAISED_RATES = {
  STOMATON_RATE_LIMIT_PER_SECOND: '1000000',
  STOMATON_AUTH_RATE_LIMIT_PER_SECOND: '1000000',
} as const;

export interface Measured {
  readonly scenario: string;
  readonly rate: string;
  readonly report: LoadReport;
  readonly cpuMsPerRequest: number;
  readonly residentMb: number;
}

/** Measures `npm start` on a fresh data folder, at fixed rates (open loop) and as fast as it answers. */
export async function measureOneProcess(
  slugs: readonly string[],
  { seconds, only }: { readonly seconds: number; readonly only?: string },
): Promise<readonly Measured[]> {
  const startedAt = performance.now();
  await using server = await startOneProcess();
  const { url } = server;
  const generator = fork(join(import.meta.dirname, 'load-generator.ts'), { execArgv: [] });
  try {
    console.log(`first start, with seeding and indexing: ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    console.log(`idle memory: ${(await processFigures(url)).residentMb.toFixed(0)} MB\n`);
    const scenarios = SCENARIOS.filter(({ name }) => only === undefined || name === only);
    return await measureScenarios(scenarios, { slugs, url, generator, seconds, figures: () => processFigures(url) });
  } finally {
    generator.kill();
  }
}

/** What a server has used so far, and what it holds. */
export interface Figures {
  readonly cpuSeconds: number;
  readonly residentMb: number;
}

interface Target {
  readonly slugs: readonly string[];
  readonly url: string;
  readonly generator: ChildProcess;
  readonly seconds: number;
  readonly figures: () => Promise<Figures>;
}

/** Warms each scenario up, then sends at its rates and as fast as it is answered. */
export async function measureScenarios(scenarios: readonly Scenario[], target: Target): Promise<readonly Measured[]> {
  const rows: Measured[] = [];
  for (const scenario of scenarios) {
    await measure(scenario, target, { ratePerSecond: null, connections: 4, seconds: 3 });
    for (const ratePerSecond of [...scenario.rates, null]) {
      const connections = ratePerSecond === null ? 4 : 64;
      const row = await measure(scenario, target, { ratePerSecond, connections, seconds: target.seconds });
      rows.push(row);
      if (row.report.firstFailure !== null)
        console.error(`${scenario.name}: ${row.report.failed} failed, first: ${row.report.firstFailure}`);
    }
  }
  return rows;
}

/** `npm start` on a fresh data folder, ready; disposing stops it and removes the folder. */
export async function startOneProcess(
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly url: string } & AsyncDisposable> {
  const dataDir = mkdtempSync(join(tmpdir(), 'stomaton-bench-'));
  const server = spawn(process.execPath, ['--max-semi-space-size=4', join(PROJECT, 'topologies/start.ts')], {
    env: { ...process.env, PORT: '0', STOMATON_DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...RAISED_RATES, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  async function stop(): Promise<void> {
    server.kill('SIGTERM');
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
    rmSync(dataDir, { recursive: true, force: true });
  }
  try {
    return { url: await readyUrl(server), [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function readyUrl(server: ChildProcess): Promise<string> {
  if (server.stdout === null) throw new Error('The server has no output.');
  for await (const line of createInterface({ input: server.stdout })) {
    if (line.startsWith('{"event":"ready"')) return (JSON.parse(line) as { url: string }).url;
  }
  throw new Error('The server ended before it was ready.');
}

async function measure(
  scenario: Scenario,
  { slugs, url, generator, figures }: Target,
  load: Pick<LoadRequest, 'ratePerSecond' | 'connections' | 'seconds'>,
): Promise<Measured> {
  const before = await figures();
  generator.send({ ...load, url: `${url}/graphql`, bodies: scenario.bodies(slugs) });
  const [report] = (await once(generator, 'message')) as [LoadReport];
  const after = await figures();
  return {
    scenario: scenario.name,
    rate: load.ratePerSecond === null ? `max, ${load.connections} at once` : `${load.ratePerSecond}/s`,
    report,
    cpuMsPerRequest: ((after.cpuSeconds - before.cpuSeconds) * 1_000) / Math.max(1, report.sent),
    residentMb: after.residentMb,
  };
}

/** CPU and memory as the server itself reports them. */
async function processFigures(url: string): Promise<Figures> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const figure = (name: string): number => Number(new RegExp(`^stomaton_${name} (.+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  return { cpuSeconds: figure('process_cpu_seconds_total'), residentMb: figure('process_resident_memory_bytes') / 2 ** 20 };
}

export function printMeasured(rows: readonly Measured[]): void {
  console.log(
    '| scenario | load | p50 ms | p95 ms | p99 ms | requests/s | failed | server CPU ms/request | generator CPU | memory MB | answer kB |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|---|');
  for (const { scenario, rate, report, cpuMsPerRequest, residentMb } of rows) {
    const figures = [report.p50Ms, report.p95Ms, report.p99Ms, report.perSecond].map((value) => value.toFixed(1));
    const cells = [
      scenario,
      rate,
      ...figures,
      String(report.failed),
      cpuMsPerRequest.toFixed(2),
      `${(report.generatorCpu * 100).toFixed(0)} %`,
      residentMb.toFixed(0),
      (report.bytesPerAnswer / 1_024).toFixed(1),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
