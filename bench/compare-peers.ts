import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSupergraphSdl } from '../schema/compose.ts';
import { type Child, startChild } from './child.ts';
import type { GatewayMessage, GatewayReply, GatewayTask, ProcessUsage } from './gateway-process.ts';
import type { SubgraphsMessage, SubgraphsReply, SubgraphTraffic } from './http-subgraphs.ts';
import type { LoadReport, LoadRequest } from './load-generator.ts';
import { PEER_SCENARIOS } from './scenarios.ts';

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

/** Medians of a gateway's turns; calls and bytes are means. */
export interface PeerRow {
  readonly gateway: string;
  readonly scenario: string;
  readonly cpuMsPerRequest: number;
  /** CPU for a request beside stock's in the same round, stock being 1. */
  readonly cpuToStock: number;
  readonly perSecond: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly failed: number;
  readonly callsPerRequest: number;
  readonly subgraphKbPerRequest: number;
  readonly residentMb: number;
  /** True when a sample of answers holds the same data as stock's. */
  readonly sameData: boolean;
}

/** How often each gateway has its turn; one after the other, so that what else the machine does falls on all of them. */
const ROUNDS = 5;

/**
 * Measures gateways in turns before the same eight HTTP subgraphs.
 * @param requests how many are measured for each gateway and scenario, after half as many to warm it up
 * @param only part of a gateway's name, to measure no other beside stock
 */
export async function comparePeers(slugs: readonly string[], requests: number, only?: string): Promise<readonly PeerRow[]> {
  installPeers();
  await using opened = new AsyncDisposableStack();
  const subgraphs = opened.use(startChild<SubgraphsMessage, SubgraphsReply>(join(import.meta.dirname, 'http-subgraphs.ts')));
  const generator = opened.use(startChild<LoadRequest, LoadReport>(join(import.meta.dirname, 'load-generator.ts')));
  await subgraphs.next();
  const task = await taskOf(subgraphs);
  const running: { readonly name: string; readonly url: string; readonly gateway: Child<GatewayMessage, GatewayReply> }[] = [];
  for (const { name, file, env } of GATEWAYS) {
    if (only !== undefined && name !== GATEWAYS[0]?.name && !name.includes(only)) continue;
    const gateway = opened.use(startChild<GatewayMessage, GatewayReply>(file, { env }));
    const reply = await gateway.ask({ task });
    if ('url' in reply) running.push({ name, gateway, url: `${reply.url}/graphql` });
    else console.error(`${name} does not start: ${'failed' in reply ? reply.failed : ''}`);
  }
  const rows: PeerRow[] = [];
  for (const scenario of PEER_SCENARIOS) {
    const bodies = scenario.bodies(slugs);
    const send = (url: string, count: number) =>
      generator.ask({ url, bodies, ratePerSecond: null, connections: 4, seconds: 0, requests: Math.ceil(count) });
    const samples = new Map<string, string>();
    for (const { name, url } of running) {
      samples.set(name, await sampleOf(url, bodies));
      await send(url, requests / 2);
    }
    const turns = new Map<string, Turn[]>(running.map(({ name }) => [name, []]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const { name, url, gateway } of running) {
        await trafficOf(subgraphs);
        const before = await usageOf(gateway);
        const report = await send(url, requests / ROUNDS);
        const after = await usageOf(gateway);
        turns
          .get(name)
          ?.push({ report, traffic: await trafficOf(subgraphs), after, cpuSeconds: after.cpuSeconds - before.cpuSeconds });
        if (report.firstFailure !== null) console.error(`${name}, ${scenario.name}: ${report.firstFailure}`);
      }
    }
    const [stock] = running;
    for (const { name } of running) {
      const own = turns.get(name) ?? [];
      const ofStock = turns.get(stock?.name ?? '') ?? [];
      const mean = (read: (turn: Turn) => number): number => own.reduce((sum, turn) => sum + read(turn), 0) / own.length;
      rows.push({
        gateway: name,
        scenario: scenario.name,
        cpuMsPerRequest: median(own.map(cpuOf)),
        cpuToStock: median(own.map((turn, round) => cpuOf(turn) / cpuOf(ofStock[round] ?? turn))),
        perSecond: median(own.map(({ report }) => report.perSecond)),
        p95Ms: median(own.map(({ report }) => report.p95Ms)),
        p99Ms: median(own.map(({ report }) => report.p99Ms)),
        failed: own.reduce((sum, { report }) => sum + report.failed, 0),
        callsPerRequest: mean(({ report, traffic }) => traffic.calls / report.sent),
        subgraphKbPerRequest: mean(({ report, traffic }) => (traffic.receivedBytes + traffic.sentBytes) / 1_024 / report.sent),
        residentMb: own.at(-1)?.after.residentMb ?? 0,
        sameData: samples.get(name) === samples.get(stock?.name ?? ''),
      });
    }
  }
  return rows;
}

interface Turn {
  readonly report: LoadReport;
  readonly traffic: SubgraphTraffic;
  readonly after: ProcessUsage;
  readonly cpuSeconds: number;
}

function cpuOf({ cpuSeconds, report }: Turn): number {
  return (cpuSeconds * 1_000) / report.sent;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
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
      const cells = [
        row.gateway,
        row.cpuMsPerRequest.toFixed(2),
        row.cpuToStock.toFixed(2),
        row.perSecond.toFixed(1),
        row.p95Ms.toFixed(1),
        row.p99Ms.toFixed(1),
        String(row.failed),
        row.callsPerRequest.toFixed(1),
        row.subgraphKbPerRequest.toFixed(1),
        row.residentMb.toFixed(0),
        row.sameData ? 'yes' : 'no',
      ];
      console.log(`| ${cells.join(' | ')} |`);
    }
  }
}
