import { expect, it } from 'vitest';
import { asksForAdvice } from './asks-for-advice.ts';

it.each([
  'how do I seal a marble floor',
  'Can granite go outside?',
  'Wie reinigt man Travertin',
  'sealing a marble floor',
  'What happens if wine is spilt on marble',
  'pulizia del marmo',
])('asks for advice: %s', (query) => {
  expect(asksForAdvice(query)).toBe(true);
});

it.each([
  'beige limestone from Portugal for a pool deck that resists frost',
  'Rosso Levanto',
  'which limestone is called a granite in Belgium',
  'polished black granite worktop',
  'marmo verde',
  '',
])('looks for stones: %s', (query) => {
  expect(asksForAdvice(query)).toBe(false);
});
