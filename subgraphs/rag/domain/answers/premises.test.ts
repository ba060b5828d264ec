import { describe, expect, it } from 'vitest';
import { askedInTruth } from './premises.ts';

describe('a sealer as protection from acids', () => {
  it.each([
    'Since a good impregnator stops lemon from etching marble, which lasts longest?',
    'Which sealer makes marble acid-proof?',
    'Welche Imprägnierung schützt Marmor gegen Säure?',
    'Quel hydrofuge protège le marbre contre le citron ?',
  ])('is taken for granted: %s', (text) => {
    expect(askedInTruth(text)?.question).toMatch(/sealer prevent etching/);
  });

  it.each([
    'Does a sealer stop lemon from etching marble?',
    'Which sealer for a limestone floor against wine stains?',
    'How do I protect marble from lemon?',
    'How is an etch removed from sealed marble?',
  ])('is not: %s', (text) => {
    expect(askedInTruth(text)).toBeNull();
  });
});

describe('granite that dissolves in vinegar', () => {
  it.each(['My granite dissolved in vinegar, how do I stop it?', 'Perché il granito si scioglie nell’acido?'])(
    'is put right: %s',
    (text) => {
      expect(askedInTruth(text)?.question).toMatch(/etched by acid/);
    },
  );

  it.each([
    'Does granite dissolve in vinegar?',
    'Why does marble dissolve in vinegar?',
    'How is granite cleaned of melted wax?',
  ])('is not: %s', (text) => {
    expect(askedInTruth(text)).toBeNull();
  });
});
