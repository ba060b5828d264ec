import { buildSchema, type ExecutionResult, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { subscribeThroughGraph } from './subscriptions.ts';

const schema = buildSchema(`
  interface Node { id: ID! }
  type Stone implements Node { id: ID! name(locale: String): String }
  type Query { node(id: ID!): Node }
  type Subscription { stoneChanged(ids: [ID!], after: String): Stone }
`);

async function collect(query: string, variables: Record<string, unknown>, events: ExecutionResult[], answer: ExecutionResult) {
  const asked: { source?: string; sourceVariables?: unknown; query?: string; variables?: unknown } = {};
  const stream = await subscribeThroughGraph(
    { document: parse(query), variableValues: variables },
    schema,
    async (_field, request) => {
      asked.source = request.query;
      asked.sourceVariables = request.variables;
      return (async function* () {
        yield* events;
      })();
    },
    async (text, values) => {
      asked.query = text;
      asked.variables = values;
      return answer;
    },
  );
  const results: ExecutionResult[] = [];
  if (Symbol.asyncIterator in stream) for await (const result of stream) results.push(result);
  else results.push(stream);
  return { asked, results };
}

describe('subscribeThroughGraph', () => {
  const query =
    'subscription S($ids: [ID!], $locale: String) { changed: stoneChanged(ids: $ids) { ...F } } fragment F on Stone { name(locale: $locale) }';

  it('asks the owner for the id only and the graph for the selection, each with the variables it uses', async () => {
    const { asked, results } = await collect(
      query,
      { ids: ['a'], locale: 'it' },
      [{ data: { changed: { id: 'a' } }, extensions: { cursor: '7' } }],
      { data: { changed: { name: 'Marmo' } } },
    );
    expect(validate(schema, parse(asked.source ?? ''))).toEqual([]);
    expect(validate(schema, parse(asked.query ?? ''))).toEqual([]);
    expect(asked.sourceVariables).toEqual({ ids: ['a'] });
    expect(asked.variables).toEqual({ locale: 'it', __nodeId: 'a' });
    expect(results).toEqual([{ data: { changed: { name: 'Marmo' } }, extensions: { cursor: '7' } }]);
  });

  it('tells nothing of an entity that is gone before it could be read', async () => {
    const { results } = await collect(query, {}, [{ data: { changed: { id: 'a' } } }], { data: { changed: null } });
    expect(results).toEqual([]);
  });

  it('passes an event on that holds an error', async () => {
    const failed: ExecutionResult = { data: { changed: null }, errors: [] };
    expect((await collect(query, {}, [failed], {})).results).toEqual([failed]);
  });
});
