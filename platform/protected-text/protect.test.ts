import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalFigures, figureSpans, localiseFigure } from './figures.ts';
import { protect, restore, wordSpans } from './protect.ts';

const figuresIn = (text: string) => figureSpans(text).map(({ start, end }) => text.slice(start, end));

describe('figures', () => {
  it.each([
    ['A slab of 20 mm weighs 54 kg/m².', ['20 mm', '54 kg/m²']],
    ['98–128 MPa (EN 1926), C99 and ASTM C170', ['98–128 MPa', 'EN 1926', 'C99', 'ASTM C170']],
    ['absorbs 0.18% of water, density 2,700 kg/m³', ['0.18%', '2,700 kg/m³']],
    ['60 × 30 cm, 2cm thick, class R11, pH 7', ['60 × 30 cm', '2cm', 'R11', 'pH 7']],
    ['Use EN 12372-1 for 3 in 10 slabs', ['EN 12372-1', '3', '10']],
    ['from 5 °C to −10 °C in 1:3 mortar since 1998', ['5 °C', '−10 °C', '1:3', '1998']],
    ['CO2 and ٣', ['CO2', '٣']],
    ['no figure', []],
  ])('finds those of "%s"', (text, expected) => {
    expect(figuresIn(text)).toEqual(expected);
  });

  it('leaves no digit of any text outside', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'0123 .,-–×xEN%mMPa') }), (a, b) => {
        const { masked } = protect(`${a}${b}`, []);
        expect(/\p{Nd}/u.test(masked.replace(/⟦\d+⟧/g, ''))).toBe(false);
      }),
    );
  });

  it.each([
    ['2,700.5 kg/m³', 'en', 'de', '2.700,5 kg/m³'],
    ['0.18 %', 'en', 'fr', '0,18 %'],
    ['1,200 kg', 'en', 'fr', '1\u202f200 kg'],
    ['0,18 %', 'it', 'en', '0.18 %'],
    ['EN 12372-1.5', 'en', 'de', 'EN 12372-1.5'],
    ['1.2.3', 'en', 'de', '1.2.3'],
    ['0.5 mm', 'de', 'fr', '0.5 mm'],
  ])('writes %s of %s for %s as %s', (figure, from, to, expected) => {
    expect(localiseFigure(figure, from, to)).toBe(expected);
  });

  it('are the same in every language, and not the same when one is changed', () => {
    const english = 'It holds 1,200.5 kg at 0.18 % (EN 1926).';
    expect(canonicalFigures('Bei 0,18 % (EN 1926) hält es 1.200,5 kg.', 'de')).toEqual(canonicalFigures(english, 'en'));
    expect(canonicalFigures('À 0,18 % (EN 1926) il tient 1\u202f200,5 kg.', 'fr')).toEqual(canonicalFigures(english, 'en'));
    expect(canonicalFigures('Bei 0,81 % (EN 1926) hält es 1.200,5 kg.', 'de')).not.toEqual(canonicalFigures(english, 'en'));
  });
});

const SOURCE = 'Rosso Levanto absorbs 0.18 % of water; see [care](/wiki/en/care).';
const LINK = { start: SOURCE.indexOf(']('), end: SOURCE.length - 1, kind: 'LINK' } as const;
const OPEN = { start: SOURCE.indexOf('['), end: SOURCE.indexOf('[') + 1, kind: 'LINK' } as const;
const guarded = protect(SOURCE, [...wordSpans(SOURCE, ['Rosso', 'Rosso Levanto']), OPEN, LINK]);
const ENGLISH_TO_GERMAN = { from: 'en', to: 'de' };
const codesOf = (written: string, options = {}) => {
  const result = restore(written, guarded, { ...ENGLISH_TO_GERMAN, ...options });
  return 'faults' in result ? result.faults.map(({ code }) => code) : [];
};

describe('a protected text', () => {
  it('shows a model no figure, name or target, and is put back as the language writes it', () => {
    expect(guarded.masked).toBe('⟦1⟧ absorbs ⟦2⟧ of water; see ⟦3⟧care⟦4⟧.');
    expect(restore('⟦1⟧ nimmt ⟦2⟧ Wasser auf; siehe ⟦3⟧Pflege⟦4⟧.', guarded, ENGLISH_TO_GERMAN)).toEqual({
      text: 'Rosso Levanto nimmt 0,18 % Wasser auf; siehe [Pflege](/wiki/en/care).',
    });
  });

  it.each([
    ['⟦1⟧ nimmt Wasser auf; siehe ⟦3⟧Pflege⟦4⟧.', ['FIGURE_LOST']],
    ['⟦1⟧ nimmt 0,2 % statt ⟦2⟧ auf; ⟦3⟧Pflege⟦4⟧', ['FIGURE_ADDED']],
    ['⟦1⟧ ⟦2⟧ ⟦2⟧ ⟦3⟧a⟦4⟧', ['FIGURE_REPEATED']],
    ['Verde ⟦2⟧ ⟦3⟧a⟦4⟧', ['NAME_LOST']],
    ['⟦1⟧ ⟦1⟧ ⟦2⟧ ⟦3⟧a⟦4⟧', ['NAME_REPEATED']],
    ['⟦1⟧ ⟦2⟧ Pflege', ['LINK_LOST', 'LINK_LOST']],
    ['⟦1⟧ ⟦2⟧ ⟦3⟧a⟦4⟧ ⟦9⟧', ['TOKEN_UNKNOWN']],
    ['⟦1⟧ ⟦2⟧ ⟦3⟧a⟦4⟧ ⟦', ['TOKEN_BROKEN']],
    ['⟦1⟧ ⟦2⟧ ⟦3⟧a⟦4⟧ [mehr](x)', ['LINK_ADDED']],
    ['⟦1⟧ ⟦2⟧ ⟦3⟧a⟦4⟧ www.example.org', ['LINK_ADDED']],
    ['⟦1⟧ ⟦2⟧ ⟦3⟧a⟦4⟧ <img src=x>', ['LINK_ADDED']],
  ])('is refused as "%s"', (written, faults) => {
    expect(codesOf(written)).toEqual(faults);
  });

  it('may repeat its subject where that is allowed', () => {
    expect(codesOf('⟦1⟧ ⟦1⟧ ⟦2⟧ ⟦3⟧a⟦4⟧', { mayRepeat: new Set(['Rosso Levanto']) })).toEqual([]);
  });

  it('cannot be confused by tokens that stand in the source', () => {
    const own = protect('A ⟦2⟧ b 7', []);
    const back = restore(own.masked, own, { from: 'en', to: 'en' });
    expect(back).toEqual({ text: 'A ⟦2⟧ b 7' });
  });

  it('is what it was when a model changes nothing, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab ⟦⟧12.,%EN–×€\n') }), (text) => {
        const own = protect(text, wordSpans(text, ['ab', 'a b']));
        expect(restore(own.masked, own, { from: 'en', to: 'en' })).toEqual({ text });
      }),
    );
  });
});
