import type { StoneData } from '../../../platform/ports/catalogue.ts';
import type { StoredDocument } from '../../../platform/ports/documents.ts';

/** A stone as it is stored; the API's `Stone`. */
export type StoneRecord = StoredDocument<StoneData>;

/** The key under which a name is listed: without diacritics and case, so that `Ölandssten` stands under O. */
export function toSortKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .replaceAll('æ', 'ae');
}

/** A name's part of a URL: `Rosso Levanto` gives `rosso-levanto`; empty where the name has no letter or digit of the Latin script. */
export function toSlug(name: string): string {
  return toSortKey(name)
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The value that no two stones may share. */
export function stoneUniqueKeys(slug: string): readonly string[] {
  return [`stones:slug:${slug}`];
}
