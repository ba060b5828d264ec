import type { EnvReader, EnvVariable } from '../config/parse-env.ts';

/** How the language model is reached. It holds a key: never log it whole. */
export interface OpenAiConfig {
  readonly apiKey: string;
  /** Without a trailing slash, such as `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  /** The name that calls are booked and priced under. */
  readonly provider: string;
  readonly chatModel: string;
  readonly embeddingModel: string;
  /** Length of an embedding; it is asked for by name, so the model must be able to shorten its vectors to it. */
  readonly embeddingDimensions: number;
  /** Milliseconds that one attempt has, from sending to the last byte. */
  readonly timeoutMs: number;
  /** Milliseconds in which the first, and then each further piece of a streamed reply must arrive. */
  readonly stallMs: number;
  /** How often a call is sent again where that may help. */
  readonly retries: number;
  /** Calls on their way at once from this process; others wait. */
  readonly concurrency: number;
}

const OPENAI_URL = 'https://api.openai.com/v1';

export const OPENAI_ENVIRONMENT: readonly EnvVariable[] = [
  {
    name: 'OPENAI_API_KEY',
    type: 'secret',
    defaultText: null,
    description:
      'Has a language model write articles, translations, questions and answers, each reply checked by our own code. Unset: all are composed and quoted without one. A server that asks for no key takes any text.',
  },
  {
    name: 'OPENAI_BASE_URL',
    type: 'http(s) URL',
    defaultText: OPENAI_URL,
    description: 'The API to call; any server that is compatible with OpenAI’s.',
  },
  {
    name: 'OPENAI_PROVIDER',
    type: 'text of a-z, 0-9, ., : and -',
    defaultText: 'openai, or the host of another OPENAI_BASE_URL',
    description: 'The name that calls are booked under, and whose rows of `data/prices.json` price them.',
  },
  {
    name: 'OPENAI_CHAT_MODEL',
    type: 'text',
    defaultText: 'gpt-4.1-mini',
    description: 'The model that writes; it must know structured outputs.',
  },
  {
    name: 'OPENAI_EMBEDDING_MODEL',
    type: 'text',
    defaultText: 'text-embedding-3-small',
    description: 'The model that embeds.',
  },
  {
    name: 'OPENAI_EMBEDDING_DIMENSIONS',
    type: 'integer 8…4096',
    defaultText: '384',
    description: 'Length of an embedding.',
  },
  {
    name: 'OPENAI_TIMEOUT_MS',
    type: 'integer 100…600000',
    defaultText: '60000',
    description: 'Time that one attempt has; never longer than the operation that it is made for.',
  },
  {
    name: 'OPENAI_STALL_MS',
    type: 'integer 100…600000',
    defaultText: '20000',
    description: 'Longest silence within a streamed reply.',
  },
  {
    name: 'OPENAI_RETRIES',
    type: 'integer 0…10',
    defaultText: '3',
    description: 'How often a call is sent again after 408, 409, 429, 5xx, a broken connection or silence.',
  },
  {
    name: 'OPENAI_CONCURRENCY',
    type: 'integer 1…256',
    defaultText: '8',
    description: 'Calls on their way at once from one process.',
  },
];

/** Null where `OPENAI_API_KEY` is not set. Faults go to `read`; none repeats the key. */
export function readOpenAiConfig(read: EnvReader): OpenAiConfig | null {
  const apiKey = read.secret('OPENAI_API_KEY');
  const baseUrl = read.text('OPENAI_BASE_URL', OPENAI_URL).replace(/\/+$/, '');
  const host = hostOf(baseUrl);
  if (host === null)
    read.fault('OPENAI_BASE_URL must be an http or https URL without login, such as http://127.0.0.1:8000/v1.');
  const provider = read.text('OPENAI_PROVIDER', host === 'api.openai.com' || host === null ? 'openai' : host);
  if (!/^[a-z0-9.:[\]-]{1,100}$/.test(provider)) {
    read.fault('OPENAI_PROVIDER must have 1 to 100 characters of a-z, 0-9, ., : and -.');
  }
  const config = {
    baseUrl,
    provider,
    chatModel: read.text('OPENAI_CHAT_MODEL', 'gpt-4.1-mini'),
    embeddingModel: read.text('OPENAI_EMBEDDING_MODEL', 'text-embedding-3-small'),
    embeddingDimensions: read.integer('OPENAI_EMBEDDING_DIMENSIONS', 384, { min: 8, max: 4_096 }),
    timeoutMs: read.integer('OPENAI_TIMEOUT_MS', 60_000, { min: 100, max: 600_000 }),
    stallMs: read.integer('OPENAI_STALL_MS', 20_000, { min: 100, max: 600_000 }),
    retries: read.integer('OPENAI_RETRIES', 3, { min: 0, max: 10 }),
    concurrency: read.integer('OPENAI_CONCURRENCY', 8, { min: 1, max: 256 }),
  };
  if (apiKey === null) return null;
  // A key goes into a header; a line break in it would be refused there with the key in the message.
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    read.fault('OPENAI_API_KEY holds blanks or characters that no key has.');
    return null;
  }
  return { apiKey, ...config };
}

function hostOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, host, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' ? host : null;
}
