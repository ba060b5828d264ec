import type { Guarded, Viewer } from '../../../platform/identity/viewer.ts';
import type { TextColumns } from './indexed-document.ts';

/** A document's terms by weight class, or that it is gone. */
export interface TermChange {
  readonly id: string;
  /** The feed's position of the change; one that is older than what is known changes nothing. */
  readonly position: string;
  /** Null: removed. */
  readonly document: (Guarded & { readonly terms: TextColumns }) | null;
}

/**
 * Terms on a server, shared by the copies of the service: the text leg, in place of the words of the embedded index. Each copy
 * writes what it meets in the feed. Errors: ENGINE_UNAVAILABLE.
 */
export interface TermIndex extends AsyncDisposable {
  /** What holds it, such as `mongodb`. */
  readonly engine: string;
  /** Resolves when the server has them. */
  apply(changes: readonly TermChange[]): Promise<void>;
  /**
   * Of the documents that hold at least one of the terms and that the viewer may see, the ids with weights, > 0.
   * @param position any of the feed: it says of which store
   */
  scores(terms: readonly string[], viewer: Viewer, position: string): Promise<ReadonlyMap<string, number>>;
  /** Documents held of the store that the position is of. */
  count(position: string): Promise<number>;
  /** Resolves when the server answers. */
  probe(): Promise<void>;
}
