import { Kind, parse } from 'graphql';

/** For each subscription field the subgraph that owns it, read from the supergraph SDL. */
export function subscriptionOwners(supergraphSdl: string): ReadonlyMap<string, string> {
  const document = parse(supergraphSdl, { noLocation: true });
  const names = new Map<string, string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const value of definition.values ?? []) {
      const name = value.directives?.[0]?.arguments?.find((argument) => argument.name.value === 'name')?.value;
      if (name?.kind === Kind.STRING) names.set(value.name.value, name.value);
    }
  }
  const owners = new Map<string, string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION || definition.name.value !== 'Subscription') continue;
    for (const field of definition.fields ?? []) {
      const join = field.directives?.find((directive) => directive.name.value === 'join__field');
      const graph = join?.arguments?.find((argument) => argument.name.value === 'graph')?.value;
      const owner = graph?.kind === Kind.ENUM ? names.get(graph.value) : undefined;
      if (owner !== undefined) owners.set(field.name.value, owner);
    }
  }
  return owners;
}
