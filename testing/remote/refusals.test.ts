import { describe, expect, it } from 'vitest';
import type { RefusalsPort } from '../../platform/ports/accounts.ts';
import { createRemoteRefusals } from '../../platform/remote/accounts.ts';
import type { CallerName } from '../../platform/service-names.ts';
import { openTestAuth, type TestAuth } from '../auth-service.ts';
import { refusalOf } from './refusal.ts';
import { alreadyStarted, serveSubgraph } from './serve.ts';

interface RefusalsUnderTest extends AsyncDisposable {
  readonly auth: TestAuth;
  refusalsFor(caller: CallerName): RefusalsPort;
}

async function openInProcess(): Promise<RefusalsUnderTest> {
  const auth = await openTestAuth();
  return { auth, refusalsFor: auth.auth.refusalsFor, [Symbol.asyncDispose]: () => auth[Symbol.asyncDispose]() };
}

async function openOverHttp(): Promise<RefusalsUnderTest> {
  await using opened = new AsyncDisposableStack();
  const auth = opened.use(await openTestAuth());
  const served = opened.use(await serveSubgraph('auth', async () => alreadyStarted(auth.auth.subgraph)));
  const owned = opened.move();
  return {
    auth,
    refusalsFor: (caller) => createRemoteRefusals(served.clientOf(caller)),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const TIMES = { since: '2026-01-01T00:00:00.000Z', until: '2026-01-01T00:00:59.000Z' };

describe.each([
  ['in process', openInProcess],
  ['over HTTP', openOverHttp],
])('refusals: %s', (_name, open) => {
  it('are in the audit log once they are told', async () => {
    await using opened = await open();
    await opened.refusalsFor('router').noteRefusals([
      { address: '192.0.2.9', count: 7_000, ...TIMES },
      { address: null, count: 3, ...TIMES },
    ]);
    const entries = await opened.auth.documents.find('audit', { where: { 'data.event': 'rate.refused' }, limit: 10 });
    const about = { event: 'rate.refused', userId: null, at: '2026-01-01T00:00:00.000Z' };
    expect(entries.map(({ data }) => data)).toEqual(
      expect.arrayContaining([
        { ...about, address: '192.0.2.9', detail: { attempts: 7_000, ...TIMES } },
        { ...about, address: null, detail: { attempts: 3, ...TIMES } },
      ]),
    );
    expect(entries).toHaveLength(2);
  });

  it('are refused whole where one is no refusal, and from any other caller', async () => {
    await using opened = await open();
    const good = { address: '192.0.2.9', count: 1, ...TIMES };
    const router = opened.refusalsFor('router');
    for (const refusals of [
      [good, { ...good, count: 0 }],
      [{ ...good, address: 'x'.repeat(65) }],
      [{ ...good, since: 'yesterday' }],
      Array.from({ length: 201 }, () => good),
    ])
      expect(await refusalOf(router.noteRefusals(refusals))).toEqual({ code: 'INVALID_INPUT', path: 'refusals' });
    for (const caller of ['content', 'search', 'monitoring'] as const)
      expect(await refusalOf(opened.refusalsFor(caller).noteRefusals([good]))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await opened.auth.documents.find('audit', { where: { 'data.event': 'rate.refused' }, limit: 10 })).toEqual([]);
  });
});
