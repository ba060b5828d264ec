import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRagFixture, RAG_MANAGER, type RagFixture } from '../../testing/rag.ts';
import { personWith } from '../../testing/search.ts';

let graph: RagFixture;
beforeAll(async () => {
  graph = await openRagFixture();
});
afterAll(() => graph[Symbol.asyncDispose]());

const stored = async () => (await graph.ask('{ ragStats { documents } }')).data.ragStats.documents;

const found = async (query: string) =>
  (await graph.ask('query ($query: String!) { retrieve(query: $query) { text document { id } } }', { query })).data.retrieve;
const remove = (id: string, request = {}) =>
  graph.ask(
    'mutation ($id: ID!) { removeDocument(input: { id: $id }) { deletedId userErrors { code path } } }',
    { id },
    { viewer: RAG_MANAGER, ...request },
  );

/** One page with one line of text, as small as the format allows. */
function pdfOf(line: string): string {
  const stream = `BT /F1 12 Tf 20 100 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  return withTrailer(objects, '');
}

function withTrailer(objects: readonly string[], extra: string): string {
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return `${body}xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${extra} >>\nstartxref\n${body.length}\n%%EOF`;
}

const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');

describe('uploading', () => {
  it('is found at once by who uploaded it, listed, and gone for good once removed', async () => {
    const { data, cursor } = await graph.upload({ title: 'Data sheet', text: 'Labradorite glitters in spectrolite slabs.' });
    const { document, userErrors } = data.indexDocument;
    expect(userErrors).toEqual([]);
    expect(document).toMatchObject({
      title: 'Data sheet',
      mediaType: 'text/markdown',
      indexStatus: { state: 'INDEXED', chunks: 1 },
    });
    expect(cursor).not.toBeNull();
    expect((await found('spectrolite'))[0].document).toEqual({ id: document.id });
    const listed = await graph.ask('{ documents { totalCount edges { node { id title } } } }', {}, { viewer: RAG_MANAGER });
    expect(listed.data.documents).toMatchObject({ totalCount: 1, edges: [{ node: { id: document.id } }] });
    expect((await remove(document.id)).data.removeDocument).toEqual({ deletedId: document.id, userErrors: [] });
    expect(await found('spectrolite')).toEqual([]);
    expect((await remove(document.id)).data.removeDocument.userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'id'] },
    ]);
  });

  it('needs rag:manage, and so do the list and the removal', async () => {
    const input = { title: 'Data sheet', text: 'Labradorite.' };
    const upload = 'mutation ($input: IndexDocumentInput!) { indexDocument(input: $input) { document { id } } }';
    for (const viewer of [undefined, personWith('content:write')]) {
      const request = viewer === undefined ? {} : { viewer };
      const code = viewer === undefined ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      expect((await graph.ask(upload, { input }, request)).codes).toEqual([code]);
      expect((await graph.ask('{ documents { totalCount } }', {}, request)).codes).toEqual([code]);
      expect(
        (
          await remove(
            'doc_00000000000000000000000000',
            viewer === undefined ? { viewer: { kind: 'anonymous', userId: null, scopes: new Set() } } : request,
          )
        ).codes,
      ).toEqual([code]);
    }
  });

  it('with one key gives one document', async () => {
    const input = { title: 'Data sheet', text: 'Labradorite.', idempotencyKey: 'once' };
    const [one, two] = [await graph.upload(input), await graph.upload(input)];
    expect(two.data.indexDocument.document.id).toBe(one.data.indexDocument.document.id);
    const other = await graph.upload({ ...input, text: 'Larvikite.' });
    expect(other.data.indexDocument.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_REUSED' }]);
  });

  it.each([
    ['an empty title', { title: ' ', text: 'x' }, 'title'],
    ['an over-long title', { title: 'x'.repeat(256), text: 'x' }, 'title'],
    ['an empty text', { title: 'x', text: ' \n' }, 'text'],
    ['a text over 5 MB', { title: 'x', text: 'x'.repeat(5_000_001) }, 'text'],
    ['a type that cannot be read', { title: 'x', text: 'x', mediaType: 'image/png' }, 'mediaType'],
    ['a PDF that is none', { title: 'x', text: base64('hello'), mediaType: 'application/pdf' }, 'text'],
    ['a PDF that is no Base64', { title: 'x', text: '%PDF-1.4', mediaType: 'application/pdf' }, 'text'],
    ['a damaged PDF', { title: 'x', text: base64('%PDF-1.4\ngarbage'), mediaType: 'application/pdf' }, 'text'],
    ['a PDF without text', { title: 'x', text: base64(pdfOf('')), mediaType: 'application/pdf' }, 'text'],
    [
      'an encrypted PDF',
      {
        title: 'x',
        text: base64(
          withTrailer(
            [
              '<< /Type /Catalog /Pages 2 0 R >>',
              '<< /Type /Pages /Kids [] /Count 0 >>',
              `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
            ],
            `/Encrypt 3 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`,
          ),
        ),
        mediaType: 'application/pdf',
      },
      'text',
    ],
  ])('refuses %s, naming the field, and stores nothing', async (_, input, field) => {
    const before = await stored();
    const { data } = await graph.upload(input);
    expect(data.indexDocument.document).toBeNull();
    expect(data.indexDocument.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', field] }]);
    expect(await stored()).toBe(before);
  });

  it('reads a PDF', async () => {
    const text = base64(pdfOf('Larvikite shimmers blue in Norwegian quarries'));
    const { data } = await graph.upload({ title: 'Larvikite', text, mediaType: 'application/pdf' });
    expect(data.indexDocument.userErrors).toEqual([]);
    expect((await found('larvikite shimmers'))[0].text).toBe('Larvikite shimmers blue in Norwegian quarries');
  });

  it.each([
    ['one word', 'Larvikite', 'text/plain', 1],
    ['broken HTML', '<p>Larvikite <b>shimmers<table><tr><td>blue</div></body', 'text/html', 1],
    ['ten thousand headings', '# A heading\n\nshort\n\n'.repeat(10_000), 'text/markdown', 100],
    ['text with lone surrogates', 'Larvikite \ud800 shimmers', 'text/plain', 1],
  ])('takes %s', async (_, text, mediaType, least) => {
    const { data } = await graph.upload({ title: 'Odd', text, mediaType });
    const { state, chunks } = data.indexDocument.document.indexStatus;
    expect(['INDEXED', 'PENDING']).toContain(state);
    if (state === 'INDEXED') expect(chunks).toBeGreaterThanOrEqual(least);
  });

  it('lets the event loop turn between steps of a long text', async () => {
    let turns = 0;
    let isDone = false;
    const turn = (): void => {
      turns += 1;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    const sentence = 'The slab of larvikite was sawn, honed and sealed before it left the yard in spring. ';
    const { data } = await graph.upload({ title: 'Long', text: sentence.repeat(5_000), mediaType: 'text/plain' });
    await graph.settle();
    isDone = true;
    const { chunks } = (await graph.ask('{ ragStats { chunks } }')).data.ragStats;
    expect(data.indexDocument.userErrors).toEqual([]);
    expect(chunks).toBeGreaterThan(300);
    // Fifty chunks a step; in one turn all of them would be indexed at once.
    expect(turns).toBeGreaterThanOrEqual(5);
  });
});
