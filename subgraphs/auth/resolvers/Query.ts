import { listAudit } from '../domain/audit-list.ts';
import type { Auth } from '../domain/auth.ts';
import { listUsers } from '../domain/user-list.ts';
import type { QueryResolvers } from '../schema.generated.ts';

export function queryResolvers({ documents }: Pick<Auth, 'documents'>): QueryResolvers {
  return {
    me: (_, __, { viewer, loaders }) => (viewer.userId === null ? null : loaders.user.load(viewer.userId)),
    // A client may send null for an argument that has a default; it means the default.
    users: (_, { first, after }) => listUsers(documents, { first: first ?? 20, after: after ?? null }),
    auditLog: (_, { first, after, userId, event }) =>
      listAudit(documents, { first: first ?? 20, after: after ?? null, userId: userId ?? null, event: event ?? null }),
  };
}
