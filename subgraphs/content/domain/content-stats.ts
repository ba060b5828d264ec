import { canSee, type Viewer } from '../../../platform/identity/viewer.ts';
import { type CostSummaryRecord, toCostSummary } from '../../../platform/ledger/cost-summary.ts';
import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import type { LedgerEntryData } from '../../../platform/ports/telemetry.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import type { CatalogueState } from './catalogue-state.ts';

/** The API's `ContentStats`, save what only the document store knows. */
export interface ContentStatsRecord {
  readonly stones: number;
  readonly articles: number;
  readonly publishedArticles: number;
  readonly links: number;
  readonly locales: readonly string[];
}

/** Counts what the viewer may see. */
export function countContent(state: CatalogueState, viewer: Viewer, links: number): ContentStatsRecord {
  const visible = state.articlesByTitle().filter(({ article }) => canSee(viewer, article));
  const published = visible.filter(({ article }) => article.data.status === 'PUBLISHED');
  return {
    stones: state.stoneCount,
    articles: visible.length,
    publishedArticles: published.length,
    links,
    locales: [...new Set(published.map(({ article }) => article.data.locale))].sort(),
  };
}

/** Articles generated or translated since midnight UTC. */
export function countGeneratedToday(documents: Pick<DocumentsPort, 'count'>, clock: Clock): Promise<number> {
  const midnight = new Date(clock.now()).setUTCHours(0, 0, 0, 0);
  return documents.count('generations', { createdAt: { $gte: new Date(midnight).toISOString() } });
}

const PAGE = 10_000;

/** What all generation and translation has cost, from the ledger. */
export async function generationCost(documents: Pick<DocumentsPort, 'find'>): Promise<CostSummaryRecord> {
  const entries: LedgerEntryData[] = [];
  for (;;) {
    const page = await documents.find<LedgerEntryData>('ledger', {
      where: { 'data.service': 'content' },
      limit: PAGE,
      skip: entries.length,
    });
    for (const { data } of page) entries.push(data);
    if (page.length < PAGE) return toCostSummary(entries);
  }
}
