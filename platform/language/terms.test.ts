import { expect, it } from 'vitest';
import type { Language } from './stems.ts';
import { languageOfQuery, termOf, termsOf } from './terms.ts';

it.each<[Language, string, string]>([
  ['en', 'sealing', 'sealed'],
  ['en', 'quarries', 'quarry'],
  ['it', 'pavimenti', 'pavimento'],
  ['it', 'lucidato', 'lucidata'],
  ['es', 'instalaciones', 'instalación'],
  ['es', 'mármoles', 'mármol'],
  ['pt', 'instalações', 'instalação'],
  ['pt', 'mármores', 'mármore'],
  ['de', 'reinigen', 'reinigung'],
  ['de', 'böden', 'boden'],
  ['fr', 'carrières', 'carrière'],
  ['fr', 'nettoyés', 'nettoyer'],
])('has one term for both forms: %s, %s and %s', (language, one, other) => {
  expect(termOf(one, language)).toBe(termOf(other, language));
});

it('keeps languages apart', () => {
  expect(termOf('marmor', 'de')).not.toBe(termOf('marmor', 'pt'));
  expect(termsOf('Pavimenti in marmo', 'it')).toBe('pav0it in0it marm0it');
  expect(termsOf('Marble floors', 'en')).toBe('marbl floor');
});

it('also has the terms of words as they are written without their marks, after all others', () => {
  expect(termsOf('Instalación de mármol', 'es')).toBe('instal0es de0es marmol0es instalacion0es');
  expect(termOf('instalacion', 'es')).toBe('instalacion0es');
});

it('takes a query for the language that knows most of its words, and for English where none is ahead', () => {
  const known = new Set(['floor', 'marbl', 'boden0de', 'reinig0de', 'marmor0de']);
  const languageOf = (...words: string[]) => languageOfQuery(words, ['en', 'de'], (term) => known.has(term));
  expect(languageOf('böden', 'reinigen')).toBe('de');
  expect(languageOf('marble', 'floors')).toBe('en');
  expect(languageOf('nothing')).toBe('en');
  expect(languageOfQuery(['böden'], ['en'], () => true)).toBe('en');
});
