/**
 * Reads technical figures out of an expert's sentences. A figure is a keyword ("water absorption") with a quantity in one of
 * its units ("0,1–0,3 %"): the one directly before it ("120 MPa compressive strength"), else the next one up to the following
 * keyword, else the last one before it. Numbers are tried with point and comma as the decimal sign; the reading that lies in
 * the plausible range of the figure wins, so "2.680 kg/m³" and "2,680 kg/m³" both are 2680. What lies outside its range is
 * not read. Cost: linear in the text for each keyword in it.
 */
import type { MeasureRecord, TechnicalKey } from '../../../platform/ports/catalogue.ts';

interface Unit {
  readonly pattern: string;
  /** To the unit in which the figure is stored. */
  readonly factor: number;
}

interface Figure {
  readonly key: TechnicalKey;
  readonly keyword: RegExp;
  /** The unit in which it is stored. */
  readonly unit: string;
  readonly units: readonly Unit[];
  /** Plausible values in the stored unit, both ends included. */
  readonly range: readonly [number, number];
  /** A bare number is enough, as with Mohs. */
  readonly isUnitless?: boolean;
}

const STRESS: readonly Unit[] = [
  { pattern: 'MPa', factor: 1 },
  { pattern: 'N\\s*/\\s*mm(?:²|2|\\^2)', factor: 1 },
  { pattern: 'kgf?\\s*/\\s*cm(?:²|2|\\^2)', factor: 0.0980665 },
  { pattern: 'psi', factor: 0.00689476 },
];
const SHARE: readonly Unit[] = [{ pattern: '(?:wt\\.?\\s*)?%|per ?cent|percent', factor: 1 }];

/** Ranges span what is published for natural stone, from soft tuff to dense basalt, with a margin. */
const FIGURES: readonly Figure[] = [
  {
    key: 'compressiveStrength',
    keyword: /compressi(?:ve|on)(?:\s+strength)?|druckfestigkeit|resist\p{L}+ (?:a|à|alla|a la) compress?i\p{L}+/giu,
    unit: 'MPa',
    units: STRESS,
    range: [1, 600],
  },
  {
    key: 'flexuralStrength',
    keyword:
      /flexural(?:\s+strength)?|bending(?:\s+strength)?|biegefestigkeit|resist\p{L}+ (?:a|à|alla|a la) fle(?:ssione|xi[oó]n|xion)/giu,
    unit: 'MPa',
    units: STRESS,
    range: [0.5, 120],
  },
  { key: 'modulusOfRupture', keyword: /modulus\s+of\s+rupture|\bMOR\b/giu, unit: 'MPa', units: STRESS, range: [0.5, 120] },
  {
    key: 'waterAbsorption',
    keyword: /(?:water\s+)?absorption|absorbs|wasseraufnahme|assorbimento|absorci[oó]n/giu,
    unit: '%',
    units: SHARE,
    range: [0, 45],
  },
  { key: 'openPorosity', keyword: /porosity|porosität|porosit[àé]|porosidad/giu, unit: '%', units: SHARE, range: [0, 70] },
  {
    key: 'apparentDensity',
    keyword: /densit(?:y|à|é)|densidad|rohdichte|dichte|(?:bulk|volumetric|unit)\s+(?:weight|mass)/giu,
    unit: 'kg/m³',
    units: [
      { pattern: 'kg\\s*/\\s*m(?:³|3|\\^3)', factor: 1 },
      { pattern: '(?:g\\s*/\\s*cm|t\\s*/\\s*m)(?:³|3|\\^3)', factor: 1_000 },
    ],
    range: [900, 3_600],
  },
  {
    key: 'abrasionResistance',
    keyword: /abrasion(?:\s+resistance)?/giu,
    unit: 'mm',
    units: [{ pattern: 'mm', factor: 1 }],
    range: [5, 60],
  },
  {
    key: 'mohsHardness',
    keyword: /mohs(?:\s+(?:hardness|scale))?|hardness/giu,
    unit: 'Mohs',
    units: [{ pattern: '(?:on the )?mohs', factor: 1 }],
    range: [1, 10],
    isUnitless: true,
  },
  {
    key: 'frostResistance',
    keyword: /frost(?:[\s-]+(?:resistan(?:ce|t)|proof|cycles))?|freez\w*[\s/-]+(?:and[\s-]+)?thaw\w*/giu,
    unit: 'cycles',
    units: [{ pattern: '(?:freez\\w*[\\s/–-]+(?:and[\\s-]+)?thaw(?:ing)?\\s+)?(?:frost\\s+)?cycles', factor: 1 }],
    range: [1, 1_000],
  },
];

const NUMBER = '\\d{1,3}(?:[.,  ]\\d{3})+(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?';
const LOWER = '≥|>=?|at least|min(?:imum|\\.)?|not less than|more than|over|above';
const UPPER = '≤|<=?|at most|max(?:imum|\\.)?|not more than|less than|up to|under|below';
const STANDARD = /\b(EN\s*(?:ISO\s*)?\d{3,5}(?:-\d+)?|ASTM\s*C\s*\d{2,4})\b/gi;

/** A figure read from a text. */
export interface ReadFigure {
  readonly key: TechnicalKey;
  /** `source` is left for whoever knows who said it. */
  readonly measure: MeasureRecord;
}

/** The figures of one sentence; of each at most one. Empty when it holds none. */
export function readFigures(sentence: string): readonly ReadFigure[] {
  const keywords = findKeywords(sentence);
  const figures: ReadFigure[] = [];
  let claimedUntil = 0;
  for (const [index, { figure, start, end }] of keywords.entries()) {
    if (figures.some(({ key }) => key === figure.key)) continue;
    const nextStart = keywords[index + 1]?.start ?? sentence.length;
    const previousEnd = Math.max(claimedUntil, keywords[index - 1]?.end ?? 0);
    const before = { from: Math.max(previousEnd, start - 60), to: nextStart, begin: start };
    const ahead = quantityIn(sentence, before, figure, 'last');
    const isBound = ahead !== null && ahead.end <= start && /^\s*(?:of|in|for)?\s*$/i.test(sentence.slice(ahead.end, start));
    const found = isBound
      ? ahead
      : (quantityIn(sentence, { from: end, to: nextStart, begin: nextStart }, figure, 'first') ?? ahead);
    if (found === null) continue;
    claimedUntil = Math.max(claimedUntil, found.end);
    const standard =
      standardIn(sentence, start, nextStart) ?? (keywords.length === 1 ? standardIn(sentence, 0, sentence.length) : null);
    // EN 12372 and ASTM C99 are different tests: a bending figure by C99 is a modulus of rupture.
    const key = figure.key === 'flexuralStrength' && standard === 'ASTM C99' ? 'modulusOfRupture' : figure.key;
    figures.push({ key, measure: { ...found.quantity, unit: figure.unit, standard, source: null } });
  }
  return figures;
}

function findKeywords(sentence: string) {
  const all = FIGURES.flatMap((figure) =>
    [...sentence.matchAll(figure.keyword)].map((match) => ({ figure, start: match.index, end: match.index + match[0].length })),
  ).sort((a, b) => a.start - b.start || b.end - a.end);
  return all.filter((keyword, index) => index === 0 || keyword.start >= (all[index - 1]?.end ?? 0));
}

interface Quantity {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Where to look for a quantity: it begins at or after `from` and before `begin`, and ends before `to`. */
interface Window {
  readonly from: number;
  readonly to: number;
  readonly begin: number;
}

function quantityIn(
  sentence: string,
  { from, to, begin }: Window,
  figure: Figure,
  which: 'first' | 'last',
): { readonly quantity: Quantity; readonly end: number } | null {
  const window = sentence.slice(from, to);
  const pattern = QUANTITY_PATTERNS.get(figure.key);
  const matches = pattern === undefined ? [] : [...window.matchAll(pattern)];
  const fitting = matches.filter(({ index }) => from + index < begin && !isPartOfStandard(window, index));
  const match = which === 'first' ? fitting[0] : fitting.at(-1);
  if (match === undefined) return null;
  const { bound, bound2, a, b, unit } = match.groups ?? {};
  const factor = figure.units.find(({ pattern }) => new RegExp(`^(?:${pattern})$`, 'iu').test(unit ?? ''))?.factor ?? 1;
  const first = a === undefined ? null : parseNumber(a, factor, figure.range);
  const second = b === undefined ? null : parseNumber(b, factor, figure.range);
  if (first === null || (b !== undefined && second === null)) return null;
  const end = from + match.index + match[0].length;
  return { quantity: toQuantity(first, second, `${bound ?? ''}${bound2 ?? ''}`), end };
}

function quantityPattern({ units, isUnitless }: Figure): RegExp {
  const unit = `\\s*(?<unit>${units.map(({ pattern }) => pattern).join('|')})(?![\\p{L}\\p{N}])`;
  const bounds = `(?:(?<bound>${LOWER})|(?<bound2>${UPPER}))?\\s*`;
  const range = `(?<![\\p{L}\\p{N}.,])(?<a>${NUMBER})(?:\\s*(?:%|MPa)?\\s*(?:–|—|-|to|and|bis|a|à)\\s*(?<b>${NUMBER}))?`;
  return new RegExp(`${bounds}${range}${isUnitless === true ? `(?:${unit})?(?![\\p{L}\\p{N}%])` : unit}`, 'giu');
}

const QUANTITY_PATTERNS: ReadonlyMap<TechnicalKey, RegExp> = new Map(
  FIGURES.map((figure) => [figure.key, quantityPattern(figure)]),
);

function toQuantity(first: number, second: number | null, bound: string): Quantity {
  if (second !== null) {
    const [low, high] = first <= second ? [first, second] : [second, first];
    return { value: round((low + high) / 2), low, high };
  }
  if (bound === '') return { value: first, low: null, high: null };
  const isLower = new RegExp(`^(?:${LOWER})$`, 'iu').test(bound);
  return isLower ? { value: first, low: first, high: null } : { value: first, low: null, high: first };
}

/** The reading of a number that lies in the range, the decimal sign first where both do; null where none does. */
function parseNumber(text: string, factor: number, [low, high]: readonly [number, number]): number | null {
  const compact = text.replace(/\s/g, '');
  const lastSign = Math.max(compact.lastIndexOf('.'), compact.lastIndexOf(','));
  const asDecimal =
    lastSign === -1 ? compact : `${compact.slice(0, lastSign).replace(/[.,]/g, '')}.${compact.slice(lastSign + 1)}`;
  const asThousands = compact.replace(/[.,]/g, '');
  for (const reading of [asDecimal, asThousands]) {
    const value = round(Number(reading) * factor);
    if (Number.isFinite(value) && value >= low && value <= high) return value;
  }
  return null;
}

function isPartOfStandard(window: string, index: number): boolean {
  return /(?:\bEN|\bISO|\bASTM\s*C|\bC|\bNo\.?|\bDIN|\bUNI)[\s-]*$/i.test(window.slice(0, index));
}

function standardIn(sentence: string, from: number, to: number): string | null {
  const match = [...sentence.slice(from, to).matchAll(STANDARD)][0]?.[1];
  if (match === undefined) return null;
  return match
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/^(EN)(ISO)?/, (_, en: string, iso?: string) => (iso ? `${en} ${iso} ` : `${en} `))
    .replace(/^ASTM/, 'ASTM ');
}

/** Six significant digits: what a factor adds beyond them was never measured. */
function round(value: number): number {
  return Number(value.toPrecision(6));
}
