import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../errors/domain-error.ts';
import { ANONYMOUS, type Viewer } from '../identity/viewer.ts';
import { SILENT_LOGGER } from '../logging/logger.ts';
import { systemClock } from '../time/clock.ts';
import { buildGuardedSchema } from './build-schema.ts';
import { executeInSubgraph } from './execute.ts';
import type { RequestContext } from './request-context.ts';
import type { Subgraph } from './subgraph.ts';

const SDL = `
  type Query {
    open: String
    signedIn: String @authenticated
    guarded: String @requiresScopes(scopes: [["content:draft", "content:write"], ["users:manage"]])
    fault: String
    refusal: String
  }
  type Stone implements Node @key(fields: "id") { id: ID! }
`;

function openSubgraph(sdl: string): Subgraph {
  const file = join(mkdtempSync(join(tmpdir(), 'stomaton-test-')), 'schema.graphql');
  writeFileSync(file, sdl);
  const schema = buildGuardedSchema(pathToFileURL(file), {
    Query: {
      open: () => 'open',
      signedIn: () => 'signed in',
      guarded: () => 'guarded',
      fault: () => {
        throw new Error('connect ECONNREFUSED 10.0.0.7:27017');
      },
      refusal: () => {
        throw new DomainError('NOT_FOUND', 'id: no such stone.', { path: ['id'] });
      },
    },
  });
  return {
    name: 'content',
    schema,
    createContext: (request) => request,
    checkDependencies: async () => [],
    start: async () => {},
    isReady: true,
    canAnswer: true,
    async [Symbol.asyncDispose]() {},
  };
}

function person(...scopes: Viewer['scopes'] extends ReadonlySet<infer Scope> ? Scope[] : never): Viewer {
  return { kind: 'person', userId: 'user_1', sessionId: 'session_1', role: 'USER', tier: 'BASIC', scopes: new Set(scopes) };
}

const subgraph = openSubgraph(SDL);

async function ask(query: string, viewer: Viewer) {
  const base: RequestContext = {
    requestId: 'request-1',
    viewer,
    caller: 'router',
    askerKey: 'a',
    clientAddress: null,
    userAgent: null,
    readAfter: null,
    signal: new AbortController().signal,
    log: SILENT_LOGGER,
    clock: systemClock,
    effects: { cursor: null, viewedIds: new Set(), foundIds: new Set() },
  };
  const { data, errors } = await executeInSubgraph(subgraph, { query }, base);
  return { data: { ...data }, codes: errors?.map(({ path, extensions }) => `${path?.join('.')}: ${extensions.code}`), errors };
}

describe('guards of the SDL', () => {
  it('refuse a field alone: it is null with a code at its path, and the rest stands', async () => {
    const { data, codes } = await ask('{ open signedIn guarded }', ANONYMOUS);
    expect(data).toEqual({ open: 'open', signedIn: null, guarded: null });
    expect(codes).toEqual(['signedIn: UNAUTHENTICATED', 'guarded: UNAUTHENTICATED']);
  });

  it('take scopes as an OR of ANDs', async () => {
    expect((await ask('{ guarded }', person('content:draft'))).codes).toEqual(['guarded: FORBIDDEN']);
    expect((await ask('{ guarded }', person('content:draft', 'content:write'))).data).toEqual({ guarded: 'guarded' });
    expect((await ask('{ guarded }', person('users:manage'))).data).toEqual({ guarded: 'guarded' });
  });

  it('refuse to build for a scope that the platform does not know', () => {
    expect(() =>
      openSubgraph(
        'type Query { a: Int @requiresScopes(scopes: [["content:drafts"]]) } type Stone implements Node @key(fields: "id") { id: ID! }',
      ),
    ).toThrow('content:drafts');
  });
});

describe('errors of a subgraph', () => {
  it('keep what was thrown on purpose and mask everything else', async () => {
    const { errors } = await ask('{ fault refusal }', ANONYMOUS);
    expect(errors?.map(({ message, extensions }) => [message, extensions.code, extensions.requestId])).toEqual([
      ['Something went wrong on our side.', 'INTERNAL_SERVER_ERROR', 'request-1'],
      ['id: no such stone.', 'NOT_FOUND', 'request-1'],
    ]);
  });
});
