/**
 * `npm run eval:search`: how well each leg and their fusion rank stones for the judged queries of `data/eval/`, and which weights
 * cross-validation would choose. `--data DIR` reads another set.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SILENT_PROGRESS } from '../platform/graphql/subgraph.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import { systemClock } from '../platform/time/clock.ts';
import { parseAuthConfig } from '../subgraphs/auth/config.ts';
import {
  askJudgedQueries,
  evaluateSearch,
  type JudgedQuery,
  printSearchReport,
  tuneWeights,
} from '../subgraphs/search/evaluate.ts';
import { openServices } from '../topologies/one-process.ts';
import { PROJECT } from './generated-files.ts';

const { values } = parseArgs({ options: { data: { type: 'string', default: join(PROJECT, 'data/eval') } } });
const queries = readFileSync(join(values.data, 'search.dev.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as JudgedQuery);
const dataDir = mkdtempSync(join(tmpdir(), 'stomaton-eval-'));
try {
  await using services = await openServices({
    dataDir,
    auth: parseAuthConfig({}),
    clock: systemClock,
    log: SILENT_LOGGER,
    progress: SILENT_PROGRESS,
    announce: () => {},
    version: 'eval',
  });
  console.log(printSearchReport(await evaluateSearch(services.ranking, queries, SILENT_LOGGER)));
  const { weights, heldOutNdcg10 } = tuneWeights(await askJudgedQueries(services.ranking, queries, SILENT_LOGGER));
  console.log(`weights by cross-validation: ${JSON.stringify(weights)}, nDCG@10 on held-out folds ${heldOutNdcg10.toFixed(4)}`);
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
