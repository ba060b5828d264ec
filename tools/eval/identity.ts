import { buildNameIndex, type NamedStone } from '../../subgraphs/content/domain/identity/name-index.ts';
import { resolveIdentity } from '../../subgraphs/content/domain/identity/resolve-identity.ts';
import { type EvaluationTask, type Item, textOf } from './evaluation.ts';
import { figureAt, scoreByFile } from './score-by-file.ts';

/** Whether names lead to the right stones, and nowhere where they name none. */
export function createIdentityTask(stones: readonly NamedStone[]): EvaluationTask {
  const index = buildNameIndex(stones);
  const predict = (item: Item) => {
    const found = resolveIdentity(index, textOf(item.query));
    return {
      id: item.id,
      status: found.status.toLowerCase(),
      slug: found.stoneId,
      candidates: found.candidates.map((candidate) => candidate.stoneId),
      warning: found.warnings.some((warning) => warning.type === 'DECEPTIVE_NAME'),
    };
  };
  return {
    name: 'identity',
    evaluate(items) {
      const predictions = items.map(predict);
      const report = scoreByFile('identity', items, predictions);
      const at = (...path: string[]) => figureAt(report, path);
      return {
        figures: [
          { label: 'accuracy', value: at('overall', 'accuracy'), interval: null, target: 0.97 },
          { label: 'warnings F1', value: at('warnings', 'f1'), interval: null, target: null },
          { label: 'false resolve rate', value: at('falseResolveRate'), interval: null, target: null, lowerIsBetter: true },
        ],
        errors: {},
        failures: () =>
          items.flatMap((item, position) => {
            const one = scoreByFile('identity', [item], [predictions[position] ?? {}]);
            if (figureAt(one, ['overall', 'accuracy']) === 1) return [];
            return [`identity ${item.id}\n  item ${JSON.stringify(item)}\n  said ${JSON.stringify(predictions[position])}`];
          }),
      };
    },
  };
}
