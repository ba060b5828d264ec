import { expect, it } from 'vitest';
import { createAdviceBook } from './advice.ts';
import type { ArticleFeatures, DocumentFeatures } from './indexed-document.ts';

function guide(id: string, subjects: string, of: Partial<ArticleFeatures> = {}): ArticleFeatures {
  return {
    kind: 'ARTICLE',
    id,
    visibility: 'PUBLIC',
    authorId: null,
    path: id,
    locale: 'en',
    type: 'APPLICATION_GUIDE',
    stoneId: null,
    subjects: subjects.split(' '),
    ...of,
  };
}

function bookOf(...articles: readonly ArticleFeatures[]) {
  return createAdviceBook(new Map<string, DocumentFeatures>(articles.map((article) => [article.id, article])));
}

const BOOK = bookOf(
  guide('sealing', 'sealing stone marble sealer'),
  guide('filling', 'filling travertine'),
  guide('outside', 'laying stone outside paving terraces'),
  guide('draft', 'gilding marble', { visibility: 'content:draft' }),
);
const paving = { facet: 'use', value: 'paving', text: 'paving', isExcluded: false } as const;
const marble = { facet: 'type', value: 'marble', text: 'marble', isExcluded: false } as const;

it.each(['filling the holes of travertine', 'slate laying', 'how do I lay slate'])('is asked for work: %s', (query) => {
  expect(BOOK.isAsked(query, [])).toBe(true);
});

it('is not asked by a use that ends like work, nor by what only a draft speaks of', () => {
  expect(BOOK.isAsked('paving from Portugal', [paving])).toBe(false);
  expect(BOOK.isAsked('gilding marble', [marble])).toBe(false);
  expect(BOOK.isAsked('polished black granite', [])).toBe(false);
  expect(BOOK.isAsked('Maltese laying stone, soft and yellow', [])).toBe(false);
});

it('counts a guide by how much of the query it is about, the work more than the stone', () => {
  const scores = new Map(BOOK.guides('sealing a marble sink', [marble]).map(({ id, rawScore }) => [id, rawScore]));
  expect([...scores.keys()]).toEqual(['sealing']);
  expect(scores.get('sealing')).toBe(1);
  expect(BOOK.guides('marble', [marble])).toEqual([]);
  const [half] = BOOK.guides('sealing outside', []);
  expect(half?.rawScore).toBeGreaterThan(0.3);
  expect(half?.rawScore).toBeLessThan(0.7);
});

it('knows a guide by the forms of its own language', () => {
  const book = bookOf(guide('it', 'pulizia dei pavimenti', { locale: 'it' }), guide('en', 'cleaning floors'));
  expect(book.guides('pulizia pavimento', []).map(({ id }) => id)).toEqual(['it']);
});
