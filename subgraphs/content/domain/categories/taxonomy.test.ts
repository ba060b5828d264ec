import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseTaxonomy, TaxonomyError } from './taxonomy.ts';

const FILE = readFileSync(new URL('../../../../data/taxonomy.json', import.meta.url), 'utf8');
// biome-ignore lint/suspicious/noExplicitAny: the tests break it in every way
const taxonomy = (): any => JSON.parse(FILE);

/** What is said of the taxonomy after it was edited so. */
// biome-ignore lint/suspicious/noExplicitAny: as above
function faultsAfter(edit: (edited: any) => void): string {
  const edited = taxonomy();
  edit(edited);
  try {
    parseTaxonomy(edited);
  } catch (error) {
    expect(error).toBeInstanceOf(TaxonomyError);
    return (error as TaxonomyError).message;
  }
  return '';
}

describe('the taxonomy', () => {
  it('that the project ships is valid', () => {
    expect(faultsAfter(() => undefined)).toBe('');
  });

  it.each([
    [
      'a value in capitals',
      (edited) => (edited.types[0].value = 'Marble'),
      'types.0.value: must be in lower case with hyphens, such as "north-america"',
    ],
    ['an empty word', (edited) => (edited.uses[0].phrases[0] = ''), 'uses.0.phrases.0: must not be empty'],
    ['a value without words', (edited) => (edited.finishes[1].words = []), 'finishes.1.words:'],
    ['a list that was left out', (edited) => delete edited.frost, 'frost:'],
    [
      'a trait that speaks for no type',
      (edited) => (edited.traits[0].speaks.marbel = 1),
      'traits.0.speaks: no such type "marbel" under "types"',
    ],
    [
      'traits together that are none',
      (edited) => (edited.together[0].traits[0] = 'sweet'),
      'together.0.traits: no such trait or type "sweet"',
    ],
    ['a misspelt key', (edited) => (edited.rarety = []), 'rarety'],
    ['a value that is there twice', (edited) => edited.uses.push(edited.uses[0]), 'uses: "interior-floor" is there twice'],
    ['a use that is not defined', (edited) => edited.usesByType.marble.push('swimming'), 'no such use "swimming" under "uses"'],
    [
      'a type that is not defined',
      (edited) => (edited.usesByType.plastic = []),
      'usesByType.plastic: no such type under "types"',
    ],
    [
      'a shade between families that are not there',
      (edited) => (edited.shades[0].between[0] = 'beigge'),
      'shades.0.between: no such family "beigge" under "colorFamilies"',
    ],
    ['a pattern that would match half the language', (edited) => edited.uses[0].phrases.push('de*'), 'uses.0.phrases: "de*"'],
    ['a pattern with the star inside', (edited) => edited.uses[0].phrases.push('fas*de'), 'uses.0.phrases: "fas*de"'],
  ] as readonly (readonly [string, (edited: ReturnType<typeof taxonomy>) => unknown, string])[])(
    'is refused with its file and place: %s',
    (_what, edit, expected) => {
      const message = faultsAfter(edit);
      expect(message).toContain('data/taxonomy.json is not valid');
      expect(message).toContain(expected);
    },
  );

  it('is told all its faults at once, and how to mend them', () => {
    const message = faultsAfter((edited) => {
      edited.usesByType.marble.push('swimming');
      edited.usesByType.onyx.push('flying');
    });
    expect(message).toContain('swimming');
    expect(message).toContain('flying');
    expect(message).toMatch(/docs\/how-to\.md/);
  });
});
