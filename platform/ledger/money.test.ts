import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDecimal, nanoUsdToDecimal, parseDecimal } from './money.ts';

test('formats nano-dollars as plain decimal digits', () => {
  expect(nanoUsdToDecimal(0n)).toBe('0');
  expect(nanoUsdToDecimal(1n)).toBe('0.000000001');
  expect(nanoUsdToDecimal(1_440_000_000n)).toBe('1.44');
  expect(nanoUsdToDecimal(-20n)).toBe('-0.00000002');
  expect(nanoUsdToDecimal(432_500_000_000n)).toBe('432.5');
});

test('gives back what it formatted, however large', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), fc.integer({ min: 0, max: 18 }), (value, digits) => {
      expect(parseDecimal(formatDecimal(value, digits), digits)).toBe(value);
    }),
  );
});

test.each(['', '1e3', '.5', '1.', '0x1', '1,5', 'NaN'])('refuses %j as a decimal number', (text) => {
  expect(() => parseDecimal(text, 9)).toThrow(RangeError);
});

test('refuses a fraction finer than asked for', () => {
  expect(() => parseDecimal('0.0000000001', 9)).toThrow(/fraction digits/);
});
