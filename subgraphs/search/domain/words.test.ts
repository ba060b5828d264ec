import { describe, expect, it } from 'vitest';
import { fold, toFacetValue } from '../../../platform/stone-query/fold.ts';
import { markdownToText } from './markdown-text.ts';
import { allPhrases, anyOf, searchWords } from './match-expression.ts';
import { normaliseQuery } from './normalise.ts';
import { corrections, nearestWord } from './spelling.ts';

describe('normalising', () => {
  it('folds case, diacritics and letters that do not decompose', () => {
    expect(fold('Mármore ROSÉ Øst Straße Łódź Türkiye ﬁne')).toBe('marmore rose ost strasse lodz turkiye fine');
  });

  it('makes one query of spellings that differ in punctuation only', () => {
    expect(normaliseQuery('  Rosso-Levánto, "floor"? ')).toBe('rosso levanto floor');
    expect(normaliseQuery('?!')).toBe('');
  });

  it('writes facet values in lower case with hyphens', () => {
    expect(toFacetValue('APPLICATION_GUIDE')).toBe('application-guide');
    expect(toFacetValue('United States')).toBe('united-states');
  });
});

describe('the words that are looked up', () => {
  it('leave out stop words unless nothing else is left', () => {
    expect(searchWords('Which stones are quarried near Carrara?')).toEqual(['quarried', 'carrara']);
    expect(searchWords('What is it?')).toEqual(['what', 'is', 'it']);
  });

  it('come once each and are at most 64', () => {
    expect(searchWords('red RED réd')).toEqual(['red']);
    expect(searchWords('Réd red')).toEqual(['réd']);
    expect(searchWords(Array.from({ length: 200 }, (_, number) => `w${number}`).join(' '))).toHaveLength(64);
  });

  it('are quoted, so that none is an operator', () => {
    expect(anyOf(['not', 'near'])).toBe('"not" OR "near"');
    expect(anyOf([])).toBeNull();
    expect(
      allPhrases([
        [
          ['black', 'marbl'],
          ['black0it', 'marbl0it'],
        ],
        [['not']],
      ]),
    ).toBe('("black marbl" OR "black0it marbl0it") AND ("not")');
  });
});

describe('spelling', () => {
  const vocabulary = new Map([
    ['levanto', 3],
    ['levante', 1],
    ['travertine', 40],
    ['onyx', 9],
    ['calacatta', 20],
  ]);

  it.each([
    ['levantto', 'levanto'],
    ['levnato', 'levanto'],
    ['travertin', 'travertine'],
    ['travortino', 'travertine'],
    ['calacata', 'calacatta'],
  ])('mends %s to %s', (word, mended) => {
    expect(nearestWord(word, vocabulary)).toBe(mended);
  });

  it.each(['zzxqy', 'ony', '2024', 'granite'])('leaves %s alone', (word) => {
    expect(nearestWord(word, vocabulary)).toBeNull();
  });

  it('mends four words at most', () => {
    const unknown = ['levantto', 'levantoo', 'lewanto', 'levanta', 'llevanto'];
    expect(corrections(unknown, vocabulary).size).toBe(4);
  });
});

describe('text of Markdown', () => {
  it('has the words a reader sees and no markup', () => {
    const source =
      '# Care\n\nUse *soap*, see [the guide](https://example.org/x).\n\n- one\n- `two`\n\n<div>raw</div>\n\n![A slab](s.png)';
    expect(markdownToText(source)).toBe('Care\nUse soap, see the guide.\none\ntwo\nA slab');
  });
});
