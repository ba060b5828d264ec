import taxonomy from '../../../data/taxonomy.json' with { type: 'json' };
import { fold, wordsOf } from '../../../platform/stone-query/fold.ts';

/** Adjectives of parts of the United Kingdom, which the catalogue writes as regions. */
const REGION_WORDS: Readonly<Record<string, string>> = {
  England: 'English',
  Scotland: 'Scottish Scots',
  Wales: 'Welsh',
  'Northern Ireland': 'Irish',
};

/** They say which part is meant, so they are no words for the whole. */
const WORDS_OF_PARTS = new Set(Object.entries(REGION_WORDS).flatMap(([region, words]) => wordsOf(`${region} ${words}`)));

/** Of a country, by its folded name, what else people call it in the trade's languages. */
const COUNTRIES: ReadonlyMap<string, string> = new Map(
  taxonomy.regions.flatMap(({ countries }) => countries.map(({ name, words }) => [fold(name), wholeWords(words)] as const)),
);

/** Words for a colour beside the catalogue's own. */
const COLOR_WORDS: Readonly<Record<string, string>> = {
  black: 'dark',
  brown: 'dark',
  buff: 'beige sand',
  copper: 'brown',
  cream: 'ivory light',
  gold: 'golden yellow',
  grey: 'gray',
  honey: 'golden yellow',
  ivory: 'cream',
  multicolour: 'multicolor multicoloured colourful',
  pink: 'rose',
  purple: 'violet',
  translucent: 'backlit backlighting',
  violet: 'purple lilac',
  yellow: 'golden',
};

/** What a type of rock is besides, in words that buyers use. Keys are values of `StoneType`. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  BASALT: 'volcanic lava',
  ONYX: 'translucent backlit backlighting onyx',
  ALABASTER: 'translucent backlit backlighting',
  PORPHYRY: 'volcanic',
  TUFF: 'volcanic tufa',
  SOAPSTONE: 'steatite talc',
  SLATE: 'roofing',
};

function wholeWords(words: readonly string[]): string {
  return words.filter((word) => !wordsOf(word).some((part) => WORDS_OF_PARTS.has(part))).join(' ');
}

/** Further words by which an origin is looked for; empty where none are known. */
export function originWords(origin: { readonly country: string; readonly region: string | null }): string {
  const country = COUNTRIES.get(fold(origin.country)) ?? '';
  const region = origin.region === null ? '' : (REGION_WORDS[origin.region] ?? '');
  return `${country} ${region}`.trim();
}

/** Further words by which colours are looked for. */
export function colorWords(colors: readonly string[]): string {
  return colors.flatMap((color) => COLOR_WORDS[color] ?? []).join(' ');
}

/** Further words by which a type of rock is looked for. */
export function typeWords(type: string): string {
  return TYPE_WORDS[type] ?? '';
}
