import { type ConstDirectiveNode, Kind } from 'graphql';
import { DomainError } from '../errors/domain-error.ts';
import { SCOPES, type Scope } from '../identity/scopes.ts';
import { requirePerson, type Viewer } from '../identity/viewer.ts';

/** @throws {DomainError} UNAUTHENTICATED or FORBIDDEN for a viewer who may not pass */
export type Guard = (viewer: Viewer) => void;

/**
 * The guards that directives of an SDL name: `@authenticated`, and `@requiresScopes`, whose scopes are an OR of ANDs as Apollo
 * documents it.
 * @throws {Error} for a scope that the platform does not know
 */
export function guardsOf(directives: readonly ConstDirectiveNode[] | undefined): readonly Guard[] {
  return (directives ?? []).flatMap(({ name, arguments: args }) => {
    if (name.value === 'authenticated') return [requirePerson];
    if (name.value !== 'requiresScopes') return [];
    const value = args?.find((argument) => argument.name.value === 'scopes')?.value;
    if (value?.kind !== Kind.LIST) throw new Error('@requiresScopes needs a list of lists of scopes.');
    const alternatives = value.values.map((inner) => {
      if (inner.kind !== Kind.LIST) throw new Error('@requiresScopes needs a list of lists of scopes.');
      return inner.values.map((scope) => toScope(scope.kind === Kind.STRING ? scope.value : ''));
    });
    return [
      (viewer: Viewer) => {
        if (alternatives.some((all) => all.every((scope) => viewer.scopes.has(scope)))) return;
        requirePerson(viewer);
        const needed = alternatives.map((all) => all.map((scope) => `\`${scope}\``).join(' and ')).join(' or ');
        throw new DomainError('FORBIDDEN', `This needs the scope ${needed}.`);
      },
    ];
  });
}

function toScope(text: string): Scope {
  const scope = SCOPES.find((known) => known === text);
  if (scope === undefined) throw new Error(`The SDL names an unknown scope: "${text}".`);
  return scope;
}
