import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';

// A sentence-embedding model as Sentence Transformers and the Hugging Face hub lay one out: tokenizer.json, weights in the Open
// Neural Network Exchange format, and small files that say how the vectors of a text's tokens become one.

/** The weights, the first that is there: whole ones before those of fewer bits. */
const WEIGHTS = ['model.onnx', 'onnx/model.onnx', 'model_quantized.onnx', 'onnx/model_quantized.onnx'];
/** Tokens of a text that are read where the folder says nothing, as BERT has them. */
const MOST_TOKENS = 512;
const REMEDY =
  'Set EMBEDDING_MODEL_DIR to a folder with tokenizer.json and model.onnx (or onnx/model.onnx), such as `optimum-cli export onnx` writes, or unset it.';

const POOLING = z.object({
  pooling_mode_cls_token: z.boolean().default(false),
  pooling_mode_mean_tokens: z.boolean().default(false),
  pooling_mode_lasttoken: z.boolean().default(false),
});
const LIMITS = z.object({
  max_seq_length: z.int().positive().nullish(),
  max_position_embeddings: z.int().positive().nullish(),
});
const PROMPTS = z.object({ prompts: z.record(z.string(), z.string()).default({}) });
const MODULES = z.array(z.object({ type: z.string() }));

/** How the vectors of the tokens become that of the text: their mean, the first, or the last. */
export type Pooling = 'mean' | 'first' | 'last';

export interface LocalModel {
  /** The folder's name and a hash of all that the embeddings depend on. */
  readonly name: string;
  readonly weights: Uint8Array;
  /** `tokenizer.json` and `tokenizer_config.json`. */
  readonly tokenizer: { readonly json: object; readonly config: object };
  readonly pooling: Pooling;
  readonly mostTokens: number;
  /** What the model wants before a query and before a passage; mostly nothing. */
  readonly prompts: { readonly query: string; readonly passage: string };
}

/** What cannot be used, said with the variable and what to do. */
export function modelFault(dir: string, what: string, cause?: unknown): StartupError {
  return new StartupError(`EMBEDDING_MODEL_DIR: ${resolve(dir)} ${what}`, REMEDY, cause);
}

/** Reads a model's folder. @throws {StartupError} naming what is amiss */
export function readModelFolder(dir: string): LocalModel {
  if (!existsSync(dir) || !statSync(dir).isDirectory()) throw modelFault(dir, 'is no folder.');
  const path = WEIGHTS.find((name) => existsSync(join(dir, name)));
  if (path === undefined) {
    const others = ['model.safetensors', 'pytorch_model.bin'].find((name) => existsSync(join(dir, name)));
    const instead = others === undefined ? '' : `; ${others} is of another format and must be exported first`;
    throw modelFault(dir, `has no weights: none of ${WEIGHTS.join(', ')}${instead}.`);
  }
  if (!existsSync(join(dir, 'tokenizer.json'))) throw modelFault(dir, 'has no tokenizer.json.');
  const modules = readJson(dir, 'modules.json', MODULES) ?? [];
  const unknown = modules.find(({ type }) => !/\.(Transformer|Pooling|Normalize)$/.test(type));
  if (unknown !== undefined) throw modelFault(dir, `has a part that is not supported: ${unknown.type} in modules.json.`);
  const limits = ['sentence_bert_config.json', 'config.json'].map((name) => readJson(dir, name, LIMITS));
  const prompts = readJson(dir, 'config_sentence_transformers.json', PROMPTS)?.prompts ?? {};
  const weights = readFileSync(join(dir, path));
  const settings = {
    pooling: poolingOf(dir),
    mostTokens: limits[0]?.max_seq_length ?? limits[1]?.max_position_embeddings ?? MOST_TOKENS,
    prompts: { query: prompts.query ?? '', passage: prompts.passage ?? prompts.document ?? '' },
  };
  const tokenizer = {
    json: readJson(dir, 'tokenizer.json', z.looseObject({ model: z.looseObject({}) })) ?? {},
    config: readJson(dir, 'tokenizer_config.json', z.looseObject({})) ?? {},
  };
  const hash = createHash('sha256')
    .update(weights)
    .update(JSON.stringify([settings, tokenizer]))
    .digest('hex')
    .slice(0, 8);
  const label = basename(resolve(dir))
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .slice(0, 60);
  return { name: `local-${label}-${hash}`, weights, tokenizer, ...settings };
}

function poolingOf(dir: string): Pooling {
  const said = readJson(dir, '1_Pooling/config.json', POOLING);
  if (said === null || said.pooling_mode_mean_tokens) return 'mean';
  if (said.pooling_mode_cls_token) return 'first';
  if (said.pooling_mode_lasttoken) return 'last';
  throw modelFault(dir, 'has a pooling that is not supported: 1_Pooling/config.json names neither mean, cls nor last token.');
}

/** Null where the file is not there. */
function readJson<Shape>(dir: string, name: string, shape: z.ZodType<Shape>): Shape | null {
  const file = join(dir, name);
  if (!existsSync(file)) return null;
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw modelFault(dir, `has a ${name} that cannot be read.`, error);
  }
}
