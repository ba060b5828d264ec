import { categorizeText } from '../../subgraphs/content/domain/categories/categorize.ts';
import { buildNameIndex, type NamedStone } from '../../subgraphs/content/domain/identity/name-index.ts';
import { type EvaluationTask, type Figure, type Item, share, textOf } from './evaluation.ts';

/** What a description should be put under. */
interface Expected {
  readonly type: string;
  readonly colorFamilies: readonly string[];
  readonly region: string | null;
  readonly uses: readonly string[];
}

/** `north-america` as the sets write it: “North America”. */
const toTitle = (value: string) =>
  value.replace(/(^|-)([a-z])/g, (_, hyphen: string, letter: string) => `${hyphen && ' '}${letter.toUpperCase()}`);

interface Counts {
  right: number;
  said: number;
  wanted: number;
}

/** F1 as `data/eval/score.mjs` pools it; its interval takes it for the share TP / (TP + (FP + FN) / 2). */
const f1 = ({ right, said, wanted }: Counts) => share(right, (said + wanted) / 2);

/**
 * Whether descriptions of unseen stones are put into the right categories.
 * @param onPrediction gets each answer as `data/eval/score.mjs` reads it
 */
export function createCategoriesTask(
  stones: readonly NamedStone[],
  onPrediction: (prediction: object) => void = () => undefined,
): EvaluationTask {
  const index = buildNameIndex(stones);

  function judge(item: Item) {
    const input = item.input as { readonly name?: string; readonly description: string };
    const categories = categorizeText(input.name ?? null, input.description, index);
    const of = (facet: string) => categories.filter((category) => category.facet === facet).map((category) => category.value);
    const said = {
      type: of('type')[0] ?? '',
      colorFamilies: of('colorFamily'),
      region: toTitle(of('region')[0] ?? ''),
      uses: of('use'),
    };
    onPrediction({ id: item.id, ...said });
    return { item, said, expected: item.expect as Expected };
  }

  return {
    name: 'categories',
    evaluate(items) {
      const judged = items.map(judge);
      const errors: Record<string, number> = {};
      const count = (name: string, by = 1) => {
        errors[name] = (errors[name] ?? 0) + by;
      };
      const single = (facet: 'type' | 'region') => {
        const right = judged.filter(({ said, expected }) => said[facet] === (expected[facet] ?? '')).length;
        if (right < judged.length) count(facet, judged.length - right);
        return share(right, judged.length);
      };
      const several = (facet: 'colorFamilies' | 'uses', label: string) => {
        const counts: Counts = { right: 0, said: 0, wanted: 0 };
        for (const { said, expected } of judged) {
          const [got, want] = [new Set(said[facet]), new Set(expected[facet])];
          const right = [...got].filter((value) => want.has(value)).length;
          counts.right += right;
          counts.said += got.size;
          counts.wanted += want.size;
        }
        if (counts.said > counts.right) count(`${label} too many`, counts.said - counts.right);
        if (counts.wanted > counts.right) count(`${label} missed`, counts.wanted - counts.right);
        return f1(counts);
      };
      const figures: Figure[] = [
        { label: 'type accuracy', ...single('type'), target: 0.95 },
        { label: 'region accuracy', ...single('region'), target: 0.95 },
        { label: 'colour families F1', ...several('colorFamilies', 'colour'), target: 0.95 },
        { label: 'uses F1', ...several('uses', 'use'), target: 0.8 },
      ];
      const isRight = ({ said, expected }: ReturnType<typeof judge>) =>
        said.type === expected.type &&
        said.region === (expected.region ?? '') &&
        [...said.colorFamilies].sort().join() === [...expected.colorFamilies].sort().join() &&
        [...said.uses].sort().join() === [...expected.uses].sort().join();
      return {
        figures,
        errors,
        failures: () =>
          judged
            .filter((one) => !isRight(one))
            .map(
              ({ item, said }) =>
                `categories ${item.id} (${textOf(item.class)})\n  ${JSON.stringify(item.input)}\n  wanted ${JSON.stringify(item.expect)}\n  said ${JSON.stringify(said)}`,
            ),
      };
    },
  };
}
