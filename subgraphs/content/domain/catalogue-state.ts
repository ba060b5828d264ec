import type { Change, DocumentHead } from '../../../platform/ports/documents.ts';
import { type ArticleRecord, articleKey } from './article.ts';
import type { CorrectionRecord } from './correction.ts';
import { type CorrectionBook, createCorrectionBook } from './correction-book.ts';
import { type StoneRecord, toSortKey } from './stone.ts';

/** A stone with the key under which it is listed. */
export interface ListedStone {
  readonly stone: StoneRecord;
  readonly sortKey: string;
}

/** An article with the key under which it is listed. */
export interface ListedArticle {
  readonly article: ArticleRecord;
  readonly sortKey: string;
}

/**
 * Every stone and article in memory with the ways to find them, derived from the change feed: about 4 KB a document. What is
 * here is unfiltered, so readers check visibility.
 */
export interface CatalogueState {
  readonly stoneCount: number;
  /** Rises whenever a stone's names, or what tells apart stones of one name, changed. */
  readonly namesVersion: number;
  /** What people have taught the catalogue. */
  readonly corrections: CorrectionBook;
  /** Rises with every change of any stone, article or correction. */
  readonly version: number;
  stone(id: string): StoneRecord | null;
  stoneIdBySlug(slug: string): string | null;
  /** By name, ties by id. */
  stonesByName(): readonly ListedStone[];
  article(id: string): ArticleRecord | null;
  articleIdByKey(path: string, locale: string): string | null;
  articlesOfStone(stoneId: string): readonly ArticleRecord[];
  articlesOfPath(path: string): readonly ArticleRecord[];
  /** By title, ties by id. */
  articlesByTitle(): readonly ListedArticle[];
  putStone(stone: StoneRecord): void;
  putArticle(article: ArticleRecord): void;
  remove(id: string): void;
  /** Applies a page of the feed; harmless when repeated, and older revisions never replace newer ones. */
  apply(changes: readonly Change[]): void;
}

export function createCatalogueState(): CatalogueState {
  const stones = new Map<string, StoneRecord>();
  const articles = new Map<string, ArticleRecord>();
  const idBySlug = new Map<string, string>();
  const idByKey = new Map<string, string>();
  const ofStone = new Map<string, Set<string>>();
  const ofPath = new Map<string, Set<string>>();
  const corrections = createCorrectionBook();
  let listedStones: readonly ListedStone[] | null = null;
  let listedArticles: readonly ListedArticle[] | null = null;
  let namesVersion = 0;
  let version = 0;

  function dropArticle(id: string): void {
    const before = articles.get(id);
    if (before === undefined) return;
    articles.delete(id);
    const key = articleKey(before.data.path, before.data.locale);
    if (idByKey.get(key) === id) idByKey.delete(key);
    removeFrom(ofPath, before.data.path, id);
    if (before.data.stoneId !== null) removeFrom(ofStone, before.data.stoneId, id);
    listedArticles = null;
    version += 1;
  }

  function dropStone(id: string): void {
    const before = stones.get(id);
    if (before === undefined) return;
    stones.delete(id);
    if (idBySlug.get(before.data.slug) === id) idBySlug.delete(before.data.slug);
    listedStones = null;
    namesVersion += 1;
    version += 1;
  }

  function articlesOf(index: ReadonlyMap<string, ReadonlySet<string>>, key: string): readonly ArticleRecord[] {
    return [...(index.get(key) ?? [])].flatMap((id) => articles.get(id) ?? []);
  }

  const state: CatalogueState = {
    get stoneCount() {
      return stones.size;
    },
    get namesVersion() {
      return namesVersion;
    },
    corrections,
    get version() {
      return version + corrections.version;
    },
    stone: (id) => stones.get(id) ?? null,
    stoneIdBySlug: (slug) => idBySlug.get(slug) ?? null,
    stonesByName() {
      listedStones ??= byKey(
        [...stones.values()].map((stone) => ({ stone, id: stone.id, sortKey: toSortKey(stone.data.name) })),
      );
      return listedStones;
    },
    article: (id) => articles.get(id) ?? null,
    articleIdByKey: (path, locale) => idByKey.get(articleKey(path, locale)) ?? null,
    articlesOfStone: (stoneId) => articlesOf(ofStone, stoneId),
    articlesOfPath: (path) => articlesOf(ofPath, path),
    articlesByTitle() {
      listedArticles ??= byKey(
        [...articles.values()].map((article) => ({ article, id: article.id, sortKey: toSortKey(article.data.title) })),
      );
      return listedArticles;
    },
    putStone(stone) {
      const before = stones.get(stone.id);
      if (before !== undefined && !isNewer(stone, before)) return;
      if (before !== undefined && before.data.slug !== stone.data.slug) idBySlug.delete(before.data.slug);
      stones.set(stone.id, stone);
      idBySlug.set(stone.data.slug, stone.id);
      if (before === undefined || namesPart(before) !== namesPart(stone)) namesVersion += 1;
      listedStones = null;
      version += 1;
    },
    putArticle(article) {
      const before = articles.get(article.id);
      if (before !== undefined && !isNewer(article, before)) return;
      dropArticle(article.id);
      const { path, locale, stoneId } = article.data;
      articles.set(article.id, article);
      idByKey.set(articleKey(path, locale), article.id);
      addTo(ofPath, path, article.id);
      if (stoneId !== null) addTo(ofStone, stoneId, article.id);
      listedArticles = null;
      version += 1;
    },
    remove(id) {
      dropStone(id);
      dropArticle(id);
      corrections.remove(id);
    },
    apply(changes) {
      for (const { collection, id, document } of changes) {
        if (document === null) state.remove(id);
        // The feed carries whatever is stored; these collections are written by this service alone.
        else if (collection === 'stones') state.putStone(document as StoneRecord);
        else if (collection === 'articles') state.putArticle(document as ArticleRecord);
        else if (collection === 'corrections') corrections.put(document as CorrectionRecord);
      }
    },
  };
  return state;
}

/** What names, homonyms and mentions depend on; facts and figures do not count. */
function namesPart({ data }: StoneRecord): string {
  return JSON.stringify([
    data.name,
    data.type,
    data.petrography,
    data.family,
    data.origin,
    data.colors,
    data.aliases,
    data.slug,
  ]);
}

function byKey<Item extends { readonly id: string; readonly sortKey: string }>(items: Item[]): readonly Item[] {
  return items.sort((a, b) => compareText(a.sortKey, b.sortKey) || compareText(a.id, b.id));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function addTo(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key);
  if (ids === undefined) index.set(key, new Set([id]));
  else ids.add(id);
}

function removeFrom(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key);
  ids?.delete(id);
  if (ids?.size === 0) index.delete(key);
}

/** A document that was deleted and made again begins at revision 1, and the feed may tell of its last state only. */
function isNewer(given: DocumentHead, before: DocumentHead): boolean {
  return given.createdAt > before.createdAt || (given.createdAt === before.createdAt && given.revision > before.revision);
}
