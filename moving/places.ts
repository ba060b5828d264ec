import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { readBasics } from '../platform/config/basics.ts';
import { createEnvReader, type Environment } from '../platform/config/parse-env.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import type { Clock } from '../platform/time/clock.ts';
import type { DocumentStore } from '../subgraphs/database/domain/document-store.ts';
import type { StoreReader, StoreWriter } from '../subgraphs/database/domain/store-transfer.ts';
import { openEmbeddedDocumentStore } from '../subgraphs/database/engines/document-store.embedded.ts';
import { openEmbeddedStoreReader, openEmbeddedStoreWriter } from '../subgraphs/database/engines/transfer.embedded.ts';
import type { KeyFile } from './archive.ts';

/** A place where a store is or may be. */
export interface StorePlace {
  /** For people, without a secret. */
  readonly label: string;
  /** @param alone keeps everyone else from writing meanwhile, or fails where someone may */
  openReader(options?: { readonly alone: boolean }): Promise<StoreReader>;
  openWriter(): Promise<StoreWriter>;
  /** Opens it to be used, as the platform does. */
  openStore(clock: Clock): Promise<DocumentStore>;
  /** True when there is a store, an empty one too. */
  isTaken(): Promise<boolean>;
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
  const authKeys = read.text('AUTH_KEYS_FILE', join(dataDir, 'auth', 'keys.json'));
  read.finish();
  const embedded = embeddedPlace(dataDir);
  return {
    dataDir,
    embedded,
    mongodb: null,
    serving: embedded,
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
    openWriter: async () => openEmbeddedStoreWriter(file),
    openStore: async (clock) => openEmbeddedDocumentStore({ file, clock, log: SILENT_LOGGER }),
    isTaken: async () => existsSync(file),
  };
}
