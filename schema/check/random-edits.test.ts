import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { buildASTSchema, buildSchema, type DocumentNode, parse, print, validate, validateSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compareSchemas, prepareBaseline, verdictOf } from './compare-schemas.ts';
import { type Choose, editAtRandom } from './fixtures/random-edits.ts';
import { createReexecution } from './fixtures/reexecute.ts';
import { parseOperations } from './registered-operations.ts';

const YARD = readFileSync(new URL('./fixtures/yard.graphql', import.meta.url), 'utf8');
const CLIENT = readFileSync(new URL('./fixtures/yard-client.graphql', import.meta.url), 'utf8');
const OPERATIONS = parseOperations([{ file: 'yard.graphql', text: CLIENT }]);
const BASE = buildSchema(YARD);
const BASELINE = prepareBaseline(BASE, OPERATIONS);
const DOCUMENT = parse(YARD, { noLocation: true });
/** How many of the operations, drawn anew, each edited schema is held against. */
const OPERATIONS_DRAWN = 3;
/** How often each of them is sent, with other variables and other answers. */
const TRIES = 10;

const SEEDS = fc.array(fc.integer({ min: 1, max: 2 ** 31 }), { minLength: 1, maxLength: 3 });
const DRAWN = fc.shuffledSubarray([...BASELINE.operations], { minLength: OPERATIONS_DRAWN, maxLength: OPERATIONS_DRAWN });

describe('a thousand random edits', () => {
  it('hold no break that the check misses, for any operation', { timeout: 180_000 }, async () => {
    const seen = { breaking: 0, broken: 0, validationAloneWouldMiss: 0 };
    await fc.assert(
      fc.asyncProperty(SEEDS, DRAWN, async (seeds, operations) => {
        const edited = seeds.reduce<DocumentNode>(
          (document, seed) => editAtRandom(document, chooseBy(seed)) ?? document,
          DOCUMENT,
        );
        const next = toValidSchema(edited);
        fc.pre(next !== null);
        const comparison = await compareSchemas({ schema: BASE, operations }, next, 0);
        const found = new Set(
          [
            ...comparison.changes.flatMap(({ level, operations }) => (level === 'breaking' ? operations : [])),
            ...comparison.unexplained,
          ].map(({ operation }) => operation),
        );
        if (verdictOf(comparison) === 'breaking') seen.breaking += 1;
        const reexecute = createReexecution(BASE, next);
        for (const { id, document } of operations) {
          const random = randomBy(seeds[0] ?? 1);
          const [invalid] = validate(next, document);
          const faults = Array.from({ length: TRIES }, () => invalid?.message ?? reexecute(document, random));
          const fault = faults.find((one) => one !== null);
          if (fault === undefined) continue;
          seen.broken += 1;
          if (invalid === undefined) seen.validationAloneWouldMiss += 1;
          if (!found.has(id)) throw new Error(`Missed: ${id} breaks by "${fault}" under\n${print(edited)}`);
        }
      }),
      { numRuns: 1_000, maxSkipsPerRun: 1_000 },
    );
    // Were the second opinion blind, it would find nothing to miss.
    expect(seen.broken).toBeGreaterThan(150);
    expect(seen.validationAloneWouldMiss).toBeGreaterThan(75);
    expect(seen.breaking).toBeLessThan(1_000);
  });
});

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
