import { describe, expect, it } from 'vitest';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import { readCatalogue } from '../../../tools/eval/evaluation.ts';
import type { ArticleRecord } from './article.ts';
import { createArticleTexts } from './article-text.ts';
import { createCatalogueState } from './catalogue-state.ts';
import { createLinkGraph } from './link-graph.ts';
import { createNames } from './names.ts';
import type { StoneRecord } from './stone.ts';

const catalogue = readCatalogue();

function openGraph() {
  const state = createCatalogueState();
  const at = '2026-01-01T00:00:00.000Z';
  const meta = { createdAt: at, updatedAt: at, visibility: 'PUBLIC', authorId: null, updatedBy: null } as const;
  const putStone = (id: string, data: StoneRecord['data'], revision: number) =>
    state.putStone({ collection: 'stones', id, revision, data, ...meta });
  const putArticle = (stoneId: string, source: string, revision: number) =>
    state.putArticle({
      collection: 'articles',
      id: `about-${stoneId}`,
      revision,
      ...meta,
      data: {
        path: `stones/${stoneId}`,
        title: stoneId,
        type: 'STONE_PROFILE',
        status: 'PUBLISHED',
        locale: 'en',
        summary: null,
        source,
        stoneId,
        composedFrom: null,
        publishedAt: at,
      },
    } satisfies ArticleRecord);
  for (const { id, data } of catalogue) {
    putStone(id, data, 1);
    putArticle(id, `${data.name} is a ${data.type.toLowerCase()} of ${data.origin.country}.`, 1);
  }
  const names = createNames(state);
  const texts = createArticleTexts(state, names);
  const graph = createLinkGraph(state, texts, SILENT_LOGGER);
  return { state, texts, graph, putStone, putArticle };
}

const stoneOf = (id: string) => {
  const stone = catalogue.find((known) => known.id === id);
  if (stone === undefined) throw new Error(`no ${id}`);
  return stone;
};

describe('the link graph', () => {
  it('reads an article that was deleted and made again at revision 1', async () => {
    const { graph, state, putArticle } = openGraph();
    await using _ = graph;
    state.remove('about-calacatta');
    putArticle('calacatta', 'Calacatta lies beside a slab of Portoro.', 1);
    await graph.settled(Number.POSITIVE_INFINITY);
    const mentioned = () => graph.links.from('calacatta').filter(({ anchors }) => anchors.length > 0);
    expect(mentioned().map(({ toId }) => toId)).toEqual(['portoro']);
    state.remove('about-calacatta');
    putArticle('calacatta', 'Calacatta lies beside a slab of Rosso Levanto.', 1);
    await graph.settled(Number.POSITIVE_INFINITY);
    expect(mentioned().map(({ toId }) => toId)).toEqual(['rosso-levanto']);
  });

  it('searches one text again when one article changed', async () => {
    const { graph, texts, putArticle } = openGraph();
    await using _ = graph;
    await graph.settled(Number.POSITIVE_INFINITY);
    expect(texts.searched).toBe(catalogue.length);
    const anchors = () => graph.links.from('calacatta').find(({ toId }) => toId === 'portoro')?.anchors;
    expect(anchors()).toEqual([]);
    putArticle('calacatta', 'Calacatta is paired with Portoro.', 2);
    await graph.settled(Number.POSITIVE_INFINITY);
    expect(texts.searched).toBe(catalogue.length + 1);
    const link = graph.links.from('calacatta').find(({ toId }) => toId === 'portoro');
    expect(link).toMatchObject({ anchors: ['Portoro'], reason: expect.stringContaining('mentioned in its article') });
    expect(graph.links.to('portoro')).toContainEqual(link);
  });

  it('searches again only the texts that a changed name can concern, and follows it', async () => {
    const { graph, texts, putStone, putArticle } = openGraph();
    await using _ = graph;
    putArticle('calacatta', 'The bar is of Zanzibar Midnight, polished.', 2);
    await graph.settled(Number.POSITIVE_INFINITY);
    const before = texts.searched;
    const { data } = stoneOf('portoro');
    const alias = { name: 'Zanzibar Midnight', kind: 'COMMERCIAL', locale: null, note: null } as const;
    putStone('portoro', { ...data, aliases: [...data.aliases, alias] }, 2);
    await graph.settled(Number.POSITIVE_INFINITY);
    expect(graph.links.from('calacatta').find(({ toId }) => toId === 'portoro')?.anchors).toEqual(['Zanzibar Midnight']);
    // The article with the alias, and those with a word of the stone's other names.
    expect(texts.searched - before).toBeGreaterThan(0);
    expect(texts.searched - before).toBeLessThan(20);

    putStone('portoro', data, 3);
    await graph.settled(Number.POSITIVE_INFINITY);
    expect(graph.links.from('calacatta').find(({ toId }) => toId === 'portoro')?.anchors ?? []).toEqual([]);
  });

  it('searches nothing again when only facts changed', async () => {
    const { graph, texts, putStone } = openGraph();
    await using _ = graph;
    await graph.settled(Number.POSITIVE_INFINITY);
    const before = texts.searched;
    putStone('portoro', { ...stoneOf('portoro').data, facts: [] }, 2);
    await graph.settled(Number.POSITIVE_INFINITY);
    expect(texts.searched).toBe(before);
  });

  it('says no more of a stone that is gone', async () => {
    const { graph, state, putArticle } = openGraph();
    await using _ = graph;
    putArticle('calacatta', 'Calacatta is paired with Portoro.', 2);
    await graph.settled(Number.POSITIVE_INFINITY);
    state.remove('portoro');
    await graph.settled(Number.POSITIVE_INFINITY);
    expect(graph.links.from('portoro')).toEqual([]);
    expect(graph.links.from('calacatta').map(({ toId }) => toId)).not.toContain('portoro');
  });
});
