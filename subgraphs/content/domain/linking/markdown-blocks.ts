/**
 * The blocks of a Markdown text that linking has to know, line by line: code, headings, HTML, reference definitions. It follows
 * CommonMark 0.31 where it matters and keeps to one pass, O(length).
 */
import type { Span } from './spans.ts';

interface Line extends Span {
  readonly text: string;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const shown = text.charAt(end - 1) === '\r' ? end - 1 : end;
    lines.push({ start, end, text: text.slice(start, Math.min(Math.max(start, shown), start + 400)) });
    if (newline < 0) break;
    start = end + 1;
  }
  return lines;
}

const FENCE = /^(?:[ \t]{0,3}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))*[ \t]*(`{3,}|~{3,})(.*)$/;
const CONTAINER = /^(?:[ \t]{0,3}>[ \t]?)*/;
const LIST_ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
const ATX_HEADING = /^(?:[ \t]{0,3}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))*[ \t]{0,3}#{1,6}(?:[ \t]|$)/;
const SETEXT_UNDERLINE = /^[ \t]{0,3}(?:>[ \t]?)*[ \t]{0,3}(?:=+|-+)[ \t]*$/;
const REFERENCE_DEFINITION = /^[ \t]{0,3}(?:>[ \t]?)*\[([^\]]{1,200})\]:/;

export interface MarkdownBlocks {
  readonly htmlBlocks: readonly Span[];
  readonly code: Span[];
  readonly headings: Span[];
  readonly labels: Set<string>;
}

/** How a block of HTML opens and closes (CommonMark 0.31, section 4.6); null closes at a blank line. */
const HTML_BLOCKS: readonly (readonly [open: RegExp, close: RegExp | null])[] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<![a-z]/i, />/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [
    /^ {0,3}<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[\s>]|\/>|$)/i,
    null,
  ],
];
/** A line that is one tag opens a block too, but not within a paragraph. */
const LONE_TAG = /^ {0,3}<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>[ \t]*$/i;

/** The quotations and list items that a line stands in, items as their indent. */
function containersOf(line: string): string {
  const [quotes = ''] = CONTAINER.exec(line) ?? [];
  const rest = line.slice(quotes.length);
  return `${quotes.replace(/[^>]/g, '')}${LIST_ITEM.test(rest) || /^ {2,3}/.test(rest) ? '-' : ''}`;
}

/** Fenced and indented code, headings and reference definitions, line by line. */
export function scanBlocks(text: string): MarkdownBlocks {
  const code: Span[] = [];
  const headings: Span[] = [];
  const htmlBlocks: Span[] = [];
  const labels = new Set<string>();
  let fence: { readonly mark: string; readonly length: number; readonly start: number } | null = null;
  let blankBefore = true;
  let inList = false;
  let paragraphStart = -1;
  let paragraphInside = '';
  let html: { readonly start: number; readonly close: RegExp | null } | null = null;
  for (const line of linesOf(text)) {
    const fenceMatch = FENCE.exec(line.text);
    const marks = fenceMatch?.[1] ?? '';
    if (fence !== null) {
      if (marks.startsWith(fence.mark) && marks.length >= fence.length && (fenceMatch?.[2] ?? '').trim() === '') {
        code.push({ start: fence.start, end: line.end });
        fence = null;
        blankBefore = true;
      }
      continue;
    }
    if (marks !== '' && !(marks.startsWith('`') && (fenceMatch?.[2] ?? '').includes('`'))) {
      fence = { mark: marks.charAt(0), length: marks.length, start: line.start };
      paragraphStart = -1;
      if (/^[`~]/.test(line.text)) inList = false;
      continue;
    }
    const content = line.text.replace(CONTAINER, '');
    const blank = content.trim() === '';
    if (html === null) {
      const opened = HTML_BLOCKS.find(([open]) => open.test(content));
      if (opened !== undefined) html = { start: line.start, close: opened[1] };
      else if (paragraphStart < 0 && LONE_TAG.test(content)) html = { start: line.start, close: null };
    }
    if (html !== null) {
      if (html.close === null ? blank : html.close.test(content)) {
        htmlBlocks.push({ start: html.start, end: line.end });
        html = null;
      }
      paragraphStart = -1;
      blankBefore = blank;
      if (content.startsWith('<')) inList = false;
      continue;
    }
    if (!blank && LIST_ITEM.test(content) && (inList || /^ {0,3}\S/.test(content))) inList = true;
    else if (!blank && blankBefore && !/^[ \t]/.test(content)) inList = false;
    const definition = REFERENCE_DEFINITION.exec(line.text);
    if (definition !== null && !(definition[1] ?? '').startsWith('^')) {
      labels.add(normalizeLabel(definition[1] ?? ''));
      code.push({ start: line.start, end: line.end });
    } else if (!blank && !inList && /^(?: {4}|\t)/.test(content) && paragraphStart < 0) {
      code.push({ start: line.start, end: line.end });
    } else if (ATX_HEADING.test(line.text)) {
      headings.push({ start: line.start, end: line.end });
      paragraphStart = -1;
      if (content.startsWith('#')) inList = false;
    } else if (paragraphStart >= 0 && SETEXT_UNDERLINE.test(line.text)) {
      // Under a list item or a quotation an underline that stands outside is a rule and ends the paragraph.
      if (paragraphInside === containersOf(line.text)) headings.push({ start: paragraphStart, end: line.end });
      else if (/^[-=]/.test(content)) inList = false;
      paragraphStart = -1;
    } else if (blank) paragraphStart = -1;
    else if (paragraphStart < 0 || LIST_ITEM.test(content)) {
      paragraphStart = line.start;
      paragraphInside = containersOf(line.text);
    }
    blankBefore = blank;
  }
  if (fence !== null) code.push({ start: fence.start, end: text.length });
  if (html !== null) htmlBlocks.push({ start: html.start, end: text.length });
  return { code, headings, htmlBlocks, labels };
}

/** A link's label as references compare it. */
export function normalizeLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}
