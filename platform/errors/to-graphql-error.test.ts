import { GraphQLObjectType, GraphQLSchema, GraphQLString, graphql } from 'graphql';
import { expect, test } from 'vitest';
import { DomainError, invalidInput } from './domain-error.ts';
import { toPublicError } from './to-graphql-error.ts';

/** What a client sees when a field's resolver throws this, and what was kept for the log. */
async function throwInField(thrown: unknown) {
  const field = {
    type: GraphQLString,
    resolve() {
      throw thrown;
    },
  };
  const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { field } }) });
  const { errors = [] } = await graphql({ schema, source: '{ field }' });
  const logged: unknown[] = [];
  const [seen] = errors.map((error) => toPublicError(error, 'request-1', (original) => logged.push(original)));
  return { seen: seen?.toJSON(), logged };
}

test('gives a refusal its place in the answer, its code, its remedy and the argument at fault', async () => {
  const { seen, logged } = await throwInField(invalidInput('input.name', 'is too long.', 'Send less.'));
  expect(seen).toMatchObject({
    message: 'input.name: is too long.',
    path: ['field'],
    extensions: {
      code: 'INVALID_INPUT',
      retryable: false,
      remedy: 'Send less.',
      argument: 'input.name',
      requestId: 'request-1',
    },
  });
  expect(logged).toEqual([]);
});

test('gives a refusal without a remedy that of its code', async () => {
  const { seen } = await throwInField(new DomainError('ENGINE_UNAVAILABLE', 'Away.'));
  expect(seen?.extensions).toMatchObject({
    code: 'ENGINE_UNAVAILABLE',
    retryable: true,
    remedy: expect.stringContaining('later'),
  });
});

test('hides what was not thrown on purpose, and keeps it for the log', async () => {
  const fault = new Error('connect ECONNREFUSED 10.0.0.1:27017');
  const { seen, logged } = await throwInField(fault);
  expect(seen).toMatchObject({ path: ['field'], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-1' } });
  expect(JSON.stringify(seen)).not.toContain('10.0.0.1');
  expect(logged).toEqual([fault]);
});
