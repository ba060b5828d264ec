import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { seededId } from '../../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import type { StoneData } from '../../platform/ports/catalogue.ts';
import type { DocumentsPort } from '../../platform/ports/documents.ts';
import { createManualClock } from '../../testing/clock.ts';
import { ADMIN_PERSON, catalogueLine, openTestContent, type TestContent } from '../../testing/content.ts';
import { openDataFolder } from '../../testing/data-folder.ts';
import { createDocumentsPort } from '../database/domain/documents-port.ts';
import { openEmbeddedDocumentStore } from '../database/engines/document-store.embedded.ts';
import { seedCatalogue } from './domain/seed-catalogue.ts';

const SEEDER = fileURLToPath(new URL('../../testing/crash-seeder.ts', import.meta.url));
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
    writeFileSync(catalogueFile, lines(250).join('\n'));
    for (const batches of [1, 2, 4]) {
      const seeder = spawn(process.execPath, [SEEDER, file, catalogueFile, String(batches)], { stdio: 'inherit' });
      expect(await once(seeder, 'exit')).toEqual([null, 'SIGKILL']);
    }
    await using store = openEmbeddedDocumentStore({ file, clock: createManualClock(), log: SILENT_LOGGER });
    const documents = createDocumentsPort(store, 'content');
    const unfinished = await stateOf(documents);
    expect(unfinished.stones).toHaveLength(250);
    expect(unfinished.articles).toHaveLength(100);
    const deps = { documents, clock: createManualClock(), log: SILENT_LOGGER, catalogueFile };
    expect(await seedCatalogue(deps, () => {})).toBe(true);
    expect(await seedCatalogue(deps, () => {})).toBe(false);
    const { stones, articles } = await stateOf(documents);
    expect(stones).toHaveLength(250);
    expect(new Set(articles.map(({ data }) => data.path)).size).toBe(250);
    expect(articles.filter(({ data }) => !stones.some(({ id }) => id === data.stoneId))).toEqual([]);
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
