import { z } from 'zod';
import taxonomyJson from '../../../../data/taxonomy.json' with { type: 'json' };

const value = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be in lower case with hyphens, such as "north-america"');
const words = z.array(z.string().min(1, 'must not be empty'));
const values = z.array(z.strictObject({ value, words: words.min(1) })).min(1);

/** What is added to each type's evidence, as a natural logarithm. */
const weights = z.record(z.string(), z.number().min(-5).max(5));

const taxonomySchema = z.strictObject({
  types: z
    .array(z.strictObject({ value, words: words.min(1), petrography: words, described: words.default([]), hints: words }))
    .min(1),
  traits: z.array(z.strictObject({ value, words: words.min(1), speaks: weights })),
  together: z.array(z.strictObject({ traits: words.min(2), speaks: weights })),
  colorFamilies: z.array(z.strictObject({ value, words: words.min(1), described: words })).min(1),
  shades: z.array(z.strictObject({ words: words.min(1), between: words.min(2), all: z.boolean() })),
  regions: z
    .array(
      z.strictObject({
        value,
        words,
        described: words,
        countries: z.array(z.strictObject({ name: z.string().min(1), words, places: words, derived: words, described: words })),
      }),
    )
    .min(1),
  uses: z.array(z.strictObject({ value, phrases: words.min(1), described: words })).min(1),
  usesByType: z.record(z.string(), words),
  finishes: values,
  frost: values,
  slip: values,
  settings: values,
  rarity: values,
  priceTiers: values,
});

/** The words that the catalogue's facets are read by, as `data/taxonomy.json` holds them. */
export type Taxonomy = z.infer<typeof taxonomySchema>;

/** `data/taxonomy.json` cannot be used; `message` lists every fault with its place in the file. */
export class TaxonomyError extends Error {
  constructor(faults: readonly string[]) {
    const listed = faults.map((fault) => `  - ${fault}`).join('\n');
    super(`data/taxonomy.json is not valid:\n${listed}\nMend it there; docs/how-to.md says what each part of it means.`);
    this.name = 'TaxonomyError';
  }
}

function repeated(values: readonly string[]): string[] {
  return values.filter((item, index) => values.indexOf(item) !== index);
}

/** A word whose beginning or ending is left open. */
const PATTERN = /^(\*[^\s*]{3,}|([^\s*]+ )*[^\s*]{3,}\*)$/;

/** Every list of words in which a pattern may stand, with its place in the file. */
function phraseLists(taxonomy: Taxonomy): (readonly [path: string, phrases: readonly string[]])[] {
  return [
    ...taxonomy.types.flatMap(({ words, petrography, hints }, at): (readonly [string, readonly string[]])[] => [
      [`types.${at}.words`, words],
      [`types.${at}.petrography`, petrography],
      [`types.${at}.hints`, hints],
    ]),
    ...taxonomy.traits.map((trait, at) => [`traits.${at}.words`, trait.words] as const),
    ...taxonomy.uses.flatMap(({ phrases, described }, at): (readonly [string, readonly string[]])[] => [
      [`uses.${at}.phrases`, phrases],
      [`uses.${at}.described`, described],
    ]),
  ];
}

/**
 * Checks a taxonomy: the shape, no value twice in a facet, and no use or type that the file does not define.
 * @throws {TaxonomyError} listing every fault
 */
export function parseTaxonomy(input: unknown): Taxonomy {
  const parsed = taxonomySchema.safeParse(input);
  if (!parsed.success) {
    throw new TaxonomyError(parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`));
  }
  const taxonomy = parsed.data;
  const faults: string[] = [];
  for (const facet of [
    'types',
    'traits',
    'colorFamilies',
    'regions',
    'uses',
    'finishes',
    'frost',
    'slip',
    'settings',
    'rarity',
    'priceTiers',
  ] as const) {
    for (const twice of repeated(taxonomy[facet].map((entry) => entry.value)))
      faults.push(`${facet}: "${twice}" is there twice`);
  }
  const uses = new Set(taxonomy.uses.map((entry) => entry.value));
  const types = new Set([...taxonomy.types.map((entry) => entry.value), 'other']);
  for (const [type, list] of Object.entries(taxonomy.usesByType)) {
    if (!types.has(type)) faults.push(`usesByType.${type}: no such type under "types"`);
    for (const use of list) if (!uses.has(use)) faults.push(`usesByType.${type}: no such use "${use}" under "uses"`);
  }
  const traits = new Set(taxonomy.traits.map((trait) => trait.value));
  for (const part of ['traits', 'together'] as const) {
    for (const [at, { speaks }] of taxonomy[part].entries())
      for (const type of Object.keys(speaks))
        if (!types.has(type)) faults.push(`${part}.${at}.speaks: no such type "${type}" under "types"`);
  }
  for (const [at, { traits: joined }] of taxonomy.together.entries())
    for (const trait of joined)
      if (!traits.has(trait) && !types.has(trait)) faults.push(`together.${at}.traits: no such trait or type "${trait}"`);
  const families = new Set(taxonomy.colorFamilies.map((entry) => entry.value));
  for (const [at, shade] of taxonomy.shades.entries()) {
    for (const family of shade.between)
      if (!families.has(family)) faults.push(`shades.${at}.between: no such family "${family}" under "colorFamilies"`);
  }
  for (const [path, phrases] of phraseLists(taxonomy)) {
    for (const phrase of phrases) {
      if (phrase.includes('*') && !PATTERN.test(phrase))
        faults.push(`${path}: "${phrase}" must be three letters or more with one * before or behind them`);
    }
  }
  if (faults.length > 0) throw new TaxonomyError(faults);
  return taxonomy;
}

/** The taxonomy in force. */
export const TAXONOMY: Taxonomy = parseTaxonomy(taxonomyJson);
