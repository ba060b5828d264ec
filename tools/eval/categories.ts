import { categorizeText } from '../../subgraphs/content/domain/categories/categorize.ts';
import { buildNameIndex, type NamedStone } from '../../subgraphs/content/domain/identity/name-index.ts';
import { type EvaluationTask, type Item, textOf } from './evaluation.ts';
import { figureAt, scoreByFile } from './score-by-file.ts';

const FIGURES = [
  { label: 'type accuracy', path: ['typeAccuracy'], target: 0.95 },
  { label: 'region accuracy', path: ['regionAccuracy'], target: 0.95 },
  { label: 'colour families F1', path: ['colorFamilies', 'f1'], target: 0.95 },
  { label: 'uses F1', path: ['uses', 'f1'], target: 0.8 },
] as const;

/** `north-america` as the sets write it: “North America”. */
const toTitle = (value: string) =>
  value.replace(/(^|-)([a-z])/g, (_, hyphen: string, letter: string) => `${hyphen && ' '}${letter.toUpperCase()}`);

/** Whether descriptions of unseen stones are put into the right categories. */
export function createCategoriesTask(stones: readonly NamedStone[]): EvaluationTask {
  const index = buildNameIndex(stones);
  const predict = (item: Item) => {
    const input = item.input as { readonly name?: string; readonly description: string };
    const categories = categorizeText(input.name ?? null, input.description, index);
    const of = (facet: string) => categories.filter((category) => category.facet === facet).map((category) => category.value);
    return {
      id: item.id,
      type: textOf(of('type')[0]),
      colorFamilies: of('colorFamily'),
      region: toTitle(textOf(of('region')[0])),
      uses: of('use'),
    };
  };
  return {
    name: 'categories',
    evaluate(items) {
      const predictions = items.map(predict);
      const report = scoreByFile('categories', items, predictions);
      return {
        figures: FIGURES.map(({ label, path, target }) => ({ label, value: figureAt(report, path), interval: null, target })),
        errors: {},
        failures: () =>
          items.flatMap((item, position) => {
            const one = scoreByFile('categories', [item], [predictions[position] ?? {}]);
            if (FIGURES.every(({ path }) => figureAt(one, path) === 1)) return [];
            return [`categories ${item.id}\n  item ${JSON.stringify(item)}\n  said ${JSON.stringify(predictions[position])}`];
          }),
      };
    },
  };
}
