// Finds the blocks of a text line by line: headings, paragraphs, list items, table rows and code fences. A scanner of our own
// because a full Markdown parser needs seconds for a long upload, in one go; this one takes the text once, O(length), and can
// pause between blocks. CommonMark 0.31 §4 and §5, tables as in GitHub's extension; what it does not know is a paragraph.

/** A run of whole lines; offsets are UTF-16 code units, `end` exclusive and before the trailing white space. */
export type TextBlock =
  | { readonly kind: 'heading'; readonly start: number; readonly end: number; readonly depth: number; readonly title: string }
  | { readonly kind: 'prose' | 'row' | 'code'; readonly start: number; readonly end: number };

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ATX_HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
const SETEXT_UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
const THEMATIC_BREAK = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const LIST_ITEM = /^ {0,8}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
/** Of a delimiter row only the first cells are tested, so that a long line costs no more than its length. */
const DELIMITER_ROW = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\||$)/;

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The blocks of a Markdown text in order. Blank lines and thematic breaks belong to none. A table's head and its delimiter row
 * are one row; an unclosed fence ends with the text.
 */
export function* markdownBlocks(source: string): Generator<TextBlock> {
  const lines = linesOf(source);
  /** Where the open paragraph begins and ends; null between paragraphs. */
  let start: number | null = null;
  let end = 0;
  function* closed(): Generator<TextBlock> {
    if (start !== null) yield { kind: 'prose', start, end };
    start = null;
  }
  let next = lines.next();
  while (!next.done) {
    const line = next.value;
    const fence = FENCE.exec(line.text)?.[1];
    if (fence !== undefined) {
      yield* closed();
      let fenceEnd = line.end;
      for (next = lines.next(); !next.done; next = lines.next()) {
        if (next.value.text !== '') fenceEnd = next.value.end;
        if (closes(next.value.text, fence)) break;
      }
      yield { kind: 'code', start: line.start, end: fenceEnd };
      if (!next.done) next = lines.next();
      continue;
    }
    const heading = ATX_HEADING.exec(line.text);
    if (heading !== null) {
      yield* closed();
      const title = toTitle((heading[2] ?? '').replace(/(?:^|[ \t])#+[ \t]*$/, ''));
      yield { kind: 'heading', start: line.start, end: line.end, depth: heading[1]?.length ?? 1, title };
    } else if (line.text.trim() === '') {
      yield* closed();
    } else if (start !== null && SETEXT_UNDERLINE.test(line.text)) {
      const depth = line.text.trimStart().startsWith('=') ? 1 : 2;
      yield { kind: 'heading', start, end: line.end, depth, title: toTitle(source.slice(start, end)) };
      start = null;
    } else if (start !== null && DELIMITER_ROW.test(line.text) && line.text.includes('|') && isOneRow(source, start, end)) {
      yield { kind: 'row', start, end: line.end };
      start = null;
      for (next = lines.next(); !next.done && isRow(next.value.text); next = lines.next()) {
        yield { kind: 'row', start: next.value.start, end: next.value.end };
      }
      continue;
    } else if (THEMATIC_BREAK.test(line.text)) {
      yield* closed();
    } else {
      if (LIST_ITEM.test(line.text)) yield* closed();
      start ??= line.start;
      end = line.end;
    }
    next = lines.next();
  }
  yield* closed();
}

/** The paragraphs of a plain text: what blank lines separate. */
export function* plainBlocks(source: string): Generator<TextBlock> {
  let start: number | null = null;
  let end = 0;
  for (const line of linesOf(source)) {
    if (line.text.trim() !== '') {
      start ??= line.start;
      end = line.end;
    } else if (start !== null) {
      yield { kind: 'prose', start, end };
      start = null;
    }
  }
  if (start !== null) yield { kind: 'prose', start, end };
}

/** Lines without their breaks; `end` is before the white space at the line's end. */
function* linesOf(source: string): Generator<Line, void> {
  let start = 0;
  while (start < source.length) {
    const found = source.indexOf('\n', start);
    const stop = found === -1 ? source.length : found;
    const text = source.slice(start, stop).trimEnd();
    yield { start, end: start + text.length, text };
    start = stop + 1;
  }
}

function closes(text: string, fence: string): boolean {
  const trimmed = text.trim();
  return trimmed.length >= fence.length && trimmed === fence.charAt(0).repeat(trimmed.length);
}

function isOneRow(source: string, start: number, end: number): boolean {
  const text = source.slice(start, end);
  return text.includes('|') && !text.includes('\n');
}

function isRow(text: string): boolean {
  return text.trim() !== '' && text.includes('|') && !FENCE.test(text) && !ATX_HEADING.test(text);
}

/** A heading as plain text: without the marks of emphasis, code and links. */
function toTitle(text: string): string {
  return text
    .replace(/\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replace(/[*_`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
