import { readFileSync } from 'node:fs';
import type { NamedStone } from '../subgraphs/content/domain/identity/name-index.ts';
import { mergeCatalogueStone, parseCatalogueLine } from '../subgraphs/content/domain/parse/parse-catalogue-line.ts';
import { catalogueLine, WHOLE_CATALOGUE } from './content.ts';

/** A stone of that name, with its slug for id; `rest` are further fields of a line of the catalogue. */
export function stoneNamed(name: string, rest: object = {}): NamedStone {
  return toNamedStone(catalogueLine(name, rest));
}

/** The project's catalogue, with slugs for ids. */
export function wholeCatalogue(): NamedStone[] {
  return readFileSync(WHOLE_CATALOGUE, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map(toNamedStone);
}

function toNamedStone(line: string): NamedStone {
  const data = mergeCatalogueStone(null, parseCatalogueLine(line));
  return { id: data.slug, data };
}
