import { invalidInput, notFound } from '../../../platform/errors/domain-error.ts';
import { checkId } from '../../../platform/ids/ids.ts';
import type { CallerName } from '../../../platform/service-names.ts';
import { foldName } from '../../../platform/stone-query/described-stone.ts';
import type { NameHit } from './lexical-index.ts';
import { type Asking, type SearchDeps, type SearchResult, search } from './search.ts';
import type { QueryStatisticsRecord, SearchLog, TimeWindowName } from './search-log.ts';
import { checkQuery, type SearchRequest } from './search-request.ts';
import { suggestNames } from './suggest.ts';

const MAX_PREFIX_LENGTH = 100;
const MAX_POSITION = 1_000;

/** Who searches, and where the effects of it are noted. */
export interface Searcher extends Asking {
  readonly askerKey: string;
  readonly caller: CallerName;
  readonly effects: { readonly foundIds: Set<string> };
}

export interface ClickInput {
  readonly query: string;
  readonly nodeId: string;
  readonly position: number;
}

/** What the resolvers ask of search. */
export interface SearchService {
  /** Runs a search and, when a client asks for the first page, logs it and notes what it showed. */
  search(request: SearchRequest, searcher: Searcher): Promise<SearchResult>;
  /** @throws {DomainError} INVALID_INPUT for an empty or over-long prefix */
  suggest(prefix: string, first: number, readAfter: string | null): Promise<readonly NameHit[]>;
  queryStatistics(window: TimeWindowName, zeroResultsOnly: boolean, first: number): Promise<readonly QueryStatisticsRecord[]>;
  /**
   * Logs that a result was opened.
   * @param findVisible answers null for what is absent or hidden from the viewer
   * @throws {DomainError} INVALID_INPUT, NOT_FOUND
   */
  recordClick(input: ClickInput, askerKey: string, findVisible: (id: string) => Promise<object | null>): Promise<void>;
}

export function createSearchService(deps: SearchDeps, searchLog: SearchLog): SearchService {
  return {
    async search(request, searcher) {
      const result = await search(deps, request, searcher);
      // Later pages are the same search; what services ask is no person's wish.
      if (request.after === null && searcher.caller === 'router') {
        const topIds = result.edges.map(({ hit }) => hit.id);
        for (const id of topIds) searcher.effects.foundIds.add(id);
        searchLog.recordQuery({
          query: request.query,
          askerKey: searcher.askerKey,
          results: result.totalCount,
          mode: request.mode,
          isFiltered: request.isFiltered,
          isDegraded: result.degraded.length > 0,
          topIds,
        });
      }
      return result;
    },
    async suggest(prefix, first, readAfter) {
      const folded = foldName(prefix);
      if (folded === '') throw invalidInput('prefix', 'must not be empty.', 'Send at least one character.');
      if (prefix.length > MAX_PREFIX_LENGTH) {
        throw invalidInput('prefix', `must have at most ${MAX_PREFIX_LENGTH} characters, not ${prefix.length}.`);
      }
      await deps.waitFor(readAfter);
      return suggestNames(deps.index, folded, first);
    },
    queryStatistics: (window, zeroResultsOnly, first) => searchLog.statistics(window, zeroResultsOnly, first),
    async recordClick(input, askerKey, findVisible) {
      const query = checkQuery(input.query, 'input.query');
      const nodeId = checkId(input.nodeId, ['stone', 'article'], 'input.nodeId');
      const { position } = input;
      if (position < 1 || position > MAX_POSITION) {
        throw invalidInput(
          'input.position',
          `must be from 1 to 1,000, not ${position}.`,
          'Count results from 1 over all pages.',
        );
      }
      if ((await findVisible(nodeId)) === null) throw notFound('input.nodeId', 'stone or article');
      searchLog.recordClick({ query, askerKey, nodeId, position });
    },
  };
}
