/**
 * `npm run eval`: how well names are resolved, mentions found and descriptions categorised, on the development sets of
 * `data/eval/`, scored by `data/eval/score.mjs`. Prints one table; `--failures` adds every item that is not wholly right;
 * `--data DIR` reads sets from another folder (the files' names are the task's name, with `.dev.jsonl`, or `.jsonl`).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { categorizeText } from '../subgraphs/content/domain/categories/categorize.ts';
import { buildNameIndex, type NamedStone } from '../subgraphs/content/domain/identity/name-index.ts';
import { resolveIdentity } from '../subgraphs/content/domain/identity/resolve-identity.ts';
import { findMentions } from '../subgraphs/content/domain/linking/find-mentions.ts';
import { buildMentionAutomaton } from '../subgraphs/content/domain/linking/mention-automaton.ts';
import { mergeCatalogueStone, parseCatalogueLine } from '../subgraphs/content/domain/parse/parse-catalogue-line.ts';
import { PROJECT } from './generated-files.ts';

type Item = Readonly<Record<string, unknown>> & { readonly id: string };
type Report = Readonly<Record<string, unknown>>;

/** One evaluation: what is predicted for an item, and which figures of the scorer's report are shown. */
interface Task {
  readonly name: 'linking' | 'identity' | 'categories';
  readonly predict: (item: Item) => Readonly<Record<string, unknown>>;
  readonly figures: readonly { readonly label: string; readonly path: readonly string[]; readonly target: number | null }[];
}

const { values: options } = parseArgs({
  options: { failures: { type: 'boolean', default: false }, data: { type: 'string', default: join(PROJECT, 'data/eval') } },
});

/** The catalogue, with slugs for ids, as the evaluation sets speak of stones. */
const stones: NamedStone[] = readLines(join(PROJECT, 'data/stones.jsonl')).map((line) => {
  const data = mergeCatalogueStone(null, parseCatalogueLine(line));
  return { id: data.slug, data };
});
const index = buildNameIndex(stones);
const automaton = buildMentionAutomaton(stones);

function readLines(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const toTitle = (value: string) =>
  value.replace(/(^|-)([a-z])/g, (_, hyphen: string, letter: string) => `${hyphen && ' '}${letter.toUpperCase()}`);

const TASKS: readonly Task[] = [
  {
    name: 'linking',
    predict: (item) => {
      const self = typeof item.self === 'string' ? { aboutId: item.self } : {};
      const mentions = findMentions(automaton, text(item.text), self);
      return { mentions: mentions.map(({ start, end, stoneId }) => ({ start, end, slug: stoneId })) };
    },
    figures: [
      { label: 'precision', path: ['exact', 'precision'], target: 0.99 },
      { label: 'recall', path: ['exact', 'recall'], target: 0.95 },
      { label: 'passages fully right', path: ['passagesFullyRight'], target: null },
    ],
  },
  {
    name: 'identity',
    predict: (item) => {
      const found = resolveIdentity(index, text(item.query));
      return {
        status: found.status.toLowerCase(),
        slug: found.stoneId,
        candidates: found.candidates.map((candidate) => candidate.stoneId),
        warning: found.warnings.some((warning) => warning.type === 'DECEPTIVE_NAME'),
      };
    },
    figures: [
      { label: 'accuracy', path: ['overall', 'accuracy'], target: 0.97 },
      { label: 'warnings F1', path: ['warnings', 'f1'], target: null },
      { label: 'false resolve rate', path: ['falseResolveRate'], target: null },
    ],
  },
  {
    name: 'categories',
    predict: (item) => {
      const input = item.input as { readonly name?: string; readonly description: string };
      const categories = categorizeText(input.name ?? null, input.description, index);
      const of = (facet: string) => categories.filter((category) => category.facet === facet).map((category) => category.value);
      return { type: of('type')[0], colorFamilies: of('colorFamily'), region: toTitle(of('region')[0] ?? ''), uses: of('use') };
    },
    figures: [
      { label: 'type accuracy', path: ['typeAccuracy'], target: 0.95 },
      { label: 'region accuracy', path: ['regionAccuracy'], target: 0.95 },
      { label: 'colour families F1', path: ['colorFamilies', 'f1'], target: 0.95 },
      { label: 'uses F1', path: ['uses', 'f1'], target: 0.8 },
    ],
  },
];

function score(task: Task, goldPath: string, predictions: readonly object[]): Report {
  const folder = mkdtempSync(join(tmpdir(), 'stomaton-eval-'));
  try {
    const path = join(folder, `${task.name}.jsonl`);
    writeFileSync(path, predictions.map((prediction) => JSON.stringify(prediction)).join('\n'));
    const scorer = join(PROJECT, 'data/eval/score.mjs');
    const run = spawnSync(process.execPath, [scorer, task.name, goldPath, path, '--json'], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`score.mjs failed on ${task.name}: ${run.stderr.trim()}`);
    return JSON.parse(run.stdout) as Report;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function figureAt(report: unknown, path: readonly string[]): number {
  let value: unknown = report;
  for (const step of path) value = typeof value === 'object' && value !== null ? (value as Report)[step] : undefined;
  return typeof value === 'number' ? value : Number.NaN;
}

/** The share of classes in an item's report that is right; scoring items one by one finds the failures. */
function printFailures(task: Task, items: readonly Item[], predictions: readonly Readonly<Record<string, unknown>>[]): void {
  for (const [position, item] of items.entries()) {
    const folder = mkdtempSync(join(tmpdir(), 'stomaton-eval-'));
    const path = join(folder, 'item.jsonl');
    writeFileSync(path, JSON.stringify(item));
    const report = score(task, path, [predictions[position] ?? {}]);
    rmSync(folder, { recursive: true });
    const right = task.figures.every(({ label, path: at }) => label === 'false resolve rate' || figureAt(report, at) === 1);
    if (!right)
      console.log(`${task.name} ${item.id}\n  item ${JSON.stringify(item)}\n  said ${JSON.stringify(predictions[position])}`);
  }
}

const rows: string[][] = [['task', 'items', 'figure', 'value', 'target']];
for (const task of TASKS) {
  const goldPath = ['.dev.jsonl', '.jsonl'].map((ending) => join(options.data, task.name + ending)).find(existsSync);
  if (goldPath === undefined) continue;
  const items = readLines(goldPath).map((line) => JSON.parse(line) as Item);
  const predictions = items.map((item) => ({ id: item.id, ...task.predict(item) }));
  const report = score(task, goldPath, predictions);
  for (const { label, path, target } of task.figures) {
    rows.push([
      task.name,
      String(items.length),
      label,
      figureAt(report, path).toFixed(4),
      target === null ? '' : `≥ ${target}`,
    ]);
  }
  if (options.failures) printFailures(task, items, predictions);
}
const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
for (const row of rows)
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
