import { DomainError } from '../../platform/errors/domain-error.ts';

/** What a port refused with, as its caller sees it: the same in process and over the wire. @throws when it did not refuse */
export async function refusalOf(answer: Promise<unknown>): Promise<{ code: string; path?: string }> {
  const refused: unknown = await answer.then(
    (value) => new Error(`It answered ${JSON.stringify(value)}.`),
    (error: unknown) => error,
  );
  if (!(refused instanceof DomainError)) throw refused;
  const { code, argumentPath } = refused;
  return argumentPath === undefined ? { code } : { code, path: argumentPath.join('.') };
}
