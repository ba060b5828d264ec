import { invalidInput } from '../../../platform/errors/domain-error.ts';
import { seededId } from '../../../platform/ids/ids.ts';
import { checkMetric, type MetricName } from './metrics.ts';

export type AlertSeverityName = 'INFO' | 'WARNING' | 'CRITICAL';
export type ComparisonName = 'GREATER_THAN' | 'LESS_THAN';

/** `data` of a document of `alertRules`; never changed after it was created. */
export interface AlertRuleData {
  readonly name: string;
  readonly metric: MetricName;
  readonly comparison: ComparisonName;
  readonly threshold: number;
  readonly forSeconds: number;
  readonly severity: AlertSeverityName;
  readonly enabled: boolean;
  readonly channels: readonly string[];
}

export interface AlertRuleRecord extends AlertRuleData {
  readonly id: string;
}

/** The client's input, as it came. */
export interface AlertRuleRequest {
  readonly name: string;
  readonly metric: string;
  readonly comparison: ComparisonName;
  readonly threshold: number;
  /** Default 0. */
  readonly forSeconds?: number;
  readonly severity: AlertSeverityName;
  /** Default none. */
  readonly channels?: readonly string[];
}

/** Who can be told. */
const CHANNELS: readonly string[] = ['log'];
const MAX_NAME = 120;
const MAX_FOR_SECONDS = 86_400;
const MAX_CHANNELS = 10;
/** Every rule is evaluated every ten seconds, and `alertRules` lists them on one page. */
export const MAX_RULES = 200;

/** @throws {DomainError} INVALID_INPUT naming the field at fault */
export function parseAlertRule(input: AlertRuleRequest): AlertRuleData {
  const { forSeconds = 0, channels = [] } = input;
  const name = input.name.trim();
  if (name.length < 1 || name.length > MAX_NAME) {
    throw invalidInput('input.name', `must have 1 to ${MAX_NAME} characters, not ${name.length}.`);
  }
  if (!Number.isFinite(input.threshold)) throw invalidInput('input.threshold', 'must be a finite number.');
  if (!Number.isInteger(forSeconds) || forSeconds < 0 || forSeconds > MAX_FOR_SECONDS) {
    throw invalidInput('input.forSeconds', `must be from 0 to ${MAX_FOR_SECONDS}, not ${forSeconds}.`);
  }
  if (channels.length > MAX_CHANNELS) throw invalidInput('input.channels', `at most ${MAX_CHANNELS} are allowed.`);
  for (const [index, channel] of channels.entries()) {
    const argument = `input.channels.${index}`;
    if (!CHANNELS.includes(channel)) throw invalidInput(argument, 'no such channel.', `Use ${CHANNELS.join(', ')}.`);
    if (channels.indexOf(channel) < index) throw invalidInput(argument, 'is named twice.', 'Name each channel once.');
  }
  return {
    name,
    metric: checkMetric(input.metric, 'input.metric'),
    comparison: input.comparison,
    threshold: input.threshold,
    forSeconds,
    severity: input.severity,
    enabled: true,
    channels: [...channels],
  };
}

/** The rules of a fresh installation. They are ordinary rules: one that was deleted does not come back. */
export const DEFAULT_RULES: readonly AlertRuleRecord[] = [
  {
    id: seededId('rule', 'error-rate'),
    name: 'More than 5 % of operations fail',
    metric: 'errorRate',
    comparison: 'GREATER_THAN',
    threshold: 0.05,
    forSeconds: 300,
    severity: 'CRITICAL',
    enabled: true,
    channels: ['log'],
  },
  {
    id: seededId('rule', 'slow-operations'),
    name: 'One operation in 20 takes longer than 200 ms',
    metric: 'p95Ms',
    comparison: 'GREATER_THAN',
    threshold: 200,
    forSeconds: 300,
    severity: 'WARNING',
    enabled: true,
    channels: ['log'],
  },
  {
    id: seededId('rule', 'unpriced-calls'),
    name: 'Paid calls without a known price',
    metric: 'unpricedCalls',
    comparison: 'GREATER_THAN',
    threshold: 0,
    forSeconds: 0,
    severity: 'INFO',
    enabled: true,
    channels: ['log'],
  },
  {
    id: seededId('rule', 'daily-cost'),
    name: 'A day costs more than the previous system did',
    metric: 'costUsd',
    comparison: 'GREATER_THAN',
    threshold: 432.5,
    forSeconds: 0,
    severity: 'WARNING',
    enabled: true,
    channels: ['log'],
  },
];
