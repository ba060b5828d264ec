import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../testing/clock.ts';
import { findDeprecations } from './sunset.ts';

const SCHEMA = buildSchema(`
  type Query {
    stone(code: String @deprecated(reason: "Use slug. Sunset 2027-03-01."), slug: String): Stone
  }
  type Stone {
    family: String @deprecated(reason: "Use group. Sunset 2027-03-01.")
    tint: Tint @deprecated
    rock: String @deprecated(reason: "Sunset 2027-02-30, a day that never comes.")
  }
  enum Tint { RED ROSE @deprecated(reason: "Sunset 2028-01-01. Use RED.") }
  input Unused { a: Int @deprecated(reason: "No sunset here."), b: Int }
`);

describe('deprecations', () => {
  const clock = createManualClock(Date.parse('2027-03-01T23:59:59.999Z'));
  const states = () =>
    Object.fromEntries(findDeprecations(SCHEMA, clock.now()).map(({ coordinate, state }) => [coordinate, state]));

  it('are served to the end of their last day, and then overdue', () => {
    expect(states()).toMatchObject({ 'Stone.family': 'announced', 'Query.stone.code': 'announced', 'Tint.ROSE': 'announced' });
    clock.advance(1);
    expect(states()).toMatchObject({ 'Stone.family': 'overdue', 'Query.stone.code': 'overdue', 'Tint.ROSE': 'announced' });
  });

  it('are undated without a day that exists', () => {
    expect(states()).toMatchObject({ 'Stone.tint': 'undated', 'Stone.rock': 'undated', 'Unused.a': 'undated' });
    expect(Object.keys(states())).toHaveLength(6);
  });
});
