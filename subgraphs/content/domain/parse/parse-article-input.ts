import { invalidInput } from '../../../../platform/errors/domain-error.ts';
import { checkId } from '../../../../platform/ids/ids.ts';
import type { ArticleData } from '../../../../platform/ports/catalogue.ts';
import type { CreateArticleInput, TranslateArticleInput, UpdateArticleInput } from '../../schema.generated.ts';
import { checkLocale, LOCALES, type Locale } from '../article.ts';
import { checkLongText, checkOptionalText, checkText } from './check-values.ts';

const LIMITS = { path: 255, title: 255, summary: 500, source: 200_000 } as const;

/**
 * A new draft by a person.
 * @throws {DomainError} INVALID_INPUT naming the field
 */
export function parseCreateArticle(input: CreateArticleInput): ArticleData {
  return {
    path: checkPath(input.path, 'input.path'),
    title: checkText(input.title, 'input.title', LIMITS.title),
    type: input.type,
    status: 'DRAFT',
    locale: checkLocale(input.locale ?? 'en', 'input.locale'),
    summary: checkOptionalText(input.summary, 'input.summary', LIMITS.summary),
    source: checkLongText(input.source, 'input.source', LIMITS.source),
    stoneId: input.stoneId === undefined || input.stoneId === null ? null : checkId(input.stoneId, 'stone', 'input.stoneId'),
    composedFrom: null,
    publishedAt: null,
  };
}

/**
 * The article after the change, a person's from now on; the same object where nothing changed.
 * @throws {DomainError} INVALID_INPUT naming the field
 */
export function parseUpdateArticle(before: ArticleData, input: UpdateArticleInput): ArticleData {
  if (input.title === null) throw invalidInput('input.title', 'cannot be taken away.', 'Leave it out to keep it as it is.');
  if (input.source === null) throw invalidInput('input.source', 'cannot be taken away.', 'Leave it out to keep it as it is.');
  const title = input.title === undefined ? before.title : checkText(input.title, 'input.title', LIMITS.title);
  const summary =
    input.summary === undefined ? before.summary : checkOptionalText(input.summary, 'input.summary', LIMITS.summary);
  const source = input.source === undefined ? before.source : checkLongText(input.source, 'input.source', LIMITS.source);
  if (title === before.title && summary === before.summary && source === before.source) return before;
  const translated = before.translatedFrom === undefined ? {} : { translatedFrom: null };
  return { ...before, title, summary, source, composedFrom: null, ...translated };
}

/**
 * The languages to translate into, each once, in the order sent.
 * @throws {DomainError} INVALID_INPUT for none, an unknown one, or the article's own
 */
export function parseTargetLocales(input: TranslateArticleInput, own: string): readonly Locale[] {
  if (input.locales.length === 0)
    throw invalidInput('input.locales', 'names no language.', `Send some of ${LOCALES.join(', ')}.`);
  if (input.locales.length > LOCALES.length)
    throw invalidInput('input.locales', 'names too many languages.', `Send at most ${LOCALES.length}.`);
  const locales = input.locales.map((locale, index) => checkLocale(locale, `input.locales.${index}`));
  const clash = (locales as readonly string[]).indexOf(own);
  if (clash !== -1)
    throw invalidInput(`input.locales.${clash}`, `is the language of the article itself.`, 'Name other languages.');
  return [...new Set(locales)];
}

/** @throws {DomainError} INVALID_INPUT for what is no path */
export function checkPath(value: string, argument: string): string {
  const path = checkText(value, argument, LIMITS.path);
  if (/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(path)) return path;
  throw invalidInput(
    argument,
    'is not a path.',
    'Send lower-case letters, digits and hyphens in parts divided by single slashes.',
  );
}
