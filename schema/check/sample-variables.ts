import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  Kind,
  type TypeNode,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';

/** How much of what may be sent is sent: only what must be, all of it, or null wherever null is allowed. */
type Fill = 'least' | 'most' | 'nulls';

/** Input types may contain themselves; optional fields deeper than this are left out. */
const MAX_DEPTH = 5;

/**
 * Sets of variables that the schema allows for an operation: the least, the most with each value of each enum (and each field
 * of a `@oneOf` input) once, and nulls.
 */
export function sampleVariables(document: DocumentNode, schema: GraphQLSchema): readonly Readonly<Record<string, unknown>>[] {
  const definitions = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
  );
  const turns = Math.max(1, ...definitions.map((definition) => turnsOf(inputTypeOf(definition, schema))));
  const sample = (fill: Fill, turn: number): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      definitions.flatMap((definition) => {
        const type = inputTypeOf(definition, schema);
        const value = fill === 'least' && definition.defaultValue !== undefined ? undefined : sampleInput(type, fill, turn, 0);
        return value === undefined ? [] : [[definition.variable.name.value, value]];
      }),
    );
  return [sample('least', 0), ...Array.from({ length: turns }, (_, turn) => sample('most', turn)), sample('nulls', 0)];
}

/** One value that a scalar may have, the same for input and output; none equals a value of another built-in scalar. */
export function sampleScalar(name: string): unknown {
  switch (name) {
    case 'Int':
      return 7;
    case 'Float':
      return 1.5;
    case 'Boolean':
      return true;
    case 'ID':
      return 'id-of-something';
    default:
      return 'some text';
  }
}

function inputTypeOf({ type }: VariableDefinitionNode, schema: GraphQLSchema): GraphQLInputType {
  const found = typeFromAST(schema, type as TypeNode);
  if (!isInputType(found)) throw new Error('A registered operation has a variable of a type that the schema lacks.');
  return found;
}

function sampleInput(type: GraphQLInputType, fill: Fill, turn: number, depth: number): unknown {
  if (isNonNullType(type)) return sampleValue(type.ofType, fill, turn, depth);
  if (fill === 'nulls') return null;
  return fill === 'least' || depth > MAX_DEPTH ? undefined : sampleValue(type, fill, turn, depth);
}

function sampleValue(type: GraphQLInputType, fill: Fill, turn: number, depth: number): unknown {
  if (isNonNullType(type)) return sampleValue(type.ofType, fill, turn, depth);
  if (isListType(type)) {
    const inner = type.ofType;
    const item = sampleInput(inner, fill, turn, depth + 1);
    return item === undefined ? [] : [item];
  }
  if (isEnumType(type)) {
    const values = type.getValues();
    return values[turn % values.length]?.name;
  }
  if (!isInputObjectType(type)) return type.name === 'Boolean' ? fill === 'most' : sampleScalar(type.name);
  const fields = Object.values(type.getFields());
  if (type.isOneOf) {
    const field = fields[turn % fields.length];
    return field === undefined ? {} : { [field.name]: sampleValue(field.type, 'most', turn, depth + 1) };
  }
  return Object.fromEntries(
    fields.flatMap((field) => {
      const mayBeLeftOut = fill === 'least' && !isRequiredInputField(field);
      const value = mayBeLeftOut ? undefined : sampleInput(field.type, fill, turn, depth + 1);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

/** How many samples it takes to send every value of every enum below a type once. */
function turnsOf(type: GraphQLInputType, met: ReadonlySet<string> = new Set()): number {
  if (isNonNullType(type) || isListType(type)) return turnsOf(type.ofType, met);
  if (isEnumType(type)) return type.getValues().length;
  if (!isInputObjectType(type) || met.has(type.name)) return 1;
  const fields = Object.values(type.getFields());
  const inside = new Set([...met, type.name]);
  return Math.max(type.isOneOf ? fields.length : 1, ...fields.map((field) => turnsOf(field.type, inside)));
}
