import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureCacheTiers, printCacheTiers } from './cache-tiers.ts';
import { comparePeers, printPeers } from './compare-peers.ts';
import { measureDocumentEngines, printDocumentEngines } from './document-engines.ts';
import { measureEmbeddings, printEmbeddings } from './embeddings.ts';
import { measureNineProcesses } from './nine-processes.ts';
import { measureOneProcess, printMeasured, RAISED_RATES } from './one-process.ts';
import { measureTimingLeaks, printTimingLeaks } from './timing-leaks.ts';
import { measureVerification, printVerification } from './verification-cost.ts';

const HELP = `Measures the supergraph as a client sees it.

Usage: npm run bench [-- --seconds 10] [--only NAME]
       npm run bench -- --services [--seconds 10]
       npm run bench -- --engines
       npm run bench -- --cache
       npm run bench -- --documents
       npm run bench -- --embeddings
       npm run bench -- --trust
       npm run bench -- --peers [--requests 1000] [--only GATEWAY]

Without --peers: starts the server on a fresh data folder and the load generator as processes of their own, warms each
scenario up, then sends at a fixed rate (open loop) and as fast as the server answers.

With --services: the stone page of nine processes over HTTP, measured alike.

With --engines: the next three in one run.

With --cache: a second cache tier in Redis against none, for a copy that reads what another has read; needs redis-server.

With --documents: writes, feed and reads of the embedded document store against FerretDB (built with Go), or the server of
MONGODB_URI.

With --embeddings: texts embedded one by one and by batches through the API of OpenAI, with ledger and budget, by a local server
that keeps to its contract.

With --trust: CPU to know who asks, at the router and in a subgraph, with tokens remembered and met for the first time; and whether
the time of an answer tells what is hidden from what is not there.

With --peers: serves the eight subgraphs over HTTP from one process and puts gateways before them, which take turns: stock
@apollo/gateway, ours, Hive Gateway (with its own executor and with its Rust planner) and mercurius. Each answers the same
requests over four connections, half as many to warm it up. Peers have their own package.json in bench/peers and are
installed when first compared. Nothing shares the answers of equal requests under way.

Each prints a table and writes bench/results/.`;

const PROJECT = join(import.meta.dirname, '..');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      peers: { type: 'boolean', default: false },
      services: { type: 'boolean', default: false },
      engines: { type: 'boolean', default: false },
      cache: { type: 'boolean', default: false },
      documents: { type: 'boolean', default: false },
      embeddings: { type: 'boolean', default: false },
      trust: { type: 'boolean', default: false },
      seconds: { type: 'string', default: '10' },
      requests: { type: 'string', default: '1000' },
      only: { type: 'string' },
    },
  });
  if (values.help === true) {
    console.log(HELP);
    return;
  }
  console.log(`${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores, Node ${process.version}`);
  console.log(
    `rates raised: ${Object.entries(RAISED_RATES)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')}`,
  );
  if (values.engines || values.cache) {
    const rows = await measureCacheTiers();
    printCacheTiers(rows);
    save('cache-tiers.json', rows);
  }
  if (values.engines || values.documents) {
    const rows = await measureDocumentEngines();
    printDocumentEngines(rows);
    save('document-engines.json', rows);
  }
  if (values.engines || values.embeddings) {
    const rows = await measureEmbeddings();
    printEmbeddings(rows);
    save('embeddings.json', rows);
  }
  if (values.engines || values.cache || values.documents || values.embeddings) return;
  if (values.trust) {
    const verification = await measureVerification();
    printVerification(verification);
    const timings = await measureTimingLeaks();
    printTimingLeaks(timings);
    save('trust.json', [...verification, ...timings]);
    return;
  }
  const slugs = readFileSync(join(PROJECT, 'data/stones.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { slug: string }).slug);
  if (values.peers) {
    const rows = await comparePeers(slugs, Number(values.requests), values.only);
    printPeers(rows);
    save('peers.json', rows);
    return;
  }
  if (values.services) {
    const rows = await measureNineProcesses(slugs, Number(values.seconds));
    printMeasured(rows);
    save('nine-processes.json', rows);
    return;
  }
  const rows = await measureOneProcess(slugs, { seconds: Number(values.seconds), only: values.only });
  printMeasured(rows);
  save('latest.json', rows);
}

function save(file: string, rows: readonly unknown[]): void {
  const results = join(import.meta.dirname, 'results');
  mkdirSync(results, { recursive: true });
  const report = { at: new Date().toISOString(), node: process.version, rates: RAISED_RATES, rows };
  writeFileSync(join(results, file), JSON.stringify(report, null, 2));
}

await main();
