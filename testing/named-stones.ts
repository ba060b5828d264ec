import type { NamedStone } from '../subgraphs/content/domain/identity/name-index.ts';
import { mergeCatalogueStone, parseCatalogueLine } from '../subgraphs/content/domain/parse/parse-catalogue-line.ts';
import { catalogueLine } from './content.ts';

/** A stone of that name, with its slug for id; `rest` are further fields of a line of the catalogue. */
export function stoneNamed(name: string, rest: object = {}): NamedStone {
  const data = mergeCatalogueStone(null, parseCatalogueLine(catalogueLine(name, rest)));
  return { id: data.slug, data };
}
