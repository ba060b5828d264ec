import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { bytesOf, decodeSections, encodeSections } from '../domain/embedder/binary-sections.ts';
import { decodeWordVectors } from '../domain/embedder/packed-vectors.ts';
import { createEmbedder, type Embedder, type FittedModel, LSA_DIMENSIONS } from '../domain/embedder/static-embedder.ts';
import type { FitRequest } from './fit-worker.ts';
import { openStemmer } from './stemmer.fts5.ts';
import { readSynonyms } from './synonyms.ts';

const MAGIC = 'STMODL01';
const WORD_VECTORS = fileURLToPath(new URL('../../../data/word-vectors/glove-100d.bin', import.meta.url));
const SYNONYMS = fileURLToPath(new URL('../../../data/synonyms.json', import.meta.url));

/** The fitted model in a file, and the embedder made of it. */
export interface EmbedderStore extends Disposable {
  /** The embedder in use; before the first fit one that knows the word vectors only. */
  readonly embedder: Embedder;
  /** How many texts it was fitted on; 0 before the first fit. */
  readonly fittedOn: number;
  readonly stem: (text: string) => readonly string[];
  /** Fits on these texts in a thread and stores the model; the embedder in use stays until `use`. */
  fit(texts: readonly string[], version: string): Promise<FittedModel>;
  toEmbedder(model: FittedModel): Embedder;
  use(model: FittedModel): Promise<void>;
}

export function openEmbedderStore(file: string): EmbedderStore {
  const glove = decodeWordVectors(readFileSync(WORD_VECTORS));
  const stemmer = openStemmer();
  const expand = readSynonyms(SYNONYMS);
  const toEmbedder = (model: FittedModel): Embedder => createEmbedder(model, stemmer.stem, expand, glove);
  let model = readModel(file) ?? {
    version: 'static-0',
    documents: 0,
    terms: [],
    idf: new Float32Array(),
    projection: new Float32Array(),
    gloveMean: new Float32Array(glove.dimensions),
  };
  let embedder = toEmbedder(model);
  return {
    get embedder() {
      return embedder;
    },
    get fittedOn() {
      return model.documents;
    },
    stem: stemmer.stem,
    toEmbedder,
    fit: (texts, version) => fitInThread({ texts, version, wordVectors: WORD_VECTORS, synonyms: SYNONYMS }),
    async use(next) {
      const { version, documents, terms } = next;
      const bytes = encodeSections(MAGIC, { version, documents, terms }, [
        bytesOf(next.idf),
        bytesOf(next.projection),
        bytesOf(next.gloveMean),
      ]);
      await mkdir(dirname(file), { recursive: true });
      // Renaming is atomic: a crash leaves the old model or the new one.
      await writeFile(`${file}.new`, bytes);
      await rename(`${file}.new`, file);
      model = next;
      embedder = toEmbedder(next);
    },
    [Symbol.dispose]: () => stemmer[Symbol.dispose](),
  };
}

function fitInThread(request: FitRequest): Promise<FittedModel> {
  const worker = new Worker(new URL('./fit-worker.ts', import.meta.url), { workerData: request });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The fit ended with ${code}.`)));
  });
}

function readModel(file: string): FittedModel | null {
  try {
    const { header, sections } = decodeSections<{ version: string; documents: number; terms: string[] }>(
      MAGIC,
      readFileSync(file),
    );
    const [idf, projection, gloveMean] = sections.map((section) => new Float32Array(section.buffer));
    if (idf === undefined || projection === undefined || gloveMean === undefined) return null;
    if (projection.length !== header.terms.length * LSA_DIMENSIONS) return null;
    return { ...header, idf, projection, gloveMean };
  } catch {
    // Absent or damaged: it is fitted anew.
    return null;
  }
}
