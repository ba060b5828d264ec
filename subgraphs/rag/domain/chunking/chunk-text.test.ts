import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chunk, chunkText, LONGEST_PARAGRAPH, LONGEST_WHOLE } from './chunk-text.ts';
import { chunkHash, toChunks } from './to-chunks.ts';

const words = (count: number, word = 'word') => Array.from({ length: count }, (_, n) => `${word}${n}`).join(' ');
const sentences = (count: number) => Array.from({ length: count }, (_, n) => `Sentence ${n} has exactly six words.`).join(' ');
const cut = (source: string, mediaType = 'text/markdown'): Chunk[] => [...toChunks(source, mediaType)];

/** Markdown of all kinds of blocks, also broken ones. */
const line = fc.oneof(
  fc.string(),
  fc.lorem({ maxCount: 40 }),
  fc.constantFrom(
    '',
    '# One',
    '## Two',
    '### Three ###',
    'Title\n===',
    '- item',
    '1. first',
    '| a | b |',
    '|---|---|',
    '```',
    '~~~~',
  ),
  fc.constantFrom('> quote', '---', '\t', '  ', '\r', '<b>bold</b>', 'naïve 🪨 stone', '漢字'.repeat(40), '#', '| --- |'),
);
const markdown = fc.array(line, { maxLength: 60 }).map((lines) => lines.join('\n'));

describe('chunkText', () => {
  it('gives verbatim pieces in order, without overlap, that leave out only what says nothing', () => {
    fc.assert(
      fc.property(markdown, fc.constantFrom('markdown' as const, 'plain' as const), (source, markup) => {
        let at = 0;
        let left = '';
        for (const { start, end, text } of chunkText(source, markup)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(text).toBe(source.slice(start, end));
          expect(text.trimEnd()).toBe(text);
          left += source.slice(at, start);
          at = end;
        }
        left += source.slice(at);
        // Left out are headings without a text of their own, rules, and lines without a letter. An underlined heading may take
        // several lines, so texts with underlines are let pass.
        if (/^ {0,3}(?:=+|-+)[ \t]*$/m.test(left)) return;
        const lost = left.split('\n').filter((rest) => /[\p{L}\p{N}]/u.test(rest) && !/^ {0,3}#/.test(rest));
        expect(lost).toEqual([]);
      }),
    );
  });

  it('stays within its bounds whatever the text is', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        for (const { text } of chunkText(source, 'markdown')) {
          const isWhole = text.includes('|') || /[`~]{3}/.test(text);
          if (!isWhole) expect(text.match(/\S+/g)?.length ?? 0).toBeLessThanOrEqual(LONGEST_PARAGRAPH + 20);
          expect(text.length).toBeLessThanOrEqual(2 * LONGEST_WHOLE);
        }
      }),
    );
  });

  it('names the headings under which a chunk begins, outermost first', () => {
    const source = `# Guide\n\n${words(80)}\n\n## Care of *marble*\n\n${words(80)}\n\n### Stains\n\n${words(80)}\n\nSecond part\n---\n\n${words(80)}`;
    expect(cut(source).map(({ headingPath }) => headingPath)).toEqual([
      ['Guide'],
      ['Guide', 'Care of marble'],
      ['Guide', 'Care of marble', 'Stains'],
      ['Guide', 'Second part'],
    ]);
    expect(cut(source)[1]?.text.startsWith('## Care of *marble*')).toBe(true);
  });

  it('joins short sections and cuts long paragraphs after a sentence', () => {
    expect(cut(`## A\n\n${words(20)}\n\n## B\n\n${words(30)}`)).toHaveLength(1);
    const long = cut(sentences(120));
    expect(long.length).toBeGreaterThan(3);
    for (const { text } of long) expect(text).toMatch(/^Sentence .* words\.$/s);
  });

  it('never cuts a table row or a code fence', () => {
    const row = `| ${words(60)} | ${words(20, 'cell')} |`;
    const fence = `\`\`\`\n${Array.from({ length: 30 }, (_, n) => `# line ${n} ${words(12)}`).join('\n')}\n\`\`\``;
    const source = `## Table\n\n| name | value |\n|---|---|\n${Array.from({ length: 9 }, () => row).join('\n')}\n\n${fence}\n\nAfter.`;
    const chunks = cut(source);
    expect(chunks.length).toBeGreaterThan(4);
    for (const { text } of chunks) {
      for (const part of text.split('\n').filter((candidate) => candidate.startsWith('| word'))) expect(part).toBe(row);
      if (text.includes('```')) expect(text).toContain(fence);
    }
    // A heading mark inside a fence is code.
    expect(chunks.every(({ headingPath }) => headingPath.join() === 'Table')).toBe(true);
  });

  it('cuts a text without blanks, never within a surrogate pair', () => {
    const chunks = cut('🪨'.repeat(5_000), 'text/plain');
    expect(chunks).toEqual([]);
    const letters = cut('𝔞'.repeat(5_000), 'text/plain');
    expect(letters.map(({ text }) => text).join('')).toBe('𝔞'.repeat(5_000));
    for (const { text } of letters) expect(text.isWellFormed()).toBe(true);
  });

  it('takes five megabytes of anything in a time that grows with their length only', () => {
    const size = 5_000_000;
    for (const part of ['a', '[', '|', '`', '# ', '- ', '<', '<!--', '```\n', '* * ', 'a. ', '\n', '| - ']) {
      const source = part.repeat(size / part.length);
      expect([...chunkText(source, 'markdown')].every(({ start, text }) => source.startsWith(text, start))).toBe(true);
      expect(Array.isArray(cut(source.slice(0, size / 5), 'text/html'))).toBe(true);
    }
  }, 60_000);
});

describe('toChunks', () => {
  it('reads HTML as its reader does', () => {
    const html =
      '<html><head><title>T</title><style>p{}</style></head><body><h2>Care</h2><p>Wash with <b>water</b> &amp; soap.</p>' +
      '<!-- hidden --><script>alert("x")</script><ul><li>No acid<li>No bleach</ul><table><tr><th>Test</th><td>5 &lt; 6</td></tr></table>';
    const [chunk] = cut(html, 'text/html');
    expect(chunk?.headingPath).toEqual(['Care']);
    expect(chunk?.text).toBe('## Care\n\nWash with water & soap.\n\n- No acid\n- No bleach\n\n| Test | 5 < 6 |');
  });

  it('takes headings of a plain text for text', () => {
    expect(cut('# not a heading', 'text/plain')).toMatchObject([{ text: '# not a heading', headingPath: [] }]);
  });

  it('tells chunks apart by title, headings and text', () => {
    const [chunk] = cut('## A\n\nText here.');
    if (chunk === undefined) throw new Error('no chunk');
    expect(chunkHash(chunk, 'One')).not.toBe(chunkHash(chunk, 'Two'));
    expect(chunkHash(chunk, 'One')).not.toBe(chunkHash({ ...chunk, headingPath: ['B'] }, 'One'));
    expect(chunkHash({ ...chunk, start: 9 }, 'One')).toBe(chunkHash(chunk, 'One'));
  });
});
