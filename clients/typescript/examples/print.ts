import type { GroundedAnswer, NameIdentity, SearchPage, StonePage } from '../stomaton-client.ts';
import type { Fault } from '../stomaton-error.ts';

/** How text is shown: on a terminal with weight and colour, in a file without. */
export interface Style {
  readonly columns: number;
  bold(text: string): string;
  dim(text: string): string;
  warn(text: string): string;
}

/** @param isTerminal false prints plain text, and so does NO_COLOR (no-color.org) */
export function createStyle(isTerminal: boolean, columns: number): Style {
  const mark = (code: number) => (text: string) => (isTerminal ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { columns: Math.max(40, Math.min(columns, 110)), bold: mark(1), dim: mark(2), warn: mark(33) };
}

type Measure = NonNullable<NonNullable<StonePage['technical']>['compressiveStrength']>;

const FIGURES: readonly (readonly [label: string, key: keyof NonNullable<StonePage['technical']>])[] = [
  ['compressive strength', 'compressiveStrength'],
  ['flexural strength', 'flexuralStrength'],
  ['modulus of rupture', 'modulusOfRupture'],
  ['water absorption', 'waterAbsorption'],
  ['open porosity', 'openPorosity'],
  ['apparent density', 'apparentDensity'],
  ['abrasion resistance', 'abrasionResistance'],
  ['Mohs hardness', 'mohsHardness'],
  ['frost resistance', 'frostResistance'],
];

export function printStone(stone: StonePage, style: Style): string {
  const { technical } = stone;
  const figures = FIGURES.flatMap(([label, key]) => {
    const measure = technical?.[key] ?? null;
    return measure === null ? [] : [row(label, `${toFigure(measure)}${style.dim(toOrigin(measure))}`)];
  });
  const place = [stone.origin.locality, stone.origin.region, stone.origin.country].filter((part) => part !== null).join(', ');
  const aliases = stone.aliases.map(({ name, kind }) => (kind === 'DECEPTIVE' ? style.warn(`${name} (deceptive)`) : name));
  return lines([
    style.bold(stone.name),
    row('sold as', lower(stone.type)),
    row('is', stone.petrography ?? style.dim('nobody has said')),
    row('from', place),
    row('colours', stone.colors.join(', ')),
    row('also called', aliases.length === 0 ? style.dim('nothing else') : wrap(aliases.join(' · '), style, LABEL)),
    ...(figures.length === 0 ? [row('figures', style.dim('none published'))] : figures),
    row('linked with', wrap(stone.links.edges.map(({ node }) => node.name).join(' · '), style, LABEL) || style.dim('none')),
    row(
      'resembles',
      absent(stone.related, style, (all) => wrap(all.map((one) => one.stone?.name ?? '?').join(' · '), style, LABEL)),
    ),
    row(
      'known',
      absent(stone.completeness, style, ({ score, missing }) =>
        wrap(`${percent(score)}${missing.length === 0 ? '' : `; wanting: ${missing.map(lower).join(', ')}`}`, style, LABEL),
      ),
    ),
    ...(stone.passages ?? []).map(({ text, headingPath }) =>
      lines(['', `  ${style.dim(headingPath.join(' › ') || 'From its profile')}`, `  ${wrap(toExcerpt(text), style, 2)}`]),
    ),
  ]);
}

export function printSearch(page: SearchPage, from: number, style: Style): string {
  const hits = page.edges.flatMap(({ node, score, snippet }, index) => {
    const title =
      node === null
        ? style.dim('could not be loaded')
        : node.__typename === 'Stone'
          ? `${style.bold(node.name)}  ${lower(node.type)}, ${node.origin.country}`
          : `${style.bold(node.title)}  ${lower(node.articleType)}`;
    return [
      `${String(from + index).padStart(3)}. ${score.toFixed(2)}  ${title}`,
      ...(snippet === null ? [] : [`           ${wrap(toBold(oneLine(snippet), style), style, 11)}`]),
    ];
  });
  const hint = page.didYouMean === null ? [] : [`Did you mean ${style.bold(page.didYouMean)}?`];
  const degraded = page.degraded.length === 0 ? [] : [style.warn(`Left out this time: ${page.degraded.map(lower).join(', ')}`)];
  return lines([...hint, ...degraded, ...hits]);
}

export function printIdentities(identities: readonly NameIdentity[], style: Style): string {
  const width = Math.min(32, Math.max(4, ...identities.map(({ query }) => query.length)));
  return lines(
    identities.map((identity) =>
      lines([
        `${identity.query.padEnd(width)}  ${meaningOf(identity, style)}`,
        ...identity.warnings.map(
          ({ message }) => `${' '.repeat(width + 2)}${style.warn(`! ${wrap(message, style, width + 4)}`)}`,
        ),
      ]),
    ),
  );
}

export function printAnswer({ question, answered, text, citations }: GroundedAnswer, style: Style): string {
  return lines([
    style.bold(question),
    wrap(oneLine(text), style, 0),
    ...(answered
      ? citations.map(({ marker, passage }) =>
          style.dim(`  ${marker} ${passage.article?.title ?? passage.headingPath.join(' › ')}`),
        )
      : [style.dim('  Nothing in the collection supports an answer.')]),
  ]);
}

export function printFaults(faults: readonly Fault[], style: Style): string {
  return lines(faults.map(({ path, code, message }) => style.warn(`! ${path}: ${message} (${code})`)));
}

const LABEL = 24;
const EXCERPT = 280;

function row(label: string, value: string): string {
  return `  ${label.padEnd(LABEL - 2)}${value}`;
}

function meaningOf({ status, stone, confidence, candidates }: NameIdentity, style: Style): string {
  if (status === 'RESOLVED' && stone !== null) {
    return `${style.bold(stone.name)}, ${stone.petrography ?? lower(stone.type)}, ${stone.origin.country} ${style.dim(percent(confidence))}`;
  }
  const names = candidates
    .slice(0, 3)
    .map((one) => `${one.stone?.name ?? one.matchedName} ${style.dim(percent(one.confidence))}`);
  if (status === 'AMBIGUOUS') return `one of several: ${names.join(' · ')}`;
  return `${style.dim('not in the catalogue')}${names.length === 0 ? '' : `; nearest: ${names.join(' · ')}`}`;
}

function toFigure({ value, low, high, unit }: Measure): string {
  return `${low !== null && high !== null && low !== high ? `${low}–${high}` : value} ${unit}`;
}

function toOrigin({ standard, source }: Measure): string {
  const origin = [standard, source].filter((part) => part !== null && part !== '');
  return origin.length === 0 ? '' : `  (${origin.join('; ')})`;
}

/** A part that is null because its service did not answer is said to be away, not empty. */
function absent<Value>(value: Value | null, style: Style, show: (value: Value) => string): string {
  return value === null ? style.warn('not to be had just now') : show(value) || style.dim('none');
}

function wrap(text: string, { columns }: Style, indent: number): string {
  const width = columns - indent;
  const out: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && visibleLength(line) + 1 + visibleLength(word) > width) {
      out.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...out, line].join(`\n${' '.repeat(indent)}`);
}

function visibleLength(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the terminal's own marks
  return text.replace(/\u001b\[\d+m/g, '').length;
}

function toBold(snippet: string, style: Style): string {
  return snippet.replace(/\*\*(.+?)\*\*/g, (_, words: string) => style.bold(words));
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function lower(name: string): string {
  return name.toLowerCase().replaceAll('_', ' ');
}

/** The beginning of a Markdown text, without its headings, quotation marks and bullets. */
function toExcerpt(markdown: string): string {
  const prose = oneLine(markdown.replace(/^#+ .*$/gm, '').replace(/^(>|-) /gm, ''));
  return prose.length <= EXCERPT ? prose : `${prose.slice(0, prose.lastIndexOf(' ', EXCERPT))} …`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function lines(parts: readonly string[]): string {
  return parts.join('\n');
}
