import { describe, expect, it } from 'vitest';
import { type AlertData, isBreached, stepAlert } from './alert-life.ts';
import type { AlertRuleRecord } from './alert-rules.ts';

const RULE: AlertRuleRecord = {
  id: 'rule_x',
  name: 'Slow',
  metric: 'p95Ms',
  comparison: 'GREATER_THAN',
  threshold: 200,
  forSeconds: 60,
  severity: 'WARNING',
  enabled: true,
  channels: [],
};
const T0 = Date.UTC(2026, 0, 1);

/** Feeds values at seconds, and gives the state after each, `-` for no alert. */
function play(
  rule: AlertRuleRecord,
  values: readonly (readonly [seconds: number, value: number | null])[],
  start: AlertData | null = null,
) {
  let alert = start;
  return values.map(([seconds, value]) => {
    const open = alert?.state === 'RESOLVED' ? null : alert;
    const step = stepAlert(rule, open, value, T0 + seconds * 1_000);
    alert = step?.next ?? open;
    return `${alert?.state ?? '-'}${step?.isToTell ? '!' : ''}`;
  });
}

describe('an alert', () => {
  it('is pending until the breach has lasted, then fires and tells once, then resolves and tells', () => {
    expect(
      play(RULE, [
        [0, 100],
        [10, 300],
        [60, 300],
        [70, 300],
        [80, 300],
        [90, 100],
        [100, 100],
      ]),
    ).toEqual(['-', 'PENDING', 'PENDING', 'FIRING!', 'FIRING', 'RESOLVED!', '-']);
  });

  it('begins anew after an interruption, and never tells of an alert that did not fire', () => {
    expect(
      play(RULE, [
        [0, 300],
        [50, 100],
        [60, 300],
        [110, 300],
        [120, 300],
      ]),
    ).toEqual(['PENDING', 'RESOLVED', 'PENDING', 'PENDING', 'FIRING!']);
  });

  it('fires at once without a waiting time', () => {
    expect(
      play({ ...RULE, forSeconds: 0 }, [
        [0, 300],
        [10, 100],
      ]),
    ).toEqual(['FIRING!', 'RESOLVED!']);
  });

  it('ends where the metric has no value', () => {
    expect(
      play({ ...RULE, forSeconds: 0 }, [
        [0, 300],
        [10, null],
      ]),
    ).toEqual(['FIRING!', 'RESOLVED!']);
  });

  it('stays quiet while silenced, tells again when that is over, and resolves quietly', () => {
    const silenced: AlertData = {
      rule: RULE,
      state: 'SILENCED',
      value: 300,
      startedAt: new Date(T0).toISOString(),
      firedAt: new Date(T0).toISOString(),
      silencedUntil: new Date(T0 + 60_000).toISOString(),
      resolvedAt: null,
    };
    expect(
      play(
        RULE,
        [
          [30, 300],
          [60, 300],
        ],
        silenced,
      ),
    ).toEqual(['SILENCED', 'FIRING!']);
    expect(play(RULE, [[30, 100]], silenced)).toEqual(['RESOLVED']);
  });

  it('returns to pending when it was silenced before it fired', () => {
    const silenced: AlertData = {
      rule: { ...RULE, forSeconds: 600 },
      state: 'SILENCED',
      value: 300,
      startedAt: new Date(T0).toISOString(),
      firedAt: null,
      silencedUntil: new Date(T0 + 60_000).toISOString(),
      resolvedAt: null,
    };
    expect(
      play(
        silenced.rule,
        [
          [60, 300],
          [600, 300],
        ],
        silenced,
      ),
    ).toEqual(['PENDING', 'FIRING!']);
  });

  it('keeps the value of its last change of state', () => {
    const first = stepAlert(RULE, null, 300, T0);
    expect(first?.next.value).toBe(300);
    expect(stepAlert(RULE, first?.next ?? null, 400, T0 + 60_000)?.next.value).toBe(400);
  });
});

describe('a threshold', () => {
  it('itself is no breach, on either side', () => {
    expect([199, 200, 201].map((value) => isBreached(RULE, value))).toEqual([false, false, true]);
    expect([199, 200, 201].map((value) => isBreached({ ...RULE, comparison: 'LESS_THAN' }, value))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is not passed by no value', () => {
    expect(isBreached({ ...RULE, comparison: 'LESS_THAN' }, null)).toBe(false);
  });
});
