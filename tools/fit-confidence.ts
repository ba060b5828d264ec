/**
 * Fits the curve that turns the raw score of a match into the probability that it is right (`confidence.ts` of identity), and
 * prints its knots. Rights and wrongs come from the learning parts of the evaluation sets, from names with a slip and from names
 * whose stone was taken out of the catalogue, the last weighted so that one query in eight names no stone, as in the sets.
 * Method: isotonic regression by pooling adjacent violators (Ayer et al., Annals of Mathematical Statistics 26, 1955), one
 * success and one failure in a hundred added to each pool, read off at a few places. Takes a minute.
 */
import { join } from 'node:path';
import { buildNameIndex, type NamedStone } from '../subgraphs/content/domain/identity/name-index.ts';
import { resolveIdentity } from '../subgraphs/content/domain/identity/resolve-identity.ts';
import { readCatalogue, readItems, textOf } from './eval/evaluation.ts';
import { absentNames, createRandom, SLIPS, slippedNames } from './eval/slips.ts';
import { PROJECT } from './generated-files.ts';

interface Sample {
  readonly raw: number;
  readonly right: boolean;
  readonly weight: number;
}

const PLACES = [0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 1];
const ABSENT_SHARE = 1 / 8;
const SLIP_SHARE = 1 / 4;

const stones = readCatalogue();
const index = buildNameIndex(stones);
const samples: Sample[] = [];

function take(on: NameIndexOf, query: string, stoneIds: readonly string[], weight: number): void {
  const { rawScore, stoneId } = on(query);
  if (stoneId !== null) samples.push({ raw: rawScore, right: stoneIds.includes(stoneId), weight });
}

type NameIndexOf = (query: string) => { readonly rawScore: number; readonly stoneId: string | null };
const resolverOf = (of: readonly NamedStone[], built = buildNameIndex(of)): NameIndexOf => {
  return (query) => {
    const { stoneId, confidence } = resolveIdentity(built, query, undefined, (raw) => raw);
    return { rawScore: confidence, stoneId };
  };
};
const whole = resolverOf(stones, index);

const learn = ['identity.dev.jsonl', 'identity.own.jsonl']
  .flatMap((file) => readItems(join(PROJECT, 'data/eval', file)))
  .filter(({ split }) => split !== 'test');
for (const item of learn) {
  const expected = [item.expect, ...(Array.isArray(item.accept) ? item.accept : [])] as { readonly slug?: string }[];
  take(
    whole,
    textOf(item.query),
    expected.flatMap(({ slug }) => slug ?? []),
    1,
  );
}
const random = createRandom(7);
const slipped = Object.values(SLIPS).flatMap((slip) => slippedNames(stones, slip, random));
for (const { query, stoneId } of slipped) {
  take(whole, query, stoneId === null ? [] : [stoneId], (SLIP_SHARE * learn.length) / slipped.length);
}
const absent = stones.flatMap((stone) => {
  const rest = stones.filter((other) => other !== stone);
  const resolve = resolverOf(rest);
  return absentNames(stones, stone).map(({ query }) => resolve(query));
});
for (const { rawScore, stoneId } of absent) {
  if (stoneId !== null) samples.push({ raw: rawScore, right: false, weight: (ABSENT_SHARE * learn.length) / absent.length });
}

/** Pools of samples in which the share of rights rises. */
const pools: { from: number; to: number; right: number; all: number }[] = [];
for (const { raw, right, weight } of samples.sort((a, b) => a.raw - b.raw)) {
  let pool = { from: raw, to: raw, right: right ? weight : 0, all: weight };
  for (let last = pools.at(-1); last !== undefined && last.right / last.all >= pool.right / pool.all; last = pools.at(-1)) {
    pools.pop();
    pool = { from: last.from, to: pool.to, right: last.right + pool.right, all: last.all + pool.all };
  }
  pools.push(pool);
}
const shareAt = (raw: number) => {
  const pool = pools.find(({ to }) => to >= raw) ?? pools.at(-1);
  return pool === undefined ? Number.NaN : (pool.right + 0.99) / (pool.all + 1);
};
console.log(`${samples.length} samples, ${pools.length} pools`);
for (const place of PLACES) console.log(`  [${place}, ${shareAt(place).toFixed(3)}],`);
