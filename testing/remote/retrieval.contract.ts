import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../../platform/identity/viewer.ts';
import { seededId } from '../../platform/ids/ids.ts';
import type { ArticleData } from '../../platform/ports/catalogue.ts';
import type { DocumentsPort } from '../../platform/ports/documents.ts';
import type { DocumentFilter, RetrievalPort } from '../../platform/ports/retrieval.ts';
import type { CallerName } from '../../platform/service-names.ts';
import { ADMIN_PERSON } from '../content.ts';
import { refusalOf } from './refusal.ts';

/** Retrieval over {@link RETRIEVAL_STONES}, as each caller may use it. */
export interface RetrievalUnderTest extends AsyncDisposable {
  retrievalFor(caller: CallerName): RetrievalPort;
  /** What is written here is indexed. */
  readonly content: DocumentsPort;
  /** Asks as a visitor does. */
  ask(question: string, askerKey: string): Promise<void>;
}

export const RETRIEVAL_STONES = ['Rosso Levanto', 'Bianco Carrara', 'Verde Alpi'] as const;
const [ROSSO = '', BIANCO = '', VERDE = ''] = ['rosso-levanto', 'bianco-carrara', 'verde-alpi'].map((slug) =>
  seededId('stone', slug),
);
const NOBODY = seededId('stone', 'none');
const NO_FILTER: DocumentFilter = { stoneTypes: [], countries: [], colors: [], articleTypes: [] };

function request(rest: Partial<Parameters<RetrievalPort['denseSearch']>[0]> = {}) {
  return { query: 'white marble', viewer: ANONYMOUS, filter: NO_FILTER, limit: 10, readAfter: null, ...rest };
}

/** The suite of {@link RetrievalPort}, in process and over the wire. */
export function describeRetrieval(name: string, open: () => Promise<RetrievalUnderTest>): void {
  describe(`retrieval: ${name}`, () => {
    let opened: RetrievalUnderTest;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened[Symbol.asyncDispose]());

    async function putArticle(path: string, visibility: 'PUBLIC' | 'content:write'): Promise<{ id: string; cursor: string }> {
      const id = seededId('article', `${path}:en`);
      const data: ArticleData = {
        path,
        title: 'Thresholds of oxidised copper',
        type: 'APPLICATION_GUIDE',
        status: visibility === 'PUBLIC' ? 'PUBLISHED' : 'DRAFT',
        locale: 'en',
        summary: null,
        source: 'A threshold beside oxidised copper takes a green stain. Rinse the threshold before the copper weathers.',
        stoneId: null,
        composedFrom: null,
        publishedAt: null,
      };
      const { cursor } = await opened.content.commit({
        by: null,
        operations: [{ kind: 'put', collection: 'articles', id, visibility, authorId: null, data }],
      });
      return { id, cursor };
    }

    it('gives the nearest best first, ties by id, at most `limit`', async () => {
      const { hits, stale } = await opened.retrievalFor('search').denseSearch(request());
      expect(stale).toBe(false);
      expect(hits.map(({ nodeId }) => nodeId)).toContain(BIANCO);
      for (const hit of hits) {
        expect(Object.keys(hit).sort()).toEqual(['chunkText', 'nodeId', 'score']);
        expect(Math.abs(hit.score)).toBeLessThanOrEqual(1.000001);
      }
      const sorted = hits.toSorted((a, b) => b.score - a.score || (a.nodeId < b.nodeId ? -1 : 1));
      expect(hits).toEqual(sorted);
      const two = await opened.retrievalFor('search').denseSearch(request({ limit: 2 }));
      expect(two.hits).toEqual(hits.slice(0, 2));
    });

    it('keeps to the filter, and finds nothing for what has no meaning', async () => {
      const port = opened.retrievalFor('search');
      const none = await port.denseSearch(request({ filter: { ...NO_FILTER, countries: ['Japan'] } }));
      expect(none).toEqual({ hits: [], stale: false });
      expect(await port.denseSearch(request({ query: '!?' }))).toEqual({ hits: [], stale: false });
    });

    it('sees a write after its cursor, and a draft only for who may', async () => {
      const port = opened.retrievalFor('search');
      const query = 'copper stains on a threshold';
      const shown = await putArticle('/guides/copper', 'PUBLIC');
      const first = await port.denseSearch(request({ query, readAfter: shown.cursor }));
      expect(first.stale).toBe(false);
      expect(first.hits[0]?.nodeId).toBe(shown.id);
      const draft = await putArticle('/guides/copper-draft', 'content:write');
      const after = request({ query, readAfter: draft.cursor });
      const ids = async (viewer: typeof ANONYMOUS | typeof ADMIN_PERSON) =>
        (await port.denseSearch({ ...after, viewer })).hits.map(({ nodeId }) => nodeId);
      expect(await ids(ANONYMOUS)).not.toContain(draft.id);
      expect(await ids(ADMIN_PERSON)).toContain(draft.id);
    });

    it('gives neighbours for each in the order asked, itself left out, and an empty list for an unknown one', async () => {
      const port = opened.retrievalFor('search');
      const lists = await port.nearestNeighbours([VERDE, NOBODY, ROSSO, VERDE], ANONYMOUS, 5);
      expect(lists).toHaveLength(4);
      const [verde = [], unknown, rosso = [], again] = lists;
      expect(unknown).toEqual([]);
      expect(again).toEqual(verde);
      const idsOf = (hits: typeof verde) => hits.map(({ nodeId }) => nodeId).sort();
      expect(idsOf(verde)).toEqual([ROSSO, BIANCO].sort());
      expect(idsOf(rosso)).toEqual([VERDE, BIANCO].sort());
      expect(verde.map(({ score }) => score)).toEqual(verde.map(({ score }) => score).toSorted((a, b) => b - a));
      expect(await port.nearestNeighbours([VERDE], ANONYMOUS, 1)).toEqual([verde.slice(0, 1)]);
      expect(await port.nearestNeighbours([], ANONYMOUS, 5)).toEqual([]);
    });

    it('tells at once what nobody could answer, the most asked first, different askers counted', async () => {
      const port = opened.retrievalFor('flywheel');
      expect(await port.unansweredQuestions('2000-01-01T00:00:00.000Z')).toEqual([]);
      await opened.ask('Quantum chromodynamics lagrangian?', 'one');
      await opened.ask('Zebras jurisprudence?', 'one');
      await opened.ask('zebras JURISPRUDENCE', 'two');
      await opened.ask('Zebras jurisprudence?', 'two');
      const unanswered = await port.unansweredQuestions('2000-01-01T00:00:00.000Z');
      expect(unanswered).toEqual([
        { question: 'Zebras jurisprudence?', askers: 2, firstAt: expect.any(String), lastAt: expect.any(String) },
        { question: 'Quantum chromodynamics lagrangian?', askers: 1, firstAt: expect.any(String), lastAt: expect.any(String) },
      ]);
      expect(await port.unansweredQuestions('2100-01-01T00:00:00.000Z')).toEqual([]);
    });

    it('gives each caller no more than its rights', async () => {
      for (const caller of ['auth', 'cache', 'database'] as const) {
        const port = opened.retrievalFor(caller);
        expect(await refusalOf(port.denseSearch(request()))).toMatchObject({ code: 'FORBIDDEN' });
        expect(await refusalOf(port.unansweredQuestions('2000-01-01T00:00:00.000Z'))).toMatchObject({ code: 'FORBIDDEN' });
      }
    });
  });
}
