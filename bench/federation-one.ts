import { type ASTNode, type DocumentNode, Kind, print, visit } from 'graphql';
import { ENTITY_HOMES } from '../schema/entity-homes.ts';

const KEPT = new Set(['key', 'external', 'requires', 'provides', 'deprecated']);
const ROOTS = new Set(['Query', 'Mutation']);
const ID = 'id';

/**
 * A subgraph's SDL as federation 1 would write it, for a gateway that knows no other: no newer directives, root types extended, and an
 * entity of another service extended with its key external. Subscriptions are left out.
 */
export function toFederationOne(document: DocumentNode, service: string): string {
  const plain: DocumentNode = visit(document, {
    SchemaExtension: () => null,
    Directive({ name, arguments: args }) {
      if (!KEPT.has(name.value)) return null;
      // `resolvable` came with federation 2.
      if (name.value !== 'key') return undefined;
      return { kind: Kind.DIRECTIVE, name, arguments: args?.filter((argument) => argument.name.value === 'fields') ?? [] };
    },
  });
  const definitions = plain.definitions.flatMap((node): ASTNode[] => {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return [node];
    const type = node.name.value;
    if (type === 'Subscription') return [];
    const isEntity = node.directives?.some(({ name }) => name.value === 'key') === true;
    if (!ROOTS.has(type) && !(isEntity && ENTITY_HOMES[type] !== service)) return [node];
    const fields = node.fields?.map((field) =>
      isEntity && field.name.value === ID
        ? { ...field, directives: [{ kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'external' } } as const] }
        : field,
    );
    // Its home says what it implements, and once is enough.
    return [{ ...node, kind: Kind.OBJECT_TYPE_EXTENSION, interfaces: [], fields }];
  });
  return definitions.map((node) => print(node)).join('\n\n');
}
