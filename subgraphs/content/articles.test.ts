import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SCOPES } from '../../platform/identity/scopes.ts';
import { ANONYMOUS, type Viewer } from '../../platform/identity/viewer.ts';
import { seededId } from '../../platform/ids/ids.ts';
import {
  ADMIN_PERSON,
  catalogueLine,
  createTestQuota,
  openTestContent,
  PLAIN_USER,
  personOf,
  SUPPLIER,
  type TestContent,
} from '../../testing/content.ts';

let content: TestContent;
beforeEach(async () => {
  content = await openTestContent([catalogueLine('Statuario'), catalogueLine('Bardiglio')], undefined, createTestQuota(2));
});
afterEach(() => content[Symbol.asyncDispose]());

const STATUARIO = seededId('stone', 'statuario');
const PROFILE = seededId('article', 'stones/statuario:en');
const OTHER_SUPPLIER = personOf('SUPPLIER', [], 'another supplier');
const ARTICLE =
  'article { id path title status locale source version publishedAt stone { slug } } userErrors { code message path }';
const CREATE = `mutation ($input: CreateArticleInput!) { createArticle(input: $input) { ${ARTICLE} } }`;
const UPDATE = `mutation ($input: UpdateArticleInput!) { updateArticle(input: $input) { ${ARTICLE} } }`;
const STATUS = `mutation ($input: SetArticleStatusInput!) { setArticleStatus(input: $input) { ${ARTICLE} } }`;
const GENERATE = `mutation ($input: GenerateArticleInput!) { generateArticle(input: $input) { ${ARTICLE} } }`;
const TRANSLATE =
  'mutation ($input: TranslateArticleInput!) { translateArticle(input: $input) { articles { id locale title source status } userErrors { code message path } } }';
const NEW = {
  path: 'guides/floors',
  title: 'Floors',
  type: 'APPLICATION_GUIDE',
  source: 'Take Bardiglio.\n',
  stoneId: STATUARIO,
};

const create = async (input: object = {}, viewer: Viewer = ADMIN_PERSON) =>
  (await content.data(CREATE, { input: { ...NEW, ...input } }, viewer)).createArticle;
const update = async (input: object, viewer: Viewer = ADMIN_PERSON) =>
  (await content.data(UPDATE, { input }, viewer)).updateArticle;
const setStatus = async (id: string, status: string) =>
  (await content.data(STATUS, { input: { id, status } }, ADMIN_PERSON)).setArticleStatus;
const generate = async (input: object, viewer: Viewer = ADMIN_PERSON) =>
  (await content.data(GENERATE, { input: { stoneId: STATUARIO, ...input } }, viewer)).generateArticle;
const translate = async (input: object) =>
  (await content.data(TRANSLATE, { input: { id: PROFILE, ...input } }, ADMIN_PERSON)).translateArticle;

async function codeOf(query: string, input: object, viewer: Viewer): Promise<unknown> {
  return (await content.ask(query, { input }, viewer)).errors?.[0]?.extensions.code;
}

describe('a draft', () => {
  const EVERY_WAY = `query ($id: ID!) { node(id: $id) { id } article(id: $id) { id } byPath: article(path: "guides/floors") { id }
    articles { totalCount edges { node { id } } } drafts: articles(status: DRAFT) { totalCount } contentStats { articles publishedArticles }
    profile: article(path: "stones/statuario") { translations { id } }
    _entities(representations: [{ __typename: "Article", id: $id }]) { ... on Article { title source body } } }`;

  it('is seen by its author and by those who see drafts, and by nobody else on any way', async () => {
    const { article } = await create({}, SUPPLIER);
    expect(article).toMatchObject({ status: 'DRAFT', publishedAt: null, stone: { slug: 'statuario' }, version: 1 });
    for (const viewer of [SUPPLIER, ADMIN_PERSON]) {
      const seen = await content.data(EVERY_WAY, { id: article.id }, viewer);
      expect(seen).toMatchObject({
        article: { id: article.id },
        byPath: { id: article.id },
        articles: { totalCount: 3 },
        drafts: { totalCount: 1 },
        contentStats: { articles: 3 },
      });
      expect(seen._entities[0].title).toBe('Floors');
    }
    for (const viewer of [ANONYMOUS, PLAIN_USER, OTHER_SUPPLIER]) {
      const seen = await content.data(EVERY_WAY, { id: article.id }, viewer);
      expect(seen).toMatchObject({
        node: null,
        article: null,
        byPath: null,
        articles: { totalCount: 2 },
        drafts: { totalCount: 0 },
        contentStats: { articles: 2 },
      });
      expect(seen._entities).toEqual([null]);
    }
  });

  it('makes no links until it is published', async () => {
    const { article } = await create({ source: 'See Bardiglio.' });
    const links = async () => {
      const { stone } = await content.data('{ stone(slug: "statuario") { links { edges { anchors node { slug } } } } }');
      return JSON.stringify(stone.links);
    };
    const before = await links();
    await setStatus(article.id, 'PUBLISHED');
    expect((await content.data(EVERY_WAY, { id: article.id })).article).toEqual({ id: article.id });
    await setStatus(article.id, 'ARCHIVED');
    expect(await links()).toBe(before);
    expect((await content.data(EVERY_WAY, { id: article.id })).article).toBe(null);
  });

  it('of a supplier is changed by its author while it is a draft, and never by another', async () => {
    const { article } = await create({}, SUPPLIER);
    expect((await update({ id: article.id, title: 'Better' }, SUPPLIER)).article).toMatchObject({
      title: 'Better',
      version: 2,
    });
    expect((await update({ id: article.id, title: 'Mine' }, OTHER_SUPPLIER)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    await setStatus(article.id, 'UNDER_REVIEW');
    expect(await codeOf(UPDATE, { id: article.id, title: 'Late' }, SUPPLIER)).toBe('FORBIDDEN');
    expect(await codeOf(UPDATE, { id: PROFILE, title: 'Mine' }, SUPPLIER)).toBe('FORBIDDEN');
    expect(await codeOf(CREATE, NEW, PLAIN_USER)).toBe('FORBIDDEN');
    expect(await codeOf(CREATE, NEW, ANONYMOUS)).toBe('UNAUTHENTICATED');
    expect(await codeOf(STATUS, { id: article.id, status: 'PUBLISHED' }, SUPPLIER)).toBe('FORBIDDEN');
  });
});

describe('writing an article', () => {
  it.each([
    [{ path: 'Guides/Floors' }, 'path'],
    [{ path: '/guides' }, 'path'],
    [{ path: 'a'.repeat(256) }, 'path'],
    [{ title: '' }, 'title'],
    [{ title: 'x'.repeat(256) }, 'title'],
    [{ summary: 'x'.repeat(501) }, 'summary'],
    [{ source: '' }, 'source'],
    [{ source: 'x'.repeat(200_001) }, 'source'],
    [{ source: 'a\ud800b' }, 'source'],
    [{ locale: 'nl' }, 'locale'],
    [{ stoneId: 'statuario' }, 'stoneId'],
  ])('refuses %j', async (input, field) => {
    expect((await create(input)).userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['input', field] }]);
  });

  it('refuses a stone that is not there, and a path that is taken in the language', async () => {
    expect((await create({ stoneId: seededId('stone', 'nobody') })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'stoneId'] },
    ]);
    await create();
    expect((await create()).userErrors).toMatchObject([{ code: 'DUPLICATE', path: ['input', 'path'] }]);
    expect((await create({ locale: 'de' })).article.locale).toBe('de');
    const { article } = await content.data(
      '{ article(path: "guides/floors", locale: "de") { translations { locale } } }',
      {},
      ADMIN_PERSON,
    );
    expect(article.translations).toEqual([{ locale: 'en' }]);
  });

  it('keeps Markdown to the byte, links it and says where the mentions are', async () => {
    const source = '# Bardiglio\r\n\r\nBardiglio, `Bardiglio` <b>and</b> [so](x) on…  \n\tBardiglio\n';
    const { article } = await create({ source });
    const read = await content.data(
      'query ($id: ID!) { article(id: $id) { source body mentions { start end text } } }',
      { id: article.id },
      ADMIN_PERSON,
    );
    expect(read.article.source).toBe(source);
    expect(read.article.body).toContain('](/wiki/en/stones/bardiglio)');
    for (const { start, end, text } of read.article.mentions) expect(source.slice(start, end)).toBe(text);
  });

  it('repeated under one key makes one article', async () => {
    const first = await create({ idempotencyKey: 'k' });
    expect((await create({ idempotencyKey: 'k' })).article.id).toBe(first.article.id);
  });

  it('takes a profile out of the hands of the templates once a person edits it', async () => {
    expect((await update({ id: PROFILE, source: 'By hand.', expectedRevision: 1 })).article).toMatchObject({
      source: 'By hand.',
      version: 2,
    });
    expect((await update({ id: PROFILE, source: 'Again.', expectedRevision: 1 })).userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    await content.data(
      'mutation ($id: ID!) { updateStone(input: { id: $id, colors: ["black"] }) { userErrors { code } } }',
      { id: STATUARIO },
      ADMIN_PERSON,
    );
    const { stone } = await content.data('{ stone(slug: "statuario") { colors article { source } } }');
    expect(stone).toEqual({ colors: ['black'], article: { source: 'By hand.' } });
  });
});

describe('the status of an article', () => {
  it('moves step by step and tells since when readers see it', async () => {
    const { article } = await create();
    expect((await setStatus(article.id, 'ARCHIVED')).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['input', 'status'] },
    ]);
    await setStatus(article.id, 'UNDER_REVIEW');
    content.clock.advance(60_000);
    expect((await setStatus(article.id, 'PUBLISHED')).article).toMatchObject({
      status: 'PUBLISHED',
      publishedAt: '2026-01-01T00:01:00.000Z',
    });
    expect((await setStatus(article.id, 'DRAFT')).article).toMatchObject({ status: 'DRAFT', publishedAt: null, version: 4 });
  });
});

describe('generating a profile', () => {
  it('is refused while there is one, and replaces it when forced, at the cost of one generation and a ledger entry', async () => {
    expect((await generate({})).userErrors).toMatchObject([{ code: 'DUPLICATE', path: ['input', 'stoneId'] }]);
    expect(content.quota.taken.size).toBe(0);
    const { article } = await generate({ force: true });
    expect(article).toMatchObject({ id: PROFILE, status: 'PUBLISHED', version: 2 });
    expect(content.quota.taken.size).toBe(1);
    const [entry] = await content.store.portFor('content').find('ledger', {});
    expect(entry).toMatchObject({
      visibility: 'monitoring:read',
      data: {
        service: 'content',
        model: 'composed-profile-1',
        operation: 'generateArticle',
        entityIds: [STATUARIO, PROFILE],
        userId: ADMIN_PERSON.userId,
        quantities: { REQUEST: 1 },
      },
    });
    const { contentStats } = await content.data(
      '{ contentStats { generatedToday generationCost { totalUsd byOperation { key calls } } } }',
    );
    expect(contentStats).toEqual({
      generatedToday: 1,
      generationCost: { totalUsd: '0', byOperation: [{ key: 'generateArticle', calls: 1 }] },
    });
    content.clock.advance(24 * 3_600_000);
    expect((await content.data('{ contentStats { generatedToday } }')).contentStats.generatedToday).toBe(0);
  });

  it('repeated under one key generates once', async () => {
    const input = { force: true, idempotencyKey: 'k' };
    const [first, second] = await Promise.all([generate(input), generate(input)]);
    expect([first.article.version, second.article.version]).toEqual([2, 2]);
    expect((await generate(input)).article.version).toBe(2);
    expect(content.quota.taken.size).toBe(1);
    expect((await generate({ ...input, force: false })).userErrors).toMatchObject([{ code: 'IDEMPOTENCY_REUSED' }]);
  });

  it('stops at the quota, and gives back what a refused request took', async () => {
    await generate({ force: true });
    await generate({ force: true });
    expect((await generate({ force: true })).userErrors).toMatchObject([{ code: 'QUOTA_EXCEEDED' }]);
    expect(await content.store.portFor('content').count('ledger')).toBe(2);
  });

  it('by people without the right to write makes a draft, and never replaces what a person wrote', async () => {
    await update({ id: PROFILE, source: 'By hand.' });
    expect(await codeOf(GENERATE, { stoneId: STATUARIO, force: true }, PLAIN_USER)).toBe('FORBIDDEN');
    expect(content.quota.taken.size).toBe(0);
    expect((await generate({ force: true })).article.source).not.toBe('By hand.');
    const port = content.store.portFor('content');
    const id = seededId('article', 'stones/bardiglio:en');
    await port.commit({ operations: [{ kind: 'delete', collection: 'articles', id }], by: null });
    await expect
      .poll(() => content.data(`{ article(id: "${id}") { id } byPath: article(path: "stones/bardiglio") { id } }`))
      .toEqual({ article: null, byPath: null });
    const { article } = await generate({ stoneId: seededId('stone', 'bardiglio') }, PLAIN_USER);
    expect(article).toMatchObject({ path: 'stones/bardiglio', status: 'DRAFT' });
    expect(await content.data('{ stone(slug: "bardiglio") { article { id } } }')).toEqual({ stone: { article: null } });
  });

  it('needs a person with the scope, and a stone that is there', async () => {
    expect(await codeOf(GENERATE, { stoneId: STATUARIO }, ANONYMOUS)).toBe('UNAUTHENTICATED');
    expect(await codeOf(GENERATE, { stoneId: STATUARIO }, personOf('USER', []))).toBe('FORBIDDEN');
    expect((await generate({ stoneId: seededId('stone', 'nobody') })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

describe('translating', () => {
  it('a composed profile gives one article a language, each linked in its own', async () => {
    const { articles, userErrors } = await translate({ locales: ['de', 'fr', 'de'] });
    expect(userErrors).toEqual([]);
    expect(articles.map(({ locale }: { locale: string }) => locale)).toEqual(['de', 'fr']);
    expect(articles[0].source).toContain('Naturstein');
    const { stone, contentStats } = await content.data(
      '{ stone(slug: "statuario") { de: article(locale: "de") { body } es: article(locale: "es") { id } article { translations { locale status } } } contentStats { locales generatedToday } }',
    );
    expect(stone.de.body).toContain('](/wiki/de/stones/bardiglio)');
    expect(stone.es).toBe(null);
    expect(stone.article.translations).toEqual([
      { locale: 'de', status: 'PUBLISHED' },
      { locale: 'fr', status: 'PUBLISHED' },
    ]);
    expect(contentStats).toEqual({ locales: ['de', 'en', 'fr'], generatedToday: 2 });
  });

  it('follows the stone afterwards, in every language', async () => {
    await translate({ locales: ['de'] });
    await content.data(
      'mutation ($id: ID!) { updateStone(input: { id: $id, colors: ["black"] }) { userErrors { code } } }',
      { id: STATUARIO },
      ADMIN_PERSON,
    );
    const { stone } = await content.data('{ stone(slug: "statuario") { article(locale: "de") { source } } }');
    expect(stone.article.source).toContain('Schwarz');
  });

  it('renews what it made, once for each key, but not what a person edited', async () => {
    const first = await translate({ locales: ['it'], idempotencyKey: 'k' });
    const [{ id }] = first.articles;
    expect((await translate({ locales: ['it'], idempotencyKey: 'k' })).articles[0].id).toBe(id);
    expect(await content.store.portFor('content').count('generations')).toBe(1);
    expect((await translate({ locales: ['it'] })).articles[0].id).toBe(id);
    await update({ id, source: 'A mano.' });
    expect((await translate({ locales: ['pt', 'it'] })).userErrors).toMatchObject([
      { code: 'DUPLICATE', path: ['input', 'locales', '1'] },
    ]);
    expect((await content.data('{ article(path: "stones/statuario", locale: "pt") { id } }')).article).toBe(null);
  });

  it('of a text that a person wrote needs an engine, and says which key is missing', async () => {
    const { article } = await create();
    const { data, errors } = await content.ask(TRANSLATE, { input: { id: article.id, locales: ['de'] } }, ADMIN_PERSON);
    expect(data).toEqual({ translateArticle: null });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'ENGINE_UNAVAILABLE',
      remedy: expect.stringContaining('OPENAI_API_KEY'),
    });
  });

  it.each([
    [{ locales: [] }, ['input', 'locales']],
    [{ locales: ['nl'] }, ['input', 'locales', '0']],
    [{ locales: ['de', 'en'] }, ['input', 'locales', '1']],
    [{ id: 'x', locales: ['de'] }, ['input', 'id']],
  ])('refuses %j', async (input, path) => {
    expect((await translate(input)).userErrors).toMatchObject([{ code: 'INVALID_INPUT', path }]);
  });

  it('needs the scope to publish', async () => {
    const writer = personOf(
      'EDITOR',
      SCOPES.filter((scope) => scope !== 'content:publish'),
    );
    expect(await codeOf(TRANSLATE, { id: PROFILE, locales: ['de'] }, writer)).toBe('FORBIDDEN');
  });
});
