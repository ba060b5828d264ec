import { type DefinitionNode, type DocumentNode, type FieldDefinitionNode, type InputValueDefinitionNode, Kind } from 'graphql';

type Described = { readonly name: { readonly value: string }; readonly description?: { readonly value: string } };

/**
 * Finds what the SDL of a subgraph leaves undescribed, or describes by its own name only: Sandbox shows these texts, so they
 * are the manual. Stubs of entities that live elsewhere (only `id` and fields of this subgraph) describe their fields only.
 * @returns one line per fault, such as `Stone.related: has no description`
 */
export function findUndescribed(document: DocumentNode, homeTypes: ReadonlySet<string>): readonly string[] {
  return document.definitions.flatMap((definition) => faultsOf(definition, homeTypes));
}

function faultsOf(definition: DefinitionNode, homeTypes: ReadonlySet<string>): string[] {
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const name = definition.name.value;
      const isRoot = name === 'Query' || name === 'Mutation' || name === 'Subscription';
      const isStub =
        !homeTypes.has(name) && definition.directives?.some((directive) => directive.name.value === 'key') === true;
      return [
        ...(isRoot || isStub ? [] : faultOf(name, definition)),
        ...(definition.fields ?? []).flatMap((field) =>
          isStub && field.name.value === 'id' ? [] : faultsOfField(name, field),
        ),
      ];
    }
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return [
        ...faultOf(definition.name.value, definition),
        ...(definition.fields ?? []).flatMap((field) => faultOf(`${definition.name.value}.${field.name.value}`, field)),
      ];
    case Kind.ENUM_TYPE_DEFINITION:
      return [
        ...faultOf(definition.name.value, definition),
        ...(definition.values ?? []).flatMap((value) => faultOf(`${definition.name.value}.${value.name.value}`, value)),
      ];
    case Kind.SCALAR_TYPE_DEFINITION:
    case Kind.UNION_TYPE_DEFINITION:
      return faultOf(definition.name.value, definition);
    default:
      return [];
  }
}

function faultsOfField(type: string, field: FieldDefinitionNode): string[] {
  return faultOf(`${type}.${field.name.value}`, field);
}

function faultOf(path: string, node: Described | InputValueDefinitionNode): string[] {
  const text = node.description?.value.trim() ?? '';
  if (text === '') return [`${path}: has no description`];
  return saysMoreThan(path, text) ? [] : [`${path}: its description only repeats its name`];
}

const FILLER = new Set(['the', 'a', 'an', 'of', 'this', 'its', 'is', 'for', 'and', 'or', 'in', 'to', 'was', 'are']);

/** True when the text has a word that neither the path's own words nor filler account for. */
function saysMoreThan(path: string, text: string): boolean {
  const own = new Set(path.split(/[.\s]|(?=[A-Z][a-z])/).map(toStem));
  return text.split(/[^\p{L}\p{N}]+/u).some((word) => word !== '' && !FILLER.has(word.toLowerCase()) && !own.has(toStem(word)));
}

function toStem(word: string): string {
  return word.toLowerCase().replace(/(ies|es|s)$/, '');
}
