import { describe, expect, it } from 'vitest';
import { createGazetteer } from './gazetteer.ts';
import { placeOfAdjective } from './place-adjectives.ts';

const HEAD = `# a\n# b\n# c\n# ${['IT=Italy', 'ES=Spain', 'PT=Portugal', 'FR=France', 'DE=Germany', 'TR=Turkey', 'CN=China', 'US=United States'].join(';')}\n`;
const names = [
  'udine\tITs4',
  'lucca\tITs4',
  'malaga\tESs5',
  'porto\tPTs5',
  'dijon\tFR4',
  'agen\tFR3',
  'sachsen\tDEs6',
  'freiburg\tDE4',
  'mugla\tTRs5',
  'hunan\tCNs8',
  'cuneo\t?ITs4',
  'devon\tUS4',
  'chies\tIT4',
  'prato\t?IT4',
];
const gazetteer = createGazetteer(`${HEAD}${names.sort().join('\n')}\n`);
const countryOf = (word: string) => placeOfAdjective(word, [gazetteer])?.countries[0]?.country ?? null;

describe('an adjective of place', () => {
  it.each([
    ['udinese', 'Italy'],
    ['udinesi', 'Italy'],
    ['lucchese', 'Italy'],
    ['cuneese', 'Italy'],
    ['malagueño', 'Spain'],
    ['MALAGUEÑAS', 'Spain'],
    ['portuense', 'Portugal'],
    ['dijonnais', 'France'],
    ['agenaise', 'France'],
    ['sächsischer', 'Germany'],
    ['Freiburger', 'Germany'],
    ['Muğlalı', 'Turkey'],
    ['Hunanese', 'China'],
  ])('%s is of %s', (word, country) => {
    expect(countryOf(word)).toBe(country);
  });

  it.each([
    ['has no capital where its language writes one', 'freiburger'],
    ['has no capital in Turkish', 'muğlalı'],
    ['lacks the letter that makes it one', 'malagueno'],
    ['is an ordinary word', 'chiesa'],
    ['would be of a town that is an ordinary word', 'pratense'],
    ['is an age of the earth', 'Devonian'],
    ['is a mineral', 'calcitico'],
    ['is empty', ''],
  ])('is none that %s', (_, word) => {
    expect(countryOf(word)).toBeNull();
  });
});
