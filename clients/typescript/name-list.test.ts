import { describe, expect, it } from 'vitest';
import { parseNameList } from './name-list.ts';

describe('a pasted list of names', () => {
  it.each([
    ['Carrara White\nNero Marquina', ['Carrara White', 'Nero Marquina']],
    ['  Carrara White ,\r\n\r\n Nero   Marquina;\n', ['Carrara White', 'Nero Marquina']],
    ['1. Carrara White\n2) Nero Marquina\n10. Verde Alpi', ['Carrara White', 'Nero Marquina', 'Verde Alpi']],
    ['- Carrara White\n• Nero Marquina\n* Verde Alpi\n– Ruivina', ['Carrara White', 'Nero Marquina', 'Verde Alpi', 'Ruivina']],
    ['"Carrara White"\n„Nero Marquina“\n«Verde Alpi»', ['Carrara White', 'Nero Marquina', 'Verde Alpi']],
    ['Carrara White; Marble, Tennessee Pink; Ruivina', ['Carrara White', 'Marble, Tennessee Pink', 'Ruivina']],
    ['Carrara White\tNero Marquina', ['Carrara White', 'Nero Marquina']],
    ['Carrara White, Nero Marquina', ['Carrara White', 'Nero Marquina']],
    // In a list of lines a comma belongs to its name, and so does a number that is no bullet.
    ['Marble, Tennessee Pink\nG603 Granite\n2 Tone Slate', ['Marble, Tennessee Pink', 'G603 Granite', '2 Tone Slate']],
    ['Ruivina\nRuivina', ['Ruivina', 'Ruivina']],
    ["Giallo d'Istria", ["Giallo d'Istria"]],
    [' \n\n ', []],
    ['', []],
  ])('%j holds %j', (text, names) => {
    expect(parseNameList(text)).toEqual(names);
  });

  it('says which name is too long to be one', () => {
    expect(() => parseNameList(`Ruivina\n${'x'.repeat(201)}`)).toThrow(
      expect.objectContaining({
        code: 'INVALID_ARGUMENT',
        message: 'Name 2 of the list has 201 characters; a name has at most 200.',
      }),
    );
  });
});
