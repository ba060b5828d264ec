import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compareSchemas, prepareBaseline, verdictOf } from './compare-schemas.ts';
import type { Level } from './finding.ts';
import { parseOperations } from './registered-operations.ts';

const YARD = readFileSync(new URL('./fixtures/yard.graphql', import.meta.url), 'utf8');
const CLIENT = readFileSync(new URL('./fixtures/yard-client.graphql', import.meta.url), 'utf8');
const OPERATIONS = parseOperations([{ file: 'yard.graphql', text: CLIENT }]);
const BASE = buildSchema(YARD);
const BEFORE_SUNSET = Date.parse('2027-03-01T23:59:59Z');
const AFTER_SUNSET = Date.parse('2027-03-02T00:00:00Z');

interface Edit {
  readonly kind: string;
  /** What is replaced in the SDL by what, one after the other. */
  readonly replace: readonly (readonly [from: string, to: string])[];
  readonly verdict: Level;
  /** Operations that break. */
  readonly breaks?: readonly string[];
  /** Operations that meet something new and go on working. */
  readonly meets?: readonly string[];
  readonly now?: number;
}

const HEAD = ['SlabPage', 'Slabs'];

const EDITS: readonly Edit[] = [
  // What operations read.
  {
    kind: 'a field is removed that operations read',
    replace: [['  thicknessMm: Int!\n', '']],
    verdict: 'breaking',
    breaks: HEAD,
  },
  {
    kind: 'a field is removed that no operation reads',
    replace: [['rename(id: ID!, name: String!): Slab', '']],
    verdict: 'breaking',
  },
  { kind: 'a field is renamed', replace: [['  rating: Int', '  stars: Int']], verdict: 'breaking', breaks: ['SlabPage'] },
  { kind: 'a field is added', replace: [['  rating: Int', '  rating: Int\n  city: String']], verdict: 'safe' },
  {
    kind: 'a field that was never null may be',
    replace: [['  country: String!', '  country: String']],
    verdict: 'breaking',
    breaks: ['SlabPage'],
  },
  {
    kind: 'an object that was never null may be',
    replace: [['  supplier: Supplier!', '  supplier: Supplier']],
    verdict: 'breaking',
    breaks: ['SlabPage'],
  },
  { kind: 'a field that might be null never is', replace: [['  depthM: Float', '  depthM: Float!']], verdict: 'safe' },
  {
    kind: 'a list that was never null may be',
    replace: [['nodes: [Slab!]!', 'nodes: [Slab!]']],
    verdict: 'breaking',
    breaks: ['Slabs'],
  },
  {
    kind: 'an item of a list may be null',
    replace: [['nodes: [Slab!]!', 'nodes: [Slab]!']],
    verdict: 'breaking',
    breaks: ['Slabs'],
  },
  { kind: 'an item of a list is never null', replace: [['photos: [String]', 'photos: [String!]']], verdict: 'safe' },
  {
    kind: 'an item of a list of lists may be null',
    replace: [['sizes: [[Int!]!]!', 'sizes: [[Int]!]!']],
    verdict: 'breaking',
    breaks: ['SlabPage'],
  },
  {
    kind: 'a list becomes one value',
    replace: [['photos: [String]', 'photos: String']],
    verdict: 'breaking',
    breaks: ['SlabPage'],
  },
  {
    kind: 'one value becomes a list',
    replace: [['  cutOn: Day', '  cutOn: [Day]']],
    verdict: 'breaking',
    breaks: ['SlabPage'],
  },
  {
    kind: 'a whole number becomes a fraction',
    replace: [['  total: Int!', '  total: Float!']],
    verdict: 'breaking',
    breaks: ['Slabs', 'Honed'],
  },
  {
    kind: 'a fraction becomes a whole number',
    replace: [['  depthM: Float', '  depthM: Int']],
    verdict: 'breaking',
    breaks: ['SlabPage'],
  },
  {
    kind: 'a number becomes text',
    replace: [['  rating: Int', '  rating: String']],
    verdict: 'breaking',
    breaks: ['SlabPage'],
  },
  {
    kind: 'text becomes an id, which is written alike',
    replace: [['  country: String!', '  country: ID!']],
    verdict: 'breaking',
  },
  {
    kind: 'a scalar becomes another of its own',
    replace: [['until: Day', 'until: String']],
    verdict: 'breaking',
    breaks: ['Reserve'],
  },
  {
    kind: 'a scalar becomes an object',
    replace: [
      ['  price: Float\n  cutOn', '  price: Float\n  note: String\n  cutOn'],
      ['  depthM: Float', '  depthM: Supplier'],
    ],
    verdict: 'breaking',
    breaks: ['SlabPage'],
  },
  {
    kind: 'an object becomes another',
    replace: [['  supplier: Supplier!', '  supplier: Quarry!']],
    verdict: 'breaking',
    breaks: ['SlabPage'],
  },
  {
    kind: 'a type is renamed',
    replace: [
      ['type Quarry {', 'type Pit {'],
      ['  quarry: Quarry\n  supplier', '  quarry: Pit\n  supplier'],
      ['  weightKg: Float!\n  quarry: Quarry', '  weightKg: Float!\n  quarry: Pit'],
    ],
    verdict: 'breaking',
  },
  { kind: 'a type is added', replace: [['union Found', 'type Crane {\n  id: ID!\n}\n\nunion Found']], verdict: 'safe' },
  {
    kind: 'a root field is removed',
    replace: [['  count(finish: Finish = POLISHED): Int!\n', '']],
    verdict: 'breaking',
    breaks: ['Count'],
  },
  { kind: 'a subscription may send nothing', replace: [['): Slab!\n}', '): Slab\n}']], verdict: 'breaking', breaks: ['Cut'] },
  // Enums.
  {
    kind: 'a value is added to an enum that operations read',
    replace: [['  SAWN', '  SAWN\n  BRUSHED']],
    verdict: 'dangerous',
    meets: ['SlabPage', 'Slabs', 'Cut'],
  },
  { kind: 'a value is added to an enum that is only sent', replace: [['  PRICE\n', '  PRICE\n  AGE\n']], verdict: 'dangerous' },
  {
    kind: 'a value is removed that operations may send as a variable',
    replace: [['  FLAMED\n', '']],
    verdict: 'breaking',
    breaks: ['Slabs', 'Reserve', 'Cut'],
  },
  {
    kind: 'a value is removed that stands in an operation',
    replace: [['  NAME\n  PRICE', '  NAME']],
    verdict: 'breaking',
    breaks: ['Honed'],
  },
  {
    kind: 'a value is removed that no operation sends',
    replace: [
      ['  NAME\n  PRICE', '  PRICE'],
      ['order: SlabOrder = NAME', 'order: SlabOrder = PRICE'],
    ],
    verdict: 'breaking',
    breaks: ['Slabs'],
  },
  {
    kind: 'a value is renamed',
    replace: [['  SAWN', '  CUT']],
    verdict: 'breaking',
    breaks: ['Slabs', 'Reserve', 'Cut'],
    meets: ['SlabPage'],
  },
  // Unions and interfaces.
  {
    kind: 'a member is added to a union',
    replace: [['union Found = Slab | Block', 'union Found = Slab | Block | Quarry']],
    verdict: 'dangerous',
    meets: ['Find'],
  },
  {
    kind: 'a member is removed from a union',
    replace: [['union Found = Slab | Block', 'union Found = Slab']],
    verdict: 'breaking',
    breaks: ['Find'],
  },
  {
    kind: 'a type of an interface is added',
    replace: [['union Found', 'type Tile implements Item {\n  id: ID!\n  label: String!\n}\n\nunion Found']],
    verdict: 'dangerous',
    meets: ['Thing'],
  },
  {
    kind: 'a type leaves an interface',
    replace: [['type Block implements Item {', 'type Block {']],
    verdict: 'breaking',
    breaks: ['Thing'],
  },
  {
    kind: 'a type joins an interface',
    replace: [
      ['type Block implements Item {', 'type Block implements Item & Priced {'],
      ['  weightKg: Float!\n', '  weightKg: Float!\n  price: Float\n'],
    ],
    verdict: 'dangerous',
  },
  {
    kind: 'two fields of one name in a union part in type',
    replace: [['  title: String', '  title: Int']],
    verdict: 'breaking',
    breaks: ['Find'],
  },
  // Arguments.
  {
    kind: 'an optional argument is added',
    replace: [['slab(id: ID!)', 'slab(id: ID!, locale: String)']],
    verdict: 'dangerous',
  },
  {
    kind: 'a required argument is added',
    replace: [['slab(id: ID!)', 'slab(id: ID!, locale: String!)']],
    verdict: 'breaking',
    breaks: ['SlabPage'],
  },
  {
    kind: 'a required argument with a default is added',
    replace: [['slab(id: ID!)', 'slab(id: ID!, locale: String! = "en")']],
    verdict: 'dangerous',
  },
  {
    kind: 'an argument is removed that operations send',
    replace: [['order: SlabOrder = NAME, ', '']],
    verdict: 'breaking',
    breaks: ['Honed'],
  },
  {
    kind: 'an argument is renamed',
    replace: [['find(text: String!', 'find(query: String!']],
    verdict: 'breaking',
    breaks: ['Find'],
  },
  {
    kind: 'an argument becomes required',
    replace: [['after: String)', 'after: String!)']],
    verdict: 'breaking',
    breaks: ['Slabs', 'Honed'],
  },
  { kind: 'an argument becomes optional', replace: [['find(text: String!', 'find(text: String']], verdict: 'safe' },
  {
    kind: 'an argument takes another type',
    replace: [['find(text: String!', 'find(text: ID!']],
    verdict: 'breaking',
    breaks: ['Find'],
  },
  {
    kind: 'an argument with a default no longer takes null',
    replace: [['similar(first: Int = 3', 'similar(first: Int! = 3']],
    verdict: 'breaking',
    breaks: ['SlabPage'],
  },
  { kind: 'an argument with a default takes null', replace: [['limit: Int! = 10', 'limit: Int = 10']], verdict: 'safe' },
  {
    kind: 'a default changes that operations rely on',
    replace: [['finish: Finish = POLISHED', 'finish: Finish = HONED']],
    verdict: 'breaking',
    breaks: ['Count'],
  },
  {
    kind: 'a default changes that every operation overrides',
    replace: [['limit: Int! = 10', 'limit: Int! = 20']],
    verdict: 'dangerous',
  },
  {
    kind: 'a default goes that operations rely on',
    replace: [['finish: Finish = POLISHED', 'finish: Finish']],
    verdict: 'breaking',
    breaks: ['Count'],
  },
  {
    kind: 'a default comes where there was none',
    replace: [['after: String)', 'after: String = "start")']],
    verdict: 'breaking',
    breaks: ['Slabs', 'Honed'],
  },
  // Input types.
  {
    kind: 'an optional input field is added',
    replace: [['  quarry: String\n', '  quarry: String\n  color: String\n']],
    verdict: 'safe',
  },
  {
    kind: 'a required input field is added',
    replace: [['  slabId: ID!\n', '  slabId: ID!\n  by: String!\n']],
    verdict: 'breaking',
    breaks: ['Reserve'],
  },
  {
    kind: 'a required input field with a default is added',
    replace: [['  slabId: ID!\n', '  slabId: ID!\n  by: String! = "web"\n']],
    verdict: 'dangerous',
  },
  { kind: 'an input field is removed', replace: [['  note: String\n', '']], verdict: 'breaking', breaks: ['Reserve'] },
  {
    kind: 'an input field becomes required',
    replace: [['  note: String\n', '  note: String!\n']],
    verdict: 'breaking',
    breaks: ['Reserve'],
  },
  { kind: 'an input field becomes optional', replace: [['  slabId: ID!', '  slabId: ID']], verdict: 'safe' },
  {
    kind: 'an input field takes another type',
    replace: [['  from: Int!', '  from: String!']],
    verdict: 'breaking',
    breaks: ['Slabs', 'Honed'],
  },
  {
    kind: 'the default of an input field changes',
    replace: [['days: Int! = 7', 'days: Int! = 14']],
    verdict: 'breaking',
    breaks: ['Reserve'],
  },
  {
    kind: 'the default of a nested input field changes',
    replace: [['to: Int = 100', 'to: Int = 50']],
    verdict: 'breaking',
    breaks: ['Slabs', 'Honed'],
  },
  {
    kind: 'an input type takes one field only',
    replace: [
      ['input SlabKey @oneOf', 'input SlabKey'],
      ['input SlabFilter {', 'input SlabFilter @oneOf {'],
      ['  inStock: Boolean = true', '  inStock: Boolean'],
    ],
    verdict: 'breaking',
    breaks: ['Slabs', 'Honed'],
  },
  // Words.
  { kind: 'a description changes', replace: [['"A day, ISO 8601."', '"A day of the calendar."']], verdict: 'safe' },
  {
    kind: 'a field is deprecated',
    replace: [['  rating: Int', '  rating: Int @deprecated(reason: "Nobody rates. Sunset 2027-06-01.")']],
    verdict: 'safe',
  },
  {
    kind: 'a deprecated field goes before its sunset',
    replace: [['  oldCode: String @deprecated(reason: "Use `id`. Sunset 2027-03-01.")\n', '']],
    verdict: 'breaking',
    breaks: ['SlabPage'],
    now: BEFORE_SUNSET,
  },
  {
    kind: 'a deprecated field goes after its sunset and is still read',
    replace: [['  oldCode: String @deprecated(reason: "Use `id`. Sunset 2027-03-01.")\n', '']],
    verdict: 'breaking',
    breaks: ['SlabPage'],
    now: AFTER_SUNSET,
  },
];

async function judge({ replace, now = BEFORE_SUNSET }: Pick<Edit, 'replace' | 'now'>, operations = OPERATIONS) {
  let sdl = YARD;
  for (const [from, to] of replace) {
    expect(sdl, `the yard has "${from}"`).toContain(from);
    sdl = sdl.replace(from, to);
  }
  const comparison = await compareSchemas(prepareBaseline(BASE, operations), buildSchema(sdl), now);
  const met = [...comparison.changes.flatMap((change) => change.operations), ...comparison.unexplained];
  const named = (level: Level) =>
    [
      ...new Set(met.filter((finding) => finding.level === level).map(({ operation }) => operation.replace('yard: ', ''))),
    ].sort();
  const breaks = named('breaking');
  return {
    comparison,
    verdict: verdictOf(comparison),
    breaks,
    meets: named('dangerous').filter((operation) => !breaks.includes(operation)),
  };
}

describe('the verdict on an edit', () => {
  it('is tested for forty kinds and more, no two of one name', () => {
    expect(new Set(EDITS.map(({ kind }) => kind)).size).toBe(EDITS.length);
    expect(EDITS.length).toBeGreaterThanOrEqual(40);
  });

  it.each(EDITS)('is $verdict when $kind', async (edit) => {
    const { comparison, verdict, breaks, meets } = await judge(edit);
    expect({ verdict, breaks, meets, unexplained: comparison.unexplained }).toEqual({
      verdict: edit.verdict,
      breaks: [...(edit.breaks ?? [])].sort(),
      meets: [...(edit.meets ?? [])].sort(),
      unexplained: [],
    });
  });

  it('is safe when nothing changes', async () => {
    expect((await judge({ replace: [] })).comparison.changes).toEqual([]);
  });

  it('lets a deprecated field go after its sunset when nobody reads it any more', async () => {
    const without = OPERATIONS.filter(({ id }) => id !== 'yard: SlabPage');
    const replace = [['  oldCode: String @deprecated(reason: "Use `id`. Sunset 2027-03-01.")\n', '']] as const;
    expect((await judge({ replace, now: BEFORE_SUNSET }, without)).verdict).toBe('breaking');
    const after = await judge({ replace, now: AFTER_SUNSET }, without);
    expect(after.verdict).toBe('dangerous');
    expect(after.comparison.changes[0]?.reason).toBe('Its sunset was 2027-03-01.');
  });

  it('keeps changes apart that are made at once', async () => {
    const { comparison } = await judge({
      replace: [
        ['  country: String!', '  country: String'],
        ['days: Int! = 7', 'days: Int! = 14'],
        ['  rating: Int', '  rating: Int\n  city: String'],
      ],
    });
    expect(
      comparison.changes.map(({ path, level, operations }) => [path, level, operations.map(({ operation }) => operation)]),
    ).toEqual([
      ['Quarry.country', 'breaking', ['yard: SlabPage']],
      ['ReserveInput.days', 'breaking', ['yard: Reserve']],
      ['Supplier.city', 'safe', []],
    ]);
  });

  it('names an operation that is registered and was never valid', async () => {
    const operations = parseOperations([{ file: 'new.graphql', text: 'query Lost { nowhere }' }]);
    const { verdict, comparison } = await judge({ replace: [] }, operations);
    expect(verdict).toBe('breaking');
    expect(comparison.unexplained.map(({ operation, message }) => [operation, message])).toEqual([
      ['new: Lost', 'Cannot query field "nowhere" on type "Query".'],
    ]);
  });

  it('accepts a break on request only where no registered operation meets it', async () => {
    const sdl = YARD.replace('  rename(id: ID!, name: String!): Slab\n', '').replace('  rating: Int\n', '');
    const accepted = ['Mutation.rename', 'Supplier.rating'].map((path) => ({ path, reason: 'It was a mistake.' }));
    const { changes } = await compareSchemas(prepareBaseline(BASE, OPERATIONS), buildSchema(sdl), 0, accepted);
    expect(changes.map(({ path, level }) => [path, level])).toEqual([
      ['Supplier.rating', 'breaking'],
      ['Mutation.rename', 'dangerous'],
    ]);
  });
});
