import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compareSchemas, prepareBaseline, verdictOf } from './compare-schemas.ts';
import type { Level } from './finding.ts';
import { AFTER_SUNSET, BEFORE_SUNSET, EDITS, type Edit } from './fixtures/yard-edits.ts';
import { parseOperations } from './registered-operations.ts';

const YARD = readFileSync(new URL('./fixtures/yard.graphql', import.meta.url), 'utf8');
const CLIENT = readFileSync(new URL('./fixtures/yard-client.graphql', import.meta.url), 'utf8');
const OPERATIONS = parseOperations([{ file: 'yard.graphql', text: CLIENT }]);
const BASE = buildSchema(YARD);

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
