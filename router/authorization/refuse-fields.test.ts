import { buildSchema, NoUnusedVariablesRule, parse, print, specifiedRules, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Scope } from '../../platform/identity/scopes.ts';
import { ANONYMOUS, type Person } from '../../platform/identity/viewer.ts';
import { composeSubgraphs } from '../../schema/compose.ts';
import { readGuards, refuseFields } from './refuse-fields.ts';

const SDL = `
  directive @authenticated on FIELD_DEFINITION | OBJECT
  directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT
  type Query { stone: Stone, stones: [Stone!], me: User @authenticated, costs: Costs }
  type Mutation { remove(id: ID!): Boolean @requiresScopes(scopes: [["content:publish"]]) }
  type Stone { name: String!, cost(window: String): Float @requiresScopes(scopes: [["monitoring:read"]]), draft: String @requiresScopes(scopes: [["content:draft", "content:write"], ["content:publish"]]), related: [Stone!] }
  type User { name: String }
  type Costs @requiresScopes(scopes: [["monitoring:read"]]) { total: Float! }
`;
const schema = buildSchema(SDL);
const guards = readGuards(SDL);

function person(...scopes: Scope[]): Person {
  return { kind: 'person', userId: 'user_1', sessionId: 'session_1', role: 'USER', tier: 'BASIC', scopes: new Set(scopes) };
}

function refuse(query: string, viewer: Parameters<typeof refuseFields>[3] = ANONYMOUS) {
  return refuseFields(parse(query), schema, guards, viewer);
}

/** What the planned operation answers where every `__typename` is answered by its type. */
function answerOf(query: string, data: (alias: readonly string[]) => unknown, viewer?: Parameters<typeof refuse>[1]) {
  const refused = refuse(query, viewer);
  if (refused === null) throw new Error('Nothing is refused.');
  // The arguments of what is refused go with it; the gateway does not mind a variable that is left over.
  const rules = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule);
  expect(validate(schema, refused.document, rules)).toEqual([]);
  const aliases = [...print(refused.document).matchAll(/refused_[0-9a-f]+_\d+/g)].map(([alias]) => alias);
  const { data: answered, errors } = refused.answer(data(aliases));
  return { data: answered, errors: errors.map(({ path, extensions }) => `${path?.join('.')}: ${extensions?.code}`) };
}

describe('what is refused of an operation', () => {
  it('is nothing for whoever has the scopes', () => {
    expect(refuse('{ stone { name cost } }', person('monitoring:read'))).toBeNull();
    expect(refuse('{ stone { draft } }', person('content:publish'))).toBeNull();
    expect(refuse('{ stone { draft } }', person('content:draft', 'content:write'))).toBeNull();
    expect(refuse('{ stone { name } }')).toBeNull();
  });

  it('asks nobody for it: the planned operation does not name it', () => {
    const planned = print(refuse('{ stone { name cost draft related { cost } } me { name } }')?.document ?? parse('{ a }'));
    expect(planned).not.toMatch(/cost|draft|\bme\b/);
    expect(planned).toContain('name');
  });

  it('is null at its path, with the code for who asks, at every place', () => {
    const query = '{ stones { price: cost(window: "a") name } }';
    const data = ([alias = '']: readonly string[]) => ({
      stones: [
        { [alias]: 'Stone', name: 'a' },
        { [alias]: 'Stone', name: 'b' },
      ],
    });
    const nulls = {
      stones: [
        { price: null, name: 'a' },
        { price: null, name: 'b' },
      ],
    };
    expect(answerOf(query, data)).toEqual({
      data: nulls,
      errors: ['stones.0.price: UNAUTHENTICATED', 'stones.1.price: UNAUTHENTICATED'],
    });
    expect(answerOf(query, data, person('content:draft'))).toEqual({
      data: nulls,
      errors: ['stones.0.price: FORBIDDEN', 'stones.1.price: FORBIDDEN'],
    });
  });

  it('needs all scopes of one alternative', () => {
    expect(refuse('{ stone { draft } }', person('content:draft'))).not.toBeNull();
    expect(refuse('{ stone { draft } }', person('content:write', 'monitoring:read'))).not.toBeNull();
  });

  it('holds for a type as for a field, for a mutation, and in fragments', () => {
    expect(answerOf('{ costs { total } }', ([alias = '']) => ({ [alias]: 'Query' }))).toEqual({
      data: { costs: null },
      errors: ['costs: UNAUTHENTICATED'],
    });
    expect(answerOf('mutation ($id: ID!) { remove(id: $id) }', ([alias = '']) => ({ [alias]: 'Mutation' })).data).toEqual({
      remove: null,
    });
    const twice = answerOf('{ stone { ...A cost } } fragment A on Stone { cost }', (aliases) => ({
      stone: Object.fromEntries(aliases.map((alias) => [alias, 'Stone'])),
    }));
    expect(twice).toEqual({ data: { stone: { cost: null } }, errors: ['stone.cost: UNAUTHENTICATED'] });
  });

  it('holds for an interface as composition guards it: a field of it is refused where one of its types guards that field', () => {
    const link =
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@authenticated", "@requiresScopes"])';
    const { supergraphSdl, apiSchema } = composeSubgraphs([
      {
        name: 'stones',
        url: 'http://stones',
        typeDefs: parse(`${link}
          type Query { priced: [Priced] }
          interface Priced { name: String, price: Float, owner: String }
          type Slab implements Priced { name: String, price: Float @requiresScopes(scopes: [["monitoring:read"]]), owner: String }
          type Sample implements Priced { name: String, price: Float, owner: String @authenticated }
        `),
      },
    ]);
    const refusedOf = (query: string, viewer: Parameters<typeof refuse>[1] = ANONYMOUS) => {
      const refused = refuseFields(parse(query), apiSchema, readGuards(supergraphSdl), viewer);
      return refused === null ? null : refused.signature;
    };
    expect(refusedOf('{ priced { name price owner } }')).toBe('price:UNAUTHENTICATED,owner:UNAUTHENTICATED');
    expect(refusedOf('{ priced { name price owner } }', person())).toBe('price:FORBIDDEN');
    expect(refusedOf('{ priced { name price owner } }', person('monitoring:read'))).toBeNull();
    expect(refusedOf('{ priced { ... on Sample { price } ... on Slab { owner } } }')).toBeNull();
    expect(refusedOf('{ priced { ... on Slab { price } } }')).toBe('price:UNAUTHENTICATED');
  });

  it('leaves what a client skips out of the answer and of the errors', () => {
    expect(answerOf('{ stone { name cost @skip(if: true) } }', () => ({ stone: { name: 'a' } }))).toEqual({
      data: { stone: { name: 'a' } },
      errors: [],
    });
  });
});
