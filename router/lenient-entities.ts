import type { ApolloGateway } from '@apollo/gateway';
import {
  buildSchema,
  type DocumentNode,
  execute,
  GraphQLNonNull,
  type GraphQLSchema,
  getOperationAST,
  isNonNullType,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql';

/**
 * The SDL with every field of an entity nullable, but for its keys. An entity's fields come from several services: where one
 * that owns a non-null field does not answer, the rest of the entity must stand, with null and a typed error at that field.
 * GraphQL would else empty the entity, and the list that it is in.
 */
export function relaxEntities(sdl: string): string {
  return print(
    visit(parse(sdl), {
      ObjectTypeDefinition(node) {
        const keys = keysOf(node);
        if (keys.size === 0) return undefined;
        const fields = node.fields?.map((field) =>
          field.type.kind === Kind.NON_NULL_TYPE && !keys.has(field.name.value) ? { ...field, type: field.type.type } : field,
        );
        return { ...node, fields };
      },
    }),
  );
}

function keysOf(node: ObjectTypeDefinitionNode): ReadonlySet<string> {
  const keys = (node.directives ?? [])
    .filter(({ name }) => name.value === 'join__type')
    .flatMap((directive) => directive.arguments ?? [])
    .flatMap(({ name, value }) => (name.value === 'key' && value.kind === Kind.STRING ? value.value.split(/\W+/) : []));
  return new Set(keys);
}

/**
 * Lets a gateway on a relaxed SDL be seen as the API is written: clients are validated against it and read it by introspection.
 * Only an outage shows the difference, as the proposed `onError: NULL` of the GraphQL specification would.
 * @param strictSdl what the relaxed SDL was made from
 */
export function presentStrictly(gateway: ApolloGateway, strictSdl: string): ApolloGateway {
  const nonNull = nonNullFields(strictSdl);
  const strict = new WeakMap<GraphQLSchema, GraphQLSchema>();
  let present: GraphQLSchema | undefined;

  function toStrict(relaxed: GraphQLSchema): GraphQLSchema {
    const known = strict.get(relaxed);
    if (known !== undefined) return known;
    const schema = buildSchema(printSchema(relaxed));
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        const isStrict = nonNull.has(`${type.name}.${field.name}`);
        if (isStrict && !isNonNullType(field.type)) field.type = new GraphQLNonNull(field.type);
      }
    }
    strict.set(relaxed, schema);
    return schema;
  }

  const listen = gateway.onSchemaLoadOrUpdate.bind(gateway);
  gateway.onSchemaLoadOrUpdate = (tell) =>
    listen(({ apiSchema, coreSupergraphSdl }) => {
      present = toStrict(apiSchema);
      tell({ apiSchema: present, coreSupergraphSdl });
    });
  const run = gateway.executor;
  gateway.executor = async (request) => {
    const { document, operationName, request: asked } = request;
    if (present === undefined || !isIntrospection(document, operationName)) return run(request);
    const result = await execute({ schema: present, document, operationName, variableValues: asked.variables });
    // Typed by the gateway's own copy of the same shapes.
    return result as Awaited<ReturnType<typeof run>>;
  };
  return gateway;
}

function nonNullFields(sdl: string): ReadonlySet<string> {
  const coordinates = parse(sdl, { noLocation: true }).definitions.flatMap((definition) =>
    definition.kind !== Kind.OBJECT_TYPE_DEFINITION
      ? []
      : (definition.fields ?? []).flatMap((field) =>
          field.type.kind === Kind.NON_NULL_TYPE ? [`${definition.name.value}.${field.name.value}`] : [],
        ),
  );
  return new Set(coordinates);
}

/** True when nothing but the schema is asked for. */
function isIntrospection(document: DocumentNode, operationName: string | null | undefined): boolean {
  const selections = getOperationAST(document, operationName)?.selectionSet.selections ?? [];
  return selections.length > 0 && selections.every((node) => node.kind === Kind.FIELD && node.name.value.startsWith('__'));
}
