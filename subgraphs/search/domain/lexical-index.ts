import type { Viewer } from '../../../platform/identity/viewer.ts';
import type { DocumentFilter } from '../../../platform/ports/retrieval.ts';
import type { LegHit } from './fusion.ts';
import type { DocumentEntry, DocumentFeatures, IndexedDocument, StoneFeatures } from './indexed-document.ts';

export interface FacetRecord {
  readonly facet: string;
  /** Most frequent first, ties by value. */
  readonly buckets: readonly { readonly value: string; readonly count: number }[];
}

/** A document that a search found, as far as facets need it. */
export type FoundDocument = Pick<LegHit, 'id' | 'entry'>;

export interface NameHit {
  readonly text: string;
  readonly folded: string;
  readonly stoneId: string;
  readonly isFirst: boolean;
}

/**
 * What search derives from the change feed: words, names, filter values and features of stones and articles. Every read
 * answers only with what the viewer may see, or with what is public where no viewer is given.
 */
export interface LexicalIndex extends AsyncDisposable {
  /** The feed's position that was stored with what is derived; null for a fresh index. */
  loadCursor(): string | null;
  /**
   * Replaces and removes documents by id, each wholly, and stores the cursor with the last of them. Many are committed in slices, so
   * that searches are answered in between.
   */
  apply(
    changes: {
      readonly put: readonly IndexedDocument[];
      readonly removed: readonly string[];
      /** The feed's position of each change by id; where it is left out, `cursor`. */
      readonly positions?: ReadonlyMap<string, string>;
    },
    cursor: string,
  ): Promise<void>;
  /** Empties the index and forgets the cursor, when the feed is another one. */
  reset(): void;
  /**
   * Documents that hold at least one of the words in any form of their own language, in no order; `rawScore` is > 0, BM25 or what the engine of the
   * terms has, lowered
   * for a text in another language than that in which most of the words are known.
   * @param words runs of letters and digits in lower case, with their marks where they were written with them; empty: no hits
   */
  match(words: readonly string[], viewer: Viewer, filter: DocumentFilter): Promise<readonly LegHit[]>;
  /**
   * Of all documents, whoever may see them, those that hold every phrase, its words side by side after stemming.
   * @param phrases at least one; each of one or more words as `match` takes them
   */
  holding(phrases: readonly (readonly string[])[]): Promise<ReadonlySet<string>>;
  /** Those of the ids that the viewer may see and the filter lets pass. */
  restrict(ids: readonly string[], viewer: Viewer, filter: DocumentFilter): Promise<ReadonlyMap<string, DocumentEntry>>;
  /** `type`, `colorFamily`, `color`, `region`, `country` and `articleType` of these documents; a facet without values is left out. */
  facets(found: Iterable<FoundDocument>): Promise<readonly FacetRecord[]>;
  /** For each id that has text: about 200 characters of it, `**` around the words that match; its beginning where none does. */
  snippets(ids: readonly string[], words: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Those of the words that no visible document holds in any form. */
  unknownWords(words: readonly string[], viewer: Viewer): Promise<readonly string[]>;
  /** Every word of public documents (folded, not stemmed) with the number of documents that hold it. */
  vocabulary(): Promise<ReadonlyMap<string, number>>;
  /** Names of public stones that begin with the folded text, shortest first. */
  namesStartingWith(folded: string, limit: number): Promise<readonly NameHit[]>;
  /** Names of public stones that hold the folded text (3 characters or more). */
  namesContaining(folded: string, limit: number): Promise<readonly NameHit[]>;
  /** Names of public stones that share trigrams with the folded text (3 characters or more), most shared first. */
  namesNear(folded: string, limit: number): Promise<readonly NameHit[]>;
  /** Features by id, of every document whatever its visibility: whoever reads them checks it. Held in memory. */
  readonly features: ReadonlyMap<string, DocumentFeatures>;
  /** Of these, the stones. */
  readonly stones: ReadonlyMap<string, StoneFeatures>;
  /** Rises with every change, so that what was computed from the index can tell whether it still holds. */
  readonly version: number;
}
