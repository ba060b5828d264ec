import { toInternalViewer } from '../identity/internal-viewer.ts';
import type { RetrievalPort, SearchLogPort } from '../ports/retrieval.ts';
import { DenseSearchDocument, NearestNeighboursDocument, UnansweredQuestionsDocument } from './retrieval.generated.ts';
import { FailedSearchesDocument } from './search-log.generated.ts';
import type { ServiceClient } from './service-client.ts';

/** Retrieval of another process. */
export function createRemoteRetrieval(client: ServiceClient): RetrievalPort {
  return {
    denseSearch: async ({ viewer, ...request }) =>
      (await client.call(DenseSearchDocument, { ...request, viewer: toInternalViewer(viewer) }))._denseSearch,
    nearestNeighbours: async (nodeIds, viewer, limit) =>
      (await client.call(NearestNeighboursDocument, { nodeIds, viewer: toInternalViewer(viewer), limit }))._nearestNeighbours,
    unansweredQuestions: async (since) => (await client.call(UnansweredQuestionsDocument, { since }))._unansweredQuestions,
  };
}

/** Search's log of another process. */
export function createRemoteSearchLog(client: ServiceClient): SearchLogPort {
  return { failedSearches: async (since) => (await client.call(FailedSearchesDocument, { since }))._failedSearches };
}
