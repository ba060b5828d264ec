import type { AlertRuleRecord } from './alert-rules.ts';

export type AlertStateName = 'PENDING' | 'FIRING' | 'RESOLVED' | 'SILENCED';

/** `data` of a document of `alerts`: one time that a rule's threshold was passed. Times are ISO 8601, UTC. */
export interface AlertData {
  /** The rule as it was: it may be deleted, the alert stays readable. */
  readonly rule: AlertRuleRecord;
  readonly state: AlertStateName;
  /** The metric's value when the state last changed. */
  readonly value: number;
  readonly startedAt: string;
  /** Null while it has not fired. */
  readonly firedAt: string | null;
  /** Null when it is not silenced. */
  readonly silencedUntil: string | null;
  readonly resolvedAt: string | null;
}

/** What an evaluation makes of a rule's alert, and whether the rule's channels are to be told. */
export interface AlertStep {
  readonly next: AlertData;
  readonly isToTell: boolean;
}

/** True when a value passes the rule's threshold; no value passes nothing. */
export function isBreached({ comparison, threshold }: AlertRuleRecord, value: number | null): boolean {
  if (value === null) return false;
  return comparison === 'GREATER_THAN' ? value > threshold : value < threshold;
}

/**
 * The next state of a rule's alert: PENDING from the first breach, FIRING once it has lasted `forSeconds` without interruption,
 * SILENCED until its time is over, RESOLVED with the first value that is not in breach.
 * @param alert the rule's open alert; null when it has none
 * @param value the metric now; null when there is none
 * @returns null when nothing changes
 */
export function stepAlert(
  rule: AlertRuleRecord,
  alert: AlertData | null,
  value: number | null,
  nowMs: number,
): AlertStep | null {
  const now = new Date(nowMs).toISOString();
  if (value === null || !isBreached(rule, value)) return alert === null ? null : resolveAlert(alert, now, value);
  if (alert === null) {
    const isFiring = rule.forSeconds === 0;
    const firedAt = isFiring ? now : null;
    const begun = { rule, value, startedAt: now, firedAt, silencedUntil: null, resolvedAt: null };
    return { next: { ...begun, state: isFiring ? 'FIRING' : 'PENDING' }, isToTell: isFiring };
  }
  if (alert.silencedUntil !== null && alert.silencedUntil > now) return null;
  const isDue = nowMs - Date.parse(alert.startedAt) >= rule.forSeconds * 1_000;
  const state = alert.firedAt !== null || isDue ? 'FIRING' : 'PENDING';
  if (state === alert.state) return null;
  const firedAt = state === 'FIRING' ? (alert.firedAt ?? now) : null;
  return { next: { ...alert, state, value, firedAt, silencedUntil: null }, isToTell: state === 'FIRING' };
}

/** Ends an alert; the channels hear of it when they heard of its beginning and it is not silenced. */
export function resolveAlert(alert: AlertData, now: string, value: number | null): AlertStep {
  const next: AlertData = { ...alert, state: 'RESOLVED', value: value ?? alert.value, silencedUntil: null, resolvedAt: now };
  return { next, isToTell: alert.state === 'FIRING' };
}

/** Keeps an open alert quiet for some minutes from now. */
export function silenceFor(alert: AlertData, minutes: number, nowMs: number): AlertData {
  return { ...alert, state: 'SILENCED', silencedUntil: new Date(nowMs + minutes * 60_000).toISOString() };
}
