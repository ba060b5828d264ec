import { join } from 'node:path';
import { executeInSubgraph } from '../../platform/graphql/execute.ts';
import { SILENT_PROGRESS } from '../../platform/graphql/subgraph.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { createRemoteRetrieval } from '../../platform/remote/retrieval.ts';
import type { CallerName } from '../../platform/service-names.ts';
import { openRagSubgraph } from '../../subgraphs/rag/subgraph.ts';
import { catalogueLine, openTestContent } from '../content.ts';
import { createManualTimer } from '../manual-timer.ts';
import { describeRetrieval, RETRIEVAL_STONES, type RetrievalUnderTest } from './retrieval.contract.ts';
import { alreadyStarted, serveSubgraph } from './serve.ts';

type OpenedRag = Awaited<ReturnType<typeof openRagSubgraph>>;

/** @param portsOf how callers reach it */
async function openRetrieval(
  portsOf: (rag: OpenedRag, opened: AsyncDisposableStack) => Promise<RetrievalUnderTest['retrievalFor']>,
): Promise<RetrievalUnderTest> {
  await using opened = new AsyncDisposableStack();
  const content = opened.use(await openTestContent(RETRIEVAL_STONES.map((name) => catalogueLine(name))));
  const { store, clock } = content;
  const rag = await openRagSubgraph({
    dataDir: join(store.dataDir, 'rag'),
    clock,
    log: SILENT_LOGGER,
    documents: store.portFor('rag'),
    catalogue: content.catalogueFor('rag'),
    timer: createManualTimer(),
  });
  opened.use(rag.subgraph);
  await rag.subgraph.start(SILENT_PROGRESS);
  const retrievalFor = await portsOf(rag, opened);
  const owned = opened.move();
  return {
    retrievalFor,
    content: store.portFor('content'),
    async ask(question, askerKey) {
      const query = 'query ($question: String!) { ask(question: $question) { answered } }';
      const context = { ...content.request(), askerKey };
      const { data, errors } = await executeInSubgraph(rag.subgraph, { query, variables: { question } }, context);
      const answer = data?.ask as { answered: boolean } | undefined;
      if (answer?.answered !== false) throw new Error(`"${question}": ${JSON.stringify({ data, errors })}`);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

describeRetrieval('in process', () => openRetrieval(async ({ retrievalFor }) => retrievalFor));

describeRetrieval('over HTTP', () =>
  openRetrieval(async ({ subgraph }, opened) => {
    const served = opened.use(await serveSubgraph('rag', async () => alreadyStarted(subgraph)));
    return (caller: CallerName) => createRemoteRetrieval(served.clientOf(caller));
  }),
);
