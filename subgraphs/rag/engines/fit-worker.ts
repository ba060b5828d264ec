import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { decodeWordVectors } from '../domain/embedder/packed-vectors.ts';
import { fitModel } from '../domain/embedder/static-embedder.ts';
import { openStemmer } from './stemmer.fts5.ts';
import { readSynonyms } from './synonyms.ts';

/** What the thread is given. */
export interface FitRequest {
  readonly texts: readonly string[];
  readonly version: string;
  readonly wordVectors: string;
  readonly synonyms: string;
}

const { texts, version, wordVectors, synonyms } = workerData as FitRequest;
using stemmer = openStemmer();
const expand = readSynonyms(synonyms);
parentPort?.postMessage(fitModel(texts, stemmer.stem, expand, decodeWordVectors(readFileSync(wordVectors)), version));
