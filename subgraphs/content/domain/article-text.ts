import { LRUCache } from 'lru-cache';
import type { MentionRecord } from '../../../platform/ports/catalogue.ts';
import type { ArticleRecord } from './article.ts';
import type { CatalogueState } from './catalogue-state.ts';
import { findMentions } from './linking/find-mentions.ts';
import { linkMarkdown } from './linking/link-markdown.ts';
import { createVocabulary, isTouched, type TextWords, wordsOfText } from './linking/name-changes.ts';
import type { Names } from './names.ts';

/** What an article's text says of other stones, worked out again only when the text or a name that concerns it changed. */
export interface ArticleTexts {
  /** How many texts were searched for names so far. */
  readonly searched: number;
  /** Every mention of another stone, in order; offsets count in the source. */
  mentions(article: ArticleRecord): readonly MentionRecord[];
  /** The source with the first mention of each stone in a section turned into a link. */
  body(article: ArticleRecord): string;
}

/** What the mentions in an article follow from. A revision would not do: an article made again under its id begins at 1. */
interface Origin {
  readonly source: string;
  readonly stoneId: string | null;
}

interface Entry extends Origin {
  /** The names up to which the mentions are right. */
  version: number;
  readonly words: TextWords;
  readonly mentions: readonly MentionRecord[];
}

/** A body's links show names and slugs of the stones, so that it is right for one state of the names only. */
interface Body extends Origin {
  readonly version: number;
  readonly corrections: number;
  readonly text: string;
}

/** Bodies held; with all of the catalogue's profiles about 10 MB. */
const MOST_BODIES = 5_000;

export function createArticleTexts(state: CatalogueState, names: Names): ArticleTexts {
  const entries = new Map<string, Entry>();
  const bodies = new LRUCache<string, Body>({ max: MOST_BODIES });
  const vocabulary = createVocabulary();
  let searched = 0;
  let tidyAt = 1_000;

  /** Forgets the texts of articles that are gone, whenever as many again have come. */
  function tidy(): void {
    if (entries.size < tidyAt) return;
    for (const id of entries.keys()) if (state.article(id) === null) entries.delete(id);
    tidyAt = Math.max(1_000, entries.size * 2);
  }

  function entryOf({ id, data }: ArticleRecord): Entry {
    const { version } = names;
    const known = entries.get(id);
    if (isFrom(known, data)) {
      if (known.version === version) return known;
      if (!isTouched(known.words, names.changesSince(known.version), vocabulary)) {
        known.version = version;
        return known;
      }
    }
    const options = data.stoneId === null ? {} : { aboutId: data.stoneId };
    const entry: Entry = {
      source: data.source,
      stoneId: data.stoneId,
      version,
      words: isFrom(known, data) ? known.words : wordsOfText(data.source, vocabulary),
      mentions: findMentions(names.automaton, data.source, options),
    };
    searched += 1;
    entries.set(id, entry);
    tidy();
    return entry;
  }

  /** What was found, without what people said is no mention. */
  function mentionsIn(article: ArticleRecord): readonly MentionRecord[] {
    return entryOf(article).mentions.filter((mention) => !state.corrections.isMentionRejected(article.id, mention));
  }

  return {
    get searched() {
      return searched;
    },
    mentions: mentionsIn,
    body(article) {
      const { id, data } = article;
      const { version } = names;
      const corrections = state.corrections.version;
      const known = bodies.get(id);
      if (isFrom(known, data) && known.version === version && known.corrections === corrections) return known.text;
      const { source, locale, stoneId: aboutId } = data;
      // A mention's stone is in the state: both are of the same version of the names.
      const urlOf = (stoneId: string): string => `/wiki/${locale}/stones/${state.stone(stoneId)?.data.slug ?? stoneId}`;
      const text = linkMarkdown(source, mentionsIn(article), urlOf);
      bodies.set(id, { source, stoneId: aboutId, version, corrections, text });
      return text;
    },
  };
}

function isFrom<Known extends Origin>(known: Known | undefined, { source, stoneId }: Origin): known is Known {
  return known !== undefined && known.source === source && known.stoneId === stoneId;
}
