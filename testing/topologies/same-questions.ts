import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphAnswer, GraphClient } from '../graph-client.ts';

const EXAMPLES = join(import.meta.dirname, '../../router/examples');

/** One question of the comparison: who asks, and with what. */
export interface Question {
  readonly name: string;
  readonly by: 'visitor' | 'admin';
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

const SLUGS = ['rosso-levanto', 'bianco-carrara', 'nero-marquina', 'no-such-stone'];

/** Every read of the API: what the explorer shows, pages of stones, each root field, and refusals. */
export function readQuestions(): readonly Question[] {
  const examples = readdirSync(EXAMPLES)
    .filter((file) => file.endsWith('.graphql') && !file.includes('stone-changed'))
    .map((file): Question => ({ name: file, by: 'visitor', query: readFileSync(join(EXAMPLES, file), 'utf8') }));
  const page = examples[0]?.query.replace('query StonePage', 'query StonePage($slug: String!)') ?? '';
  const pages = SLUGS.map(
    (slug): Question => ({
      name: `page of ${slug}`,
      by: 'visitor',
      query: page.replace('"rosso-levanto"', '$slug'),
      variables: { slug },
    }),
  );
  return [
    ...examples,
    ...pages,
    ...toQuestions('visitor', VISITOR),
    ...toQuestions('admin', ADMIN),
    ...toQuestions('visitor', ADMIN, 'refused: '),
  ];
}

function toQuestions(by: Question['by'], queries: readonly string[], prefix = ''): readonly Question[] {
  return queries.map((query) => ({ name: `${prefix}${query.slice(0, 70)}`, by, query }));
}

const VISITOR: readonly string[] = [
  '{ stones(first: 20, filter: { types: [MARBLE] }) { totalCount edges { cursor node { id slug name type origin { country } completeness { score missing } related(first: 2) { score stone { slug } } links(first: 2) { totalCount } } } pageInfo { hasNextPage endCursor } } }',
  '{ articles(first: 10, type: STONE_PROFILE) { totalCount edges { node { id path title status body author { fullName } related(first: 2) { title } passages(first: 1) { text } } } } }',
  '{ article(path: "stones/rosso-levanto") { title body source } }',
  '{ resolveIdentities(names: ["Carrara", "Green Marble", "Absolute Black", "Nonsense Rock", "Rosso Lepanto"]) { query status confidence matchedName candidates { confidence stone { slug } } warnings { type message } } }',
  '{ categorize(name: "Blue Night", description: "a blue granite from Norway, polished, frost-proof, for façades") { facet value confidence } }',
  '{ taxonomy { facet buckets { value count } } deceptivePractices { category impact examples { name trueNature stone { slug } } } }',
  '{ contentStats { stones articles } }',
  '{ search(query: "red marble for a bathroom", first: 10) { totalCount mode degraded didYouMean edges { score node { ... on Stone { slug usage { views } } ... on Article { path } } parts { leg rank } } } }',
  '{ search(query: "serpentinite", mode: TEXT, first: 5) { totalCount edges { cursor score snippet } } }',
  '{ search(query: "stone that shines through", mode: VECTOR, first: 5) { totalCount degraded edges { score node { ... on Stone { slug } ... on Article { path } } } } }',
  '{ suggest(prefix: "cala") { text stone { slug } } }',
  '{ retrieve(query: "is it frost-proof", first: 5) { text score headingPath } }',
  '{ ask(question: "What is Verde Guatemala?") { answered text citations { marker quote passage { text } } } }',
  '{ ragStats { documents chunks } }',
  '{ me { email } }',
  '{ stone(id: "stone_00000000000000000000000000") { name } }',
  '{ stone(id: "nonsense") { name } }',
  '{ stones(first: 101) { totalCount } }',
  '{ stones(after: "bm90IGEgY3Vyc29y") { totalCount } }',
  '{ nothing }',
  '{ stone(slug: "rosso-levanto") { gaps { id } cost { totalUsd } viewerPermissions { canEdit } } }',
];

// How many alerts there are depends on how long operations took.
const ADMIN: readonly string[] = [
  '{ health { state services { service state dependencies { name engine state message } } } }',
  '{ databaseStatus { engine collections { name indexes } } }',
  '{ me { email role quota { monthlyGenerations used } } }',
  '{ users(first: 5) { totalCount edges { node { email role tier } } } }',
  '{ knowledgeGaps(first: 20) { totalCount edges { node { subject topic priority status frequency questions { text } } } } }',
  '{ expertQuestions(first: 5) { totalCount } workflowRuns(first: 5) { totalCount edges { node { workflow status progress } } } }',
  '{ schedules { workflow cron enabled } }',
  '{ priceCatalog { provider model unit } alertRules { name metric threshold } alerts(first: 5) { pageInfo { hasPreviousPage } } }',
  '{ costs { totalUsd } }',
  '{ documents(first: 5) { totalCount } }',
  '{ cacheStats { engine degraded } }',
  '{ stone(slug: "rosso-levanto") { record { revision updatedBy history { revision by changedPaths } } viewerPermissions { canEdit canPublish } gaps { topic status } cost { totalUsd } } }',
];

/** Writes one after the other, each followed by reads that see it; `stone` is the id that the first one made. */
export async function writeAndRead({ visitor, admin }: Record<'visitor' | 'admin', GraphClient>): Promise<GraphAnswer[]> {
  const answers: GraphAnswer[] = [];
  let readAfter: Record<string, string> = {};
  const ask = async (client: GraphClient, query: string, variables: Record<string, unknown> = {}) => {
    const answer = await client.ask(query, variables, readAfter);
    if (typeof answer.extensions?.cursor === 'string') readAfter = { 'x-stomaton-read-after': answer.extensions.cursor };
    answers.push(answer);
    return answer;
  };
  const shown = 'id slug name colors article { id path status version } record { revision } completeness { score }';
  const created = await ask(
    admin,
    `mutation ($input: CreateStoneInput!) { createStone(input: $input) { stone { ${shown} } userErrors { code path message } } }`,
    {
      input: {
        name: 'Equal Blue',
        type: 'GRANITE',
        origin: { country: 'Norway', region: 'Vestfold' },
        colors: ['blue', 'black'],
        idempotencyKey: 'equal-blue',
      },
    },
  );
  const id = created.data?.createStone?.stone?.id;
  const articleId = created.data?.createStone?.stone?.article?.id;
  await ask(
    admin,
    `mutation ($input: CreateStoneInput!) { createStone(input: $input) { stone { id } userErrors { code path message } } }`,
    {
      input: { name: '', type: 'GRANITE', origin: { country: 'Norway' }, colors: [] },
    },
  );
  await ask(
    visitor,
    `mutation ($input: CreateStoneInput!) { createStone(input: $input) { stone { id } userErrors { code } } }`,
    {
      input: { name: 'Refused', type: 'GRANITE', origin: { country: 'Norway' }, colors: ['red'] },
    },
  );
  await ask(
    visitor,
    `query ($id: ID!) { stone(id: $id) { ${shown} links(first: 3) { totalCount } passages(first: 1) { text } } }`,
    { id },
  );
  await ask(visitor, '{ search(query: "Equal Blue", first: 1) { degraded edges { node { ... on Stone { slug } } } } }');
  await ask(visitor, '{ resolveIdentity(name: "Equal Blue") { status stone { slug } } }');
  const update =
    'mutation ($input: UpdateStoneInput!) { updateStone(input: $input) { stone { colors record { revision history { changedPaths } } } userErrors { code path } } }';
  await ask(admin, update, { input: { id, expectedRevision: 1, colors: ['blue'] } });
  await ask(admin, update, { input: { id, expectedRevision: 1, colors: ['green'] } });
  const status =
    'mutation ($input: SetArticleStatusInput!) { setArticleStatus(input: $input) { article { status } userErrors { code path } } }';
  await ask(admin, status, { input: { id: articleId, status: 'ARCHIVED' } });
  await ask(visitor, 'query ($id: ID!) { node(id: $id) { id ... on Article { title body } } }', { id: articleId });
  await ask(visitor, '{ search(query: "Equal Blue", first: 5) { edges { node { ... on Article { path } } } } }');
  await ask(admin, 'mutation ($input: DeleteInput!) { deleteStone(input: $input) { deletedId userErrors { code } } }', {
    input: { id },
  });
  await ask(visitor, `query ($id: ID!) { stone(id: $id) { ${shown} } }`, { id });
  return answers;
}

/** What two topologies cannot have in common: times, how long something took, and names of this very request or run. */
const DIFFERENT = new Set(['tookMs', 'latencyMs', 'requestId', 'checkedAt', 'p95Ms', 'p50Ms', 'p99Ms', 'ttlSeconds']);
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const ID = /\b(stone|article|user|session|run|doc|gap|question|answer|rule|alert|chunk)_[0-9a-hjkmnp-tv-z]{26}\b/g;

/**
 * An answer less what may differ. Ids that are made anew each time become numbers in the order in which they are met, so
 * that equal answers are equal texts.
 * @param seen ids met before, for a sequence of answers; ids of the seed stay as they are
 */
export function comparable(answer: unknown, seen: Map<string, string> = new Map()): unknown {
  if (Array.isArray(answer)) return answer.map((item) => comparable(item, seen));
  if (typeof answer === 'string') {
    if (TIME.test(answer)) return '<time>';
    return answer.replace(ID, (id, prefix: string) => {
      // Times of this year begin a ULID; ids of the seed come from a hash.
      if (!/^01[a-z0-9]/.test(id.slice(prefix.length + 1))) return id;
      const known = seen.get(id) ?? `${prefix}#${seen.size + 1}`;
      seen.set(id, known);
      return known;
    });
  }
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => {
      const isCursor = key === 'cursor' && typeof value === 'string' && 'cursor' in answer && Object.keys(answer).length === 1;
      return [key, DIFFERENT.has(key) || isCursor ? `<${key}>` : comparable(value, seen)];
    }),
  );
}
