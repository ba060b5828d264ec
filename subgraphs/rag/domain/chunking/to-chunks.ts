import { createHash } from 'node:crypto';
import { type Chunk, chunkText } from './chunk-text.ts';
import { readableText } from './readable-text.ts';

/**
 * The chunks of a document in order, see {@link chunkText}. Offsets count in its readable text: for Markdown and plain text the
 * document itself, for HTML what {@link readableText} makes of it.
 * @param mediaType `text/markdown`, `text/plain` or `text/html`; anything else is read as Markdown
 */
export function toChunks(source: string, mediaType: string): Generator<Chunk> {
  const { text, markup } = readableText(source, mediaType);
  return chunkText(text, markup);
}

/** Identifies a chunk by what it says and where it says it. */
export function chunkHash({ text, headingPath }: Chunk, title: string): string {
  return createHash('sha256')
    .update(JSON.stringify([title, headingPath, text]))
    .digest('hex')
    .slice(0, 24);
}

/** Equal for documents that give equal chunks. */
export function sourceHash({
  title,
  text,
  mediaType,
}: {
  readonly title: string;
  readonly text: string;
  readonly mediaType: string;
}): string {
  return createHash('sha256')
    .update(JSON.stringify([title, mediaType, text]))
    .digest('hex')
    .slice(0, 24);
}
