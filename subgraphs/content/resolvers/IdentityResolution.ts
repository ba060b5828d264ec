import type { IdentityCandidateResolvers, IdentityResolutionResolvers } from '../schema.generated.ts';

export function identityResolutionResolvers(): IdentityResolutionResolvers {
  return {
    stone: ({ stoneId }, _args, { loaders }) => (stoneId === null ? null : loaders.stone.load(stoneId)),
  };
}

export function identityCandidateResolvers(): IdentityCandidateResolvers {
  return { stone: ({ stoneId }, _args, { loaders }) => loaders.stone.load(stoneId) };
}
