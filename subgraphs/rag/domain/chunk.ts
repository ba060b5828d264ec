import { createHash } from 'node:crypto';
import { fromMarkdown } from 'mdast-util-from-markdown';

// Cuts a document into chunks along its structure. Markdown is parsed only to find its blocks and headings; a chunk is the
// verbatim run of whole blocks between two offsets, so every quote of it can be found again. Linear in the length of the text.

/** A piece of a document; `text` equals `source.slice(start, end)`. Offsets are UTF-16 code units, `end` exclusive. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Headings above it, outermost first, as plain text. */
  readonly headingPath: readonly string[];
}

/** A chunk grows until it has this many characters (about 150 words) … */
const TARGET_LENGTH = 900;
/** … and no block longer than this stays whole. */
const MAX_LENGTH = 2_400;

interface Block {
  readonly start: number;
  readonly end: number;
  /** 0 for text, 1 … 6 for a heading. */
  readonly depth: number;
}

/** @param mediaType `text/markdown`, `text/plain` or `text/html` */
export function toChunks(source: string, mediaType: string): Chunk[] {
  const blocks =
    mediaType === 'text/markdown'
      ? markdownBlocks(source)
      : mediaType === 'text/html'
        ? htmlBlocks(source)
        : plainBlocks(source);
  const chunks: Chunk[] = [];
  let path: { depth: number; title: string }[] = [];
  let open: { start: number; end: number } | null = null;
  const close = (): void => {
    if (open === null) return;
    const { start, end } = open;
    const text = source.slice(start, end);
    if (/[\p{L}\p{N}]/u.test(text)) chunks.push({ start, end, text, headingPath: path.map(({ title }) => title) });
    open = null;
  };
  for (const block of blocks) {
    if (block.depth > 0) {
      close();
      path = [
        ...path.filter(({ depth }) => depth < block.depth),
        { depth: block.depth, title: plainTitle(source.slice(block.start, block.end)) },
      ];
      continue;
    }
    for (const piece of splitLong(source, block)) {
      if (open !== null && piece.end - open.start > TARGET_LENGTH * 1.5) close();
      open = open === null ? { ...piece } : { start: open.start, end: piece.end };
      if (open.end - open.start >= TARGET_LENGTH) close();
    }
  }
  close();
  return chunks;
}

/** Identifies a chunk by what it says and where it says it. */
export function chunkHash({ text, headingPath }: Chunk, title: string): string {
  return createHash('sha256')
    .update(JSON.stringify([title, headingPath, text]))
    .digest('hex')
    .slice(0, 24);
}

function markdownBlocks(source: string): Block[] {
  return fromMarkdown(source).children.flatMap((node) => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start === undefined || end === undefined || node.type === 'thematicBreak' || node.type === 'definition') return [];
    return [{ start, end, depth: node.type === 'heading' ? node.depth : 0 }];
  });
}

function plainBlocks(source: string): Block[] {
  return [...source.matchAll(/\S(?:[\s\S]*?)(?=\n[ \t]*\n|$(?![\s\S]))/g)].map(({ index, 0: text }) => ({
    start: index,
    end: index + text.trimEnd().length,
    depth: 0,
  }));
}

/** Text between block tags; what is inside script and style is no text. */
function htmlBlocks(source: string): Block[] {
  const hidden = source.replace(/<(script|style)\b[\s\S]*?(<\/\1\s*>|$)/gi, (text) => ' '.repeat(text.length));
  const blocks: Block[] = [];
  let depth = 0;
  let start = 0;
  const add = (end: number): void => {
    const text = hidden.slice(start, end);
    const lead = text.length - text.trimStart().length;
    if (text.trim() !== '') blocks.push({ start: start + lead, end: start + text.trimEnd().length, depth });
  };
  for (const { index, 0: tag, 1: slash, 2: name = '', 3: level } of hidden.matchAll(
    /<(\/?)(h([1-6])|p|div|li|ul|ol|tr|table|section|article|br|body|html|head|title)\b[^>]*>/gi,
  )) {
    add(index);
    start = index + tag.length;
    depth = slash === '' && name.toLowerCase().startsWith('h') && level !== undefined ? Number(level) : 0;
  }
  add(hidden.length);
  return blocks;
}

function splitLong(source: string, block: Block): { start: number; end: number }[] {
  if (block.end - block.start <= MAX_LENGTH) return [{ start: block.start, end: block.end }];
  const pieces: { start: number; end: number }[] = [];
  let start = block.start;
  while (start < block.end) {
    let end = Math.min(block.end, start + TARGET_LENGTH);
    if (end < block.end) {
      // At a line break first (a table row or a code line stays whole), else after a sentence, else at a blank.
      const window = source.slice(start, end);
      const cut = Math.max(window.lastIndexOf('\n'), -1);
      const sentence = window.lastIndexOf('. ');
      const at = cut > TARGET_LENGTH / 3 ? cut + 1 : sentence > TARGET_LENGTH / 3 ? sentence + 2 : window.lastIndexOf(' ') + 1;
      if (at > 0) end = start + at;
      // Never between the halves of a surrogate pair.
      if (/[\ud800-\udbff]/.test(source[end - 1] ?? '')) end += 1;
    }
    const text = source.slice(start, end);
    const trimmed = text.trimEnd().length;
    if (trimmed > 0) pieces.push({ start, end: start + trimmed });
    start = end;
  }
  return pieces;
}

function plainTitle(text: string): string {
  return text
    .replace(/^#+\s*|\s*#+$/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/[*_`]/g, '')
    .replace(/\n[=-]+$/, '')
    .trim();
}
