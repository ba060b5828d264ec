import { expect, it } from 'vitest';
import { stripLinks } from './link-markdown.ts';

const isOurs = (url: string) => url.startsWith('/stones/');

it('taking the links out leaves their texts, and every link to elsewhere', () => {
  const linked = 'Of [Rosso Levanto](/stones/rosso-levanto) and [slate](https://example.org/slate); `[x](/stones/x)`.';
  expect(stripLinks(linked, isOurs)).toBe('Of Rosso Levanto and [slate](https://example.org/slate); `[x](/stones/x)`.');
});
