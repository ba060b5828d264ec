import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSupergraphSdl } from '../schema/compose.ts';
import { type Child, startChild } from './child.ts';
import type { GatewayMessage, GatewayReply, GatewayTask, ProcessUsage } from './gateway-process.ts';
import type { SubgraphsMessage, SubgraphsReply, SubgraphTraffic } from './http-subgraphs.ts';
import type { LoadReport, LoadRequest } from './load-generator.ts';
import { PEER_SCENARIOS, type Scenario } from './scenarios.ts';

const PEERS = join(import.meta.dirname, 'peers');

interface Gateway {
  readonly name: string;
  readonly file: string;
  readonly env?: Record<string, string>;
}

/** Every gateway of the comparison; the first is what the others are measured by. */
const GATEWAYS: readonly Gateway[] = [
  { name: '@apollo/gateway, stock', file: join(import.meta.dirname, 'gateways/stock.ts') },
  { name: 'Stomaton', file: join(import.meta.dirname, 'gateways/ours.ts') },
  { name: 'Hive Gateway', file: join(PEERS, 'hive.mjs') },
  { name: 'Hive Gateway, Rust planner', file: join(PEERS, 'hive.mjs'), env: { HIVE_PLANNER: 'router' } },
  { name: 'mercurius', file: join(PEERS, 'mercurius.mjs') },
];

export interface PeerRow {
  readonly gateway: string;
  readonly scenario: string;
  readonly report: LoadReport;
  readonly cpuMsPerRequest: number;
  readonly callsPerRequest: number;
  readonly subgraphKbPerRequest: number;
  readonly residentMb: number;
  /** The gateway's CPU for a request, stock being 1; null where stock has no answer. */
  readonly cpuToStock: number | null;
  /** True when a sample of answers holds the same data as stock's. */
  readonly sameData: boolean;
}

/**
 * Measures gateways one after the other before the same eight HTTP subgraphs.
 * @param only part of a gateway's name, to measure no other beside stock
 */
export async function comparePeers(slugs: readonly string[], seconds: number, only?: string): Promise<readonly PeerRow[]> {
  installPeers();
  await using subgraphs = startChild<SubgraphsMessage, SubgraphsReply>(join(import.meta.dirname, 'http-subgraphs.ts'));
  await using generator = startChild<LoadRequest, LoadReport>(join(import.meta.dirname, 'load-generator.ts'));
  await subgraphs.next();
  const rows: PeerRow[] = [];
  const samples = new Map<string, string>();
  const wanted = GATEWAYS.filter(({ name }, index) => index === 0 || only === undefined || name.includes(only));
  for (const { name, file, env } of wanted) {
    await using gateway = startChild<GatewayMessage, GatewayReply>(file, { env });
    const opened = await gateway.ask({ task: await taskOf(subgraphs) });
    if (!('url' in opened)) {
      console.error(`${name} does not start: ${'failed' in opened ? opened.failed : ''}`);
      continue;
    }
    for (const scenario of PEER_SCENARIOS) {
      const bodies = scenario.bodies(slugs);
      const sample = await sampleOf(`${opened.url}/graphql`, bodies);
      if (!samples.has(scenario.name)) samples.set(scenario.name, sample);
      const load: LoadRequest = {
        url: `${opened.url}/graphql`,
        bodies,
        ratePerSecond: null,
        connections: 4,
        seconds: Math.max(4, seconds / 2),
      };
      await generator.ask(load);
      await subgraphs.ask({ ask: 'traffic' });
      const before = await usageOf(gateway);
      const report = await generator.ask({ ...load, seconds });
      const after = await usageOf(gateway);
      const traffic = await trafficOf(subgraphs);
      const cpuMsPerRequest = ((after.cpuSeconds - before.cpuSeconds) * 1_000) / Math.max(1, report.sent);
      const stock = rows.find((row) => row.scenario === scenario.name && row.gateway === GATEWAYS[0]?.name);
      rows.push({
        gateway: name,
        scenario: scenario.name,
        report,
        cpuMsPerRequest,
        callsPerRequest: traffic.calls / Math.max(1, report.sent),
        subgraphKbPerRequest: (traffic.receivedBytes + traffic.sentBytes) / 1_024 / Math.max(1, report.sent),
        residentMb: after.residentMb,
        cpuToStock: stock === undefined ? 1 : cpuMsPerRequest / stock.cpuMsPerRequest,
        sameData: sample === samples.get(scenario.name),
      });
      if (report.firstFailure !== null)
        console.error(`${name}, ${scenario.name}: ${report.failed} failed, first: ${report.firstFailure}`);
    }
  }
  return rows;
}

/** Peers have dependencies of their own, installed when first compared. */
export function installPeers(): void {
  if (existsSync(join(PEERS, 'node_modules', '.package-lock.json'))) return;
  console.error('Installing the gateways to compare with …');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: PEERS,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('The gateways to compare with could not be installed; is the package registry reachable?');
}

async function taskOf(subgraphs: Child<SubgraphsMessage, SubgraphsReply>): Promise<GatewayTask> {
  const reply = await subgraphs.ask({ ask: 'subgraphs' });
  if (!('subgraphs' in reply)) throw new Error('The subgraphs gave no addresses.');
  return { subgraphs: reply.subgraphs, supergraphSdl: withAddresses(readSupergraphSdl(), reply.subgraphs) };
}

/** The supergraph SDL with these addresses in place of the committed ones. */
export function withAddresses(sdl: string, subgraphs: readonly { readonly name: string; readonly url: string }[]): string {
  return sdl.replace(/@join__graph\(name: "(\w+)", url: "[^"]*"\)/g, (text, name: string) => {
    const url = subgraphs.find((subgraph) => subgraph.name === name)?.url;
    return url === undefined ? text : `@join__graph(name: "${name}", url: "${url}")`;
  });
}

/** The data of the first few answers, keys sorted and changing figures left out. */
async function sampleOf(url: string, bodies: readonly string[]): Promise<string> {
  const answers: unknown[] = [];
  for (const body of bodies.slice(0, 5)) {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    answers.push(((await response.json()) as { data?: unknown }).data);
  }
  const changing = new Set(['usage', 'cacheStatus', 'searchPresence']);
  return JSON.stringify(answers, (key, value: unknown) =>
    changing.has(key)
      ? undefined
      : typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
  );
}

async function usageOf(gateway: Child<GatewayMessage, GatewayReply>): Promise<ProcessUsage> {
  const reply = await gateway.ask({ ask: 'usage' });
  if (!('usage' in reply)) throw new Error('The gateway does not say what it uses.');
  return reply.usage;
}

async function trafficOf(subgraphs: Child<SubgraphsMessage, SubgraphsReply>): Promise<SubgraphTraffic> {
  const reply = await subgraphs.ask({ ask: 'traffic' });
  if (!('traffic' in reply)) throw new Error('The subgraphs do not say what they were sent.');
  return reply.traffic;
}

export function printPeers(rows: readonly PeerRow[]): void {
  for (const scenario of new Set(rows.map((row) => row.scenario))) {
    console.log(`\n${scenario}\n`);
    console.log(
      '| gateway | CPU ms/request | to stock | requests/s | p95 ms | p99 ms | failed | subgraph calls | subgraph kB | memory MB | same data |',
    );
    console.log('|---|---|---|---|---|---|---|---|---|---|---|');
    for (const row of rows.filter((other) => other.scenario === scenario)) {
      const { report } = row;
      const cells = [
        row.gateway,
        row.cpuMsPerRequest.toFixed(2),
        row.cpuToStock === null ? '–' : row.cpuToStock.toFixed(2),
        report.perSecond.toFixed(1),
        report.p95Ms.toFixed(1),
        report.p99Ms.toFixed(1),
        String(report.failed),
        row.callsPerRequest.toFixed(1),
        row.subgraphKbPerRequest.toFixed(1),
        row.residentMb.toFixed(0),
        row.sameData ? 'yes' : 'no',
      ];
      console.log(`| ${cells.join(' | ')} |`);
    }
  }
}
