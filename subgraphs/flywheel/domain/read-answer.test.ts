import { describe, expect, it } from 'vitest';
import type { TechnicalRecord } from '../../../platform/ports/catalogue.ts';
import { readAnswer } from './read-answer.ts';

const read = (text: string): TechnicalRecord => readAnswer(text, 'TECHNICAL_SPECIFICATIONS', 'an expert').technical;

describe('reading figures out of an answer', () => {
  it.each([
    [
      'Compressive strength 120 MPa (EN 1926).',
      'compressiveStrength',
      { value: 120, low: null, high: null, unit: 'MPa', standard: 'EN 1926' },
    ],
    ['The compressive strength is about 98.5 N/mm².', 'compressiveStrength', { value: 98.5, unit: 'MPa', standard: null }],
    ['It has 120 MPa compressive strength', 'compressiveStrength', { value: 120 }],
    ['Flexural strength (EN 12372): 14,5 MPa', 'flexuralStrength', { value: 14.5, standard: 'EN 12372' }],
    ['Water absorption 0.1–0.3 %', 'waterAbsorption', { value: 0.2, low: 0.1, high: 0.3, unit: '%' }],
    ['Water absorption is between 0,1 and 0,3 % by mass', 'waterAbsorption', { value: 0.2, low: 0.1, high: 0.3 }],
    ['water absorption: 0,24%', 'waterAbsorption', { value: 0.24 }],
    ['Water absorption at most 0.2 %', 'waterAbsorption', { value: 0.2, low: null, high: 0.2 }],
    ['Absorption < 0,5 %', 'waterAbsorption', { value: 0.5, low: null, high: 0.5 }],
    ['Compressive strength at least 100 MPa', 'compressiveStrength', { value: 100, low: 100, high: null }],
    ['Density 2680 kg/m³', 'apparentDensity', { value: 2680, unit: 'kg/m³' }],
    ['Density 2,680 kg/m3', 'apparentDensity', { value: 2680 }],
    ['Rohdichte 2.680 kg/m³', 'apparentDensity', { value: 2680 }],
    ['a density of 2.71 g/cm³', 'apparentDensity', { value: 2710, unit: 'kg/m³' }],
    ['Open porosity 0.4 % (EN 1936)', 'openPorosity', { value: 0.4, unit: '%', standard: 'EN 1936' }],
    ['Mohs hardness 3–4', 'mohsHardness', { value: 3.5, low: 3, high: 4 }],
    ['About 3.5 on the Mohs scale', 'mohsHardness', { value: 3.5 }],
    ['Frost resistance: 56 cycles', 'frostResistance', { value: 56, unit: 'cycles' }],
    ['It withstands 48 freeze-thaw cycles', 'frostResistance', { value: 48 }],
    ['Modulus of rupture 10.3 MPa (ASTM C99)', 'modulusOfRupture', { value: 10.3, standard: 'ASTM C99' }],
    ['Abrasion resistance 18.5 mm (EN 14157)', 'abrasionResistance', { value: 18.5, unit: 'mm' }],
    ['Compressive strength 1200 kg/cm²', 'compressiveStrength', { value: 117.68 }],
  ])('reads “%s”', (text, key, expected) => {
    const technical = Object.entries(read(text));
    expect(technical).toHaveLength(1);
    expect(technical[0]?.[0]).toBe(key);
    expect(technical[0]?.[1]).toMatchObject(expected);
  });

  it('reads several figures of one sentence, each with its own number', () => {
    const technical = read(
      'Compressive strength 139.8 MPa, flexural strength 18,8 MPa, water absorption 0.24 % and density 2680 kg/m³.',
    );
    expect(technical).toMatchObject({
      compressiveStrength: { value: 139.8 },
      flexuralStrength: { value: 18.8 },
      waterAbsorption: { value: 0.24 },
      apparentDensity: { value: 2680 },
    });
  });

  it('gives each number that stands before its keyword to that keyword', () => {
    expect(read('120 MPa compressive strength and 14 MPa flexural strength, 0,2 % water absorption')).toMatchObject({
      compressiveStrength: { value: 120 },
      flexuralStrength: { value: 14 },
      waterAbsorption: { value: 0.2 },
    });
  });

  it('calls a bending figure by ASTM C99 what it is, a modulus of rupture', () => {
    expect(Object.keys(read('Flexural strength 12 MPa (ASTM C99)'))).toEqual(['modulusOfRupture']);
  });

  it('takes no standard’s number for a figure', () => {
    expect(read('Water absorption was measured by EN 13755.')).toEqual({});
  });

  it.each(['Compressive strength 12000 MPa', 'Density 5 kg/m³', 'Water absorption 300 %', 'The strength is good.'])(
    'does not read the implausible “%s”',
    (text) => expect(read(text)).toEqual({}),
  );

  it('keeps the first of two figures of one kind', () => {
    expect(read('Density 2700 kg/m³. Others say density 2750 kg/m³.').apparentDensity?.value).toBe(2700);
  });

  it('is surer of a figure with its method than of one without, and least of words', () => {
    const confidence = (text: string) => readAnswer(text, 'TECHNICAL_SPECIFICATIONS', 'x').confidence;
    expect(confidence('Density 2700 kg/m³ (EN 1936)')).toBe(0.9);
    expect(confidence('Density 2700 kg/m³')).toBe(0.8);
    expect(confidence('It is rather dense.')).toBe(0.6);
  });
});

describe('reading words out of an answer', () => {
  it('makes one fact of the question’s topic, with what was said as its value', () => {
    const { facts, technical } = readAnswer('Seal it every year. Never use acid.', 'MAINTENANCE', 'an expert');
    expect(technical).toEqual({});
    expect(facts).toEqual([
      {
        topic: 'MAINTENANCE',
        name: 'care',
        value: 'Seal it every year. Never use acid.',
        unit: null,
        source: 'an expert',
        confidence: 0.6,
      },
    ]);
  });

  it('keeps the words of a technical answer beside its figures', () => {
    const { facts, technical } = readAnswer(
      'Density 2700 kg/m³. The white selection is weaker.',
      'TECHNICAL_SPECIFICATIONS',
      'x',
    );
    expect(Object.keys(technical)).toEqual(['apparentDensity']);
    expect(facts.map(({ value }) => value)).toEqual(['The white selection is weaker.']);
  });

  it('keeps no more of it, and nothing else in it, than a stone’s fact may hold', () => {
    const { facts } = readAnswer(`Seal it.\u0000\tThen wait\uD800. ${'Long. '.repeat(1_000)}`, 'MAINTENANCE', 'an\nexpert');
    expect(facts[0]?.value).toHaveLength(2_000);
    expect(facts[0]?.value).toMatch(/^Seal it. Then wait\uFFFD. Long. .*…$/);
    expect(facts[0]?.source).toBe('an expert');
  });

  it('makes a fact of whatever it is given', () => {
    expect(readAnswer(';', 'PRICING', 'x').facts).toHaveLength(1);
  });
});
