import { describe, expect, it } from 'vitest';
import type { MeasureRecord, StoneData, StoneFactRecord } from '../../../platform/ports/catalogue.ts';
import { measureCompleteness } from './completeness.ts';
import { TOPIC_PROFILES } from './topics.ts';

const bare: StoneData = {
  slug: 'x',
  name: 'X',
  type: 'MARBLE',
  petrography: null,
  family: null,
  origin: { country: '', region: null, locality: null },
  colors: [],
  aliases: [],
  technical: {},
  facts: [],
};
const measure: MeasureRecord = { value: 1, low: null, high: null, unit: 'MPa', standard: null, source: null };
const factOn = (topic: StoneFactRecord['topic']): StoneFactRecord => ({
  topic,
  name: 'n',
  value: 'v',
  unit: null,
  source: null,
  confidence: 1,
});

describe('completeness', () => {
  it('weighs the topics so that they sum up to 100', () => {
    expect(TOPIC_PROFILES.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
  });

  it('is 0 for a stone of which only the name is known, with every topic missing, the heaviest first', () => {
    const { score, missing } = measureCompleteness(bare);
    expect(score).toBe(0);
    expect(missing).toHaveLength(10);
    expect(missing[0]).toBe('TECHNICAL_SPECIFICATIONS');
    expect(missing.at(-1)).toBe('AVAILABILITY');
  });

  it('is 1 with nothing missing when every expected fact is there', () => {
    const full: StoneData = {
      ...bare,
      petrography: 'marble',
      origin: { country: 'Italy', region: 'Tuscany', locality: 'Carrara' },
      colors: ['white'],
      aliases: [{ name: 'Y', kind: 'COMMERCIAL', locale: null, note: null }],
      technical: {
        compressiveStrength: measure,
        flexuralStrength: measure,
        waterAbsorption: measure,
        apparentDensity: measure,
      },
      facts: TOPIC_PROFILES.filter(({ topic }) => topic !== 'TECHNICAL_SPECIFICATIONS').map(({ topic }) => factOn(topic)),
    };
    expect(measureCompleteness(full)).toEqual({ score: 1, missing: [] });
  });

  it('grows by the share of the topic that a fact fills', () => {
    const half = measureCompleteness({ ...bare, technical: { compressiveStrength: measure, waterAbsorption: measure } });
    expect(half.score).toBe(0.15);
    expect(half.missing).toContain('TECHNICAL_SPECIFICATIONS');
  });

  it('expects more figures of a granite than of a marble', () => {
    const technical = {
      compressiveStrength: measure,
      flexuralStrength: measure,
      waterAbsorption: measure,
      apparentDensity: measure,
    };
    expect(measureCompleteness({ ...bare, technical }).score).toBe(0.3);
    expect(measureCompleteness({ ...bare, type: 'GRANITE', technical }).score).toBe(0.2);
  });

  it('takes a modulus of rupture for the bending strength of a profile', () => {
    expect(measureCompleteness({ ...bare, technical: { modulusOfRupture: measure } }).score).toBe(0.075);
  });
});
