import type { DatabaseSync } from 'node:sqlite';
import { inTransaction, openDatabase } from '../../../platform/sqlite/open-database.ts';
import { addPairs, type HistogramPairs, toPairs } from '../domain/histogram.ts';
import { operationSubject, type SliceRange } from '../domain/slices.ts';
import { addCounts, createTally, mergeTally, type Tally, tallyOf } from '../domain/tally.ts';
import type { Slice, UsageIndex } from '../domain/usage-index.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS slices (
    subject TEXT NOT NULL,
    seconds INTEGER NOT NULL,
    start INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    views INTEGER NOT NULL,
    searches INTEGER NOT NULL,
    buckets BLOB NOT NULL,
    PRIMARY KEY (subject, seconds, start)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS slices_by_age ON slices (seconds, start);
  CREATE TABLE IF NOT EXISTS watermark (log TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID;
`;
const COLUMNS = 'subject, start, requests, errors, views, searches, buckets';
const FIRST_OPERATION = operationSubject('');
/** The least text above everything that begins with the prefix. */
const AFTER_OPERATIONS = FIRST_OPERATION.replace(':', ';');

/** Opens the slices in a SQLite file. */
export function openSqliteUsageIndex(file: string): UsageIndex {
  const database: DatabaseSync = openDatabase(file);
  // What a power cut takes back is added in again from the logs, so a commit need not wait for the disk.
  database.exec(`PRAGMA synchronous=NORMAL; ${SCHEMA}`);
  const readSlice = database.prepare(`SELECT ${COLUMNS} FROM slices WHERE subject = ? AND seconds = ? AND start = ?`);
  const writeSlice = database.prepare(
    'INSERT OR REPLACE INTO slices (subject, seconds, start, requests, errors, views, searches, buckets) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const addSearches = database.prepare(
    `INSERT INTO slices (subject, seconds, start, requests, errors, views, searches, buckets) VALUES (?, ?, ?, 0, 0, 0, ?, x'')
     ON CONFLICT DO UPDATE SET searches = searches + excluded.searches`,
  );
  // CROSS JOIN keeps the order of the loops: left to itself the planner walks the slices of every subject by `slices_by_age`.
  const readRanges = database.prepare(
    `SELECT ${COLUMNS} FROM json_each(?) AS wanted CROSS JOIN json_each(?) AS range CROSS JOIN slices
     ON subject = wanted.value AND seconds = range.value ->> 'sliceSeconds'
     AND start >= range.value ->> 'since' AND start < range.value ->> 'until'`,
  );
  const readSeries = database.prepare(
    `SELECT ${COLUMNS} FROM slices WHERE subject = ? AND seconds = ? AND start >= ? ORDER BY start`,
  );
  const readNames = database.prepare('SELECT DISTINCT subject FROM slices WHERE subject >= ? AND subject < ?');
  const readMarks = database.prepare('SELECT log, id FROM watermark');
  const writeMark = database.prepare('INSERT OR REPLACE INTO watermark (log, id) VALUES (?, ?)');
  const removeOld = database.prepare(
    `DELETE FROM slices WHERE (subject, seconds, start) IN
     (SELECT subject, seconds, start FROM slices WHERE seconds = ? AND start < ? LIMIT ?)`,
  );

  function operationNames(): string[] {
    return readNames.all(FIRST_OPERATION, AFTER_OPERATIONS).map(({ subject }) => String(subject).slice(FIRST_OPERATION.length));
  }

  function sum(subjects: readonly string[], ranges: readonly SliceRange[]): Map<string, Tally> {
    const tallies = new Map<string, Tally>();
    for (const row of readRanges.iterate(JSON.stringify(subjects), JSON.stringify(ranges))) {
      addRow(tallyOf(tallies, String(row.subject)), row);
    }
    return tallies;
  }

  return {
    apply(deltas, watermarks) {
      inTransaction(database, () => {
        for (const { subject, sliceSeconds, start, tally } of deltas) {
          if (tally.requests === 0) {
            // An entity that was only found: many a search, and no histogram to merge.
            addSearches.run(subject, sliceSeconds, start, tally.searches);
            continue;
          }
          const sum = createTally();
          const row = readSlice.get(subject, sliceSeconds, start);
          if (row !== undefined) addRow(sum, row);
          mergeTally(sum, tally);
          const { requests, errors, views, searches, histogram } = sum;
          writeSlice.run(subject, sliceSeconds, start, requests, errors, views, searches, packPairs(toPairs(histogram)));
        }
        for (const [log, id] of Object.entries(watermarks)) writeMark.run(log, id);
      });
    },
    watermarks() {
      const marks = new Map(readMarks.all().map(({ log, id }) => [log, typeof id === 'string' ? id : null]));
      return { usage: marks.get('usage') ?? null, metrics: marks.get('metrics') ?? null };
    },
    sum,
    sumOperations(ranges) {
      const sums = sum(operationNames().map(operationSubject), ranges);
      return new Map([...sums].map(([subject, tally]) => [subject.slice(FIRST_OPERATION.length), tally]));
    },
    slicesSince(subject, sliceSeconds, since) {
      const slices: Slice[] = [];
      for (const row of readSeries.iterate(subject, sliceSeconds, since)) {
        const tally = createTally();
        addRow(tally, row);
        slices.push({ start: Number(row.start), tally });
      }
      return slices;
    },
    operationNames,
    prune(sliceSeconds, before, limit) {
      return Number(removeOld.run(sliceSeconds, before, limit).changes);
    },
    [Symbol.dispose]() {
      database.close();
    },
  };
}

function addRow(tally: Tally, row: Record<string, unknown>): void {
  const { requests, errors, views, searches, buckets } = row;
  addCounts(tally, {
    requests: Number(requests),
    errors: Number(errors),
    views: Number(views),
    searches: Number(searches),
  });
  if (buckets instanceof Uint8Array) addPairs(tally.histogram, unpackPairs(buckets));
}

/** Five bytes a pair: the bucket, then its count, little-endian. */
const PAIR_BYTES = 5;

function packPairs(pairs: HistogramPairs): Uint8Array {
  const bytes = new Uint8Array(pairs.length * PAIR_BYTES);
  const view = new DataView(bytes.buffer);
  for (const [index, [bucket, count]] of pairs.entries()) {
    view.setUint8(index * PAIR_BYTES, bucket);
    view.setUint32(index * PAIR_BYTES + 1, count, true);
  }
  return bytes;
}

function unpackPairs(bytes: Uint8Array): [number, number][] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / PAIR_BYTES) }, (_, index) => [
    view.getUint8(index * PAIR_BYTES),
    view.getUint32(index * PAIR_BYTES + 1, true),
  ]);
}
