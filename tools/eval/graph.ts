import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { executeInSubgraph } from '../../platform/graphql/execute.ts';
import type { RequestContext } from '../../platform/graphql/request-context.ts';
import { SILENT_PROGRESS } from '../../platform/graphql/subgraph.ts';
import { ANONYMOUS } from '../../platform/identity/viewer.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { parseAuthConfig } from '../../subgraphs/auth/config.ts';
import { openServices, type Services } from '../../topologies/one-process.ts';

/** The seeded graph on a folder of its own, for evaluations that ask it as a visitor does. */
export interface EvaluationGraph extends AsyncDisposable {
  readonly services: Services;
  /** Runs a query in rag. @throws {Error} when it is answered with an error */
  askRag(query: string, variables: Record<string, unknown>): Promise<unknown>;
}

export async function openEvaluationGraph(): Promise<EvaluationGraph> {
  const dataDir = mkdtempSync(join(tmpdir(), 'stomaton-eval-'));
  const services = await openServices({
    dataDir,
    auth: parseAuthConfig({}),
    clock: systemClock,
    log: SILENT_LOGGER,
    progress: SILENT_PROGRESS,
    announce: () => {},
    version: 'eval',
  });
  return {
    services,
    async askRag(query, variables) {
      const rag = services.subgraphs.get('rag');
      if (rag === undefined) throw new Error('The graph has no rag.');
      const { data, errors } = await executeInSubgraph(rag, { query, variables }, visitor());
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data;
    },
    async [Symbol.asyncDispose]() {
      await services[Symbol.asyncDispose]();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function visitor(): RequestContext {
  return {
    requestId: 'eval',
    viewer: ANONYMOUS,
    caller: 'router',
    askerKey: 'eval',
    clientAddress: null,
    userAgent: null,
    readAfter: null,
    signal: new AbortController().signal,
    log: SILENT_LOGGER,
    clock: systemClock,
    effects: { cursor: null, viewedIds: new Set(), foundIds: new Set() },
  };
}
