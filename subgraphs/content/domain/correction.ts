import type { StoneAliasRecord } from '../../../platform/ports/catalogue.ts';
import type { StoredDocument } from '../../../platform/ports/documents.ts';

export type CorrectionKindName =
  | 'MATCH_REJECTED'
  | 'MATCH_CONFIRMED'
  | 'ALIAS_CONFIRMED'
  | 'LINK_REJECTED'
  | 'MENTION_REJECTED';

/** `data` of a document of `corrections`: what a person has taught the catalogue. Who and when stand in the document's head. */
export interface CorrectionData {
  readonly kind: CorrectionKindName;
  /** What it is about; of one subject one correction is in force at a time. */
  readonly subject: string;
  readonly stoneId: string;
  /** The query as it was sent, for the kinds of matches. */
  readonly query: string | null;
  /** The other stone of a link. */
  readonly otherStoneId: string | null;
  /** The article of a mention, and the words of it; null: every mention of the stone there. */
  readonly articleId: string | null;
  readonly text: string | null;
  readonly alias: StoneAliasRecord | null;
  readonly reason: string | null;
  /** Set once it was taken back or a later correction took its place. */
  readonly undone: { readonly by: string; readonly at: string } | null;
}

export type CorrectionRecord = StoredDocument<CorrectionData>;
