import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { buildASTSchema, buildSchema, type DocumentNode, parse, print, printSchema, validate, validateSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compareSchemas, prepareBaseline, verdictOf } from './compare-schemas.ts';
import { type Choose, editAtRandom } from './fixtures/random-edits.ts';
import { createReexecution } from './fixtures/reexecute.ts';
import { parseOperations, type RegisteredOperation } from './registered-operations.ts';
import { composeSource, readWorkingTree } from './schema-source.ts';

const YARD = readFileSync(new URL('./fixtures/yard.graphql', import.meta.url), 'utf8');
const CLIENT = readFileSync(new URL('./fixtures/yard-client.graphql', import.meta.url), 'utf8');
const PROJECT = resolve(import.meta.dirname, '../..');
/** How many of the operations, drawn anew, each edited schema is held against. */
const OPERATIONS_DRAWN = 3;
/** How often each of them is sent, with other variables and other answers. */
const TRIES = 10;

describe('random edits', () => {
  it('of a yard, a thousand of them, hold no break that the check misses', { timeout: 180_000 }, async () => {
    const operations = parseOperations([{ file: 'yard.graphql', text: CLIENT }]);
    const seen = await holdAgainstReexecution(YARD, operations, 1_000);
    // Were the second opinion blind, it would find nothing to miss.
    expect(seen.broken).toBeGreaterThan(150);
    expect(seen.validationAloneWouldMiss).toBeGreaterThan(75);
    expect(seen.breaking).toBeLessThan(1_000);
  });

  it('of the API schema, a hundred of them, hold no break that the check misses', { timeout: 180_000 }, async () => {
    const source = readWorkingTree(PROJECT);
    const sdl = printSchema(composeSource(source).apiSchema);
    await holdAgainstReexecution(sdl, parseOperations(source.operations), 100);
  });
});

/** Edits a schema at random and fails where an operation breaks that the check does not name. */
async function holdAgainstReexecution(sdl: string, registered: readonly RegisteredOperation[], numRuns: number) {
  const base = buildSchema(sdl);
  const document = parse(sdl, { noLocation: true });
  const baseline = prepareBaseline(base, registered);
  const seeds = fc.array(fc.integer({ min: 1, max: 2 ** 31 }), { minLength: 1, maxLength: 3 });
  const drawn = fc.shuffledSubarray([...baseline.operations], { minLength: OPERATIONS_DRAWN, maxLength: OPERATIONS_DRAWN });
  const seen = { breaking: 0, broken: 0, validationAloneWouldMiss: 0 };
  await fc.assert(
    fc.asyncProperty(seeds, drawn, async (edits, operations) => {
      const edited = edits.reduce<DocumentNode>((before, seed) => editAtRandom(before, chooseBy(seed)) ?? before, document);
      const next = toValidSchema(edited);
      fc.pre(next !== null);
      const comparison = await compareSchemas({ schema: base, operations }, next, 0);
      const named = new Set(
        [
          ...comparison.changes.flatMap((change) => (change.level === 'breaking' ? change.operations : [])),
          ...comparison.unexplained,
        ].map(({ operation }) => operation),
      );
      if (verdictOf(comparison) === 'breaking') seen.breaking += 1;
      const reexecute = createReexecution(base, next);
      for (const { id, document: operation } of operations) {
        const random = randomBy(edits[0] ?? 1);
        const [invalid] = validate(next, operation);
        const faults = Array.from({ length: TRIES }, () => invalid?.message ?? reexecute(operation, random));
        const fault = faults.find((one) => one !== null);
        if (fault === undefined) continue;
        seen.broken += 1;
        if (invalid === undefined) seen.validationAloneWouldMiss += 1;
        if (!named.has(id)) throw new Error(`Missed: ${id} breaks by "${fault}" under\n${print(edited)}`);
      }
    }),
    { numRuns, maxSkipsPerRun: 1_000 },
  );
  return seen;
}

function toValidSchema(document: DocumentNode) {
  try {
    const schema = buildASTSchema(document);
    return validateSchema(schema).length === 0 ? schema : null;
  } catch {
    // A type that is named and not defined, a default of the wrong type: no schema, so nothing to check.
    return null;
  }
}

function chooseBy(seed: number): Choose {
  const random = randomBy(seed);
  return (items) => items[Math.floor(random() * items.length)];
}

/** Mulberry32: small, fast, and the same numbers for the same seed. */
function randomBy(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
