import { type DefinitionNode, type DocumentNode, Kind, parse, print, visit } from 'graphql';

const GUARDS = new Set(['authenticated', 'requiresScopes']);
const GUARD_SPEC = /^https:\/\/specs\.apollo\.dev\/(authenticated|requiresScopes)\//;

/**
 * The SDL that the Node gateway is given: the composed one less `@authenticated` and `@requiresScopes`, which the gateway
 * refuses to load because it would not enforce them. Each subgraph enforces them where the field lives.
 * @param supergraphSdl as composed; its own guards stay untouched in the committed file
 */
export function deriveGatewaySdl(supergraphSdl: string): string {
  const stripped: DocumentNode = visit(parse(supergraphSdl), {
    Directive(node) {
      if (GUARDS.has(node.name.value)) return null;
      const url =
        node.name.value === 'link' ? node.arguments?.find((argument) => argument.name.value === 'url')?.value : undefined;
      return url?.kind === Kind.STRING && GUARD_SPEC.test(url.value) ? null : undefined;
    },
  });
  return print({ ...stripped, definitions: stripped.definitions.filter((definition) => !belongsToGuard(definition)) });
}

function belongsToGuard(definition: DefinitionNode): boolean {
  if (definition.kind === Kind.DIRECTIVE_DEFINITION) return GUARDS.has(definition.name.value);
  return definition.kind === Kind.SCALAR_TYPE_DEFINITION && definition.name.value === 'requiresScopes__Scope';
}
