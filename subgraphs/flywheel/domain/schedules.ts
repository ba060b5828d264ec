import { Cron } from 'croner';
import { DomainError, invalidInput, notFound } from '../../../platform/errors/domain-error.ts';
import { createIdSource } from '../../../platform/ids/ids.ts';
import type { DocumentsPort, StoredDocument, WriteOperation } from '../../../platform/ports/documents.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { newRun, putRun, type WorkflowDefinition } from './workflow.ts';
import { GAP_ANALYSIS, QUBEE } from './workflows.ts';

/** `data` of a document of `schedules`; its id is its name. */
export interface ScheduleData {
  readonly workflow: string;
  /** Five fields: minute, hour, day of month, month, day of week. */
  readonly cron: string;
  /** An IANA zone. */
  readonly timezone: string;
  readonly enabled: boolean;
  readonly lastRunId: string | null;
  /** ISO 8601, UTC; null unless enabled. */
  readonly nextRunAt: string | null;
}

export type ScheduleRecord = StoredDocument<ScheduleData>;

/** The schedules of a fresh install. Experts are asked only once somebody has switched that on. */
const DEFAULTS: Readonly<Record<string, Pick<ScheduleData, 'workflow' | 'cron' | 'timezone' | 'enabled'>>> = {
  'daily-gap-analysis': { workflow: GAP_ANALYSIS, cron: '0 6 * * *', timezone: 'Europe/Rome', enabled: true },
  'weekly-expert-questions': { workflow: QUBEE, cron: '0 9 * * 1', timezone: 'Europe/Rome', enabled: false },
};

export interface ScheduleBook {
  /** Stores the default schedules that are not there yet; what somebody has changed stays. */
  seed(): Promise<void>;
  /** By name. */
  list(): Promise<readonly ScheduleRecord[]>;
  /** @throws {DomainError} INVALID_INPUT, NOT_FOUND */
  set(
    request: {
      readonly name: string;
      readonly cron?: string | null;
      readonly timezone?: string | null;
      readonly enabled?: boolean | null;
    },
    by: string,
  ): Promise<{ readonly schedule: ScheduleRecord; readonly cursor: string }>;
  /**
   * Fires every schedule whose time has come, once however long ago that was and however many processes ask: moving it on
   * and storing its run are one batch, refused to all but the first.
   * @returns how many runs were stored; they are due at once
   */
  fireDue(): Promise<number>;
}

/**
 * The next time after `now` at which a schedule fires.
 * @returns milliseconds since the epoch; null when it never comes true, as on a 30th of February
 * @throws {TypeError | RangeError} for a malformed pattern or an unknown zone
 */
export function nextRun(cron: string, timezone: string, now: number): number | null {
  return new Cron(cron, { timezone, mode: '5-part', paused: true }).nextRun(new Date(now))?.getTime() ?? null;
}

function put(name: string, data: ScheduleData, expectedRevision: number): WriteOperation {
  return {
    kind: 'put',
    collection: 'schedules',
    id: name,
    data,
    visibility: 'flywheel:read',
    authorId: null,
    expectedRevision,
  };
}

export function createScheduleBook({
  documents,
  clock,
  definitions,
}: {
  readonly documents: DocumentsPort;
  readonly clock: Clock;
  readonly definitions: readonly WorkflowDefinition[];
}): ScheduleBook {
  const newId = createIdSource(clock);

  /** @throws {DomainError} INVALID_INPUT naming what is wrong with the pattern or the zone */
  function checkedNextRun(cron: string, timezone: string): string {
    if (!isTimezone(timezone))
      throw invalidInput('input.timezone', 'no such time zone.', 'Send an IANA name such as `Europe/Rome`.');
    let next: number | null = null;
    try {
      if (cron.length <= 100) next = nextRun(cron, timezone, clock.now());
    } catch {
      // What the parser throws repeats the pattern, which may be any text: it is not for the log.
      throw invalidInput(
        'input.cron',
        'not a cron pattern of five fields.',
        'Send minute, hour, day of month, month and day of week, such as `0 6 * * *`.',
      );
    }
    if (next === null) throw invalidInput('input.cron', 'this pattern never comes true.', 'Check its day and month.');
    return new Date(next).toISOString();
  }

  async function fire(schedule: ScheduleRecord): Promise<boolean> {
    const { data } = schedule;
    const definition = definitions.find(({ name }) => name === data.workflow);
    const now = clock.now();
    const next = nextRun(data.cron, data.timezone, now);
    const moved = { ...data, nextRunAt: next === null ? null : new Date(next).toISOString() };
    const by = `schedule:${schedule.id}`;
    if (definition !== undefined) {
      const runId = newId('run');
      const run = newRun(definition, { input: null, startedBy: by, now });
      const operations = [
        put(schedule.id, { ...moved, lastRunId: runId }, schedule.revision),
        putRun(runId, run, 0, definition.isExclusive),
      ];
      try {
        await documents.commit({ operations, by: 'flywheel' });
        return true;
      } catch (error) {
        // The same exclusive workflow is under way: this time is served by that run.
        if (!(error instanceof DomainError) || error.code !== 'DUPLICATE') throw error;
      }
    }
    await documents.commit({ operations: [put(schedule.id, moved, schedule.revision)], by: 'flywheel' });
    return false;
  }

  return {
    async seed() {
      const names = Object.keys(DEFAULTS);
      await retryOnConflict(async () => {
        const known = await documents.getMany<ScheduleData>('schedules', names);
        const operations = Object.entries(DEFAULTS).flatMap(([name, schedule], index) => {
          if (known[index]) return [];
          const nextRunAt = schedule.enabled ? checkedNextRun(schedule.cron, schedule.timezone) : null;
          return [put(name, { ...schedule, lastRunId: null, nextRunAt }, 0)];
        });
        if (operations.length > 0) await documents.commit({ operations, by: 'flywheel' });
      });
    },
    list: () => documents.find<ScheduleData>('schedules', { where: { visibility: 'flywheel:read' } }),
    async set({ name, cron, timezone, enabled }, by) {
      return retryOnConflict(async () => {
        const [known] = await documents.getMany<ScheduleData>('schedules', [name.slice(0, 200)]);
        if (!known) throw notFound('input.name', 'schedule');
        const changed = {
          ...known.data,
          cron: cron?.trim() ?? known.data.cron,
          timezone: timezone ?? known.data.timezone,
          enabled: enabled ?? known.data.enabled,
        };
        const nextRunAt = checkedNextRun(changed.cron, changed.timezone);
        const data = { ...changed, nextRunAt: changed.enabled ? nextRunAt : null };
        const commit = await documents.commit({ operations: [put(known.id, data, known.revision)], by });
        const [stored] = commit.documents;
        if (stored === undefined) throw new Error('A batch of one schedule answered none.');
        return { schedule: { ...stored, data }, cursor: commit.cursor };
      });
    },
    async fireDue() {
      const now = new Date(clock.now()).toISOString();
      const due = await documents.find<ScheduleData>('schedules', {
        where: { 'data.enabled': true, 'data.nextRunAt': { $lte: now } },
      });
      let fired = 0;
      for (const schedule of due) {
        try {
          if (await fire(schedule)) fired += 1;
        } catch (error) {
          // Somebody else has fired it, or changed it: its next time is theirs to say.
          if (!(error instanceof DomainError) || error.code !== 'CONFLICT') throw error;
        }
      }
      return fired;
    },
  };
}

function isTimezone(name: string): boolean {
  // Offsets such as "+02:00" are accepted by the platform but know no summer time; a schedule is meant in local time.
  if (!/^[A-Za-z]/.test(name) || name.length > 64) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
