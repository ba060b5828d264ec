import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stoneNamed } from '../../../../testing/named-stones.ts';
import { readCatalogue } from '../../../../tools/eval/evaluation.ts';
import type { NamedStone } from '../identity/name-index.ts';
import { findMentions } from './find-mentions.ts';
import { buildMentionAutomaton } from './mention-automaton.ts';
import { compareNames, createVocabulary, isTouched, wordsOfText } from './name-changes.ts';

const stateOf = (stones: readonly NamedStone[]) => ({ stones, automaton: buildMentionAutomaton(stones) });
const catalogue = readCatalogue();
const before = stateOf(catalogue);
const touched = (after: readonly NamedStone[], text: string) => {
  const vocabulary = createVocabulary();
  return isTouched(wordsOfText(text, vocabulary), compareNames(before, stateOf(after)), vocabulary);
};
const renamed = (id: string, rest: Partial<NamedStone['data']>) =>
  catalogue.map((stone) => (stone.id === id ? { id, data: { ...stone.data, ...rest } } : stone));

describe('a change of names touches', () => {
  it('nothing when nothing changed, or only what no mention depends on', () => {
    expect(compareNames(before, stateOf(catalogue.map(({ id, data }) => ({ id, data }))))).toEqual([]);
    expect(compareNames(before, stateOf(renamed('portoro', { slug: 'portoro-2', facts: [] })))).toEqual([]);
  });

  it('the texts with the old name or the new one, in the plural and written as one word too', () => {
    const after = renamed('taj-mahal', { name: 'Perla Venata Nuova' });
    for (const text of ['Taj Mahal slabs', 'Tajmahal', 'two Taj Mahals', 'a Perla Venata Nuova floor', 'Mar-\nfil'])
      expect([text, touched(after, text)]).toEqual([text, true]);
    for (const text of ['Calacatta slabs', 'Mahal', '']) expect([text, touched(after, text)]).toEqual([text, false]);
  });

  it('all texts when an import changed many', () => {
    expect(compareNames({ ...before }, stateOf(catalogue.slice(100)))).toBe('everything');
  });

  it('each text whose mentions it changes', () => {
    const words = catalogue.slice(0, 80).flatMap(({ data }) => [data.name, ...data.aliases.map(({ name }) => name)]);
    const text = fc
      .array(
        fc.oneof(fc.constantFrom(...words), fc.constantFrom('slabs of', 'in', 'and', ',', '.', 'White', 'Nuovo', 'honed')),
        {
          minLength: 1,
          maxLength: 12,
        },
      )
      .map((parts) => parts.join(' '));
    const few = catalogue.slice(0, 80);
    const change = fc.record({
      at: fc.nat(few.length - 1),
      kind: fc.constantFrom('remove', 'rename', 'alias', 'origin', 'add'),
      name: fc.constantFrom('Nuovo White', 'Honed', 'Calacatta Nuovo', 'Bianco', 'Portoro White', 'Carrara'),
    });
    const old = stateOf(few);
    fc.assert(
      fc.property(change, fc.array(text, { minLength: 1, maxLength: 20 }), ({ at, kind, name }, texts) => {
        const one = few[at];
        if (one === undefined) return;
        const alias = { name, kind: 'COMMERCIAL', locale: null, note: null } as const;
        const changedData = {
          rename: { ...one.data, name },
          alias: { ...one.data, aliases: [...one.data.aliases, alias] },
          origin: { ...one.data, origin: { ...one.data.origin, locality: name } },
        };
        const stones =
          kind === 'remove'
            ? few.filter((stone) => stone !== one)
            : kind === 'add'
              ? [...few, stoneNamed(name)]
              : few.map((stone) => (stone === one ? { id: one.id, data: changedData[kind] } : stone));
        const now = stateOf(stones);
        const difference = compareNames(old, now);
        const vocabulary = createVocabulary();
        for (const source of texts) {
          if (isTouched(wordsOfText(source, vocabulary), difference, vocabulary)) continue;
          expect(findMentions(now.automaton, source)).toEqual(findMentions(old.automaton, source));
        }
      }),
      { numRuns: 150 },
    );
  });
});
