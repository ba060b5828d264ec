import { buildSchema, getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readSupergraphSdl } from '../schema/compose.ts';
import { rootFieldsOf, weighOperation } from './operation-weight.ts';

const schema = buildSchema(`
  type Query { stone(slug: String): Stone, stones(first: Int = 20): Connection, named(names: [String!]!): [Stone] me: String }
  type Mutation { login(email: String): String, publish: String }
  type Connection { edges: [Edge] }
  type Edge { node: Stone }
  type Stone { name: String links(first: Int = 20): Connection related(first: Int = 6): [Stone] }
`);
const AUTH = new Set(['Mutation.login', 'Query.me']);

function weigh(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (operation === null || operation === undefined) throw new Error('No operation.');
  return weighOperation(schema, document, operation, AUTH)(variables);
}

describe('weighOperation', () => {
  it.each([
    ['a stone page', '{ stone(slug: "a") { name links(first: 10) { edges { node { name } } } related { name } } }', 1],
    [
      'a list of a hundred with ten links each',
      '{ stones(first: 100) { edges { node { links(first: 10) { edges { node { name } } } } } } }',
      11,
    ],
    ['a default page twenty times over', '{ stones { edges { node { links { edges { node { name } } } } } } }', 5],
    ['nothing', '{ __typename }', 1],
  ])('of %s', (_what, query, weight) => {
    expect(weigh(query).weight).toBe(weight);
  });

  it('reads `first` and the length of a list from variables', () => {
    const query =
      'query ($first: Int, $names: [String!]!) { stones(first: $first) { edges { node { name } } } named(names: $names) { name } }';
    expect(weigh(query, { first: 100, names: Array.from({ length: 150 }, () => 'a') }).weight).toBe(3);
  });

  it('is not lightened by what is out of range', () => {
    expect(
      weigh(
        '{ a: stones(first: -1000) { edges { node { name } } } b: stones(first: 100) { edges { node { links(first: 10) { edges { node { name } } } } } } }',
      ).weight,
    ).toBe(11);
  });

  it('counts each alias of an operation of auth once, also in fragments', () => {
    const query =
      'mutation { a: login ...F ...F publish b: login(email: "x") } fragment F on Mutation { c: login ... on Mutation { a: login d: login } }';
    expect(weigh(query).authOperations).toBe(4);
    expect(weigh('{ me }').authOperations).toBe(1);
    expect(weigh('mutation { login: publish }').authOperations).toBe(0);
  });
});

describe('rootFieldsOf', () => {
  it('finds what auth owns in the supergraph', () => {
    const fields = rootFieldsOf(readSupergraphSdl(), 'AUTH');
    expect([...fields]).toEqual(
      expect.arrayContaining(['Mutation.login', 'Mutation.register', 'Mutation.refreshSession', 'Query.me']),
    );
    expect(fields).not.toContain('Mutation.createStone');
    expect(fields).not.toContain('Query.stone');
  });
});
