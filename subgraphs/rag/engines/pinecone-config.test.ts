import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../../platform/config/parse-env.ts';
import { parsePineconeConfig, placeOf } from './pinecone-config.ts';

const KEY = 'pcsk_secret';

describe('the settings of Pinecone', () => {
  it('are none without a key', () => {
    expect(parsePineconeConfig({ PINECONE_INDEX: 'quarry', PINECONE_API_KEY: '' })).toBeNull();
  });

  it('need nothing but a key', () => {
    expect(parsePineconeConfig({ PINECONE_API_KEY: KEY })).toEqual({
      apiKey: KEY,
      index: 'stomaton',
      namespace: 'stomaton',
      host: null,
      controllerHost: null,
      cloud: 'aws',
      region: 'us-east-1',
      timeoutMs: 3_000,
    });
  });

  it('take the key from a file, and hosts with and without a scheme', () => {
    const dir = mkdtempSync(join(tmpdir(), 'stomaton-pinecone-'));
    writeFileSync(join(dir, 'key'), `${KEY}\n`);
    const config = parsePineconeConfig({
      PINECONE_API_KEY_FILE: join(dir, 'key'),
      PINECONE_HOST: 'quarry-1a2b3c.svc.aped-4627-b74a.pinecone.io',
      PINECONE_CONTROLLER_HOST: 'http://127.0.0.1:5080/',
    });
    rmSync(dir, { recursive: true });
    expect(config).toMatchObject({
      apiKey: KEY,
      host: 'https://quarry-1a2b3c.svc.aped-4627-b74a.pinecone.io',
      controllerHost: 'http://127.0.0.1:5080',
    });
  });

  it('name every fault at once, and no key in any', () => {
    const faults = faultsOf({
      PINECONE_API_KEY: `${KEY} with blanks`,
      PINECONE_INDEX: 'Quarry_1',
      PINECONE_NAMESPACE: 'a b',
      PINECONE_HOST: 'http://',
      PINECONE_CLOUD: 'moon',
      PINECONE_TIMEOUT_MS: '1',
    });
    for (const name of ['API_KEY', 'INDEX', 'NAMESPACE', 'HOST', 'CLOUD', 'TIMEOUT_MS']) {
      expect(faults.filter((fault) => fault.startsWith(`PINECONE_${name} `))).toHaveLength(1);
    }
    expect(faults.join()).not.toContain(KEY);
  });

  it('name a place without the key, another one for another index, host or namespace', () => {
    const places = [{}, { PINECONE_INDEX: 'b' }, { PINECONE_NAMESPACE: 'b' }, { PINECONE_HOST: 'b.example' }].map((env) => {
      const config = parsePineconeConfig({ PINECONE_API_KEY: KEY, ...env });
      return config === null ? '' : placeOf(config);
    });
    expect(new Set(places).size).toBe(4);
    expect(places.join()).not.toContain(KEY);
  });
});

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    parsePineconeConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}
