import type { ProfilePhrases } from './phrases.ts';

export const ENGLISH: ProfilePhrases = {
  locale: 'en',
  title: (name) => `${name}: stone profile`,
  summary: ({ name, type, place, colors }) =>
    `${name}, sold as ${type}, from ${place}. Colours: ${colors}. Composed from the facts of the catalogue.`,
  notice:
    'Composed automatically from the facts of the catalogue; no person has written or checked this text. What is not stated here is not known here.',
  headings: {
    overview: 'Overview',
    names: 'Names',
    origin: 'Origin and geology',
    appearance: 'Appearance',
    technical: 'Technical figures',
    facts: 'Further facts',
    use: 'Use and care',
    similar: 'Similar stones',
    unknown: 'What is not known',
  },
  overview: ({ name, type, place }) => `${name} is a natural stone from ${place}. The trade sells it as ${type}.`,
  petrography: (term) => `To a petrographer it is: ${term}.`,
  noPetrography:
    'Its petrography is not recorded, and what the trade calls a stone does not say what it is: ask for a description to EN 12407.',
  names: (count) =>
    count === 1
      ? 'The catalogue knows one further name.'
      : `The catalogue knows ${count} further names. Check each against origin and rock before ordering.`,
  noNames: 'The catalogue knows no further name.',
  aliasKinds: {
    COMMERCIAL: 'Trade names',
    REGIONAL: 'Regional names',
    MARKETING: 'Marketing names',
    HISTORICAL: 'Names in old sources',
    TRANSLATION: 'In other languages',
    DECEPTIVE: 'Misleading names, which promise another rock or origin',
  },
  quarried: ({ name, place }) => `${name} is quarried in ${place}.`,
  colors: (colors) => `Colours, the most typical first: ${colors}.`,
  variation:
    'Natural stone varies from block to block and within a slab. Choose from the slabs themselves, and agree on samples that show the lightest and the darkest piece you will accept.',
  figures: {
    compressiveStrength: 'Compressive strength',
    flexuralStrength: 'Flexural strength',
    waterAbsorption: 'Water absorption',
    openPorosity: 'Open porosity',
    apparentDensity: 'Apparent density',
    abrasionResistance: 'Abrasion resistance',
    mohsHardness: 'Hardness on the Mohs scale',
    frostResistance: 'Frost resistance',
    modulusOfRupture: 'Modulus of rupture',
  },
  atLeast: (amount) => `at least ${amount}`,
  atMost: (amount) => `at most ${amount}`,
  source: (source) => `source: ${source}`,
  oneSource: (source) => `Source of these figures: ${source}.`,
  noFigures:
    'No measured figure is recorded. Ask the supplier for test reports of the very quarry and selection that will be delivered.',
  comparing: 'Compare figures of the same test only; EN 12372 and ASTM C99 are different tests.',
  basis: {
    petrography: (term) => `What follows holds for rocks such as ${term} in general, not for a tested lot.`,
    type: (type) => `What follows holds for ${type} in general, as the trade uses the word, not for a tested lot.`,
  },
  materials: {
    CALCITE: {
      nature: 'It consists mainly of calcite, a soft mineral (3 on the Mohs scale) that acids dissolve.',
      care: 'Lemon juice, wine, vinegar and acid cleaners etch a polished surface even when it is sealed. Clean with water and a pH-neutral cleaner, and wipe up spills at once.',
      use: 'Rocks of this kind serve as floors, stairs, wall cladding and furniture. Outdoors, ask for a frost test (EN 12371); where floors get wet, for the slip resistance (EN 14231) of the finish. On a worktop, expect etching and wear.',
    },
    DOLOMITE: {
      nature:
        'It consists largely of dolomite, a mineral somewhat harder than calcite (3.5 to 4 on the Mohs scale), which acids attack more slowly, but do attack.',
      care: 'Keep acid cleaners, wine and lemon juice away from polished surfaces. Clean with water and a pH-neutral cleaner.',
      use: 'Rocks of this kind serve as floors, stairs, wall cladding and furniture. Outdoors, ask for a frost test (EN 12371); where floors get wet, for the slip resistance (EN 14231) of the finish. On a worktop, expect some etching.',
    },
    SERPENTINE: {
      nature:
        'It consists wholly or partly of serpentine minerals; veins and matrix of calcite, where there are any, react with acids.',
      care: 'Clean with water and a pH-neutral cleaner, and try any other product on a sample first.',
      use: 'Rocks of this kind serve as wall cladding, floors and furniture. Thin tiles of some of them warp when they take up water from a mortar or adhesive, so ask the supplier how to fix them. Outdoors, ask for tests and for references of some age.',
    },
    SILICATE: {
      nature:
        'It consists mainly of silicate minerals such as feldspar and quartz, which household acids do not etch; hydrofluoric acid, found in some rust removers, does.',
      care: 'Clean with water and a pH-neutral cleaner. Oil can leave dark spots on light and on open-pored selections, so ask whether an impregnation is advised.',
      use: 'Rocks of this kind serve as paving, stairs, façades, floors and worktops. Ask for strength, water absorption and frost tests of the lot, and for the slip resistance (EN 14231) of the finish where people walk.',
    },
    SANDSTONE: {
      nature:
        'It consists of grains held by a natural cement; that cement decides its strength and durability, and one of calcite is attacked by acids.',
      care: 'It may take up water, oil and dirt. Clean with water and a pH-neutral cleaner, without high pressure, and ask whether an impregnation suits this very stone.',
      use: 'Rocks of this kind serve as paving, walling, façades and sills. Ask for water absorption (EN 13755) and frost tests (EN 12371), and lay bedded stone as its beds demand.',
    },
    SLATE: {
      nature:
        'It splits along its cleavage into thin sheets; traces of carbonate and of iron sulphides decide how it weathers.',
      care: 'Clean with water and a pH-neutral cleaner. Oils and sealers darken it, so try them on a sample first.',
      use: 'Rocks of this kind serve as roofing, cladding, floors and sills. For roofs, ask for the classes of EN 12326; for floors, for the slip resistance (EN 14231) of the surface.',
    },
    SCHIST: {
      nature: 'It is made of layers rich in mica and splits along them, unevenly; single flakes may come off.',
      care: 'Sweep and wash with water and a pH-neutral cleaner; avoid high pressure, which lifts flakes.',
      use: 'Rocks of this kind serve as paving, walling and cladding, often with a split surface. Ask for flexural strength (EN 12372) at the thickness that will be laid, and for a frost test (EN 12371).',
    },
    SOAPSTONE: {
      nature: 'It is rich in talc, the softest mineral (1 on the Mohs scale): it scratches easily and stores heat well.',
      care: 'Clean with water and a mild cleaner. Light scratches can be sanded out; oil darkens the surface evenly.',
      use: 'Rocks of this kind serve as stoves, hearths, sinks, worktops and carving. Where much is walked, expect wear.',
    },
    TUFF: {
      nature: 'It is consolidated volcanic ash, as a rule light and porous.',
      care: 'It takes up water and dirt readily. Clean with little water and a soft brush, without acids and high pressure.',
      use: 'Rocks of this kind serve as walling, cladding and vaults. Ask for water absorption (EN 13755) and frost tests (EN 12371) before using it outdoors or near the ground.',
    },
    GYPSUM: {
      nature: 'It consists of gypsum, a very soft mineral (2 on the Mohs scale) that water slowly dissolves.',
      care: 'Dust it dry or with a barely damp cloth; keep water and cleaners away.',
      use: 'It serves indoors for carving, lamps and decoration, not where it gets wet.',
    },
    UNKNOWN: {
      nature: 'The record does not say enough of its minerals to tell how it behaves.',
      care: 'Until it is known better, clean with water and a pH-neutral cleaner only, and try everything else on a sample.',
      use: 'Ask for a petrographic description (EN 12407) and for the tests that the intended use demands.',
    },
  },
  family: (family, stones) => `Also in the catalogue's group “${family}”: ${stones}.`,
  district: (place, stones) => `Also from the same district (${place}): ${stones}.`,
  noSimilar: 'The catalogue lists no other stone of the same group or district.',
  missing: (what) => `The catalogue has no figure for: ${what}.`,
  missingPrice: 'Nor does it know price, availability or formats of this stone.',
  tellUs: 'Who knows more, with a source, can close these gaps.',
  topics: {
    TECHNICAL_SPECIFICATIONS: 'Technical',
    PRACTICAL_DETAILS: 'Practical details',
    PRICING: 'Price',
    INSTALLATION: 'Installation',
    MAINTENANCE: 'Maintenance',
    ORIGIN: 'Origin',
    VISUAL_CHARACTERISTICS: 'Look',
    APPLICATIONS: 'Applications',
    AVAILABILITY: 'Availability',
    IDENTITY: 'Identity',
  },
  types: {
    MARBLE: 'marble',
    DOLOMITE: 'dolomite',
    LIMESTONE: 'limestone',
    TRAVERTINE: 'travertine',
    ONYX: 'onyx',
    ALABASTER: 'alabaster',
    GRANITE: 'granite',
    GNEISS: 'gneiss',
    BASALT: 'basalt',
    PORPHYRY: 'porphyry',
    TUFF: 'tuff',
    QUARTZITE: 'quartzite',
    SANDSTONE: 'sandstone',
    SLATE: 'slate',
    SCHIST: 'schist',
    SERPENTINITE: 'serpentinite',
    SOAPSTONE: 'soapstone',
    BRECCIA: 'breccia',
    CONGLOMERATE: 'conglomerate',
    OTHER: 'natural stone',
  },
  colorNames: {},
  units: {},
};
