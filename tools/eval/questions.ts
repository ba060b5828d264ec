import { seededId } from '../../platform/ids/ids.ts';
import { type Figure, type GraphTask, type Item, readCatalogue, share } from './evaluation.ts';
import type { EvaluationGraph } from './graph.ts';
import { type GivenAnswer, isRightAnswer, type JudgedQuestion, scoreQuestions } from './score-questions.ts';

interface Asked {
  readonly judged: JudgedQuestion & { readonly question: string; readonly source?: string };
  readonly given: GivenAnswer;
  readonly quotes: number;
  readonly verbatimQuotes: number;
  /** Whether a passage of the guide that has the answer is among the eight retrieved; null where no guide has it. */
  readonly isSourceFound: boolean | null;
}

interface Reply {
  readonly ask: {
    readonly answered: boolean;
    readonly text: string;
    readonly stones: readonly { readonly id: string }[];
    readonly citations: readonly { readonly quote: string; readonly passage: { readonly text: string } }[];
  };
  readonly retrieve: readonly { readonly article: { readonly id: string } | null }[];
}

const QUERY = `query ($question: String!) {
  ask(question: $question) { answered text stones { id } citations { quote passage { text } } }
  retrieve(query: $question, first: 8) { article { id } }
}`;

/** Whether questions are answered rightly, left alone rightly, and quoted verbatim, and whether retrieval finds their guides. */
export function createQuestionsTask(openGraph: () => Promise<EvaluationGraph>): GraphTask {
  return {
    name: 'questions',
    async evaluate(items) {
      const graph = await openGraph();
      const slugs = new Map(readCatalogue().map(({ id }) => [seededId('stone', id), id]));
      const asked: Asked[] = [];
      for (const item of items) asked.push(await askOne(graph, item, slugs));
      const shares = scoreQuestions(
        asked.map(({ judged }) => judged),
        asked.map(({ given }) => given),
      );
      const rate = (label: string, key: string, target: number | null): Figure => {
        const { right, n } = shares.get(key) ?? { right: 0, n: 0 };
        return { label, ...share(right, n), target };
      };
      const quotes = asked.reduce((sum, { quotes: of }) => sum + of, 0);
      const verbatim = asked.reduce((sum, { verbatimQuotes }) => sum + verbatimQuotes, 0);
      const guided = asked.filter(({ isSourceFound }) => isSourceFound !== null);
      const classes = [...new Set(asked.map(({ judged }) => judged.class))].sort();
      return {
        figures: [
          { label: 'quotes verbatim', ...share(verbatim, quotes), target: 1 },
          rate('answerable answered rightly', 'answerable', 0.85),
          rate('unanswerable abstained', 'unanswerable', 0.95),
          ...classes.map((name) => rate(name, `class ${name}`, null)),
          {
            label: 'guide among 8 passages',
            ...share(guided.filter(({ isSourceFound }) => isSourceFound).length, guided.length),
            target: null,
          },
        ],
        errors: {},
        failures: () =>
          asked.flatMap(({ judged, given }) =>
            isRightAnswer(judged, given) ? [] : [`questions ${judged.id}: ${judged.question}\n  said ${JSON.stringify(given)}`],
          ),
      };
    },
  };
}

async function askOne(graph: EvaluationGraph, item: Item, slugs: ReadonlyMap<string, string>): Promise<Asked> {
  // The items of a set of questions have this shape; the sets' own test checks it.
  const judged = item as unknown as Asked['judged'];
  const { ask, retrieve } = (await graph.askRag(QUERY, { question: judged.question })) as Reply;
  const guide =
    judged.source === undefined || judged.source === 'catalogue' ? null : seededId('article', `${judged.source}:en`);
  return {
    judged,
    given: {
      id: judged.id,
      answered: ask.answered,
      text: ask.text,
      stones: ask.stones.flatMap(({ id }) => slugs.get(id) ?? []),
    },
    quotes: ask.citations.length,
    verbatimQuotes: ask.citations.filter(({ quote, passage }) => passage.text.includes(quote)).length,
    isSourceFound: guide === null ? null : retrieve.some(({ article }) => article?.id === guide),
  };
}
