import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LATENT_DIMENSIONS } from '../domain/embedder/latent-semantics.ts';
import {
  createStaticEmbedder,
  decodeStaticModel,
  type Embedder,
  encodeStaticModel,
  type StaticModel,
} from '../domain/embedder/static-embedder.ts';
import { toWords } from '../domain/embedder/words.ts';
import { openEmbedderParts } from './embedder-parts.ts';
import { type FittedModel, fitInThread } from './fit-thread.ts';

/** The fitted model in a file, and the embedder made of it. */
export interface EmbedderStore {
  /** The embedder in use; before the first fit one that knows the word vectors only. */
  readonly embedder: Embedder;
  /** How many texts it was fitted on; 0 before the first fit. */
  readonly fittedOn: number;
  /** The stems of a text in order, repeats kept. */
  readonly stems: (text: string) => readonly string[];
  /** Words that mean the same in an answer. */
  readonly groups: readonly (readonly string[])[];
  /** A word's rank in general English, 0 for the most frequent. */
  readonly rankOf: (word: string) => number | undefined;
  /** Fits on these texts in a thread; the embedder in use stays until another one is adopted. */
  fit(texts: readonly string[]): Promise<FittedModel>;
  toEmbedder(model: StaticModel): Embedder;
  /** Stores the model for the next start. */
  save(model: StaticModel): Promise<void>;
  /** Embeds by it from now on. */
  adopt(model: StaticModel): void;
}

/** @throws {StartupError} when the synonyms cannot be read */
export function openEmbedderStore(file: string): EmbedderStore {
  const parts = openEmbedderParts();
  const toEmbedder = (of: StaticModel): Embedder => createStaticEmbedder(of, parts);
  let model = readModel(file, parts.fingerprint) ?? unfitted(parts.fingerprint, parts.meaning.dimensions);
  let embedder = toEmbedder(model);
  return {
    get embedder() {
      return embedder;
    },
    get fittedOn() {
      return model.fittedOn;
    },
    stems: (text) => toWords(text).map(parts.stemOf),
    groups: parts.groups,
    rankOf: parts.rankOf,
    toEmbedder,
    fit: fitInThread,
    async save(next) {
      await mkdir(dirname(file), { recursive: true });
      // Renaming is atomic: a crash leaves the old model or the new one.
      await writeFile(`${file}.new`, encodeStaticModel(next));
      await rename(`${file}.new`, file);
    },
    adopt(next) {
      model = next;
      embedder = toEmbedder(next);
    },
  };
}

/** What embeds before anything was fitted: by word meaning alone. */
function unfitted(fingerprint: string, dimensions: number): StaticModel {
  const name = `static-${LATENT_DIMENSIONS + dimensions}-${createHash('sha256').update(fingerprint).digest('hex').slice(0, 8)}`;
  const latent = { terms: [], idf: new Float32Array(), directions: new Float32Array() };
  return { name, fingerprint, fittedOn: 0, latent, commonMeaning: new Float64Array(dimensions) };
}

/** Null where the file is absent, damaged, or made with other word vectors: it is fitted anew. */
function readModel(file: string, fingerprint: string): StaticModel | null {
  try {
    const model = decodeStaticModel(readFileSync(file));
    return model.fingerprint === fingerprint ? model : null;
  } catch {
    return null;
  }
}
