import type { SessionResolvers } from '../schema.generated.ts';

export function sessionResolvers(): SessionResolvers {
  return {
    lastUsedAt: ({ data }) => data.lastUsedAt,
    expiresAt: ({ data }) => data.expiresAt,
    userAgent: ({ data }) => data.userAgent,
    current: ({ id }, _, { viewer }) => viewer.kind === 'person' && viewer.sessionId === id,
  };
}
