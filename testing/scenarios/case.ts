import { expect } from 'vitest';
import type { GraphAnswer, GraphClient } from '../graph-client.ts';

/** What a case may use: the graph as a visitor and as an admin sees it. */
export interface World {
  readonly visitor: GraphClient;
  readonly admin: GraphClient;
}

/** For each coordinate, such as `Mutation.createStone`, what must hold of it in the whole graph. */
export type Cases = Readonly<Record<string, (world: World) => Promise<void>>>;

/** The data of an answer that must hold no error. */
export async function data(answer: Promise<GraphAnswer>): Promise<GraphAnswer['data']> {
  const { data: value, errors } = await answer;
  expect(errors).toBeUndefined();
  return value;
}

/** The one root field of a mutation that must be accepted. */
export async function accepted(answer: Promise<GraphAnswer>): Promise<GraphAnswer['data']> {
  const [payload] = Object.values((await data(answer)) as Record<string, { userErrors: unknown[] }>);
  expect(payload?.userErrors).toEqual([]);
  return payload;
}

/** The codes of an answer's errors with their paths, such as `stone.gaps: UNAUTHENTICATED`. */
export function codes({ errors }: GraphAnswer): readonly string[] {
  return (errors ?? []).map(({ path, extensions }) => `${path?.join('.')}: ${String(extensions.code)}`).sort();
}

/** Waits until the value is there: for what follows a write by the change feed. @throws after 10 s */
export async function eventually<Value>(read: () => Promise<Value>, holds: (value: Value) => boolean): Promise<Value> {
  const endsAt = Date.now() + 10_000;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > endsAt) throw new Error(`Never held; last: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

let count = 0;
/** A name nothing else has. */
export function uniqueName(prefix: string): string {
  count += 1;
  return `${prefix} ${count}${Math.random().toString(36).slice(2, 8)}`;
}

/** The id of a stone of the catalogue. */
export async function stoneId({ visitor }: World, slug: string): Promise<string> {
  return (await data(visitor.ask('query ($slug: String!) { stone(slug: $slug) { id } }', { slug }))).stone.id;
}

/** Creates a stone that belongs to one test alone. */
export async function createStone({ admin }: World, input: object = {}): Promise<{ id: string; slug: string; name: string }> {
  const { stone } = await accepted(
    admin.ask(
      'mutation ($input: CreateStoneInput!) { createStone(input: $input) { stone { id slug name } userErrors { message path } } }',
      {
        input: { name: uniqueName('Test Stone'), type: 'MARBLE', origin: { country: 'Italy' }, colors: ['white'], ...input },
      },
    ),
  );
  return stone;
}
