import { expect, vi } from 'vitest';
import { accepted, data, eventually } from '../scenarios/case.ts';
import { answerAndVerify, askExpert } from '../scenarios/cases/flywheel.ts';
import type { TestSupergraph } from '../supergraph.ts';
import type { Arguments } from './access-paths.ts';

/** One of everything that the graph can show, so that no field is out of reach for want of data. */
export interface Furniture {
  /** The id of each kind of thing, as an argument of `node`. */
  readonly nodes: readonly { readonly type: string; readonly args: string }[];
  readonly args: Arguments;
  /** The stone that all of it is about. */
  readonly stoneId: string;
}

export async function furnish(graph: TestSupergraph): Promise<Furniture> {
  const { admin, visitor } = graph;
  const { stoneId, questionId } = await askExpert(graph);
  const { answerId } = await answerAndVerify(graph, questionId, 'Water absorption is 0.3 %.');
  await accepted(
    admin.ask('mutation ($input: UpdateStoneInput!) { updateStone(input: $input) { stone { id } userErrors { message } } }', {
      input: {
        id: stoneId,
        aliases: [{ name: 'Its Other Name', kind: 'COMMERCIAL' }],
        facts: [{ topic: 'MAINTENANCE', name: 'sealing', value: 'once a year', source: 'its quarry' }],
      },
    }),
  );
  await accepted(
    admin.ask('mutation ($input: ConfirmAliasInput!) { confirmAlias(input: $input) { userErrors { message } } }', {
      input: { stoneId, name: 'A Supplier’s Name', source: 'A supplier' },
    }),
  );
  const { article } = await accepted(
    admin.ask(
      'mutation ($input: GenerateArticleInput!) { generateArticle(input: $input) { article { id path } userErrors { message } } }',
      { input: { stoneId, force: true } },
    ),
  );
  const { document } = await accepted(
    admin.ask(
      'mutation ($input: IndexDocumentInput!) { indexDocument(input: $input) { document { id } userErrors { message } } }',
      {
        input: { title: 'A test sheet', text: '# Sheet\n\nThe slate was tested for frost.', stoneId },
      },
    ),
  );
  const { rule } = await accepted(
    admin.ask(
      'mutation ($input: CreateAlertRuleInput!) { createAlertRule(input: $input) { rule { id } userErrors { message } } }',
      {
        input: {
          name: 'Any request',
          metric: 'requests',
          comparison: 'GREATER_THAN',
          threshold: 0,
          severity: 'INFO',
          forSeconds: 0,
        },
      },
    ),
  );
  const { run } = await accepted(admin.ask('mutation { analyzeGaps { run { id } userErrors { message } } }'));
  // By it a question is asked of an expert.
  const asking = await accepted(
    admin.ask(
      'mutation { startWorkflow(input: { workflow: "qubee", input: { count: 1 } }) { run { id } userErrors { message } } }',
    ),
  );
  const isAsking = async () =>
    (await data(admin.ask('query ($id: ID!) { workflowRun(id: $id) { status } }', { id: asking.run.id }))).workflowRun.status;
  await vi.waitFor(async () => expect(await isAsking()).toBe('WAITING_FOR_HUMAN'), { timeout: 60_000, interval: 100 });
  const nothing = 'unobtainium xyzzy';
  await data(visitor.ask('query ($query: String!) { search(query: $query, mode: TEXT) { totalCount } }', { query: nothing }));
  const alerts = await eventually(
    async (): Promise<readonly { readonly node: { readonly id: string } }[]> =>
      (await data(admin.ask('{ alerts { edges { node { id } } } }'))).alerts.edges,
    ({ length }) => length > 0,
  );
  const { knowledgeGaps, me } = await data(admin.ask('{ knowledgeGaps(first: 1) { edges { node { id } } } me { id } }'));
  const id = (value: string) => `id: ${JSON.stringify(value)}`;
  return {
    stoneId,
    nodes: [
      { type: 'Stone', args: id(stoneId) },
      { type: 'Article', args: id(article.id) },
      { type: 'SourceDocument', args: id(document.id) },
      { type: 'User', args: id(me.id) },
      { type: 'KnowledgeGap', args: id(knowledgeGaps.edges[0].node.id) },
      { type: 'ExpertQuestion', args: id(questionId) },
      { type: 'ExpertAnswer', args: id(answerId) },
      { type: 'WorkflowRun', args: id(run.id) },
      { type: 'AlertRule', args: id(rule.id) },
      { type: 'Alert', args: id(alerts[0]?.node.id ?? '') },
    ],
    args: {
      'Query.stone': id(stoneId),
      'Query.article': id(article.id),
      'Query.resolveIdentity': 'name: "bluestone"',
      'Query.resolveIdentities': 'names: ["Green Marble", "Calacata Orro"]',
      'Query.findMentions': 'text: "A floor of Rosso Levanto."',
      'Query.categorize': 'description: "A red Italian marble with white veins, polished."',
      'Query.search': 'query: "red marble from Italy"',
      'Query.suggest': 'prefix: "Rosso"',
      'Query.retrieve': 'query: "marble from Italy"',
      'Query.ask': 'question: "Where is Carrara White quarried?"',
      'Query.workflowRun': id(run.id),
      'Query.metricSeries': 'metric: "requests"',
      'Mutation.importStones': 'input: { jsonl: "nonsense", dryRun: true }',
      'Query.queryStatistics': 'zeroResultsOnly: false',
    },
  };
}
