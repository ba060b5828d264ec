import { createEnvReader, type Environment, type EnvReader, type EnvVariable } from '../../platform/config/parse-env.ts';
import { type OpenAiConfig, readOpenAiConfig } from '../../platform/engines/openai-config.ts';
import { type PineconeConfig, readPineconeConfig } from './engines/pinecone-config.ts';

export const LOCAL_MODEL_ENVIRONMENT: readonly EnvVariable[] = [
  {
    name: 'EMBEDDING_MODEL_DIR',
    type: 'folder',
    defaultText: null,
    description:
      'A sentence-embedding model that embeds in this process: tokenizer.json and model.onnx or onnx/model.onnx, as Sentence Transformers lays them out. It takes the place of every other embedder.',
  },
];

export interface RagConfig {
  /** Where vectors are searched; null: in memory. */
  readonly pinecone: PineconeConfig | null;
  /** What embeds and words answers; null: the embedder of this process embeds, and passages are quoted. */
  readonly openai: OpenAiConfig | null;
  /** The folder of a model that embeds; null: none. */
  readonly modelDir: string | null;
}

/** @throws {ConfigError} naming every fault */
export function parseRagConfig(env: Environment): RagConfig {
  const read = createEnvReader(env);
  const config: RagConfig = {
    pinecone: readPineconeConfig(read),
    openai: readOpenAiConfig(read),
    modelDir: readModelDir(read),
  };
  read.finish();
  return config;
}

/** Null where it is not set. What is in the folder is looked at when it is opened. */
export function readModelDir(read: EnvReader): string | null {
  return read.optionalText('EMBEDDING_MODEL_DIR');
}
