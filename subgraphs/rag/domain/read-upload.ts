import { invalidInput } from '../../../platform/errors/domain-error.ts';

/** What can be uploaded; a PDF comes in Base64. */
export const MEDIA_TYPES = ['text/markdown', 'text/plain', 'text/html', 'application/pdf'] as const;
const MAX_BYTES = 5_000_000;

/** What a PDF holds. */
export type PdfText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'unreadable' };

/** Reads a PDF's text, pages apart by a blank line; never throws. */
export type PdfReader = (bytes: Uint8Array) => Promise<PdfText>;

export interface Upload {
  readonly title: string;
  /** The document, or of a PDF its bytes in Base64. */
  readonly text: string;
  readonly mediaType: string;
}

/**
 * Checks an upload and brings it to text.
 * @returns the title without white space at its ends, and the text that is stored
 * @throws {DomainError} INVALID_INPUT naming the field and the remedy
 */
export async function readUpload({ title, text, mediaType }: Upload, readPdf: PdfReader): Promise<Upload> {
  const trimmed = title.trim();
  if (trimmed.length < 1 || trimmed.length > 255) throw invalidInput('input.title', 'must have 1 to 255 characters.');
  if (!MEDIA_TYPES.some((type) => type === mediaType))
    throw invalidInput('input.mediaType', `"${mediaType}" cannot be read.`, `Send one of ${MEDIA_TYPES.join(', ')}.`);
  if (text.trim() === '') throw invalidInput('input.text', 'must not be empty.');
  if (mediaType !== 'application/pdf') {
    if (Buffer.byteLength(text) > MAX_BYTES) throw invalidInput('input.text', 'is larger than 5 MB.', 'Upload it in parts.');
    return { title: trimmed, text: text.toWellFormed(), mediaType };
  }
  return { title: trimmed, text: await textOfPdf(text, readPdf), mediaType };
}

async function textOfPdf(base64: string, readPdf: PdfReader): Promise<string> {
  const compact = base64.replace(/\s+/g, '');
  if (compact.length > (MAX_BYTES / 3) * 4 + 4) throw invalidInput('input.text', 'is larger than 5 MB.', 'Upload it in parts.');
  const bytes = /^[A-Za-z0-9+/]*={0,2}$/.test(compact) ? Buffer.from(compact, 'base64') : Buffer.alloc(0);
  if (!bytes.subarray(0, 1_024).includes('%PDF-'))
    throw invalidInput('input.text', 'is no PDF.', 'Send the bytes of the file in Base64.');
  const read = await readPdf(new Uint8Array(bytes));
  if (read.kind === 'encrypted') {
    throw invalidInput('input.text', 'is an encrypted PDF.', 'Save it without a password and send it again.');
  }
  if (read.kind === 'unreadable') throw invalidInput('input.text', 'is a damaged PDF.', 'Save it anew and send it again.');
  const text = read.text.replaceAll('\0', '').toWellFormed();
  if (!/[\p{L}\p{N}]/u.test(text))
    throw invalidInput('input.text', 'is a PDF without text, such as a scan.', 'Recognise its text first, and send that.');
  if (Buffer.byteLength(text) > MAX_BYTES)
    throw invalidInput('input.text', 'holds more than 5 MB of text.', 'Upload it in parts.');
  return text;
}
