import type { PortRights } from '../identity/service-permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { ArticleTypeName, StoneTypeName } from './catalogue.ts';

/** The client's `SearchFilter`, parsed; an absent or empty list means no condition. */
export interface DocumentFilter {
  readonly stoneTypes: readonly StoneTypeName[];
  readonly countries: readonly string[];
  readonly colors: readonly string[];
  readonly articleTypes: readonly ArticleTypeName[];
}

/** One stone or article by meaning. */
export interface DenseHit {
  /** A stone's or an article's id. */
  readonly nodeId: string;
  /** Cosine of the query's and the best chunk's L2-normalised embeddings, in [-1, 1]. */
  readonly score: number;
  /** The best chunk's text, for a snippet. */
  readonly chunkText: string;
}

export interface UnansweredQuestion {
  readonly question: string;
  /** Different people who asked it. */
  readonly askers: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** Retrieval by meaning, as search and the flywheel see it. */
export interface RetrievalPort {
  /**
   * Stones and articles whose chunks are nearest to the query, best first, ties by id; only what the viewer may see.
   * Empty when no word of the query is known to the embedder.
   * @param readAfter waits up to 2 s for the index to pass this cursor
   * @returns `stale` when it did not pass in time
   */
  denseSearch(request: {
    readonly query: string;
    readonly viewer: Viewer;
    readonly filter: DocumentFilter;
    readonly limit: number;
    readonly readAfter: string | null;
  }): Promise<{ readonly hits: readonly DenseHit[]; readonly stale: boolean }>;
  /** For each stone or article the nearest others of the same kind that the viewer may see, best first. One engine call. */
  nearestNeighbours(nodeIds: readonly string[], viewer: Viewer, limit: number): Promise<readonly (readonly DenseHit[])[]>;
  /** Questions that `ask` could not answer since a time, the most asked first. */
  unansweredQuestions(since: string): Promise<readonly UnansweredQuestion[]>;
}

/** What search tells the flywheel. */
export interface SearchLogPort {
  /** Queries that found nothing since a time, the most asked first; `askers` counts different people. */
  failedSearches(since: string): Promise<
    readonly {
      readonly query: string;
      readonly askers: number;
      readonly firstAt: string;
      readonly lastAt: string;
    }[]
  >;
}

export const RETRIEVAL_RIGHTS: PortRights<RetrievalPort> = {
  denseSearch: 'READ',
  nearestNeighbours: 'READ',
  unansweredQuestions: 'READ',
};

export const SEARCH_LOG_RIGHTS: PortRights<SearchLogPort> = { failedSearches: 'READ' };
