import { canSee } from '../../../platform/identity/viewer.ts';
import type { Language } from '../../../platform/language/stems.ts';
import { languageOfQuery, OTHER_LANGUAGE, termOf, termsOf } from '../../../platform/language/terms.ts';
import { fold, wordsOf } from '../../../platform/stone-query/fold.ts';
import { createPacer } from '../../../platform/time/pacer.ts';
import type { LegHit } from '../domain/fusion.ts';
import {
  type DocumentEntry,
  type DocumentFeatures,
  type IndexedDocument,
  languageOfDocument,
  type TextColumns,
} from '../domain/indexed-document.ts';
import type { LexicalIndex } from '../domain/lexical-index.ts';
import { allPhrases, anyOf } from '../domain/match-expression.ts';
import { markedSnippet } from '../domain/snippet.ts';
import type { TermChange, TermIndex } from '../domain/term-index.ts';
import { createDocumentEntries } from './document-entries.ts';
import { openLexicalTables } from './lexical-tables.ts';
import { createWordCounts } from './word-counts.ts';

/** Changes are committed in slices: so long the event loop may be held, for a commit costs as much as several documents. */
const SLICE_MS = 16;
/** Texts whose words are counted before looking at the clock. */
const COUNTED_AT_ONCE = 20;
/** Without a match a snippet is so much of the beginning, in UTF-16 code units. */
const BEGINNING = 220;

/**
 * Opens the embedded lexical index: words in SQLite FTS5 in one file; what filters and facets know in memory.
 * @param file its path; made where it is missing
 * @param terms where words are looked up and weighed instead, on a server; it stays the caller's to close
 * @throws {StartupError} when the file cannot be used
 */
export function openEmbeddedLexicalIndex(file: string, terms: TermIndex | null = null): LexicalIndex {
  const tables = openLexicalTables(file);
  const documents = createDocumentEntries();
  for (const { number, entry } of tables.entries()) documents.put(number, entry);
  const counts = createWordCounts(
    (after) =>
      tables.textsAfter(after, COUNTED_AT_ONCE).map(({ number, columns }) => ({
        number,
        words: publicWords(documents.byNumber(number)?.features, columns),
      })),
    createPacer,
  );
  let version = 0;

  /** What is public of a text that is about to change; not asked for while nothing is counted. */
  function countedWords(number: number | null): ReadonlySet<string> | null {
    const columns = number === null || !counts.hasBegun ? null : tables.text(number);
    return number === null || columns === null ? null : publicWords(documents.byNumber(number)?.features, columns);
  }

  /** The terms of some words in every language that there are texts of, each once. */
  function termsOfAll(words: readonly string[]): readonly string[] {
    return [...new Set(documents.languages().flatMap((language) => words.map((word) => termOf(word, language))))];
  }

  return {
    features: documents.features,
    stones: documents.stones,
    get version() {
      return version;
    },
    loadCursor: () => tables.cursor(),
    async apply({ put, removed, positions }, cursor) {
      // First: the cursor, which is stored here, must not pass what the server has not.
      await terms?.apply(toTermChanges(put, removed, (id) => positions?.get(id) ?? cursor));
      const pacer = createPacer(SLICE_MS);
      const changes = [...removed.map((id) => ({ id, document: null })), ...put.map((document) => ({ id: null, document }))];
      for (let next = 0; next < changes.length || next === 0; ) {
        const committed: (() => void)[] = [];
        tables.transaction(() => {
          for (let isDue = false; next < changes.length && !isDue; next += 1) {
            const { id, document } = changes[next] ?? {};
            if (document == null) {
              const number = tables.numberOf(id ?? '');
              if (number === null) continue;
              const before = countedWords(number);
              tables.remove(number, id ?? '');
              committed.push(() => {
                documents.remove(id ?? '');
                counts.change(number, before, null);
              });
            } else {
              const known = tables.numberOf(document.features.id);
              const before = countedWords(known);
              const number = tables.put(document, known);
              committed.push(() => {
                documents.put(number, document);
                if (counts.hasBegun) counts.change(number, before, publicWords(document.features, document.columns));
              });
            }
            isDue = pacer.isDue;
          }
          // With the last slice only: what a crash leaves half applied is applied again.
          if (next >= changes.length) tables.setCursor(cursor);
        });
        for (const take of committed) take();
        if (committed.length > 0) version += 1;
        if (next >= changes.length) break;
        await pacer.rest();
      }
    },
    reset() {
      tables.transaction(() => tables.clear());
      for (const id of [...documents.features.keys()]) documents.remove(id);
      counts.clear();
      version += 1;
    },
    async match(words, viewer, filter) {
      const wanted = termsOfAll(words);
      const expression = anyOf(wanted);
      const cursor = tables.cursor();
      if (expression === null || cursor === null) return [];
      const admits = documents.admits(viewer, filter);
      const language = languageOfQuery(words, documents.languages(), (term) => tables.hasMatch(anyOf([term]) ?? ''));
      const hits: LegHit[] = [];
      const take = (entry: DocumentEntry | undefined, score: number): void => {
        if (entry === undefined || !admits(entry)) return;
        const { features } = entry;
        // Mostly the locale is a language already, which is known at a glance.
        const isOther =
          features.kind === 'ARTICLE' && features.locale !== language && languageOfDocument(features) !== language;
        hits.push({ id: features.id, rawScore: isOther ? score * OTHER_LANGUAGE : score, entry });
      };
      if (terms === null) for (const [number, score] of tables.scores(expression)) take(documents.byNumber(number), score);
      else for (const [id, score] of await terms.scores(wanted, viewer, cursor)) take(documents.entry(id), score);
      return hits;
    },
    async holding(phrases) {
      const languages = documents.languages();
      if (languages.length === 0) return new Set();
      const expression = allPhrases(
        phrases.map((words) => languages.map((language) => words.map((word) => termOf(word, language)))),
      );
      return new Set([...tables.matching(expression)].flatMap((number) => documents.byNumber(number)?.features.id ?? []));
    },
    async restrict(ids, viewer, filter) {
      const admits = documents.admits(viewer, filter);
      const shown = new Map<string, DocumentEntry>();
      for (const id of ids) {
        const entry = documents.entry(id);
        if (entry !== undefined && admits(entry)) shown.set(id, entry);
      }
      return shown;
    },
    facets: async (found) => documents.facets(found),
    async snippets(ids, words) {
      const found = new Map<string, string>();
      const matchers = new Map(documents.languages().map((language) => [language, matcherOf(words, language)]));
      for (const id of ids) {
        const number = documents.numberOf(id);
        const entry = documents.entry(id);
        const body = number === undefined ? undefined : tables.text(number)?.body;
        if (body === undefined || entry === undefined) continue;
        const matchOf = matchers.get(languageOfDocument(entry.features)) ?? (() => null);
        const text = markedSnippet(body, matchOf) ?? body.slice(0, BEGINNING);
        const plain = text.replace(/\s+/g, ' ').trim();
        if (plain !== '') found.set(id, plain);
      }
      return found;
    },
    async unknownWords(words, viewer) {
      return words.filter((word) => {
        for (const number of tables.matching(anyOf(termsOfAll([word])) ?? '""')) {
          const entry = documents.byNumber(number);
          if (entry !== undefined && canSee(viewer, entry.features)) return false;
        }
        return true;
      });
    },
    vocabulary: () => counts.all(),
    namesStartingWith: async (folded, limit) => tables.namesStartingWith(folded, limit),
    namesContaining: async (folded, limit) => tables.namesByTrigrams(quote(folded), limit, 'by length'),
    async namesNear(folded, limit) {
      const trigrams = [...new Set(Array.from({ length: folded.length - 2 }, (_, start) => folded.slice(start, start + 3)))];
      return trigrams.length === 0 ? [] : tables.namesByTrigrams(trigrams.map(quote).join(' OR '), limit, 'by likeness');
    },
    async [Symbol.asyncDispose]() {
      await tables.close();
    },
  };
}

function toTermChanges(
  put: readonly IndexedDocument[],
  removed: readonly string[],
  positionOf: (id: string) => string,
): readonly TermChange[] {
  return [
    ...removed.map((id) => ({ id, position: positionOf(id), document: null })),
    ...put.map(({ features, columns }) => {
      const { id, visibility, authorId } = features;
      const terms = (text: string) => termsOf(text, languageOfDocument(features));
      const { title, names, nature, place, body } = columns;
      const ofColumns = {
        title: terms(title),
        names: terms(names),
        nature: terms(nature),
        place: terms(place),
        body: terms(body),
      };
      return { id, position: positionOf(id), document: { visibility, authorId, terms: ofColumns } };
    }),
  ];
}

/** Corrections are shown to everyone, so only public words may become one. */
function publicWords(features: DocumentFeatures | undefined, columns: TextColumns): ReadonlySet<string> | null {
  if (features?.visibility !== 'PUBLIC') return null;
  const { title, names, nature, place, body } = columns;
  return new Set([title, names, nature, place, body].flatMap(wordsOf));
}

/** Says which of the words a word of a text is a form of; remembers it, since texts repeat their words. */
function matcherOf(words: readonly string[], language: Language): (word: string) => string | null {
  const terms = new Set(words.map((word) => termOf(word, language)));
  const known = new Map<string, string | null>();
  const find = (word: string): string | null => {
    const term = termOf(word, language);
    if (terms.has(term)) return term;
    const unmarked = termOf(fold(word), language);
    return terms.has(unmarked) ? unmarked : null;
  };
  return (word) => {
    let term = known.get(word);
    if (term === undefined) {
      term = find(word);
      known.set(word, term);
    }
    return term;
  };
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
