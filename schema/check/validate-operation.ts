import { type DocumentNode, type GraphQLSchema, validate } from 'graphql';
import type { Finding } from './finding.ts';
import { placesOf } from './places.ts';

/** What the rules of GraphQL refuse in an operation under the new schema, each with the place in the old one. */
export function validateOperation(document: DocumentNode, base: GraphQLSchema, next: GraphQLSchema): readonly Finding[] {
  const errors = validate(next, document, undefined, { maxErrors: 50 });
  if (errors.length === 0) return [];
  const places = placesOf(document, base);
  return errors.map(({ message, nodes }) => ({
    level: 'breaking',
    foundBy: 'validation',
    message,
    coordinates: [...new Set((nodes ?? []).flatMap((node) => places.get(node) ?? []))],
  }));
}
