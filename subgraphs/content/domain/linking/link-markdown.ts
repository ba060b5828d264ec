import type { MentionRecord } from '../../../../platform/ports/catalogue.ts';
import { isInside, type Span } from './spans.ts';
import { scanMarkdown } from './unlinkable-spans.ts';

/** A mention below this confidence is reported but not linked. */
const LINK_CONFIDENCE = 0.75;

/** Where sections begin: at each heading, and at the start of the text. */
function sectionOf(headings: readonly Span[], position: number): number {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((headings[middle]?.start ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether brackets put here would be read as something else: an image, an escape, a reference, broken emphasis. */
function wouldBreak(source: string, { start, end }: Span): boolean {
  const before = source.charAt(start - 1);
  if (before === '!' || before === '\\' || before === ']' || before === '[' || source.charAt(end) === ']') return true;
  // `x**Name**` closes its emphasis only because a letter follows; a bracket there is punctuation, and it would not.
  let left = start;
  while (/[*_~]/.test(source.charAt(left - 1))) left -= 1;
  let right = end;
  while (/[*_~]/.test(source.charAt(right))) right += 1;
  const letter = /[\p{L}\p{N}]/u;
  if (left < start && letter.test(source.charAt(left - 1))) return true;
  return right > end && letter.test(source.charAt(right));
}

function toDestination(url: string): string {
  return /[\s()<>\\]/.test(url) ? `<${url.replace(/[<>\n\r\\]/g, encodeURIComponent)}>` : url;
}

/**
 * Turns mentions into links by splicing; every other byte of the source stays. No link is put into code, headings, URLs, images
 * or existing links, nor where it would change how the rest is read; in each section the first mention of a stone is linked,
 * unless the section links to it already. Linking the result again, with the mentions found in it, changes nothing.
 * @param mentions of `source`, with its offsets; those below 0.75 are left alone
 */
export function linkMarkdown(source: string, mentions: readonly MentionRecord[], urlOf: (stoneId: string) => string): string {
  const { unlinkable, headings, htmlBlocks, links } = scanMarkdown(source);
  const linked = new Set(links.map((link) => `${sectionOf(headings, link.start)} ${link.url}`));
  let result = '';
  let from = 0;
  for (const mention of [...mentions].sort((a, b) => a.start - b.start)) {
    const { start, end, stoneId, confidence } = mention;
    if (start < from || start >= end || end > source.length || confidence < LINK_CONFIDENCE) continue;
    const url = toDestination(urlOf(stoneId));
    const key = `${sectionOf(headings, start)} ${url.replace(/^<|>$/g, '')}`;
    if (linked.has(key) || [unlinkable, headings, htmlBlocks].some((spans) => isInside(spans, mention))) continue;
    if (wouldBreak(source, mention)) continue;
    linked.add(key);
    result += `${source.slice(from, start)}[${source.slice(start, end)}](${url})`;
    from = end;
  }
  return result + source.slice(from);
}

/**
 * Takes the links to our URLs out again, leaving their texts: the inverse of {@link linkMarkdown} byte for byte, so long as the
 * source had no link of its own to such a URL.
 */
export function stripLinks(linked: string, isOurUrl: (url: string) => boolean): string {
  let result = '';
  let from = 0;
  for (const link of scanMarkdown(linked).links) {
    if (link.start < from || !isOurUrl(link.url)) continue;
    const close = linked.lastIndexOf('](', link.end);
    if (close <= link.start) continue;
    result += linked.slice(from, link.start) + linked.slice(link.start + 1, close);
    from = link.end;
  }
  return result + linked.slice(from);
}
