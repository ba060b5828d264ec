import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { EngineServer } from './engine-server.ts';
import { createPineconeState, PineconeRefusal, type PineconeState } from './pinecone-state.ts';

/** Stands in every title of a suite that speaks to this server instead of Pinecone. */
export const NOT_PINECONE = 'not run against Pinecone';

export const pineconeServer: EngineServer = {
  name: 'Pinecone',
  ensure: async () => `Pinecone: a local server that keeps to the published contract 2026-04; ${NOT_PINECONE}`,
};

/** What goes wrong with a request. */
export type PineconeFault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  /** Says nothing for so long, then goes on. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** The connection is cut before anything was done. */
  | { readonly kind: 'cut' }
  /** The request is carried out; the connection ends in the middle of the answer. */
  | { readonly kind: 'half' }
  /** Valid JSON of a shape that the API does not have. */
  | { readonly kind: 'wrong-shape' }
  /** Matches in no order. */
  | { readonly kind: 'out-of-order' };

export interface RunningPinecone extends AsyncDisposable {
  /** For `PINECONE_CONTROLLER_HOST`; the address of each index too. */
  readonly url: string;
  readonly key: string;
  /** What it holds, for looking and for doing damage. */
  readonly state: PineconeState;
  /** Requests by path, oldest first, failed ones too. */
  readonly requests: readonly { readonly path: string; readonly body: unknown; readonly at: number }[];
  /** The next requests fail so, one after the other. */
  fail(...faults: readonly PineconeFault[]): void;
  /** All requests fail so until told otherwise. */
  suffer(fault: PineconeFault | null): void;
}

interface Operation {
  /** In the document: of the request's body, and of a good and a bad answer. */
  readonly request: string | null;
  readonly reply: string;
  readonly run: (body: Record<string, unknown>, query: URLSearchParams) => { body: object; headers?: Record<string, string> };
}

const KEY = 'pcsk_local_test_key';
const CONTRACTS = {
  data: new URL('./contracts/pinecone-db-data-2026-04.min.json', import.meta.url),
  control: new URL('./contracts/pinecone-db-control-2026-04.min.json', import.meta.url),
};

/**
 * Starts a server of Pinecone's API, control and data plane, on a free port. Requests and replies are checked by the published
 * contract: a request that breaks it is refused with 400 and fails the test when the server is closed, and so does a reply.
 */
export async function startPinecone(): Promise<RunningPinecone> {
  const check = createChecks();
  const state = createPineconeState();
  const faults: PineconeFault[] = [];
  const violations: string[] = [];
  const requests: { path: string; body: unknown; at: number }[] = [];
  let standing: PineconeFault | null = null;
  let url = '';

  function keeps(schema: string, value: unknown, what: string): boolean {
    const errors = check(schema, value);
    if (errors !== null) violations.push(`${what}: ${errors}`);
    return errors === null;
  }

  function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  }

  function refuse(response: ServerResponse, path: string, status: number, message: string, headers = {}): void {
    const isControl = path.startsWith('/indexes');
    const code = status === 404 ? 'NOT_FOUND' : status === 401 ? 'UNAUTHENTICATED' : 'UNKNOWN';
    const body = isControl ? { status, error: { code, message } } : { code: status === 404 ? 5 : 3, message, details: [] };
    keeps(isControl ? 'control#ErrorResponse' : 'data#rpcStatus', body, `refusal of ${path}`);
    send(response, status, body, headers);
  }

  /** The control plane, in the shape of 2026-07, which the SDK speaks. */
  async function control(method: string, path: string, text: string, response: ServerResponse): Promise<void> {
    if (method === 'POST' && path === '/indexes') {
      const asked = toContract(JSON.parse(text) as NewIndex);
      if (!keeps('control#CreateIndexRequest', asked, `request ${path}`)) return refuse(response, path, 400, 'invalid');
      state.create(asked);
      return describe(asked.name, 201, response);
    }
    const name = decodeURIComponent(path.slice('/indexes/'.length));
    if (method !== 'GET' || name === '') return refuse(response, path, 405, 'not allowed');
    return describe(name, 200, response);
  }

  function describe(name: string, status: number, response: ServerResponse): void {
    const model = { ...state.describe(name), host: url };
    keeps('control#IndexModel', model, 'reply /indexes');
    send(response, status, fromContract(model));
  }

  const operations: Readonly<Record<string, Operation>> = {
    'POST /vectors/upsert': { request: 'UpsertRequest', reply: 'UpsertResponse', run: (body) => state.upsert(body) },
    'POST /vectors/delete': { request: 'DeleteRequest', reply: 'DeleteResponse', run: (body) => state.remove(body) },
    'POST /query': { request: 'QueryRequest', reply: 'QueryResponse', run: (body) => state.query(body) },
    'POST /describe_index_stats': {
      request: 'DescribeIndexStatsRequest',
      reply: 'IndexDescription',
      run: () => ({ body: state.statistics() }),
    },
    'GET /vectors/fetch': {
      request: null,
      reply: 'FetchResponse',
      run: (_, query) => ({ body: state.fetch(query.get('namespace') ?? '', query.getAll('ids')) }),
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { pathname: path, searchParams } = new URL(request.url ?? '/', url);
    const fault = faults.shift() ?? standing;
    requests.push({ path, body: text === '' ? null : JSON.parse(text), at: performance.now() });
    if (request.headers['api-key'] !== KEY) return refuse(response, path, 401, 'Invalid API Key');
    if (typeof request.headers['x-pinecone-api-version'] !== 'string') return refuse(response, path, 400, 'no version');
    if (fault?.kind === 'cut') return void response.destroy();
    if (fault?.kind === 'status') return refuse(response, path, fault.status, 'scripted', fault.headers);
    if (fault?.kind === 'slow') await sleep(fault.ms, undefined, { ref: false });
    if (response.destroyed) return;
    if (path.startsWith('/indexes')) return control(request.method ?? '', path, text, response);
    const operation = operations[`${request.method} ${path}`];
    if (operation === undefined) return refuse(response, path, 404, 'unknown path');
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    if (operation.request !== null && !keeps(`data#${operation.request}`, body, `request ${path}`)) {
      return refuse(response, path, 400, 'invalid');
    }
    const reply = operation.run(body, searchParams);
    if (fault?.kind === 'out-of-order' && 'matches' in reply.body && Array.isArray(reply.body.matches)) {
      reply.body.matches.sort((a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1));
    }
    keeps(`data#${operation.reply}`, reply.body, `reply ${path}`);
    if (fault?.kind === 'wrong-shape') return send(response, 200, { matches: [{ id: 'x', score: 'near' }], namespaces: 7 });
    if (fault?.kind === 'half') return breakOff(response, JSON.stringify(reply.body));
    send(response, 200, reply.body, reply.headers);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (error instanceof PineconeRefusal) {
        return refuse(response, request.url ?? '', error.status, error.message);
      }
      violations.push(`the local server failed: ${String(error)}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    key: KEY,
    state,
    requests,
    fail: (...next) => void faults.push(...next),
    suffer(fault) {
      standing = fault;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (violations.length > 0) throw new Error(`The published contract was broken.\n${violations.join('\n')}`);
    },
  };
}

/** Says what is wrong with a value, by the schema of a document; null where nothing is. */
function createChecks(): (schema: string, value: unknown) => string | null {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  for (const [name, file] of Object.entries(CONTRACTS)) ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')), name);
  return (schema, value) => {
    const [document = '', name = ''] = schema.split('#');
    const validate = ajv.getSchema(`${document}#/components/schemas/${name}`);
    if (validate === undefined) throw new Error(`The contract has no ${schema}.`);
    return validate(value) ? null : JSON.stringify(validate.errors?.slice(0, 3));
  };
}

/** The body by which version 2026-07 makes an index. */
interface NewIndex {
  readonly name: string;
  readonly schema: { readonly fields: { readonly _values: { readonly dimension: number; readonly metric: string } } };
  readonly deployment: { readonly cloud: string; readonly region: string };
}

function toContract({ name, schema, deployment: { cloud, region } }: NewIndex) {
  const { dimension, metric } = schema.fields._values;
  return { name, dimension, metric, vector_type: 'dense', spec: { serverless: { cloud, region } } };
}

function fromContract(model: ReturnType<PineconeState['describe']> & { readonly host: string }) {
  const { name, dimension, metric, host, status, spec } = model;
  const { cloud, region, read_capacity } = spec.serverless;
  const fields = { _values: { type: 'dense_vector', dimension, metric } };
  const deployment = { deployment_type: 'managed', cloud, region };
  return { name, host, status, deployment, read_capacity, schema: { fields }, deletion_protection: 'disabled' };
}

/** Promises all of the body, sends half, and ends the connection. */
function breakOff(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) });
  response.write(body.slice(0, body.length / 2));
  setTimeout(() => response.destroy(), 20).unref();
}
