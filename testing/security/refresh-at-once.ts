import type { GraphClient } from '../graph-client.ts';

const REFRESH =
  'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken refreshToken userErrors { code } } }';

export interface Refreshed {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Trades one refresh token in. @returns the tokens, or why it was refused */
export async function refresh(visitor: GraphClient, refreshToken: string): Promise<Refreshed | string> {
  const { data, errors } = await visitor.ask(REFRESH, { input: { refreshToken } });
  return data?.refreshSession ?? String(errors?.[0]?.extensions.reason ?? errors?.[0]?.extensions.code);
}

/** What became of one refresh token that many sent at the same moment. */
export interface AtOnce {
  readonly granted: readonly Refreshed[];
  readonly refused: readonly string[];
  /** One is what it must be: all who sent it go on in the same family. */
  readonly successors: ReadonlySet<string>;
  readonly tookMs: number;
}

/** Sends one refresh token so many times at once, each on a connection of its own as far as the machine has them. */
export async function refreshAtOnce(visitor: GraphClient, refreshToken: string, copies: number): Promise<AtOnce> {
  const startedAt = performance.now();
  const answers = await Promise.all(Array.from({ length: copies }, () => refresh(visitor, refreshToken)));
  const granted = answers.filter((answer) => typeof answer !== 'string');
  return {
    granted,
    refused: answers.filter((answer) => typeof answer === 'string'),
    successors: new Set(granted.map((tokens) => tokens.refreshToken)),
    tookMs: performance.now() - startedAt,
  };
}

export function describeAtOnce({ granted, refused, successors, tookMs }: AtOnce): string {
  const copies = granted.length + refused.length;
  return `${copies} concurrent refreshes of one token: ${successors.size} successor family, ${refused.length} signed out, in ${Math.round(tookMs)} ms`;
}
