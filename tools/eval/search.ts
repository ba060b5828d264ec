import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { LEGS, type Leg } from '../../subgraphs/search/domain/fusion.ts';
import { DEFAULT_WEIGHTS } from '../../subgraphs/search/domain/search-request.ts';
import { askJudgedQueries, type JudgedQuery, measureEach, type Weights } from '../../subgraphs/search/evaluate.ts';
import { bootstrap, type Figure, type GraphTask, type Item } from './evaluation.ts';
import type { EvaluationGraph } from './graph.ts';

/** How well each ranking alone and all fused order stones for judged queries. */
export function createSearchTask(openGraph: () => Promise<EvaluationGraph>): GraphTask {
  return {
    name: 'search',
    async evaluate(items) {
      const { services } = await openGraph();
      const asked = await askJudgedQueries(services.ranking, items.map(toJudged), SILENT_LOGGER);
      const alone = (leg: Leg): Weights => ({ TEXT: 0, VECTOR: 0, IDENTITY: 0, [leg]: 1 });
      const rankings = [...LEGS.map((leg) => [leg, alone(leg)] as const), ['HYBRID', DEFAULT_WEIGHTS] as const];
      const figures = rankings.flatMap(([name, weights]): Figure[] => {
        const rows = measureEach(asked, weights);
        const target = name === 'HYBRID' ? 0.85 : null;
        return [
          { label: `${name} nDCG@10`, ...bootstrap(rows.map(({ ndcg10 }) => ndcg10)), target },
          { label: `${name} recall@10`, ...bootstrap(rows.map(({ recall10 }) => recall10)), target: null },
          { label: `${name} MRR`, ...bootstrap(rows.map(({ mrr }) => mrr)), target: null },
        ];
      });
      return {
        figures,
        errors: {},
        failures: () =>
          asked.flatMap((query) => {
            const ndcg = measureEach([query], DEFAULT_WEIGHTS)[0]?.ndcg10 ?? 0;
            return ndcg > 0.7 ? [] : [`search ${query.judged.id}, nDCG@10 ${ndcg.toFixed(2)}: ${query.judged.query}`];
          }),
      };
    },
  };
}

/** The items of a search set have this shape; the sets' own test checks it. */
function toJudged(item: Item): JudgedQuery {
  return item as unknown as JudgedQuery;
}
