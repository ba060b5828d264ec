import { expect, it } from 'vitest';
import { createIdSource } from '../../../platform/ids/ids.ts';
import { createManualClock } from '../../../testing/clock.ts';
import { openTestDocuments } from '../../../testing/documents.ts';
import { ensureFirstAdmin } from './first-accounts.ts';
import type { UserData } from './user.ts';

const ADMIN = { email: 'admin@example.org', password: null };

/** What a process needs to make the first admin; `password` of an account is derived from its id. */
async function openTwoProcesses() {
  const clock = createManualClock();
  const store = await openTestDocuments(clock);
  const documents = store.portFor('auth');
  const announced: string[] = [];
  const noted: unknown[] = [];
  const deps = {
    documents,
    hasher: { hash: async (text: string) => text, verify: async () => true },
    keys: { derive: (purpose: string) => Buffer.from(purpose.padEnd(64, purpose)) },
    audit: { note: async (entry: unknown) => void noted.push(entry) },
    newId: createIdSource(clock),
    announce: (line: string) => void announced.push(line),
  } as unknown as Parameters<typeof ensureFirstAdmin>[0];
  return { store, deps, documents, announced, noted };
}

it('two processes that start at the same moment make one admin, and announce the password that lets them in', async () => {
  const { store, deps, documents, announced, noted } = await openTwoProcesses();
  await using _ = store;
  await Promise.all([ensureFirstAdmin(deps, ADMIN), ensureFirstAdmin(deps, ADMIN)]);
  const users = await documents.find<UserData>('users', { where: { 'data.role': 'ADMIN' } });
  expect(users).toHaveLength(1);
  expect(announced).toHaveLength(2);
  for (const line of announced) expect(line).toContain(users[0]?.data.passwordHash);
  expect(noted).toMatchObject([{ userId: users[0]?.id }]);
});

it('an admin that another process has made since nobody was found is nobody’s address that was taken', async () => {
  const { store, deps, documents, announced } = await openTwoProcesses();
  await using _ = store;
  await ensureFirstAdmin(deps, ADMIN);
  let looks = 0;
  const late: typeof deps.documents = {
    ...documents,
    async find(collection, query) {
      looks += 1;
      return looks === 1 ? [] : documents.find(collection, query);
    },
  };
  await ensureFirstAdmin({ ...deps, documents: late }, ADMIN);
  expect(await documents.count('users')).toBe(1);
  expect(new Set(announced).size).toBe(1);
});
