import type { AuditEntryResolvers } from '../schema.generated.ts';

export function auditEntryResolvers(): AuditEntryResolvers {
  return {
    at: ({ data }) => data.at,
    event: ({ data }) => data.event,
    userId: ({ data }) => data.userId,
    // A person acts on their own account unless the entry says who else did.
    by: ({ data }) => data.by ?? data.userId,
    address: ({ data }) => data.address,
    detail: ({ data }) => Object.entries(data.detail ?? {}).map(([name, value]) => `${name}: ${value}`),
  };
}
