import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type ConstDirectiveNode,
  type DocumentNode,
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import { DomainError } from '../errors/domain-error.ts';
import { SCOPES, type Scope } from '../identity/scopes.ts';
import { requirePerson, type Viewer } from '../identity/viewer.ts';
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

type Guard = (viewer: Viewer) => void;

function guardsOf(directives: readonly ConstDirectiveNode[] | undefined): Guard[] {
  return (directives ?? []).flatMap(({ name, arguments: args }) => {
    if (name.value === 'authenticated') return [requirePerson];
    if (name.value !== 'requiresScopes') return [];
    const value = args?.find((argument) => argument.name.value === 'scopes')?.value;
    if (value?.kind !== Kind.LIST) throw new Error('@requiresScopes needs a list of lists of scopes.');
    const alternatives = value.values.map((inner) => {
      if (inner.kind !== Kind.LIST) throw new Error('@requiresScopes needs a list of lists of scopes.');
      return inner.values.map((scope) => toScope(scope.kind === Kind.STRING ? scope.value : ''));
    });
    return [
      (viewer: Viewer) => {
        if (alternatives.some((all) => all.every((scope) => viewer.scopes.has(scope)))) return;
        requirePerson(viewer);
        const needed = alternatives.map((all) => all.map((scope) => `\`${scope}\``).join(' and ')).join(' or ');
        throw new DomainError('FORBIDDEN', `This needs the scope ${needed}.`);
      },
    ];
  });
}

function toScope(text: string): Scope {
  const scope = SCOPES.find((known) => known === text);
  if (scope === undefined) throw new Error(`The SDL names an unknown scope: "${text}".`);
  return scope;
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
