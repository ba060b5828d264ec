import { type ConstDirectiveNode, Kind, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSupergraphSdl } from '../../schema/compose.ts';
import { ENTITY_HOMES } from '../../schema/entity-homes.ts';
import { openTestSupergraph, type TestSupergraph } from '../supergraph.ts';
import { ALL_CASES } from './cases/all.ts';

/** Every root field, and every field that a subgraph adds to an entity of another one, read from the supergraph SDL. */
function coordinatesToCover(): readonly string[] {
  const roots = new Set(['Query', 'Mutation', 'Subscription']);
  return parse(readSupergraphSdl()).definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
    const type = definition.name.value;
    const home = ENTITY_HOMES[type];
    if (!roots.has(type) && home === undefined) return [];
    return (definition.fields ?? []).flatMap((field) => {
      // Between services; their cases are the contract suites of the ports.
      if (field.directives?.some(({ name }) => name.value === 'inaccessible')) return [];
      const owners = field.directives?.flatMap(ownerOf) ?? [];
      const isContributed = owners.length === 1 && owners[0] !== home?.toUpperCase();
      return roots.has(type) || isContributed ? [`${type}.${field.name.value}`] : [];
    });
  });
}

function ownerOf({ name, arguments: args }: ConstDirectiveNode): string[] {
  const graph = name.value === 'join__field' ? args?.find((argument) => argument.name.value === 'graph')?.value : undefined;
  return graph?.kind === Kind.ENUM ? [graph.value] : [];
}

let graph: TestSupergraph;
beforeAll(async () => {
  graph = await openTestSupergraph();
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
});

describe('the whole graph', () => {
  it('has a case for every root field, mutation, subscription and contributed field', () => {
    expect(Object.keys(ALL_CASES).sort()).toEqual([...coordinatesToCover()].sort());
  });

  it.each(Object.entries(ALL_CASES))('answers %s', async (_coordinate, holds) => {
    await holds(graph);
  });
});
