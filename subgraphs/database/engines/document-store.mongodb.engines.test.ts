import { afterAll, beforeAll } from 'vitest';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { type MongoTarget, openMongoTarget } from '../../../testing/engines/mongodb.ts';
import type { DocumentStore } from '../domain/document-store.ts';
import { describeDocumentStore } from './document-store.contract.ts';
import { openMongoDocumentStore } from './document-store.mongodb.ts';
import { describeChangeFeed } from './feed.contract.ts';
import { describeFilters } from './filter.contract.ts';

let target: MongoTarget;
beforeAll(async () => {
  target = await openMongoTarget();
});
afterAll(() => target[Symbol.asyncDispose]());

/** Databases whose indexes are made and which hold nothing. */
const ready: string[] = [];

async function openStore(clock: Clock): Promise<DocumentStore> {
  const database = ready.pop();
  const config = target.config(database === undefined ? {} : { MONGODB_DATABASE: database });
  const store = await openMongoDocumentStore({ config, clock, log: SILENT_LOGGER });
  return {
    ...store,
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      await target.empty(config.database);
      ready.push(config.database);
    },
  };
}

describeDocumentStore('mongodb', openStore);
describeChangeFeed('mongodb', openStore);
describeFilters('mongodb', openStore);
