import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stoneNamed, wholeCatalogue } from '../../../../testing/named-stones.ts';
import { buildNameIndex } from './name-index.ts';
import { foldName, foldWords, tokenizeName } from './name-tokens.ts';
import { resolveIdentity } from './resolve-identity.ts';

const stones = wholeCatalogue();
const index = buildNameIndex(stones);
const names = index.entries.map(({ name }) => name);
const IDS = new Set(stones.map(({ id }) => id));

/** Text as it comes: any UTF-16, halves of surrogate pairs too, with names, invisible characters and joiners strewn in. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\ud800',
        '\udc00',
        '\u200b',
        '\u202e',
        '\u00ad',
        '\ufeff',
        '\0',
        '\r\n',
        '.*',
        '(',
        '[a-z]+',
        '\\',
        '$&',
      ),
      fc.constantFrom(...names),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(' '));

describe('any string', () => {
  it('gets one answer that agrees with itself', () => {
    fc.assert(
      fc.property(text, (query) => {
        const { status, stoneId, confidence, candidates, warnings } = resolveIdentity(index, query);
        expect(stoneId !== null).toBe(status === 'RESOLVED');
        if (stoneId !== null) expect(IDS.has(stoneId)).toBe(true);
        if (status === 'AMBIGUOUS') expect(new Set(candidates.map((one) => one.stoneId)).size).toBeGreaterThan(1);
        for (const value of [confidence, ...candidates.map((one) => one.confidence)]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        if (status === 'UNRESOLVED') expect(warnings).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('gets the same answer again', () => {
    fc.assert(
      fc.property(text, (query) => {
        expect(resolveIdentity(index, query)).toEqual(resolveIdentity(index, query));
      }),
      { numRuns: 50 },
    );
  });

  it('is cut into words that stand in it, in order, without overlap, and fold to themselves', () => {
    fc.assert(
      fc.property(text, (query) => {
        let from = 0;
        for (const { start, end, text: word } of tokenizeName(query)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(query.length);
          expect(word).not.toBe('');
          from = end;
        }
        // One character that stands for several ideographs (㍿) is one word.
        if (!/[\u3200-\u33ff]/.test(query)) expect(foldName(foldName(query))).toBe(foldName(query));
      }),
    );
  });
});

describe('a name', () => {
  it('is found whatever the case, the spaces, the marks and the invisible characters', () => {
    const disguise = fc.tuple(fc.constantFrom(...names), fc.constantFrom('  ', '\t', ' \u200b', '\u00a0', ' - '), fc.boolean());
    fc.assert(
      fc.property(disguise, ([name, space, isUpper]) => {
        // Upper case of İ, ß and final sigma is not undone by lower case: those are other spellings.
        const written = isUpper && /^[\p{ASCII}]*$/u.test(name) ? name.toUpperCase() : name;
        const plain = resolveIdentity(index, name);
        const found = resolveIdentity(index, `\ufeff ${written.replaceAll(' ', space).normalize('NFD')} `);
        expect([found.status, found.stoneId]).toEqual([plain.status, plain.stoneId]);
      }),
    );
  });
});

describe('what is no name at all', () => {
  it.each([
    ['nothing', ''],
    ['spaces', ' \t\n '],
    ['signs', '?!…—'],
    ['invisible characters', '\u200b\u200c\ufeff'],
    ['half of a surrogate pair', '\ud83d'],
    ['a null character', '\0'],
    ['an override of direction', '\u202eotnavel'],
    ['emoji', '🪨🏔️'],
    ['a megabyte', 'Rosso Levanto '.repeat(75_000)],
    ['a megabyte of one word', 'a'.repeat(1_000_000)],
    ['many words', Array.from({ length: 190 }, (_, at) => String.fromCharCode(97 + (at % 26))).join(' ')],
  ])('is left unresolved: %s', (_what, query) => {
    expect(resolveIdentity(index, query)).toMatchObject({ status: 'UNRESOLVED', stoneId: null });
  });

  it('is read in no time where it is built to be slow', () => {
    const began = performance.now();
    for (const query of [
      '1'.repeat(400),
      'x'.repeat(400),
      `${'1x'.repeat(199)}!`,
      'rn'.repeat(200),
      'a-'.repeat(200),
      '.co'.repeat(130),
    ]) {
      resolveIdentity(index, query);
    }
    // No timing is asserted: a pattern that backtracks would never come back at all.
    expect(performance.now()).toBeGreaterThan(began);
  });
});

describe('names with signs of regular expressions', () => {
  it('mean themselves', () => {
    const aliases = [{ name: '[x]{2}|^$', kind: 'commercial' }];
    const odd = buildNameIndex([stoneNamed('Stone (A+B)*', { slug: 'odd', aliases }), stoneNamed('Other')]);
    expect(resolveIdentity(odd, 'stone a b').matchedName).toBe('Stone (A+B)*');
    expect(foldWords('[x]{2}|^$')).toEqual(['x', '2']);
    expect(resolveIdentity(odd, '.*').status).toBe('UNRESOLVED');
  });
});
