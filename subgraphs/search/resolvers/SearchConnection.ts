import { prefixOf } from '../../../platform/ids/ids.ts';
import type {
  IdentityCandidateResolvers,
  IdentityResolutionResolvers,
  SearchConnectionResolvers,
  SearchEdgeResolvers,
  SearchNodeResolvers,
  SuggestionResolvers,
} from '../schema.generated.ts';

/** Facets, identity, corrections and snippets are made only where they are asked for. */
export function searchConnectionResolvers(): SearchConnectionResolvers {
  return {
    facets: ({ facets }) => facets(),
    identity: ({ identity }) => identity(),
    didYouMean: ({ didYouMean }) => didYouMean(),
  };
}

export function searchEdgeResolvers(): SearchEdgeResolvers {
  return {
    node: ({ hit }) => ({ id: hit.id }),
    score: ({ hit }) => hit.score,
    parts: ({ hit }) => hit.parts,
    evidence: ({ evidence }) =>
      evidence.map(({ constraint: { facet, value }, degree, evidence: words }) => ({ facet, value, degree, evidence: words })),
    snippet: ({ snippet }) => snippet(),
  };
}

export function searchNodeResolvers(): SearchNodeResolvers {
  return { __resolveType: ({ id }) => (prefixOf(id) === 'stone' ? 'Stone' : 'Article') };
}

export function identityResolutionResolvers(): IdentityResolutionResolvers {
  return { stone: ({ stoneId }) => (stoneId === null ? null : { id: stoneId }) };
}

export function identityCandidateResolvers(): IdentityCandidateResolvers {
  return { stone: ({ stoneId }) => ({ id: stoneId }) };
}

export function suggestionResolvers(): SuggestionResolvers {
  return { stone: ({ stoneId }) => ({ id: stoneId }) };
}
