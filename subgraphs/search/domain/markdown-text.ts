import { fromMarkdown } from 'mdast-util-from-markdown';

interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly alt?: string | null;
  readonly children?: readonly MarkdownNode[];
}

const BLOCKS = new Set(['paragraph', 'heading', 'listItem', 'code', 'blockquote', 'tableRow', 'break']);

/** The words of a Markdown text (CommonMark) as a reader sees them: no markup, no HTML, no URLs; a line break after each block. */
export function markdownToText(source: string): string {
  const pieces: string[] = [];
  collect(fromMarkdown(source), pieces);
  return pieces
    .join('')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}

function collect(node: MarkdownNode, pieces: string[]): void {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') pieces.push(node.value ?? '');
  else if (node.type === 'image') pieces.push(node.alt ?? '');
  for (const child of node.children ?? []) collect(child, pieces);
  if (BLOCKS.has(node.type)) pieces.push('\n');
}
