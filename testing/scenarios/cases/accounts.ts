import { expect } from 'vitest';
import { signIn } from '../../graph-client.ts';
import { accepted, type Cases, data, uniqueName, type World } from '../case.ts';

const PASSWORD = 'a long enough pass phrase';

async function register({ visitor }: World): Promise<{ email: string; id: string; accessToken: string; refreshToken: string }> {
  const email = `${uniqueName('person').replaceAll(' ', '')}@example.org`;
  const { accessToken, refreshToken, user } = await accepted(
    visitor.ask(
      'mutation ($input: RegisterInput!) { register(input: $input) { accessToken refreshToken expiresAt user { id role } userErrors { message } } }',
      { input: { email, password: PASSWORD, fullName: 'A Person' } },
    ),
  );
  return { email, id: user.id, accessToken, refreshToken };
}

export const authCases: Cases = {
  async 'Query.me'({ admin, visitor }) {
    expect((await data(visitor.ask('{ me { id } }'))).me).toBeNull();
    const { me } = await data(
      admin.ask('{ me { id email role tier active sessions { current } quota { monthlyGenerations used resetsAt } } }'),
    );
    expect(me).toMatchObject({ role: 'ADMIN', active: true });
    expect(me.sessions.some(({ current }: { current: boolean }) => current)).toBe(true);
  },
  async 'Query.users'(world) {
    const { email } = await register(world);
    const { users } = await data(world.admin.ask('{ users(first: 100) { totalCount edges { node { email } } } }'));
    expect(users.edges.map(({ node }: { node: { email: string } }) => node.email)).toContain(email.toLowerCase());
  },
  async 'Mutation.register'(world) {
    const { accessToken, id } = await register(world);
    expect((await data(world.visitor.as(accessToken).ask('{ me { id role } }'))).me).toEqual({ id, role: 'USER' });
  },
  async 'Mutation.login'(world) {
    const { email, id } = await register(world);
    const person = await signIn(world.visitor, email, PASSWORD);
    expect((await data(person.ask('{ me { id } }'))).me).toEqual({ id });
    await expect(signIn(world.visitor, email, 'not the pass phrase')).rejects.toThrow('refused');
  },
  async 'Mutation.refreshSession'(world) {
    const { refreshToken, id } = await register(world);
    const next = await accepted(
      world.visitor.ask(
        'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken refreshToken userErrors { message } } }',
        {
          input: { refreshToken },
        },
      ),
    );
    expect(next.refreshToken).not.toBe(refreshToken);
    expect((await data(world.visitor.as(next.accessToken).ask('{ me { id } }'))).me).toEqual({ id });
  },
  async 'Query.auditLog'(world) {
    const { id } = await register(world);
    const query = 'query ($userId: ID) { auditLog(userId: $userId) { totalCount edges { node { event userId } } } }';
    expect((await data(world.admin.ask(query, { userId: id }))).auditLog).toEqual({
      totalCount: 1,
      edges: [{ node: { event: 'account.registered', userId: id } }],
    });
  },
  async 'Mutation.createApiKey'(world) {
    const { accessToken } = await register(world);
    const person = world.visitor.as(accessToken);
    const made = await accepted(
      person.ask('mutation { createApiKey(input: { name: "script" }) { secret apiKey { id } userErrors { message } } }'),
    );
    const { me } = await data(person.ask('{ me { apiKeys { id name } } }'));
    expect(me.apiKeys).toEqual([{ id: made.apiKey.id, name: 'script' }]);
  },
  async 'Mutation.signInWithApiKey'(world) {
    const { accessToken, id } = await register(world);
    const { secret } = await accepted(
      world.visitor
        .as(accessToken)
        .ask('mutation { createApiKey(input: { name: "script" }) { secret userErrors { message } } }'),
    );
    const granted = await accepted(
      world.visitor.ask(
        'mutation ($input: ApiKeyInput!) { signInWithApiKey(input: $input) { accessToken userErrors { message } } }',
        {
          input: { key: secret },
        },
      ),
    );
    expect((await data(world.visitor.as(granted.accessToken).ask('{ me { id } }'))).me).toEqual({ id });
  },
  async 'Mutation.logout'(world) {
    const { accessToken } = await register(world);
    const person = world.visitor.as(accessToken);
    await accepted(person.ask('mutation { logout { ok userErrors { message } } }'));
    const after = await person.ask('{ me { id } }');
    expect(after.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  },
  async 'Mutation.revokeSession'(world) {
    const { email, accessToken } = await register(world);
    const other = await signIn(world.visitor, email, PASSWORD);
    const { me } = await data(other.ask('{ me { sessions { id current } } }'));
    const first = me.sessions.find(({ current }: { current: boolean }) => !current);
    await accepted(
      other.ask('mutation ($id: ID!) { revokeSession(input: { id: $id }) { deletedId userErrors { message } } }', {
        id: first.id,
      }),
    );
    const refused = await world.visitor.as(accessToken).ask('{ me { id } }');
    expect(refused.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  },
  async 'Mutation.changePassword'(world) {
    const { email, accessToken } = await register(world);
    await accepted(
      world.visitor
        .as(accessToken)
        .ask('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { ok userErrors { message } } }', {
          input: { currentPassword: PASSWORD, newPassword: 'quite another pass phrase' },
        }),
    );
    await expect(signIn(world.visitor, email, PASSWORD)).rejects.toThrow('refused');
    await signIn(world.visitor, email, 'quite another pass phrase');
  },
  async 'Mutation.requestPasswordReset'({ visitor }) {
    const mutation =
      'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { ok userErrors { message } } }';
    const known = await accepted(visitor.ask(mutation, { input: { email: 'admin@example.org' } }));
    const unknown = await accepted(visitor.ask(mutation, { input: { email: 'nobody@example.org' } }));
    expect(known).toEqual(unknown);
  },
  async 'Mutation.resetPassword'({ visitor }) {
    // The whole way with the mailed token is tested beside the code, where the outbox can be read.
    const { resetPassword } = await data(
      visitor.ask('mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { ok userErrors { code path } } }', {
        input: { token: 'not-a-token', newPassword: 'quite another pass phrase' },
      }),
    );
    expect(resetPassword).toMatchObject({ ok: false, userErrors: [{ path: ['input', 'token'] }] });
  },
  async 'Mutation.setUserRole'(world) {
    const { id, email } = await register(world);
    const { user } = await accepted(
      world.admin.ask(
        'mutation ($input: SetUserRoleInput!) { setUserRole(input: $input) { user { role tier } userErrors { message } } }',
        {
          input: { userId: id, role: 'EDITOR', tier: 'PREMIUM' },
        },
      ),
    );
    expect(user).toEqual({ role: 'EDITOR', tier: 'PREMIUM' });
    const editor = await signIn(world.visitor, email, PASSWORD);
    expect((await data(editor.ask('{ knowledgeGaps(first: 1) { totalCount } }'))).knowledgeGaps.totalCount).toBeGreaterThan(0);
  },
};
