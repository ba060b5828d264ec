/**
 * `npm run eval:search`: which weights the judged queries would choose, and what each way of fusing makes of them. Learns on the
 * development set and the `learn` half of our own, and shows what the weights in use give there and on the `test` half.
 */
import { join } from 'node:path';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import { LEGS } from '../subgraphs/search/domain/fusion.ts';
import { DEFAULT_WEIGHTS } from '../subgraphs/search/domain/search-request.ts';
import {
  type AskedQuery,
  askJudgedQueries,
  evaluateSearch,
  type JudgedQuery,
  measure,
  measureReciprocalRanks,
  printSearchReport,
  tuneWeights,
} from '../subgraphs/search/evaluate.ts';
import { type Item, readItems } from './eval/evaluation.ts';
import { openEvaluationGraph } from './eval/graph.ts';
import { PROJECT } from './generated-files.ts';

const read = (name: string, split?: string) =>
  readItems(join(PROJECT, 'data/eval', name)).filter((item) => split === undefined || item.split === split);
const learn = [...read('search.dev.jsonl'), ...read('search.own.jsonl', 'learn')].map(toJudged);
const test = read('search.own.jsonl', 'test').map(toJudged);

function toJudged(item: Item): JudgedQuery {
  return item as unknown as JudgedQuery;
}

function printFusions(name: string, asked: readonly AskedQuery[]): void {
  const legs = LEGS.map((leg) => `${leg} ${measure(asked, { TEXT: 0, VECTOR: 0, IDENTITY: 0, [leg]: 1 }).ndcg10.toFixed(4)}`);
  const convex = measure(asked, DEFAULT_WEIGHTS).ndcg10.toFixed(4);
  const reciprocal = measureReciprocalRanks(asked, DEFAULT_WEIGHTS).ndcg10.toFixed(4);
  const even = measureReciprocalRanks(asked, { TEXT: 1, VECTOR: 1, IDENTITY: 1 }).ndcg10.toFixed(4);
  console.log(
    `${name}, nDCG@10: ${legs.join(', ')}; convex ${convex}, reciprocal ranks ${reciprocal}, these with even weights ${even}`,
  );
}

await using graph = await openEvaluationGraph();
const { ranking } = graph.services;
console.log(printSearchReport(await evaluateSearch(ranking, learn, SILENT_LOGGER)));
const asked = await askJudgedQueries(ranking, learn, SILENT_LOGGER);
const { weights, heldOutNdcg10 } = tuneWeights(asked);
console.log(`weights by cross-validation: ${JSON.stringify(weights)}, nDCG@10 on held-out folds ${heldOutNdcg10.toFixed(4)}`);
printFusions('learn', asked);
printFusions('test', await askJudgedQueries(ranking, test, SILENT_LOGGER));
