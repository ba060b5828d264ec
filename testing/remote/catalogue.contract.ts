import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../../platform/identity/viewer.ts';
import { seededId } from '../../platform/ids/ids.ts';
import type { CataloguePort, StoneData } from '../../platform/ports/catalogue.ts';
import type { DocumentsPort } from '../../platform/ports/documents.ts';
import type { CallerName } from '../../platform/service-names.ts';
import { ADMIN_PERSON, PLAIN_USER } from '../content.ts';
import { refusalOf } from './refusal.ts';

/** A catalogue of {@link CATALOGUE_STONES}, as each caller may use it. */
export interface CatalogueUnderTest extends AsyncDisposable {
  catalogueFor(caller: CallerName): CataloguePort;
  /** The store that the catalogue writes to. */
  readonly documents: DocumentsPort;
}

export const CATALOGUE_STONES = ['Rosso Levanto', 'Bianco Carrara', 'Verde Alpi'] as const;
const [ROSSO = '', BIANCO = '', VERDE = ''] = ['rosso-levanto', 'bianco-carrara', 'verde-alpi'].map((slug) =>
  seededId('stone', slug),
);
const NOBODY = seededId('stone', 'none');

const SEALING = {
  topic: 'MAINTENANCE',
  name: 'sealing',
  value: 'once a year',
  unit: null,
  source: null,
  confidence: 1,
} as const;
const ABSORPTION = { value: 0.2, low: 0.1, high: 0.3, unit: '%', standard: null, source: null } as const;

function facts(key: string, rest: Partial<Parameters<CataloguePort['applyFacts']>[0]> = {}) {
  const by = ADMIN_PERSON.userId;
  return { stoneId: ROSSO, technical: {}, facts: [SEALING], by, viewer: ADMIN_PERSON, idempotencyKey: key, ...rest };
}

/** The suite of {@link CataloguePort}, in process and over the wire. */
export function describeCatalogue(name: string, open: () => Promise<CatalogueUnderTest>): void {
  describe(`catalogue: ${name}`, () => {
    it('says what names stand for in their order, repeats and unknown ones included, and nothing for none', async () => {
      await using opened = await open();
      const catalogue = opened.catalogueFor('search');
      const asked = ['Verde Alpi', 'qwxz of nowhere', 'rosso LEVANTO', 'Verde Alpi'];
      const answers = await catalogue.resolveIdentities(asked);
      expect(answers.map(({ query, stoneId }) => [query, stoneId])).toEqual(
        [VERDE, null, ROSSO, VERDE].map((stoneId, index) => [asked[index], stoneId]),
      );
      expect(answers[1]).toEqual({
        query: 'qwxz of nowhere',
        status: 'UNRESOLVED',
        stoneId: null,
        confidence: expect.any(Number),
        matchedName: null,
        matchedKind: null,
        candidates: [],
        warnings: [],
      });
      expect(await catalogue.resolveIdentities([])).toEqual([]);
    });

    it('gives links for each stone in the order asked, an empty list where there are none, and at most `first`', async () => {
      await using opened = await open();
      const catalogue = opened.catalogueFor('search');
      const [one = [], unknown, again = []] = await catalogue.linksFrom([ROSSO, NOBODY, ROSSO], 100);
      expect(unknown).toEqual([]);
      expect(again).toEqual(one);
      expect(one.length).toBeGreaterThan(1);
      for (const link of one) expect(link).toMatchObject({ fromId: ROSSO, score: expect.any(Number) });
      expect(one.map(({ score }) => score)).toEqual(one.map(({ score }) => score).toSorted((a, b) => b - a));
      expect(await catalogue.linksFrom([ROSSO], 1)).toEqual([one.slice(0, 1)]);
      expect(await catalogue.linksFrom([], 5)).toEqual([]);
    });

    it('finds mentions in their order, at UTF-16 offsets', async () => {
      await using opened = await open();
      const text = 'Für die Küche 🪨: Bianco Carrara, and Rosso Levanto.';
      const mentions = await opened.catalogueFor('search').findMentions(text);
      expect(mentions.map(({ stoneId }) => stoneId)).toEqual([BIANCO, ROSSO]);
      for (const mention of mentions) expect(text.slice(mention.start, mention.end)).toBe(mention.text);
      expect(await opened.catalogueFor('search').findMentions('')).toEqual([]);
    });

    it('writes facts that a reader after the answer finds, nulls included', async () => {
      await using opened = await open();
      const request = facts('a', { technical: { waterAbsorption: ABSORPTION } });
      const { cursor, changedPaths } = await opened.catalogueFor('flywheel').applyFacts(request);
      expect(changedPaths).toEqual(['technical.waterAbsorption', 'facts.MAINTENANCE.sealing']);
      expect(await opened.documents.lastCursor()).toBe(cursor);
      const [stone] = await opened.documents.getMany<StoneData>('stones', [ROSSO]);
      expect(stone?.data.technical.waterAbsorption).toEqual(ABSORPTION);
      expect(stone?.data.facts).toContainEqual(SEALING);
    });

    it('writes once under one key, and says when nothing changed', async () => {
      await using opened = await open();
      const catalogue = opened.catalogueFor('flywheel');
      const first = await catalogue.applyFacts(facts('a'));
      expect(await catalogue.applyFacts(facts('a'))).toEqual(first);
      expect((await catalogue.applyFacts(facts('b'))).changedPaths).toEqual([]);
      const other = facts('a', { facts: [{ ...SEALING, value: 'never' }] });
      expect(await refusalOf(catalogue.applyFacts(other))).toMatchObject({ code: 'IDEMPOTENCY_REUSED' });
    });

    it('refuses with a code, and the argument at fault', async () => {
      await using opened = await open();
      const { applyFacts } = opened.catalogueFor('flywheel');
      expect(await refusalOf(applyFacts(facts('a', { stoneId: NOBODY })))).toEqual({ code: 'NOT_FOUND', path: 'stoneId' });
      expect(await refusalOf(applyFacts(facts('b', { stoneId: 'rosso' })))).toEqual({ code: 'INVALID_INPUT', path: 'stoneId' });
      const unsure = facts('c', { facts: [{ ...SEALING, confidence: 2 }] });
      expect(await refusalOf(applyFacts(unsure))).toMatchObject({ code: 'INVALID_INPUT' });
      expect(await refusalOf(applyFacts(facts('d', { viewer: PLAIN_USER })))).toMatchObject({ code: 'FORBIDDEN' });
      expect(await refusalOf(applyFacts(facts('e', { viewer: ANONYMOUS })))).toMatchObject({ code: 'UNAUTHENTICATED' });
      const [stone] = await opened.documents.getMany('stones', [ROSSO]);
      expect(stone?.revision).toBe(1);
    });

    it('gives each caller no more than its rights', async () => {
      await using opened = await open();
      const [rag, search] = [opened.catalogueFor('rag'), opened.catalogueFor('search')];
      expect(await rag.resolveIdentities(['Rosso Levanto'])).toHaveLength(1);
      expect(await refusalOf(rag.linksFrom([ROSSO], 1))).toMatchObject({ code: 'FORBIDDEN' });
      expect(await refusalOf(search.applyFacts(facts('a')))).toMatchObject({ code: 'FORBIDDEN' });
      expect(await refusalOf(opened.catalogueFor('cache').findMentions('Rosso Levanto'))).toMatchObject({ code: 'FORBIDDEN' });
    });
  });
}
