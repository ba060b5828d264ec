import { expect, it } from 'vitest';
import { ConfigError, createEnvReader, type Environment } from '../config/parse-env.ts';
import { type OpenAiConfig, readOpenAiConfig } from './openai-config.ts';

function parse(env: Environment): OpenAiConfig | null {
  const read = createEnvReader(env);
  const config = readOpenAiConfig(read);
  read.finish();
  return config;
}

function faultsOf(env: Environment): string {
  try {
    parse(env);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.join('\n');
    throw error;
  }
}

it('is null without a key, whatever else is set', () => {
  expect(parse({ OPENAI_API_KEY: ' ', OPENAI_CHAT_MODEL: 'x' })).toBeNull();
});

it('has sane defaults, and books calls under OpenAI', () => {
  expect(parse({ OPENAI_API_KEY: 'sk-1' })).toEqual({
    apiKey: 'sk-1',
    baseUrl: 'https://api.openai.com/v1',
    provider: 'openai',
    chatModel: 'gpt-4.1-mini',
    embeddingModel: 'text-embedding-3-small',
    embeddingDimensions: 384,
    timeoutMs: 60_000,
    stallMs: 20_000,
    retries: 3,
    concurrency: 8,
  });
});

it('books calls of another server under its host, unless a name is given: OpenAI’s prices are not its own', () => {
  const env = { OPENAI_API_KEY: 'any', OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1/' };
  expect(parse(env)).toMatchObject({ baseUrl: 'http://127.0.0.1:11434/v1', provider: '127.0.0.1:11434' });
  expect(parse({ ...env, OPENAI_PROVIDER: 'openai' })?.provider).toBe('openai');
});

it.each([
  [{ OPENAI_BASE_URL: 'ftp://host' }, 'OPENAI_BASE_URL'],
  [{ OPENAI_BASE_URL: 'https://user:secret@host/v1' }, 'OPENAI_BASE_URL'],
  [{ OPENAI_PROVIDER: 'Open AI' }, 'OPENAI_PROVIDER'],
  [{ OPENAI_TIMEOUT_MS: '1' }, 'OPENAI_TIMEOUT_MS'],
  [{ OPENAI_API_KEY: 'secret with blanks' }, 'OPENAI_API_KEY'],
])('refuses %j, naming the variable and repeating no secret', (env, name) => {
  const faults = faultsOf({ OPENAI_API_KEY: 'key', ...env });
  expect(faults).toContain(name);
  expect(faults).not.toContain('secret');
});
