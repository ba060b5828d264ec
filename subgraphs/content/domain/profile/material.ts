import type { StoneData, StoneTypeName } from '../../../../platform/ports/catalogue.ts';

/** Rocks that behave alike under water, acids and wear: all that can be said of care and use without a test. */
export const MATERIALS = [
  'CALCITE',
  'DOLOMITE',
  'SERPENTINE',
  'SILICATE',
  'SANDSTONE',
  'SLATE',
  'SCHIST',
  'SOAPSTONE',
  'TUFF',
  'GYPSUM',
  'UNKNOWN',
] as const;
export type Material = (typeof MATERIALS)[number];

/** The first pattern that a petrographic term matches decides: `sandy limestone` is calcite, `calcareous sandstone` is not. */
const BY_TERM: readonly (readonly [RegExp, Material])[] = [
  [/serpentin|ophicalcite|ultramafic/i, 'SERPENTINE'],
  [/dolomit|dolostone/i, 'DOLOMITE'],
  [/soapstone|steatite|talc/i, 'SOAPSTONE'],
  [/gypsum/i, 'GYPSUM'],
  [/limestone|marble|travertine|calcite|calcarenite|chalk|grainstone|packstone|wackestone|coquina/i, 'CALCITE'],
  [/sandstone|siltstone|gritstone|arkose|greywacke/i, 'SANDSTONE'],
  [/slate/i, 'SLATE'],
  [/schist|phyllite/i, 'SCHIST'],
  // An ignimbrite welded by its own heat is as hard as a porphyry, and is sold as one.
  [/ignimbrite/i, 'SILICATE'],
  [/tuff/i, 'TUFF'],
  [
    /granit|granodiorite|gneiss|migmatite|diabase|dolerite|gabbro|norite|basalt|charnockite|anorthosite|larvikite|monzonite|syenite|diorite|rhyolite|porphyr|quartzite|pegmatit|granulite|trondhjemite|andesit|dacit|trachyt|phonolit|lava|\bquartz\b/i,
    'SILICATE',
  ],
];

const BY_TYPE: Readonly<Record<StoneTypeName, Material>> = {
  MARBLE: 'CALCITE',
  DOLOMITE: 'DOLOMITE',
  LIMESTONE: 'CALCITE',
  TRAVERTINE: 'CALCITE',
  ONYX: 'CALCITE',
  ALABASTER: 'UNKNOWN',
  GRANITE: 'SILICATE',
  GNEISS: 'SILICATE',
  BASALT: 'SILICATE',
  PORPHYRY: 'SILICATE',
  TUFF: 'TUFF',
  QUARTZITE: 'SILICATE',
  SANDSTONE: 'SANDSTONE',
  SLATE: 'SLATE',
  SCHIST: 'SCHIST',
  SERPENTINITE: 'SERPENTINE',
  SOAPSTONE: 'SOAPSTONE',
  BRECCIA: 'UNKNOWN',
  CONGLOMERATE: 'UNKNOWN',
  OTHER: 'UNKNOWN',
};

/**
 * What a stone is made of, as far as its record says.
 * @returns `basis`: what it was told by; a stone without petrography is judged by what the trade calls it, which may deceive
 */
export function materialOf({ petrography, type }: Pick<StoneData, 'petrography' | 'type'>): {
  readonly material: Material;
  readonly basis: 'petrography' | 'type';
} {
  if (petrography === null) return { material: BY_TYPE[type], basis: 'type' };
  const material = BY_TERM.find(([pattern]) => pattern.test(petrography))?.[1] ?? 'UNKNOWN';
  return { material, basis: 'petrography' };
}
