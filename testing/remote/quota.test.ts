import { createRemoteQuota } from '../../platform/remote/accounts.ts';
import { openTestAuth } from '../auth-service.ts';
import { describeQuota, MONTHLY } from './quota.contract.ts';
import { alreadyStarted, serveSubgraph } from './serve.ts';

const CONFIG = { monthlyGenerations: { BASIC: MONTHLY, PREMIUM: MONTHLY } };

describeQuota('in process', async () => {
  const auth = await openTestAuth({ config: CONFIG });
  return {
    quotaFor: auth.auth.quotaFor,
    register: async (name) => (await auth.register(name)).user.id,
    [Symbol.asyncDispose]: () => auth[Symbol.asyncDispose](),
  };
});

describeQuota('over HTTP', async () => {
  await using opened = new AsyncDisposableStack();
  const auth = opened.use(await openTestAuth({ config: CONFIG }));
  const served = opened.use(await serveSubgraph('auth', async () => alreadyStarted(auth.auth.subgraph)));
  const owned = opened.move();
  return {
    quotaFor: (caller) => createRemoteQuota(served.clientOf(caller)),
    register: async (name) => (await auth.register(name)).user.id,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
});
