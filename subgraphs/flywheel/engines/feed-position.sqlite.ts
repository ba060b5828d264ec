import { openDatabase } from '../../../platform/sqlite/open-database.ts';

/** Where a consumer of the change feed has come to, kept over restarts. */
export interface FeedPosition extends Disposable {
  load(): string | null;
  store(cursor: string): void;
}

/** @throws {StartupError} when the file cannot be used */
export function openSqliteFeedPosition(file: string): FeedPosition {
  const database = openDatabase(file);
  database.exec('CREATE TABLE IF NOT EXISTS position (one INTEGER PRIMARY KEY CHECK (one = 1), cursor TEXT NOT NULL) STRICT');
  const read = database.prepare('SELECT cursor FROM position');
  const write = database.prepare(
    'INSERT INTO position (one, cursor) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET cursor = excluded.cursor',
  );
  return {
    load() {
      const cursor = read.get()?.cursor;
      return typeof cursor === 'string' ? cursor : null;
    },
    store: (cursor) => void write.run(cursor),
    [Symbol.dispose]: () => database.close(),
  };
}
