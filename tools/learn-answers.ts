// Learns how much each piece of evidence for a section of a guide weighs, and writes reader-weights.json. It learns on the questions
// that are known to be asked (data/asked.md), each without itself and some with it; on the how-to questions of the learn halves of
// data/eval; and on questions that no guide answers (answers-learn.jsonl); all once more as if nobody were known to ask anything, so
// that uploads are read well too. Prints on held-out folds how often the likeliest section is right, and at which threshold what is
// left alone; --dry writes nothing.
// Run: node tools/launch.mjs tools/learn-answers.ts   (some minutes; then `npm run eval -- --task questions`)
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ANONYMOUS } from '../platform/identity/viewer.ts';
import { seededId } from '../platform/ids/ids.ts';
import { passagesFor } from '../subgraphs/rag/domain/answers/ask.ts';
import { EVIDENCE, type EvidenceName } from '../subgraphs/rag/domain/answers/section-reader.ts';
import { keyOf, type Section } from '../subgraphs/rag/domain/answers/sections.ts';
import { NO_FILTER, toChunkFilter } from '../subgraphs/rag/domain/chunk-filter.ts';
import { openAskedQuestions } from '../subgraphs/rag/engines/asked-questions.ts';
import { readItems } from './eval/evaluation.ts';
import { openEvaluationGraph } from './eval/graph.ts';
import { isRightAnswer, type JudgedQuestion } from './eval/score-questions.ts';
import { PROJECT } from './generated-files.ts';

const FILE = join(PROJECT, 'subgraphs/rag/domain/answers/reader-weights.json');
const FOLDS = 5;
/** Precision of the prior, by which all weights are 0. */
const RIDGE = 1;
/** A section that is not the answer counts less than one that is: a question has many. */
const SHARE_OF_WRONG = 0.5;
const SHARE_OF_RIGHT = 2;
const THRESHOLDS = [0.12, 0.18, 0.25, 0.33, 0.5];
/** Of the questions that are known to be asked, which of so many are learned on: there are enough, and each takes its time. */
const LEARNED_EACH = 3;
/** How much a question counts, and how much without what people are known to ask. */
const COUNTS = {
  asked: { whole: 0.15, bare: 0.45, itself: 0.15 },
  judged: { whole: 2, bare: 1 },
  unanswerable: { whole: 3, bare: 1.5 },
};

interface Candidate {
  readonly isRight: boolean;
  readonly evidence: readonly number[];
}
interface Example {
  readonly id: string;
  readonly count: number;
  /** Whether figures are given on it, rather than only learned. */
  readonly isJudged: boolean;
  readonly isLearned: boolean;
  readonly isAnswerable: boolean;
  readonly candidates: readonly Candidate[];
}
type Judged = JudgedQuestion & { readonly question: string; readonly source?: string; readonly kind: string };

const { values: options } = parseArgs({ options: { dry: { type: 'boolean', default: false } } });
await using graph = await openEvaluationGraph();
const { reading } = graph.services;
const filter = {
  ...toChunkFilter(reading.index, ANONYMOUS, NO_FILTER),
  locale: 'en',
  stones: { ids: new Set<string>(), orNone: true },
};

type Given = Omit<Example, 'candidates'> & { readonly question: string };

/** @param leftOut what is not known to be asked */
async function exampleOf(
  { question, ...given }: Given,
  isRight: (section: Section) => boolean,
  leftOut: (asked: { readonly question: string } & Pick<Section, 'sourceId' | 'heading'>) => boolean = () => false,
): Promise<Example[]> {
  const matter = reading.reader.matterOf(question, new Set(), []);
  if (matter === null) return [];
  const weighed = reading.reader.weigh(matter, await passagesFor(reading, matter, filter), leftOut);
  const candidates = weighed.map(({ section, evidence }) => ({
    isRight: isRight(section),
    evidence: EVIDENCE.map((name) => evidence[name]),
  }));
  return [{ ...given, candidates }];
}

async function gather(): Promise<Example[]> {
  const examples: Example[] = [];
  const add = async (...given: Parameters<typeof exampleOf>) => void examples.push(...(await exampleOf(...given)));
  const all = () => true;
  const learnedOn = openAskedQuestions().filter((_, at) => at % LEARNED_EACH === 0);
  for (const [at, one] of learnedOn.entries()) {
    const given = { id: `asked ${at}`, isJudged: false, isLearned: true, isAnswerable: true, question: one.question };
    const isRight = (section: Section) => keyOf(section) === keyOf(one);
    await add({ ...given, count: COUNTS.asked.whole }, isRight, (asked) => asked.question === one.question);
    if (at % 3 === 0) await add({ ...given, count: COUNTS.asked.itself }, isRight);
    if (at % 6 === 0) await add({ ...given, count: COUNTS.asked.bare }, isRight, all);
  }
  for (const name of ['own', 'more', 'fresh']) {
    for (const item of readItems(join(PROJECT, `data/eval/questions.${name}.jsonl`))) {
      const judged = item as unknown as Judged & { readonly split: string };
      if (judged.kind !== 'how-to') continue;
      const isLearned = judged.split === 'learn';
      const given = { id: judged.id, isLearned, isAnswerable: judged.answerable, question: judged.question };
      const source = judged.source === undefined ? null : seededId('article', `${judged.source}:en`);
      const isRight = (section: Section) => judged.answerable && section.sourceId === source && answers(section, judged);
      await add({ ...given, isJudged: true, count: COUNTS.judged.whole }, isRight);
      await add({ ...given, isJudged: false, count: COUNTS.judged.bare }, isRight, all);
    }
  }
  for (const { id, question, answerable } of readItems(join(PROJECT, 'data/eval/answers-learn.jsonl'))) {
    if (answerable === true) continue;
    const given = { id, isLearned: true, isAnswerable: false, question: String(question) };
    await add({ ...given, isJudged: true, count: COUNTS.unanswerable.whole }, () => false);
    await add({ ...given, isJudged: false, count: COUNTS.unanswerable.bare }, () => false, all);
  }
  return examples;
}

/** Whether a section's words hold what an answer must. */
function answers({ quotables }: Section, judged: JudgedQuestion): boolean {
  const text = quotables.map(({ kind, before, quote }) => (kind === 'row' ? `${before} ${quote}` : quote)).join('\n');
  return isRightAnswer(judged, { id: judged.id, answered: true, text });
}

const logitOf = (weights: Float64Array, { evidence }: Candidate) =>
  evidence.reduce((sum, amount, at) => sum + amount * (weights[at] ?? 0), 0);

/** Maximum a posteriori of a logistic model, by Newton's method. */
function fitWeights(examples: readonly Example[]): Float64Array {
  const size = EVIDENCE.length;
  const weights = new Float64Array(size);
  const rows = examples.flatMap(({ candidates, count, isAnswerable }) => {
    const right = candidates.filter(({ isRight }) => isRight).length;
    if (isAnswerable && right === 0) return [];
    return candidates.map((row) => ({ row, cost: count * (row.isRight ? SHARE_OF_RIGHT / right : SHARE_OF_WRONG) }));
  });
  for (let round = 0; round < 12; round += 1) {
    const system = Array.from({ length: size }, (_, at) => {
      const line = new Float64Array(size + 1);
      line[at] = RIDGE;
      line[size] = RIDGE * (weights[at] ?? 0);
      return line;
    });
    for (const { row, cost } of rows) {
      const p = 1 / (1 + Math.exp(-logitOf(weights, row)));
      const slope = cost * (p - (row.isRight ? 1 : 0));
      const curve = cost * p * (1 - p);
      for (const [at, amount] of row.evidence.entries()) {
        const line = system[at];
        if (line === undefined || amount === 0) continue;
        line[size] = (line[size] ?? 0) + slope * amount;
        for (const [other, value] of row.evidence.entries()) line[other] = (line[other] ?? 0) + curve * amount * value;
      }
    }
    const step = solve(system);
    for (let at = 0; at < size; at += 1) weights[at] = (weights[at] ?? 0) - (step[at] ?? 0) * (round < 3 ? 0.7 : 1);
  }
  return weights;
}

/** Solves a system of linear equations whose last column is the right side; it is positive definite. */
function solve(system: readonly Float64Array[]): Float64Array {
  const size = system.length;
  for (const [at, line] of system.entries()) {
    for (const other of system.slice(at + 1)) {
      const factor = (other[at] ?? 0) / (line[at] ?? 1);
      for (let column = at; column <= size; column += 1) other[column] = (other[column] ?? 0) - factor * (line[column] ?? 0);
    }
  }
  const solution = new Float64Array(size);
  for (let at = size - 1; at >= 0; at -= 1) {
    const line = system[at];
    let rest = line?.[size] ?? 0;
    for (let column = at + 1; column < size; column += 1) rest -= (line?.[column] ?? 0) * (solution[column] ?? 0);
    solution[at] = rest / (line?.[at] ?? 1);
  }
  return solution;
}

const examples = await gather();
const learned = examples.filter(({ isLearned }) => isLearned);
const judged = examples.filter(({ isJudged }) => isJudged);
const foldOf = (id: string) => [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7) % FOLDS;
const tops = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
  const weights = fitWeights(learned.filter(({ id }) => foldOf(id) !== fold));
  return judged
    .filter(({ id }) => foldOf(id) === fold)
    .map(({ candidates, isAnswerable }) => {
      const ranked = candidates.toSorted((a, b) => logitOf(weights, b) - logitOf(weights, a));
      const top = ranked[0];
      return { isAnswerable, isRight: top?.isRight ?? false, p: top ? 1 / (1 + Math.exp(-logitOf(weights, top))) : 0 };
    });
});
console.log('held-out folds: threshold, likeliest section right and taken, left alone where no guide answers');
for (const threshold of THRESHOLDS) {
  const [asked, others] = [tops.filter(({ isAnswerable }) => isAnswerable), tops.filter(({ isAnswerable }) => !isAnswerable)];
  const right = asked.filter(({ isRight, p }) => isRight && p >= threshold).length;
  const alone = others.filter(({ p }) => p < threshold).length;
  console.log(`  ${threshold}  ${right} of ${asked.length}  ${alone} of ${others.length}`);
}
const weights = fitWeights(learned);
const written = Object.fromEntries(
  EVIDENCE.map((name, at): [EvidenceName, number] => [name, Math.round((weights[at] ?? 0) * 1_000) / 1_000]),
);
for (const [name, weight] of Object.entries(written)) console.log(`  ${weight.toFixed(2).padStart(6)}  ${name}`);
if (!options.dry) writeFileSync(FILE, `${JSON.stringify(written, null, 2)}\n`);
