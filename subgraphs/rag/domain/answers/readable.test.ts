import { describe, expect, it } from 'vitest';
import { lengthWithoutPointer, readable } from './readable.ts';

const kept = (text: string) => text.slice(0, lengthWithoutPointer(text));
const said = (quote: string) => readable({ quote, kind: 'sentence' });

describe('how an answer says a quote', () => {
  it('shows the words of a link and no marks', () => {
    expect(said('Dark margins, called [picture framing](/wiki/en/glossary/picture-framing), are **damp**.')).toBe(
      'Dark margins, called picture framing, are damp.',
    );
  });

  it('leaves out an aside that sends the reader to another page', () => {
    expect(said('It etches, as [etching](/wiki/en/faq/etching) describes, and scratches under a coin.')).toBe(
      'It etches and scratches under a coin.',
    );
  });

  it('says a row of a table as phrases', () => {
    expect(readable({ quote: 'T3 | oxidation that goes into the slate | refuse', kind: 'row' })).toBe(
      'T3: oxidation that goes into the slate; refuse',
    );
  });
});

describe('what sends the reader elsewhere', () => {
  it('is not quoted, as a sentence or as the clause that ends one', () => {
    expect(kept('See also [garden walls](/wiki/en/guides/garden-walls).')).toBe('');
    expect(kept('More shapes are in [edge profiles](/wiki/en/guides/edge-profiles).')).toBe('');
    expect(kept('Iron bleeds in white stones: see [rust stains](/wiki/en/guides/rust-stains).')).toBe(
      'Iron bleeds in white stones',
    );
  });

  it('is not confused with a sentence that has a link and an answer', () => {
    const sentence = 'Onyx invites [book-matching](/wiki/en/guides/book-matching).';
    expect(kept(sentence)).toBe(sentence);
  });
});
