import type { Right } from '../../platform/identity/service-permissions.ts';
import type { ServiceName } from '../../platform/service-names.ts';
import type { InProcessSupergraph } from '../supergraph.ts';
import { operationFor } from './access-paths.ts';

/** A stone that is not there. */
export const STONE = 'stone_00000000000000000000000000';

/** Every internal operation: whose it is, the right that it takes, and arguments that would do harm. */
export const INTERNAL: Readonly<Record<string, readonly [service: ServiceName, right: Right, args?: string]>> = {
  _documents: ['database', 'READ', 'collection: "stones", ids: []'],
  _heads: ['database', 'FEED'],
  _find: ['database', 'READ', 'collection: "stones", query: { limit: 1 }'],
  _count: ['database', 'READ', 'collection: "stones"'],
  _histories: ['database', 'READ', `ids: ["${STONE}"], first: 10`],
  _changes: ['database', 'FEED', 'limit: 10, waitMs: 0'],
  _lastCursor: ['database', 'FEED'],
  _commit: [
    'database',
    'WRITE',
    `batch: { operations: [{ kind: "put", collection: "stones", id: "${STONE}", data: {}, visibility: "PUBLIC" }] }`,
  ],
  _append: ['database', 'WRITE', 'collection: "audit", rows: [{ id: "audit_forged", data: {} }]'],
  _reportOperations: ['monitoring', 'WRITE', 'batchId: "forged", reports: []'],
  _price: [
    'monitoring',
    'WRITE',
    'usage: { service: "content", provider: "p", model: "m", operation: "o", entityIds: [], quantities: {} }',
  ],
  _reserve: [
    'monitoring',
    'WRITE',
    'id: "00000000-0000-4000-8000-000000000000", most: { service: "content", provider: "p", model: "m", operation: "o", entityIds: [], quantities: {} }',
  ],
  _settle: ['monitoring', 'WRITE', 'reservation: "00000000-0000-4000-8000-000000000000@2026-01-01@", nanoUsd: "0"'],
  _recalledSessions: ['auth', 'READ', 'waitMs: 0'],
  _noteRefusals: [
    'auth',
    'REFUSALS',
    'refusals: [{ address: "192.0.2.1", count: 1, since: "2026-01-01T00:00:00Z", until: "2026-01-01T00:00:00Z" }]',
  ],
  _takeGeneration: ['auth', 'WRITE', 'userId: "user_00000000000000000000000000", idempotencyKey: "forged"'],
  _returnGeneration: ['auth', 'WRITE', 'userId: "user_00000000000000000000000000", idempotencyKey: "forged"'],
  _cacheStatusOf: ['cache', 'READ'],
  _cacheStatistics: ['cache', 'READ'],
  _cacheLookUp: ['cache', 'WRITE'],
  _cacheFill: ['cache', 'WRITE', 'ticket: "forged", entries: []'],
  _cacheInvalidate: ['cache', 'WRITE', 'tags: ["stones"]'],
  _denseSearch: ['rag', 'READ'],
  _nearestNeighbours: ['rag', 'READ'],
  _unansweredQuestions: ['rag', 'READ', 'since: "2026-01-01T00:00:00Z"'],
  _failedSearches: ['search', 'READ', 'since: "2026-01-01T00:00:00Z"'],
  _resolveIdentities: ['content', 'NAMES'],
  _linksFrom: ['content', 'READ', `stoneIds: ["${STONE}"], first: 10`],
  _findMentions: ['content', 'NAMES'],
  _applyFacts: [
    'content',
    'WRITE',
    `request: { stoneId: "${STONE}", technical: {}, facts: [], by: "user_00000000000000000000000000", viewer: { scopes: ["content:write"] }, idempotencyKey: "forged" }`,
  ],
};

/** The operation that asks for it, as a service sends it. */
export function internalOperation({ services }: InProcessSupergraph, name: string): string {
  const [service, , args] = INTERNAL[name] ?? ['database', 'READ'];
  const schema = services.subgraphs.get(service)?.schema;
  const type = [schema?.getQueryType(), schema?.getMutationType()].find((root) => root?.getFields()[name] !== undefined);
  if (schema === undefined || type === undefined || type === null) throw new Error(`No subgraph has ${name}.`);
  const given = args === undefined ? {} : { [`${type.name}.${name}`]: args };
  return operationFor(schema, { type: type.name, name, steps: [] }, given, new Set([name])).query;
}
