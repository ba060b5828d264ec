import type { InferenceSession, Tensor } from 'onnxruntime-web';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import { type LocalModel, modelFault, type Pooling, readModelFolder } from './local-model-folder.ts';

/** A sentence-embedding model in this thread, which it holds while it embeds. */
export interface OpenLocalModel {
  readonly name: string;
  readonly dimensions: number;
  /** L2-normalised; all 0 for a text without a token. */
  embed(text: string, isQuery: boolean): Promise<Float32Array<ArrayBuffer>>;
}

/** Twice as many characters as tokens are ever made of: more need not be cut into tokens. */
const CHARACTERS_PER_TOKEN = 40;

/** Opens the model of a folder by ONNX Runtime in WebAssembly. @throws {StartupError} when it is not fit for embedding */
export async function openLocalModel(dir: string): Promise<OpenLocalModel> {
  const folder = readModelFolder(dir);
  const { runtime, tokenizers } = await loadRuntime();
  const session = await runtime.InferenceSession.create(folder.weights).catch((error: unknown) => {
    throw modelFault(dir, `has weights that cannot be loaded: ${messageOf(error)}`, error);
  });
  const output = outputOf(session);
  if (output === undefined || !session.inputNames.includes('input_ids')) {
    const names = [...session.inputNames, '→', ...session.outputNames].join(' ');
    throw modelFault(dir, `has a model that does not embed sentences (${names}).`);
  }
  const tokensOf = tokenizerOf(dir, folder, tokenizers);

  async function embed(text: string, isQuery: boolean): Promise<Float32Array<ArrayBuffer>> {
    const { ids, isEmpty } = tokensOf(text, isQuery ? folder.prompts.query : folder.prompts.passage);
    const length = ids.length;
    const row = (value: (at: number) => number) =>
      new runtime.Tensor(
        'int64',
        BigInt64Array.from({ length }, (_, at) => BigInt(value(at))),
        [1, length],
      );
    const values: Readonly<Record<string, (at: number) => number>> = {
      input_ids: (at) => ids[at] ?? 0,
      attention_mask: () => 1,
      token_type_ids: () => 0,
      position_ids: (at) => at,
    };
    const feeds: Record<string, Tensor> = {};
    for (const name of session.inputNames) feeds[name] = row(values[name] ?? (() => 0));
    const { [output ?? '']: found } = await session.run(feeds);
    if (found === undefined || !(found.data instanceof Float32Array)) throw new Error('The model gives no 32-bit numbers.');
    const vector = pooled(found.data, found.dims, folder.pooling);
    found.dispose();
    return isEmpty ? new Float32Array(vector.length) : normalised(vector);
  }

  const probe = await embed('a house of stone', false).catch((error: unknown) => {
    throw modelFault(dir, `has a model that does not embed a text: ${messageOf(error)}`, error);
  });
  if (!probe.some((value) => value !== 0) || !probe.every(Number.isFinite))
    throw modelFault(dir, 'gives no vector for a text.');
  return { name: `${folder.name}@${probe.length}`, dimensions: probe.length, embed };
}

/** Loaded where a model is used only. */
async function loadRuntime() {
  try {
    const [runtime, tokenizers] = await Promise.all([import('onnxruntime-web'), import('@huggingface/tokenizers')]);
    return { runtime, tokenizers };
  } catch (error) {
    throw new StartupError(
      'EMBEDDING_MODEL_DIR is set, but the packages that run a model are not installed.',
      'Run `npm ci` without --omit=optional, or unset EMBEDDING_MODEL_DIR.',
      error,
    );
  }
}

/** The vector of the whole text where the model gives one, else those of its tokens. */
function outputOf({ outputNames }: InferenceSession): string | undefined {
  const wanted = ['sentence_embedding', 'token_embeddings', 'last_hidden_state'];
  return wanted.find((name) => outputNames.includes(name));
}

interface Tokens {
  readonly ids: readonly number[];
  /** The text gives no token of its own. */
  readonly isEmpty: boolean;
}

function tokenizerOf(
  dir: string,
  { tokenizer: { json, config }, mostTokens }: LocalModel,
  { Tokenizer }: typeof import('@huggingface/tokenizers'),
): (text: string, prompt: string) => Tokens {
  try {
    const tokenizer = new Tokenizer(json, config);
    const around = tokenizer.encode('').ids.length;
    return (text, prompt) => {
      const { ids } = tokenizer.encode(prompt + text.slice(0, mostTokens * CHARACTERS_PER_TOKEN));
      const isEmpty = ids.length === 0 || (prompt === '' && ids.length === around) || text.trim() === '';
      if (ids.length <= mostTokens) return { ids: ids.length === 0 ? [0] : ids, isEmpty };
      // The last token closes the text.
      return { ids: [...ids.slice(0, mostTokens - 1), ...ids.slice(-1)], isEmpty };
    };
  } catch (error) {
    throw modelFault(dir, `has a tokenizer that cannot be used: ${messageOf(error)}`, error);
  }
}

/** @param dims `[1, dimensions]`, or `[1, tokens, dimensions]` */
function pooled(data: Float32Array, dims: readonly number[], pooling: Pooling): Float32Array<ArrayBuffer> {
  const dimensions = dims.at(-1) ?? 0;
  const tokens = dims.length === 3 ? (dims[1] ?? 1) : 1;
  const from = pooling === 'last' ? tokens - 1 : 0;
  const to = pooling === 'first' ? 1 : tokens;
  const sum = new Float32Array(dimensions);
  for (let token = from; token < to; token += 1) {
    for (let d = 0; d < dimensions; d += 1) sum[d] = (sum[d] ?? 0) + (data[token * dimensions + d] ?? 0);
  }
  return sum;
}

function normalised(vector: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length < 1e-9 ? new Float32Array(vector.length) : vector.map((value) => value / length);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
