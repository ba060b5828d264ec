import type { ExecutionResult } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { subscribeInSubgraph } from '../../platform/graphql/execute.ts';
import { seededId } from '../../platform/ids/ids.ts';
import { ADMIN_PERSON, catalogueLine, openTestContent, type TestContent } from '../../testing/content.ts';

let content: TestContent;
beforeEach(async () => {
  content = await openTestContent([catalogueLine('Statuario'), catalogueLine('Bardiglio')]);
});
afterEach(() => content[Symbol.asyncDispose]());

const QUERY = 'subscription ($ids: [ID!], $after: String) { stoneChanged(ids: $ids, after: $after) { slug colors } }';

async function subscribe(variables: Record<string, unknown> = {}): Promise<AsyncGenerator<ExecutionResult>> {
  const events = await subscribeInSubgraph(content.subgraph, { query: QUERY, variables }, content.request());
  if (!('next' in events)) throw new Error(JSON.stringify(events));
  return events;
}

const paint = (slug: string, color: string) =>
  content.data(
    'mutation ($input: UpdateStoneInput!) { updateStone(input: $input) { userErrors { message } } }',
    { input: { id: seededId('stone', slug), colors: [color] } },
    ADMIN_PERSON,
  );

async function nextOf(events: AsyncGenerator<ExecutionResult>): Promise<ExecutionResult> {
  const { value, done } = await events.next();
  if (done === true) throw new Error('The subscription ended.');
  return structuredClone({ ...value });
}

describe('stoneChanged', () => {
  it('tells of each change from now on, with the cursor from which to go on', async () => {
    const events = await subscribe();
    await paint('statuario', 'black');
    const first = await nextOf(events);
    expect(first.data).toEqual({ stoneChanged: { slug: 'statuario', colors: ['black'] } });
    await events.return(undefined);
    await paint('bardiglio', 'blue');
    await paint('statuario', 'red');
    const later = await subscribe({ after: first.extensions?.cursor });
    expect((await nextOf(later)).data).toEqual({ stoneChanged: { slug: 'bardiglio', colors: ['blue'] } });
    expect((await nextOf(later)).data).toEqual({ stoneChanged: { slug: 'statuario', colors: ['red'] } });
    await later.return(undefined);
  });

  it('tells only of the stones that were asked for, and passes over deleted ones', async () => {
    const events = await subscribe({ ids: [seededId('stone', 'bardiglio')] });
    await paint('statuario', 'black');
    await content.data(
      'mutation ($id: ID!) { deleteStone(input: { id: $id }) { deletedId } }',
      { id: seededId('stone', 'statuario') },
      ADMIN_PERSON,
    );
    await paint('bardiglio', 'blue');
    expect((await nextOf(events)).data).toEqual({ stoneChanged: { slug: 'bardiglio', colors: ['blue'] } });
    await events.return(undefined);
  });

  it.each([
    [{ after: 'nonsense' }, 'INVALID_CURSOR'],
    [{ ids: ['nonsense'] }, 'INVALID_INPUT'],
    [{ ids: Array(501).fill(seededId('stone', 'bardiglio')) }, 'INVALID_INPUT'],
  ])('refuses %j before the first event', async (variables, code) => {
    const answer = await subscribeInSubgraph(content.subgraph, { query: QUERY, variables }, content.request());
    expect('errors' in answer ? answer.errors?.[0]?.extensions.code : null).toBe(code);
  });

  it('ends while it waits when the client is gone', async () => {
    const events = await subscribe();
    const waiting = events.next();
    const ended = events.return(undefined);
    expect(await Promise.all([waiting, ended])).toMatchObject([{ done: true }, { done: true }]);
    expect(await events.next()).toMatchObject({ done: true });
  });
});
