import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stoneNamed, wholeCatalogue } from '../../../../testing/named-stones.ts';
import { buildNameIndex } from '../identity/name-index.ts';
import { categorizeText } from './categorize.ts';
import { categorizeStone } from './categorize-stone.ts';
import { taxonomy } from './category.ts';

const valuesOf = (facet: string, description: string, name: string | null = null) =>
  categorizeText(name, description)
    .filter((category) => category.facet === facet)
    .map((category) => category.value)
    .sort();

describe('a description', () => {
  it.each([
    ['White marble from Turkey for bathrooms.', 'marble', 'asia', ['white'], ['bathroom']],
    ['Marmo bianco della Grecia per bagni e pavimenti.', 'marble', 'europe', ['white'], ['bathroom', 'interior-floor']],
    [
      'Schwarzer Granit aus Simbabwe, für Grabmale und Küchenarbeitsplatten.',
      'granite',
      'africa',
      ['black'],
      ['countertop', 'monument'],
    ],
    ['Calcaire beige de Bourgogne : façades et dallages.', 'limestone', 'europe', ['beige'], ['facade', 'interior-floor']],
    ['Arenisca roja de la India para adoquines y bordillos.', 'sandstone', 'asia', ['red'], ['paving']],
    ['Quartzito azul do Brasil para bancadas.', 'quartzite', 'south-america', ['blue'], ['countertop']],
    ['Gri bazalt, Türkiye. Kaldırım taşı.', 'basalt', 'asia', ['grey'], ['paving']],
    ['Graugrüner Gneis aus dem Tessin für Dachplatten.', 'gneiss', 'europe', ['green', 'grey'], ['roofing']],
  ])('is read in its language: %s', (description, type, region, colors, uses) => {
    expect(valuesOf('type', description)).toEqual([type]);
    expect(valuesOf('region', description)).toEqual([region]);
    expect(valuesOf('colorFamily', description)).toEqual(colors);
    expect(valuesOf('use', description)).toEqual(uses);
  });

  it.each([
    ['veins', 'Black marble with white veins.', ['black']],
    ['veins, the colour behind them', 'Marmo nero con vene bianche.', ['black']],
    ['a place', 'Soapstone of Ouro Preto, grey.', ['grey']],
    ['a mineral', 'Grey granite with pink feldspar.', ['grey']],
    ['a rock’s own name', 'Red quartz porphyry.', ['red']],
    ['what it is not', 'Grey, never green.', ['grey']],
    ['a form of the word', 'Piedra dorada.', ['yellow']],
    ['a compound', 'Dunkelgrüner Serpentinit.', ['green']],
    ['a shade between two families', 'Buff sandstone.', ['beige', 'brown']],
    ['a shade beside a colour', 'Ivory-white marble, giallo ocra.', ['white', 'yellow']],
    ['a thing', 'Grey slate under a blue sky, for wine cellars.', ['grey']],
    ['a conjunction', 'Grey slate for a viaduct or two.', ['grey']],
    ['a likeness', 'Schneeweißer Marmor.', ['white']],
    ['several veins', 'Black marble with white and grey veins.', ['black']],
    ['what it is flecked with', 'Green rock, flecked with gold.', ['green']],
    ['a mineral behind its noun', 'Roche grise à mica noir.', ['grey']],
    ['a named sea or forest', 'Granite from the Black Forest, yellow.', ['yellow']],
    ['age and water', 'Grey marble, turning brown when wet.', ['grey']],
    ['a question', 'Blue? No: grey.', ['grey']],
    ['a likeness in size', 'Rosa, con cristalli grandi come noci.', ['pink']],
    ['ash', 'Cenere vulcanica cementata, gialla.', ['yellow']],
    ['a word that only looks so', 'Grey, and more: it is cut into plates; oxide.', ['grey']],
    ['bands that a ground has', 'Gnaisse rosa com faixas pretas.', ['pink']],
    ['silver beside grey', 'Gris argenté.', ['grey']],
  ])('tells the stone’s colour from that of %s', (_what, description, colors) => {
    expect(valuesOf('colorFamily', description)).toEqual(colors);
  });

  it.each([
    ['denied', 'Marble that etches in kitchens; bathrooms only.', ['bathroom']],
    ['of the past', 'Limestone, once for bridges, now for facades.', ['facade']],
    ['the only one', 'Granite for paving only, not facades.', ['paving']],
    ['a floor in the open', 'Arenaria: pavimenti di cortili.', ['paving']],
    ['denied behind it', 'Gneis: Dächer nicht, aber Fassaden.', ['facade']],
    ['only whose floor it is', 'Marbre pour les sols des palais.', ['interior-floor']],
    ['only where it is', 'Slate for kitchen floors.', ['interior-floor']],
  ])('tells a use from one that is %s', (_what, description, uses) => {
    expect(valuesOf('use', description)).toEqual(uses);
  });

  it('shows a type by signs that stand apart, and never by a word it denies', () => {
    expect(valuesOf('type', 'Translucent, banded calcite.')).toEqual(['onyx']);
    expect(valuesOf('type', 'Grünes Gestein, kein Marmor, reich an Serpentin.')).toEqual(['serpentinite']);
  });

  it.each([
    ['likened to', 'Pink, looks like marble, scratches glass, acid does nothing.', 'quartzite'],
    ['harder than', 'Plus dure que le marbre ; sable recristallisé, vitreux.', 'quartzite'],
    ['denied', 'Bazalt değil, kumtaşı.', 'sandstone'],
    ['asked after', 'Marmo? No, serpentinite verde.', 'serpentinite'],
    ['a trade name that is set right', 'Sold as marble, but in truth a dense lime mud full of shells.', 'limestone'],
    ['a trade name of what has no other', 'Black gabbro, sold as granite.', 'granite'],
    ['a trade name beside another rock', 'Quartzite sold as marble.', 'quartzite'],
    ['what became another', 'Grès métamorphisé, blanc.', 'quartzite'],
    ['an adjective', 'Concrétion calcaire translucide, rubanée.', 'onyx'],
    ['what it was before', 'It was limestone once; heat made it white.', 'marble'],
    ['the end of a compound', 'Silberquarzit, glimmerreich.', 'quartzite'],
    ['beside a trait that makes another of it', 'Calcaire à gros trous, formé par les sources.', 'travertine'],
    ['a local name', 'Petit granit bleu, à crinoïdes.', 'limestone'],
    ['a loose word', 'A freestone crowded with ammonites.', 'limestone'],
  ])('reads a rock that is %s', (_how, description, type) => {
    expect(valuesOf('type', description)).toEqual([type]);
  });

  it.each([
    ['Fizzes under acid; sugary crystals of calcite.', 'marble'],
    ['Feels like soap and keeps the heat.', 'soapstone'],
    ['Leuchtet, wenn eine Lampe dahinter steht, und ist gebändert wie ein Achat.', 'onyx'],
    ['Cenere di un vecchio vulcano con pomici, così leggera.', 'tuff'],
    ['Grands cristaux blancs de feldspath dans une pâte fine.', 'porphyry'],
    ['Coladas antiguas con vesículas.', 'basalt'],
    ['Bandada, com olhos de feldspato.', 'gneiss'],
    ['Yaprak yaprak ayrılan, mika parıltılı.', 'schist'],
    ['Kil taşından, ince levhalara ayrılan; kara tahta.', 'slate'],
    ['Ripple marks; grains of quartz, cemented.', 'sandstone'],
    ['Heiße Quellen, Schilfreste, löchrig.', 'travertine'],
    ['Gözeneksiz, fosilsiz; kuvars ve feldispat kristalleri.', 'granite'],
    ['Altered peridotite with a mesh of threads.', 'serpentinite'],
    ['Interlocking feldspar and quartz with black mica.', 'granite'],
  ])('tells a rock that is not named by its traits: %s', (description, type) => {
    expect(valuesOf('type', description)).toEqual([type]);
  });

  it.each([
    ['marmo iraniano', 'asia'],
    ['granito gallego', 'europe'],
    ['onyx algérien', 'africa'],
    ['Wunsiedler Marmor', 'europe'],
    ['Polish brings out its colour', undefined],
    ['Granite from Portugal, shipped to Brazil', 'europe'],
  ])('tells the origin from “%s”', (description, region) => {
    expect(valuesOf('region', description)[0]).toBe(region);
  });

  it('takes what sellers call a stone for its type, and tells a rock that is not named by its traits, and by its place where nothing else does', () => {
    const index = buildNameIndex(wholeCatalogue());
    const typeOf = (description: string) => categorizeText(null, description, index).find(({ facet }) => facet === 'type');
    expect(typeOf('Swirling, banded, high-grade metamorphic. Sold as granite.')).toMatchObject({ value: 'granite' });
    expect(typeOf('Grey, coarse-grained, with biotite.')).toMatchObject({
      value: 'granite',
      confidence: expect.closeTo(0.65, 1),
    });
    expect(typeOf('Black, without veins, from Golzinne. Floors.')).toMatchObject({
      value: 'limestone',
      evidence: '“Golzinne”; most like it from Golzinne in the catalogue',
    });
    expect(typeOf('Black, for floors.')).toBe(undefined);
  });

  it('fills the further facets', () => {
    const text = 'Grey granite, flamed, frost-resistant, rarely rare but outdoors common. Paving.';
    expect(valuesOf('finish', text)).toEqual(['flamed']);
    expect(valuesOf('frost', text)).toEqual(['resistant']);
    expect(valuesOf('slip', text)).toEqual(['slip-resistant']);
    expect(valuesOf('setting', text)).toEqual(['outdoors']);
    expect(valuesOf('frost', 'Not frost resistant, indoors only.')).toEqual(['not-resistant']);
    expect(valuesOf('rarity', 'A rare stone.')).toEqual(['rare']);
    expect(valuesOf('petrography', 'Sold as granite, in truth a larvikite.')).toEqual(['granite']);
    expect(valuesOf('country', 'Slate from Wales.')).toEqual(['united-kingdom']);
  });

  it('is helped by a name that the catalogue knows, and by none that it does not', () => {
    const index = buildNameIndex(wholeCatalogue());
    const of = (name: string) => categorizeText(name, 'A fine stone.', index).find(({ facet }) => facet === 'type');
    expect(of('Rosso Levanto')).toMatchObject({ value: 'marble', evidence: 'the catalogue’s Rosso Levanto'.replace('’', "'") });
    expect(of('Nobody Knows This')).toBe(undefined);
  });

  it('of any kind gives values of the taxonomy with evidence, at most one type and one region', () => {
    const values = new Map(taxonomy().map(({ facet, values: known }) => [facet, new Set(known)]));
    const words = fc.constantFrom(
      'marble',
      'rot',
      'kein',
      'Norway',
      'con',
      'venas',
      'Küche',
      'only',
      '.',
      'façade',
      '\ud800',
      '&',
      '*',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 30 }), (parts) => {
        const categories = categorizeText(null, parts.join(' '));
        for (const { facet, value, confidence, evidence } of categories) {
          expect(values.get(facet)?.has(value)).toBe(true);
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
          expect(evidence).not.toBe('');
        }
        for (const facet of ['type', 'region']) expect(categories.filter((one) => one.facet === facet).length).toBeLessThan(2);
        expect(new Set(categories.map(({ facet, value }) => `${facet}:${value}`)).size).toBe(categories.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a stone of the catalogue', () => {
  const fact = (topic: string, name: string, value: string) => ({
    topic,
    name,
    value,
    unit: null,
    source: null,
    confidence: 0.8,
  });

  it('has categories from its facts, each with its evidence', () => {
    const { data } = stoneNamed('Kota', { type: 'limestone', petrography: 'flaggy limestone', origin: { country: 'India' } });
    const facts = [
      fact('APPLICATIONS', 'suitability', 'paving, patios'),
      fact('TECHNICAL_SPECIFICATIONS', 'frost', 'yes'),
      fact('VISUAL_CHARACTERISTICS', 'finishes', 'honed, flamed'),
      fact('AVAILABILITY', 'rarity', 'widely available'),
      fact('PRICING', 'price range', 'low'),
    ] as never;
    const categories = categorizeStone({ ...data, facts });
    const of = (facet: string) => categories.filter((one) => one.facet === facet).map(({ value }) => value);
    expect(
      Object.fromEntries(['type', 'petrography', 'region', 'country', 'use', 'setting', 'frost'].map((f) => [f, of(f)])),
    ).toEqual({
      type: ['limestone'],
      petrography: ['limestone'],
      region: ['asia'],
      country: ['india'],
      use: ['paving'],
      setting: ['outdoors'],
      frost: ['resistant'],
    });
    expect([of('finish'), of('slip'), of('rarity'), of('priceTier')]).toEqual([
      ['honed', 'flamed'],
      ['slip-resistant'],
      ['common'],
      ['budget'],
    ]);
    for (const { evidence } of categories) expect(evidence).toMatch(/: /);
  });

  it('has the typical uses of its type where no fact tells, less sure', () => {
    const uses = categorizeStone(stoneNamed('Statuario').data).filter(({ facet }) => facet === 'use');
    expect(uses.map(({ confidence, evidence }) => [confidence, evidence])).toEqual(uses.map(() => [0.5, 'typical of marble']));
    expect(uses.length).toBeGreaterThan(1);
  });

  it('resists frost by the cycles it withstood', () => {
    const technical = { frostCycles: 168, source: 'a test sheet' };
    const frost = categorizeStone(stoneNamed('Hard', { technical }).data).find(({ facet }) => facet === 'frost');
    expect(frost).toMatchObject({ value: 'resistant', evidence: '168 cycles withstood (EN 12371)' });
  });
});
