import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { foldWords } from '../identity/name-tokens.ts';
import { createGazetteer, placeKey } from './gazetteer.ts';
import { PLACES } from './places-in-force.ts';

const HEAD = '# made\n# by\n# hand\n# IT=Italy;US=United States;ES=Spain\n';
const LINES = 'carrara\tIT3\nnapoli\tITs6\norange\t?US4\nvalencia\tESs5 US3\nvalencia mombuey\tES0\nverona\tIT4 US2\n';

describe('the gazetteer', () => {
  const gazetteer = createGazetteer(HEAD + LINES);

  it('finds every name, the first and the last and one that begins as another', () => {
    for (const line of LINES.trim().split('\n')) expect(gazetteer.find(line.split('\t')[0] ?? '')).not.toBeNull();
    expect(gazetteer.find('napoli')).toEqual({ size: 9, isWord: false, countries: [{ country: 'Italy', share: 1 }] });
    expect(gazetteer.find('orange')?.isWord).toBe(true);
  });

  it.each(['', 'a', 'carrar', 'carrara x', 'valencia m', 'zz'])('knows no “%s”', (name) => {
    expect(gazetteer.find(name)).toBeNull();
  });

  it('gives homonyms the share of those who live there', () => {
    const [first, second] = gazetteer.find('verona')?.countries ?? [];
    expect(first).toEqual({ country: 'Italy', share: expect.closeTo(10 / 11, 5) });
    expect(second).toEqual({ country: 'United States', share: expect.closeTo(1 / 11, 5) });
  });

  it.each([
    ['an empty file', '', 'must begin with four lines of comment'],
    ['a file without its head', LINES, 'must begin with four lines of comment'],
    ['a file that was cut off', (HEAD + LINES).slice(0, -3), "end with a line's end"],
    ['a head that says no country', '# made\n# by\n# hand\n# nothing\nx\tIT1\n', 'line 4 must say the countries'],
  ])('refuses %s and says what to do', (_, text, fault) => {
    expect(() => createGazetteer(text)).toThrow(fault);
    expect(() => createGazetteer(text)).toThrow('make it anew with tools/pack-gazetteer.ts');
  });

  it('refuses a line that does not say its country once the line is met', () => {
    const broken = createGazetteer(`${HEAD}carrara\tXX3\nverona\tIT4\n`);
    expect(broken.find('verona')).not.toBeNull();
    expect(() => broken.find('carrara')).toThrow('"carrara\tXX3" does not say its country');
  });

  it('that the project ships is sorted and without fault in every line', () => {
    const text = gunzipSync(readFileSync(new URL('../../../../data/gazetteer.txt.gz', import.meta.url))).toString('latin1');
    const lines = text.trimEnd().split('\n');
    const countries = new Set(
      (lines[3] ?? '')
        .slice(2)
        .split(';')
        .map((pair) => pair.slice(0, 2)),
    );
    const entries = lines.slice(4);
    const isRight = (line: string) =>
      /^[a-z]+( [a-z]+)*\t\??[A-Z]{2}s?\d( [A-Z]{2}s?\d)*$/.test(line) &&
      (line.match(/[A-Z]{2}/g) ?? []).every((code) => countries.has(code));
    expect(entries.filter((line) => !isRight(line))).toEqual([]);
    expect(entries.filter((line, at) => at > 0 && line <= (entries[at - 1] ?? ''))).toEqual([]);
    expect(entries.length).toBeGreaterThan(150_000);
    const shipped = createGazetteer(text);
    for (const line of [entries[0], entries.at(-1), entries[77_777]])
      expect(shipped.find(line?.split('\t')[0] ?? '')).not.toBeNull();
  });
});

describe('the key of a place', () => {
  it.each([
    ["Serra d'Aire", 'Serra de Aire'],
    ['Sierra de los Filabres', 'sierra filabres'],
    ['Canosa di Puglia', 'CANOSA PUGLIA'],
  ])('is one for %s and %s', (one, other) => {
    expect(placeKey(foldWords(one))).toBe(placeKey(foldWords(other)));
  });

  it('keeps an article at the beginning', () => {
    expect(placeKey(foldWords('La Spezia'))).toBe('la spezia');
  });
});

describe('whether a name is a place', () => {
  it.each(['Napoli', 'Guangxi', 'Kärnten', 'Serra de Aire', 'napoletano'])('%s is one', (name) => {
    expect(PLACES.isPlace(name)).toBe(true);
  });

  it.each(['', 'marble', 'Stein', 'Antique', 'quartzite'])('“%s” is none', (name) => {
    expect(PLACES.isPlace(name)).toBe(false);
  });
});
