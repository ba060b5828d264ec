import { expect, it } from 'vitest';
import { createSeededRandom } from '../domain/embedder/seeded-random.ts';
import { CODE_WORDS, codeDistances } from './sign-codes.ts';

it('counts the bits in which codes differ as looking at each of them does', () => {
  const random = createSeededRandom(11);
  const word = () => Math.floor(random() * 2 ** 32) | 0;
  const rows = 40;
  const code = Int32Array.from({ length: CODE_WORDS }, word);
  const codes = Int32Array.from({ length: rows * CODE_WORDS }, word);
  codes.set(code, 0);
  codes.set(
    code.map((bits) => ~bits),
    CODE_WORDS,
  );
  const oneByOne = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: CODE_WORDS * 32 }, (_, bit) => {
      const at = bit >> 5;
      return (((code[at] ?? 0) ^ (codes[row * CODE_WORDS + at] ?? 0)) >>> (bit & 31)) & 1;
    }).reduce((sum, differs) => sum + differs, 0),
  );
  expect([...codeDistances(code, codes, rows)]).toEqual(oneByOne);
  expect(oneByOne.slice(0, 2)).toEqual([0, CODE_WORDS * 32]);
});
