// Learns how much each piece of evidence for a section of a guide weighs, and writes reader-weights.json. It learns on the questions
// that are known to be asked (data/asked.md), each without itself and some with it; on the questions of the learn halves of data/eval
// that guides answer, and on those that nothing answers; and on questions written for it (answers-learn.jsonl); all once more as if
// nobody were known to ask anything, so that uploads are read well too. --authors prints for each author of questions how often the
// first two sections have the answer, and what is left alone, by weights that were learned without any question of that author;
// --dry writes nothing. Run: node tools/launch.mjs tools/learn-answers.ts   (some minutes; then `npm run eval -- --task questions`)
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ANONYMOUS } from '../platform/identity/viewer.ts';
import { seededId } from '../platform/ids/ids.ts';
import { passagesFor } from '../subgraphs/rag/domain/answers/ask.ts';
import { createToEnglish } from '../subgraphs/rag/domain/answers/question-language.ts';
import { EVIDENCE, LEAD, leadOf, type ReaderWeights } from '../subgraphs/rag/domain/answers/section-reader.ts';
import { keyOf, type Section } from '../subgraphs/rag/domain/answers/sections.ts';
import { NO_FILTER, toChunkFilter } from '../subgraphs/rag/domain/chunk-filter.ts';
import { openAskedQuestions } from '../subgraphs/rag/engines/asked-questions.ts';
import { openQuestionWords } from '../subgraphs/rag/engines/question-words.ts';
import { readItems } from './eval/evaluation.ts';
import { openEvaluationGraph } from './eval/graph.ts';
import { isRightAnswer, type JudgedQuestion } from './eval/score-questions.ts';
import { PROJECT } from './generated-files.ts';
import { dot, type Example, fitAnswer, fitOrder, type Outcome } from './reader-model.ts';

const FILE = join(PROJECT, 'subgraphs/rag/domain/answers/reader-weights.json');
/** Sets of questions, each by an author of its own; `written` are those of answers-learn.jsonl. */
const AUTHORS = ['own', 'more', 'fresh', 'fifth', 'sixth', 'seventh', 'eighth', 'written'] as const;
const THRESHOLDS = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5];
/** Of the questions that are known to be asked, which of so many are learned on: there are enough, and each takes its time. */
const LEARNED_EACH = 6;
/** How much a question counts, and how much without what people are known to ask. */
const COUNTS = {
  asked: { whole: 0.2, bare: 0.3, itself: 0.1 },
  judged: { whole: 3, bare: 0.5 },
  written: { whole: 1, bare: 0.3 },
  unanswerable: { whole: 2.5, bare: 0.6 },
};
/** How much an answerable question counts as one that is better left alone, where the answer is not in the first two sections. */
const MISSED = 0.3;

interface Gathered extends Example {
  readonly author: (typeof AUTHORS)[number] | null;
  readonly isLearned: boolean;
  /** Without what people are known to ask. */
  readonly isBare: boolean;
}
type Judged = JudgedQuestion & {
  readonly question: string;
  readonly source?: string;
  readonly heading?: string;
  readonly kind: string;
};

const { values: options } = parseArgs({
  options: { dry: { type: 'boolean', default: false }, authors: { type: 'boolean', default: false } },
});
await using graph = await openEvaluationGraph();
const { reading } = graph.services;
const toEnglish = createToEnglish(openQuestionWords());
const filter = {
  ...toChunkFilter(reading.index, ANONYMOUS, NO_FILTER),
  locale: 'en',
  stones: { ids: new Set<string>(), orNone: true },
};

type Given = Omit<Gathered, 'evidence' | 'isRight'> & { readonly question: string };

/** @param leftOut what is not known to be asked */
async function exampleOf(
  { question, ...given }: Given,
  isRight: (section: Section) => boolean,
  leftOut: (asked: { readonly question: string } & Pick<Section, 'sourceId' | 'heading'>) => boolean = () => false,
): Promise<Gathered[]> {
  const matter = reading.reader.matterOf(toEnglish(question) ?? question, new Set(), []);
  if (matter === null) return [];
  const { sections } = reading.reader.weigh(matter, await passagesFor(reading, matter, filter), leftOut);
  if (sections.length === 0) return [];
  return [
    {
      ...given,
      evidence: sections.map(({ evidence }) => EVIDENCE.map((name) => evidence[name])),
      isRight: sections.map(({ section }) => isRight(section)),
    },
  ];
}

async function gather(): Promise<Gathered[]> {
  const examples: Gathered[] = [];
  const add = async (...given: Parameters<typeof exampleOf>) => void examples.push(...(await exampleOf(...given)));
  const all = () => true;
  const learnedOn = openAskedQuestions().filter((_, at) => at % LEARNED_EACH === 0);
  for (const [at, one] of learnedOn.entries()) {
    const given = { author: null, isLearned: true, isAnswerable: true, isBare: false, question: one.question };
    const isRight = (section: Section) => keyOf(section) === keyOf(one);
    await add({ ...given, count: COUNTS.asked.whole }, isRight, (asked) => asked.question === one.question);
    if (at % 3 === 0) await add({ ...given, count: COUNTS.asked.itself }, isRight);
    if (at % 6 === 0) await add({ ...given, isBare: true, count: COUNTS.asked.bare }, isRight, all);
  }
  for (const author of AUTHORS) {
    const file = author === 'written' ? 'answers-learn.jsonl' : `questions.${author}.jsonl`;
    for (const item of readItems(join(PROJECT, 'data/eval', file))) {
      const judged = item as unknown as Judged & { readonly split?: string };
      // Who puts a premise right has answered.
      if (judged.answerable ? judged.kind !== 'how-to' && author !== 'written' : judged.correction !== undefined) continue;
      const counts = judged.answerable ? (author === 'written' ? COUNTS.written : COUNTS.judged) : COUNTS.unanswerable;
      const given = {
        author,
        isLearned: judged.split !== 'test',
        isAnswerable: judged.answerable,
        question: judged.question,
      };
      const source = judged.source === undefined ? null : seededId('article', `${judged.source}:en`);
      const isRight = (section: Section) =>
        judged.answerable &&
        (source === null || section.sourceId === source) &&
        (judged.heading === undefined ? answers(section, judged) : section.heading === judged.heading);
      await add({ ...given, isBare: false, count: counts.whole }, isRight);
      await add({ ...given, isBare: true, count: counts.bare }, isRight, all);
    }
  }
  return examples;
}

/** Whether a section's words hold what an answer must. */
function answers({ quotables }: Section, judged: JudgedQuestion): boolean {
  const text = quotables.map(({ kind, before, quote }) => (kind === 'row' ? `${before} ${quote}` : quote)).join('\n');
  return isRightAnswer(judged, { id: judged.id, answered: true, text });
}

/** The amounts by which it is judged whether the first two sections have the answer, and whether they have. */
function outcomeOf({ evidence, isRight, isAnswerable, count }: Example, order: readonly number[]): Outcome {
  const ranked = evidence
    .map((amounts, at) => ({ amounts, isRight: isRight[at] ?? false, score: dot(amounts, order) }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  const score = first?.score ?? 0;
  const lead = leadOf(score, second?.score ?? score, 1 / ranked.reduce((sum, one) => sum + Math.exp(one.score - score), 0));
  const isFound = ranked.slice(0, 2).some((one) => one.isRight);
  return {
    amounts: [
      ...(first?.amounts ?? EVIDENCE.map(() => 0)),
      ...(second?.amounts ?? EVIDENCE.map(() => 0)),
      ...LEAD.map((name) => lead[name]),
    ],
    isRight: isFound,
    count: isAnswerable && !isFound ? MISSED * count : count,
  };
}

function learn(examples: readonly Gathered[]) {
  const order = fitOrder(examples);
  const answer = fitAnswer(examples.map((example) => outcomeOf(example, order)));
  const probabilityOf = (example: Example) => {
    const { amounts, isRight } = outcomeOf(example, order);
    return { isRight, probability: 1 / (1 + Math.exp(-answer.bias - dot(amounts, answer.weights))) };
  };
  return { order, answer, probabilityOf };
}

const examples = await gather();
const learned = examples.filter(({ isLearned }) => isLearned);
console.log(
  'each author by weights learned without; at thresholds: the answer in the first two sections and given, left alone',
);
if (options.authors)
  console.log(`${'threshold'.padEnd(30)}${THRESHOLDS.map((threshold) => String(threshold).padEnd(14)).join('')}`);
for (const author of options.authors ? AUTHORS : []) {
  const { probabilityOf } = learn(learned.filter((example) => example.author !== author));
  const judged = examples.filter((example) => example.author === author && !example.isBare);
  const asked = judged.filter(({ isAnswerable }) => isAnswerable).map(probabilityOf);
  const others = judged.filter(({ isAnswerable }) => !isAnswerable).map(probabilityOf);
  const found = asked.filter(({ isRight }) => isRight).length;
  const cells = THRESHOLDS.map((threshold) => {
    const given = asked.filter(({ isRight, probability }) => isRight && probability >= threshold).length;
    const alone = others.filter(({ probability }) => probability < threshold).length;
    return `${(given / asked.length).toFixed(2)} ${(alone / others.length).toFixed(3)}`.padEnd(14);
  });
  console.log(`${`${author} (found ${found} of ${asked.length})`.padEnd(30)}${cells.join('')}`);
}
const { order, answer } = learn(learned);
const named = (names: readonly string[], amounts: readonly number[]) =>
  Object.fromEntries(names.map((name, at): [string, number] => [name, Math.round((amounts[at] ?? 0) * 1_000) / 1_000]));
const size = EVIDENCE.length;
const first = named(EVIDENCE, answer.weights.slice(0, size));
const written: ReaderWeights = {
  order: named(EVIDENCE, order),
  first: { ...first, bias: Math.round(answer.bias * 1_000) / 1_000 },
  second: named(EVIDENCE, answer.weights.slice(size, 2 * size)),
  lead: named(LEAD, answer.weights.slice(2 * size)),
};
for (const [part, weights] of Object.entries(written)) {
  for (const [name, weight] of Object.entries(weights as Record<string, number>))
    console.log(`  ${part.padEnd(8)}${weight.toFixed(2).padStart(6)}  ${name}`);
}
if (!options.dry) writeFileSync(FILE, `${JSON.stringify(written, null, 2)}\n`);
