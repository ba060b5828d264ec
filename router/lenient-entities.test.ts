import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { relaxEntities } from './lenient-entities.ts';

const SDL = `directive @join__type(graph: String, key: String) repeatable on OBJECT
  type Query { stone: Stone }
  type Stone @join__type(graph: "A", key: "id") @join__type(graph: "B", key: "id") { id: ID! slug: String! tags: [String!]! note: String }
  type Origin @join__type(graph: "A") { country: String! }`;

describe('a relaxed SDL', () => {
  it('lets every field of an entity be null but its keys, and leaves other types as they are', () => {
    const schema = buildSchema(relaxEntities(SDL));
    const typesOf = (name: string) => {
      const type = schema.getType(name);
      return type !== undefined && 'getFields' in type
        ? Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, String(field.type)]))
        : {};
    };
    expect(typesOf('Stone')).toEqual({ id: 'ID!', slug: 'String', tags: '[String!]', note: 'String' });
    expect(typesOf('Origin')).toEqual({ country: 'String!' });
  });
});
