import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesOf, decodeSections, encodeSections } from './binary-sections.ts';
import { decodeWordVectors } from './packed-vectors.ts';
import {
  createStaticEmbedder,
  decodeStaticModel,
  type Embedder,
  encodeStaticModel,
  fitStaticModel,
} from './static-embedder.ts';
import { createWordMeaning } from './word-meaning.ts';
import { createWordSplitter } from './word-pieces.ts';

const vectors = decodeWordVectors(readFileSync(new URL('../../../../data/word-vectors/pieces-192d.bin', import.meta.url)));
const parts = {
  stemOf: (word: string): string => word.replace(/s$/, ''),
  meaning: createWordMeaning(vectors, new Map()),
  fingerprint: 'test',
};
const CORPUS = [
  'White marble from Carrara for floors and walls.',
  'Black slate from Wales for roofs.',
  'Grey granite for paving and kerbs; resists frost.',
  'Green serpentinite sold as marble; keep it indoors.',
  'Roofing slates split into thin sheets.',
  'Marble floors etch with acids such as wine.',
  'Granite kerbs resist salt and frost.',
];

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, d) => sum + value * (b[d] ?? 0), 0);
}

function fitted(): Embedder {
  // Through its bytes, as every later start does.
  return createStaticEmbedder(decodeStaticModel(encodeStaticModel(fitStaticModel(CORPUS, parts))), parts);
}

describe('the packed word vectors', () => {
  it('know which words are near', () => {
    const vectorOf = (word: string): Float64Array => {
      const sum = new Float64Array(vectors.dimensions);
      for (const row of vectors.rowsOf(word)) vectors.addTo(sum, row, 1);
      const norm = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
      return sum.map((value) => value / norm);
    };
    const near = (a: string, b: string): number =>
      vectorOf(a).reduce((sum, value, d) => sum + value * (vectorOf(b)[d] ?? 0), 0);
    expect(near('marble', 'granite')).toBeGreaterThan(near('marble', 'telephone') + 0.1);
    expect(near('kitchen', 'bathroom')).toBeGreaterThan(near('kitchen', 'parliament') + 0.1);
  });
});

describe('the pieces of a word', () => {
  it('are joined in the order in which they were learned', () => {
    const pieces = ['▁s', 'on', 'to', 'st', 'ne', '▁st', 'tone', '▁stone', 's'];
    const split = createWordSplitter(pieces);
    const read = (word: string) => split(word).map((at) => pieces[at]);
    // “on” was learned before “to” and “ne”, so nothing is left to make “tone” of.
    expect(read('stone')).toEqual(['▁st', 'on']);
    expect(read('sst')).toEqual(['▁s', 'st']);
    expect(read('ß')).toEqual([]);
  });

  it('make a vector for a word that is in no list, and take no time for what is no word', () => {
    expect(vectors.rankOf('bushhammered')).toBeUndefined();
    expect(vectors.rowsOf('bushhammered').length).toBeGreaterThan(1);
    expect(vectors.rowsOf('a'.repeat(5_000_000))).toEqual([]);
  });
});

describe('encodeSections', () => {
  it('gives back what it was given, also from a Buffer that shares its pool', () => {
    const bytes = Buffer.from(
      encodeSections('TESTFORM', { a: 1 }, [bytesOf(Float32Array.of(1, 2, 3)), bytesOf(Uint8Array.of(7))]),
    );
    const { header, sections } = decodeSections<{ a: number }>('TESTFORM', bytes);
    expect(header).toEqual({ a: 1 });
    expect([...new Float32Array(sections[0]?.buffer ?? new ArrayBuffer())]).toEqual([1, 2, 3]);
    expect(() => decodeSections('OTHERFMT', bytes)).toThrow('OTHERFMT');
  });
});

describe('the static embedder', () => {
  it('gives L2-normalised embeddings, the same for the same corpus', () => {
    const [one, other] = [fitted(), fitted()];
    for (const text of CORPUS) {
      const embedding = one.embed(text);
      expect(embedding).toHaveLength(384);
      expect(cosine(embedding, embedding)).toBeCloseTo(1, 5);
      expect([...other.embed(text)]).toEqual([...embedding]);
    }
  });

  it('finds the text that a question is about', () => {
    const embedder = fitted();
    const query = embedder.embed('which stone for a roof');
    const best = CORPUS.map((text) => [cosine(query, embedder.embed(text)), text] as const).sort(([a], [b]) => b - a)[0]?.[1];
    expect(best).toMatch(/roof/i);
  });

  it('gives a zero vector for a text of unknown words', () => {
    expect(
      fitted()
        .embed('qzxv wvxq ꦱꦮ ꦮꦁ')
        .every((value) => value === 0),
    ).toBe(true);
  });
});
