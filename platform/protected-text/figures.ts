/*
 * Figures in running text: numbers with their units, ranges, dimensions, and whatever else has a digit in it, such as standards
 * and classes. They are found so that whoever rewrites or translates the text cannot change them, and read so that two texts can
 * be compared figure by figure, each in its own language's way of writing numbers. Linear in the length of the text.
 */

/** Where something stands in a text; UTF-16 code units, end exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

const NUMBER = String.raw`\d+(?:[.,:/]\d+)*`;
/** Longest first: `mm` must not be read as `m`. */
const UNIT = [
  'W/mK|W/\\(m·K\\)|W/m·K|N/mm²|N/mm2|kg/m³|kg/m3|g/cm³|g/cm2|kg/m²|mm³|mm²|cm²|cm³|m²|m³|m2|m3|l/m²',
  'MPa|GPa|kPa|psi|kN|kJ|kWh|kW|kg|km|mm|cm|dm|µm|μm|ml|lb|ft|Hz|min|ppm|USD|EUR',
  '°C|°F|°|%|‰|€|\\$|N|J|W|K|m|g|t|h',
].join('|');
/** `EN 12372`, `ASTM C170`, `DIN EN 1341`, `C99`, `R11`, `€ 20`, `pH 7`. */
const PREFIX = String.raw`(?:\p{Lu}{2,5}[ -](?:\p{Lu}{2,5}[ -]|\p{Lu})?|\p{Lu}{1,5}-?|pH |[€$£] ?|[±≤≥<>≈~−+] ?)`;
const FIGURE = new RegExp(
  String.raw`(?<![\p{L}\d])${PREFIX}?${NUMBER}(?:[ \u00a0]?(?:×|x|–|—|-|±)[ \u00a0]?${NUMBER})*(?:[ \u00a0\u202f]?(?:${UNIT})(?![\p{L}\d]))?\p{L}{0,4}(?:-\d+)*`,
  'gu',
);
const ANY_DIGIT = /\p{Nd}/u;

/** Every figure, in order; every digit of the text lies in one of them. */
export function figureSpans(text: string): readonly TextSpan[] {
  const spans: TextSpan[] = [];
  let from = 0;
  const coverDigits = (until: number): void => {
    for (const { index, 0: digit } of text.slice(from, until).matchAll(/\p{Nd}/gu)) {
      spans.push({ start: from + index, end: from + index + digit.length });
    }
  };
  for (const { 0: found, index } of text.matchAll(FIGURE)) {
    coverDigits(index);
    spans.push({ start: index, end: index + found.length });
    from = index + found.length;
  }
  coverDigits(text.length);
  return spans;
}

/** True where a text has a digit of any script. */
export function hasDigit(text: string): boolean {
  return ANY_DIGIT.test(text);
}

/** How a language writes numbers; English has a decimal point, the others a decimal comma. */
const hasPoint = (locale: string): boolean => locale === 'en';

/**
 * A figure as another language writes it: `2,700.5 kg/m³` is `2.700,5 kg/m³` in German. What has letters before it, such as
 * `EN 12372-1` or `C99`, stays as it is, and so does a number that could be read in two ways.
 */
export function localiseFigure(figure: string, from: string, to: string): string {
  if (hasPoint(from) === hasPoint(to) || /^[\p{L}]/u.test(figure) || /[:/]\d/.test(figure)) return figure;
  return figure.replace(/\d+(?:[.,]\d+)+/g, (number) => localiseNumber(number, from, to));
}

/** A number with its thousands divided, and one with decimals alone, by the decimal mark. */
const FORMS = {
  '.': [/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/, /^\d+\.\d+$/],
  ',': [/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/, /^\d+,\d+$/],
} as const;

function localiseNumber(number: string, from: string, to: string): string {
  const decimal = hasPoint(from) ? '.' : ',';
  if (!FORMS[decimal].some((form) => form.test(number))) return number;
  const [thousands, newDecimal] = hasPoint(to) ? [',', '.'] : [to === 'fr' ? '\u202f' : '.', ','];
  return number.replace(/[.,]/g, (mark) => (mark === decimal ? newDecimal : thousands));
}

/**
 * The figures of a text in a form that does not depend on its language, sorted: equal lists mean equal figures.
 * @param locale the language that the text is in
 */
export function canonicalFigures(text: string, locale: string): readonly string[] {
  // French divides thousands by a narrow space, which stands in no other number.
  const joined = text.replace(/(?<=\d)\u202f(?=\d{3}(?!\d))/g, '');
  return (
    figureSpans(joined)
      // A range may become two figures, and two figures a range.
      .flatMap(({ start, end }) => joined.slice(start, end).split(/(?<=\d) ?[×x–—-] ?(?=\d)/))
      .map((figure) => localiseFigure(figure, locale, 'en'))
      .map((figure) => figure.replace(/[ \u00a0\u202f]/g, '').replace(/(?<=\d),(?=\d{3}(?!\d))/g, ''))
      .sort()
  );
}
