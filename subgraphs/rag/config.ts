import { createEnvReader, type Environment } from '../../platform/config/parse-env.ts';
import { type OpenAiConfig, readOpenAiConfig } from '../../platform/engines/openai-config.ts';
import { type PineconeConfig, readPineconeConfig } from './engines/pinecone-config.ts';

export interface RagConfig {
  /** Where vectors are searched; null: in memory. */
  readonly pinecone: PineconeConfig | null;
  /** What embeds and words answers; null: the embedder of this process embeds, and passages are quoted. */
  readonly openai: OpenAiConfig | null;
}

/** @throws {ConfigError} naming every fault */
export function parseRagConfig(env: Environment): RagConfig {
  const read = createEnvReader(env);
  const config: RagConfig = { pinecone: readPineconeConfig(read), openai: readOpenAiConfig(read) };
  read.finish();
  return config;
}
