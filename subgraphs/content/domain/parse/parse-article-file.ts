import { DomainError, invalidInput } from '../../../../platform/errors/domain-error.ts';
import { StartupError } from '../../../../platform/lifecycle/startup-error.ts';
import type { ArticleData, ArticleTypeName } from '../../../../platform/ports/catalogue.ts';
import { checkLocale } from '../article.ts';
import { checkList, checkLongText, checkOneOf, checkText } from './check-values.ts';
import { checkPath } from './parse-article-input.ts';

/** What an article's file says of it; when it was published is not in the file. */
export type ArticleFileData = Omit<ArticleData, 'publishedAt'>;

/** Profiles are composed, so no file may be one. */
const TYPES = [
  'APPLICATION_GUIDE',
  'TECHNICAL_RESOURCE',
  'VISUAL_ATLAS',
  'FAQ',
  'GLOSSARY',
] as const satisfies ArticleTypeName[];

const PARSERS = {
  type: (value: string, key: string) => checkOneOf(value, key, TYPES),
  title: (value: string, key: string) => checkText(value, key, 255),
  summary: (value: string, key: string) => checkText(value, key, 500),
  seoTitle: (value: string, key: string) => checkText(value, key, 60),
  seoDescription: (value: string, key: string) => checkText(value, key, 160),
  keywords: (value: string, key: string) => parseWords(value, key, 60),
  tags: (value: string, key: string) => parseWords(value, key, 40),
} as const;
type Key = keyof typeof PARSERS;
type FrontMatter = { readonly [One in Key]: ReturnType<(typeof PARSERS)[One]> };
const KEYS = Object.keys(PARSERS) as Key[];

/**
 * Reads an article's file: front matter (`key: value` lines between two lines of `---`, each key once, lists divided by commas),
 * then Markdown. Path and language are the file's name, `<path>.<locale>.md`.
 * @param name relative to the folder of articles, with `/` between its parts
 * @throws {StartupError} naming the file, the line and the remedy
 */
export function parseArticleFile(name: string, text: string): ArticleFileData {
  const [, rawPath = '', rawLocale = ''] = /^(.*?)\.([^./]*)\.md$/.exec(name) ?? [];
  const path = at(name, 1, () => checkPath(rawPath, 'path'));
  const locale = at(name, 1, () => checkLocale(rawLocale, 'locale'));
  const lines = text.split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end === -1) throw fault(name, 1, 'it does not begin with front matter between two lines of ---.');

  const found = new Map<Key, { readonly line: number; readonly value: string }>();
  for (let index = 1; index < end; index += 1) {
    const [, rawKey = '', value = ''] = /^([A-Za-z]+): *(.*)$/.exec(lines[index] ?? '') ?? [];
    const key = at(name, index + 1, () => checkOneOf(rawKey, 'key', KEYS));
    if (found.has(key)) throw fault(name, index + 1, `${key}: stands there twice.`);
    found.set(key, { line: index + 1, value });
  }
  function read<One extends Key>(key: One): FrontMatter[One] {
    const { line, value } = found.get(key) ?? { line: end + 1, value: undefined };
    if (value === undefined) throw fault(name, line, `${key}: is missing from the front matter.`);
    return at(name, line, () => PARSERS[key](value, key) as FrontMatter[One]);
  }

  const source = lines
    .slice(end + 1)
    .join('\n')
    .trim();
  return {
    path,
    locale,
    type: read('type'),
    title: read('title'),
    status: 'PUBLISHED',
    summary: read('summary'),
    source: at(name, end + 2, () => `${checkLongText(source, 'text', 200_000)}\n`),
    stoneId: null,
    composedFrom: null,
    page: {
      seoTitle: read('seoTitle'),
      seoDescription: read('seoDescription'),
      keywords: read('keywords'),
      tags: read('tags'),
    },
  };
}

function parseWords(value: string, key: string, max: number): readonly string[] {
  const words = checkList(value.split(','), key, 10, (word, path) => checkText(word, path, max));
  words.forEach((word, index) => {
    if (word !== word.toLowerCase()) throw invalidInput(`${key}.${index}`, `"${word}" is not in lower case.`);
    if (words.indexOf(word) !== index) throw invalidInput(`${key}.${index}`, `"${word}" stands there twice.`);
  });
  return words;
}

function at<Value>(file: string, line: number, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw fault(file, line, [error.message, error.remedy].filter(Boolean).join(' '), error);
  }
}

function fault(file: string, line: number, message: string, cause?: unknown): StartupError {
  return new StartupError(
    `The article data/articles/${file} is refused (line ${line}: ${message})`,
    'Mend that line, or restore the file with `git checkout data/articles`.',
    cause,
  );
}
