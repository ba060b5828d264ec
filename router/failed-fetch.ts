import type { GraphQLDataSource } from '@apollo/gateway';
import { type DocumentNode, type FragmentDefinitionNode, GraphQLError, Kind, parse, type SelectionSetNode } from 'graphql';
import { ERROR_CODES, type ErrorCode } from '../platform/errors/codes.ts';

/** What a data source answers the gateway. */
export type FetchResponse = Awaited<ReturnType<GraphQLDataSource['process']>>;

/**
 * The answer in place of a subgraph that gave none: no data, and one error at the path of every field that was asked of it,
 * so that a client sees what is missing where, and nothing of where we asked.
 */
export function failedFetch(
  code: ErrorCode,
  query: string,
  variables: Record<string, unknown> | undefined,
  requestId: string,
): FetchResponse {
  const { meaning, remedy, retryable } = ERROR_CODES[code];
  const errors = pathsOf(parse(query), variables).map(
    (path) => new GraphQLError(meaning, { path, extensions: { code, retryable, remedy, requestId } }),
  );
  return { data: null, errors };
}

function pathsOf(document: DocumentNode, variables: Record<string, unknown> | undefined): (string | number)[][] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) return [];
  const entities = operation.selectionSet.selections.find(
    (node) => node.kind === Kind.FIELD && node.name.value === '_entities',
  );
  if (entities?.kind !== Kind.FIELD) return [...responseKeys(operation.selectionSet, fragments)].map((key) => [key]);
  const keys = entities.selectionSet === undefined ? [] : [...responseKeys(entities.selectionSet, fragments)];
  const representations = variables?.representations;
  const count = Array.isArray(representations) ? representations.length : 0;
  return Array.from({ length: count }, (_, index) => keys.map((key) => ['_entities', index, key])).flat();
}

function responseKeys(selectionSet: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): Set<string> {
  const keys = new Set<string>();
  for (const node of selectionSet.selections) {
    if (node.kind === Kind.FIELD) {
      if (node.name.value !== '__typename') keys.add(node.alias?.value ?? node.name.value);
      continue;
    }
    const nested = node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : fragments.get(node.name.value)?.selectionSet;
    if (nested !== undefined) for (const key of responseKeys(nested, fragments)) keys.add(key);
  }
  return keys;
}
