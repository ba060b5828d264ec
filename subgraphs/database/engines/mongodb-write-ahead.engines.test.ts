import fc from 'fast-check';
import { MongoClient } from 'mongodb';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import type { WriteBatch } from '../../../platform/ports/documents.ts';
import { systemClock } from '../../../platform/time/clock.ts';
import { reportSubstitute } from '../../../testing/engines/fault-table.ts';
import { mongoConfig } from '../../../testing/engines/mongodb.ts';
import { type ScriptedMongo, startScriptedMongo } from '../../../testing/engines/scripted-mongo.ts';
import { type BatchPlan, createBatchPlanner } from './batch-plan.ts';
import { putStone, stoneId } from './document-store.contract.ts';
import { openMongoDocumentStore } from './document-store.mongodb.ts';
import { applyPlan } from './mongodb-apply.ts';
import { loadSnapshot } from './mongodb-snapshot.ts';

let server: ScriptedMongo;
beforeEach(async () => {
  server = await startScriptedMongo(false);
});
afterEach(() => server[Symbol.asyncDispose]());
afterAll(() => {
  reportSubstitute('MongoDB', 'a commit without transactions whose answer is lost, or that arrives late (scripted server)');
  reportSubstitute('MongoDB', 'plans carried out again and late, at random, change nothing (scripted server)');
});

const DATABASE = 'ahead';
const open = () => {
  const config = mongoConfig({ MONGODB_URI: server.uri, MONGODB_DATABASE: DATABASE, MONGODB_TIMEOUT_MS: '700' });
  return openMongoDocumentStore({ config, clock: systemClock, log: SILENT_LOGGER });
};
const isEntry = (command: Record<string, unknown>) => command.insert === '_log';
const pair = (key: string) => ({ operations: [putStone(key, {}, { expectedRevision: 0 }), putStone(`${key}2`)], by: null });
const all = (collection: string) => server.data.view.all(`${DATABASE}.${collection}`);

describe('a commit without transactions, on a scripted server, not run against MongoDB', () => {
  it('that was made but not answered is found, and made once', async () => {
    await using store = await open();
    server.fail({ command: 'insert', if: isEntry, reply: 'hang up', isCarriedOut: true });
    const { documents } = await store.commit(pair('a'));
    expect(documents.map(({ revision }) => revision)).toEqual([1, 1]);
    expect(all('_log')).toHaveLength(1);
    expect(all('_logParts')).toEqual([]);
    expect(await store.count('stones')).toBe(2);
  });

  it('that was not made is refused, and does nothing should it arrive late', async () => {
    await using store = await open();
    await store.commit(pair('a'));
    server.fail({ command: 'insert', if: isEntry, reply: 'hang up' });
    await expect(store.commit(pair('b'))).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE', facts: undefined });
    expect(all('_logParts')).toEqual([]);
    const entry = { _id: '00000000000002', batch: 'late', base: 2, last: 4, parts: 1, isApplied: false };
    server.data.view.write(`${DATABASE}._log`, entry._id, entry);
    expect(await store.getMany('stones', [stoneId('b'), stoneId('b2')])).toEqual([null, null]);
    const { cursor } = await store.commit(pair('c'));
    const page = await store.readChanges({ after: null, limit: 10, waitMs: 0 });
    expect(page).toMatchObject({ cursor, atEnd: true });
    expect(page.changes.map(({ id }) => id)).toEqual(['a', 'a2', 'c', 'c2'].map(stoneId));
  });

  it('is carried out by the next who comes, where its author went away after it', async () => {
    {
      await using store = await open();
      server.fail({ command: 'insert', if: ({ insert }) => insert === '_history', times: 1_000, reply: 'hang up' });
      await expect(store.commit(pair('a'))).rejects.toMatchObject({
        code: 'ENGINE_UNAVAILABLE',
        facts: { outcome: 'unknown' },
      });
    }
    expect(all('_changes')).toEqual([]);
    server.heal();
    await using store = await open();
    expect(await store.count('stones')).toBe(2);
    expect((await store.histories([stoneId('a')], 5))[0]).toHaveLength(1);
    expect((await store.readChanges({ after: null, limit: 10, waitMs: 0 })).changes).toHaveLength(2);
  });
});

describe('plans, on a scripted server, not run against MongoDB', () => {
  const key = fc.constantFrom('a', 'b', 'c');
  const operation = fc.oneof(
    fc.record({ kind: fc.constant('put' as const), key, n: fc.nat(9), unique: fc.constantFrom('x', 'y', null) }),
    fc.record({ kind: fc.constant('delete' as const), key }),
  );
  const toBatch = (operations: readonly { kind: string; key: string; n?: number; unique?: string | null }[]): WriteBatch => ({
    by: null,
    operations: operations.map(({ kind, key: name, n, unique }) =>
      kind === 'delete'
        ? { kind, collection: 'stones', id: stoneId(name) }
        : putStone(name, { n }, unique === null || unique === undefined ? {} : { uniqueKeys: [unique] }),
    ) as WriteBatch['operations'],
  });
  /** What readers can see of a database. */
  const seen = (database: string) =>
    ['stones', '_changes', '_keys'].map((name) =>
      server.data.view.all(`${database}.${name}`).toSorted((a, b) => (String(a._id) < String(b._id) ? -1 : 1)),
    );

  it('carried out again, or late, whatever came meanwhile, leave everything as it was', { timeout: 60_000 }, async () => {
    await using client = new MongoClient(server.uri);
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(operation, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 6 }),
        fc.infiniteStream(fc.nat(99)),
        async (batches, chance) => {
          runs += 1;
          const [once, again] = [client.db(`once${runs}`), client.db(`again${runs}`)];
          const plans: BatchPlan[] = [];
          let position = 0;
          for (const operations of batches) {
            const batch = toBatch(operations);
            const snapshot = await loadSnapshot(once, [batch], { storeId: '00000000', position });
            const planner = createBatchPlanner(snapshot, '2026-01-01T00:00:00.000Z');
            try {
              planner.add(batch);
            } catch {
              continue;
            }
            const plan = planner.plan();
            if (plan === null) continue;
            plans.push(plan);
            position = plan.last;
            await applyPlan(once, plan, { isAbsent: snapshot.isAbsent });
            await applyPlan(again, plan, { isAbsent: () => false });
            // A writer that was held up wakes and goes on with what it had.
            const late = plans[(chance.next().value ?? 0) % plans.length];
            if (late !== undefined) await applyPlan(again, late, { isAbsent: () => (chance.next().value ?? 0) % 2 === 0 });
            expect(seen(`again${runs}`)).toEqual(seen(`once${runs}`));
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
