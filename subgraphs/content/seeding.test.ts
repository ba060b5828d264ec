import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { seededId } from '../../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import type { StoneData } from '../../platform/ports/catalogue.ts';
import type { DocumentsPort } from '../../platform/ports/documents.ts';
import { createManualClock } from '../../testing/clock.ts';
import { ADMIN_PERSON, catalogueLine, createTestQuota, openTestContent, type TestContent } from '../../testing/content.ts';
import { openDataFolder } from '../../testing/data-folder.ts';
import { createDocumentsPort } from '../database/domain/documents-port.ts';
import { openEmbeddedDocumentStore } from '../database/engines/document-store.embedded.ts';
import { seedCatalogue } from './domain/seed-catalogue.ts';

const SEEDER = fileURLToPath(new URL('../../testing/crash-seeder.ts', import.meta.url));
/** An article's file; what is given replaces what every file has. */
const articleFile = (source: string, given: Readonly<Record<string, string>> = {}) => {
  const front = {
    type: 'FAQ',
    title: 'Which wedge splits it',
    summary: 'On wedges.',
    seoTitle: 'Wedges',
    seoDescription: 'On wedges.',
    keywords: 'wedge, split',
    tags: 'tools',
    ...given,
  };
  return `---\n${Object.entries(front)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n')}\n---\n\n${source}\n`;
};
const openWithArticles = (library: Readonly<Record<string, string>>, on?: TestContent) =>
  openTestContent(lines(2), on, createTestQuota(), library);
const lines = (count: number) => Array.from({ length: count }, (_, index) => catalogueLine(`Stone ${index}`));

async function stateOf(documents: DocumentsPort) {
  const stones = await documents.find<StoneData>('stones', { limit: 10_000 });
  const articles = await documents.find<{ path: string; stoneId: string }>('articles', { limit: 10_000 });
  return { stones, articles };
}

const update = (content: TestContent, slug: string, input: object) =>
  content.data(
    'mutation ($input: UpdateStoneInput!) { updateStone(input: $input) { userErrors { message } } }',
    { input: { id: seededId('stone', slug), ...input } },
    ADMIN_PERSON,
  );

describe('seeding', () => {
  it('gives the same ids and texts everywhere, from whatever order the lines have', async () => {
    await using first = await openTestContent(lines(7));
    await using second = await openTestContent(lines(7).toReversed());
    const [one, other] = [await stateOf(first.store.portFor('content')), await stateOf(second.store.portFor('content'))];
    expect(other).toEqual(one);
    expect(one.stones.map(({ id }) => id)).toContain(seededId('stone', 'stone-3'));
    expect(one.articles.map(({ id }) => id)).toContain(seededId('article', 'stones/stone-3:en'));
    expect(new Set([...one.stones, ...one.articles].map(({ updatedBy, authorId }) => `${updatedBy}/${authorId}`))).toEqual(
      new Set(['null/null']),
    );
  });

  it('writes nothing when the same catalogue was seeded before', async () => {
    await using first = await openTestContent(lines(5));
    const before = await first.store.portFor('content').lastCursor();
    await using second = await openTestContent(lines(5), first);
    expect(await second.store.portFor('content').lastCursor()).toBe(before);
  });

  it('goes on after kill -9 at any batch, without a stone or an article too many or too few', async () => {
    await using folder = await openDataFolder();
    const [file, catalogueFile] = [join(folder.path, 'documents.sqlite'), join(folder.path, 'stones.jsonl')];
    const articlesFolder = join(folder.path, 'articles');
    mkdirSync(articlesFolder);
    writeFileSync(join(articlesFolder, 'wedges.en.md'), articleFile('Steel.'));
    writeFileSync(catalogueFile, lines(250).join('\n'));
    for (const batches of [1, 2, 4]) {
      const seeder = spawn(process.execPath, [SEEDER, file, catalogueFile, articlesFolder, String(batches)], {
        stdio: 'inherit',
      });
      expect(await once(seeder, 'exit')).toEqual([null, 'SIGKILL']);
    }
    await using store = openEmbeddedDocumentStore({ file, clock: createManualClock(), log: SILENT_LOGGER });
    const documents = createDocumentsPort(store, 'content');
    const unfinished = await stateOf(documents);
    expect(unfinished.stones).toHaveLength(250);
    expect(unfinished.articles).toHaveLength(100);
    const deps = { documents, clock: createManualClock(), log: SILENT_LOGGER, catalogueFile, articlesFolder };
    expect(await seedCatalogue(deps, () => {})).toBe(true);
    expect(await seedCatalogue(deps, () => {})).toBe(false);
    const { stones, articles } = await stateOf(documents);
    expect(stones).toHaveLength(250);
    expect(new Set(articles.map(({ data }) => data.path)).size).toBe(251);
    const orphans = articles.filter(({ data }) => !stones.some(({ id }) => id === data.stoneId));
    expect(orphans.map(({ data }) => data.path)).toEqual(['wedges']);
    expect(new Set([...stones, ...articles].map(({ revision }) => revision))).toEqual(new Set([1]));
  });

  it('of a new catalogue changes what it seeded, and leaves what people changed or deleted', async () => {
    await using content = await openTestContent(lines(4));
    const port = content.store.portFor('content');
    await update(content, 'stone-0', { colors: ['black'] });
    await content.data(
      'mutation ($id: ID!) { deleteStone(input: { id: $id }) { deletedId } updateArticle(input: { id: "' +
        seededId('article', 'stones/stone-2:en') +
        '", source: "By hand." }) { article { id } } }',
      { id: seededId('stone', 'stone-1') },
      ADMIN_PERSON,
    );
    const next = [...lines(4).map((line) => line.replace('"grey"', '"green"')), catalogueLine('Stone 9')];
    await using seeded = await openTestContent(next, content);
    const { stones } = await seeded.data('{ stones { edges { node { slug colors article { source } } } } }');
    const bySlug = new Map<string, { colors: string[]; article: { source: string } }>(
      stones.edges.map(({ node }: { node: { slug: string } }) => [node.slug, node]),
    );
    expect([...bySlug.keys()]).toEqual(['stone-0', 'stone-2', 'stone-3', 'stone-9']);
    expect(bySlug.get('stone-0')?.colors).toEqual(['black']);
    expect(bySlug.get('stone-2')).toMatchObject({ colors: ['white', 'green'], article: { source: 'By hand.' } });
    expect(bySlug.get('stone-3')?.article.source).toContain('green');
    expect(await port.count('stones')).toBe(4);
  });

  it('can go back to an earlier catalogue', async () => {
    const green = lines(2).map((line) => line.replace('"grey"', '"green"'));
    await using first = await openTestContent(lines(2));
    for (const [catalogue, colors] of [
      [green, ['white', 'green']],
      [lines(2), ['white', 'grey']],
      [green, ['white', 'green']],
    ] as const) {
      await using content = await openTestContent(catalogue, first);
      expect(await content.data('{ stone(slug: "stone-0") { colors } }')).toEqual({ stone: { colors } });
    }
  });

  it('says which line of a damaged catalogue is at fault, and writes nothing', async () => {
    await expect(openTestContent([...lines(2), '{"slug"'])).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringContaining('line 3: not a line of JSON'),
    });
  });
});

describe('seeding articles from files', () => {
  const ARTICLE =
    'query ($path: String!) { article(path: $path) { id path locale type status title summary source seoTitle seoDescription keywords tags version stone { id } } }';
  const articleAt = async (content: TestContent, path: string) => (await content.data(ARTICLE, { path })).article;

  it('publishes each under the path and the language of its name, with what its front matter says', async () => {
    await using content = await openWithArticles({ 'tools/wedges.en.md': articleFile('## Steel\n\nSteel splits.') });
    expect(await articleAt(content, 'tools/wedges')).toEqual({
      id: seededId('article', 'tools/wedges:en'),
      path: 'tools/wedges',
      locale: 'en',
      type: 'FAQ',
      status: 'PUBLISHED',
      title: 'Which wedge splits it',
      summary: 'On wedges.',
      source: '## Steel\n\nSteel splits.\n',
      seoTitle: 'Wedges',
      seoDescription: 'On wedges.',
      keywords: ['wedge', 'split'],
      tags: ['tools'],
      version: 1,
      stone: null,
    });
  });

  it('brings changed and new articles into an existing folder, and leaves what people changed, archived or put there', async () => {
    const at = (text: string) => ({ 'a.en.md': articleFile(text), 'b.en.md': articleFile(text), 'c.en.md': articleFile(text) });
    await using first = await openWithArticles(at('Old.'));
    await first.data(
      `mutation ($b: ID!, $c: ID!) {
         updateArticle(input: { id: $b, source: "By hand." }) { userErrors { message } }
         setArticleStatus(input: { id: $c, status: ARCHIVED }) { userErrors { message } }
         createArticle(input: { path: "d", title: "Mine", type: FAQ, source: "Mine." }) { article { id } userErrors { message } }
       }`,
      { b: seededId('article', 'b:en'), c: seededId('article', 'c:en') },
      ADMIN_PERSON,
    );
    await using second = await openWithArticles(
      { ...at('New.'), 'd.en.md': articleFile('Ours.'), 'e.en.md': articleFile('Ours.') },
      first,
    );
    expect(await articleAt(second, 'a')).toMatchObject({ source: 'New.\n', version: 2 });
    expect(await articleAt(second, 'b')).toMatchObject({ source: 'By hand.' });
    expect(await articleAt(second, 'c')).toBeNull();
    expect(await articleAt(second, 'e')).toMatchObject({ source: 'Ours.\n', version: 1 });
    const { articles } = await stateOf(second.store.portFor('content'));
    expect(articles.filter(({ data }) => data.path === 'd')).toHaveLength(1);
  });

  it.each([
    [{ 'A.en.md': articleFile('x') }, 'data/articles/A.en.md is refused (line 1: path: is not a path.'],
    [{ 'a.nl.md': articleFile('x') }, 'data/articles/a.nl.md is refused (line 1: locale: is not a language'],
    [{ 'a.en.md': 'No front matter.' }, '(line 1: it does not begin with front matter'],
    [
      { 'a.en.md': articleFile('x', { colour: 'red' }) },
      '(line 9: key: is not one of the known values. Send one of type, title',
    ],
    [{ 'a.en.md': articleFile('x', { type: 'STONE_PROFILE' }) }, '(line 2: type: is not one of the known values.'],
    [{ 'a.en.md': articleFile('x', { seoTitle: 'x'.repeat(61) }) }, '(line 5: seoTitle: has 61 characters. Send at most 60.)'],
    [{ 'a.en.md': articleFile('x', { keywords: 'a, , b' }) }, '(line 7: keywords.1: is empty.'],
    [{ 'a.en.md': articleFile('x', { keywords: Array.from('abcdefghijk').join() }) }, '(line 7: keywords: has 11 items.'],
    [{ 'a.en.md': articleFile('x', { tags: 'stone, Tools' }) }, '(line 8: tags.1: "Tools" is not in lower case.'],
    [{ 'a.en.md': articleFile('x', { tags: 'tools,tools' }) }, '(line 8: tags.1: "tools" stands there twice.'],
    [{ 'a.en.md': articleFile('x').replace('tags:', 'title:') }, '(line 8: title: stands there twice.'],
    [{ 'a.en.md': articleFile('x').replace(/tags:.*\n/, '') }, '(line 8: tags: is missing from the front matter.'],
    [{ 'a.en.md': articleFile('') }, '(line 10: text: is empty.'],
  ])('refuses %j, naming the file and the line', async (library, message) => {
    await expect(openWithArticles(library)).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringContaining(message),
      remedy: expect.stringContaining('git checkout data/articles'),
    });
  });
});
