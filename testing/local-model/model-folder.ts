import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { decodeWordVectors } from '../../subgraphs/rag/domain/embedder/packed-vectors.ts';
import { encodeOnnx, type Graph } from './onnx-file.ts';

/** A folder with a model, removed when it is disposed of. */
export interface ModelFolder extends Disposable {
  readonly dir: string;
  /** Writes or replaces a file of it. */
  write(name: string, content: string | Uint8Array): void;
  remove(name: string): void;
}

const WORD_VECTORS = new URL('../../data/word-vectors/pieces-192d.bin', import.meta.url);
/** The most frequent words, and words of the trade that tests use. */
const FREQUENT = 2_000;
const TRADE = [
  'marble',
  'granite',
  'limestone',
  'travertine',
  'slate',
  'basalt',
  'sandstone',
  'wax',
  'vinegar',
  'polish',
  'tiles',
];
const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];

/**
 * Makes a small sentence-embedding model in a folder of its own: the packed word vectors as the table of its tokens, laid out and asked as
 * BERT is. Texts that share meaning and no word are near by it.
 * @param weight of the words' vectors in the whole; another gives another model
 */
export function makeModelFolder(weight = 1): ModelFolder {
  const dir = mkdtempSync(join(tmpdir(), 'stomaton-model-'));
  const folder: ModelFolder = {
    dir,
    write(name, content) {
      mkdirSync(dirname(join(dir, name)), { recursive: true });
      writeFileSync(join(dir, name), content);
    },
    remove: (name) => rmSync(join(dir, name)),
    [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }),
  };
  const { weights, tokenizer } = modelOf(weight);
  folder.write('onnx/model.onnx', weights);
  folder.write('tokenizer.json', tokenizer);
  folder.write('1_Pooling/config.json', JSON.stringify({ pooling_mode_mean_tokens: true }));
  return folder;
}

const MADE = new Map<number, { readonly weights: Uint8Array; readonly tokenizer: string }>();

/** Made once for all folders. */
function modelOf(weight: number) {
  const known = MADE.get(weight);
  if (known !== undefined) return known;
  const vectors = decodeWordVectors(readFileSync(WORD_VECTORS));
  const words = new Set([...[...vectors.words()].slice(0, FREQUENT), ...TRADE]);
  const vocabulary = [...SPECIAL, ...words];
  const table = new Float64Array(vocabulary.length * vectors.dimensions);
  for (const [at, word] of vocabulary.entries()) {
    if (at < SPECIAL.length) continue;
    for (const row of vectors.rowsOf(word)) vectors.addTo(table, row, weight, at * vectors.dimensions);
  }
  const weights = encodeOnnx(graphOf([vocabulary.length, vectors.dimensions], Float32Array.from(table)));
  const made = { weights, tokenizer: JSON.stringify(tokenizerOf(vocabulary)) };
  MADE.set(weight, made);
  return made;
}

/** The vector of each token, as far as the mask lets it through. */
export function graphOf(shape: readonly number[], table: Float32Array, output = 'last_hidden_state'): Graph {
  const ids = (name: string) => ({ name, type: 'int64' as const, shape: ['batch', 'tokens'] });
  return {
    inputs: [ids('input_ids'), ids('attention_mask'), ids('token_type_ids')],
    outputs: [{ name: output, type: 'float', shape: ['batch', 'tokens', shape[1] ?? 0] }],
    constants: [
      { name: 'table', shape, values: table },
      { name: 'last', shape: [1], values: BigInt64Array.of(-1n) },
    ],
    operations: [
      { operator: 'Gather', inputs: ['table', 'input_ids'], outputs: ['words'], attributes: { axis: 0 } },
      { operator: 'Cast', inputs: ['attention_mask'], outputs: ['seen'], attributes: { to: 1 } },
      { operator: 'Unsqueeze', inputs: ['seen', 'last'], outputs: ['mask'] },
      { operator: 'Mul', inputs: ['words', 'mask'], outputs: [output] },
    ],
  };
}

/** Words in lower case between [CLS] and [SEP], as BERT's tokenizer gives them. */
function tokenizerOf(vocabulary: readonly string[]) {
  const special = (id: number) => ({
    id,
    content: SPECIAL[id],
    special: true,
    single_word: false,
    lstrip: false,
    rstrip: false,
  });
  const marks = (id: number) => ({ SpecialToken: { id: SPECIAL[id], type_id: 0 } });
  const ids = (id: number) => ({ id: SPECIAL[id], ids: [id], tokens: [SPECIAL[id]] });
  return {
    version: '1.0',
    added_tokens: SPECIAL.map((_, id) => special(id)),
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [marks(2), { Sequence: { id: 'A', type_id: 0 } }, marks(3)],
      pair: [marks(2), { Sequence: { id: 'A', type_id: 0 } }, marks(3), { Sequence: { id: 'B', type_id: 1 } }, marks(3)],
      special_tokens: { '[CLS]': ids(2), '[SEP]': ids(3) },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((word, id) => [word, id])),
    },
  };
}
