import type { LedgerEntry } from '../../../../platform/ledger/paid-calls.ts';
import type { ArticleData } from '../../../../platform/ports/catalogue.ts';
import type { ArticleRecord, Locale } from '../article.ts';
import type { ComposedText, Neighbours } from '../profile/compose-profile.ts';
import type { ProfiledStone } from '../write/profile-operations.ts';

/** A text, and what it took to write it. */
export interface AuthoredText {
  readonly text: ComposedText & Pick<ArticleData, 'page'>;
  /** What wrote it, for the ledger and the record of generations, such as `composed-profile-1`. */
  readonly model: string;
  /** As `composedFrom.template` of the article keeps it. */
  readonly template: string;
  /** What it cost: to be committed together with the text, or recorded where the text is not used. */
  readonly entries: readonly LedgerEntry[];
}

/** Whom a text is written for and what it is about, for the ledger. */
export interface AuthoringPurpose {
  readonly entityIds: readonly string[];
  readonly userId: string;
}

/**
 * Writes articles: by templates, or by a language model. Whoever writes, every figure with its unit, every name of a stone or a place
 * and every target of a link is that of the facts or of the original, and no other stands in the text.
 */
export interface ArticleAuthor {
  /** The English profile of a stone. @throws {DomainError} ENGINE_UNAVAILABLE, DEADLINE_EXCEEDED */
  profile(
    request: { readonly stone: ProfiledStone; readonly neighbours: Neighbours } & AuthoringPurpose,
  ): Promise<AuthoredText>;
  /** @throws {DomainError} ENGINE_UNAVAILABLE, also where this author cannot translate such an article, DEADLINE_EXCEEDED */
  translate(
    request: {
      readonly original: ArticleRecord;
      readonly to: Locale;
      /** The stone that it is about; null for an article about several or none. */
      readonly stone: ProfiledStone | null;
      readonly neighbours: Neighbours;
    } & AuthoringPurpose,
  ): Promise<AuthoredText>;
}
