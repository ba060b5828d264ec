import { expect, it } from 'vitest';
import { SILENT_PROGRESS } from '../../platform/graphql/subgraph.ts';
import { ANONYMOUS } from '../../platform/identity/viewer.ts';
import { seededId } from '../../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import type { DocumentsPort } from '../../platform/ports/documents.ts';
import { createManualClock } from '../../testing/clock.ts';
import { catalogueLine } from '../../testing/content.ts';
import { openDataFolder } from '../../testing/data-folder.ts';
import { openTestDocuments } from '../../testing/documents.ts';
import { createManualTimer } from '../../testing/manual-timer.ts';
import { createCachePort } from '../cache/domain/cache-port.ts';
import { createMemoryCache } from '../cache/engines/memory-cache.ts';
import { putStone } from '../content/domain/content-store.ts';
import { mergeCatalogueStone, parseCatalogueLine } from '../content/domain/parse/parse-catalogue-line.ts';
import { openSearchSubgraph } from './subgraph.ts';

const notAsked = () => Promise.reject(new Error('Nothing of this is asked here.'));
const NO_FILTER = { stoneTypes: [], countries: [], colors: [], articleTypes: [] };

async function put(documents: DocumentsPort, name: string): Promise<void> {
  const stone = mergeCatalogueStone(null, parseCatalogueLine(catalogueLine(name)));
  await documents.commit({ operations: [putStone(seededId('stone', stone.slug), stone, null, 0)], by: null });
}

it('forgets what a store that took the place of another one does not have', async () => {
  await using folder = await openDataFolder();
  await using before = await openTestDocuments();
  await using after = await openTestDocuments();
  await put(before.portFor('content'), 'Xyzzite');
  await put(after.portFor('content'), 'Plughite');
  const hits: string[][] = [];
  for (const store of [before, after]) {
    const clock = createManualClock();
    const { subgraph, ranking } = await openSearchSubgraph({
      dataDir: folder.path,
      clock,
      log: SILENT_LOGGER,
      timer: createManualTimer(),
      documents: store.portFor('search'),
      cache: createCachePort(createMemoryCache({ clock }), 'search'),
      catalogue: { resolveIdentities: notAsked, linksFrom: notAsked, findMentions: notAsked, applyFacts: notAsked },
      retrieval: { denseSearch: notAsked, nearestNeighbours: notAsked, unansweredQuestions: notAsked },
      telemetry: { reportOperation() {}, price: notAsked, reserve: notAsked, settle: notAsked },
    });
    await using _open = subgraph;
    await subgraph.start(SILENT_PROGRESS);
    const found = await ranking.index.match(['xyzzite', 'plughite'], ANONYMOUS, NO_FILTER);
    hits.push(found.map(({ id }) => id));
  }
  expect(hits).toEqual([[seededId('stone', 'xyzzite')], [seededId('stone', 'plughite')]]);
});
