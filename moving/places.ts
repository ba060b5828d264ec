import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { readBasics } from '../platform/config/basics.ts';
import { createEnvReader, type Environment } from '../platform/config/parse-env.ts';
import { type MongoConfig, readMongoConfig } from '../platform/engines/mongodb-config.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import type { Clock } from '../platform/time/clock.ts';
import type { DocumentStore } from '../subgraphs/database/domain/document-store.ts';
import type { StoreReader, StoreWriter } from '../subgraphs/database/domain/store-transfer.ts';
import { openEmbeddedDocumentStore } from '../subgraphs/database/engines/document-store.embedded.ts';
import { openMongoDocumentStore } from '../subgraphs/database/engines/document-store.mongodb.ts';
import { holdMongoDatabase } from '../subgraphs/database/engines/mongodb-hold.ts';
import { openEmbeddedStoreReader, openEmbeddedStoreWriter } from '../subgraphs/database/engines/transfer.embedded.ts';
import { holdsMongoStore, openMongoStoreReader, openMongoStoreWriter } from '../subgraphs/database/engines/transfer.mongodb.ts';
import type { KeyFile } from './archive.ts';

/** A place where a store is or may be. */
export interface StorePlace {
  /** For people, without a secret. */
  readonly label: string;
  /** @param options `alone`: what for, where it fails when a process may write meanwhile, as far as that can be told before */
  openReader(options?: { readonly alone: string }): Promise<StoreReader>;
  /** @param by what for, told to whoever is refused meanwhile */
  openWriter(by: string): Promise<StoreWriter>;
  /** Opens it to be used, as the platform does; one command at a time. */
  openStore(clock: Clock, by: string): Promise<DocumentStore>;
  /** True when there is a store, an empty one too. */
  isTaken(): Promise<boolean>;
  /** Whether a store that is there can be replaced in one step. */
  readonly canReplace: boolean;
}

/** Where the environment says that the platform's data are. */
export interface Places {
  readonly dataDir: string;
  readonly embedded: StorePlace;
  /** Null where the environment names none. */
  readonly mongodb: StorePlace | null;
  /** The store that the platform serves from with this environment. */
  readonly serving: StorePlace;
  /** What the platform keeps beside the store and cannot make again. */
  readonly keys: readonly KeyFile[];
}

/** @throws {ConfigError} naming every fault */
export function readPlaces(environment: Environment): Places {
  const read = createEnvReader(environment);
  const { dataDir } = readBasics(read, { home: homedir(), project: resolve(import.meta.dirname, '..') });
  const mongo = readMongoConfig(read);
  const authKeys = read.text('AUTH_KEYS_FILE', join(dataDir, 'auth', 'keys.json'));
  read.finish();
  const embedded = embeddedPlace(dataDir);
  const mongodb = mongo === null ? null : mongoPlace(mongo);
  return {
    dataDir,
    embedded,
    mongodb,
    serving: mongodb ?? embedded,
    keys: [
      { name: 'auth-keys.json', path: authKeys },
      { name: 'asker-secret', path: join(dataDir, 'router', 'asker-secret') },
    ],
  };
}

function embeddedPlace(dataDir: string): StorePlace {
  const file = join(dataDir, 'database', 'documents.sqlite');
  return {
    label: `the data folder ${dataDir}`,
    openReader: async (options) => openEmbeddedStoreReader(file, options),
    openWriter: async (by) => openEmbeddedStoreWriter(file, by),
    openStore: async (clock, by) => openEmbeddedDocumentStore({ file, clock, log: SILENT_LOGGER, by }),
    isTaken: async () => existsSync(file),
    canReplace: true,
  };
}

function mongoPlace(config: MongoConfig): StorePlace {
  return {
    // The URI may hold a password.
    label: `the MongoDB database ${config.database}`,
    openReader: () => openMongoStoreReader(config),
    openWriter: (by) => openMongoStoreWriter(config, by),
    async openStore(clock, by) {
      await using opened = new AsyncDisposableStack();
      opened.use(await holdMongoDatabase(config, by));
      const store = opened.use(await openMongoDocumentStore({ config, clock, log: SILENT_LOGGER }));
      const owned = opened.move();
      return { ...store, [Symbol.asyncDispose]: () => owned.disposeAsync() };
    },
    isTaken: () => holdsMongoStore(config),
    canReplace: false,
  };
}
