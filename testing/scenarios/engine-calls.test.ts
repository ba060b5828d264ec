import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentsPort } from '../../platform/ports/documents.ts';
import type { ServiceName } from '../../platform/service-names.ts';
import { type CountingDocuments, countingDocuments } from '../counting-documents.ts';
import { openTestSupergraph, type TestSupergraph } from '../supergraph.ts';
import { data } from './case.ts';

/** Contributed fields with the service that owns them. Those of database and cache are counted beside their stores. */
const FIELDS: readonly (readonly [owner: ServiceName, field: string])[] = [
  ['search', 'related { score }'],
  ['search', 'searchPresence { impressions }'],
  ['rag', 'passages(query: "frost") { text }'],
  ['rag', 'passages { text }'],
  ['rag', 'indexStatus { state }'],
  ['auth', 'viewerPermissions { canEdit }'],
  ['flywheel', 'completeness { score }'],
  ['flywheel', 'gaps { status }'],
  ['monitoring', 'usage { views }'],
  ['monitoring', 'cost { totalUsd }'],
];
const ARTICLE_FIELDS: typeof FIELDS = [
  ['auth', 'author { fullName }'],
  ['auth', 'viewerPermissions { canEdit }'],
  ['search', 'related { title }'],
  ['rag', 'passages { text }'],
  ['rag', 'indexStatus { state }'],
  ['flywheel', 'gaps { status }'],
  ['monitoring', 'usage { views }'],
  ['monitoring', 'cost { totalUsd }'],
];

const counted = new Map<ServiceName, CountingDocuments>();
let graph: TestSupergraph;
beforeAll(async () => {
  graph = await openTestSupergraph({}, (service: ServiceName, documents: DocumentsPort) => {
    const counting = countingDocuments(documents);
    counted.set(service, counting);
    return counting.documents;
  });
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
});

/** Calls of the owner's document store while the field is asked of so many entities; background work reads by the feed only. */
async function callsFor(owner: ServiceName, list: string, field: string, first: number): Promise<number> {
  const counter = counted.get(owner);
  if (counter === undefined) throw new Error(`${owner} has no document store.`);
  const background = new Set(['readChanges', 'lastCursor', 'append', 'commit']);
  const total = (): number =>
    [...counter.calls].reduce((sum, [method, calls]) => sum + (background.has(method) ? 0 : calls), 0);
  const before = total();
  await data(graph.admin.ask(`query ($first: Int!) { ${list}(first: $first) { edges { node { id ${field} } } } }`, { first }));
  return total() - before;
}

describe.each([
  ['stones', FIELDS],
  ['articles', ARTICLE_FIELDS],
] as const)('engine calls for %s', (list, fields) => {
  it.each(fields)('of %s for %s are the same for 1 and for 100, and at most 2', async (owner, field) => {
    const one = await callsFor(owner, list, field, 1);
    const hundred = await callsFor(owner, list, field, 100);
    expect(hundred).toBeLessThanOrEqual(2);
    expect(hundred).toBe(one);
  });
});
