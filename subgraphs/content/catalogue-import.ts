import type { Viewer } from '../../platform/identity/viewer.ts';
import { createIdSource } from '../../platform/ids/ids.ts';
import type { CachePort } from '../../platform/ports/cache.ts';
import type { DocumentsPort } from '../../platform/ports/documents.ts';
import type { Clock } from '../../platform/time/clock.ts';
import { createCatalogueState } from './domain/catalogue-state.ts';
import { createContentStore } from './domain/content-store.ts';
import { loadCatalogue } from './domain/follow-catalogue.ts';
import { type ImportResult, importStones } from './domain/write/import-stones.ts';

/** Imports stones as the mutation `importStones` does, without the subgraph around it. */
export type CatalogueImport = (
  request: { readonly jsonl: string; readonly dryRun: boolean },
  viewer: Viewer,
) => Promise<ImportResult>;

/** Loads the catalogue, so that lines can be compared with it. Errors of the import: those of `importStones`. */
export async function openCatalogueImport({
  documents,
  cache,
  clock,
}: {
  readonly documents: DocumentsPort;
  readonly cache: CachePort;
  readonly clock: Clock;
}): Promise<CatalogueImport> {
  const state = createCatalogueState();
  await loadCatalogue(documents, state);
  const store = createContentStore({ documents, cache, state, onCommit: () => {} });
  const editing = { store, state, clock, newId: createIdSource(clock) };
  return (request, viewer) => importStones(editing, request, viewer);
}
