import type { ContentContext } from '../context.ts';
import type { Written } from '../domain/write/editing.ts';
import { clearLoaders } from '../loaders.ts';

/** Tells the request of its write: the router hands the cursor on, and what was read before is read again. */
export function written<Document>(context: ContentContext, { document, cursor }: Written<Document>): Document {
  if (cursor !== null) context.effects.cursor = cursor;
  clearLoaders(context);
  return document;
}
