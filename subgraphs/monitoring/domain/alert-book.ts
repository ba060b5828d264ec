import { DomainError, invalidInput, notFound } from '../../../platform/errors/domain-error.ts';
import {
  argumentsHash,
  type Connection,
  checkFirst,
  decodeCursor,
  type Position,
  toConnection,
} from '../../../platform/graphql/connection.ts';
import { canSee, type Guarded, type Viewer } from '../../../platform/identity/viewer.ts';
import { checkId, type createIdSource } from '../../../platform/ids/ids.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { DocumentsPort, StoredDocument, Where, WriteOperation } from '../../../platform/ports/documents.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { type AlertData, type AlertStateName, type AlertStep, resolveAlert, silenceFor, stepAlert } from './alert-life.ts';
import {
  type AlertRuleData,
  type AlertRuleRecord,
  type AlertRuleRequest,
  DEFAULT_RULES,
  MAX_RULES,
  parseAlertRule,
} from './alert-rules.ts';
import type { MetricName, OpenSpan } from './metrics.ts';

export interface AlertRecord extends AlertData {
  readonly id: string;
}

/** What a write gives back, with the feed's position after it. */
export interface Written<Value> {
  readonly value: Value;
  readonly cursor: string;
}

export interface AlertBookOptions {
  readonly documents: Pick<DocumentsPort, 'getMany' | 'find' | 'count' | 'commit'>;
  readonly newId: ReturnType<typeof createIdSource>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The rules and the alerts, as they are stored. */
export interface AlertBook {
  /** Stores the default rules once in the life of the data. */
  seed(): Promise<void>;
  /** By name, ties by id. */
  rules(): Promise<AlertRuleRecord[]>;
  /** Same length and order as `ids`; null for what is absent or hidden from the viewer. */
  rulesById(ids: readonly string[], viewer: Viewer): Promise<(AlertRuleRecord | null)[]>;
  alertsById(ids: readonly string[], viewer: Viewer): Promise<(AlertRecord | null)[]>;
  /** @throws {DomainError} INVALID_INPUT, INVALID_CURSOR */
  page(request: {
    readonly state: AlertStateName | null;
    readonly first: number;
    readonly after: string | null;
  }): Promise<Connection<AlertRecord>>;
  /** @throws {DomainError} INVALID_INPUT */
  createRule(input: AlertRuleRequest, by: string | null): Promise<Written<AlertRuleRecord>>;
  /** Its open alert resolves in the same batch. @throws {DomainError} INVALID_INPUT, NOT_FOUND, CONFLICT */
  deleteRule(id: string, by: string | null): Promise<Written<string>>;
  /** @throws {DomainError} INVALID_INPUT, NOT_FOUND, CONFLICT */
  silence(id: string, minutes: number, by: string | null): Promise<Written<AlertRecord>>;
  /** The alerts that were open at any time since an instant, at most 10,000; those of rules on `openAlerts` aside. */
  openSpans(sinceMs: number): Promise<OpenSpan[]>;
  /** Compares every enabled rule with its metric now and takes its alert one step further. */
  evaluate(metricNow: (metric: MetricName) => Promise<number | null>): Promise<void>;
}

const VISIBILITY = 'monitoring:read';
const VISIBLE: Where = { visibility: VISIBILITY };
const MAX_MINUTES = 10_080;
const MAX_SPANS = 10_000;
const SEED_KEY = 'monitoring:default-rules:1';

/** Makes the book. */
export function createAlertBook({ documents, newId, clock, log }: AlertBookOptions): AlertBook {
  const guarded = { visibility: VISIBILITY, authorId: null } as const;

  function putAlert(id: string, data: AlertData, expectedRevision: number): WriteOperation {
    // One open alert a rule, also when two processes evaluate it at once.
    const uniqueKeys = data.state === 'RESOLVED' ? [] : [`alerts:open:${data.rule.id}`];
    return { kind: 'put', collection: 'alerts', id, data, ...guarded, expectedRevision, uniqueKeys };
  }

  function putRule({ id, ...data }: AlertRuleRecord, expectedRevision: number): WriteOperation {
    return { kind: 'put', collection: 'alertRules', id, data, ...guarded, expectedRevision };
  }

  async function rules(): Promise<AlertRuleRecord[]> {
    const stored = await documents.find<AlertRuleData>('alertRules', {
      where: VISIBLE,
      sort: [['data.name', 1]],
      limit: MAX_RULES,
    });
    return stored.map(toRecord);
  }

  async function openAlerts(): Promise<readonly StoredDocument<AlertData>[]> {
    return documents.find<AlertData>('alerts', { where: { 'data.state': { $in: ['PENDING', 'FIRING', 'SILENCED'] } } });
  }

  async function store(id: string, step: AlertStep, revision: number): Promise<void> {
    try {
      await documents.commit({ operations: [putAlert(id, step.next, revision)], by: 'monitoring' });
    } catch (error) {
      // Someone silenced it, or another process evaluated it first: the next evaluation goes on from what is stored then.
      if (error instanceof DomainError && (error.code === 'CONFLICT' || error.code === 'DUPLICATE')) return;
      throw error;
    }
    if (step.isToTell) tell(id, step.next);
  }

  function tell(id: string, { rule, state, value, startedAt }: AlertData): void {
    if (!rule.channels.includes('log')) return;
    const facts = { alert: id, rule: rule.name, metric: rule.metric, threshold: rule.threshold, value, startedAt };
    if (state === 'RESOLVED') log.info(facts, 'alert resolved');
    else if (rule.severity === 'CRITICAL') log.error(facts, 'alert is firing');
    else log.warn(facts, 'alert is firing');
  }

  return {
    async seed() {
      const fingerprint = DEFAULT_RULES.map(({ id }) => id).join(' ');
      await documents.commit({
        operations: DEFAULT_RULES.map((rule) => putRule(rule, 0)),
        by: 'monitoring',
        idempotency: { key: SEED_KEY, fingerprint },
      });
    },
    rules,
    async rulesById(ids, viewer) {
      return toVisible(await documents.getMany<AlertRuleData>('alertRules', ids), viewer);
    },
    async alertsById(ids, viewer) {
      return toVisible(await documents.getMany<AlertData>('alerts', ids), viewer);
    },
    async page({ state, first, after }) {
      checkFirst(first);
      const hash = argumentsHash('alerts', { state });
      const position = decodeCursor(hash, after);
      const where: Where = { ...VISIBLE, ...(state === null ? {} : { 'data.state': state }) };
      const [stored, total] = await Promise.all([
        documents.find<AlertData>('alerts', {
          where: position === null ? where : { $and: [where, isAfter(position)] },
          sort: [['data.startedAt', -1]],
          limit: first + 1,
        }),
        documents.count('alerts', where),
      ]);
      const positionOf = ({ startedAt, id }: AlertRecord): Position => ({ keys: [startedAt], id });
      return toConnection(stored.map(toRecord), { first, hash, after: position, total }, positionOf, (alert) => alert);
    },
    async createRule(input, by) {
      const rule: AlertRuleRecord = { id: newId('rule'), ...parseAlertRule(input) };
      if ((await documents.count('alertRules')) >= MAX_RULES) {
        throw invalidInput('input', `there are already ${MAX_RULES} rules.`, 'Delete one first.');
      }
      const { cursor } = await documents.commit({ operations: [putRule(rule, 0)], by });
      return { value: rule, cursor };
    },
    async deleteRule(id, by) {
      checkId(id, 'rule', 'input.id');
      const [stored] = await documents.getMany<AlertRuleData>('alertRules', [id]);
      if (stored === null || stored === undefined) throw notFound('input.id', 'alert rule');
      const now = new Date(clock.now()).toISOString();
      const resolved = (await openAlerts())
        .filter(({ data }) => data.rule.id === id)
        .map((alert) => putAlert(alert.id, resolveAlert(alert.data, now, null).next, alert.revision));
      const { cursor } = await documents.commit({
        operations: [{ kind: 'delete', collection: 'alertRules', id, expectedRevision: stored.revision }, ...resolved],
        by,
      });
      return { value: id, cursor };
    },
    async silence(id, minutes, by) {
      checkId(id, 'alert', 'input.id');
      if (!Number.isInteger(minutes) || minutes < 1 || minutes > MAX_MINUTES) {
        throw invalidInput('input.minutes', `must be from 1 to ${MAX_MINUTES}, not ${minutes}.`);
      }
      const [stored] = await documents.getMany<AlertData>('alerts', [id]);
      if (stored === null || stored === undefined) throw notFound('input.id', 'alert');
      if (stored.data.state === 'RESOLVED') {
        throw invalidInput('input.id', 'the alert has resolved and is quiet already.', 'Silence an alert that is open.');
      }
      const next = silenceFor(stored.data, minutes, clock.now());
      const { cursor } = await documents.commit({ operations: [putAlert(id, next, stored.revision)], by });
      return { value: { id, ...next }, cursor };
    },
    async openSpans(sinceMs) {
      const since = new Date(sinceMs).toISOString();
      const alerts = await documents.find<AlertData>('alerts', {
        where: {
          // An alert on the number of open alerts would keep itself open.
          'data.rule.metric': { $ne: 'openAlerts' satisfies MetricName },
          $or: [{ 'data.state': { $ne: 'RESOLVED' } }, { 'data.resolvedAt': { $gte: since } }],
        },
        limit: MAX_SPANS,
      });
      return alerts.map(({ data: { startedAt, resolvedAt } }) => ({
        fromMs: Date.parse(startedAt),
        toMs: resolvedAt === null ? null : Date.parse(resolvedAt),
      }));
    },
    async evaluate(metricNow) {
      const [current, open] = await Promise.all([rules(), openAlerts()]);
      const openByRule = new Map(open.map((alert) => [alert.data.rule.id, alert]));
      const enabled = current.filter((rule) => rule.enabled);
      const values = new Map<MetricName, number | null>();
      for (const { metric } of enabled) if (!values.has(metric)) values.set(metric, await metricNow(metric));
      for (const rule of enabled) {
        const alert = openByRule.get(rule.id) ?? null;
        openByRule.delete(rule.id);
        const step = stepAlert(rule, alert?.data ?? null, values.get(rule.metric) ?? null, clock.now());
        if (step !== null) await store(alert?.id ?? newId('alert'), step, alert?.revision ?? 0);
      }
      // What is left belongs to rules that are gone or disabled.
      const now = new Date(clock.now()).toISOString();
      for (const alert of openByRule.values()) await store(alert.id, resolveAlert(alert.data, now, null), alert.revision);
    },
  };
}

/** Behind a position in the order of `alerts`: the latest start first, ties by rising id. */
function isAfter({ keys: [startedAt = null], id }: Position): Where {
  return { $or: [{ 'data.startedAt': { $lt: startedAt } }, { 'data.startedAt': startedAt, id: { $gt: id } }] };
}

function toRecord<Data extends object>({ id, data }: StoredDocument<Data>): Data & { readonly id: string } {
  return { ...data, id };
}

function toVisible<Data extends object>(
  stored: readonly ((StoredDocument<Data> & Guarded) | null)[],
  viewer: Viewer,
): (Data & { readonly id: string })[] | (null | (Data & { readonly id: string }))[] {
  return stored.map((document) => (document !== null && canSee(viewer, document) ? toRecord(document) : null));
}
