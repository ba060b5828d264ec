import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { seededId } from '../../../../platform/ids/ids.ts';
import { openAskedQuestions } from '../../engines/asked-questions.ts';
import { parseAskedQuestions } from './asked-questions.ts';
import { keyOf } from './sections.ts';

const ARTICLES = new URL('../../../../data/articles/', import.meta.url);

describe('the questions that people ask of guides', () => {
  it('belong to sections that exist, and to every guide', async () => {
    const sections = new Set<string>();
    const guides = new Set<string>();
    for await (const file of glob('**/*.en.md', { cwd: ARTICLES.pathname })) {
      const sourceId = seededId('article', `${file.replace(/\.en\.md$/, '')}:en`);
      guides.add(sourceId);
      const headings = [...readFileSync(new URL(file, ARTICLES), 'utf8').matchAll(/^##+ (.+)$/gm)].map(
        ([, title = '']) => title,
      );
      for (const heading of ['', ...headings]) sections.add(keyOf({ sourceId, heading }));
    }
    const asked = openAskedQuestions();
    expect(asked.filter((one) => !sections.has(keyOf(one))).map(({ heading, question }) => `${heading}: ${question}`)).toEqual(
      [],
    );
    expect([...guides].filter((id) => !asked.some(({ sourceId }) => sourceId === id))).toEqual([]);
  });

  it('are read by guide and section, comments aside', () => {
    const text = '<!-- how\nto -->\n# guides/a\n##\n- first\n\n## Head\n- second\n# faq/b\n- third\n';
    expect(parseAskedQuestions(text)).toEqual([
      { sourceId: seededId('article', 'guides/a:en'), heading: '', question: 'first' },
      { sourceId: seededId('article', 'guides/a:en'), heading: 'Head', question: 'second' },
      { sourceId: seededId('article', 'faq/b:en'), heading: '', question: 'third' },
    ]);
  });

  it.each([
    ['- before any guide', /Line 1/],
    ['# guides/a\nprose', /Line 2/],
    ['# guides/a\n<!-- a\nb -->\n-', /Line 4/],
  ])('refuses %j and names the line', (text, message) => {
    expect(() => parseAskedQuestions(text)).toThrow(message);
  });
});
