import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../../platform/identity/viewer.ts';
import { seededId } from '../../platform/ids/ids.ts';
import {
  ADMIN_PERSON,
  catalogueLine,
  openTestContent,
  PLAIN_USER,
  personOf,
  SUPPLIER,
  type TestContent,
} from '../../testing/content.ts';

const CATALOGUE = [
  catalogueLine('Statuario', { family: 'Carrara marbles' }),
  catalogueLine('Bardiglio', { family: 'Carrara marbles', colors: ['grey'] }),
  catalogueLine('Baltic Green', { type: 'granite', petrography: 'granite', origin: { country: 'Finland' }, colors: ['green'] }),
];
const EDITOR = personOf('EDITOR', ['content:write', 'content:draft']);
const STATUARIO = seededId('stone', 'statuario');
const BARDIGLIO = seededId('stone', 'bardiglio');
const GREEN = seededId('stone', 'baltic-green');
const CORRECTION =
  'correction { id kind query stone { slug } otherStone { slug } article { id } text alias { name kind note } reason madeBy { id } madeAt undoneBy { id } undoneAt } userErrors { code message path }';
const MUTATIONS = {
  rejectMatch: { type: 'RejectMatchInput', input: { query: 'Statuario', stoneId: STATUARIO } },
  confirmMatch: { type: 'ConfirmMatchInput', input: { query: 'Statuario', stoneId: STATUARIO } },
  confirmAlias: { type: 'ConfirmAliasInput', input: { stoneId: STATUARIO, name: 'Snow 7', source: 'Marmi Rossi' } },
  rejectLink: { type: 'RejectLinkInput', input: { stoneId: STATUARIO, otherStoneId: BARDIGLIO } },
  rejectMention: { type: 'RejectMentionInput', input: { articleId: seededId('article', 'x'), stoneId: STATUARIO } },
  undoCorrection: { type: 'UndoCorrectionInput', input: { id: seededId('correction', 'x') } },
} as const;

let content: TestContent;
beforeEach(async () => {
  content = await openTestContent(CATALOGUE);
});
afterEach(() => content[Symbol.asyncDispose]());

async function teach(mutation: keyof typeof MUTATIONS, input: object, viewer = EDITOR) {
  const query = `mutation ($input: ${MUTATIONS[mutation].type}!) { ${mutation}(input: $input) { ${CORRECTION} } }`;
  return (await content.data(query, { input }, viewer))[mutation];
}

async function resolve(name: string, on = content) {
  const query =
    'query ($name: String!) { resolveIdentity(name: $name) { status confidence matchedName stone { slug } candidates { stone { slug } } } }';
  return (await on.data(query, { name })).resolveIdentity;
}

async function linked(on = content) {
  const { a, b } = await on.data(
    `{ a: stone(slug: "statuario") { links(direction: OUTGOING) { edges { node { slug } } } }
       b: stone(slug: "statuario") { links(direction: INCOMING) { edges { node { slug } } } } }`,
  );
  const slugs = (stone: { links: { edges: { node: { slug: string } }[] } }) => stone.links.edges.map(({ node }) => node.slug);
  return { outgoing: slugs(a), incoming: slugs(b) };
}

const LIST =
  'query ($kind: CorrectionKind, $inForce: Boolean, $first: Int, $after: String, $stoneId: ID) { corrections(kind: $kind, inForce: $inForce, first: $first, after: $after, stoneId: $stoneId) { totalCount pageInfo { hasNextPage endCursor } edges { node { id kind } } } }';

describe('a match', () => {
  it('that was rejected is no answer any more, with sizes beside the name or without', async () => {
    const { correction, userErrors } = await teach('rejectMatch', {
      query: 'Baltic Green',
      stoneId: GREEN,
      reason: 'our supplier sells another one so',
    });
    expect(userErrors).toEqual([]);
    expect(correction).toMatchObject({
      kind: 'MATCH_REJECTED',
      query: 'Baltic Green',
      stone: { slug: 'baltic-green' },
      reason: 'our supplier sells another one so',
      madeBy: { id: EDITOR.userId },
      undoneAt: null,
    });
    for (const name of ['Baltic Green', 'baltic green polished 2cm', 'BALTIC  GREEN']) {
      expect(await resolve(name)).toMatchObject({ status: 'UNRESOLVED', stone: null, candidates: [] });
    }
    expect(await resolve('Statuario')).toMatchObject({ status: 'RESOLVED' });
  });

  it('that was confirmed is the answer, whatever the name is', async () => {
    expect((await resolve('Winter No. 5')).status).toBe('UNRESOLVED');
    await teach('confirmMatch', { query: 'Winter No. 5', stoneId: STATUARIO });
    expect(await resolve('winter no 5 – 3 cm')).toMatchObject({
      status: 'RESOLVED',
      confidence: 1,
      stone: { slug: 'statuario' },
      matchedName: 'Statuario',
    });
  });

  it('confirmed after it was rejected, or for another stone, stands as said last', async () => {
    await teach('rejectMatch', { query: 'Statuario', stoneId: STATUARIO });
    await teach('confirmMatch', { query: 'Statuario', stoneId: STATUARIO });
    expect(await resolve('Statuario')).toMatchObject({ status: 'RESOLVED', stone: { slug: 'statuario' } });
    await teach('confirmMatch', { query: 'Statuario', stoneId: BARDIGLIO });
    expect(await resolve('Statuario')).toMatchObject({ stone: { slug: 'bardiglio' } });
    const { corrections } = await content.data(LIST, { inForce: true }, EDITOR);
    expect(corrections.totalCount).toBe(1);
  });

  it('said twice is kept once', async () => {
    const first = await teach('rejectMatch', { query: 'Statuario', stoneId: STATUARIO });
    const again = await teach('rejectMatch', { query: 'STATUARIO 2cm', stoneId: STATUARIO }, ADMIN_PERSON);
    expect(again.correction.id).toBe(first.correction.id);
  });
});

describe('a supplier’s name', () => {
  it('becomes an alias that says where it comes from, and an import of the catalogue keeps it', async () => {
    const { correction } = await teach('confirmAlias', { stoneId: STATUARIO, name: 'Snow Seven', source: 'Marmi Rossi' });
    expect(correction.alias).toMatchObject({ name: 'Snow Seven', kind: 'COMMERCIAL' });
    expect(correction.alias.note).toMatch(/^confirmed \d{4}-\d\d-\d\d, from Marmi Rossi$/);
    expect(await resolve('snow seven')).toMatchObject({ status: 'RESOLVED', stone: { slug: 'statuario' } });
    const { importStones } = await content.data(
      'mutation ($input: ImportStonesInput!) { importStones(input: $input) { updated unchanged userErrors { message } } }',
      { input: { jsonl: CATALOGUE.join('\n'), dryRun: false } },
      EDITOR,
    );
    expect(importStones).toMatchObject({ updated: 0, unchanged: 3 });
    expect(await resolve('snow seven')).toMatchObject({ stone: { slug: 'statuario' } });
  });

  it('leaves the stone when it is taken back', async () => {
    const { correction } = await teach('confirmAlias', { stoneId: STATUARIO, name: 'Snow Seven', source: 'Marmi Rossi' });
    await teach('undoCorrection', { id: correction.id });
    expect((await resolve('snow seven')).status).toBe('UNRESOLVED');
    const { stone } = await content.data('{ stone(slug: "statuario") { aliases { name } } }');
    expect(stone.aliases).toEqual([]);
  });

  it('that the stone has already is refused', async () => {
    const { userErrors } = await teach('confirmAlias', { stoneId: STATUARIO, name: 'STATUARIO', source: 'Marmi Rossi' });
    expect(userErrors).toMatchObject([{ code: 'DUPLICATE', path: ['input', 'name'] }]);
  });
});

describe('a link', () => {
  it('between stones that was rejected is gone in both directions, and back when that is taken back', async () => {
    expect(await linked()).toEqual({ outgoing: ['bardiglio'], incoming: ['bardiglio'] });
    // Whoever has just written waits for the links: they are read in the same operation.
    const links = (of: 'stone' | 'otherStone') =>
      `correction { id ${of} { out: links { totalCount } in: links(direction: INCOMING) { totalCount } } }`;
    const { rejectLink } = await content.data(
      `mutation ($input: RejectLinkInput!) { rejectLink(input: $input) { ${links('otherStone')} } }`,
      { input: { stoneId: BARDIGLIO, otherStoneId: STATUARIO } },
      EDITOR,
    );
    expect(rejectLink.correction.otherStone).toEqual({ out: { totalCount: 0 }, in: { totalCount: 0 } });
    const { undoCorrection } = await content.data(
      `mutation ($input: UndoCorrectionInput!) { undoCorrection(input: $input) { ${links('stone')} } }`,
      { input: { id: rejectLink.correction.id } },
      EDITOR,
    );
    expect(undoCorrection.correction.stone).toEqual({ out: { totalCount: 1 }, in: { totalCount: 1 } });
  });

  it('in an article is neither in its body nor among its mentions', async () => {
    const source = 'Lay Statuario beside Bardiglio. Bardiglio again.';
    const { createArticle } = await content.data(
      'mutation ($input: CreateArticleInput!) { createArticle(input: $input) { article { id mentions { text } } userErrors { message } } }',
      { input: { path: 'guides/floors', title: 'Floors', type: 'APPLICATION_GUIDE', source } },
      EDITOR,
    );
    const { id, mentions } = createArticle.article;
    expect(mentions).toHaveLength(3);
    await teach('rejectMention', { articleId: id, stoneId: BARDIGLIO, text: 'bardiglio' });
    const query = 'query ($id: ID!) { article(id: $id) { body mentions { text } } }';
    const { article } = await content.data(query, { id }, EDITOR);
    expect(article.mentions).toEqual([{ text: 'Statuario' }]);
    expect(article.body).toContain('[Statuario](');
    expect(article.body).not.toContain('[Bardiglio](');
  });
});

describe('corrections', () => {
  it('survive a restart, which seeds again and derives everything anew', async () => {
    await teach('rejectMatch', { query: 'Baltic Green', stoneId: GREEN });
    await teach('confirmAlias', { stoneId: STATUARIO, name: 'Snow Seven', source: 'Marmi Rossi' });
    await teach('rejectLink', { stoneId: BARDIGLIO, otherStoneId: STATUARIO });
    const changed = [...CATALOGUE, catalogueLine('Botticino', { colors: ['beige'], origin: { country: 'Italy' } })];
    await using again = await openTestContent(changed, content);
    expect((await resolve('Botticino', again)).status).toBe('RESOLVED');
    expect((await resolve('Baltic Green', again)).status).toBe('UNRESOLVED');
    expect(await resolve('Snow Seven', again)).toMatchObject({ stone: { slug: 'statuario' } });
    expect((await linked(again)).outgoing).not.toContain('bardiglio');
  });

  it('are listed page by page, the newest first, by kind, stone and whether they are in force', async () => {
    const { correction } = await teach('rejectMatch', { query: 'Statuario', stoneId: STATUARIO });
    await teach('rejectLink', { stoneId: BARDIGLIO, otherStoneId: STATUARIO });
    await teach('confirmMatch', { query: 'Green', stoneId: GREEN });
    const undone = (await teach('undoCorrection', { id: correction.id }, ADMIN_PERSON)).correction;
    expect(undone).toMatchObject({ undoneBy: { id: ADMIN_PERSON.userId }, undoneAt: expect.any(String) });
    const kinds: string[] = [];
    for (let after: string | null = null; ; ) {
      const { corrections } = await content.data(LIST, { first: 1, after }, EDITOR);
      kinds.push(...corrections.edges.map(({ node }: { node: { kind: string } }) => node.kind));
      expect(corrections.totalCount).toBe(3);
      if (!corrections.pageInfo.hasNextPage) break;
      after = corrections.pageInfo.endCursor;
    }
    expect(kinds).toEqual(['MATCH_CONFIRMED', 'LINK_REJECTED', 'MATCH_REJECTED']);
    const count = async (variables: object) => (await content.data(LIST, { ...variables }, EDITOR)).corrections.totalCount;
    expect(await count({ inForce: true })).toBe(2);
    expect(await count({ inForce: false })).toBe(1);
    expect(await count({ kind: 'LINK_REJECTED' })).toBe(1);
    expect(await count({ stoneId: STATUARIO })).toBe(2);
  });

  it('taken back twice stay taken back by the first', async () => {
    const { correction } = await teach('rejectMatch', { query: 'Statuario', stoneId: STATUARIO });
    await teach('undoCorrection', { id: correction.id });
    expect((await teach('undoCorrection', { id: correction.id }, ADMIN_PERSON)).correction.undoneBy.id).toBe(EDITOR.userId);
    expect((await resolve('Statuario')).status).toBe('RESOLVED');
  });

  it.each([
    ['rejectMatch', { query: ' ', stoneId: STATUARIO }, 'INVALID_INPUT', ['input', 'query']],
    ['rejectMatch', { query: '…', stoneId: STATUARIO }, 'INVALID_INPUT', ['input', 'query']],
    ['rejectMatch', { query: 'x'.repeat(201), stoneId: STATUARIO }, 'INVALID_INPUT', ['input', 'query']],
    ['confirmMatch', { query: 'x', stoneId: seededId('stone', 'nobody') }, 'NOT_FOUND', ['input', 'stoneId']],
    ['confirmMatch', { query: 'x', stoneId: 'statuario' }, 'INVALID_INPUT', ['input', 'stoneId']],
    ['confirmAlias', { stoneId: STATUARIO, name: 'N', source: '' }, 'INVALID_INPUT', ['input', 'source']],
    ['rejectLink', { stoneId: STATUARIO, otherStoneId: STATUARIO }, 'INVALID_INPUT', ['input', 'otherStoneId']],
    ['rejectMention', { articleId: seededId('article', 'none'), stoneId: STATUARIO }, 'NOT_FOUND', ['input', 'articleId']],
    ['undoCorrection', { id: seededId('correction', 'none') }, 'NOT_FOUND', ['input', 'id']],
  ] as const)('refuse %s with %j', async (mutation, input, code, path) => {
    const { correction, userErrors } = await teach(mutation, input);
    expect(correction).toBe(null);
    expect(userErrors).toMatchObject([{ code, path }]);
  });

  describe.each([
    ['nobody signed in', ANONYMOUS, 'UNAUTHENTICATED'],
    ['a user', PLAIN_USER, 'FORBIDDEN'],
    ['a supplier', SUPPLIER, 'FORBIDDEN'],
  ] as const)('by %s', (_who, viewer, code) => {
    it.each(Object.entries(MUTATIONS))('are refused: %s', async (mutation, { type, input }) => {
      const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { correction { id } } }`;
      const { errors } = await content.ask(query, { input }, viewer);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
      expect(await content.store.portFor('content').count('corrections')).toBe(0);
    });

    it('are not shown', async () => {
      const { errors } = await content.ask(LIST, {}, viewer);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
    });
  });
});
