import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSupergraph, type TestSupergraph } from '../supergraph.ts';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const EXAMPLES = [...README.matchAll(/```graphql\n([\s\S]*?)```\s*```json\n([\s\S]*?)```/g)].map(
  ([, query = '', answer = '']) => ({ query, answer }),
);

let graph: TestSupergraph;
beforeAll(async () => {
  graph = await openTestSupergraph();
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
});

describe('the README', () => {
  it('shows queries with their answers', () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(3);
  });

  it.each(EXAMPLES)('prints what the graph answers to $query', async ({ query, answer }) => {
    const { data, errors } = await graph.visitor.ask(query);
    expect(errors).toBeUndefined();
    expect(data).toEqual(JSON.parse(answer));
  });
});
