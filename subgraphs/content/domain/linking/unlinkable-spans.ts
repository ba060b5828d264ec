/**
 * The parts of a Markdown text in which no name is a mention: code, URLs, images, existing links, HTML tags; for linking also
 * headings. The scanner follows CommonMark where it matters and errs on the side of leaving text alone. It is linear in the
 * length of the text whatever the text is; a full parser is not (micromark takes seconds for 40 kB of unmatched emphasis).
 */
import { normalizeLabel, scanBlocks } from './markdown-blocks.ts';
import { firstMeeting, type Span } from './spans.ts';

/** A link that the text already has. */
export interface ExistingLink extends Span {
  readonly url: string;
}

/** What the scanner found; spans are in order and may touch. */
export interface MarkdownSpans {
  readonly unlinkable: readonly Span[];
  /** The unlinkable without the texts of links, which are read as part of the sentence around them. */
  readonly unread: readonly Span[];
  /** Of the unread what stands around the texts of links: brackets and destinations. */
  readonly linkMarks: readonly Span[];
  readonly headings: readonly Span[];
  /** Blocks of HTML, whose text is read but in which Markdown's brackets make no link. */
  readonly htmlBlocks: readonly Span[];
  readonly links: readonly ExistingLink[];
}

const BARE_URL = /\b(?:https?:\/\/|ftp:\/\/|mailto:|www\.)[^\s<>"'`|]*/iy;
const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/;
const FILE_NAME = /[\w./%~-]{1,200}\.(?:pdf|jpe?g|png|gif|webp|svg|html?|docx?|xlsx?|csv|json|zip|md|ts|js|mp4)\b/i;
const PATH = /\/(?:[\w.~%-]{1,100}\/)*[\w.~%-]{1,100}/y;
/** A destination or label longer than this is no link: the bound keeps the scan linear. */
const MAX_LINK_PART = 2_000;

/** Lengths of the backtick runs of a text, so that a code span's end is found without searching again and again. */
function backtickRuns(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (let at = text.indexOf('`'); at >= 0; at = text.indexOf('`', at)) {
    let end = at;
    while (text[end] === '`') end += 1;
    const list = runs.get(end - at);
    if (list === undefined) runs.set(end - at, [at]);
    else list.push(at);
    at = end;
  }
  return runs;
}

/** The end of the inline destination that opens at `(`, and its URL; null where it is none. */
function readDestination(text: string, open: number): { readonly end: number; readonly url: string } | null {
  let at = open + 1;
  const limit = Math.min(text.length, open + MAX_LINK_PART);
  const skipBlank = () => {
    while (at < limit && /\s/.test(text.charAt(at))) at += 1;
  };
  skipBlank();
  let url = '';
  if (text[at] === '<') {
    const close = text.indexOf('>', at);
    if (close < 0 || close > limit || text.slice(at, close).includes('\n')) return null;
    url = text.slice(at + 1, close);
    at = close + 1;
  } else {
    const from = at;
    let depth = 0;
    while (at < limit) {
      const character = text.charAt(at);
      if (/\s/.test(character)) break;
      if (character === '\\') at += 1;
      else if (character === '(') depth += 1;
      else if (character === ')') {
        if (depth === 0) break;
        depth -= 1;
      }
      at += 1;
    }
    url = text.slice(from, at);
  }
  skipBlank();
  const quote = text.charAt(at);
  if (quote === '"' || quote === "'" || quote === '(') {
    const end = quote === '(' ? ')' : quote;
    at += 1;
    while (at < limit && text[at] !== end) at += text[at] === '\\' ? 2 : 1;
    at += 1;
    skipBlank();
  }
  return text[at] === ')' ? { end: at + 1, url } : null;
}

/** A line that begins a list item, a heading, a quotation or a fence. */
const BLOCK_START = /\n[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|`{3}|~{3})/;
const ENDS_PARAGRAPH = /^[ \t]*(?:\r?\n|[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|`{3}|~{3})/;
const HTML_TAG = /<\/?[a-zA-Z][a-zA-Z0-9-]{0,40}(?:\s[^<>]{0,2000})?\/?>/y;
const RAW_ELEMENT = /<(pre|code|script|style|a|kbd|samp|textarea)(?:\s[^<>]{0,2000})?>/iy;
const AUTOLINK = /<(?:[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]{0,2000}|[\w.+-]{1,64}@[\w.-]{1,190})>/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Every span of a Markdown text that holds no mention, its headings and its links. O(length). */
export function scanMarkdown(text: string): MarkdownSpans {
  const { code, headings, htmlBlocks, labels } = scanBlocks(text);
  const runs = backtickRuns(text);
  const taken = new Map<number, number>();
  const unlinkable: Span[] = [...code];
  const unread: Span[] = [...code];
  const linkMarks: Span[] = [];
  const links: ExistingLink[] = [];
  const brackets: { readonly at: number; readonly image: boolean }[] = [];
  const closingOf = new Map<string, number>();
  const mark = (start: number, end: number) => {
    unlinkable.push({ start, end });
    unread.push({ start, end });
  };
  const markLink = (start: number, labelEnd: number, end: number) => {
    unlinkable.push({ start, end });
    linkMarks.push({ start, end: start + 1 }, { start: labelEnd, end });
  };
  const isWordBefore = (at: number) => at > 0 && /[\p{L}\p{N}/]/u.test(text.charAt(at - 1));
  let nextCode = 0;
  let at = 0;
  while (at < text.length) {
    while (nextCode < code.length && (code[nextCode]?.end ?? 0) <= at) nextCode += 1;
    const block = code[nextCode];
    if (block !== undefined && at >= block.start) {
      at = block.end;
      brackets.length = 0;
      continue;
    }
    const character = text.charAt(at);
    if (character === '\\') {
      at += 2;
    } else if (character === '`') {
      let end = at;
      while (text[end] === '`') end += 1;
      const list = runs.get(end - at) ?? [];
      let position = taken.get(end - at) ?? 0;
      while (position < list.length && (list[position] ?? 0) < end) position += 1;
      taken.set(end - at, position);
      const close = list[position];
      // A code span does not cross a blank line; where it seems to, its backticks are text.
      if (close !== undefined && close - at <= 10_000 && !/\n[ \t]*\r?\n/.test(text.slice(at, close))) {
        mark(at, close + (end - at));
        // Where another block seems to begin inside, the backticks may be text as well: both readings are left alone.
        const heading = firstMeeting(headings, { start: at, end: at + 1 });
        const crosses =
          BLOCK_START.test(text.slice(at, close)) ||
          (heading !== undefined && heading.end < close) ||
          firstMeeting(htmlBlocks, { start: at + 1, end: close }) !== undefined;
        at = crosses ? end : close + (end - at);
      } else at = end;
    } else if (character === '<') {
      at = scanAngle(text, at, mark, closingOf);
    } else if (character === '[') {
      brackets.push({ at, image: text[at - 1] === '!' && text[at - 2] !== '\\' });
      at += 1;
    } else if (character === ']') {
      const open = brackets.pop();
      at += 1;
      if (open === undefined || at - open.at > MAX_LINK_PART) continue;
      const start = open.image ? open.at - 1 : open.at;
      const label = text.slice(open.at + 1, at - 1);
      if (text[at] === '(') {
        const destination = readDestination(text, at);
        if (destination !== null) {
          if (open.image) mark(start, destination.end);
          else {
            markLink(start, at - 1, destination.end);
            links.push({ start, end: destination.end, url: destination.url });
          }
          at = destination.end;
          continue;
        }
      }
      const close = text[at] === '[' ? text.indexOf(']', at) : -1;
      const reference = close >= 0 && close - at <= 200 ? text.slice(at + 1, close) : '';
      if (reference !== '' && labels.has(normalizeLabel(reference))) {
        if (open.image) mark(start, close + 1);
        else markLink(start, at - 1, close + 1);
        at = close + 1;
      } else if (label.startsWith('^')) mark(start, at);
      else if (labels.has(normalizeLabel(label))) {
        if (open.image) mark(start, at);
        else markLink(start, at - 1, at);
      }
    } else if (character === '\n' && ENDS_PARAGRAPH.test(text.slice(at + 1, at + 200))) {
      brackets.length = 0;
      at += 1;
    } else {
      const found = isWordBefore(at)
        ? null
        : /[hfmw]/i.test(character)
          ? matchAt(BARE_URL, text, at)
          : character === '/'
            ? matchAt(PATH, text, at)
            : null;
      if (found !== null) {
        mark(at, at + found[0].length);
        at += found[0].length;
      } else at += 1;
    }
  }
  markAddresses(text, mark);
  return {
    unlinkable: merge(unlinkable),
    unread: merge([...unread, ...linkMarks]),
    linkMarks: merge(linkMarks),
    headings,
    htmlBlocks,
    links,
  };
}

const ADDRESS_RUN = /[\w./%~+@-]+/g;
const MAX_ADDRESS = 300;

/** E-mail addresses and file names, each run of their characters looked at once. */
function markAddresses(text: string, mark: (start: number, end: number) => void): void {
  for (const { 0: run, index } of text.matchAll(ADDRESS_RUN)) {
    if (run.length > MAX_ADDRESS) continue;
    const found = (run.includes('@') ? EMAIL.exec(run) : null) ?? (run.includes('.') ? FILE_NAME.exec(run) : null);
    if (found !== null) mark(index + found.index, index + found.index + found[0].length);
  }
}

/** HTML tags, autolinks, comments and the elements whose text is code or a link, opened by the `<` at `at`. */
function scanAngle(
  text: string,
  at: number,
  mark: (start: number, end: number) => void,
  closingOf: Map<string, number>,
): number {
  if (text.startsWith('<!--', at)) {
    const close = findFrom(text, '-->', at, closingOf);
    if (close < 0) return at + 4;
    mark(at, close + 3);
    return close + 3;
  }
  const raw = matchAt(RAW_ELEMENT, text, at);
  if (raw !== null) {
    const close = findFrom(text, `</${(raw[1] ?? '').toLowerCase()}>`, at, closingOf);
    if (close >= 0) {
      mark(at, close);
      return close;
    }
  }
  const found = matchAt(AUTOLINK, text, at) ?? matchAt(HTML_TAG, text, at);
  if (found === null) return at + 1;
  mark(at, at + found[0].length);
  return at + found[0].length;
}

/** `indexOf` that remembers its last answer, so that many openings without a close cost one search. */
function findFrom(text: string, what: string, from: number, memory: Map<string, number>): number {
  const known = memory.get(what);
  if (known !== undefined && (known < 0 || known >= from)) return known;
  const found = text.indexOf(what, from);
  memory.set(what, found);
  return found;
}

function merge(spans: Span[]): Span[] {
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ start: span.start, end: span.end });
  }
  return merged;
}
