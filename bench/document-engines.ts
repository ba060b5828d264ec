import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededId } from '../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import type { WriteOperation } from '../platform/ports/documents.ts';
import { systemClock } from '../platform/time/clock.ts';
import type { DocumentStore } from '../subgraphs/database/domain/document-store.ts';
import { openEmbeddedDocumentStore } from '../subgraphs/database/engines/document-store.embedded.ts';
import { openMongoDocumentStore } from '../subgraphs/database/engines/document-store.mongodb.ts';
import { openDataFolder } from '../testing/data-folder.ts';
import { openMongoTarget } from '../testing/engines/mongodb.ts';
import { measureTextLeg } from './text-leg.ts';

const SECONDS = 3;
const WRITERS = 8;
const LIST = 50;

export interface DocumentEngineRow {
  readonly what: string;
  readonly unit: string;
  /** By the engine's name. */
  readonly figures: Readonly<Record<string, number>>;
}

/**
 * Besides, the text leg of search over 100,000 documents, as search opens it beside each engine: where the server has no text index
 * (FerretDB), the embedded one serves there too, so that row then compares a thing with itself.
 *
 * The catalogue in each engine, then: writes of one document by eight writers at once and by one, the time from a commit to a waiting
 * reader of the feed, reads of one document and of a list of 50 by an indexed path. The other engine is FerretDB, which has no
 * transactions and reads whole collections for most questions, or the server of `MONGODB_URI`.
 */
export async function measureDocumentEngines(): Promise<readonly DocumentEngineRow[]> {
  await using folder = await openDataFolder();
  await using target = await openMongoTarget();
  const shared = { clock: systemClock, log: SILENT_LOGGER };
  await using embedded = openEmbeddedDocumentStore({ ...shared, file: join(folder.path, 'documents.sqlite') });
  await using mongo = await openMongoDocumentStore({ ...shared, config: target.config({ MONGODB_TIMEOUT_MS: '60000' }) });
  const measured = new Map([
    ['embedded', await measure(embedded)],
    [target.name, await measure(mongo)],
  ]);
  const [ofEmbedded, ofServer] = [await measureTextLeg(null), await measureTextLeg(target.config())];
  for (const [engine, leg] of [['embedded', ofEmbedded] as const, [target.name, ofServer] as const]) {
    measured
      .get(engine)
      ?.push(
        { what: 'text leg, 100,000 documents: median', unit: 'ms', figure: leg.medianMs },
        { what: 'text leg, 100,000 documents: p95', unit: 'ms', figure: leg.p95Ms },
        { what: 'text leg: documents indexed', unit: '/s', figure: leg.documentsPerSecond },
      );
  }
  console.log(`The text leg beside ${target.name} is served by ${ofServer.servedBy}.`);
  const [first = []] = measured.values();
  return first.map(({ what, unit }, index) => ({
    what,
    unit,
    figures: Object.fromEntries([...measured].map(([engine, figures]) => [engine, figures[index]?.figure ?? Number.NaN])),
  }));
}

async function measure(store: DocumentStore): Promise<{ what: string; unit: string; figure: number }[]> {
  const stones = readFileSync(join(import.meta.dirname, '../data/stones.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { slug: string; type: string });
  const put = (data: object & { slug: string }): WriteOperation => ({
    ...({ kind: 'put', collection: 'stones', visibility: 'PUBLIC', authorId: null } as const),
    ...{ id: seededId('stone', data.slug), data },
  });
  for (let from = 0; from < stones.length; from += 100) {
    await store.commit({ operations: stones.slice(from, from + 100).map(put), by: null });
  }
  const ids = stones.map(({ slug }) => seededId('stone', slug));
  const { type = 'MARBLE' } = stones[0] ?? {};
  let written = 0;
  const write = () => {
    written += 1;
    return store.commit({ operations: [put({ slug: `bench-${written}` })], by: null });
  };
  const lags: number[] = [];
  for (let times = 0; times < 20; times += 1) {
    const waiting = store.readChanges({ after: await store.lastCursor(), limit: 10, waitMs: 20_000 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await write();
    const committedAt = performance.now();
    await waiting;
    lags.push(performance.now() - committedAt);
  }
  const points = await timesOf((turn) => store.getMany('stones', [ids[turn % ids.length] ?? '']));
  const lists = await timesOf(() => store.find('stones', { where: { 'data.type': type }, limit: LIST }));
  return [
    { what: `documents written by ${WRITERS} writers`, unit: '/s', figure: await rateOf(WRITERS, write) },
    { what: 'documents written by one writer', unit: '/s', figure: await rateOf(1, write) },
    { what: 'from a commit to a reader of the feed', unit: 'ms', figure: median(lags) },
    { what: 'one document by its id', unit: 'ms', figure: median(points) },
    { what: `${LIST} documents by an indexed path`, unit: 'ms', figure: median(lists) },
  ];
}

async function rateOf(writers: number, write: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  let count = 0;
  const run = async () => {
    while (performance.now() - begin < SECONDS * 1_000) {
      await write();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: writers }, run));
  return (count / (performance.now() - begin)) * 1_000;
}

async function timesOf(read: (turn: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const until = performance.now() + SECONDS * 1_000; performance.now() < until; ) {
    const begin = performance.now();
    await read(times.length);
    times.push(performance.now() - begin);
  }
  return times;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export function printDocumentEngines(rows: readonly DocumentEngineRow[]): void {
  const engines = Object.keys(rows[0]?.figures ?? {});
  console.log(`\nDocuments: ${engines.join(' against ')}; 545 stones, medians or rates`);
  for (const { what, unit, figures } of rows) {
    const [base = 1, other = 1] = engines.map((engine) => figures[engine] ?? Number.NaN);
    const shown = [base, other].map((figure) => `${figure.toFixed(figure < 10 ? 3 : 0)} ${unit}`.padStart(14));
    console.log(`${what.padEnd(40)}${shown.join('')}${(other / base).toFixed(2).padStart(10)}`);
  }
}
