/** A file of a few arrays: a magic word, a JSON header, and sections whose lengths stand in it. */
export interface BinarySections<Header> {
  readonly header: Header;
  readonly sections: readonly Uint8Array[];
}

/** Sections begin at multiples of this, so that any typed array can view them. */
const ALIGNMENT = 8;
const MAGIC_LENGTH = 8;

/**
 * @param magic 8 ASCII characters that name the format and its version
 * @param header plain JSON
 */
export function encodeSections(magic: string, header: object, sections: readonly Uint8Array[]): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify({ header, lengths: sections.map((section) => section.byteLength) }));
  const begin = aligned(MAGIC_LENGTH + 4 + json.byteLength);
  const bytes = new Uint8Array(sections.reduce((end, section) => end + aligned(section.byteLength), begin));
  bytes.set(new TextEncoder().encode(magic));
  new DataView(bytes.buffer).setUint32(MAGIC_LENGTH, json.byteLength, true);
  bytes.set(json, MAGIC_LENGTH + 4);
  let offset = begin;
  for (const section of sections) {
    bytes.set(section, offset);
    offset += aligned(section.byteLength);
  }
  return bytes;
}

/**
 * @returns the header, which the caller must know to be its own, and copies of the sections, each with a buffer of its own
 * @throws {Error} when the bytes are of another format or cut short
 */
export function decodeSections<Header>(magic: string, bytes: Uint8Array): BinarySections<Header> {
  if (new TextDecoder().decode(bytes.subarray(0, MAGIC_LENGTH)) !== magic)
    throw new Error(`Not a file of the format ${magic}.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const jsonLength = view.getUint32(MAGIC_LENGTH, true);
  const json = new TextDecoder().decode(bytes.subarray(MAGIC_LENGTH + 4, MAGIC_LENGTH + 4 + jsonLength));
  // The magic word names the format, and with it the header's type.
  const { header, lengths } = JSON.parse(json) as { header: Header; lengths: readonly number[] };
  let offset = aligned(MAGIC_LENGTH + 4 + jsonLength);
  const sections = lengths.map((length) => {
    // A Buffer's own `slice` would share memory with its pool; this copies whatever kind of bytes it is given.
    const section = new Uint8Array(bytes.subarray(offset, offset + length));
    if (section.byteLength !== length) throw new Error(`A file of the format ${magic} is cut short.`);
    offset += aligned(length);
    return section;
  });
  return { header, sections };
}

/** The bytes of a typed array. */
export function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
