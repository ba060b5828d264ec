import DataLoader from 'dataloader';
import { createEntityLoader, type EntityLoader } from '../../platform/graphql/entity-loader.ts';
import type { RequestContext } from '../../platform/graphql/request-context.ts';
import { type CostSummaryRecord, summarizeCells } from '../../platform/ledger/cost-summary.ts';
import type { DocumentsPort } from '../../platform/ports/documents.ts';
import type { AlertBook, AlertRecord } from './domain/alert-book.ts';
import type { AlertRuleRecord } from './domain/alert-rules.ts';
import type { LedgerIndex } from './domain/ledger-index.ts';
import type { TimeWindow } from './domain/slices.ts';
import type { EntityUsageRecord, UsageRecorder } from './domain/usage-recorder.ts';

/** What one operation loads in batches. */
export interface MonitoringLoaders {
  readonly entity: EntityLoader;
  /** One call of the index for all entities of a window. */
  usage(window: TimeWindow): DataLoader<string, EntityUsageRecord>;
  readonly cost: DataLoader<string, CostSummaryRecord>;
  readonly rule: DataLoader<string, AlertRuleRecord | null>;
  readonly alert: DataLoader<string, AlertRecord | null>;
}

export interface MonitoringContext extends RequestContext {
  readonly loaders: MonitoringLoaders;
}

/** What the loaders load from. */
export interface MonitoringLoaderSources {
  readonly documents: Pick<DocumentsPort, 'heads'>;
  readonly recorder: Pick<UsageRecorder, 'usageOf'>;
  readonly ledger: Pick<LedgerIndex, 'cellsOf'>;
  readonly alerts: Pick<AlertBook, 'rulesById' | 'alertsById'>;
  /** Waits until the ledger's sums hold what the client has just written. */
  readonly ledgerPassed: (cursor: string | null) => Promise<unknown>;
}

/** Makes the loaders of one operation. */
export function createMonitoringLoaders(sources: MonitoringLoaderSources, request: RequestContext): MonitoringLoaders {
  const { documents, recorder, ledger, alerts, ledgerPassed } = sources;
  const { viewer, readAfter } = request;
  const usage = new Map<TimeWindow, DataLoader<string, EntityUsageRecord>>();
  return {
    entity: createEntityLoader(documents, viewer),
    usage(window) {
      const known = usage.get(window);
      if (known !== undefined) return known;
      const loader = new DataLoader(async (ids: readonly string[]) => recorder.usageOf(ids, window));
      usage.set(window, loader);
      return loader;
    },
    cost: new DataLoader(async (ids: readonly string[]) => {
      await ledgerPassed(readAfter);
      const cells = ledger.cellsOf(ids);
      return ids.map((id) => summarizeCells(cells.get(id) ?? []));
    }),
    rule: new DataLoader((ids: readonly string[]) => alerts.rulesById(ids, viewer)),
    alert: new DataLoader((ids: readonly string[]) => alerts.alertsById(ids, viewer)),
  };
}
