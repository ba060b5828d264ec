import { describe, expect, it } from 'vitest';
import { PlaceFileError } from './gazetteer.ts';
import { parsePlaceList } from './place-list.ts';

const COUNTRIES = new Set(['Italy', 'Switzerland']);
const parse = (text: string) => parsePlaceList(text, COUNTRIES);

function faultsOf(text: string): string {
  try {
    parse(text);
  } catch (error) {
    expect(error).toBeInstanceOf(PlaceFileError);
    return (error as PlaceFileError).message;
  }
  return '';
}

describe('the places by hand', () => {
  const list = parse(`
    # valleys first
    = Italy =
    Val Soana, napoletano   # an adjective

    Lago Maggiore
    = Switzerland =
    Lago Maggiore, Ticino
  `);

  it('lie in the country of their heading, or in several', () => {
    expect(list.find('val soana')?.countries).toEqual([{ country: 'Italy', share: 1 }]);
    expect(list.find('lago maggiore')?.countries.map(({ country }) => country)).toEqual(['Italy', 'Switzerland']);
    expect(list.find('val')).toBeNull();
  });

  it('are found in every form where they are written small', () => {
    for (const form of ['napoletano', 'napoletana', 'napoletani', 'napoletane']) expect(list.findSmall(form)).not.toBeNull();
    expect(list.findSmall('ticino')).toBeNull();
  });

  it('are found by the name of a valley or a lake alone', () => {
    expect(list.findLandform('soana')).toEqual(list.find('val soana'));
    expect(list.findLandform('nowhere')).toBeNull();
  });

  it.each([
    ['an unknown country', '= Itlay =\nCarrara', 'line 1: no country "Itlay" under "regions" of data/taxonomy.json'],
    ['a place under no country', '\nCarrara', 'line 2: "Carrara" stands under no country'],
    ['a comma too many', '= Italy =\nCarrara,, Massa', 'line 2: "" must have 3 letters or more; is there a comma too many?'],
    [
      'a heading that is not closed',
      '= Italy =\nCarrara\n= Switzerland',
      'line 3: a heading is written = Italy =, not = Switzerland',
    ],
  ])('refuse %s, with the line', (_, text, fault) => {
    expect(faultsOf(text)).toContain(`  - ${fault}`);
    expect(faultsOf(text)).toContain('data/places.txt is not valid');
  });

  it('name every fault at once', () => {
    expect(faultsOf('= Italy =\nx\nCarrara\n= Nowhere =\n').match(/- line/g)).toHaveLength(2);
  });
});
