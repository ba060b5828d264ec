import type { GraphAnswer } from '../graph-client.ts';

/** An answer with the status of its response. */
export interface RawAnswer extends GraphAnswer {
  readonly status: number;
  readonly headers: Headers;
}

/** Sends what no honest client would. */
export async function send(
  url: string,
  query: string,
  options: { readonly authorization?: string; readonly headers?: Record<string, string>; readonly variables?: object } = {},
): Promise<RawAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(options.authorization === undefined ? {} : { authorization: options.authorization }),
      ...options.headers,
    },
    body: JSON.stringify({ query, variables: options.variables ?? {} }),
  });
  const answer = (await response.json()) as GraphAnswer;
  return { ...answer, status: response.status, headers: response.headers };
}

/** The code of the first error; null where there is none. */
export function codeOf({ errors }: GraphAnswer): unknown {
  return errors?.[0]?.extensions.code ?? null;
}
