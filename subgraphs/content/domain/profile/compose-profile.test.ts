import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { StoneData } from '../../../../platform/ports/catalogue.ts';
import { catalogueLine, WHOLE_CATALOGUE } from '../../../../testing/content.ts';
import { LOCALES } from '../article.ts';
import { mergeCatalogueStone, parseCatalogueLine } from '../parse/parse-catalogue-line.ts';
import { composeProfile } from './compose-profile.ts';
import { materialOf } from './material.ts';
import { neighboursOf } from './neighbours.ts';
import { countryName } from './place-names.ts';

const ALONE = { family: [], district: [] };
const stone = (rest: object = {}): StoneData =>
  mergeCatalogueStone(null, parseCatalogueLine(catalogueLine('Rosso Levanto', rest)));
const catalogue = readFileSync(WHOLE_CATALOGUE, 'utf8')
  .trim()
  .split('\n')
  .map((line) => mergeCatalogueStone(null, parseCatalogueLine(line)));

describe('a composed profile', () => {
  it('says plainly that no person wrote it, in every language', () => {
    const starts = LOCALES.map((locale) => composeProfile(stone(), ALONE, locale).source.split('\n')[0]);
    expect(new Set(starts).size).toBe(LOCALES.length);
    for (const start of starts) expect(start).toMatch(/^> .*autom[aá]ti/i);
  });

  it('is the same text for the same record', () => {
    for (const locale of LOCALES)
      expect(composeProfile(stone(), ALONE, locale)).toEqual(composeProfile(stone(), ALONE, locale));
  });

  it('has the same sections in every language, and no word of a template left open', () => {
    for (const data of catalogue.slice(0, 60)) {
      const neighbours = neighboursOf(data, catalogue);
      const counts = LOCALES.map((locale) => {
        const { source, title, summary } = composeProfile(data, neighbours, locale);
        expect(`${title}${summary}${source}`).not.toMatch(/undefined|null|NaN|\[object|\$\{/);
        return source.match(/^## /gm)?.length;
      });
      expect(new Set(counts).size).toBe(1);
    }
  });

  it('stays within the bounds of an article for every stone of the catalogue, at a useful length', () => {
    const words = catalogue.map((data) => {
      const { title, summary, source } = composeProfile(data, neighboursOf(data, catalogue), 'en');
      expect(title.length).toBeLessThanOrEqual(255);
      expect(summary?.length).toBeLessThanOrEqual(500);
      return source.split(/\s+/).length;
    });
    words.sort((a, b) => a - b);
    expect(words[0]).toBeGreaterThan(180);
    expect(words[Math.floor(words.length / 2)]).toBeGreaterThan(230);
    expect(words.at(-1)).toBeLessThan(500);
  });

  it('gives each figure with its unit, test and source, and names those that are missing', () => {
    const technical = {
      compressiveStrengthMPa: 99,
      waterAbsorptionPctRange: [0.1, 0.3],
      openPorosityPctMax: 2,
      source: 'sheet, EN 1926',
    };
    const { source } = composeProfile(stone({ technical }), ALONE, 'en');
    expect(source).toContain('- Compressive strength: 99 MPa (EN 1926)');
    expect(source).toContain('- Water absorption: 0.1–0.3 %');
    expect(source).toContain('- Open porosity: at most 2 %');
    expect(source).toContain('Source of these figures: sheet, EN 1926.');
    expect(source).toMatch(/no figure for: flexural strength, apparent density/);
  });

  it('judges use and care by what the stone is, and says so where only its trade name is known', () => {
    expect(composeProfile(stone({ petrography: 'ophicalcite' }), ALONE, 'en').source).toContain('serpentine minerals');
    const byType = composeProfile(stone({ petrography: null, type: 'granite' }), ALONE, 'en').source;
    expect(byType).toContain('holds for granite in general, as the trade uses the word');
    expect(byType).toContain('petrography is not recorded');
  });

  it('shows what someone typed literally, never as a link, a picture or a heading', () => {
    const name = '# [Free](https://example.org) <b>*stone*</b>';
    const { source, title } = composeProfile({ ...stone(), name }, { family: [], district: ['![x](y)'] }, 'en');
    expect(title).toContain(name);
    expect(source).toContain('\\# \\[Free\\](https://example.org) \\<b\\>\\*stone\\*\\</b\\>');
    expect(source).toContain('!\\[x\\](y)');
  });

  it('writes countries, numbers and lists as the language does', () => {
    const { source } = composeProfile(stone({ technical: { waterAbsorptionPct: 0.14 } }), ALONE, 'de');
    expect(source).toContain('Italien');
    expect(source).toContain('Wasseraufnahme: 0,14 %');
    expect(source).toContain('Weiß und Grau');
    expect(source).toContain('Biegefestigkeit, offene Porosität');
  });
});

describe('the rock behind a name', () => {
  it.each([
    ['calcareous sandstone', 'SANDSTONE'],
    ['glauconitic sandy limestone', 'CALCITE'],
    ['dolomitic marble', 'DOLOMITE'],
    ['serpentine marble', 'SERPENTINE'],
    ['rhyolitic ignimbrite', 'SILICATE'],
    ['zeolitic tuff', 'TUFF'],
    ['volcaniclastic slate', 'SLATE'],
    ['quartz-mica schist', 'SCHIST'],
    ['hydrothermal quartz', 'SILICATE'],
    ['something new', 'UNKNOWN'],
  ])('is told by its petrography: %s is %s', (petrography, material) => {
    expect(materialOf({ petrography, type: 'MARBLE' })).toEqual({ material, basis: 'petrography' });
  });
});

describe('neighbours', () => {
  it('are the stones of the family, and besides those of the same place', () => {
    const place = { country: 'Italy', region: 'Liguria', locality: 'Levanto' };
    const red = { ...stone(), family: 'Reds', origin: place };
    const others = [
      red,
      { ...red, slug: 'b', name: 'B' },
      { ...red, slug: 'c', name: 'C', family: null },
      { ...red, slug: 'd', name: 'D', family: null, origin: { ...place, locality: null } },
    ];
    expect(neighboursOf(red, others)).toEqual({ family: ['B'], district: ['C'] });
  });
});

describe('a country', () => {
  it('is named in the language, and stays as it is where it is none', () => {
    expect(countryName('Turkey', 'de')).toBe('Türkei');
    expect(countryName('United States', 'fr')).toBe('États-Unis');
    expect(countryName('Atlantis', 'es')).toBe('Atlantis');
    const names = new Set(catalogue.map(({ origin }) => origin.country));
    // Iran is Iran everywhere; a country that no language names otherwise must be one of those few.
    const same = [...names].filter((name) => LOCALES.every((locale) => countryName(name, locale) === name));
    expect(same.every((name) => ['Angola', 'Oman', 'Uruguay', 'Malta', 'Namibia', 'Taiwan'].includes(name))).toBe(true);
  });
});
