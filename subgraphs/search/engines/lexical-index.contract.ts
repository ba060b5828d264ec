import { describe, expect, it } from 'vitest';
import { ANONYMOUS, type Viewer, type Visibility } from '../../../platform/identity/viewer.ts';
import { openDataFolder } from '../../../testing/data-folder.ts';
import type { IndexedDocument, TextColumns } from '../domain/indexed-document.ts';
import type { LexicalIndex } from '../domain/lexical-index.ts';

/** What engines do not have in common. */
export interface LexicalIndexCapabilities {
  /** A rare word counts more than a frequent one (BM25). */
  readonly weighsByRarity: boolean;
}

export const NO_FILTER = { stoneTypes: [], countries: [], colors: [], articleTypes: [] };

export function article(
  id: string,
  title: string,
  more: { visibility?: Visibility; authorId?: string; locale?: string; stoneId?: string; columns?: Partial<TextColumns> } = {},
): IndexedDocument {
  const { visibility = 'PUBLIC', authorId = null, locale = 'en', stoneId = null, columns = {} } = more;
  return {
    features: { kind: 'ARTICLE', id, visibility, authorId, path: id, locale, type: 'FAQ', stoneId, subjects: [] },
    stoneId,
    articleType: 'FAQ',
    columns: { title, names: '', nature: '', place: '', body: title, ...columns },
    values: [],
    names: [],
  };
}

/** A position of the feed, as a store gives it. */
export const at = (number: number, store = '0a1b2c3d') => `${store}-${number.toString(16).padStart(14, '0')}`;

const person = (userId: string, ...scopes: ('content:draft' | 'flywheel:read')[]): Viewer => ({
  kind: 'person',
  userId,
  sessionId: 'session',
  role: 'USER',
  tier: 'BASIC',
  scopes: new Set(scopes),
});

/**
 * What every engine of the lexical index promises.
 * @param open opens the index whose file this is; what it shares with others of the same feed is its own for each test
 */
export function describeLexicalIndex(
  name: string,
  open: (file: string) => Promise<LexicalIndex>,
  { weighsByRarity }: LexicalIndexCapabilities,
): void {
  describe(`lexical index: ${name}`, () => {
    async function withIndex(work: (index: LexicalIndex, file: string) => Promise<void>): Promise<void> {
      await using folder = await openDataFolder();
      const file = `${folder.path}/lexical.sqlite`;
      await using index = await open(file);
      await work(index, file);
    }
    const found = async (index: LexicalIndex, words: readonly string[], viewer: Viewer = ANONYMOUS) =>
      (await index.match(words, viewer, NO_FILTER)).map(({ id }) => id).toSorted();

    it('keeps what it derived and the cursor over a restart', async () => {
      await using folder = await openDataFolder();
      const file = `${folder.path}/lexical.sqlite`;
      {
        await using index = await open(file);
        expect(index.loadCursor()).toBeNull();
        await index.apply({ put: [article('a', 'Sealing slate'), article('b', 'Laying slate')], removed: [] }, at(1));
        await index.apply({ put: [article('a', 'Sealing granite')], removed: ['b', 'never-there'] }, at(2));
      }
      await using index = await open(file);
      expect(index.loadCursor()).toBe(at(2));
      expect([...index.features.keys()]).toEqual(['a']);
      expect(await found(index, ['slates'])).toEqual([]);
      expect(await found(index, ['granites'])).toEqual(['a']);
      expect([...(await index.vocabulary()).keys()].toSorted()).toEqual(['granite', 'sealing']);
    });

    it('applies the same changes twice to the same result', () =>
      withIndex(async (index) => {
        for (const cursor of [at(1), at(1)]) await index.apply({ put: [article('a', 'Sealing slate')], removed: [] }, cursor);
        expect(await found(index, ['slate'])).toEqual(['a']);
        expect(await index.facets([{ id: 'a' }])).toEqual([{ facet: 'articleType', buckets: [{ value: 'faq', count: 1 }] }]);
        expect((await index.vocabulary()).get('slate')).toBe(1);
      }));

    it('emptied for another feed, holds nothing and begins anew', () =>
      withIndex(async (index) => {
        await index.apply({ put: [article('a', 'Sealing slate'), article('b', 'Old slate')], removed: [] }, at(9));
        index.reset();
        expect([index.loadCursor(), index.features.size, (await index.vocabulary()).size]).toEqual([null, 0, 0]);
        expect(await found(index, ['slate'])).toEqual([]);
        await index.apply({ put: [article('a', 'Sealing slate')], removed: [] }, at(1, 'ffffffff'));
        expect(await found(index, ['slate'])).toEqual(['a']);
      }));

    it('finds what holds any of the words in any form, by columns of different weight', () =>
      withIndex(async (index) => {
        const put = [
          article('title', 'Sealing marbles', { columns: { body: '' } }),
          article('body', 'Nothing', { columns: { body: 'A marble is sealed once.' } }),
          article('none', 'Granite'),
        ];
        await index.apply({ put, removed: [] }, at(1));
        expect(await found(index, ['marble'])).toEqual(['body', 'title']);
        expect(await found(index, ['marble', 'granite'])).toEqual(['body', 'none', 'title']);
        expect(await found(index, ['quartzite'])).toEqual([]);
        expect(await found(index, [])).toEqual([]);
        const scores = new Map(
          (await index.match(['marbles'], ANONYMOUS, NO_FILTER)).map(({ id, rawScore }) => [id, rawScore]),
        );
        expect(scores.get('title')).toBeGreaterThan(scores.get('body') ?? Number.POSITIVE_INFINITY);
        for (const score of scores.values()) expect(score).toBeGreaterThan(0);
      }));

    if (weighsByRarity) {
      it('weighs a rare word more than a frequent one', () =>
        withIndex(async (index) => {
          const frequent = Array.from({ length: 20 }, (_, n) => article(`f${n}`, 'Polishing floors'));
          await index.apply({ put: [...frequent, article('rare', 'Bookmatching floors')], removed: [] }, at(1));
          const hits = await index.match(['polishing', 'bookmatching'], ANONYMOUS, NO_FILTER);
          expect(hits.toSorted((a, b) => b.rawScore - a.rawScore)[0]?.id).toBe('rare');
        }));
    }

    it('finds a text by the forms of its own language, also written without marks', () =>
      withIndex(async (index) => {
        const put = [article('es', 'Instalación de mármoles', { locale: 'es' }), article('en', 'Installing marble')];
        await index.apply({ put, removed: [] }, at(1));
        expect(await found(index, ['mármol'])).toEqual(['es']);
        expect(await found(index, ['instalacion'])).toEqual(['es']);
        expect(await found(index, ['installed'])).toEqual(['en']);
      }));

    it('shows a draft to its scope and its author, and to nobody else', () =>
      withIndex(async (index) => {
        const put = [
          article('draft', 'Hidden onyx', { visibility: 'content:draft', authorId: 'user_1' }),
          article('shown', 'Onyx'),
        ];
        await index.apply({ put, removed: [] }, at(1));
        expect(await found(index, ['onyx'])).toEqual(['shown']);
        expect(await found(index, ['onyx'], person('user_2', 'flywheel:read'))).toEqual(['shown']);
        expect(await found(index, ['onyx'], person('user_1'))).toEqual(['draft', 'shown']);
        expect(await found(index, ['onyx'], person('user_2', 'content:draft'))).toEqual(['draft', 'shown']);
        expect(await index.unknownWords(['hidden'], ANONYMOUS)).toEqual(['hidden']);
        expect([...(await index.vocabulary()).keys()]).toEqual(['onyx']);
        await index.apply({ put: [article('draft', 'Hidden onyx')], removed: [] }, at(2));
        expect(await found(index, ['hidden'])).toEqual(['draft']);
        await index.apply({ put: [article('draft', 'Hidden onyx', { visibility: 'content:draft' })], removed: [] }, at(3));
        expect(await found(index, ['hidden'], person('user_1'))).toEqual([]);
      }));

    it('takes what looks like an operator for words', () =>
      withIndex(async (index) => {
        await index.apply({ put: [article('a', 'NOT AND OR near title'), article('b', 'Slate')], removed: [] }, at(1));
        expect(await found(index, ['not', 'near'])).toEqual(['a']);
        expect(await found(index, ['title'])).toEqual(['a']);
      }));

    it('lets a filter of articles pass those only', () =>
      withIndex(async (index) => {
        await index.apply({ put: [article('a', 'Slate')], removed: [] }, at(1));
        const of = (type: 'FAQ' | 'GLOSSARY') => index.match(['slate'], ANONYMOUS, { ...NO_FILTER, articleTypes: [type] });
        expect([(await of('FAQ')).length, (await of('GLOSSARY')).length]).toEqual([1, 0]);
      }));

    it('removes a document from every read', () =>
      withIndex(async (index) => {
        await index.apply({ put: [article('a', 'Slate'), article('b', 'Slate')], removed: [] }, at(1));
        await index.apply({ put: [], removed: ['a'] }, at(2));
        expect(await found(index, ['slate'])).toEqual(['b']);
        expect([...(await index.holding([['slate']]))]).toEqual(['b']);
        expect([...(await index.restrict(['a', 'b'], ANONYMOUS, NO_FILTER)).keys()]).toEqual(['b']);
        expect(await index.facets([{ id: 'a' }])).toEqual([]);
        expect(await index.snippets(['a'], ['slate'])).toEqual(new Map());
      }));
  });
}
