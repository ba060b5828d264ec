import { randomBytes } from 'node:crypto';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { DomainError } from '../../platform/errors/domain-error.ts';
import { type Guard, guardsOf } from '../../platform/graphql/guards.ts';
import type { Viewer } from '../../platform/identity/viewer.ts';

/*
 * The router asks no subgraph for a field that the viewer may not have. In the operation that is planned, such a field is replaced by
 * `__typename` under an alias of our own, so that the plan fetches nothing for it; in the answer, each place where the alias stands
 * becomes null with an error at its path, as if the subgraph had refused it. A refused field that may not be null stays in the
 * operation: only whoever owns its parents knows how far up its null must go, and the subgraph refuses it all the same.
 */

/** Who may have which type and field, by `Type` and `Type.field`. */
export type Guards = ReadonlyMap<string, readonly Guard[]>;

/** Reads every `@authenticated` and `@requiresScopes` of a composed supergraph SDL. */
export function readGuards(supergraphSdl: string): Guards {
  const guards = new Map<string, readonly Guard[]>();
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const ofType = guardsOf(definition.directives);
    if (ofType.length > 0) guards.set(definition.name.value, ofType);
    for (const field of definition.fields ?? []) {
      const ofField = guardsOf(field.directives);
      if (ofField.length > 0) guards.set(`${definition.name.value}.${field.name.value}`, ofField);
    }
  }
  return guards;
}

/** An operation without what is refused, and what it takes to say so in the answer. */
export interface Refused {
  readonly document: DocumentNode;
  /** Tells this operation apart from the same one with other refusals, in a cache of plans. */
  readonly signature: string;
  /** Puts the nulls into the answer's data, and names an error for each. */
  answer(data: unknown): { readonly data: unknown; readonly errors: readonly GraphQLError[] };
}

/** Unknown to clients, so that none can make an alias that is taken for ours. */
const MARK = `refused_${randomBytes(6).toString('hex')}_`;

/** @returns null where nothing of the operation is refused */
export function refuseFields(document: DocumentNode, schema: GraphQLSchema, guards: Guards, viewer: Viewer): Refused | null {
  const refusals: { readonly responseKey: string; readonly error: DomainError }[] = [];
  const types = new TypeInfo(schema);
  const kept = visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const field = types.getFieldDef();
        const parent = types.getParentType();
        if (field === null || field === undefined || parent === null || parent === undefined) return undefined;
        const own = [parent.name, `${parent.name}.${field.name}`, getNamedType(field.type).name];
        const error = refusalOf(
          own.flatMap((coordinate) => guards.get(coordinate) ?? []),
          viewer,
        );
        if (error === null || isNonNullType(field.type)) return undefined;
        const responseKey = node.alias?.value ?? node.name.value;
        const alias = `${MARK}${refusals.length}`;
        refusals.push({ responseKey, error });
        return {
          kind: Kind.FIELD,
          alias: { kind: Kind.NAME, value: alias },
          name: { kind: Kind.NAME, value: '__typename' },
          ...(node.directives === undefined ? {} : { directives: node.directives }),
        };
      },
    }),
  );
  if (refusals.length === 0) return null;
  return {
    document: kept,
    signature: refusals.map(({ responseKey, error }) => `${responseKey}:${error.code}`).join(','),
    answer(data) {
      const errors: GraphQLError[] = [];
      function restore(value: unknown, path: readonly (string | number)[]): unknown {
        if (Array.isArray(value)) return value.map((item, index) => restore(item, [...path, index]));
        if (typeof value !== 'object' || value === null) return value;
        // A client may ask for one field twice; it is answered, and refused, once.
        const object: Record<string, unknown> = {};
        for (const [key, inner] of Object.entries(value)) {
          const refusal = key.startsWith(MARK) ? refusals[Number(key.slice(MARK.length))] : undefined;
          if (refusal === undefined) object[key] = restore(inner, [...path, key]);
          else if (!Object.hasOwn(object, refusal.responseKey)) {
            const { responseKey, error } = refusal;
            object[responseKey] = null;
            errors.push(new GraphQLError(error.message, { path: [...path, responseKey], extensions: { code: error.code } }));
          }
        }
        return object;
      }
      const restored = restore(data, []);
      return { data: restored, errors };
    },
  };
}

function refusalOf(guards: readonly Guard[], viewer: Viewer): DomainError | null {
  try {
    for (const guard of guards) guard(viewer);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
