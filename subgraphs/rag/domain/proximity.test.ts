import { expect, it } from 'vitest';
import type { ChunkRecord } from './chunk-index.ts';
import { createProximity } from './proximity.ts';

const COMMON = new Map([
  ['salt', 10],
  ['frost', 10],
  ['damag', 10],
  ['stone', 90],
]);
const index = {
  size: 100,
  frequencies: (terms: readonly string[]) => new Map([...COMMON].filter(([term]) => terms.includes(term))),
};

function bonusOf(words: readonly string[], text: string, rest: Partial<ChunkRecord> = {}): number {
  const chunk: ChunkRecord = {
    ...{ id: 'chunk_1', sourceId: 'doc_1', kind: 'document', title: '', stoneId: null, articleType: null, locale: 'en' },
    ...{ ordinal: 0, start: 0, end: text.length, headingPath: [], text, visibility: 'PUBLIC', authorId: null },
    ...rest,
  };
  return createProximity(index, words)(chunk);
}

it('adds most where words stand as in the query, less where they are near in another order, nothing where they are far apart', () => {
  const side = bonusOf(['frost', 'damage'], 'Look for frost damage in spring.');
  const turned = bonusOf(['frost', 'damage'], 'Look for damage by frost in spring.');
  const far = bonusOf(['frost', 'damage'], `Damage is rare. ${'Look here. '.repeat(5)} Frost comes late.`);
  expect(side).toBeGreaterThan(turned);
  expect(turned).toBeGreaterThan(0);
  expect(far).toBe(0);
});

it('knows other forms of a word, headings, and nothing across them', () => {
  expect(bonusOf(['frost', 'damage'], 'Frosts damaged it.')).toBeGreaterThan(0);
  expect(bonusOf(['frost', 'damage'], 'None.', { headingPath: ['Frost damage'] })).toBeGreaterThan(0);
  expect(bonusOf(['frost', 'damage'], 'damage', { headingPath: ['Frost'] })).toBe(0);
});

it('weighs a pair by the rarity of its words, grows ever less with their number, and has none of one word', () => {
  const rare = bonusOf(['salt', 'frost'], 'Salt frost.');
  expect(rare).toBeGreaterThan(bonusOf(['stone', 'frost'], 'Stone frost.'));
  const thrice = bonusOf(
    ['salt', 'frost'],
    `Salt frost. ${'And then came. '.repeat(4)} Salt frost. ${'So it was. '.repeat(4)} Salt frost.`,
  );
  expect(thrice).toBeGreaterThan(rare);
  expect(thrice).toBeLessThan(3 * rare);
  expect(bonusOf(['salt'], 'Salt salt salt.')).toBe(0);
});

it('adds nothing for words that all passages have, nor for ones that more have than are committed', () => {
  const frequencies = () =>
    new Map([
      ['salt', 4],
      ['frost', 3],
    ]);
  const chunk = { title: '', headingPath: [], text: 'Salt frost.', locale: 'en' } as unknown as ChunkRecord;
  expect(createProximity({ size: 3, frequencies }, ['salt', 'frost'])(chunk)).toBe(0);
});

it('reads a text in its own language', () => {
  const german = { locale: 'de' };
  const index = { size: 100, frequencies: () => new Map<string, number>() };
  const chunk = (text: string) => ({ title: '', headingPath: [], text, ...german }) as unknown as ChunkRecord;
  const proximity = createProximity(index, ['boden', 'reinigen']);
  expect(proximity(chunk('Zur Reinigung der Böden nimmt man Seife.'))).toBeGreaterThan(0);
  expect(proximity(chunk('Den Boden wischt man mit Seife.'))).toBe(0);
});
