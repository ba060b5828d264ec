/** A text as chunks are cut from it. */
export interface ReadableText {
  readonly text: string;
  readonly markup: 'markdown' | 'plain';
}

/**
 * The text of a document into which passages' offsets count: Markdown and plain text as they are, HTML as the Markdown that a
 * reader would see of it (headings, list items, table rows), without tags, scripts, styles and comments.
 */
export function readableText(text: string, mediaType: string): ReadableText {
  if (mediaType === 'text/html') return { text: htmlToMarkdown(text), markup: 'markdown' };
  return { text, markup: PLAIN.has(mediaType) ? 'plain' : 'markdown' };
}

/** Without marks: a plain text, and what was read from a PDF. */
const PLAIN = new Set(['text/plain', 'application/pdf']);

/** Elements whose content nobody reads. */
const UNREAD = new Set(['script', 'style', 'template', 'noscript', 'svg', 'iframe', 'object', 'title']);
const PARAGRAPHS = new Set(
  'address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form header hr html main nav ol p pre section summary table tbody tfoot thead ul'.split(
    ' ',
  ),
);

/** Takes simple HTML in one pass, O(length), whatever is unclosed in it. */
function htmlToMarkdown(html: string): string {
  // Of the same length, unlike toLowerCase.
  const lower = html.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  let out = '';
  let at = 0;
  while (at < html.length) {
    const tagStart = html.indexOf('<', at);
    if (tagStart === -1) return tidy(out + decode(html.slice(at)));
    out += decode(html.slice(at, tagStart)).replace(/\s+/g, ' ');
    if (html.startsWith('<!--', tagStart)) {
      at = after(html, '-->', tagStart + 4);
      continue;
    }
    const name = /^<\/?([a-z][a-z0-9]*)/.exec(lower.slice(tagStart, tagStart + 20))?.[1];
    if (name === undefined && !/^<[!?]/.test(html.slice(tagStart, tagStart + 2))) {
      out += '<';
      at = tagStart + 1;
      continue;
    }
    const isEnd = html.charAt(tagStart + 1) === '/';
    at = after(html, '>', tagStart);
    if (name === undefined) continue;
    if (!isEnd && UNREAD.has(name)) at = after(html, '>', after(lower, `</${name}`, at) - 1);
    else out += markOf(name, isEnd);
  }
  return tidy(out);
}

/** The offset after the next occurrence, or the end of the text. */
function after(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from);
  return found === -1 ? text.length : found + what.length;
}

function markOf(name: string, isEnd: boolean): string {
  if (/^h[1-6]$/.test(name)) return isEnd ? '\n\n' : `\n\n${'#'.repeat(Number(name.charAt(1)))} `;
  if (name === 'br') return '\n';
  if (name === 'li') return isEnd ? '' : '\n- ';
  if (name === 'tr') return isEnd ? '\n' : '\n| ';
  if (name === 'td' || name === 'th') return isEnd ? ' | ' : '';
  return PARAGRAPHS.has(name) ? '\n\n' : '';
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  deg: '°',
  sup2: '²',
  sup3: '³',
  times: '×',
  micro: 'µ',
};

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z0-9]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const point = Number.parseInt(String(decimal ?? hex), decimal === undefined ? 16 : 10);
    const isScalar = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    return isScalar ? String.fromCodePoint(point) : ' ';
  });
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
