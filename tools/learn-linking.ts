// Learns how much each piece of evidence for a mention weighs and which words speak for stones, and writes them into
// evidence-weights.json (beside the judgement that serves as the prior) and topic-words.json.
// Prints first how each author's passages fare by what the others taught; --dry writes nothing, --failures prints what is wrong
// there, --no-folds only learns; --keep FILE takes the weights of an earlier evidence-weights.json and the topic as they are, and
// learns what evidence came since.
// Run: node tools/launch.mjs tools/learn-linking.ts   (some minutes, one with --no-folds; then `npm run eval`)
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type EvidenceName,
  LEARNED_MODEL,
  type LinkingModel,
  TOPIC_STEP,
} from '../subgraphs/content/domain/linking/evidence.ts';
import { findMentions, type WeighedName } from '../subgraphs/content/domain/linking/find-mentions.ts';
import { buildMentionAutomaton } from '../subgraphs/content/domain/linking/mention-automaton.ts';
import { isInside } from '../subgraphs/content/domain/linking/spans.ts';
import { SIDES, type TopicScores } from '../subgraphs/content/domain/linking/topic-scores.ts';
import { scanMarkdown } from '../subgraphs/content/domain/linking/unlinkable-spans.ts';
import { topicOf } from '../subgraphs/content/domain/linking/weigh-topic.ts';
import { toWords } from '../subgraphs/rag/domain/embedder/words.ts';
import { type Item, readCatalogue, readItems, share, textOf } from './eval/evaluation.ts';
import { createLinkingTask } from './eval/linking.ts';
import { PROJECT } from './generated-files.ts';
import { fillFrames } from './linking/frames.ts';
import { frequentWords, learnDirection, scoreWords, type TopicExample } from './linking/topic-direction.ts';

/** One weighed name of the learning passages: its evidence, and whether the annotation has it. */
interface Example extends TopicExample {
  readonly passage: number;
  readonly evidence: readonly (readonly [name: EvidenceName, amount: number])[];
}

type Weights = Record<EvidenceName, number>;

const FOLDER = join(PROJECT, 'subgraphs/content/domain/linking');
const FILE = join(FOLDER, 'evidence-weights.json');
/** A name marked wrongly costs as much as so many names missed: the bars are 0.99 for precision and 0.95 for recall. */
const COST_OF_WRONG = 2;
/** Precision of the prior of the weights, and of the direction of the topic: the higher, the more passages it takes to move them. */
const PRIOR_PRECISION = 1;
const RIDGE = 1.5;
/** Rank up to which words are scored though no passage has them. */
const FREQUENT = 25_000;
const FOLDS = 5;
/** Names of each strength that a sentence of linking-frames.json is filled with. */
const NAMES_A_FRAME = 1;
/** How much such a sentence counts, a passage counting 1. */
const FRAME_WEIGHT = 0.06;
/** How much a passage of the development set counts: it is the nearest to ordinary texts. */
const DEV_WEIGHT = 2;
/** Thresholds of which the figures tell. */
const THRESHOLDS = [-0.5, 0, 0.1, 0.5, 1, 2];

const { values: options } = parseArgs({
  options: {
    dry: { type: 'boolean', default: false },
    failures: { type: 'boolean', default: false },
    'no-folds': { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});
const automaton = buildMentionAutomaton(readCatalogue());

function examplesOf(items: readonly Item[], model: LinkingModel): Example[] {
  return items.flatMap((item, passage) => {
    const spans = (field: unknown) =>
      new Map((Array.isArray(field) ? (field as WeighedName[]) : []).map((span) => [`${span.start}:${span.end}`, true]));
    const gold = new Map([...spans(item.mentions), ...spans(item.selfMentions)]);
    const optional = spans(item.optional);
    const weighed = new Map<string, WeighedName>();
    findMentions(automaton, textOf(item.text), {
      model,
      observe: (name) => weighed.set(`${name.start}:${name.end}`, name),
    });
    const { unlinkable } = scanMarkdown(textOf(item.text));
    return [...weighed].flatMap(([span, name]): Example[] => {
      const isStone = gold.has(span);
      // A shared name that is not marked may be one of its stones all the same, only which is not said.
      const isOpen = optional.has(span) || isInside(unlinkable, name) || (!isStone && name.pattern.owners.length > 1);
      if (isOpen) return [];
      const evidence = [...name.tally.found];
      const kind = evidence.find(([found]) => found.startsWith('strength: '))?.[0] ?? '';
      const weight = item.weight === undefined ? 1 : Number(item.weight);
      return [{ passage, evidence, isStone, kind, context: name.context, weight }];
    });
  });
}

const logitOf = (weights: Weights, { evidence }: Example) =>
  evidence.reduce((sum, [name, amount]) => sum + weights[name] * amount, 0);

type Learned = Record<EvidenceName, { prior: number; weight: number }>;

/** The weights that stay as they are. */
const kept: Partial<Learned> = options.keep === undefined ? {} : (JSON.parse(readFileSync(options.keep, 'utf8')) as Learned);

/** Minimises cost-weighted log loss + precision/2 · Σ (w − prior)² by gradient descent with a step for each weight. */
function fitWeights(examples: readonly Example[], prior: Weights): Weights {
  const weights = { ...prior };
  for (let round = 0; round < 600; round += 1) {
    const gradient: Partial<Weights> = {};
    const curvature: Partial<Weights> = {};
    for (const example of examples) {
      const p = 1 / (1 + Math.exp(-logitOf(weights, example)));
      const cost = (example.isStone ? 1 : COST_OF_WRONG) * example.weight;
      for (const [name, amount] of example.evidence) {
        gradient[name] = (gradient[name] ?? 0) + cost * (p - (example.isStone ? 1 : 0)) * amount;
        curvature[name] = (curvature[name] ?? 0) + cost * p * (1 - p) * amount * amount;
      }
    }
    for (const name of Object.keys(weights) as EvidenceName[]) {
      if (kept[name] !== undefined) continue;
      const slope = (gradient[name] ?? 0) + PRIOR_PRECISION * (weights[name] - prior[name]);
      weights[name] -= (0.3 * slope) / (PRIOR_PRECISION + (curvature[name] ?? 0) * 2 + 0.5);
    }
  }
  return weights;
}

/** The example with its topic read by other scores than those of the model that found it. */
const withTopic = (example: Example, scores: TopicScores): Example => ({
  ...example,
  evidence: example.evidence.map(([name, amount]) => {
    const side = SIDES.find((known) => name.startsWith(`topic: words ${known}`));
    return [name, side === undefined ? amount : topicOf(example.context[side], scores[side])];
  }),
});

function learn(
  items: readonly Item[],
  prior: Weights,
  vocabulary: ReadonlySet<string>,
): LinkingModel & { examples: Example[] } {
  let model: LinkingModel = options.keep === undefined ? LEARNED_MODEL : { ...LEARNED_MODEL, weights: prior, threshold: 0 };
  let examples: Example[] = [];
  // What is accepted is evidence for the rest, so the evidence is gathered again by what was learned.
  for (let round = 0; round < 2; round += 1) {
    examples = examplesOf(items, model);
    if (options.keep !== undefined) {
      model = { weights: fitWeights(examples, prior), topic: LEARNED_MODEL.topic, threshold: 0 };
      continue;
    }
    const words = new Set(examples.flatMap(({ context }) => SIDES.flatMap((side) => context[side])));
    const kinds = [...new Set(examples.map(({ kind }) => kind))];
    const direction = learnDirection(examples, RIDGE, kinds);
    // The weight of the topic is learned on passages that its direction was not, else it would be trusted too much.
    const stacked = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
      const isHeldOut = ({ passage }: Example) => Math.floor(passage / 3) % FOLDS === fold;
      const seen = examples.filter((example) => !isHeldOut(example));
      const scores = scoreWords(words, learnDirection(seen, RIDGE, kinds, direction));
      return examples.filter(isHeldOut).map((example) => withTopic(example, scores));
    });
    const weights = fitWeights(stacked, prior);
    model = { weights, topic: scoreWords(vocabulary, direction), threshold: 0 };
    examples = stacked;
  }
  return { ...model, examples };
}

const file = JSON.parse(readFileSync(FILE, 'utf8')) as Learned;
const prior = Object.fromEntries(
  (Object.keys(file) as EvidenceName[]).map((name) => [name, kept[name]?.weight ?? file[name].prior]),
) as Weights;
const sets = join(PROJECT, 'data/eval');
/** Sets by who wrote them. What is ours in kind, frames and sentences for learning alone, is never held out by itself. */
const authors: Readonly<Record<string, readonly Item[]>> = {
  dev: readItems(join(sets, 'linking.dev.jsonl')).map((item) => ({ ...item, weight: DEV_WEIGHT })),
  own: readItems(join(sets, 'linking.own.jsonl')),
  more: readItems(join(sets, 'linking.more.jsonl')),
  fresh: readItems(join(sets, 'linking.fresh.jsonl')),
  fifth: readItems(join(sets, 'linking.fifth.jsonl')),
  sixth: readItems(join(sets, 'linking.sixth.jsonl')),
};
const frames = fillFrames(automaton, NAMES_A_FRAME).map((item) => ({ ...item, weight: FRAME_WEIGHT }));
const sentences = readItems(join(sets, 'linking-learn.jsonl'));
/** What is learned from when an author is left out; our own short sentences are left out with our passages. */
const learnable = (leftOut: string | null): Item[] => [
  ...Object.entries(authors).flatMap(([author, items]) =>
    author === leftOut ? [] : items.filter(({ split }) => split !== 'test'),
  ),
  ...(leftOut === 'own' ? [] : sentences),
  ...frames,
];

/** Words that get a score: frequent ones, and those of the passages. */
const passageWords = learnable(null).flatMap(({ text }) => toWords(textOf(text)));
const vocabulary = new Set([...frequentWords(FREQUENT), ...passageWords]);

const task = createLinkingTask(readCatalogue());
const counts = new Map<string, { right: number; said: number; wanted: number }>();
const failures: string[] = [];
for (const [author, items] of options['no-folds'] ? [] : Object.entries(authors)) {
  const model = learn(learnable(author), prior, vocabulary);
  for (const threshold of THRESHOLDS) {
    for (const half of ['learn', 'test']) {
      const heldOut = items.filter(({ split }) => (split ?? 'learn') === half);
      if (heldOut.length === 0) continue;
      const evaluation = task.evaluate(heldOut, { model: { ...model, threshold } });
      // Nobody reads an error of a test half.
      if (options.failures && threshold === 0 && half === 'learn') failures.push(...evaluation.failures());
      for (const key of [`${author}/${half} ${threshold}`, `all ${threshold}`]) {
        const sum = counts.get(key) ?? { right: 0, said: 0, wanted: 0 };
        sum.right += evaluation.counts.right;
        sum.said += evaluation.counts.said;
        sum.wanted += evaluation.counts.wanted;
        counts.set(key, sum);
      }
    }
  }
}
for (const failure of failures) console.log(failure);
console.log('each author judged by what the others taught: set and threshold, precision, recall');
for (const [key, { right, said, wanted }] of counts) {
  const [precision, recall] = [share(right, said), share(right, wanted)];
  console.log(`  ${key.padEnd(16)} ${precision.value.toFixed(3)} ${recall.value.toFixed(3)}`);
}
if (!options.dry) {
  const model = learn(learnable(null), prior, vocabulary);
  for (const name of Object.keys(file) as EvidenceName[]) {
    const seen = model.examples.filter(({ evidence }) => evidence.some(([found]) => found === name));
    const stones = seen.filter(({ isStone }) => isStone).length;
    const weight = Math.round(model.weights[name] * 100) / 100;
    console.log(
      `${name.padEnd(44)} ${String(file[name].prior).padStart(6)} → ${String(weight).padStart(6)}  seen ${seen.length}, stones ${stones}`,
    );
    file[name].weight = weight;
  }
  writeFileSync(FILE, `${JSON.stringify(file, null, 2)}\n`);
  if (options.keep === undefined) {
    const packed = Object.fromEntries(SIDES.map((side) => [side, packScores(model.topic[side])]));
    writeFileSync(join(FOLDER, 'topic-words.json'), `${JSON.stringify(packed, null, 2)}\n`);
  }
}

/** The words by their scores in steps; a word that says nothing is left out. */
function packScores(scores: ReadonlyMap<string, number>): Record<string, string> {
  const bySteps = Map.groupBy([...scores.keys()].sort(), (word) => String(Math.round((scores.get(word) ?? 0) / TOPIC_STEP)));
  bySteps.delete('0');
  bySteps.delete('-0');
  return Object.fromEntries([...bySteps].map(([steps, words]) => [steps, words.join(' ')]).sort());
}
