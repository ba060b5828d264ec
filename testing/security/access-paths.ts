/**
 * Every way into every type: for each field that leads to a type, the shortest chain of fields from the root to it (breadth first over
 * the schema). So a type that five fields lead to is entered in five ways, however many fields it has itself.
 */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** A chain of fields from the root to a type. */
export interface AccessPath {
  readonly type: string;
  /** Such as `Query.stone > Stone.related > RelatedStone.stone`. */
  readonly name: string;
  readonly steps: readonly { readonly coordinate: string; readonly responseKey: string; readonly type: string }[];
}

/** Arguments by coordinate, as text; what is required and not here gets a harmless value of its type. */
export type Arguments = Readonly<Record<string, string>>;

interface Step {
  readonly parent: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly target: GraphQLObjectType;
}

/** @param entries for a root field that can be entered in several ways, such as `node`, the arguments of each and the type that it leads to */
export function accessPaths(
  schema: GraphQLSchema,
  root: GraphQLObjectType,
  entries: Readonly<Record<string, readonly { readonly type: string; readonly args: string }[]>>,
): readonly AccessPath[] {
  const steps = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__') && !isRoot(schema, type, root) ? stepsOf(schema, type) : [],
  );
  const chains = new Map<string, readonly Step[]>([[root.name, []]]);
  const queue = [root.name];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    for (const step of steps) {
      if (step.parent.name !== name || chains.has(step.target.name) || isEntered(step, entries)) continue;
      chains.set(step.target.name, [...(chains.get(name) ?? []), step]);
      queue.push(step.target.name);
    }
  }
  const paths: AccessPath[] = [{ type: root.name, name: root.name, steps: [] }];
  for (const step of steps) {
    const chain = chains.get(step.parent.name);
    if (chain === undefined) continue;
    const coordinate = `${step.parent.name}.${step.field.name}`;
    const known = entries[coordinate];
    if (known !== undefined && !known.some(({ type }) => type === step.target.name)) continue;
    const whole = [...chain, step];
    paths.push({
      type: step.target.name,
      name: whole.map(({ parent, field }) => `${parent.name}.${field.name}`).join(' > '),
      steps: whole.map(({ parent, field, target }) => ({
        coordinate: `${parent.name}.${field.name}`,
        responseKey: field.name,
        type: target.name,
      })),
    });
  }
  return paths;
}

function isRoot(schema: GraphQLSchema, type: GraphQLObjectType, but: GraphQLObjectType): boolean {
  return type !== but && [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type);
}

/** Where the type depends on the argument, the chain of another type must not lead through it. */
function isEntered({ parent, field }: Step, entries: object): boolean {
  return Object.hasOwn(entries, `${parent.name}.${field.name}`);
}

function stepsOf(schema: GraphQLSchema, parent: GraphQLObjectType): Step[] {
  return Object.values(parent.getFields()).flatMap((field) =>
    objectsOf(schema, getNamedType(field.type)).map((target) => ({ parent, field, target })),
  );
}

function objectsOf(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return 'getInterfaces' in type || 'getTypes' in type ? schema.getPossibleTypes(type) : [];
}

/** The operation that asks for every field of the type at the end of a path. */
export function operationFor(
  schema: GraphQLSchema,
  path: AccessPath,
  args: Arguments,
  only?: ReadonlySet<string>,
): { readonly query: string; readonly fields: readonly string[] } {
  const type = schema.getType(path.type);
  if (!isObjectType(type)) throw new Error(`${path.type} is no object type.`);
  const fields = Object.values(type.getFields()).filter(({ name }) => only === undefined || only.has(name));
  const selection = fields.map(
    (field) => `${field.name}${argumentsOf(`${type.name}.${field.name}`, field.args, args)}${selectionOf(field.type)}`,
  );
  const inner = `__typename ${selection.join(' ')}`;
  const nested = path.steps.toReversed().reduce((text, { coordinate, responseKey, type: target }) => {
    const [parent = '', name = ''] = coordinate.split('.');
    const holder = schema.getType(parent);
    const field = isObjectType(holder) ? holder.getFields()[name] : undefined;
    const given = argumentsOf(coordinate, field?.args ?? [], args);
    const isAbstract = field !== undefined && getNamedType(field.type).name !== target;
    return `${responseKey}${given} { ${isAbstract ? `__typename ... on ${target} { ${text} }` : text} }`;
  }, inner);
  const isMutation = path.steps[0]?.coordinate.startsWith('Mutation.') ?? path.type === 'Mutation';
  return { query: `${isMutation ? 'mutation' : 'query'} { ${nested} }`, fields: fields.map(({ name }) => name) };
}

/** The arguments of a field in its parentheses: those given, or harmless ones where it cannot do without. */
export function argumentsOf(coordinate: string, known: readonly GraphQLArgument[], args: Arguments): string {
  const given = args[coordinate];
  if (given !== undefined) return `(${given})`;
  const required = known.filter(isRequiredArgument).map(({ name, type }) => `${name}: ${harmless(type)}`);
  return required.length === 0 ? '' : `(${required.join(', ')})`;
}

/** What to select of a field at the least. */
export function selectionOf(type: GraphQLOutputType): string {
  return isCompositeType(getNamedType(type)) ? ' { __typename }' : '';
}

/** A value of the type that names nothing there is. */
export function harmless(type: GraphQLInputType): string {
  if (isNonNullType(type)) return harmless(type.ofType);
  if (isListType(type)) return `[${harmless(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${required.map((field) => `${field.name}: ${harmless(field.type)}`).join(', ')} }`;
  }
  if (type.name === 'Int' || type.name === 'Float') return '1';
  if (type.name === 'Boolean') return 'false';
  return type.name === 'ID' ? '"stone_00000000000000000000000000"' : '"nothing"';
}
