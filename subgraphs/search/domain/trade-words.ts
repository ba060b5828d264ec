/** What else people call a country when they ask for its stones: adjectives, short names, parts. Keys are catalogue names. */
const COUNTRY_WORDS: Readonly<Record<string, string>> = {
  Algeria: 'Algerian North African',
  Angola: 'Angolan African',
  Argentina: 'Argentine Argentinian South American',
  Australia: 'Australian',
  Austria: 'Austrian',
  Belgium: 'Belgian',
  Brazil: 'Brazilian South American',
  Bulgaria: 'Bulgarian',
  Canada: 'Canadian',
  China: 'Chinese',
  Croatia: 'Croatian Dalmatian',
  'Dominican Republic': 'Dominican Caribbean',
  Egypt: 'Egyptian',
  Finland: 'Finnish Scandinavian Nordic',
  France: 'French',
  Germany: 'German',
  Greece: 'Greek',
  India: 'Indian',
  Indonesia: 'Indonesian',
  Iran: 'Iranian Persian',
  Ireland: 'Irish',
  Israel: 'Israeli Holy Land',
  Italy: 'Italian',
  Japan: 'Japanese',
  Madagascar: 'Malagasy African',
  Malta: 'Maltese',
  Mexico: 'Mexican',
  Morocco: 'Moroccan',
  Namibia: 'Namibian African',
  'New Zealand': 'Zealander',
  'North Macedonia': 'Macedonian',
  Norway: 'Norwegian Scandinavian Nordic',
  Oman: 'Omani',
  Pakistan: 'Pakistani',
  Palestine: 'Palestinian Holy Land',
  Philippines: 'Philippine Filipino',
  Poland: 'Polish',
  Portugal: 'Portuguese',
  Romania: 'Romanian',
  Russia: 'Russian',
  'South Africa': 'South African',
  Spain: 'Spanish',
  Sweden: 'Swedish Scandinavian Nordic',
  Switzerland: 'Swiss',
  Taiwan: 'Taiwanese',
  Tunisia: 'Tunisian',
  Turkey: 'Turkish Türkiye Anatolian',
  Ukraine: 'Ukrainian',
  'United Kingdom': 'UK British Britain',
  'United States': 'USA US American America',
  Uruguay: 'Uruguayan South American',
  Vietnam: 'Vietnamese',
  Zimbabwe: 'Zimbabwean African',
};

/** Adjectives of parts of the United Kingdom, which the catalogue writes as regions. */
const REGION_WORDS: Readonly<Record<string, string>> = {
  England: 'English',
  Scotland: 'Scottish Scots',
  Wales: 'Welsh',
  'Northern Ireland': 'Irish',
};

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

/** The colour families of the taxonomy; a colour that is missing here belongs to none. */
const COLOR_FAMILIES: Readonly<Record<string, string>> = {
  white: 'white',
  cream: 'cream',
  ivory: 'cream',
  beige: 'beige',
  buff: 'beige',
  yellow: 'yellow',
  gold: 'yellow',
  honey: 'yellow',
  orange: 'orange',
  red: 'red',
  pink: 'pink',
  purple: 'purple',
  violet: 'purple',
  brown: 'brown',
  copper: 'brown',
  blue: 'blue',
  green: 'green',
  grey: 'grey',
  silver: 'silver',
  black: 'black',
};

/** Further words by which an origin is looked for; empty where none are known. */
export function originWords(origin: { readonly country: string; readonly region: string | null }): string {
  const country = COUNTRY_WORDS[origin.country] ?? '';
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

/** The families of some colours, without repeats, in their order. */
export function colorFamilies(colors: readonly string[]): readonly string[] {
  return [...new Set(colors.flatMap((color) => COLOR_FAMILIES[color] ?? []))];
}
