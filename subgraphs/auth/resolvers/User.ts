import type { Viewer } from '../../../platform/identity/viewer.ts';
import { isSignIn } from '../domain/session.ts';
import { requireSelfOrManager, type UserRecord } from '../domain/user.ts';
import type { UserResolvers } from '../schema.generated.ts';

const MAX_SESSIONS_SHOWN = 100;

/** The private fields refuse everyone but the person and `users:manage`, wherever the user was reached. */
export function userResolvers(): UserResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => loaders.user.load(id),
    fullName: ({ data }) => data.fullName,
    role: ({ data }) => data.role,
    email: ownOnly(({ data }) => data.email),
    tier: ownOnly(({ data }) => data.tier),
    active: ownOnly(({ data }) => data.active),
    sessions: async (user, _, { viewer, loaders }) => {
      requireSelfOrManager(viewer, user.id);
      return (await loaders.sessions.load(user.id)).filter(isSignIn).slice(0, MAX_SESSIONS_SHOWN);
    },
    apiKeys: async (user, _, { viewer, loaders }) => {
      requireSelfOrManager(viewer, user.id);
      return (await loaders.sessions.load(user.id)).filter((session) => !isSignIn(session));
    },
    quota: (user, _, { viewer, loaders }) => {
      requireSelfOrManager(viewer, user.id);
      return loaders.quota.load(user);
    },
  };
}

function ownOnly<Value>(read: (user: UserRecord) => Value) {
  return (user: UserRecord, _: object, { viewer }: { readonly viewer: Viewer }): Value => {
    requireSelfOrManager(viewer, user.id);
    return read(user);
  };
}
