import { describe, expect, it } from 'vitest';
import { failedFetch } from './failed-fetch.ts';

function paths(query: string, variables?: Record<string, unknown>): readonly unknown[] {
  return (failedFetch('SUBGRAPH_UNAVAILABLE', query, variables, 'request-1').errors ?? []).map(({ path }) => path);
}

describe('failedFetch', () => {
  it('puts an error at every root field that was asked for, under its alias', () => {
    expect(paths('query { a: stone(id: "x") { id } __typename health { state } }')).toEqual([['a'], ['health']]);
  });

  it('puts an error at every field of every entity, also inside fragments', () => {
    const query =
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ...F ... on Stone { usage { views } } } } fragment F on Stone { c: cost { totalUsd } }';
    expect(paths(query, { representations: [{}, {}] })).toEqual([
      ['_entities', 0, 'c'],
      ['_entities', 0, 'usage'],
      ['_entities', 1, 'c'],
      ['_entities', 1, 'usage'],
    ]);
  });

  it('says what the table of codes says, and nothing of where it asked', () => {
    const { data, errors } = failedFetch('DEADLINE_EXCEEDED', '{ health { state } }', undefined, 'request-1');
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions).toEqual({
      code: 'DEADLINE_EXCEEDED',
      retryable: true,
      remedy: expect.any(String),
      requestId: 'request-1',
    });
  });
});
