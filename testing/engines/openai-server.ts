import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type OpenAI from 'openai';
import type { EngineServer } from './engine-server.ts';

/** Stands in every title of a suite that speaks to this server instead of OpenAI. */
export const NOT_OPENAI = 'not run against OpenAI';

export const openAiServer: EngineServer = {
  name: 'OpenAI',
  ensure: async () => `OpenAI: a local server that keeps to the published contract 2.3.0; ${NOT_OPENAI}`,
};

type ChatRequest = OpenAI.ChatCompletionCreateParams;

/** What a scripted model says to a request: its content, or that it refuses. */
export type ScriptedReply =
  | string
  | { readonly refusal: string }
  | { readonly content: string; readonly finish?: 'stop' | 'length'; readonly usage?: ScriptedUsage };

export interface ScriptedUsage {
  readonly prompt: number;
  readonly completion: number;
  readonly cached?: number;
  readonly reasoning?: number;
}

/** What goes wrong with the next request. */
export type OpenAiFault =
  | { readonly kind: 'status'; readonly status: number; readonly code?: string; readonly headers?: Record<string, string> }
  /** Says nothing for so long, then goes on. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** The connection ends in the middle of the answer. */
  | { readonly kind: 'half' }
  /** A stream that stops in the middle and holds its connection. */
  | { readonly kind: 'stall' }
  /** Valid JSON of a shape that the API does not have. */
  | { readonly kind: 'wrong-shape' }
  | { readonly kind: 'wrong-dimension' }
  /** Embeddings in reverse, each with its right index. */
  | { readonly kind: 'out-of-order' }
  /** As it should be, with these headers. */
  | { readonly kind: 'headers'; readonly headers: Record<string, string> };

export interface RunningOpenAi extends AsyncDisposable {
  /** For `OPENAI_BASE_URL`. */
  readonly url: string;
  readonly key: string;
  /** Chat requests that were answered or failed, oldest first. */
  readonly chats: readonly ChatRequest[];
  readonly embedded: readonly OpenAI.EmbeddingCreateParams[];
  /** Calls answered with usage: what OpenAI would charge for. */
  readonly charged: number;
  /** Most requests that were under way at once. */
  readonly mostAtOnce: number;
  /** Scripts what the model says from now on. */
  reply(script: (request: ChatRequest) => ScriptedReply): void;
  /** The next requests fail so, one after the other. */
  fail(...faults: readonly OpenAiFault[]): void;
}

const KEY = 'sk-local-test-key';
const CONTRACT = new URL('./contracts/openai.min.json', import.meta.url);

/**
 * Starts a server of OpenAI's API on a free port. Requests and replies are checked by the published contract: a request that
 * breaks it is refused with 400 and fails the test when the server is closed, and so does a reply.
 */
export async function startOpenAi(): Promise<RunningOpenAi> {
  const check = createChecks();
  const faults: OpenAiFault[] = [];
  const violations: string[] = [];
  const chats: ChatRequest[] = [];
  const embedded: OpenAI.EmbeddingCreateParams[] = [];
  let script: (request: ChatRequest) => ScriptedReply = () => '{}';
  let charged = 0;
  let underWay = 0;
  let mostAtOnce = 0;

  function keeps(validate: ValidateFunction, value: unknown, what: string): boolean {
    if (validate(value)) return true;
    violations.push(`${what}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
    return false;
  }

  function send(response: ServerResponse, status: number, body: unknown, validate: ValidateFunction, headers = {}): void {
    keeps(validate, body, `reply ${status}`);
    if (status === 200) charged += 1;
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req_local', ...headers });
    response.end(JSON.stringify(body));
  }

  function refuse(response: ServerResponse, status: number, code: string, headers = {}): void {
    // As OpenAI does, the message repeats a part of what was sent; it must not reach a log.
    const error = { message: `Refused: ${KEY} prompt-secret`, type: 'error', param: null, code };
    send(response, status, { error }, check.error, headers);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    if (request.headers.authorization !== `Bearer ${KEY}`) return refuse(response, 401, 'invalid_api_key');
    const path = request.url ?? '';
    if (path === '/v1/models' && request.method === 'GET') {
      return send(response, 200, { object: 'list', data: [] }, check.models);
    }
    const body: unknown = JSON.parse(text);
    const isChat = path === '/v1/chat/completions';
    if (!isChat && path !== '/v1/embeddings') return refuse(response, 404, 'unknown_url');
    if (!keeps(isChat ? check.chat : check.embed, body, `request ${path}`)) return refuse(response, 400, 'invalid_request');
    if (isChat) chats.push(body as ChatRequest);
    else embedded.push(body as OpenAI.EmbeddingCreateParams);
    const fault = faults.shift() ?? null;
    if (fault?.kind === 'status') return refuse(response, fault.status, fault.code ?? 'scripted', fault.headers);
    if (fault?.kind === 'slow') await sleep(fault.ms, undefined, { ref: false });
    if (response.destroyed) return;
    if (isChat) await chat(body as ChatRequest, response, fault);
    else embed(body as OpenAI.EmbeddingCreateParams, response, fault);
  }

  async function chat(request: ChatRequest, response: ServerResponse, fault: OpenAiFault | null): Promise<void> {
    const said = script(request);
    const { content, refusal, finish, usage } = toMessage(request, said);
    const about = { id: 'chatcmpl-local', created: 1_767_225_600, model: request.model };
    const headers = fault?.kind === 'headers' ? fault.headers : {};
    if (request.stream !== true) {
      const message = { role: 'assistant', content: refusal === null ? content : null, refusal };
      const choices = [{ index: 0, finish_reason: finish, logprobs: null, message }];
      const body = { ...about, object: 'chat.completion', choices, usage };
      if (fault?.kind === 'half') return breakOff(response, JSON.stringify(body));
      if (fault?.kind === 'wrong-shape') return sendRaw(response, { object: 'chat.completion', choices: [{ text: 'no' }] });
      return send(response, 200, body, check.chatReply, headers);
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'x-request-id': 'req_local', ...headers });
    const pieces = (refusal ?? content).match(/[\s\S]{1,40}/g) ?? [];
    const chunks: object[] = pieces.map((piece) => ({
      choices: [{ index: 0, finish_reason: null, delta: refusal === null ? { content: piece } : { refusal: piece } }],
    }));
    chunks.push({ choices: [{ index: 0, finish_reason: finish, delta: {} }] }, { choices: [], usage });
    for (const [at, part] of chunks.entries()) {
      if (fault !== null && at === Math.floor(chunks.length / 2)) {
        if (fault.kind === 'stall') return;
        if (fault.kind === 'half') return endSoon(response);
      }
      const chunk = { ...about, object: 'chat.completion.chunk', ...part };
      keeps(check.chunk, chunk, 'chunk');
      response.write(`data: ${JSON.stringify(chunk)}\n\n`);
    }
    charged += 1;
    response.end('data: [DONE]\n\n');
  }

  function embed(request: OpenAI.EmbeddingCreateParams, response: ServerResponse, fault: OpenAiFault | null): void {
    const texts = typeof request.input === 'string' ? [request.input] : request.input.map(String);
    const dimensions = (request.dimensions ?? 1_536) + (fault?.kind === 'wrong-dimension' ? 1 : 0);
    const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text, dimensions) }));
    if (fault?.kind === 'out-of-order') data.reverse();
    const tokens = texts.reduce((sum, text) => sum + tokensOf(text), 0);
    const usage = { prompt_tokens: tokens, total_tokens: tokens };
    const body = { object: 'list', model: request.model, data, usage };
    if (fault?.kind === 'half') breakOff(response, JSON.stringify(body));
    else if (fault?.kind === 'wrong-shape') sendRaw(response, { object: 'list', model: request.model, data: 'none', usage });
    else send(response, 200, body, check.embedReply, fault?.kind === 'headers' ? fault.headers : {});
  }

  const server = createServer((request, response) => {
    underWay += 1;
    mostAtOnce = Math.max(mostAtOnce, underWay);
    response.on('close', () => {
      underWay -= 1;
    });
    answer(request, response).catch((error: unknown) => {
      violations.push(`the local server failed: ${String(error)}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    key: KEY,
    chats,
    embedded,
    get charged() {
      return charged;
    },
    get mostAtOnce() {
      return mostAtOnce;
    },
    reply(next) {
      script = next;
    },
    fail: (...next) => void faults.push(...next),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (violations.length > 0) throw new Error(`The published contract was broken.\n${violations.join('\n')}`);
    },
  };
}

/** The material that a request of ours holds: what the model is to work on. */
export function materialOf({ messages }: ChatRequest): unknown {
  const user = messages.find(({ role }) => role === 'user');
  return JSON.parse(String(user?.content));
}

function createChecks() {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(JSON.parse(readFileSync(CONTRACT, 'utf8')), 'openai');
  const of = (name: string): ValidateFunction => {
    const found = ajv.getSchema(`openai#/components/schemas/${name}`);
    if (found === undefined) throw new Error(`The contract has no ${name}.`);
    return found;
  };
  return {
    chat: of('CreateChatCompletionRequest'),
    chatReply: of('CreateChatCompletionResponse'),
    chunk: of('CreateChatCompletionStreamResponse'),
    embed: of('CreateEmbeddingRequest'),
    embedReply: of('CreateEmbeddingResponse'),
    models: of('ListModelsResponse'),
    error: of('ErrorResponse'),
  };
}

function toMessage(request: ChatRequest, said: ScriptedReply) {
  const whole = typeof said === 'string' ? { content: said } : said;
  const refusal = 'refusal' in whole ? whole.refusal : null;
  const content = 'content' in whole ? whole.content : '';
  const own = 'usage' in whole ? whole.usage : undefined;
  const prompt = own?.prompt ?? tokensOf(JSON.stringify(request.messages));
  const completion = own?.completion ?? tokensOf(refusal ?? content);
  return {
    content,
    refusal,
    finish: ('finish' in whole ? whole.finish : undefined) ?? 'stop',
    usage: {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: prompt + completion,
      prompt_tokens_details: { cached_tokens: own?.cached ?? 0 },
      completion_tokens_details: { reasoning_tokens: own?.reasoning ?? 0 },
    },
  };
}

function sendRaw(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** Promises all of the body, sends half, and ends the connection. */
function breakOff(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) });
  response.write(body.slice(0, body.length / 2));
  endSoon(response);
}

/** Ends the connection once what was written is on its way. */
function endSoon(response: ServerResponse): void {
  setTimeout(() => response.destroy(), 20).unref();
}

/** About as many as a real tokenizer makes of English. */
function tokensOf(text: string): number {
  return Math.max(1, Math.ceil(text.length / 4));
}

/** The same text always has the same vector of length 1; texts that share words are near. */
function vectorOf(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  for (const word of text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [text]) {
    const at = createHash('sha256').update(word).digest().readUInt32BE(0) % dimensions;
    vector[at] = (vector[at] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / (length === 0 ? 1 : length));
}
