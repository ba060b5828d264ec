import { sentenceSpans } from './sentences.ts';
import { markdownBlocks, plainBlocks, type TextBlock } from './text-blocks.ts';

// Cuts a text into chunks along its structure: whole blocks are gathered until a chunk is full; a short section is joined with
// the next one, a long block is cut after a sentence or a line. Small enough that a chunk speaks of one matter, large enough
// that its words say which. One pass, O(length); a generator, so that whoever cuts a long text can pause.

/** A piece of a text; `text` equals `source.slice(start, end)`. Offsets are UTF-16 code units, `end` exclusive. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The headings under which it begins, outermost first, its own first heading included; plain text. */
  readonly headingPath: readonly string[];
}

/** A chunk holds at most so many words, unless one block that must stay whole has more. */
export const MOST_WORDS = 200;
/** A paragraph stays whole up to so many: an abstract is one passage, and cutting it would part what belongs together. */
export const LONGEST_PARAGRAPH = 350;
/** A section with fewer words is joined with the next, where both together are not too many. */
const JOINED_BELOW = 60;
/** Texts without blanks between words are bounded by this instead. */
const MOST_CHARACTERS = 2_400;
/** A table row or code fence stays whole up to this length; beyond it is a mistake, such as a fence that was never closed. */
export const LONGEST_WHOLE = 8_000;

type Unit = { readonly start: number; readonly end: number; readonly words: number };

interface OpenChunk {
  readonly start: number;
  end: number;
  words: number;
  readonly headingPath: readonly string[];
}

/**
 * The chunks of a text, in order and without overlap. What has no letter and no digit is in none.
 * @param markup `markdown`, or `plain` for paragraphs only
 */
export function* chunkText(source: string, markup: 'markdown' | 'plain'): Generator<Chunk> {
  const headings: { depth: number; title: string }[] = [];
  let open: OpenChunk | null = null;
  /** Where the heading begins that the next block stands under; null within a section. */
  let headingStart: number | null = null;
  for (const block of markup === 'markdown' ? markdownBlocks(source) : plainBlocks(source)) {
    if (block.kind === 'heading') {
      while ((headings.at(-1)?.depth ?? 0) >= block.depth) headings.pop();
      headings.push({ depth: block.depth, title: block.title });
      headingStart ??= block.start;
      if (open !== null && open.words >= JOINED_BELOW) {
        yield* finished(source, open);
        open = null;
      }
      continue;
    }
    for (const unit of unitsOf(source, block)) {
      const isFull: boolean =
        open !== null &&
        (open.words + unit.words > MOST_WORDS || unit.end - open.start > Math.max(MOST_CHARACTERS, unit.end - unit.start));
      if (open !== null && isFull) {
        yield* finished(source, open);
        open = null;
      }
      if (open === null) {
        const headingPath = headings.map(({ title }) => title).filter((title) => title !== '');
        open = { start: headingStart ?? unit.start, end: unit.end, words: unit.words, headingPath };
      } else {
        open.end = unit.end;
        open.words += unit.words;
      }
      headingStart = null;
    }
  }
  if (open !== null) yield* finished(source, open);
}

function* finished(source: string, { start, end, headingPath }: OpenChunk): Generator<Chunk> {
  const text = source.slice(start, end);
  if (/[\p{L}\p{N}]/u.test(text)) yield { start, end, text, headingPath };
}

/** A block as it may be cut: whole where it fits, else sentence by sentence, line by line, at blanks at last. */
function* unitsOf(source: string, block: TextBlock): Generator<Unit> {
  const words = countWords(source.slice(block.start, block.end));
  const length = block.end - block.start;
  const fits = block.kind === 'prose' ? words <= LONGEST_PARAGRAPH && length <= MOST_CHARACTERS : length <= LONGEST_WHOLE;
  if (fits) yield { start: block.start, end: block.end, words };
  else if (block.kind === 'prose') yield* sentenceUnits(source, block.start, block.end);
  else yield* lineUnits(source, block.start, block.end);
}

/** Segmenting needs the stretch at hand, so a paragraph of megabytes is taken in stretches. */
const STRETCH = 50_000;

function* sentenceUnits(source: string, from: number, to: number): Generator<Unit> {
  for (let start = from; start < to; ) {
    const stretchEnd = Math.min(to, start + STRETCH);
    const spans = sentenceSpans(source, start, stretchEnd);
    // The last sentence of a stretch may go on beyond it.
    const last = stretchEnd < to && spans.length > 1 ? spans.pop() : undefined;
    for (const span of spans) yield* bounded(source, span.start, span.end);
    start = last?.start ?? stretchEnd;
  }
}

function* lineUnits(source: string, from: number, to: number): Generator<Unit> {
  for (let start = from; start < to; ) {
    const found = source.indexOf('\n', start);
    const end = found === -1 || found >= to ? to : found;
    const text = source.slice(start, end);
    const trimmed = text.trim();
    if (trimmed !== '') {
      const begin = start + text.indexOf(trimmed);
      yield* bounded(source, begin, begin + trimmed.length);
    }
    start = end + 1;
  }
}

function* bounded(source: string, from: number, to: number): Generator<Unit> {
  let start = from;
  while (to - start > MOST_CHARACTERS || countWords(source.slice(start, to)) > MOST_WORDS) {
    const end = cutBefore(source, start);
    const text = source.slice(start, end).trimEnd();
    if (text !== '') yield { start, end: start + text.length, words: countWords(text) };
    start = end;
    while (start < to && /\s/.test(source.charAt(start))) start += 1;
  }
  if (start < to) yield { start, end: to, words: countWords(source.slice(start, to)) };
}

/** The end of as much as a chunk may hold from `start` on: at a blank where there is one, never within a surrogate pair. */
function cutBefore(source: string, start: number): number {
  const window = source.slice(start, start + MOST_CHARACTERS);
  let words = 0;
  let blank = 0;
  for (const { index } of window.matchAll(/\s+/g)) {
    if (index === 0) continue;
    words += 1;
    blank = index;
    if (words === MOST_WORDS) break;
  }
  if (blank > 0) return start + blank;
  return /[\ud800-\udbff]$/.test(window) ? start + window.length - 1 : start + window.length;
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
