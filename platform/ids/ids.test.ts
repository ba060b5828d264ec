import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../testing/clock.ts';
import { checkId, createIdSource, prefixOf, seededId } from './ids.ts';

describe('ids', () => {
  it('are a prefix and 26 characters of lower-case Crockford base32', () => {
    const next = createIdSource(createManualClock());
    for (const id of [next('stone'), seededId('article', 'stones/x:en')]) expect(prefixOf(id)).not.toBeNull();
  });

  it('rise within one process, also within a millisecond', () => {
    const next = createIdSource(createManualClock());
    const ids = Array.from({ length: 100 }, () => next('gap'));
    expect([...ids].sort()).toEqual(ids);
  });

  it('agree for what is seeded: the first 130 bits of SHA-256', () => {
    // Computed apart, by another language's hash and base32.
    expect(seededId('stone', 'rosso-levanto')).toBe('stone_8zzspy0szbk4fmnks61038fxnb');
    expect(seededId('stone', 'a')).not.toBe(seededId('stone', 'b'));
  });

  it.each([
    'stone_',
    'stone_0000000000000000000000000i',
    'rock_00000000000000000000000000',
    'stone_00000000000000000000000000 ',
  ])('refuses %j with the argument and the remedy', (id) => {
    expect(() => checkId(id, 'stone', 'input.stoneId')).toThrow(/^input\.stoneId: /);
  });

  it('refuses an id of another kind', () => {
    expect(() => checkId(seededId('user', 'x'), 'stone', 'id')).toThrow('stone');
  });
});
