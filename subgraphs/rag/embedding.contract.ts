import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedding } from './domain/chunk-index.ts';

const QUERY = 'polished marble for a kitchen floor';
const PASSAGES = [
  'Marble is cut into tiles and polished; it lies on floors of kitchens and halls.',
  'Slate is split into thin sheets for roofs.',
  'The minister went to parliament to speak of taxes and the war.',
];

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, d) => sum + value * (b[d] ?? 0), 0);
}

/**
 * What every embedding promises, whoever makes it.
 * @param knowsMeaning false for a server of tests that makes vectors up
 */
export function describeEmbedding(
  name: string,
  open: () => Promise<{ readonly embedding: Embedding } & AsyncDisposable>,
  knowsMeaning = true,
): void {
  describe(`an embedding (${name})`, () => {
    let opened: { readonly embedding: Embedding } & AsyncDisposable;
    let embedding: Embedding;
    beforeAll(async () => {
      opened = await open();
      embedding = opened.embedding;
    });
    afterAll(() => opened?.[Symbol.asyncDispose]());

    const one = async (text: string) => (await embedding.embedAll([text]))[0]?.vector ?? new Float32Array();

    it('names its model, and every vector has its length and is normalised', async () => {
      expect(embedding.model).toMatch(/^[a-z0-9][\w.:@-]+$/);
      for (const { vector, knownShare } of await embedding.embedAll(PASSAGES)) {
        expect(vector).toHaveLength(embedding.dimensions);
        expect(cosine(vector, vector)).toBeCloseTo(1, 4);
        expect(knownShare).toBeGreaterThanOrEqual(0);
        expect(knownShare).toBeLessThanOrEqual(1);
      }
      const query = await embedding.embedQuery(QUERY);
      expect(query).toHaveLength(embedding.dimensions);
      expect(cosine(query, query)).toBeCloseTo(1, 4);
    });

    it('answers in the order of the texts, each as if it were asked alone', async () => {
      const together = await embedding.embedAll([...PASSAGES, PASSAGES[0] ?? '']);
      for (const [at, text] of PASSAGES.entries()) {
        expect(cosine(together[at]?.vector ?? new Float32Array(), await one(text))).toBeCloseTo(1, 5);
      }
      expect(together[3]?.vector).toEqual(together[0]?.vector);
      expect(await embedding.embedAll([])).toEqual([]);
    });

    it('gives nothing of a text that says nothing, beside ones that say something', async () => {
      const [some, none, blank] = await embedding.embedAll([PASSAGES[0] ?? '', '', ' \n ']);
      expect(cosine(some?.vector ?? new Float32Array(), some?.vector ?? new Float32Array())).toBeCloseTo(1, 4);
      for (const nothing of [none, blank]) expect(nothing?.vector).toEqual(new Float32Array(embedding.dimensions));
    });

    it('takes texts of any length, script and half characters', async () => {
      const texts = ['marble '.repeat(20_000), '大理石の床', 'мрамор', '🪨🪨', '\ud83e', 'a'.repeat(100_000)];
      const made = await embedding.embedAll(texts);
      expect(made).toHaveLength(texts.length);
      for (const { vector } of made) expect(vector.every(Number.isFinite)).toBe(true);
    });

    it('answers those who ask at once each with their own', async () => {
      const [query, passages, again] = await Promise.all([
        embedding.embedQuery(QUERY),
        embedding.embedAll(PASSAGES),
        embedding.embedQuery(QUERY),
      ]);
      expect(again).toEqual(query);
      expect(cosine(passages[1]?.vector ?? new Float32Array(), await one(PASSAGES[1] ?? ''))).toBeCloseTo(1, 5);
    });

    it.runIf(knowsMeaning)('has a query near the passage that answers it', async () => {
      const query = await embedding.embedQuery(QUERY);
      const cosines = (await embedding.embedAll(PASSAGES)).map(({ vector }) => cosine(query, vector));
      expect(cosines[0]).toBeGreaterThan(Math.max(cosines[1] ?? 1, cosines[2] ?? 1));
    });
  });
}
