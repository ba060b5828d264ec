import { fromInternalViewer } from '../../../platform/identity/internal-viewer.ts';
import type { RetrievalPort } from '../../../platform/ports/retrieval.ts';
import type { CallerName } from '../../../platform/service-names.ts';
import type { QueryResolvers } from '../schema.generated.ts';

/** @param retrievalFor retrieval as one caller may use it */
export function internalQueryResolvers(retrievalFor: (caller: CallerName) => RetrievalPort): QueryResolvers {
  return {
    _denseSearch: (_, { viewer, readAfter, ...request }, { caller }) =>
      retrievalFor(caller).denseSearch({ ...request, viewer: fromInternalViewer(viewer), readAfter: readAfter ?? null }),
    _nearestNeighbours: (_, { nodeIds, viewer, limit }, { caller }) =>
      retrievalFor(caller).nearestNeighbours(nodeIds, fromInternalViewer(viewer), limit),
    _unansweredQuestions: (_, { since }, { caller }) => retrievalFor(caller).unansweredQuestions(since),
  };
}
