/** Places that no source lists, from `data/places.txt`, which people edit: valleys, ranges, islands, districts and their adjectives. */

import { foldWords } from '../identity/name-tokens.ts';
import { listedForms } from '../identity/word-forms.ts';
import { BY_HAND, type Gazetteer, isLandform, type KnownPlace, PlaceFileError, placeKey } from './gazetteer.ts';

/** Places by hand, and the words among them that need no capital. */
export interface PlaceList extends Gazetteer {
  /** The place of a key that is one however it is written, in any of its forms: `napoletani` by `napoletano`. */
  findSmall(key: string): KnownPlace | null;
  /** The valley, range or other landform of this name, whatever it is called: `soana` by Val Soana. */
  findLandform(name: string): KnownPlace | null;
}

const HEADING = /^=\s*(.+?)\s*=$/;
const LEAST_LETTERS = 3;

/**
 * @param text lines of names divided by commas, under headings such as `= Italy =`; `#` begins a comment, empty lines say nothing. A
 *   name in lower case is found however it is written, any other with a capital only
 * @param countries the names that headings may have
 * @throws {PlaceFileError} listing every fault with its line
 */
export function parsePlaceList(text: string, countries: ReadonlySet<string>): PlaceList {
  const places = new Map<string, Set<string>>();
  const small = new Set<string>();
  const landforms = new Map<string, string>();
  const faults: string[] = [];
  let country: string | null = null;
  for (const [at, written] of text.split('\n').entries()) {
    const line = written.replace(/#.*$/, '').trim();
    const fault = (what: string) => faults.push(`line ${at + 1}: ${what}`);
    const heading = HEADING.exec(line)?.[1];
    if (heading !== undefined) {
      country = countries.has(heading) ? heading : null;
      if (country === null) fault(`no country "${heading}" under "regions" of data/taxonomy.json`);
      continue;
    }
    if (line.startsWith('=')) fault(`a heading is written = Italy =, not ${line}`);
    if (line === '' || line.startsWith('=')) continue;
    if (country === null) {
      if (faults.length === 0) fault(`"${line}" stands under no country; begin with a heading such as = Italy =`);
      continue;
    }
    for (const name of line
      .replace(/,$/, '')
      .split(',')
      .map((part) => part.trim())) {
      const key = placeKey(foldWords(name));
      if (key.length < LEAST_LETTERS) fault(`"${name}" must have ${LEAST_LETTERS} letters or more; is there a comma too many?`);
      else {
        const [first = '', ...rest] = key.split(' ');
        if (isLandform(first) && rest.length > 0) landforms.set(rest.join(' '), key);
        places.set(key, (places.get(key) ?? new Set()).add(country));
        if (!/\p{Lu}/u.test(name)) small.add(key);
      }
    }
  }
  if (faults.length > 0) {
    const listed = faults.map((each) => `  - ${each}`).join('\n');
    throw new PlaceFileError(`data/places.txt is not valid:\n${listed}\nMend it there; its first lines say how it is written.`);
  }
  function find(key: string): KnownPlace | null {
    const meant = places.get(key);
    if (meant === undefined) return null;
    return { size: BY_HAND, isWord: false, countries: [...meant].map((name) => ({ country: name, share: 1 / meant.size })) };
  }
  return {
    find,
    findLandform: (name) => find(landforms.get(name) ?? name),
    findSmall(key) {
      const form = key.includes(' ') ? key : listedForms(key).find((listed) => small.has(listed));
      return form !== undefined && small.has(form) ? find(form) : null;
    },
  };
}
