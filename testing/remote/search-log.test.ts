import { createRemoteSearchLog } from '../../platform/remote/retrieval.ts';
import { openSearchFixture, type SearchFixture } from '../search.ts';
import { describeSearchLog, type SearchLogUnderTest } from './search-log.contract.ts';
import { alreadyStarted, serveSubgraph } from './serve.ts';

/** @param portsOf how callers reach it */
async function openSearchLog(
  portsOf: (search: SearchFixture, opened: AsyncDisposableStack) => Promise<SearchLogUnderTest['searchLogFor']>,
): Promise<SearchLogUnderTest> {
  await using opened = new AsyncDisposableStack();
  const fixture = opened.use(await openSearchFixture());
  const searchLogFor = await portsOf(fixture, opened);
  const owned = opened.move();
  return {
    searchLogFor,
    async search(query, askerKey) {
      const text = 'query ($query: String!) { search(query: $query) { totalCount } }';
      const { data, codes } = await fixture.ask(text, { query }, { askerKey });
      if (codes.length > 0 || data.search.totalCount !== 0) throw new Error(`"${query}" did not find nothing.`);
    },
    tick() {
      fixture.clock.advance(1_000);
      return new Date(fixture.clock.now()).toISOString();
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

describeSearchLog('in process', () => openSearchLog(async ({ services }) => services.searchLogFor));

describeSearchLog('over HTTP', () =>
  openSearchLog(async ({ services }, opened) => {
    const served = opened.use(await serveSubgraph('search', async () => alreadyStarted(services.subgraph)));
    return (caller) => createRemoteSearchLog(served.clientOf(caller));
  }),
);
