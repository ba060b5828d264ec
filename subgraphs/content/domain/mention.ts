import type { MentionRecord } from '../../../platform/ports/catalogue.ts';
import type { StoneRecord } from './stone.ts';

/** A mention with the stone that it names; the API's `Mention`. */
export interface StoneMention extends MentionRecord {
  readonly stone: StoneRecord;
}
