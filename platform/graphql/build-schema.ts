import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type DocumentNode,
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
  parse,
} from 'graphql';
import type { Viewer } from '../identity/viewer.ts';
import { type Guard, guardsOf } from './guards.ts';
import { SCALARS } from './scalars.ts';

const COMMON_SDL = new URL('../../schema/common.graphql', import.meta.url);

/** A subgraph's SDL: its own file, then what two or more subgraphs share. */
export function loadSubgraphSdl(schemaUrl: URL): DocumentNode {
  return parse(`${readFileSync(schemaUrl, 'utf8')}\n${readFileSync(COMMON_SDL, 'utf8')}`, { noLocation: true });
}

/**
 * Builds a subgraph's executable schema. Fields marked `@authenticated` or `@requiresScopes` are guarded here, before their
 * resolver runs: scopes are an OR of ANDs, as Apollo documents it.
 * @param schemaUrl the subgraph's `schema.graphql`
 * @param resolvers the generated `Resolvers` type, filled; the shared scalars are added
 * @throws {Error} when the SDL names a scope that the platform does not know
 */
export function buildGuardedSchema(schemaUrl: URL, resolvers: object): GraphQLSchema {
  const typeDefs = loadSubgraphSdl(schemaUrl);
  // The one cast: codegen types resolvers by this very SDL, buildSubgraphSchema takes any resolver map.
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: { ...SCALARS, ...resolvers } as never }]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const ofType = [type.astNode, ...type.extensionASTNodes].flatMap((node) => guardsOf(node?.directives));
    for (const field of Object.values(type.getFields())) {
      const guards = [...ofType, ...guardsOf(field.astNode?.directives)];
      if (guards.length > 0) {
        field.resolve = guarded(field.resolve ?? defaultFieldResolver, guards);
        if (field.subscribe !== undefined) field.subscribe = guarded(field.subscribe, guards);
      }
    }
  }
  return schema;
}

function guarded<Resolve extends GraphQLFieldResolver<unknown, { readonly viewer: Viewer }>>(
  resolve: Resolve,
  guards: readonly Guard[],
): GraphQLFieldResolver<unknown, { readonly viewer: Viewer }> {
  return (source, args, context, info) => {
    for (const guard of guards) guard(context.viewer);
    return resolve(source, args, context, info);
  };
}
