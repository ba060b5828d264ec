import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql';
import { SchemaSourceError } from './schema-source-error.ts';

/** A file of `schema/operations/`: the operations of one client, and the fragments that they share. */
export interface OperationFile {
  readonly file: string;
  readonly text: string;
}

/** One operation that a client really sends. */
export interface RegisteredOperation {
  /** The client's name and the operation's, such as `telegram-bot: WhoIs`. */
  readonly id: string;
  /** The operation with the fragments that it spreads and no others. */
  readonly document: DocumentNode;
}

/**
 * Reads the registry. Each file is named after its client; each operation has a name, once in its file.
 * @throws {SchemaSourceError} for what is no GraphQL, an operation without a name, a name given twice, a fragment that is missing
 */
export function parseOperations(files: readonly OperationFile[]): readonly RegisteredOperation[] {
  return files.flatMap(({ file, text }) => {
    const client = file.replace(/\.graphql$/, '');
    const fragments = new Map<string, FragmentDefinitionNode>();
    const operations = new Map<string, OperationDefinitionNode>();
    for (const definition of parseFile(file, text).definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
      else if (definition.kind === Kind.OPERATION_DEFINITION) {
        const name = definition.name?.value;
        if (name === undefined) throw new SchemaSourceError(`schema/operations/${file}: every operation needs a name.`);
        if (operations.has(name)) throw new SchemaSourceError(`schema/operations/${file}: two operations are named ${name}.`);
        operations.set(name, definition);
      } else throw new SchemaSourceError(`schema/operations/${file}: only operations and fragments belong here.`);
    }
    return [...operations].map(([name, operation]) => ({
      id: `${client}: ${name}`,
      document: { kind: Kind.DOCUMENT, definitions: [operation, ...fragmentsOf(file, operation, fragments)] } as const,
    }));
  });
}

/**
 * The operations to hold a new schema against: all that are registered now, and of those that changed since the base also the
 * old form, which deployed clients go on sending. What was taken out of the registry is no longer sent by anyone.
 */
export function operationsInUse(
  base: readonly RegisteredOperation[],
  now: readonly RegisteredOperation[],
): readonly RegisteredOperation[] {
  const registered = new Map(now.map((operation) => [operation.id, operation]));
  const former = base.filter(({ id, document }) => {
    const successor = registered.get(id);
    return successor !== undefined && print(successor.document) !== print(document);
  });
  return [...now, ...former.map(({ id, document }) => ({ id: `${id} (as before)`, document }))];
}

function parseFile(file: string, text: string): DocumentNode {
  try {
    return parse(text, { noLocation: true });
  } catch (error) {
    throw new SchemaSourceError(
      `schema/operations/${file} is not GraphQL: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function fragmentsOf(
  file: string,
  operation: OperationDefinitionNode,
  all: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly FragmentDefinitionNode[] {
  const used = new Map<string, FragmentDefinitionNode>();
  const collect = (node: OperationDefinitionNode | FragmentDefinitionNode) =>
    visit(node, {
      FragmentSpread({ name: { value: name } }) {
        const fragment = all.get(name);
        if (fragment === undefined) throw new SchemaSourceError(`schema/operations/${file}: there is no fragment ${name}.`);
        if (used.has(name)) return;
        used.set(name, fragment);
        collect(fragment);
      },
    });
  collect(operation);
  return [...used.values()];
}
