import { type FeedConsumer, startFeedConsumer } from '../../../platform/change-feed/consumer.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { ArticleData, StoneData } from '../../../platform/ports/catalogue.ts';
import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import type { CatalogueState } from './catalogue-state.ts';
import type { CorrectionData } from './correction.ts';

const PAGE = 1_000;

/** Reads every stone, article and correction into the state. @returns the feed's position from which to go on */
export async function loadCatalogue(documents: DocumentsPort, state: CatalogueState): Promise<string> {
  // The position is taken first: what changes while the pages are read comes again by the feed.
  const cursor = await documents.lastCursor();
  for (let after = ''; ; ) {
    const page = await documents.find<StoneData>('stones', { where: { id: { $gt: after } }, limit: PAGE });
    for (const stone of page) state.putStone(stone);
    after = page.at(-1)?.id ?? after;
    if (page.length < PAGE) break;
  }
  for (let after = ''; ; ) {
    const page = await documents.find<ArticleData>('articles', { where: { id: { $gt: after } }, limit: PAGE });
    for (const article of page) state.putArticle(article);
    after = page.at(-1)?.id ?? after;
    if (page.length < PAGE) break;
  }
  for (let after = ''; ; ) {
    const page = await documents.find<CorrectionData>('corrections', { where: { id: { $gt: after } }, limit: PAGE });
    for (const correction of page) state.corrections.put(correction);
    after = page.at(-1)?.id ?? after;
    if (page.length < PAGE) break;
  }
  return cursor;
}

/** Keeps the state up with the feed. @param onChange called after each page that held something */
export function followCatalogue(
  documents: DocumentsPort,
  state: CatalogueState,
  from: string,
  onChange: () => void,
  log: Logger,
): FeedConsumer {
  return startFeedConsumer({
    name: 'content.catalogue',
    documents,
    collections: ['stones', 'articles', 'corrections'],
    loadCursor: () => from,
    apply(changes) {
      state.apply(changes);
      if (changes.length > 0) onChange();
    },
    log,
  });
}
