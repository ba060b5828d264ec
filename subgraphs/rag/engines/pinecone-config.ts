import { createEnvReader, type Environment, type EnvReader, type EnvVariable } from '../../../platform/config/parse-env.ts';

/** How Pinecone is reached. It holds the key: never log it whole, see {@link placeOf}. */
export interface PineconeConfig {
  readonly apiKey: string;
  readonly index: string;
  /** Begins every namespace of this installation. */
  readonly namespace: string;
  /** The index's own address, so that none is looked up and none is made; null: asked of the control plane. */
  readonly host: string | null;
  /** The control plane, where it is not Pinecone's own. */
  readonly controllerHost: string | null;
  /** Where an index that is not there yet is made. */
  readonly cloud: 'aws' | 'gcp' | 'azure';
  readonly region: string;
  /** Milliseconds in which a request must be answered. */
  readonly timeoutMs: number;
}

export const PINECONE_ENVIRONMENT: readonly EnvVariable[] = [
  {
    name: 'PINECONE_API_KEY',
    type: 'secret',
    defaultText: null,
    description: 'Pinecone for the vectors of passages. Unset: an exact index in memory.',
  },
  {
    name: 'PINECONE_INDEX',
    type: 'text of a-z, 0-9 and -',
    defaultText: 'stomaton',
    description:
      'The index in Pinecone: as many dimensions as the embeddings (384), cosine or dotproduct. Made where it is absent.',
  },
  {
    name: 'PINECONE_NAMESPACE',
    type: 'text of a-z, 0-9, - and _',
    defaultText: 'stomaton',
    description: 'Begins the namespace of each embedding model; two installations on one index need two.',
  },
  {
    name: 'PINECONE_HOST',
    type: 'http(s) URL or host',
    defaultText: null,
    description: "The index's own address, such as a private endpoint. Set: the index is not looked up and never made.",
  },
  {
    name: 'PINECONE_CONTROLLER_HOST',
    type: 'http(s) URL',
    defaultText: 'https://api.pinecone.io',
    description: 'Where indexes are looked up and made.',
  },
  {
    name: 'PINECONE_CLOUD',
    type: 'aws, gcp, azure',
    defaultText: 'aws',
    description: 'The cloud in which an index is made.',
  },
  {
    name: 'PINECONE_REGION',
    type: 'text',
    defaultText: 'us-east-1',
    description: 'The region in which an index is made.',
  },
  {
    name: 'PINECONE_TIMEOUT_MS',
    type: 'integer 100…60000',
    defaultText: '3000',
    description: 'Time Pinecone has for an answer; without one it counts as away, and search goes on by words and names.',
  },
];

/** As {@link readPineconeConfig}, for a process that reads nothing else. @throws {ConfigError} naming every fault */
export function parsePineconeConfig(env: Environment): PineconeConfig | null {
  const read = createEnvReader(env);
  const config = readPineconeConfig(read);
  read.finish();
  return config;
}

/** Null where `PINECONE_API_KEY` is not set. Faults go to `read`; none repeats the key. */
export function readPineconeConfig(read: EnvReader): PineconeConfig | null {
  const apiKey = read.secret('PINECONE_API_KEY');
  const index = read.text('PINECONE_INDEX', 'stomaton');
  const namespace = read.text('PINECONE_NAMESPACE', 'stomaton');
  const host = readUrl(read, 'PINECONE_HOST');
  const controllerHost = readUrl(read, 'PINECONE_CONTROLLER_HOST');
  if (!/^[a-z0-9](?:[a-z0-9-]{0,43}[a-z0-9])?$/.test(index)) {
    read.fault('PINECONE_INDEX must have 1 to 45 characters of a-z, 0-9 and -, and neither begin nor end with -.');
  }
  if (!/^[a-z0-9_-]{1,64}$/.test(namespace)) {
    read.fault('PINECONE_NAMESPACE must have 1 to 64 characters of a-z, 0-9, - and _.');
  }
  if (apiKey !== null && /\s/.test(apiKey)) read.fault('PINECONE_API_KEY must not contain spaces or line breaks.');
  const config = {
    index,
    namespace,
    host,
    controllerHost,
    cloud: read.oneOf('PINECONE_CLOUD', 'aws', ['aws', 'gcp', 'azure']),
    region: read.text('PINECONE_REGION', 'us-east-1'),
    timeoutMs: read.integer('PINECONE_TIMEOUT_MS', 3_000, { min: 100, max: 60_000 }),
  };
  return apiKey === null ? null : { apiKey, ...config };
}

/** Names the index and the namespace, for the log and to notice that another is meant; no key. */
export function placeOf({ index, host, namespace }: PineconeConfig): string {
  return `${host ?? index}/${namespace}`;
}

function readUrl(read: EnvReader, name: string): string | null {
  const text = read.optionalText(name);
  if (text === null) return null;
  const url = /^https?:\/\//.test(text) ? text : `https://${text}`;
  if (URL.canParse(url)) return url.replace(/\/+$/, '');
  read.fault(`${name} must be an address such as https://name-1a2b3c.svc.us-east-1.pinecone.io.`);
  return null;
}
