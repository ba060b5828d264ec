import {
  buildSchema,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isScalarType,
  Kind,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql';
import { composeSupergraph } from '../../schema/compose.ts';
import type { GraphClient } from '../graph-client.ts';
import { argumentsOf, harmless, selectionOf } from './access-paths.ts';

/** A request as a client sends it. */
export interface Request {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** A client that remembers what was asked by it. */
export function recording(client: GraphClient, requests: Request[]): GraphClient {
  return {
    ...client,
    as: (token) => recording(client.as(token), requests),
    ask(query, variables = {}, headers = {}) {
      requests.push({ query, variables });
      return client.ask(query, variables, headers);
    },
  };
}

/** The request once for each of its texts, in its variables or its document, with that text replaced and all others as they were. */
export function* withEachTextReplaced({ query, variables }: Request, replace: (text: string) => string): Generator<Request> {
  for (const changed of replacedIn(variables, replace)) yield { query, variables: changed as Record<string, unknown> };
  let document: ReturnType<typeof parse>;
  try {
    document = parse(query);
  } catch {
    return;
  }
  let count = 0;
  visit(document, {
    StringValue() {
      count += 1;
    },
  });
  for (let index = 0; index < count; index += 1) {
    let position = -1;
    const changed = visit(document, {
      StringValue(node) {
        position += 1;
        return position === index ? { kind: Kind.STRING, value: replace(node.value) } : undefined;
      },
    });
    yield { query: print(changed), variables };
  }
}

function* replacedIn(value: unknown, replace: (text: string) => string): Generator<unknown> {
  if (typeof value === 'string') yield replace(value);
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      for (const changed of replacedIn(item, replace)) yield value.with(index, changed);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value))
      for (const changed of replacedIn(item, replace)) yield { ...value, [key]: changed };
  }
}

/** Every place of the public API that takes a text: one operation for each, with the text there and harmless values beside it. */
export function everyPlaceOfText(text: string): readonly { readonly place: string; readonly query: string }[] {
  const schema = buildSchema(printSchema(composeSupergraph().apiSchema));
  const literal = JSON.stringify(text);
  return [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
    root === null || root === undefined ? [] : placesOf(schema, root, literal),
  );
}

function placesOf(schema: GraphQLSchema, root: GraphQLObjectType, literal: string) {
  const operation = root === schema.getMutationType() ? 'mutation' : 'query';
  return Object.values(root.getFields()).flatMap((field) =>
    field.args.flatMap((argument) => {
      const others = field.args.filter((other) => other !== argument && isRequiredArgument(other));
      const beside = argumentsOf(`${root.name}.${field.name}`, others, {}).slice(1, -1);
      return literalsOf(argument.type, literal).map(({ at, value }) => ({
        place: `${root.name}.${field.name}(${argument.name}${at})`,
        query: `${operation} { ${field.name}(${[beside, `${argument.name}: ${value}`].filter(Boolean).join(', ')})${selectionOf(field.type)} }`,
      }));
    }),
  );
}

/** Values of the type, each with the text in another place. */
function literalsOf(type: GraphQLInputType, literal: string): readonly { readonly at: string; readonly value: string }[] {
  if (isNonNullType(type)) return literalsOf(type.ofType, literal);
  if (isListType(type))
    return literalsOf(type.ofType, literal).map(({ at, value }) => ({ at: `[]${at}`, value: `[${value}]` }));
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    return fields.flatMap((field) =>
      literalsOf(field.type, literal).map(({ at, value }) => {
        const others = fields.filter(
          (other) => other !== field && isNonNullType(other.type) && other.defaultValue === undefined,
        );
        const beside = others.map((other) => `${other.name}: ${harmless(other.type)}`);
        return { at: `.${field.name}${at}`, value: `{ ${[...beside, `${field.name}: ${value}`].join(', ')} }` };
      }),
    );
  }
  return isScalarType(type) && ['String', 'ID', 'JSON'].includes(type.name) ? [{ at: '', value: literal }] : [];
}
