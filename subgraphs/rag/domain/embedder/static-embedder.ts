import { createHash } from 'node:crypto';
import { bytesOf, decodeSections, encodeSections } from './binary-sections.ts';
import { createProjection, fitLatentModel, LATENT_DIMENSIONS, type LatentModel } from './latent-semantics.ts';
import type { WordMeaning, WordShare } from './word-meaning.ts';
import { toWords } from './words.ts';

// The embedder of a fresh machine: latent semantic analysis fitted on our own corpus beside pretrained word vectors. Both
// halves are L2-normalised and concatenated with equal weights, so the dot product of two embeddings is the mean of the cosine of
// the one and the cosine of the other. An embedding costs some 0.2 ms, a fit a few seconds for some thousand texts. Why these
// shares: docs/search.md.

/** Raised when the same corpus would give another model: a stored one of before is then of another format, and fitted anew. */
const ALGORITHM = 3;
const LATENT_SHARE = 0.5;
/** How much of what all texts' meaning has in common is taken out of each. */
const COMMON_SHARE = 0.5;
const MAGIC = `STMODEL${ALGORITHM}`;

/** What an embedder works with besides its fitted model. */
export interface EmbedderParts {
  /** The stem of a word as {@link toWords} writes it: those of the lexical index, so that both agree. */
  readonly stemOf: (word: string) => string;
  readonly meaning: WordMeaning;
  /** Of the word vectors and synonyms; a model fitted with others is of no use. */
  readonly fingerprint: string;
}

/** What a fit learned. */
export interface StaticModel {
  /** `static-384-` and a hash of all that the embeddings depend on. */
  readonly name: string;
  readonly fingerprint: string;
  /** How many chunks the corpus had when it was fitted; a large one was fitted on a sample. */
  readonly fittedOn: number;
  readonly latent: LatentModel;
  /** The mean of all texts' word meaning. */
  readonly commonMeaning: Float64Array;
}

/** Turns texts into vectors. */
export interface Embedder {
  /** Name and version: vectors of two models are never compared. */
  readonly model: string;
  readonly dimensions: number;
  /** `dimensions` values, L2-normalised; all 0 when no word of the text is one of English, of the trade or of the corpus. */
  embed(text: string): Float32Array;
  /** The share of a text's words that it has learned, in [0, 1]; 1 for a text without words. */
  knownShare(text: string): number;
}

/** Learns from a corpus; the same texts in the same order give the same model. */
export function fitStaticModel(texts: readonly string[], { stemOf, meaning, fingerprint }: EmbedderParts): StaticModel {
  const words = texts.map(toWords);
  const latent = fitLatentModel(words.map((ofText) => ofText.map(stemOf)));
  const commonMeaning = new Float64Array(meaning.dimensions);
  for (const ofText of words) {
    const mean = meaning.meanOf(ofText.map(meaning.of));
    if (mean === null) continue;
    for (const [d, value] of mean.entries()) commonMeaning[d] = (commonMeaning[d] ?? 0) + value / texts.length;
  }
  const hash = createHash('sha256').update(`${ALGORITHM}:${fingerprint}:${latent.terms.join(' ')}`);
  for (const array of [latent.idf, latent.directions, commonMeaning]) hash.update(bytesOf(array));
  const name = `static-${LATENT_DIMENSIONS + meaning.dimensions}-${hash.digest('hex').slice(0, 8)}`;
  return { name, fingerprint, fittedOn: texts.length, latent, commonMeaning };
}

/** What is known of a word, looked up once. */
interface KnownWord {
  readonly stem: string;
  readonly column: number;
  readonly share: WordShare | null;
  /** False for a number. */
  readonly hasLetter: boolean;
}

/** Words that are remembered. */
const MOST_KNOWN = 100_000;

/** @throws {Error} when the model was fitted with other parts */
export function createStaticEmbedder(model: StaticModel, { stemOf, meaning, fingerprint }: EmbedderParts): Embedder {
  if (model.fingerprint !== fingerprint) throw new Error('The model was fitted with other word vectors or synonyms.');
  const projection = createProjection(model.latent);
  const dimensions = LATENT_DIMENSIONS + meaning.dimensions;
  const hasLearned = model.latent.terms.length > 0;
  const known = new Map<string, KnownWord>();
  const lookUp = (word: string): KnownWord => {
    let found = known.get(word);
    if (found === undefined) {
      if (known.size > MOST_KNOWN) known.clear();
      const stem = stemOf(word);
      found = { stem, column: projection.columnOf(stem), share: meaning.of(word), hasLetter: /\p{L}/u.test(stem) };
      known.set(word, found);
    }
    return found;
  };
  // A text is embedded and asked for its known words in turn; it is read once.
  let last: { readonly text: string; readonly words: readonly KnownWord[] } | null = null;
  const read = (text: string): readonly KnownWord[] => {
    if (last?.text !== text) last = { text, words: toWords(text).map(lookUp) };
    return last.words;
  };
  return {
    model: model.name,
    dimensions,
    knownShare(text) {
      const stems = new Map<string, number>();
      for (const { stem, column, hasLetter } of read(text)) if (hasLetter) stems.set(stem, column);
      // Before the first fit nothing is learned, and word meaning is all there is.
      if (stems.size === 0 || !hasLearned) return 1;
      let learned = 0;
      for (const column of stems.values()) if (column >= 0) learned += 1;
      return learned / stems.size;
    },
    embed(text) {
      const words = read(text);
      const embedding = new Float32Array(dimensions);
      if (!words.some(({ column, share }) => column >= 0 || share?.isWord === true)) return embedding;
      const mean = meaning.meanOf(words.map(({ share }) => share));
      const latent = projection.project(words.map(({ column }) => column));
      const latentShare = putNormalised(embedding, 0, latent, LATENT_SHARE);
      if (mean !== null) {
        for (let d = 0; d < mean.length; d += 1) mean[d] = (mean[d] ?? 0) - COMMON_SHARE * (model.commonMeaning[d] ?? 0);
      }
      const meaningShare = mean === null ? 0 : putNormalised(embedding, LATENT_DIMENSIONS, mean, 1 - LATENT_SHARE);
      // Where one half has nothing to say the other is the whole.
      const total = latentShare + meaningShare;
      return total === 0 || total === 1 ? embedding : embedding.map((value) => value / Math.sqrt(total));
    },
  };
}

/** @returns the share of the squared length that was put: `share`, or 0 for a zero vector */
function putNormalised(target: Float32Array, offset: number, vector: Float64Array, share: number): number {
  let squares = 0;
  for (let d = 0; d < vector.length; d += 1) squares += (vector[d] ?? 0) ** 2;
  const length = Math.sqrt(squares);
  if (length < 1e-9) return 0;
  const factor = Math.sqrt(share);
  for (let d = 0; d < vector.length; d += 1) target[offset + d] = ((vector[d] ?? 0) / length) * factor;
  return share;
}

interface Header {
  readonly name: string;
  readonly fingerprint: string;
  readonly fittedOn: number;
  readonly terms: readonly string[];
}

/** A model as bytes to store. */
export function encodeStaticModel({ name, fingerprint, fittedOn, latent, commonMeaning }: StaticModel): Uint8Array {
  const header: Header = { name, fingerprint, fittedOn, terms: latent.terms };
  return encodeSections(MAGIC, header, [bytesOf(latent.idf), bytesOf(latent.directions), bytesOf(commonMeaning)]);
}

/** Reads what {@link encodeStaticModel} wrote. @throws {Error} when the bytes are of another format or cut short */
export function decodeStaticModel(bytes: Uint8Array): StaticModel {
  const { header, sections } = decodeSections<Header>(MAGIC, bytes);
  const [idf, directions, commonMeaning] = sections;
  if (idf === undefined || directions === undefined || commonMeaning === undefined) throw new Error('A model lacks a section.');
  const { name, fingerprint, fittedOn, terms } = header;
  return {
    name,
    fingerprint,
    fittedOn,
    latent: { terms, idf: new Float32Array(idf.buffer), directions: new Float32Array(directions.buffer) },
    commonMeaning: new Float64Array(commonMeaning.buffer),
  };
}
