// The phrases that a query may use for what it asks of a stone: the taxonomy's words in all its languages, and the regions and
// localities that the catalogue itself knows. Built once for each state of the catalogue, O(words); looked up in O(1).
import taxonomy from '../../data/taxonomy.json' with { type: 'json' };
import type { Wish } from './constraint.ts';
import type { DescribedStone } from './described-stone.ts';
import { fold, wordsOf } from './fold.ts';

/** Longer phrases are not looked for. */
export const MOST_WORDS = 4;

/** Words that say another thing in most queries than the taxonomy lets them say. */
const AMBIGUOUS = new Set('or rot wit vit mor plum tan rust sand lemon high low medium yes no resistant'.split(' '));

/** Parts of a country that the catalogue writes as regions, by their adjective. */
const ADJECTIVES: Readonly<Record<string, string>> = {
  english: 'england',
  scottish: 'scotland',
  scots: 'scotland',
  welsh: 'wales',
  tuscan: 'tuscany',
  ligurian: 'liguria',
  sicilian: 'sicily',
  sardinian: 'sardinia',
  apulian: 'apulia',
  venetian: 'veneto',
  lombard: 'lombardy',
  piedmontese: 'piedmont',
  galician: 'galicia',
  andalusian: 'andalusia',
  catalan: 'catalonia',
  basque: 'basque country',
  bavarian: 'bavaria',
  saxon: 'saxony',
  burgundian: 'burgundy',
  norman: 'normandy',
  texan: 'texas',
  californian: 'california',
  istrian: 'istria',
  dalmatian: 'dalmatia',
  toscana: 'tuscany',
  toscane: 'tuscany',
  toskana: 'tuscany',
  sicilia: 'sicily',
  sizilien: 'sicily',
  sardegna: 'sardinia',
  sardinien: 'sardinia',
  puglia: 'apulia',
  apulien: 'apulia',
  lombardia: 'lombardy',
  piemonte: 'piedmont',
  bourgogne: 'burgundy',
  burgund: 'burgundy',
  borgoña: 'burgundy',
  normandie: 'normandy',
  bayern: 'bavaria',
  baviera: 'bavaria',
  sachsen: 'saxony',
  andalucía: 'andalusia',
  cataluña: 'catalonia',
  schottland: 'scotland',
  écosse: 'scotland',
  escocia: 'scotland',
  sardo: 'sardinia',
  sarda: 'sardinia',
  sardi: 'sardinia',
  sarde: 'sardinia',
  toscano: 'tuscany',
  toscani: 'tuscany',
  siciliano: 'sicily',
  siciliana: 'sicily',
  siciliani: 'sicily',
  siciliane: 'sicily',
  ligure: 'liguria',
  liguri: 'liguria',
  pugliese: 'apulia',
  pugliesi: 'apulia',
  piemontese: 'piedmont',
  piemontesi: 'piedmont',
  bayerische: 'bavaria',
  bayerischer: 'bavaria',
  bayerischen: 'bavaria',
  sächsische: 'saxony',
  sächsischer: 'saxony',
  sardische: 'sardinia',
  schottische: 'scotland',
  schottischer: 'scotland',
  schottischen: 'scotland',
  gallego: 'galicia',
  gallega: 'galicia',
  gallegos: 'galicia',
  gallegas: 'galicia',
  catalanes: 'catalonia',
  andaluz: 'andalusia',
  andaluces: 'andalusia',
  andaluzas: 'andalusia',
  bourguignon: 'burgundy',
  bourguignonne: 'burgundy',
  bourguignonnes: 'burgundy',
  écossais: 'scotland',
  écossaises: 'scotland',
  sardes: 'sardinia',
  siciliens: 'sicily',
};

/** Words for looks that several colours have. The first colour is the most typical. */
export const SHADES: Readonly<Record<string, readonly string[]>> = {
  dark: ['black', 'brown', 'grey', 'blue', 'green'],
  light: ['white', 'cream', 'beige', 'ivory'],
  pale: ['white', 'cream', 'beige', 'ivory', 'pink'],
  warm: ['beige', 'yellow', 'gold', 'cream', 'brown', 'red', 'buff', 'honey'],
};

/** Classes of rocks: what matches the folded type and petrography belongs to the class. */
export const ROCK_CLASSES: Readonly<Record<string, RegExp>> = {
  volcanic: /basalt|tuff|lava|ignimbrite|porphyry(?!t)|rhyolit|andesit|trachyt|dacit|phonolit/,
  igneous:
    /granit|granodiorite|basalt|gabbro|diorite|diabase|dolerite|norite|syenite|larvikite|anorthosite|lava|ignimbrite|porphyr|rhyolit/,
  plutonic: /granit|granodiorite|gabbro|diorite|norite|syenite|larvikite|anorthosite|monzonite/,
  metamorphic: /marble|gneiss|schist|slate|quartzite|serpentin|soapstone|migmatit|phyllite/,
  sedimentary: /limestone|sandstone|travertine|siltstone|dolostone|chalk|conglomerate/,
  translucent: /onyx|alabaster|banded calcite|hydrothermal quartz/,
};
const CLASS_WORDS: Readonly<Record<string, string>> = {
  volcanic: 'volcanic',
  lava: 'volcanic',
  igneous: 'igneous',
  plutonic: 'plutonic',
  metamorphic: 'metamorphic',
  sedimentary: 'sedimentary',
  translucent: 'translucent',
  backlit: 'translucent',
  backlight: 'translucent',
  backlighting: 'translucent',
  backlightable: 'translucent',
};

/** Further phrases of uses than the taxonomy has, as people ask for them. */
const USE_PHRASES: Readonly<Record<string, string>> = {
  pool: 'paving',
  'pool deck': 'paving',
  'swimming pool': 'paving',
  outdoors: 'paving',
  outdoor: 'paving',
  driveway: 'paving',
  sidewalk: 'paving',
  kerb: 'paving',
  cobblestone: 'paving',
  cobblestones: 'paving',
  'kitchen counter': 'countertop',
  wall: 'interior-wall',
  'roofing slate': 'roofing',
  'building stones': 'facade',
  stairs: 'interior-floor',
};

const FROST_PHRASES = [
  'frost',
  'frost resistant',
  'frost proof',
  'frostproof',
  'resists frost',
  'frost resistance',
  'freeze',
  'freezing',
  'freeze thaw',
  'freezing winters',
  'cold climate',
  'cold climates',
  'cold winters',
];

/** Shorter words of a petrographic term are no rock. */
const LEAST_ROCK = 6;

/** Finds what a phrase of 1 to {@link MOST_WORDS} folded words says of a stone. */
export interface QueryPhrases {
  wishOf(phrase: string): Wish | null;
  /** The same where a place is spoken of: "from Burgundy" is no colour. */
  placeOf(phrase: string): Wish | null;
}

/** The languages of the articles, in which countries are named. */
const LOCALES = ['en', 'de', 'es', 'fr', 'it', 'pt'];
/** Names of countries that CLDR does not have for them. */
const OTHER_COUNTRY_NAMES: Readonly<Record<string, readonly string[]>> = {
  'United States': ['us', 'usa', 'america', 'amerika', 'amérique', 'américa', 'stati uniti d’america'],
  'United Kingdom': [
    'uk',
    'great britain',
    'britain',
    'großbritannien',
    'grande bretagne',
    'gran bretaña',
    'gran bretagna',
    'grã bretanha',
  ],
  Czechia: ['czech republic', 'tschechische republik', 'république tchèque', 'república checa', 'repubblica ceca'],
};

/** A country's names in the articles' languages (Unicode CLDR). */
const namesOfCountries = (() => {
  const names = LOCALES.map((locale) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }));
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const byEnglish = new Map<string, readonly string[]>();
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const all = names.flatMap((of) => of.of(code) ?? []);
    if (all[0] !== undefined && !byEnglish.has(all[0])) byEnglish.set(all[0], all);
  }
  return (country: string) => [...(byEnglish.get(country) ?? []), ...(OTHER_COUNTRY_NAMES[country] ?? [])];
})();

const FROM_TAXONOMY: ReadonlyMap<string, Wish> = taxonomyPhrases();

function taxonomyPhrases(): ReadonlyMap<string, Wish> {
  const phrases = new Map<string, Wish>();
  // What is put first stays: a word for a rock is no word for a use.
  const put = (words: string, wish: Wish) => {
    const phrase = wordsOf(words).join(' ');
    if (phrase !== '' && !AMBIGUOUS.has(phrase) && !phrases.has(phrase)) phrases.set(phrase, wish);
  };
  for (const { value, words } of taxonomy.types) {
    if (value === 'other') continue;
    for (const word of [value, ...words]) for (const form of formsOf(word)) put(form, { facet: 'type', value });
  }
  for (const [word, value] of Object.entries(CLASS_WORDS)) put(word, { facet: 'rockClass', value });
  for (const shade of Object.keys(SHADES)) put(shade, { facet: 'color', value: shade, shade, isAccent: false });
  for (const { value, words } of taxonomy.colorFamilies) {
    put(value, { facet: 'color', value, shade: value, isAccent: false });
    for (const word of words)
      for (const form of colorFormsOf(word)) put(form, { facet: 'color', value, shade: shadeOf(word, value), isAccent: false });
  }
  for (const { value, words, countries } of taxonomy.regions) {
    for (const { name, words: others } of countries) {
      for (const word of [name, ...others, ...namesOfCountries(name)])
        if (!(fold(word) in ADJECTIVES)) put(word, { facet: 'country', value: name });
    }
    for (const word of words) put(word, { facet: 'region', value });
  }
  for (const [word, value] of Object.entries(ADJECTIVES)) put(word, { facet: 'place', value });
  for (const phrase of FROST_PHRASES) put(phrase, { facet: 'frost', value: 'resistant' });
  for (const [phrase, value] of Object.entries(USE_PHRASES)) put(phrase, { facet: 'use', value });
  for (const { value, phrases: words } of taxonomy.uses) for (const word of words) put(word, { facet: 'use', value });
  return phrases;
}

/** A word for a rock and the plurals that the trade's languages may make of it. */
function formsOf(word: string): readonly string[] {
  if (!/^\p{L}{4,}$/u.test(word)) return [word];
  const endings = ['s', 'es', 'e', 'n', 'en'].map((ending) => word + ending);
  return [word, ...endings, word.replace(/y$/, 'ies'), word.replace(/a$/, 'e'), word.replace(/o$/, 'i')];
}

/** A word for a colour and what the articles' languages make of it before several stones. */
function colorFormsOf(word: string): readonly string[] {
  return /^\p{L}{4,}$/u.test(word) ? ['', 's', 'e', 'er', 'es', 'en'].map((ending) => word + ending) : [word];
}

/** The catalogue's own word for a shade, where a query has it in another form. */
function shadeOf(word: string, family: string): string {
  const folded = fold(word);
  if (folded === 'golden') return 'gold';
  if (/^(gold|honey|buff|ivory|violet|silver|copper|purple)$/.test(folded)) return folded;
  return family;
}

/** @param stones those that everyone may see: their places, families and rocks are what a query may ask for */
export function createQueryPhrases(stones: Iterable<DescribedStone>): QueryPhrases {
  const fromCatalogue = new Map<string, Wish>();
  const places = new Map<string, Wish>();
  for (const { keys } of stones) {
    for (const origin of [keys.region, keys.locality]) {
      for (const piece of (origin ?? '').split(/[,;/()]/)) {
        const phrase = wordsOf(piece).join(' ');
        if (phrase.length > 3) places.set(phrase, { facet: 'place', value: phrase });
      }
    }
    const family = wordsOf(keys.family ?? '').join(' ');
    const wish: Wish = { facet: 'family', value: family };
    const [first = '', ...rest] = wordsOf(keys.family ?? '');
    if (rest.length > 0) fromCatalogue.set(family, wish);
    if (rest.length === 1) for (const noun of ['family', 'group']) fromCatalogue.set(`${first} ${noun}`, wish);
    for (const rock of wordsOf(keys.petrography ?? '')) {
      if (rock.length >= LEAST_ROCK && !FROM_TAXONOMY.has(rock))
        for (const form of formsOf(rock)) fromCatalogue.set(form, { facet: 'petrography', value: rock });
    }
  }
  return {
    placeOf: (phrase) => places.get(phrase) ?? null,
    wishOf(phrase) {
      const known = FROM_TAXONOMY.get(phrase);
      // A town called Marble is rarely meant; a state called Georgia is.
      if (known !== undefined && known.facet !== 'country') return known;
      return places.get(phrase) ?? known ?? fromCatalogue.get(phrase) ?? null;
    },
  };
}
