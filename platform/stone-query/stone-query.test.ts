import { describe, expect, it } from 'vitest';
import type { StoneData } from '../ports/catalogue.ts';
import { toDescribedStone } from './described-stone.ts';
import { createQueryPhrases } from './query-phrases.ts';
import { understandQuery, understoodShare } from './understand-query.ts';
import { explainStone, weighStone } from './weigh-stone.ts';

const stone = (data: Partial<StoneData>) =>
  toDescribedStone({
    slug: 'x',
    name: 'X',
    type: 'LIMESTONE',
    petrography: 'oolitic limestone',
    family: null,
    origin: { country: 'Portugal', region: 'Leiria', locality: 'Alcobaça' },
    colors: ['beige', 'cream'],
    aliases: [],
    technical: {},
    facts: [],
    ...data,
  });
const levanto = stone({
  type: 'MARBLE',
  petrography: 'ophicalcite',
  family: 'Ligurian ophicalcites',
  origin: { country: 'Italy', region: 'Liguria', locality: 'Levanto' },
  colors: ['red', 'green', 'white'],
});
const phrases = createQueryPhrases([stone({}), levanto]);
const facets = (query: string) =>
  understandQuery(query, phrases).map(({ facet, value, isExcluded }) => `${isExcluded ? 'not ' : ''}${facet} ${value}`);

describe('understanding a query', () => {
  it.each([
    [
      'beige limestone from Portugal for a pool deck that resists frost',
      ['color beige', 'type limestone', 'country Portugal', 'use paving', 'frost resistant'],
    ],
    ['Welche Gneise kommen aus der Schweiz?', ['type gneiss', 'country Switzerland']],
    ['marmi bianchi della Toscana', ['type marble', 'color white', 'place tuscany']],
    ['grey granite not from China', ['color grey', 'type granite', 'not country China']],
    ['stone sold as quartzite that is really marble', ['soldAs quartzite', 'petrography marble']],
    ['crinoidal limestone that is called granite', ['petrography limestone', 'soldAs granite']],
    ['stones near Levanto', ['place levanto']],
    ['ophicalcites', ['petrography ophicalcite']],
    ['ligurian ophicalcites', ['family ligurian ophicalcites']],
    ['compressive strength above 200 MPa', ['figure compressiveStrength ≥ 200']],
    ['stones heavier than 2,900 kg per cubic metre', ['figure apparentDensity ≥ 2900']],
    ['an open porosity of 30 % or more', ['figure openPorosity ≥ 30']],
    ['water absorption of 0.4 % or less', ['figure waterAbsorption ≤ 0.4']],
    ['which absorb less than 0,2 % of water', ['figure waterAbsorption ≤ 0.2']],
    ['density below 2.4 g/cm3', ['figure apparentDensity ≤ 2400']],
    ['volcanic stone from Europe', ['rockClass volcanic', 'region europe']],
    ['', []],
    ['🪨 ∅ 12', []],
  ])('%s', (query, expected) => {
    expect(facets(query)).toEqual(expected);
  });

  it('tells the colour of the ground from that of veins', () => {
    const [ground, accent] = understandQuery('black marble with white veins', phrases).filter(({ facet }) => facet === 'color');
    expect(ground).toMatchObject({ value: 'black', isAccent: false });
    expect(accent).toMatchObject({ value: 'white', isAccent: true });
  });

  it('says how much of a query it understood', () => {
    const telling = ['beige', 'limestone', 'colosseum'];
    expect(understoodShare(understandQuery('beige limestone of the Colosseum', phrases), telling)).toBeCloseTo(2 / 3);
    expect(understoodShare([], [])).toBe(0);
  });
});

describe('weighing a stone', () => {
  const asked = understandQuery('red marble from Italy', phrases);

  it('gives 1 to what meets all, less to what meets some, 0 to what meets less than half', () => {
    expect(weighStone(levanto, asked)).toBe(1);
    const green = weighStone({ ...levanto, colors: ['green', 'red'] }, asked);
    expect(green).toBeGreaterThan(0);
    expect(green).toBeLessThan(1);
    expect(weighStone(stone({}), asked)).toBe(0);
    expect(weighStone(levanto, [])).toBe(0);
  });

  it('explains each constraint by the stone’s own facts, and says what nobody has tested', () => {
    expect(explainStone(levanto, understandQuery('red marble that resists frost', phrases))).toMatchObject([
      { degree: 1, evidence: 'colours: red, green, white' },
      { degree: 1, evidence: 'sold as marble; petrography: ophicalcite' },
      { degree: 0.3, evidence: 'no frost test is recorded' },
    ]);
  });

  it('takes those who ask for no country', () => {
    const countries = (query: string) =>
      understandQuery(query, phrases).flatMap(({ facet, value }) => (facet === 'country' ? [value] : []));
    expect(countries('kindly send us red marble')).toEqual([]);
    expect(countries('red marble from us quarries')).toEqual(['United States']);
  });

  it('turns what is excluded round', () => {
    const [constraint] = understandQuery('not from Italy', phrases);
    if (constraint === undefined) throw new Error('not understood');
    expect(explainStone(levanto, [constraint])[0]?.degree).toBe(0);
    expect(explainStone(stone({}), [constraint])[0]?.degree).toBe(1);
  });
});
