import { buildNameIndex, type NamedStone } from '../../subgraphs/content/domain/identity/name-index.ts';
import { resolveIdentity } from '../../subgraphs/content/domain/identity/resolve-identity.ts';
import { brierScore, expectedCalibrationError, type Judged, reliabilityBins } from './calibration.ts';
import { type EvaluationTask, type Figure, type Item, share, textOf } from './evaluation.ts';

/** An answer that counts as right. */
interface Expected {
  readonly status: string;
  readonly slug?: string;
  readonly candidates?: readonly string[];
  readonly warning?: boolean;
}

/** What can be wrong with an answer. */
type ErrorClass =
  | 'another stone'
  | 'resolved, names nothing'
  | 'resolved, is ambiguous'
  | 'not recognised'
  | 'held for ambiguous'
  | 'other candidates'
  | 'warning missed'
  | 'warned in vain';

const sameSet = (a: readonly string[], b: readonly string[]) => [...new Set(a)].sort().join() === [...new Set(b)].sort().join();

/** As `data/eval/score.mjs` compares them. */
function satisfies(said: Required<Expected>, expected: Expected): boolean {
  if (said.status !== expected.status) return false;
  if (expected.status === 'resolved') return said.slug === expected.slug && said.warning === (expected.warning ?? false);
  return expected.status !== 'ambiguous' || sameSet(said.candidates, expected.candidates ?? []);
}

function errorOf(said: Required<Expected>, expected: Expected): ErrorClass {
  if (said.status === 'resolved') {
    if (expected.status === 'unresolved') return 'resolved, names nothing';
    if (expected.status === 'ambiguous') return 'resolved, is ambiguous';
    if (said.slug !== expected.slug) return 'another stone';
    return said.warning ? 'warned in vain' : 'warning missed';
  }
  if (said.status === 'ambiguous') return expected.status === 'ambiguous' ? 'other candidates' : 'held for ambiguous';
  return 'not recognised';
}

const percent = (value: number) => `${(100 * value).toFixed(1)} %`.padStart(8);

/**
 * Whether names lead to the right stones, and nowhere where they name none; how sure the answers are of themselves.
 * @param onPrediction gets each answer as `data/eval/score.mjs` reads it
 */
export function createIdentityTask(
  stones: readonly NamedStone[],
  onPrediction: (prediction: object) => void = () => undefined,
): EvaluationTask {
  const index = buildNameIndex(stones);

  function judge(item: Item) {
    const found = resolveIdentity(index, textOf(item.query));
    const said = {
      status: found.status.toLowerCase(),
      slug: found.stoneId ?? '',
      candidates: found.candidates.map(({ stoneId }) => stoneId),
      warning: found.warnings.some(({ type }) => type === 'DECEPTIVE_NAME'),
    };
    onPrediction({ id: item.id, ...said });
    const expected = item.expect as Expected;
    const accepted = [expected, ...(Array.isArray(item.accept) ? (item.accept as Expected[]) : [])];
    const match = accepted.find((one) => satisfies(said, one));
    return { item, said, expected: match ?? expected, right: match !== undefined, confidence: found.confidence };
  }

  return {
    name: 'identity',
    evaluate(items) {
      const judged = items.map(judge);
      const rights = (some: readonly { readonly right: boolean }[]) =>
        share(some.filter(({ right }) => right).length, some.length);
      const unknown = judged.filter(({ item }) => (item.expect as Expected).status === 'unresolved');
      const deceptive = judged.filter(({ expected }) => expected.warning === true);
      const warnings = judged.filter(({ said }) => said.warning);
      const warned = deceptive.filter(({ said }) => said.warning).length;
      const answers: Judged[] = judged
        .filter(({ said }) => said.status === 'resolved')
        .map(({ confidence, right }) => ({ confidence, right }));
      const left = unknown.filter(({ said }) => said.status === 'unresolved').length;
      const figures: Figure[] = [
        { label: 'accuracy', ...rights(judged), target: 0.97 },
        { label: 'unknown names left unresolved', ...share(left, unknown.length), target: 0.98 },
        { label: 'deceptive names warned', ...share(warned, deceptive.length), target: 1 },
        { label: 'warnings that are right', ...share(warned, warnings.length), target: null },
        {
          label: 'calibration error',
          value: expectedCalibrationError(answers),
          interval: null,
          target: null,
          lowerIsBetter: true,
        },
        { label: 'Brier score', value: brierScore(answers), interval: null, target: null, lowerIsBetter: true },
      ];
      const errors: Record<string, number> = {};
      const failed = judged.filter(({ right }) => !right);
      for (const { said, expected } of failed) {
        const kind = errorOf(said, expected);
        errors[kind] = (errors[kind] ?? 0) + 1;
      }
      return {
        figures,
        errors,
        details: () => [
          'query class                right    of  95 % interval',
          ...[...Map.groupBy(judged, ({ item }) => textOf(item.class))].map(([name, part]) => {
            const { value, interval } = rights(part);
            const between = interval.map((end) => end.toFixed(3)).join(' … ');
            return `${name.padEnd(24)}${percent(value)}  ${String(part.length).padStart(4)}  ${between}`;
          }),
          'confidence        answers   said     right',
          ...reliabilityBins(answers).map(
            ({ from, to, count, confidence, accuracy }) =>
              `${from.toFixed(2)} … ${to.toFixed(2)}  ${String(count).padStart(9)}${percent(confidence)} ${percent(accuracy)}`,
          ),
        ],
        failures: () =>
          failed.map(
            ({ item, said, expected }) =>
              `identity ${item.id} (${textOf(item.class)}), ${errorOf(said, expected)}\n  “${textOf(item.query)}”\n  wanted ${JSON.stringify(item.expect)}\n  said ${JSON.stringify(said)}`,
          ),
      };
    },
  };
}
