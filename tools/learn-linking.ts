// Learns how much each piece of evidence for a mention weighs, and writes it into evidence-weights.json beside the judgement that
// serves as the prior. Run: node tools/launch.mjs tools/learn-linking.ts   (some seconds; then `npm run eval`)
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvidenceName } from '../subgraphs/content/domain/linking/evidence.ts';
import { findMentions, type WeighedName } from '../subgraphs/content/domain/linking/find-mentions.ts';
import { buildMentionAutomaton } from '../subgraphs/content/domain/linking/mention-automaton.ts';
import { isInside } from '../subgraphs/content/domain/linking/spans.ts';
import { scanMarkdown } from '../subgraphs/content/domain/linking/unlinkable-spans.ts';
import { type Item, readCatalogue, readItems, textOf } from './eval/evaluation.ts';
import { PROJECT } from './generated-files.ts';

/** One weighed name of the learning passages: its evidence, and whether the annotation has it. */
interface Example {
  readonly passage: number;
  readonly evidence: readonly (readonly [name: string, amount: number])[];
  readonly isStone: boolean;
}

type Weights = Record<string, number>;

const FILE = join(PROJECT, 'subgraphs/content/domain/linking/evidence-weights.json');
/** A name marked wrongly costs as much as so many names missed: the bars are 0.99 for precision and 0.95 for recall. */
const COST_OF_WRONG = 2;
/** Precisions of the prior to choose from: the higher, the more passages it takes to move a weight. */
const PRIOR_PRECISIONS = [0.1, 0.2, 0.5, 1, 2, 5];
const FOLDS = 5;

function examplesOf(items: readonly Item[]): Example[] {
  const automaton = buildMentionAutomaton(readCatalogue());
  return items.flatMap((item, passage) => {
    const spans = (field: unknown) =>
      new Map((Array.isArray(field) ? (field as WeighedName[]) : []).map((span) => [`${span.start}:${span.end}`, true]));
    const gold = new Map([...spans(item.mentions), ...spans(item.selfMentions)]);
    const optional = spans(item.optional);
    const weighed = new Map<string, WeighedName>();
    findMentions(automaton, textOf(item.text), { observe: (name) => weighed.set(`${name.start}:${name.end}`, name) });
    const { unlinkable } = scanMarkdown(textOf(item.text));
    return [...weighed].flatMap(([span, name]): Example[] => {
      const isStone = gold.has(span);
      // A shared name that is not marked may be one of its stones all the same, only which is not said.
      const isOpen = optional.has(span) || isInside(unlinkable, name) || (!isStone && name.pattern.owners.length > 1);
      return isOpen ? [] : [{ passage, evidence: [...name.tally.found], isStone }];
    });
  });
}

const logitOf = (weights: Weights, { evidence }: Example) =>
  evidence.reduce((sum, [name, amount]) => sum + (weights[name] ?? 0) * amount, 0);

/** Minimises cost-weighted log loss + precision/2 · Σ (w − prior)² by gradient descent with a step for each weight. */
function fitWeights(examples: readonly Example[], prior: Weights, precision: number): Weights {
  const weights = { ...prior };
  for (let round = 0; round < 600; round += 1) {
    const gradient: Weights = {};
    const curvature: Weights = {};
    for (const example of examples) {
      const p = 1 / (1 + Math.exp(-logitOf(weights, example)));
      const cost = example.isStone ? 1 : COST_OF_WRONG;
      for (const [name, amount] of example.evidence) {
        gradient[name] = (gradient[name] ?? 0) + cost * (p - (example.isStone ? 1 : 0)) * amount;
        curvature[name] = (curvature[name] ?? 0) + cost * p * (1 - p) * amount * amount;
      }
    }
    for (const name of Object.keys(weights)) {
      const slope = (gradient[name] ?? 0) + precision * ((weights[name] ?? 0) - (prior[name] ?? 0));
      weights[name] = (weights[name] ?? 0) - (0.3 * slope) / (precision + (curvature[name] ?? 0) * 2 + 0.5);
    }
  }
  return weights;
}

function lossOf(examples: readonly Example[], weights: Weights): number {
  return examples.reduce((sum, example) => {
    const logit = logitOf(weights, example);
    return sum + (example.isStone ? Math.log1p(Math.exp(-logit)) : COST_OF_WRONG * Math.log1p(Math.exp(logit)));
  }, 0);
}

const file = JSON.parse(readFileSync(FILE, 'utf8')) as Record<EvidenceName, { prior: number; weight: number }>;
const prior: Weights = Object.fromEntries(Object.entries(file).map(([name, { prior: mean }]) => [name, mean]));
const sets = join(PROJECT, 'data/eval');
const items = [
  ...readItems(join(sets, 'linking.dev.jsonl')),
  ...readItems(join(sets, 'linking.own.jsonl')).filter(({ split }) => split === 'learn'),
  ...readItems(join(sets, 'linking-learn.jsonl')),
];
const examples = examplesOf(items);
const scored = PRIOR_PRECISIONS.map((precision) => {
  let loss = 0;
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isHeldOut = ({ passage }: Example) => passage % FOLDS === fold;
    const weights = fitWeights(
      examples.filter((example) => !isHeldOut(example)),
      prior,
      precision,
    );
    loss += lossOf(examples.filter(isHeldOut), weights);
  }
  return { precision, loss };
});
const [best] = scored.toSorted((a, b) => a.loss - b.loss);
if (best === undefined) throw new Error('There is no precision to choose from.');
const weights = fitWeights(examples, prior, best.precision);
console.log(`${examples.length} names weighed, ${examples.filter(({ isStone }) => isStone).length} of them stones`);
console.log(`log loss by the prior alone ${lossOf(examples, prior).toFixed(1)}; on held-out folds:`);
for (const { precision, loss } of scored) console.log(`  prior precision ${precision}: ${loss.toFixed(1)}`);
for (const name of Object.keys(file) as EvidenceName[]) {
  const seen = examples.filter(({ evidence }) => evidence.some(([found]) => found === name));
  const stones = seen.filter(({ isStone }) => isStone).length;
  const weight = Math.round((weights[name] ?? 0) * 100) / 100;
  console.log(
    `${name.padEnd(44)} ${String(file[name].prior).padStart(6)} → ${String(weight).padStart(6)}  seen ${seen.length}, stones ${stones}`,
  );
  file[name].weight = weight;
}
writeFileSync(FILE, `${JSON.stringify(file, null, 2)}\n`);
