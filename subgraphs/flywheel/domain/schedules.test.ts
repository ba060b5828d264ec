import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import { createManualClock, type ManualClock } from '../../../testing/clock.ts';
import { openTestDocuments, type TestDocuments } from '../../../testing/documents.ts';
import { createScheduleBook, nextRun, type ScheduleBook, type ScheduleData } from './schedules.ts';
import type { RunData, WorkflowDefinition } from './workflow.ts';

const HOUR_MS = 3_600_000;
const DAILY = 'daily-gap-analysis';
const definitions: readonly WorkflowDefinition[] = ['gap-analysis', 'qubee'].map((name) => ({
  name,
  isExclusive: name === 'gap-analysis',
  checkInput() {},
  steps: [{ name: 'one', run: async () => ({ kind: 'done', detail: '' }) }],
}));

let clock: ManualClock;
let store: TestDocuments;
let documents: DocumentsPort;
beforeEach(async () => {
  clock = createManualClock(Date.UTC(2026, 0, 1, 12));
  store = await openTestDocuments(clock);
  documents = store.portFor('flywheel');
});
afterEach(() => store[Symbol.asyncDispose]());

const openBook = (): ScheduleBook => createScheduleBook({ documents, clock, definitions });

async function daily(): Promise<ScheduleData> {
  const [schedule] = await documents.getMany<ScheduleData>('schedules', [DAILY]);
  if (!schedule) throw new Error('no schedule');
  return schedule.data;
}

describe('the next time', () => {
  it('is read in the schedule’s own zone, over the change to summer time', () => {
    expect(nextRun('0 6 * * *', 'Europe/Rome', Date.UTC(2026, 2, 28, 12))).toBe(Date.UTC(2026, 2, 29, 4));
    expect(nextRun('0 6 * * *', 'Europe/Rome', Date.UTC(2026, 0, 1, 12))).toBe(Date.UTC(2026, 0, 2, 5));
    expect(nextRun('0 6 * * *', 'America/New_York', Date.UTC(2026, 0, 1, 12))).toBe(Date.UTC(2026, 0, 2, 11));
  });

  it('is after the present moment, even when that is a time of the schedule', () => {
    expect(nextRun('0 6 * * *', 'UTC', Date.UTC(2026, 0, 1, 6))).toBe(Date.UTC(2026, 0, 2, 6));
  });

  it('is null for a day that never comes', () => {
    expect(nextRun('0 0 30 2 *', 'UTC', Date.UTC(2026, 0, 1))).toBeNull();
  });
});

describe('a fresh install', () => {
  it('has a daily analysis at six in Rome, and asks experts only once somebody switches that on', async () => {
    await openBook().seed();
    const schedules = await openBook().list();
    expect(schedules.map(({ id, data }) => [id, data.enabled, data.nextRunAt])).toEqual([
      [DAILY, true, '2026-01-02T05:00:00.000Z'],
      ['weekly-expert-questions', false, null],
    ]);
  });

  it('leaves what somebody has changed when it is seeded again', async () => {
    await openBook().seed();
    await openBook().set({ name: DAILY, enabled: false }, 'me');
    await openBook().seed();
    expect(await daily()).toMatchObject({ enabled: false, nextRunAt: null });
  });
});

describe('firing', () => {
  it('fires once when its time has come, though two schedulers ask at once', async () => {
    await openBook().seed();
    expect(await openBook().fireDue()).toBe(0);
    clock.advance(17 * HOUR_MS);
    const fired = await Promise.all([openBook().fireDue(), openBook().fireDue()]);
    expect(fired[0] + fired[1]).toBe(1);
    expect(await openBook().fireDue()).toBe(0);
    const runs = await documents.find<RunData>('runs', {});
    expect(runs.map(({ data }) => [data.workflow, data.startedBy, data.status])).toEqual([
      ['gap-analysis', `schedule:${DAILY}`, 'RUNNING'],
    ]);
    expect(await daily()).toMatchObject({ lastRunId: runs[0]?.id, nextRunAt: '2026-01-03T05:00:00.000Z' });
  });

  it('makes up once for all the times that it missed while the platform was down', async () => {
    await openBook().seed();
    clock.advance(10 * 24 * HOUR_MS);
    expect(await openBook().fireDue()).toBe(1);
    expect(await documents.count('runs')).toBe(1);
    expect(await daily()).toMatchObject({ nextRunAt: '2026-01-12T05:00:00.000Z' });
  });

  it('moves on without a second run while the same analysis is under way', async () => {
    await openBook().seed();
    clock.advance(17 * HOUR_MS);
    await openBook().fireDue();
    clock.advance(24 * HOUR_MS);
    expect(await openBook().fireDue()).toBe(0);
    expect(await documents.count('runs')).toBe(1);
    expect(await daily()).toMatchObject({ nextRunAt: '2026-01-04T05:00:00.000Z' });
  });

  it('does not fire what is switched off', async () => {
    await openBook().seed();
    await openBook().set({ name: DAILY, enabled: false }, 'me');
    clock.advance(48 * HOUR_MS);
    expect(await openBook().fireDue()).toBe(0);
  });
});

describe('changing a schedule', () => {
  it('changes what it is given and says when it fires next', async () => {
    await openBook().seed();
    const { schedule } = await openBook().set({ name: DAILY, cron: ' 30 4 * * 1 ', timezone: 'Europe/Lisbon' }, 'me');
    expect(schedule.data).toMatchObject({
      cron: '30 4 * * 1',
      timezone: 'Europe/Lisbon',
      enabled: true,
      nextRunAt: '2026-01-05T04:30:00.000Z',
    });
  });

  it.each([
    [{ cron: 'at six' }, 'input.cron'],
    [{ cron: '* * * * * *' }, 'input.cron'],
    [{ cron: '0 0 30 2 *' }, 'input.cron'],
    [{ cron: `${'0,'.repeat(100)}0 6 * * *` }, 'input.cron'],
    [{ timezone: 'Europe/Levanto' }, 'input.timezone'],
    [{ timezone: '+02:00' }, 'input.timezone'],
    [{ timezone: '' }, 'input.timezone'],
    [{ cron: '' }, 'input.cron'],
  ])('refuses %o and changes nothing', async (change, path) => {
    await openBook().seed();
    const before = await daily();
    await expect(openBook().set({ name: DAILY, ...change }, 'me')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining(`${path}: `),
    });
    expect(await daily()).toEqual(before);
  });

  it('knows no schedule but the fixed ones', async () => {
    await openBook().seed();
    await expect(openBook().set({ name: 'mine', cron: '* * * * *' }, 'me')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
