import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSupergraph, type TestSupergraph } from '../supergraph.ts';
import { codes } from './case.ts';

const SHARED = `
  indexStatus { state chunks embeddingModel indexedAt }
  record { collection documentId revision createdAt updatedAt history { revision at changedPaths } }
  viewerPermissions { canEdit canPublish canDelete canGenerate }
  cacheStatus { cached tags }
  passages(query: "marble") { id text headingPath score start end }
  gaps { id topic status }
  usage { views searches errors }
  cost { totalUsd unpricedCalls byProvider { key } byOperation { key } }
`;

/** Every contributed field of one stone and of its article. */
const PAGE = `{
  stone(slug: "rosso-levanto") {
    related { score reasons stone { name } }
    searchPresence { impressions clicks topQueries }
    completeness { score missing }
    ${SHARED}
    article { author { id fullName role } related { title } ${SHARED} }
  }
}`;

let graph: TestSupergraph;
beforeAll(async () => {
  graph = await openTestSupergraph();
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
});

/** Paths of every null in a value. */
function nulls(value: unknown, path: string): string[] {
  if (value === null) return [path];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => nulls(inner, `${path}.${key}`));
}

describe('one stone and its article', () => {
  it('answer an admin with every contributed field, no error and no null', async () => {
    const { data, errors } = await graph.admin.ask(PAGE);
    expect(errors).toBeUndefined();
    expect(nulls(data, 'data')).toEqual([]);
    expect(data.stone.related.length).toBeGreaterThan(0);
    expect(data.stone.passages.length).toBeGreaterThan(0);
    expect(data.stone.gaps.length).toBeGreaterThan(0);
  });

  it('refuse a visitor exactly gaps and cost, each with UNAUTHENTICATED at its path', async () => {
    const answer = await graph.visitor.ask(PAGE);
    const private_ = ['stone.article.cost', 'stone.article.gaps', 'stone.cost', 'stone.gaps'];
    expect(codes(answer)).toEqual(private_.map((path) => `${path}: UNAUTHENTICATED`));
    expect(nulls(answer.data, 'data').sort()).toEqual(private_.map((path) => `data.${path}`));
  });

  it('carry the request id of the answer in every error, and the name of no subgraph', async () => {
    const { errors } = await graph.visitor.ask(PAGE, {}, { 'x-request-id': 'my-request-1' });
    for (const error of errors ?? []) expect(error.extensions).toMatchObject({ requestId: 'my-request-1', retryable: false });
    expect(JSON.stringify(errors)).not.toMatch(/serviceName|flywheel|stacktrace/);
  });
});
