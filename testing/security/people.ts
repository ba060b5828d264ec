import type { RoleName } from '../../platform/identity/viewer.ts';
import { type GraphClient, signIn } from '../graph-client.ts';
import type { TestSupergraph } from '../supergraph.ts';

/** In the order of the columns of the access table. */
export const ASKERS = ['ADMIN', 'EDITOR', 'EXPERT', 'SUPPLIER', 'USER', 'NOBODY'] as const satisfies readonly (
  | RoleName
  | 'NOBODY'
)[];
export type Asker = (typeof ASKERS)[number];

const PASSWORD = 'a long enough pass phrase';

/** One person of each role, and nobody. */
export interface People {
  readonly clients: Readonly<Record<Asker, GraphClient>>;
  readonly ids: Readonly<Record<Exclude<Asker, 'ADMIN' | 'NOBODY'>, string>>;
  /** A session of its own, for what ends sessions. */
  signInAgain(asker: Asker): Promise<GraphClient>;
}

/** Registers a person of each role but ADMIN, who is there already. */
export async function registerPeople({
  visitor,
  admin,
  signInAdmin,
}: Pick<TestSupergraph, 'visitor' | 'admin' | 'signInAdmin'>): Promise<People> {
  async function register(
    role: Exclude<Asker, 'ADMIN' | 'NOBODY'>,
  ): Promise<{ readonly client: GraphClient; readonly id: string }> {
    const { data } = await visitor.ask(
      'mutation ($input: RegisterInput!) { register(input: $input) { user { id } userErrors { message } } }',
      { input: { email: emailOf(role), password: PASSWORD, fullName: `The ${role.toLowerCase()}` } },
    );
    const { id } = data.register.user;
    await admin.ask('mutation ($input: SetUserRoleInput!) { setUserRole(input: $input) { userErrors { message } } }', {
      input: { userId: id, role },
    });
    return { client: await signIn(visitor, emailOf(role), PASSWORD), id };
  }
  const [editor, expert, supplier, user] = [
    await register('EDITOR'),
    await register('EXPERT'),
    await register('SUPPLIER'),
    await register('USER'),
  ];
  return {
    clients: {
      ADMIN: admin,
      EDITOR: editor.client,
      EXPERT: expert.client,
      SUPPLIER: supplier.client,
      USER: user.client,
      NOBODY: visitor,
    },
    ids: { EDITOR: editor.id, EXPERT: expert.id, SUPPLIER: supplier.id, USER: user.id },
    async signInAgain(asker) {
      if (asker === 'NOBODY') return visitor;
      return asker === 'ADMIN' ? signInAdmin() : signIn(visitor, emailOf(asker), PASSWORD);
    },
  };
}

const emailOf = (role: string) => `${role.toLowerCase()}@example.org`;
