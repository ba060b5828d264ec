import { createEnvReader, type Environment } from '../../platform/config/parse-env.ts';
import { type OpenAiConfig, readOpenAiConfig } from '../../platform/engines/openai-config.ts';

export interface RagConfig {
  /** What words answers; null: passages are quoted. */
  readonly openai: OpenAiConfig | null;
}

/** @throws {ConfigError} naming every fault */
export function parseRagConfig(env: Environment): RagConfig {
  const read = createEnvReader(env);
  const config: RagConfig = { openai: readOpenAiConfig(read) };
  read.finish();
  return config;
}
