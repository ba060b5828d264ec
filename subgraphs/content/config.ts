import { createEnvReader, type Environment, type EnvReader, type EnvVariable } from '../../platform/config/parse-env.ts';
import { type OpenAiConfig, readOpenAiConfig } from '../../platform/engines/openai-config.ts';

export interface ContentConfig {
  /** One stone a line, JSON. */
  readonly catalogueFile: URL | string;
  /** Articles that come with the project, Markdown files with front matter. */
  readonly articlesFolder: URL | string;
  /** The language model that writes; null: templates do. */
  readonly openai: OpenAiConfig | null;
}

const ARTICLES_FOLDER = new URL('../../data/articles/', import.meta.url);
const CATALOGUE_FILE = new URL('../../data/stones.jsonl', import.meta.url);

export const CONTENT_ENVIRONMENT: readonly EnvVariable[] = [
  {
    name: 'CONTENT_CATALOGUE_FILE',
    type: 'path',
    defaultText: 'data/stones.jsonl of the project',
    description: 'The stones that a fresh store is seeded with, one a line.',
  },
];

/** Where the stones of a fresh store come from. */
export function readCatalogueFile(read: EnvReader): URL | string {
  return read.optionalText('CONTENT_CATALOGUE_FILE') ?? CATALOGUE_FILE;
}

/** @throws {ConfigError} naming every fault */
export function parseContentConfig(env: Environment): ContentConfig {
  const read = createEnvReader(env);
  const config: ContentConfig = {
    catalogueFile: readCatalogueFile(read),
    articlesFolder: ARTICLES_FOLDER,
    openai: readOpenAiConfig(read),
  };
  read.finish();
  return config;
}
