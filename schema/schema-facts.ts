import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  print,
} from 'graphql';

/**
 * Everything a client can rely on, one line each: types with their kind, interfaces, fields with their types, arguments and
 * input fields with types and defaults, enum values, union members. A schema keeps a contract when its facts include the contract's.
 */
export function schemaFacts(schema: GraphQLSchema): ReadonlySet<string> {
  const facts = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    const { name } = type;
    if (name.startsWith('__') || isSpecifiedScalarType(type)) continue;
    if (isScalarType(type)) facts.add(`scalar ${name}`);
    if (isEnumType(type)) for (const value of type.getValues()) facts.add(`enum ${name} { ${value.name} }`);
    if (isUnionType(type)) for (const member of type.getTypes()) facts.add(`union ${name} = ${member.name}`);
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) facts.add(`input ${name} { ${toText(field)} }`);
    }
    if (isObjectType(type) || isInterfaceType(type)) {
      const kind = isObjectType(type) ? 'type' : 'interface';
      for (const parent of type.getInterfaces()) facts.add(`${kind} ${name} implements ${parent.name}`);
      for (const field of Object.values(type.getFields())) {
        facts.add(`${kind} ${name} { ${field.name}: ${field.type} }`);
        for (const argument of field.args) facts.add(`${kind} ${name} { ${field.name}(${toText(argument)}) }`);
      }
    }
  }
  return facts;
}

function toText({ name, type, defaultValue }: GraphQLArgument | GraphQLInputField): string {
  const value = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return `${name}: ${type}${value === null || value === undefined ? '' : ` = ${print(value)}`}`;
}
