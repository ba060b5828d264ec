import type { ApiKeyResolvers } from '../schema.generated.ts';

export function apiKeyResolvers(): ApiKeyResolvers {
  return {
    name: ({ data }) => data.apiKeyName ?? '',
    lastUsedAt: ({ data }) => data.lastUsedAt,
    expiresAt: ({ data }) => data.expiresAt,
  };
}
