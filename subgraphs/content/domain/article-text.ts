import { LRUCache } from 'lru-cache';
import type { MentionRecord } from '../../../platform/ports/catalogue.ts';
import type { ArticleRecord } from './article.ts';
import type { CatalogueState } from './catalogue-state.ts';
import { findMentions } from './linking/find-mentions.ts';
import { linkMarkdown } from './linking/link-markdown.ts';
import type { Names } from './names.ts';

/** What an article's text says of other stones, worked out once for each revision and each state of the names. */
export interface ArticleTexts {
  /** Every mention of another stone, in order; offsets count in the source. */
  mentions(article: ArticleRecord): readonly MentionRecord[];
  /** The source with the first mention of each stone in a section turned into a link. */
  body(article: ArticleRecord): string;
}

interface Entry {
  readonly revision: number;
  readonly version: number;
  readonly corrections: number;
  readonly mentions: readonly MentionRecord[];
  body: string | null;
}

/** Articles held; with all of the catalogue's profiles about 10 MB. */
const MOST = 5_000;

export function createArticleTexts(state: CatalogueState, names: Names): ArticleTexts {
  const entries = new LRUCache<string, Entry>({ max: MOST });

  function entryOf({ id, revision, data }: ArticleRecord): Entry {
    const { version } = names;
    const corrections = state.corrections.version;
    const known = entries.get(id);
    if (known?.revision === revision && known.version === version && known.corrections === corrections) return known;
    const options = { format: 'markdown', ...(data.stoneId === null ? {} : { aboutId: data.stoneId }) } as const;
    const mentions = findMentions(names.automaton, data.source, options).filter(
      (mention) => !state.corrections.isMentionRejected(id, mention),
    );
    const entry: Entry = { revision, version, corrections, mentions, body: null };
    entries.set(id, entry);
    return entry;
  }

  return {
    mentions: (article) => entryOf(article).mentions,
    body(article) {
      const entry = entryOf(article);
      const { source, locale } = article.data;
      // A mention's stone is in the state: both are of the same version of the names.
      const urlOf = (stoneId: string): string => `/wiki/${locale}/stones/${state.stone(stoneId)?.data.slug ?? stoneId}`;
      entry.body ??= linkMarkdown(source, entry.mentions, urlOf);
      return entry.body;
    },
  };
}
