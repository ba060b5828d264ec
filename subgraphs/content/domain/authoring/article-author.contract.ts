import { describe, expect, it } from 'vitest';
import { seededId } from '../../../../platform/ids/ids.ts';
import type { StoneData } from '../../../../platform/ports/catalogue.ts';
import { canonicalFigures } from '../../../../platform/protected-text/figures.ts';
import { ADMIN_PERSON } from '../../../../testing/content.ts';
import type { ArticleRecord } from '../article.ts';
import { composeProfile, PROFILE_TEMPLATE } from '../profile/compose-profile.ts';
import type { ArticleAuthor } from './article-author.ts';

/** An author, over a catalogue that has {@link AUTHORED_STONE} and {@link OTHER_STONE}. */
export interface ArticleAuthorSetup extends AsyncDisposable {
  readonly author: ArticleAuthor;
}

/** How authors differ. */
export interface ArticleAuthorCapabilities {
  /** Also texts that people wrote; else profiles that templates composed alone. */
  readonly translatesAnyText: boolean;
}

export const AUTHORED_STONE: StoneData = {
  slug: 'rosso-levanto',
  name: 'Rosso Levanto',
  type: 'MARBLE',
  petrography: 'ophicalcite',
  family: null,
  origin: { country: 'Italy', region: 'Liguria', locality: 'Levanto' },
  colors: ['red', 'white'],
  aliases: [{ name: 'Red Levanto', kind: 'TRANSLATION', locale: 'en', note: null }],
  technical: {
    waterAbsorption: { value: 0.18, low: null, high: null, unit: '%', standard: 'EN 13755', source: 'test sheet 7' },
    compressiveStrength: { value: 113, low: 98, high: 128, unit: 'MPa', standard: 'EN 1926', source: null },
  },
  facts: [],
};
export const OTHER_STONE: StoneData = {
  ...AUTHORED_STONE,
  slug: 'nero-marquina',
  name: 'Nero Marquina',
  aliases: [],
  technical: {},
};

const STONE = { id: seededId('stone', AUTHORED_STONE.slug), revision: 1, data: AUTHORED_STONE };
const NEIGHBOURS = { family: [], district: ['Nero Marquina'] };
const PURPOSE = { entityIds: [STONE.id], userId: ADMIN_PERSON.userId };

/** An article as a person, or the templates, left it. */
export function articleOf(part: Partial<ArticleRecord['data']>): ArticleRecord {
  return {
    id: seededId('article', 'a'),
    collection: 'articles',
    revision: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    updatedBy: null,
    visibility: 'PUBLIC',
    authorId: null,
    data: {
      path: 'guides/floors',
      title: 'Floors',
      type: 'APPLICATION_GUIDE',
      status: 'PUBLISHED',
      locale: 'en',
      summary: null,
      source: 'Text.',
      stoneId: null,
      composedFrom: null,
      publishedAt: '2026-01-01T00:00:00.000Z',
      ...part,
    },
  };
}

const targetsIn = (source: string) => [...source.matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target).sort();

/** The suite that every author of articles passes. */
export function describeArticleAuthor(
  name: string,
  { translatesAnyText }: ArticleAuthorCapabilities,
  open: () => Promise<ArticleAuthorSetup>,
): void {
  describe(`article author: ${name}`, () => {
    it('writes a profile with the figures, units, standards and names of the record, and no others', async () => {
      await using setup = await open();
      const { text } = await setup.author.profile({ stone: STONE, neighbours: NEIGHBOURS, ...PURPOSE });
      const composed = composeProfile(AUTHORED_STONE, NEIGHBOURS, 'en');
      expect(canonicalFigures(text.source, 'en')).toEqual(canonicalFigures(composed.source, 'en'));
      for (const said of ['98–128 MPa', '0.18 %', 'EN 13755', 'Red Levanto', 'Nero Marquina', 'Liguria']) {
        expect(text.source).toContain(said);
      }
      expect(targetsIn(text.source)).toEqual([]);
      expect(text.title.length).toBeLessThanOrEqual(255);
      expect(text.summary?.length).toBeLessThanOrEqual(500);
    });

    it('says what wrote it and what it cost, for whom and about what', async () => {
      await using setup = await open();
      const { model, template, entries } = await setup.author.profile({ stone: STONE, neighbours: NEIGHBOURS, ...PURPOSE });
      expect(model).not.toBe('');
      expect(template).not.toBe('');
      expect(entries.length).toBeGreaterThan(0);
      for (const { data } of entries)
        expect(data).toMatchObject({ ...PURPOSE, service: 'content', operation: 'generateArticle' });
    });

    it.each(['de', 'fr'] as const)('translates a composed profile into %s, figure by figure', async (to) => {
      await using setup = await open();
      const composed = composeProfile(AUTHORED_STONE, NEIGHBOURS, 'en');
      const composedFrom = { stoneRevision: 1, template: PROFILE_TEMPLATE };
      const original = articleOf({ ...composed, stoneId: STONE.id, composedFrom });
      const { text } = await setup.author.translate({ original, to, stone: STONE, neighbours: NEIGHBOURS, ...PURPOSE });
      expect(text.source).toMatch(/0,18[\s\u00a0]%/);
      expect(text.source).not.toBe(composed.source);
      for (const name of ['Rosso Levanto', 'Red Levanto', 'Nero Marquina']) expect(text.source).toContain(name);
    });

    it(`${translatesAnyText ? 'translates' : 'refuses'} a text that a person wrote`, async () => {
      await using setup = await open();
      const source = 'Lay **Nero Marquina** 20 mm thick, see [care](/wiki/en/care).\n\n```\nNero 20\n```\n\n- Wait 24 h.\n';
      const request = {
        original: articleOf({ source }),
        to: 'de',
        stone: null,
        neighbours: { family: [], district: [] },
      } as const;
      const translated = setup.author.translate({ ...request, ...PURPOSE });
      if (!translatesAnyText) {
        await expect(translated).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
        return;
      }
      const { text } = await translated;
      expect(text.source).not.toBe(source);
      expect(targetsIn(text.source)).toEqual(['/wiki/en/care']);
      expect(canonicalFigures(text.source, 'de')).toEqual(canonicalFigures(source, 'en'));
      for (const kept of ['**Nero Marquina**', '```\nNero 20\n```', '\n- ']) expect(text.source).toContain(kept);
    });
  });
}
