import { DomainError, invalidInput } from '../../../platform/errors/domain-error.ts';
import type { Visibility } from '../../../platform/identity/viewer.ts';
import type { ArticleData, ArticleStatusName } from '../../../platform/ports/catalogue.ts';
import type { StoredDocument } from '../../../platform/ports/documents.ts';

/** An article as it is stored; the API's `Article`. */
export type ArticleRecord = StoredDocument<ArticleData>;

/** The languages that articles are written in. */
export const LOCALES = ['en', 'es', 'fr', 'de', 'it', 'pt'] as const;
export type Locale = (typeof LOCALES)[number];

/** @throws {DomainError} INVALID_INPUT naming the argument */
export function checkLocale(text: string, argument: string): Locale {
  const locale = LOCALES.find((known) => known === text);
  if (locale === undefined)
    throw invalidInput(argument, 'is not a language of this graph.', `Send one of ${LOCALES.join(', ')}.`);
  return locale;
}

/** Where a stone's profile stands, the same in every language. */
export function profilePath(slug: string): string {
  return `stones/${slug}`;
}

/** What names an article beside its id: one for each path and language. */
export function articleKey(path: string, locale: string): string {
  return `${path}:${locale}`;
}

/** The value that no two articles may share. */
export function articleUniqueKeys({ path, locale }: Pick<ArticleData, 'path' | 'locale'>): readonly string[] {
  return [`articles:path:${articleKey(path, locale)}`];
}

/** Readers see what is published; the rest is for its author and for `content:draft`. */
export function visibilityOf(status: ArticleStatusName): Visibility {
  return status === 'PUBLISHED' ? 'PUBLIC' : 'content:draft';
}

const STEPS: Readonly<Record<ArticleStatusName, readonly ArticleStatusName[]>> = {
  DRAFT: ['UNDER_REVIEW', 'PUBLISHED'],
  UNDER_REVIEW: ['PUBLISHED', 'DRAFT'],
  PUBLISHED: ['ARCHIVED', 'DRAFT'],
  ARCHIVED: ['DRAFT'],
};

/**
 * The article after a step towards readers or away from them; the same object where it stands there already.
 * @param at the time of the step, ISO 8601
 * @throws {DomainError} INVALID_INPUT for a step that is not taken
 */
export function withStatus(article: ArticleData, status: ArticleStatusName, at: string): ArticleData {
  if (article.status === status) return article;
  const steps = STEPS[article.status];
  if (!steps.includes(status)) {
    throw new DomainError('INVALID_INPUT', `input.status: an article that is ${article.status} cannot become ${status}.`, {
      path: ['input', 'status'],
      remedy: `From here it can become ${steps.join(' or ')}.`,
    });
  }
  return { ...article, status, publishedAt: status === 'PUBLISHED' ? at : null };
}
