import { type ASTNode, type DocumentNode, type GraphQLSchema, getNamedType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** For each node of an operation what it names in the schema, the nearest first, then the field around it. */
export function placesOf(document: DocumentNode, schema: GraphQLSchema): ReadonlyMap<ASTNode, readonly string[]> {
  const places = new Map<ASTNode, readonly string[]>();
  const info = new TypeInfo(schema);
  const fields: string[] = [];
  const inputFields: string[] = [];
  const around = () => fields.slice(-1);
  const inputPlace = () => {
    const argument = info.getArgument();
    return [...inputFields.slice(-1), ...(argument ? around().map((field) => `${field}.${argument.name}`) : [])];
  };
  visit(
    document,
    visitWithTypeInfo(info, {
      enter(node) {
        switch (node.kind) {
          case 'Field': {
            const own = `${info.getParentType()?.name ?? '?'}.${node.name.value}`;
            const type = getNamedType(info.getType())?.name;
            places.set(node, [own, ...around(), ...(type === undefined ? [] : [type])]);
            fields.push(own);
            break;
          }
          case 'Argument':
            places.set(
              node,
              around().map((field) => `${field}.${node.name.value}`),
            );
            break;
          case 'ObjectField': {
            const own = `${getNamedType(info.getParentInputType())?.name ?? '?'}.${node.name.value}`;
            places.set(node, [own, ...inputPlace()]);
            inputFields.push(own);
            break;
          }
          case 'InlineFragment':
          case 'FragmentDefinition': {
            const condition = node.typeCondition?.name.value;
            const outer = info.getParentType()?.name;
            places.set(node, [
              ...(condition === undefined ? [] : [condition]),
              ...(outer === undefined ? [] : [outer]),
              ...around(),
            ]);
            break;
          }
          case 'NamedType':
            places.set(node, [node.name.value]);
            break;
          case 'VariableDefinition': {
            const type = getNamedType(info.getInputType())?.name;
            places.set(node, type === undefined ? [] : [type]);
            break;
          }
          default: {
            // Values of any kind: an enum's value first, then the type that is expected here, then the argument.
            const type = getNamedType(info.getInputType())?.name;
            if (type === undefined) break;
            places.set(node, [...(node.kind === 'EnumValue' ? [`${type}.${node.value}`] : []), ...inputPlace(), type]);
          }
        }
      },
      leave(node) {
        if (node.kind === 'Field') fields.pop();
        if (node.kind === 'ObjectField') inputFields.pop();
      },
    }),
  );
  return places;
}
