import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { seededId } from '../../../platform/ids/ids.ts';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { ArticleData } from '../../../platform/ports/catalogue.ts';
import type { DocumentsPort, WriteOperation } from '../../../platform/ports/documents.ts';
import { articleKey } from './article.ts';
import { putArticle } from './content-store.ts';
import { type ArticleFileData, parseArticleFile } from './parse/parse-article-file.ts';

/** An article's file as it was read, not parsed yet. */
interface ArticleFile {
  /** Relative to the folder, with `/` between its parts on every system. */
  readonly name: string;
  readonly text: string;
}

/**
 * The Markdown files of a folder and its subfolders, by name; other files are left alone.
 * @throws {StartupError} when the folder cannot be read
 */
export function readArticleFiles(folder: URL | string): readonly ArticleFile[] {
  const root = folder instanceof URL ? fileURLToPath(folder) : folder;
  try {
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => ({ name: name.split(sep).join('/'), text: readFileSync(join(root, name), 'utf8') }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw new StartupError(`The articles of ${root} cannot be read.`, 'Restore them with `git checkout data/articles`.', error);
  }
}

/** @throws {StartupError} naming the file and the line at fault */
export function parseArticleFiles(files: readonly ArticleFile[]): readonly ArticleFileData[] {
  return files.map(({ name, text }) => parseArticleFile(name, text));
}

/**
 * What must be written so that readers have these articles. Left alone: what a person changed or took from readers, and a path
 * on which a person has put an article of their own.
 */
export async function articleOperations(
  deps: { readonly documents: DocumentsPort; readonly log: Logger },
  articles: readonly ArticleFileData[],
  now: string,
): Promise<readonly WriteOperation[]> {
  if (articles.length === 0) return [];
  const { documents, log } = deps;
  const keyed = articles.map((article) => {
    const key = articleKey(article.path, article.locale);
    return { key, id: seededId('article', key), article };
  });
  const present = await documents.getMany<ArticleData>(
    'articles',
    keyed.map(({ id }) => id),
  );
  const onPaths = await documents.find<ArticleData>('articles', {
    where: { 'data.path': { $in: articles.map(({ path }) => path) } },
    limit: 10_000,
  });
  const ownerOf = new Map(onPaths.map(({ id, data }) => [articleKey(data.path, data.locale), id]));
  return keyed.flatMap(({ key, id, article }, index) => {
    const before = present[index] ?? null;
    if (before !== null && before.updatedBy !== null) return [];
    const owner = ownerOf.get(key) ?? id;
    if (owner !== id) {
      log.warn({ path: article.path, owner }, 'an article of ours is left out: a person has put one on its path');
      return [];
    }
    const data: ArticleData = { ...article, publishedAt: before?.data.publishedAt ?? now };
    return isDeepStrictEqual(before?.data, data) ? [] : [putArticle(id, data, null, before?.revision ?? 0)];
  });
}
