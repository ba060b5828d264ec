import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
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

/**
 * How much of what may be sent is sent. `sparse`: what must be, and optional input objects down to `depth`, so that every default
 * is left to the server once. `all`: everything. `nulls`: everything down to `depth`, and null for all that may be null there.
 */
interface Fill {
  readonly kind: 'sparse' | 'all' | 'nulls';
  readonly depth: number;
}

/** Input types may contain themselves; optional fields deeper than this are left out. */
const MAX_DEPTH = 5;

/**
 * Sets of variables that the schema allows for an operation, no two the same: sparse and null ones for each depth of the input
 * types, and full ones with each value of each enum (and each field of a `@oneOf` input) once.
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
        const isLeftOut = fill.kind === 'sparse' && definition.defaultValue !== undefined;
        const value = isLeftOut ? undefined : sampleInput(type, fill, turn, 0);
        return value === undefined ? [] : [[definition.variable.name.value, value]];
      }),
    );
  const depths = Array.from({ length: MAX_DEPTH + 1 }, (_, depth) => depth);
  const samples = [
    ...depths.map((depth) => sample({ kind: 'sparse', depth }, 0)),
    ...Array.from({ length: turns }, (_, turn) => sample({ kind: 'all', depth: 0 }, turn)),
    ...depths.map((depth) => sample({ kind: 'nulls', depth }, 0)),
  ];
  return [...new Map(samples.map((variables) => [JSON.stringify(variables), variables])).values()];
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
  if (fill.kind === 'nulls' && depth >= fill.depth) return null;
  if (depth > MAX_DEPTH) return undefined;
  const isObject = isInputObjectType(getNamedType(type));
  if (fill.kind === 'sparse' && !(isObject && depth < fill.depth)) return undefined;
  return sampleValue(type, fill, turn, depth);
}

function sampleValue(type: GraphQLInputType, fill: Fill, turn: number, depth: number): unknown {
  if (isNonNullType(type)) return sampleValue(type.ofType, fill, turn, depth);
  if (isListType(type)) {
    const item = sampleInput(type.ofType, fill, turn, depth + 1);
    return item === undefined ? [] : [item];
  }
  if (isEnumType(type)) {
    const values = type.getValues();
    return values[turn % values.length]?.name;
  }
  if (!isInputObjectType(type)) return type.name === 'Boolean' ? fill.kind !== 'sparse' : sampleScalar(type.name);
  const fields = Object.values(type.getFields());
  if (type.isOneOf) {
    const field = fields[turn % fields.length];
    return field === undefined ? {} : { [field.name]: sampleValue(field.type, fill, turn, depth + 1) };
  }
  return Object.fromEntries(
    fields.flatMap((field) => {
      const isLeftToServer = fill.kind === 'sparse' && isNonNullType(field.type) && !isRequiredInputField(field);
      const value = isLeftToServer ? undefined : sampleInput(field.type, fill, turn, depth + 1);
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
