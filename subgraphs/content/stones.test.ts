import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executeInSubgraph } from '../../platform/graphql/execute.ts';
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

let content: TestContent;
beforeEach(async () => {
  content = await openTestContent([
    catalogueLine('Statuario', { family: 'Carrara marbles' }),
    catalogueLine('Bardiglio', { family: 'Carrara marbles', colors: ['grey'] }),
    catalogueLine('Baltic Green', {
      type: 'granite',
      petrography: 'granite',
      origin: { country: 'Finland' },
      colors: ['green'],
    }),
  ]);
});
afterEach(() => content[Symbol.asyncDispose]());

const EDITOR = personOf('EDITOR', ['content:write', 'content:draft']);
const STONE =
  'id slug name type petrography family origin { country region locality } colors aliases { name kind } technical { waterAbsorption { value low high unit standard } } facts { topic name value confidence } article { title source version } updatedAt';
const CREATE = `mutation ($input: CreateStoneInput!) { createStone(input: $input) { stone { ${STONE} } userErrors { code message path } } }`;
const UPDATE = `mutation ($input: UpdateStoneInput!) { updateStone(input: $input) { stone { ${STONE} } userErrors { code message path } } }`;
const DELETE = 'mutation ($input: DeleteInput!) { deleteStone(input: $input) { deletedId userErrors { code path } } }';
const IMPORT =
  'mutation ($input: ImportStonesInput!) { importStones(input: $input) { created updated unchanged dryRun rejected { line reason } userErrors { code message path } } }';
const NEW = {
  name: 'Rosso Levanto',
  type: 'MARBLE',
  petrography: 'ophicalcite',
  origin: { country: 'Italy', region: 'Liguria' },
  colors: ['Red', 'green'],
};
const STATUARIO = seededId('stone', 'statuario');

const create = async (input: object, viewer = EDITOR) =>
  (await content.data(CREATE, { input: { ...NEW, ...input } }, viewer)).createStone;
const update = async (input: object, viewer = EDITOR) =>
  (await content.data(UPDATE, { input: { id: STATUARIO, ...input } }, viewer)).updateStone;
const importLines = async (lines: readonly string[], dryRun = false) =>
  (await content.data(IMPORT, { input: { jsonl: lines.join('\n'), dryRun } }, EDITOR)).importStones;
const countOf = async (collection: 'stones' | 'articles') => content.store.portFor('content').count(collection);

describe('creating a stone', () => {
  it('stores it with a composed profile, and shows it at once by every way', async () => {
    const aliases = [{ name: 'Red Levanto', kind: 'TRANSLATION' }];
    const technical = { waterAbsorption: { value: 0.2, low: 0.1, high: 0.3, unit: '%', standard: 'EN 13755' } };
    const { stone, userErrors } = await create({ aliases, technical });
    expect(userErrors).toEqual([]);
    expect(stone).toMatchObject({ slug: 'rosso-levanto', colors: ['red', 'green'], aliases, technical, family: null });
    expect(stone.article.title).toContain('Rosso Levanto');
    expect(stone.article.source).toContain('0.1–0.3 %');
    const seen = await content.data(
      `{ stone(slug: "rosso-levanto") { id } byName: stone(name: "Red Levanto") { id } stones(filter: { nameStartsWith: "rosso" }) { totalCount }
         resolveIdentity(name: "Rosso Levanto") { status stone { id } } contentStats { stones articles } article(path: "stones/rosso-levanto") { title } }`,
    );
    expect(seen).toMatchObject({
      stone: { id: stone.id },
      byName: { id: stone.id },
      stones: { totalCount: 1 },
      resolveIdentity: { status: 'RESOLVED', stone: { id: stone.id } },
      contentStats: { stones: 4, articles: 4 },
    });
  });

  it('tells the request the position of the write', async () => {
    const request = content.request(EDITOR);
    const { extensions } = await executeInSubgraph(content.subgraph, { query: CREATE, variables: { input: NEW } }, request);
    expect(extensions?.cursor).toBe(await content.store.portFor('content').lastCursor());
  });

  it('repeated under one key gives the first stone; with another input the key is refused', async () => {
    const first = await create({ idempotencyKey: 'k' });
    expect((await create({ idempotencyKey: 'k' })).stone.id).toBe(first.stone.id);
    expect((await create({ idempotencyKey: 'k', colors: ['blue'] })).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_REUSED' },
    ]);
    const other = personOf('EDITOR', ['content:write'], 'somebody else');
    expect((await create({ idempotencyKey: 'k', name: 'Other' }, other)).stone.slug).toBe('other');
    expect(await countOf('stones')).toBe(5);
  });

  it('refuses a name whose slug is taken, and leaves nothing behind', async () => {
    const { stone, userErrors } = await create({ name: 'STATUÁRIO' });
    expect(stone).toBe(null);
    expect(userErrors).toMatchObject([{ code: 'DUPLICATE', path: ['input', 'name'] }]);
    expect([await countOf('stones'), await countOf('articles')]).toEqual([3, 3]);
  });

  it.each([
    [{ name: ' ' }, ['input', 'name']],
    [{ name: 'x'.repeat(121) }, ['input', 'name']],
    [{ name: '石' }, ['input', 'name']],
    [{ origin: { country: '' } }, ['input', 'origin', 'country']],
    [{ colors: [] }, ['input', 'colors']],
    [{ colors: ['red', 'x1'] }, ['input', 'colors', '1']],
    [{ aliases: Array.from({ length: 101 }, (_, i) => ({ name: `A ${i}`, kind: 'REGIONAL' })) }, ['input', 'aliases']],
    [
      {
        aliases: [
          { name: 'B', kind: 'REGIONAL' },
          { name: '', kind: 'REGIONAL' },
        ],
      },
      ['input', 'aliases', '1', 'name'],
    ],
    [{ technical: { waterAbsorption: { value: -1, unit: '%' } } }, ['input', 'technical', 'waterAbsorption', 'value']],
    [{ technical: { waterAbsorption: { value: 1, low: 2, unit: '%' } } }, ['input', 'technical', 'waterAbsorption', 'low']],
    [{ technical: { waterAbsorption: { value: 1, unit: 'MPa' } } }, ['input', 'technical', 'waterAbsorption', 'unit']],
    [{ facts: [{ topic: 'PRICING', name: 'price', value: '' }] }, ['input', 'facts', '0', 'value']],
    [{ idempotencyKey: '' }, ['input', 'idempotencyKey']],
  ])('refuses %j at its place', async (input, path) => {
    expect((await create(input)).userErrors).toMatchObject([{ code: 'INVALID_INPUT', path }]);
    expect(await countOf('stones')).toBe(3);
  });

  it.each([
    [ANONYMOUS, 'UNAUTHENTICATED'],
    [PLAIN_USER, 'FORBIDDEN'],
    [SUPPLIER, 'FORBIDDEN'],
  ] as const)('is refused to those without the scope', async (viewer, code) => {
    const { data, errors } = await content.ask(CREATE, { input: NEW }, viewer);
    expect(data).toEqual({ createStone: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  });
});

describe('updating a stone', () => {
  it('changes what is sent and keeps the rest; its profile follows in the same write', async () => {
    const { stone } = await update({ family: null, facts: [{ topic: 'MAINTENANCE', name: 'sealing', value: 'yearly' }] });
    expect(stone).toMatchObject({ slug: 'statuario', family: null, colors: ['white', 'grey'], article: { version: 2 } });
    expect(stone.facts).toEqual([{ topic: 'MAINTENANCE', name: 'sealing', value: 'yearly', confidence: 1 }]);
    expect(stone.article.source).toContain('Maintenance, sealing: yearly');
    const renamed = (await update({ name: 'Statuario Puro' })).stone;
    expect(renamed).toMatchObject({ slug: 'statuario', name: 'Statuario Puro', facts: stone.facts });
    const { stones } = await content.data('{ stones(order: UPDATED_DESC, first: 1) { edges { node { id } } } }');
    expect(stones.edges[0].node.id).toBeDefined();
    expect(await content.data('{ resolveIdentity(name: "Statuario Puro") { status } }')).toEqual({
      resolveIdentity: { status: 'RESOLVED' },
    });
  });

  it('refuses a revision that is not the present one, and writes nothing for a change to what is there', async () => {
    expect((await update({ colors: ['white'], expectedRevision: 1 })).userErrors).toEqual([]);
    const { userErrors } = await update({ colors: ['black'], expectedRevision: 1 });
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'expectedRevision'] }]);
    await update({ colors: ['white'] });
    const [stone] = await content.store.portFor('content').getMany('stones', [STATUARIO]);
    expect(stone?.revision).toBe(2);
  });

  it('loses none of many changes that come at once', async () => {
    await Promise.all(
      Array.from({ length: 5 }, (_, index) => update({ facts: [{ topic: 'PRICING', name: 'price', value: String(index) }] })),
    );
    const [stone] = await content.store.portFor('content').getMany('stones', [STATUARIO]);
    expect(stone?.revision).toBe(6);
  });

  it.each([
    [{ name: null }, 'INVALID_INPUT', ['input', 'name']],
    [{ name: 'Gone', aliases: [{ name: 'Gone', kind: 'REGIONAL' }] }, 'INVALID_INPUT', ['input', 'aliases', '0', 'name']],
    [{ id: 'statuario' }, 'INVALID_INPUT', ['input', 'id']],
    [{ id: seededId('stone', 'nobody') }, 'NOT_FOUND', ['input', 'id']],
  ])('refuses %j', async (input, code, path) => {
    expect((await update(input)).userErrors).toMatchObject([{ code, path }]);
  });

  it('drops what was cached, so that the next reader has the new state', async () => {
    const read = () => content.data('{ stone(slug: "statuario") { colors } }');
    expect((await read()).stone.colors).toEqual(['white', 'grey']);
    await update({ colors: ['black'] });
    expect((await read()).stone.colors).toEqual(['black']);
  });
});

describe('deleting a stone', () => {
  it('takes its articles with it, and no way shows it any more', async () => {
    const { deleteStone } = await content.data(DELETE, { input: { id: STATUARIO } }, ADMIN_PERSON);
    expect(deleteStone).toEqual({ deletedId: STATUARIO, userErrors: [] });
    expect([await countOf('stones'), await countOf('articles')]).toEqual([2, 2]);
    const seen = await content.data(
      `query ($id: ID!) { node(id: $id) { id } stone(slug: "statuario") { id } article(path: "stones/statuario") { id } stones { totalCount edges { node { links { edges { node { slug } } } } } }
        resolveIdentity(name: "Statuario") { stone { id } } findMentions(text: "Statuario and Bardiglio") { text } }`,
      { id: STATUARIO },
    );
    expect(seen).toMatchObject({
      node: null,
      stone: null,
      article: null,
      stones: { totalCount: 2 },
      resolveIdentity: { stone: null },
    });
    expect(JSON.stringify(seen)).not.toContain('statuario');
    const again = await content.data(DELETE, { input: { id: STATUARIO } }, ADMIN_PERSON);
    expect(again.deleteStone.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('needs the scope to publish', async () => {
    const { errors } = await content.ask(DELETE, { input: { id: STATUARIO } }, EDITOR);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('importing stones', () => {
  const lines = [
    catalogueLine('Statuario', { family: 'Carrara marbles', colors: ['white'] }),
    catalogueLine('Bardiglio', { family: 'Carrara marbles', colors: ['grey'] }),
    '',
    '{"slug": "broken"',
    catalogueLine('Nero Marquina', { colors: ['black'], origin: { country: 'Spain' } }),
    catalogueLine('Nero Marquina'),
    catalogueLine('Wrong', { weight: 3 }),
  ];

  it('first only says what would happen', async () => {
    const result = await importLines(lines, true);
    expect(result).toMatchObject({ created: 1, updated: 1, unchanged: 1, dryRun: true, userErrors: [] });
    expect(result.rejected.map(({ line }: { line: number }) => line)).toEqual([4, 6, 7]);
    expect(result.rejected[1].reason).toContain('is in line 5 already');
    expect(result.rejected[2].reason).toContain('unknown field "weight"');
    expect(await countOf('stones')).toBe(3);
    const byDefault = await content.data(IMPORT, { input: { jsonl: lines[4] } }, EDITOR);
    expect(byDefault.importStones).toMatchObject({ created: 1, dryRun: true });
    expect(await countOf('stones')).toBe(3);
  });

  it('then writes each line with its profile, and a second time finds all unchanged', async () => {
    expect(await importLines(lines)).toMatchObject({ created: 1, updated: 1, unchanged: 1, dryRun: false });
    const { stone, statuario } = await content.data(
      '{ stone(slug: "nero-marquina") { article { source } } statuario: stone(slug: "statuario") { colors article { source version } } }',
    );
    expect(stone.article.source).toContain('Nero Marquina');
    expect(statuario).toMatchObject({ colors: ['white'], article: { version: 2 } });
    expect(await importLines(lines)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  });

  it('takes hundreds of lines', async () => {
    const many = Array.from({ length: 250 }, (_, index) => catalogueLine(`Stone ${index}`));
    expect(await importLines(many)).toMatchObject({ created: 250, rejected: [] });
    expect([await countOf('stones'), await countOf('articles')]).toEqual([253, 253]);
  });

  it('refuses a text that is empty or too long', async () => {
    expect((await importLines(['', ' '])).userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', 'jsonl'] }]);
    expect((await importLines(['x'.repeat(5_000_001)])).userErrors).toMatchObject([{ code: 'INVALID_INPUT' }]);
  });
});

describe('verified facts', () => {
  const measure = { value: 0.2, low: null, high: null, unit: '%', standard: 'EN 13755', source: 'an expert' };
  const fact = { topic: 'PRICING', name: 'price', value: '80', unit: 'EUR/m²', source: 'an expert', confidence: 0.8 } as const;
  const request = {
    stoneId: STATUARIO,
    technical: { waterAbsorption: measure },
    facts: [fact],
    by: EDITOR.userId,
    viewer: personOf('EDITOR', ['flywheel:manage']),
    idempotencyKey: 'answer-1',
  };

  it('enter the stone once, its profile with it', async () => {
    const { changedPaths, cursor } = await content.catalogue.applyFacts(request);
    expect(changedPaths).toEqual(['technical.waterAbsorption', 'facts.PRICING.price']);
    expect(await content.catalogue.applyFacts(request)).toEqual({ changedPaths, cursor });
    const { stone } = await content.data(`{ stone(slug: "statuario") { ${STONE} prices: facts(topic: PRICING) { value } } }`);
    expect(stone.technical.waterAbsorption).toMatchObject({ value: 0.2, standard: 'EN 13755' });
    expect(stone.prices).toEqual([{ value: '80' }]);
    expect(stone.facts).toMatchObject([{ confidence: 0.8 }]);
    expect(stone.article).toMatchObject({
      version: 2,
      source: expect.stringContaining('Price, price: 80 EUR/m² (source: an expert)'),
    });
  });

  it('replace the fact of the same topic and name, and change nothing when they say what is there', async () => {
    await content.catalogue.applyFacts(request);
    const later = { ...request, facts: [{ ...fact, name: 'Price', value: '95' }], technical: {}, idempotencyKey: 'answer-2' };
    expect((await content.catalogue.applyFacts(later)).changedPaths).toEqual(['facts.PRICING.Price']);
    expect((await content.catalogue.applyFacts({ ...later, idempotencyKey: 'answer-3' })).changedPaths).toEqual([]);
    const { stone } = await content.data('{ stone(slug: "statuario") { facts { value } } }');
    expect(stone.facts).toEqual([{ value: '95' }]);
  });

  it('are refused to those who may not verify, and for a stone that is not there', async () => {
    await expect(content.catalogue.applyFacts({ ...request, viewer: PLAIN_USER })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const stoneId = seededId('stone', 'nobody');
    await expect(content.catalogue.applyFacts({ ...request, stoneId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const negative = { ...request, technical: { waterAbsorption: { ...measure, value: -1 } } };
    await expect(content.catalogue.applyFacts(negative)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
