import { describe, expect, it } from 'vitest';
import { catalogueLine } from '../../../../testing/content.ts';
import { mergeCatalogueStone, parseCatalogueLine } from './parse-catalogue-line.ts';

const parse = (rest: object) => parseCatalogueLine(catalogueLine('Rosso Levanto', rest));

describe('a line of the catalogue', () => {
  it('gives a value, a range with its midpoint, and bounds, each with the unit of its field', () => {
    const { technical } = parse({
      technical: {
        compressiveStrengthMPa: 120.5,
        waterAbsorptionPctRange: [0.1, 0.3],
        modulusOfRuptureMPaMin: 6,
        openPorosityPctMax: 2,
        frostCycles: 56,
        abrasionMm: 21,
        source: 'a sheet',
      },
    });
    const rest = { standard: null, source: 'a sheet' };
    expect(technical).toEqual({
      compressiveStrength: { value: 120.5, low: null, high: null, unit: 'MPa', ...rest },
      waterAbsorption: { value: 0.2, low: 0.1, high: 0.3, unit: '%', ...rest },
      modulusOfRupture: { value: 6, low: 6, high: null, unit: 'MPa', ...rest },
      openPorosity: { value: 2, low: null, high: 2, unit: '%', ...rest },
      frostResistance: { value: 56, low: null, high: null, unit: 'cycles', ...rest },
      abrasionResistance: { value: 21, low: null, high: null, unit: 'mm', ...rest },
    });
  });

  it('gives a whole measure as it stands, as an export writes it', () => {
    const measure = { value: 3, low: 2, high: 5, unit: 'Mohs', standard: null, source: 'a handbook' };
    const abrasion = { value: 21, low: null, high: null, unit: 'Ha', standard: 'EN 14157', source: null };
    const { technical } = parse({ technical: { mohsHardness: measure, abrasionResistance: abrasion, frostCycles: 56 } });
    expect(technical).toMatchObject({ mohsHardness: measure, abrasionResistance: abrasion, frostResistance: { value: 56 } });
    expect(parse({ technical: { mohsHardness: 4 } }).technical.mohsHardness).toMatchObject({ value: 4, unit: 'Mohs' });
  });

  it('takes the test method from the source where it names one, and never guesses it', () => {
    const figures = {
      compressiveStrengthMPa: 99,
      waterAbsorptionPct: 0.14,
      apparentDensityKgM3: 2710,
      flexuralStrengthMPa: 18,
    };
    const standards = (source: string) =>
      Object.values(parse({ technical: { ...figures, source } }).technical).map(({ standard }) => standard);
    expect(standards('supplier sheet, EN 1926/12372/13755/1936')).toEqual(['EN 1926', 'EN 12372', 'EN 13755', 'EN 1936']);
    expect(standards('industry minima, ASTM C170/C97')).toEqual(['ASTM C170', null, 'ASTM C97', 'ASTM C97']);
    expect(standards('quarry summary, EN methods')).toEqual([null, null, null, null]);
  });

  it('reads types and kinds in any case, colours in lower case and once each', () => {
    const stone = parse({
      type: 'Marble',
      colors: ['White', 'white', 'dark grey'],
      aliases: [{ name: 'Red', kind: 'regional' }],
    });
    expect(stone).toMatchObject({
      type: 'MARBLE',
      colors: ['white', 'dark grey'],
      aliases: [{ name: 'Red', kind: 'REGIONAL', locale: null, note: null }],
    });
  });

  it.each([
    ['not a line of JSON', '{"slug": '],
    ['line: must be an object', '[]'],
    ['line: has an unknown field "colour"', catalogueLine('A', { colour: 'red' })],
    ['slug: ', catalogueLine('A', { slug: 'Rosso Levanto' })],
    ['name: is empty', catalogueLine('A', { name: '  ' })],
    ['name: has 121 characters', catalogueLine('A', { name: 'x'.repeat(121) })],
    ['name: holds a control character', catalogueLine('A', { name: 'Rosso\u0000Levanto' })],
    ['type: is not one of the known values', catalogueLine('A', { type: 'plastic' })],
    ['origin.country: must be a text', catalogueLine('A', { origin: {} })],
    ['origin: has an unknown field "planet"', catalogueLine('A', { origin: { country: 'Italy', planet: 'Earth' } })],
    ['colors: names no colour', catalogueLine('A', { colors: [] })],
    ['colors.0: is not a colour word', catalogueLine('A', { colors: ['#ff0000'] })],
    ['aliases.0.kind', catalogueLine('A', { aliases: [{ name: 'B', kind: 'nickname' }] })],
    [
      'aliases.1.name: "B" is there twice',
      catalogueLine('A', {
        aliases: [
          { name: 'B', kind: 'regional' },
          { name: 'B', kind: 'commercial' },
        ],
      }),
    ],
    ['aliases.0.name: "A" is there twice', catalogueLine('A', { aliases: [{ name: 'A', kind: 'regional' }] })],
    [
      'aliases.0.locale: is not an ISO 639-1 code',
      catalogueLine('A', { aliases: [{ name: 'B', kind: 'regional', locale: 'I1' }] }),
    ],
    ['technical: has an unknown field "weight"', catalogueLine('A', { technical: { weight: 3 } })],
    [
      'technical.compressiveStrengthMPa: must not be negative',
      catalogueLine('A', { technical: { compressiveStrengthMPa: -1 } }),
    ],
    ['technical.waterAbsorptionPctRange: begins at 3', catalogueLine('A', { technical: { waterAbsorptionPctRange: [3, 1] } })],
    ['technical.waterAbsorptionPct.value: is more than 100 %', catalogueLine('A', { technical: { waterAbsorptionPct: 101 } })],
    [
      'technical.waterAbsorptionPct: is given in two forms',
      catalogueLine('A', { technical: { waterAbsorptionPct: 1, waterAbsorptionPctMax: 2 } }),
    ],
    [
      'technical.waterAbsorptionPct: is given in two forms',
      catalogueLine('A', { technical: { waterAbsorptionPct: 1, waterAbsorption: { value: 1, unit: '%' } } }),
    ],
    ['technical.waterAbsorption: must be an object', catalogueLine('A', { technical: { waterAbsorption: 1 } })],
    [
      'technical.waterAbsorption.unit: "MPa" is not a unit of this figure',
      catalogueLine('A', { technical: { waterAbsorption: { value: 1, unit: 'MPa' } } }),
    ],
    [
      'technical.mohsHardness: has an unknown field "weight"',
      catalogueLine('A', { technical: { mohsHardness: { value: 1, unit: 'Mohs', weight: 1 } } }),
    ],
  ])('is refused with "%s"', (message, line) => {
    expect(() => parseCatalogueLine(line)).toThrow(message);
  });
});

describe('a line for a stone that is there', () => {
  it('keeps optional fields that it leaves out, facts, and figures of other names', () => {
    const first = mergeCatalogueStone(
      null,
      parse({ family: 'Reds', technical: { compressiveStrengthMPa: 100, openPorosityPct: 1 } }),
    );
    const fact = { topic: 'PRICING', name: 'price', value: '80', unit: null, source: null, confidence: 0.8 } as const;
    const second = mergeCatalogueStone(
      { ...first, facts: [fact] },
      parseCatalogueLine(catalogueLine('Rosso Levanto', { petrography: null, technical: { openPorosityPct: 2 } })),
    );
    expect(second).toMatchObject({ petrography: null, family: 'Reds', facts: [fact] });
    expect(second.technical.compressiveStrength?.value).toBe(100);
    expect(second.technical.openPorosity?.value).toBe(2);
  });
});
