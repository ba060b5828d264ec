import { createRemoteCatalogue } from '../../platform/remote/catalogue.ts';
import { catalogueLine, openTestContent } from '../content.ts';
import { CATALOGUE_STONES, describeCatalogue } from './catalogue.contract.ts';
import { alreadyStarted, serveSubgraph } from './serve.ts';

const LINES = CATALOGUE_STONES.map((name) => catalogueLine(name));

describeCatalogue('in process', async () => {
  const content = await openTestContent(LINES);
  return {
    catalogueFor: content.catalogueFor,
    documents: content.store.portFor('content'),
    [Symbol.asyncDispose]: () => content[Symbol.asyncDispose](),
  };
});

describeCatalogue('over HTTP', async () => {
  await using opened = new AsyncDisposableStack();
  const content = opened.use(await openTestContent(LINES));
  const served = opened.use(await serveSubgraph('content', async () => alreadyStarted(content.subgraph)));
  const owned = opened.move();
  return {
    catalogueFor: (caller) => createRemoteCatalogue(served.clientOf(caller)),
    documents: content.store.portFor('content'),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
});
