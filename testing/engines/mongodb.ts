import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { createEnvReader, type Environment } from '../../platform/config/parse-env.ts';
import { type MongoConfig, readMongoConfig } from '../../platform/engines/mongodb-config.ts';
import { startFerret } from './ferretdb-server.ts';

/** The server that contract suites run on: that of MONGODB_URI, else a FerretDB of the suite's own. */
export interface MongoTarget extends AsyncDisposable {
  readonly uri: string;
  readonly name: string;
  /** A configuration as a service has it, by the environment that a service would have; on a database of its own by default. */
  config(environment?: Environment): MongoConfig;
  /** Removes the database, or only what is in its collections, which is quicker than making their indexes again. */
  empty(database: string): Promise<void>;
}

export async function openMongoTarget(): Promise<MongoTarget> {
  await using opened = new AsyncDisposableStack();
  // Within the suites the project's own environment is emptied, and this one is left.
  const given = process.env.ENGINES_MONGODB_URI ?? process.env.MONGODB_URI ?? '';
  const uri = given !== '' ? given : opened.use(await startFerret()).uri;
  const client = opened.adopt(new MongoClient(uri), (own) => own.close());
  const made = new Set<string>();
  const owned = opened.move();
  return {
    uri,
    name: given !== '' ? 'mongodb' : 'ferretdb, not run against MongoDB',
    config(environment = {}) {
      const config = mongoConfig({ MONGODB_URI: uri, ...environment });
      made.add(config.database);
      return config;
    },
    async empty(database) {
      const db = client.db(database);
      for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
        if ((await db.collection(name).findOne({})) !== null) await db.collection(name).deleteMany({});
      }
    },
    async [Symbol.asyncDispose]() {
      if (given !== '') for (const database of made) await client.db(database).dropDatabase();
      await owned.disposeAsync();
    },
  };
}

export function mongoConfig(environment: Environment): MongoConfig {
  const read = createEnvReader({ MONGODB_DATABASE: `t_${randomUUID().replaceAll('-', '').slice(0, 20)}`, ...environment });
  const config = readMongoConfig(read);
  read.finish();
  if (config === null) throw new Error('There is no MONGODB_URI.');
  return config;
}
