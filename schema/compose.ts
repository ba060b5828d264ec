import { readFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import { type DefinitionNode, type DocumentNode, type GraphQLSchema, Kind, parse, print } from 'graphql';
import { loadSubgraphSdl } from '../platform/graphql/build-schema.ts';
import { SUBGRAPHS } from './subgraph-urls.ts';

/** The committed supergraph SDL: what every router loads, and whose diff is the record of a schema change. */
export const SUPERGRAPH_FILE = new URL('./supergraph.graphql', import.meta.url);

export interface Composition {
  /** Definitions sorted by kind and name, so that a diff shows what changed and nothing else. */
  readonly supergraphSdl: string;
  /** What clients see: the supergraph less its routing directives and everything inaccessible. */
  readonly apiSchema: GraphQLSchema;
  readonly hints: readonly { readonly code: string; readonly message: string }[];
}

/** What composition needs of a subgraph. */
export interface SubgraphDefinition {
  readonly name: string;
  /** Where routers find it unless they are told otherwise. */
  readonly url: string;
  readonly typeDefs: DocumentNode;
}

/**
 * Composes the eight subgraphs as they stand in the working tree.
 * @throws {AggregateError} with every composition error, when they do not compose
 */
export function composeSupergraph(): Composition {
  return composeSubgraphs(SUBGRAPHS.map(({ name, url, schemaUrl }) => ({ name, url, typeDefs: loadSubgraphSdl(schemaUrl) })));
}

/**
 * Composes any subgraphs.
 * @throws {AggregateError} with every composition error, when they do not compose
 */
export function composeSubgraphs(subgraphs: readonly SubgraphDefinition[]): Composition {
  const result = composeServices([...subgraphs]);
  if (result.errors !== undefined) {
    throw new AggregateError(
      result.errors,
      `The subgraphs do not compose:\n${result.errors.map((error) => `- ${error.message}`).join('\n')}`,
    );
  }
  return {
    supergraphSdl: sortDefinitions(parse(result.supergraphSdl)),
    apiSchema: result.schema.toAPISchema().toGraphQLJSSchema(),
    hints: result.hints.map(({ definition, message }) => ({ code: definition.code, message })),
  };
}

/** The supergraph SDL as it was committed. */
export function readSupergraphSdl(): string {
  return readFileSync(SUPERGRAPH_FILE, 'utf8');
}

function sortDefinitions(document: DocumentNode): string {
  const keyed = document.definitions.map((definition) => [sortKey(definition), definition] as const);
  const definitions = keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, definition]) => definition);
  return `${print({ ...document, definitions })}\n`;
}

function sortKey(definition: DefinitionNode): string {
  const name = 'name' in definition ? (definition.name?.value ?? '') : '';
  const rank = definition.kind === Kind.SCHEMA_DEFINITION ? 0 : definition.kind === Kind.DIRECTIVE_DEFINITION ? 1 : 2;
  return `${rank}:${name}`;
}
