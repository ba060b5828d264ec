import type { GapTopicName, StoneData, TechnicalKey } from '../../../platform/ports/catalogue.ts';

/** Something that a full profile of a stone states. */
export interface ExpectedFact {
  /** In words, for descriptions and questions. */
  readonly name: string;
  isPresent(stone: StoneData): boolean;
}

interface TopicProfile {
  readonly topic: GapTopicName;
  /** Share of a full profile in percent; all topics sum up to 100. Within a topic each expected fact weighs the same. */
  readonly weight: number;
  /** Name of the fact that an expert's words become. */
  readonly factName: string;
  expected(stone: StoneData): readonly ExpectedFact[];
}

/**
 * Figures that a buyer asks for by type of stone: those that the product standards (EN 1341, 1469, 12057, 12058; EN 12326 for
 * slate) make the seller declare for the uses that the type is sold for. Every type: density. Bending strength is present by
 * EN 12372 or by ASTM C99, whichever was measured: they are different tests, but one of them is enough for a profile.
 */
const COMPRESSION = technical('compressive strength', 'compressiveStrength');
const BENDING = technical('flexural strength', 'flexuralStrength', 'modulusOfRupture');
const ABSORPTION = technical('water absorption', 'waterAbsorption');
const DENSITY = technical('apparent density', 'apparentDensity');
const POROSITY = technical('open porosity', 'openPorosity');
const ABRASION = technical('abrasion resistance', 'abrasionResistance');
const FROST = technical('frost resistance', 'frostResistance');
const DECORATIVE = [COMPRESSION, BENDING, ABSORPTION, DENSITY];
const HARD = [...DECORATIVE, ABRASION, FROST];
const POROUS = [...DECORATIVE, POROSITY, FROST];

function figuresOf(stone: StoneData): readonly ExpectedFact[] {
  switch (stone.type) {
    case 'GRANITE':
    case 'GNEISS':
    case 'BASALT':
    case 'PORPHYRY':
    case 'QUARTZITE':
      return HARD;
    case 'LIMESTONE':
    case 'TRAVERTINE':
    case 'SANDSTONE':
    case 'TUFF':
    case 'CONGLOMERATE':
      return POROUS;
    case 'SLATE':
    case 'SCHIST':
      return [BENDING, ABSORPTION, DENSITY, FROST];
    default:
      return DECORATIVE;
  }
}

/**
 * What a full profile states, topic by topic: the one table of weights. Structured fields count where they are filled; on
 * every topic but the technical one a fact of the topic (an expert's words, say) stands for what no field holds.
 */
export const TOPIC_PROFILES: readonly TopicProfile[] = [
  {
    topic: 'TECHNICAL_SPECIFICATIONS',
    weight: 30,
    factName: 'remarks on technical figures',
    expected: figuresOf,
  },
  {
    topic: 'IDENTITY',
    weight: 15,
    factName: 'identity',
    expected: () => [
      orTold('IDENTITY', 'petrographic name', (stone) => stone.petrography !== null),
      orTold('IDENTITY', 'other trade names', (stone) => stone.aliases.length > 0),
    ],
  },
  {
    topic: 'ORIGIN',
    weight: 10,
    factName: 'origin',
    expected: () => [
      orTold('ORIGIN', 'country', (stone) => stone.origin.country !== ''),
      orTold('ORIGIN', 'region', (stone) => stone.origin.region !== null),
      orTold('ORIGIN', 'locality of the quarries', (stone) => stone.origin.locality !== null),
    ],
  },
  {
    topic: 'VISUAL_CHARACTERISTICS',
    weight: 10,
    factName: 'pattern and veining',
    expected: () => [
      orTold('VISUAL_CHARACTERISTICS', 'colours', (stone) => stone.colors.length > 0),
      orTold('VISUAL_CHARACTERISTICS', 'pattern and veining', () => false),
    ],
  },
  told('APPLICATIONS', 10, 'suitable applications'),
  told('MAINTENANCE', 7, 'care'),
  told('PRACTICAL_DETAILS', 6, 'formats and finishes'),
  told('INSTALLATION', 5, 'fixing and bedding'),
  told('PRICING', 4, 'price range'),
  told('AVAILABILITY', 3, 'availability'),
];

/** @returns the profile of a topic; every topic has one */
export function profileOf(topic: GapTopicName): TopicProfile {
  const profile = TOPIC_PROFILES.find((candidate) => candidate.topic === topic);
  if (profile === undefined) throw new Error(`No profile of the topic ${topic}.`);
  return profile;
}

function technical(name: string, ...anyOf: readonly TechnicalKey[]): ExpectedFact {
  return { name, isPresent: (stone) => anyOf.some((key) => stone.technical[key] !== undefined) };
}

function orTold(topic: GapTopicName, name: string, isFilled: (stone: StoneData) => boolean): ExpectedFact {
  return { name, isPresent: (stone) => isFilled(stone) || stone.facts.some((fact) => fact.topic === topic) };
}

function told(topic: GapTopicName, weight: number, factName: string): TopicProfile {
  return { topic, weight, factName, expected: () => [orTold(topic, factName, () => false)] };
}

/** Words that show what a question is about, most telling topic first. */
const TOPIC_WORDS: readonly (readonly [GapTopicName, RegExp])[] = [
  ['PRICING', /\b(prices?|pricing|costs?|cheap\w*|expensive|€|eur|usd|budget)\b|€/iu],
  ['AVAILABILITY', /\b(available|availability|in stock|lead[- ]?times?|deliver\w*|supplier\w*|minimum orders?)\b/iu],
  [
    'TECHNICAL_SPECIFICATIONS',
    /\b(strength|absor\w+|porosity|porous|density|weigh\w*|hardness|mohs|frost\w*|slip\w*|abrasion|mpa|technical|specifications?|figures?)\b/iu,
  ],
  ['INSTALLATION', /\b(install\w*|fix(?:ed|ing)?|adhesives?|mortar|grout\w*|joints?|bedding|anchors?|lay|laid|laying)\b/iu],
  ['MAINTENANCE', /\b(clean\w*|seal\w*|maintain|maintenance|care|stain\w*|etch\w*|repair\w*|polish again|impregnat\w*)\b/iu],
  ['ORIGIN', /\b(quarr\w+|origins?|countr\w+|regions?|come from|comes from|extracted|geolog\w+)\b/iu],
  ['VISUAL_CHARACTERISTICS', /\b(colou?rs?|veins?|veining|pattern\w*|look|looks|shades?|bookmatch\w*)\b/iu],
  ['PRACTICAL_DETAILS', /\b(thickness\w*|slabs?|tiles?|sizes?|formats?|finish\w*|honed|polished|brushed|flamed)\b/iu],
  [
    'APPLICATIONS',
    /\b(use[ds]?|using|suitable|kitchens?|worktops?|countertops?|bathrooms?|floors?|flooring|fa[cç]ades?|outdoors?|pools?|stairs?|exterior|interior)\b/iu,
  ],
  ['IDENTITY', /\b(what is|real name|called|same as|difference|marble or|granite or|genuine|names?|kind of)\b/iu],
];

/** What a text in English is about, by its words; null where none of them tells. */
export function topicOf(text: string): GapTopicName | null {
  return TOPIC_WORDS.find(([, words]) => words.test(text))?.[0] ?? null;
}
