import { createEnvReader, type Environment } from '../../platform/config/parse-env.ts';
import { type PineconeConfig, readPineconeConfig } from '../../subgraphs/rag/engines/pinecone-config.ts';
import type { RunningPinecone } from './pinecone-server.ts';

/** The settings by which rag finds the local server, read as it reads them, with a time-out that a test can wait for. */
export function testPineconeConfig({ url, key }: Pick<RunningPinecone, 'url' | 'key'>, env: Environment = {}): PineconeConfig {
  const basic = { PINECONE_API_KEY: key, PINECONE_CONTROLLER_HOST: url, PINECONE_TIMEOUT_MS: '1000' };
  const read = createEnvReader({ ...basic, ...env });
  const config = readPineconeConfig(read);
  read.finish();
  if (config === null) throw new Error('There is no key.');
  return config;
}
