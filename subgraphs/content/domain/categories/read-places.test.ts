import { describe, expect, it } from 'vitest';
import { categorizeText } from './categorize.ts';

const origin = (description: string, name: string | null = null) => {
  const categories = categorizeText(name, description);
  return ['region', 'country'].map((facet) => categories.find((category) => category.facet === facet)?.value ?? null);
};
const countryOf = (description: string) => origin(description)[1];

describe('where a stone is from', () => {
  it.each([
    ['Tufo giallo napoletano, in conci per facciate.', 'italy'],
    ['Gneiss argentato della val Soana, lastre a spacco.', 'italy'],
    ['Silver gneiss from the Soana valley.', 'italy'],
    ['Calcário azulado da serra de Aire.', 'portugal'],
    ["Calcário azulado da Serra d'Aire.", 'portugal'],
    ['Blue-grey slab from the Rhenish hills.', 'germany'],
    ['White marble of Carinthia for stairs.', 'austria'],
    ['White marble out of Guangxi.', 'china'],
    ['Granito branco catarinense para bancadas.', 'brazil'],
    ['Calcaire blanc agenais, pour façades.', 'france'],
    ['Caliza conquense de color crema.', 'spain'],
    ['Erzgebirgischer Gneis für Pflaster.', 'germany'],
    ['Heller Odenwaldgranit, geflammt.', 'germany'],
    ['Grober Gneis vom Gotthardpass.', 'switzerland'],
    ['Roter Stein des Odenwalds.', 'germany'],
    ["Toros Dağları'ndan bej kireçtaşı.", 'turkey'],
  ])('%s', (description, country) => {
    expect(countryOf(description)).toBe(country);
  });

  it('shows the words it rests on, and is less sure of a village than of a country', () => {
    const [village] = categorizeText(null, 'Granite cut at Fossano.').filter(({ facet }) => facet === 'country');
    const [country] = categorizeText(null, 'Granite cut in Italy.').filter(({ facet }) => facet === 'country');
    expect(village).toMatchObject({ value: 'italy', evidence: '“Fossano”' });
    expect(village?.confidence).toBeLessThan(country?.confidence ?? 0);
  });

  it.each([
    ['a country beats a town', 'Spanish granite, sawn beside the yard in Nampa.', 'spain'],
    ['the place it is from beats the one it goes to', 'Black granite quarried outside Redcliff, shipped to Genoa.', 'zimbabwe'],
    ['the nearest small word decides', 'Pink granite shipped from Toamasina to Genoa.', 'madagascar'],
    ['streets and palaces are not where it is from', 'A limestone of Dijon that paves the streets of Vienna.', 'france'],
    ['a longer name beats the one in it', 'A rapakivi from South Karelia.', 'finland'],
    ['of homonyms the larger is meant', 'Red limestone cut near Verona.', 'italy'],
    [
      'of homonyms the one at home in the language is meant',
      'La pietra di Greve è grigia, per scale e per il pavimento della cucina.',
      'italy',
    ],
    ['what is denied is not meant', 'Grey sandstone of Shimane, not Guangxi.', 'japan'],
  ])('%s', (_, description, country) => {
    expect(countryOf(description)).toBe(country);
  });

  it('is in the continent that the text names, whatever towns are called', () => {
    expect(origin('European granite, cut at Nampa.')).toEqual(['europe', null]);
  });

  it.each([
    'Antique finish, sanded edges, in March.',
    'Schöner Stein mit Schotter im Brunnen.',
    'A Devonian and Permian rock, honed.',
    'Piedra romana del camino, color marfil.',
    'roche grise, en terrasses et colonnes',
    'Pietra chiara per piano cucina, camino e piscina.',
    'Designed by Foster for the chapel.',
    'Ask Taylors; Further sizes from Mr Bentley.',
    '',
  ])('is not said by “%s”', (description) => {
    expect(origin(description)).toEqual([null, null]);
  });

  it('is not read from a town in a name that stones are called by', () => {
    expect(origin('Black, for counters.', 'Absolute Nampa')).toEqual([null, null]);
  });

  it('answers for a text of names alone in a moment, however long', () => {
    const text = 'de la Santa Maria do Rio di San Giovanni '.repeat(500);
    expect(origin(text)).toHaveLength(2);
  });
});
