import { describe, expect, it } from 'vitest';
import type { WriteOperation } from '../../platform/ports/documents.ts';
import { openTestAuth, type TestAuth, type Tokens } from '../../testing/auth-service.ts';
import { countingDocuments } from '../../testing/counting-documents.ts';

const id = (prefix: string, index: number) => `${prefix}_${String(index).padStart(26, '0')}`;

/** Documents as content writes them; of an article only what auth reads. */
async function putDocuments(
  { store }: TestAuth,
  operations: readonly Omit<Extract<WriteOperation, { kind: 'put' }>, 'kind'>[],
) {
  await store.portFor('content').commit({ by: null, operations: operations.map((put) => ({ kind: 'put', ...put })) });
}

async function setRole(auth: TestAuth, { user }: Tokens, role: string): Promise<void> {
  const { accessToken } = await auth.signInAdmin();
  const { data } = await auth.ask(
    'mutation ($input: SetUserRoleInput!) { setUserRole(input: $input) { userErrors { message } } }',
    { input: { userId: user.id, role } },
    { token: accessToken },
  );
  expect(data?.setUserRole.userErrors).toEqual([]);
}

const PERMISSIONS = 'viewerPermissions { canEdit canPublish canDelete canGenerate }';
const QUERY = `query ($refs: [_Any!]!) { _entities(representations: $refs) { __typename ... on Stone { ${PERMISSIONS} } ... on Article { author { fullName } ${PERMISSIONS} } } }`;

describe('permissions', () => {
  it.each([
    ['ADMIN', [true, true, true, true]],
    ['EDITOR', [true, true, true, true]],
    ['EXPERT', [false, false, false, true]],
    ['SUPPLIER', [false, false, false, true]],
    ['USER', [false, false, false, true]],
  ])('of %s on a stone', async (role, [canEdit, canPublish, canDelete, canGenerate]) => {
    await using auth = await openTestAuth();
    await putDocuments(auth, [{ collection: 'stones', id: id('stone', 1), data: {}, visibility: 'PUBLIC', authorId: null }]);
    await setRole(auth, await auth.register('someone'), role);
    const { accessToken } = await auth.signIn('someone@example.org');
    const { data } = await auth.ask(QUERY, { refs: [{ __typename: 'Stone', id: id('stone', 1) }] }, { token: accessToken });
    expect(data?._entities[0].viewerPermissions).toEqual({ canEdit, canPublish, canDelete, canGenerate });
  });

  it('let a supplier edit their own draft, and nobody else see it', async () => {
    await using auth = await openTestAuth();
    const supplier = await auth.register('supplier');
    await setRole(auth, supplier, 'SUPPLIER');
    await setRole(auth, await auth.register('rival'), 'SUPPLIER');
    const article = (index: number, authorId: string | null, status: string) => ({
      collection: 'articles' as const,
      id: id('article', index),
      data: { status },
      visibility: status === 'PUBLISHED' ? ('PUBLIC' as const) : ('content:draft' as const),
      authorId,
    });
    await putDocuments(auth, [
      article(1, supplier.user.id, 'DRAFT'),
      article(2, supplier.user.id, 'PUBLISHED'),
      article(3, null, 'DRAFT'),
    ]);
    const refs = [1, 2, 3].map((index) => ({ __typename: 'Article', id: id('article', index) }));
    const ask = async (token: string | null) => (await auth.ask(QUERY, { refs }, { token })).data?._entities;
    const none = { canEdit: false, canPublish: false, canDelete: false };
    const own = await auth.signIn('supplier@example.org');
    expect(await ask(own.accessToken)).toMatchObject([
      { author: { fullName: 'supplier' }, viewerPermissions: { canEdit: true, canPublish: false, canDelete: false } },
      { viewerPermissions: none },
      null,
    ]);
    const rival = await auth.signIn('rival@example.org');
    expect(await ask(rival.accessToken)).toMatchObject([null, { viewerPermissions: none }, null]);
    expect(await ask(null)).toMatchObject([
      null,
      { author: { fullName: 'supplier' }, viewerPermissions: { ...none, canGenerate: false } },
      null,
    ]);
  });
});

describe('references', () => {
  it('of 100 articles cost as many engine calls as one', async () => {
    let counting: ReturnType<typeof countingDocuments> | undefined;
    await using auth = await openTestAuth({
      observe(port) {
        counting = countingDocuments(port);
        return counting.documents;
      },
    });
    const indexes = Array.from({ length: 100 }, (_, index) => index + 1);
    await putDocuments(
      auth,
      indexes.map((index) => ({
        collection: 'articles',
        id: id('article', index),
        data: { status: 'PUBLISHED' },
        visibility: 'PUBLIC',
        authorId: null,
      })),
    );
    const calls: number[] = [];
    for (const count of [1, 100]) {
      counting?.reset();
      const refs = indexes.slice(0, count).map((index) => ({ __typename: 'Article', id: id('article', index) }));
      const { data } = await auth.ask(QUERY, { refs });
      expect(data?._entities.filter(({ author }: { author: unknown }) => author !== null)).toHaveLength(count);
      calls.push(counting?.total() ?? 0);
    }
    expect(calls).toEqual([2, 2]);
  });

  it('answer null for ids that nothing has', async () => {
    await using auth = await openTestAuth();
    const refs = [
      { __typename: 'Stone', id: id('stone', 9) },
      { __typename: 'Article', id: id('article', 9) },
    ];
    expect((await auth.ask(QUERY, { refs })).data?._entities).toEqual([null, null]);
  });
});
