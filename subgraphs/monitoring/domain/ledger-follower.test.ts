import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import type { LedgerEntryData } from '../../../platform/ports/telemetry.ts';
import { openDataFolder } from '../../../testing/data-folder.ts';
import { openTestDocuments } from '../../../testing/documents.ts';
import { openSqliteLedgerIndex } from '../engines/ledger-index.sqlite.ts';
import { followLedger } from './ledger-follower.ts';

const ENTRY: LedgerEntryData = {
  at: '2026-01-01T00:00:00.000Z',
  service: 'content',
  provider: 'openai',
  model: 'm',
  operation: 'generateArticle',
  entityIds: [],
  userId: null,
  quantities: { INPUT_TOKEN: 1 },
  nanoUsd: '5',
  priceIds: [],
};

it('the sums forget what a store that took the place of another one does not have', async () => {
  await using folder = await openDataFolder();
  await using before = await openTestDocuments();
  await using after = await openTestDocuments();
  const put = { kind: 'put', collection: 'ledger', data: ENTRY, visibility: 'monitoring:read', expectedRevision: 0 } as const;
  await before.portFor('monitoring').commit({ operations: [{ ...put, id: 'one', authorId: null }], by: null });
  using ledger = openSqliteLedgerIndex(join(folder.path, 'ledger.sqlite'));
  const calls: (number | undefined)[] = [];
  for (const store of [before, after]) {
    await using following = followLedger(store.portFor('monitoring'), ledger, () => {}, SILENT_LOGGER);
    await following.caughtUp();
    calls.push(ledger.groupsSince('OPERATION', '2026').get('generateArticle')?.calls);
  }
  expect(calls).toEqual([1, undefined]);
});
