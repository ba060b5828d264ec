import { type Client, createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { signIn } from '../graph-client.ts';
import { ADMIN } from '../seeded-data.ts';
import { openTestSupergraph, type TestSupergraph } from '../supergraph.ts';
import { accepted, createStone } from './case.ts';

interface Event {
  readonly data?: Record<string, Record<string, unknown> | null> | null;
  readonly errors?: readonly { readonly extensions?: Record<string, unknown> }[];
  readonly extensions?: { readonly cursor?: string };
}

let graph: TestSupergraph;
let token: string;
const clients: Client[] = [];
beforeAll(async () => {
  graph = await openTestSupergraph();
  const { data } = await graph.visitor.ask('mutation ($input: LoginInput!) { login(input: $input) { accessToken } }', {
    input: ADMIN,
  });
  token = data.login.accessToken;
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
});

function subscribe(
  query: string,
  variables: Record<string, unknown> = {},
  authorization?: string,
): AsyncIterableIterator<Event> {
  const client = createClient({
    url: `${graph.visitor.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: authorization === undefined ? {} : { authorization: `Bearer ${authorization}` },
    retryAttempts: 0,
  });
  clients.push(client);
  return client.iterate({ query, variables }) as AsyncIterableIterator<Event>;
}

async function next(events: AsyncIterableIterator<Event>): Promise<Event> {
  const { value, done } = await events.next();
  if (done === true) throw new Error('The subscription has ended.');
  return value;
}

const update = 'mutation ($input: UpdateStoneInput!) { updateStone(input: $input) { stone { id } userErrors { message } } }';

describe('Subscription.stoneChanged', () => {
  it('tells of a change with fields of several subgraphs and a cursor to go on from without loss', async () => {
    const { id } = await createStone(graph);
    const query =
      'subscription ($ids: [ID!], $after: String) { stoneChanged(ids: $ids, after: $after) { colors completeness { score } record { revision } } }';
    const events = subscribe(query, { ids: [id] });
    const first = next(events);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await accepted(graph.admin.ask(update, { input: { id, colors: ['green'] } }));
    const event = await first;
    expect(event.data?.stoneChanged).toMatchObject({
      colors: ['green'],
      completeness: { score: expect.any(Number) },
      record: { revision: 2 },
    });
    await events.return?.();

    await accepted(graph.admin.ask(update, { input: { id, colors: ['blue'] } }));
    const resumed = await next(subscribe(query, { ids: [id], after: event.extensions?.cursor }));
    expect(resumed.data?.stoneChanged).toMatchObject({ colors: ['blue'], record: { revision: 3 } });
  });
});

describe('Subscription.workflowProgress', () => {
  it('follows a run to its end for whoever may read the flywheel', async () => {
    const { run } = await accepted(graph.admin.ask('mutation { analyzeGaps { run { id } userErrors { message } } }'));
    const query = 'subscription ($id: ID!, $after: String) { workflowProgress(runId: $id, after: $after) { status progress } }';
    const statuses: unknown[] = [];
    for await (const event of subscribe(query, { id: run.id, after: null }, token)) {
      statuses.push(event.data?.workflowProgress?.status);
      if (statuses.at(-1) === 'COMPLETED') break;
    }
    expect(statuses.at(-1)).toBe('COMPLETED');
  });

  it('refuses a visitor', async () => {
    const event = await next(
      subscribe('subscription { workflowProgress(runId: "run_00000000000000000000000000") { status } }'),
    );
    expect(event.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

/** The first news of an alert of this rule; others may begin or end by how busy the machine is. */
async function nextOf(events: AsyncIterableIterator<Event>, name: string): Promise<unknown> {
  for (;;) {
    const event = await next(events);
    if (event.errors !== undefined) throw new Error(JSON.stringify(event.errors));
    const alert = event.data?.alertChanged as { readonly rule: { readonly name: string } } | null | undefined;
    if (alert?.rule.name === name) return alert;
  }
}

describe('Subscription.alertChanged', () => {
  it('tells of an alert that begins', async () => {
    const events = subscribe('subscription { alertChanged { state value rule { name } } }', {}, token);
    const own = nextOf(events, 'Any request at all');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await accepted(
      graph.admin.ask(
        'mutation ($input: CreateAlertRuleInput!) { createAlertRule(input: $input) { rule { id } userErrors { message path } } }',
        {
          input: {
            name: 'Any request at all',
            metric: 'requests',
            comparison: 'GREATER_THAN',
            threshold: 0,
            severity: 'INFO',
            channels: ['log'],
          },
        },
      ),
    );
    expect(await own).toMatchObject({ rule: { name: 'Any request at all' } });
  });
});

describe('the socket', () => {
  it('serves subscriptions only, and says so', async () => {
    await signIn(graph.visitor, ADMIN.email, ADMIN.password);
    await expect(next(subscribe('{ health { state } }'))).rejects.toEqual(
      expect.arrayContaining([expect.objectContaining({ message: expect.stringContaining('HTTP') })]),
    );
  });
});
