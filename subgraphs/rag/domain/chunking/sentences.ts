const SEGMENTER = new Intl.Segmenter('en', { granularity: 'sentence' });

/** After these a full stop ends no sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|cf|approx|ca|c|vs|etc|no|nos|fig|figs|st|dr|prof|mt|max|min|incl|resp)\.\s*$/i;

/** Offsets into the text that was given, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The sentences of a stretch of prose, without the white space around them (Unicode Standard Annex 29, with common abbreviations
 * taken into account). A single line break is no end of a sentence.
 */
export function sentenceSpans(text: string, start = 0, end = text.length): Span[] {
  // Same length, so offsets stay: a break within a paragraph would otherwise end a sentence.
  const prose = text.slice(start, end).replace(/\r?\n/g, (breaks) => ' '.repeat(breaks.length));
  const spans: Span[] = [];
  let from: number | null = null;
  for (const { segment, index } of SEGMENTER.segment(prose)) {
    from ??= index;
    if (ABBREVIATION.test(segment)) continue;
    pushTrimmed(spans, prose, from, index + segment.length, start);
    from = null;
  }
  if (from !== null) pushTrimmed(spans, prose, from, prose.length, start);
  return spans;
}

function pushTrimmed(spans: Span[], prose: string, from: number, to: number, offset: number): void {
  const segment = prose.slice(from, to);
  const trimmed = segment.trim();
  if (trimmed === '') return;
  const begin = offset + from + segment.indexOf(trimmed);
  spans.push({ start: begin, end: begin + trimmed.length });
}
