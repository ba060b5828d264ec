import { toPayload } from '../../../platform/errors/user-errors.ts';
import { requirePerson } from '../../../platform/identity/viewer.ts';
import { checkId } from '../../../platform/ids/ids.ts';
import type { AuthContext } from '../context.ts';
import { login, register } from '../domain/accounts.ts';
import { createApiKey, signInWithApiKey } from '../domain/api-keys.ts';
import type { Auth } from '../domain/auth.ts';
import { changePassword, requestPasswordReset, resetPassword } from '../domain/passwords.ts';
import { setUserRole } from '../domain/roles.ts';
import type { Client } from '../domain/session.ts';
import type { Written } from '../domain/sessions.ts';
import type { MutationResolvers } from '../schema.generated.ts';

const NO_TOKENS = { accessToken: null, refreshToken: null, expiresAt: null, user: null };

export function mutationResolvers(auth: Auth): MutationResolvers {
  const { sessions } = auth;
  return {
    register: (_, { input }, context) =>
      toPayload(async () => noteWrite(context, await register(auth, input, clientOf(context))), NO_TOKENS),
    login: (_, { input }, context) =>
      toPayload(async () => noteWrite(context, await login(auth, input, clientOf(context))), NO_TOKENS),
    refreshSession: (_, { input }, context) =>
      toPayload(async () => noteWrite(context, await sessions.refresh(input.refreshToken, clientOf(context))), NO_TOKENS),
    createApiKey: (_, { input }, context) =>
      toPayload(
        async () =>
          noteWrite(
            context,
            await createApiKey(
              auth,
              requirePerson(context.viewer),
              { name: input.name, days: input.days ?? 90 },
              clientOf(context),
            ),
          ),
        { secret: null, apiKey: null },
      ),
    signInWithApiKey: (_, { input }, context) =>
      toPayload(async () => noteWrite(context, await signInWithApiKey(auth, input.key, clientOf(context))), NO_TOKENS),
    logout: (_, { input }, context) =>
      acknowledge(context, () =>
        sessions.logout(requirePerson(context.viewer), input?.allSessions === true, clientOf(context)),
      ),
    revokeSession: (_, { input }, context) =>
      toPayload(
        async () => {
          const id = checkId(input.id, 'session', 'input.id');
          return { deletedId: noteWrite(context, await sessions.end(requirePerson(context.viewer), id, clientOf(context))) };
        },
        { deletedId: null },
      ),
    changePassword: (_, { input }, context) =>
      acknowledge(context, () => changePassword(auth, requirePerson(context.viewer), input, clientOf(context))),
    requestPasswordReset: (_, { input }, context) =>
      acknowledge(context, () => requestPasswordReset(auth, input, clientOf(context))),
    resetPassword: (_, { input }, context) => acknowledge(context, () => resetPassword(auth, input, clientOf(context))),
    setUserRole: (_, { input }, context) =>
      toPayload(
        async () => ({
          user: noteWrite(context, await setUserRole(auth, requirePerson(context.viewer), input, clientOf(context))),
        }),
        { user: null },
      ),
  };
}

function acknowledge(context: AuthContext, change: () => Promise<Written<true>>) {
  return toPayload(async () => ({ ok: noteWrite(context, await change()) }), { ok: false });
}

function clientOf({ clientAddress, userAgent }: AuthContext): Client {
  return { address: clientAddress, userAgent };
}

function noteWrite<Value>({ effects, loaders }: AuthContext, { value, cursor }: Written<Value>): Value {
  if (cursor !== null) effects.cursor = cursor;
  loaders.user.clearAll();
  loaders.sessions.clearAll();
  loaders.quota.clearAll();
  return value;
}
