/**
 * Nothing that a client sends makes the platform fetch anything: no text, no upload, no header and no token names an address that it calls.
 * Nor does any of it get into what the platform writes of itself, though it tells all it can tell.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '../../platform/logging/logger.ts';
import { ALL_CASES } from '../scenarios/cases/all.ts';
import { type InProcessSupergraph, openInProcessSupergraph } from '../supergraph.ts';
import { send } from './attacks.ts';
import { everyPlaceOfText, type Request, recording, withEachTextReplaced } from './hostile-requests.ts';

/** Long enough for what follows a write: indexes, links, passages. */
const LATER_MS = 2_000;

let graph: InProcessSupergraph;
/** Every line of the log, at its most talkative level. */
const lines: string[] = [];
/** What the scenarios sent. */
const requests: Request[] = [];
/** Counts every connection, whatever is said on it, from any thread of ours. */
const trap = createServer((socket) => {
  caught += 1;
  socket.resume().on('error', () => {});
  socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
});
let caught = 0;
let trapPort = 0;
/** Where this thread's sockets went: `host:port`, or `nowhere` where one had not connected. */
const sockets = new Map<Socket, string>();

function watch(message: unknown): void {
  const { socket } = message as { socket: Socket };
  sockets.set(socket, 'nowhere');
  socket.once('connect', () => sockets.set(socket, `${socket.remoteAddress}:${socket.remotePort}`));
}

beforeAll(async () => {
  trap.listen(0, '127.0.0.1');
  await once(trap, 'listening');
  trapPort = (trap.address() as AddressInfo).port;
  graph = await openInProcessSupergraph({}, undefined, createLogger('trace', { write: (line: string) => lines.push(line) }));
  subscribe('net.client.socket', watch);
});
afterAll(async () => {
  unsubscribe('net.client.socket', watch);
  await graph[Symbol.asyncDispose]();
  trap.close();
  await once(trap, 'close');
});

const hostileUrls = (): readonly string[] => [
  `http://127.0.0.1:${trapPort}/plain`,
  `http://localhost:${trapPort}/name`,
  `//127.0.0.1:${trapPort}/relative`,
  `http://user:pass@127.0.0.1:${trapPort}@127.0.0.1:${trapPort}/userinfo`,
  `http://2130706433:${trapPort}/decimal`,
  `http://[::ffff:127.0.0.1]:${trapPort}/mapped`,
  'http://169.254.169.254/latest/meta-data/',
  'file:///etc/passwd',
  `gopher://127.0.0.1:${trapPort}/_x`,
  `a@127.0.0.1:${trapPort}`,
];

const hostileText = () =>
  `See http://127.0.0.1:${trapPort}/bare, ![x](http://127.0.0.1:${trapPort}/image.png), <http://127.0.0.1:${trapPort}/auto>, [x](http://127.0.0.1:${trapPort}/link) <img src="http://127.0.0.1:${trapPort}/tag.png"><script src="//127.0.0.1:${trapPort}/x.js"></script>`;

/** Everything that this thread called, but for our own requests of the router. */
async function calls(): Promise<readonly string[]> {
  await sleep(LATER_MS);
  const own = new URL(graph.visitor.url).host;
  return [...sockets.values()].filter((where) => where !== own);
}

describe('a URL', () => {
  it('in every place of the API that takes a text is not fetched', async () => {
    const urls = hostileUrls();
    const places = everyPlaceOfText('').length;
    // Each place gets the text and three of the addresses in turn.
    for (let turn = 0; turn < 4; turn += 1) {
      const texts = turn === 0 ? [hostileText()] : urls.slice(turn - 1);
      const operations = texts.map((text) => everyPlaceOfText(text));
      for (let index = 0; index < places; index += 1) {
        const { place, query } = operations[index % operations.length]?.[index] ?? { place: '', query: '' };
        const { errors = [] } = await graph.admin.ask(query);
        const codes = errors.map(({ extensions }) => extensions.code);
        expect([
          place,
          codes.filter((code) => code === 'GRAPHQL_VALIDATION_FAILED' || code === 'INTERNAL_SERVER_ERROR'),
        ]).toEqual([place, []]);
      }
    }
    console.log(`outgoing: ${places} places that take a text, each with four hostile ones`);
    expect(places).toBeGreaterThan(80);
    expect([caught, await calls()]).toEqual([0, []]);
  }, 120_000);

  it('in each text of every request that the scenarios make is not fetched', async () => {
    const world = {
      ...graph,
      visitor: recording(graph.visitor, requests),
      admin: recording(graph.admin, requests),
      signInAdmin: async () => recording(await graph.signInAdmin(), requests),
    };
    for (const holds of Object.values(ALL_CASES)) await holds(world);
    const urls = hostileUrls();
    let sent = 0;
    const seen = new Set<string>();
    for (const request of requests) {
      // Some scenarios ask one thing until it has come.
      const key = JSON.stringify(request);
      if (seen.has(key)) continue;
      seen.add(key);
      for (const replace of [() => urls[sent % urls.length] ?? '', (text: string) => `${text}\n${hostileText()}`]) {
        for (const hostile of withEachTextReplaced(request, replace)) {
          await graph.admin.ask(hostile.query, hostile.variables);
          sent += 1;
        }
      }
    }
    console.log(`outgoing: ${sent} requests with a hostile text, made from ${seen.size} of the scenarios’`);
    expect(sent).toBeGreaterThan(500);
    expect([caught, await calls()]).toEqual([0, []]);
  }, 180_000);

  it('in an upload of any type is not fetched', async () => {
    const page = `<html><head><base href="http://127.0.0.1:${trapPort}/"><link rel="stylesheet" href="x.css"></head><body><p>A slate for roofs.</p><img src="x.png"><iframe src="x"></iframe></body></html>`;
    const uploads = [
      ['text/markdown', hostileText()],
      ['text/plain', hostileText()],
      ['text/html', page],
      ['application/pdf', Buffer.from(hostilePdf()).toString('base64')],
    ];
    for (const [mediaType, text] of uploads) {
      const answer = await graph.admin.ask(
        'mutation ($input: IndexDocumentInput!) { indexDocument(input: $input) { document { id bytes } userErrors { message } } }',
        { input: { title: `An upload of ${mediaType}`, text, mediaType } },
      );
      expect([mediaType, answer.errors, answer.data.indexDocument.userErrors]).toEqual([mediaType, undefined, []]);
    }
    expect([caught, await calls()]).toEqual([0, []]);
  });

  it('in a header, or as the place of a token’s key, is not fetched', async () => {
    const url = `http://127.0.0.1:${trapPort}/`;
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const name of [
      'origin',
      'referer',
      'x-forwarded-host',
      'x-forwarded-for',
      'forwarded',
      'x-original-url',
      'traceparent',
      'user-agent',
      'apollo-require-preflight',
      'x-stomaton-read-after',
      'x-request-id',
    ])
      await send(graph.visitor.url, '{ stone(slug: "rosso-levanto") { name } }', { headers: { [name]: url } });
    for (const header of ['jku', 'x5u', 'kid', 'iss']) {
      const token = `${part({ alg: 'EdDSA', typ: 'at+jwt', [header]: url })}.${part({ sub: 'x', iss: url })}.${'A'.repeat(86)}`;
      const answer = await send(graph.visitor.url, '{ me { id } }', { authorization: `Bearer ${token}` });
      expect(answer.status).toBe(401);
    }
    expect([caught, await calls()]).toEqual([0, []]);
  });

  it('is in no line of the log and in no metric, whichever place it was sent to', async () => {
    const metrics = await (await fetch(`${graph.visitor.url}/metrics`)).text();
    const hostile = new RegExp(`:${trapPort}/|169\\.254\\.169\\.254|file:///|gopher:|a@127`);
    for (const text of [...hostileUrls(), hostileText()]) expect(text).toMatch(hostile);
    expect(lines.length).toBeGreaterThan(1_000);
    expect(lines.concat(metrics.split('\n')).filter((line) => hostile.test(line))).toEqual([]);
  });

  it('that were fetched would be counted, in both ways', async () => {
    await (await fetch(`http://127.0.0.1:${trapPort}/control`)).arrayBuffer();
    expect([caught, (await calls()).includes(`127.0.0.1:${trapPort}`)]).toEqual([1, true]);
  });
});

describe('what the scenarios send', () => {
  it('is in no line of the log and in no metric: no password, no token, no text of a person', async () => {
    const metrics = await (await fetch(`${graph.visitor.url}/metrics`)).text();
    const secret = /password|token|secret|key$/i;
    const sent = requests.flatMap(({ variables }) => textsOf(variables));
    const secrets = sent.filter(({ name, text }) => secret.test(name) && text.length > 8);
    // Of several words: one alone may be a name of the API's, such as that of a metric.
    const texts = sent.filter(({ text }) => /\S \S+ \S/.test(text));
    const written = `${lines.join('\n')}\n${metrics}`;
    const searched = new Set([...secrets, ...texts].map(({ text }) => JSON.stringify(text).slice(1, -1)));
    console.log(
      `outgoing: ${searched.size} passwords, tokens and texts of the scenarios sought in ${lines.length} lines of the log`,
    );
    expect([secrets.length > 5, texts.length > 50]).toEqual([true, true]);
    expect([...searched].filter((text) => written.includes(text))).toEqual([]);
  });
});

/** Every text of a value with the name of the field that holds it. */
function textsOf(value: unknown, name = ''): readonly { readonly name: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ name, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, Array.isArray(value) ? name : key));
}

/** One page with a text, a link, an action at opening and a file elsewhere. */
function hostilePdf(): string {
  const url = `http://127.0.0.1:${trapPort}/pdf`;
  const text = 'BT /F1 12 Tf 20 100 Td (A slate for roofs, tested for frost.) Tj ET';
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI (${url}) >> /AA << /WC << /S /JavaScript /JS (app.launchURL\\("${url}"\\);) >> >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /I 6 0 R >> >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 300 200] /A << /S /GoToR /F << /FS /URL /F (${url}) >> >> >>] >>`,
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /F << /FS /URL /F (${url}) >> /Length 0 >>\nstream\n\nendstream`,
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
}
