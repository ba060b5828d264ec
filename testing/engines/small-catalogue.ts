import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CATALOGUE = new URL('../../data/stones.jsonl', import.meta.url);

/**
 * Some stones of the project's catalogue, with the one that is named, in a file of the folder: for FerretDB, which reads whole
 * collections for most questions, where nothing that is shown depends on how many there are.
 */
export function writeSmallCatalogue(folder: string, stones: number, slug: string): { file: string; slugs: readonly string[] } {
  const lines = readFileSync(CATALOGUE, 'utf8').trim().split('\n');
  const slugOf = (line: string) => (JSON.parse(line) as { readonly slug: string }).slug;
  const named = lines.filter((line) => slugOf(line) === slug);
  const chosen = [...new Set([...named, ...lines])].slice(0, stones);
  const file = join(folder, 'stones.jsonl');
  writeFileSync(file, chosen.join('\n'));
  return { file, slugs: chosen.map(slugOf) };
}
