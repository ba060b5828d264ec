import { BSON } from 'mongodb';
import {
  compare,
  createScriptedData,
  type Item,
  matches,
  type ScriptedData,
  ServerError,
  type Transaction,
  type View,
  valuesAt,
} from './scripted-mongo-data.ts';
import { readTextIndex, searchText, type TextIndex } from './scripted-mongo-text.ts';

/** A command as it came, with its database under `$db`. */
export type Command = Record<string, unknown> & { readonly $db: string };
export type Reply = Record<string, unknown>;

export interface ScriptedCommands {
  readonly data: ScriptedData;
  /** Every command of a client, oldest first, without the handshakes of the monitor. */
  readonly received: readonly Command[];
  run(command: Command): Promise<Reply>;
}

interface Cursor {
  readonly namespace: string;
  token: string;
  /** Ends the wait of a getMore. */
  wake: () => void;
}

/** Carries out commands as a primary of a replica set would, as far as the adapter sends them. */
export function createScriptedCommands(): ScriptedCommands {
  const data = createScriptedData();
  const received: Command[] = [];
  const indexes = new Map<string, Map<string, object>>();
  const texts = new Map<string, TextIndex>();
  const transactions = new Map<string, { readonly number: number; readonly open: Transaction | null }>();
  const cursors = new Map<number, Cursor>();
  let lastCursor = 0;

  const sessionOf = (command: Command) => BSON.EJSON.stringify(command.lsid ?? null);

  /** Where a command reads and writes. @throws as a server does where the fields of the transaction are not as they must be */
  function viewOf(command: Command): View {
    if (command.autocommit === undefined) return data.view;
    if (command.autocommit !== false || command.lsid === undefined) throw new ServerError(72, 'autocommit must be false');
    if (command.writeConcern !== undefined) throw new ServerError(72, 'writeConcern is not allowed within a transaction');
    const number = Number(command.txnNumber);
    const session = sessionOf(command);
    const known = transactions.get(session);
    if (command.startTransaction === true) {
      if (known !== undefined && number <= known.number) throw new ServerError(225, 'TransactionTooOld');
      const level = (command.readConcern as { level?: string } | undefined)?.level;
      if (level !== 'snapshot') throw new ServerError(72, 'the transaction does not ask for a snapshot');
      const open = data.begin();
      transactions.set(session, { number, open });
      return open;
    }
    if (command.readConcern !== undefined) throw new ServerError(72, 'only the first command may name a readConcern');
    if (known?.number !== number || known.open === null) {
      throw new ServerError(251, 'NoSuchTransaction', ['TransientTransactionError']);
    }
    return known.open;
  }

  function end(command: Command): Transaction | null {
    const session = sessionOf(command);
    const known = transactions.get(session);
    if (command.$db !== 'admin' || command.autocommit !== false) throw new ServerError(72, 'not a command of a transaction');
    if (known?.number !== Number(command.txnNumber)) throw new ServerError(251, 'NoSuchTransaction');
    transactions.set(session, { ...known, open: null });
    return known.open;
  }

  async function carryOut(name: string, command: Command): Promise<Reply> {
    const collection = String(command[name]);
    const namespace = `${command.$db}.${collection}`;
    switch (name) {
      case 'ping':
      case 'endSessions':
        return {};
      case 'killCursors':
        for (const id of (command.cursors as readonly unknown[]).map(Number)) {
          cursors.get(id)?.wake();
          cursors.delete(id);
        }
        return {};
      case 'find': {
        const { $text, ...filter } = (command.filter ?? {}) as Item;
        const among = viewOf(command).all(namespace);
        const searched = $text === undefined ? among : searchText(among, $text, texts.get(namespace));
        const found = searched.filter((item) => matches(item, filter));
        const sorted = sort(found, command.sort as Record<string, number> | undefined);
        const skip = Number(command.skip ?? 0);
        return toCursor(namespace, sorted.slice(skip, skip + (Number(command.limit ?? 0) || Number.POSITIVE_INFINITY)));
      }
      case 'aggregate':
        return aggregate(command, namespace);
      case 'getMore':
        return awaitEvents(Number(command.getMore), Number(command.maxTimeMS ?? 1_000));
      case 'insert': {
        const view = viewOf(command);
        return writeEach(command.documents as Item[], command, (item) => {
          insert(view, namespace, item);
          return 1;
        });
      }
      case 'update': {
        const view = viewOf(command);
        const upserted: object[] = [];
        const updates = command.updates as { readonly q: Item; readonly u: Item; readonly upsert?: boolean }[];
        const reply = writeEach(updates, command, ({ q, u, upsert }, index) => {
          const found = view.all(namespace).find((item) => matches(item, q));
          if (found !== undefined) {
            const changed = u.$set === undefined ? { ...u, _id: found._id } : { ...found, ...(u.$set as object) };
            view.write(namespace, found._id, changed);
          } else if (upsert === true) {
            insert(view, namespace, { ...u, _id: q._id });
            upserted.push({ index, _id: q._id });
          } else return 0;
          return 1;
        });
        return { ...reply, nModified: reply.n, ...(upserted.length === 0 ? {} : { upserted }) };
      }
      case 'delete': {
        const view = viewOf(command);
        const deletes = command.deletes as { readonly q: Item; readonly limit: number }[];
        return writeEach(deletes, command, ({ q, limit }) => {
          const found = view.all(namespace).filter((item) => matches(item, q));
          const gone = limit === 0 ? found : found.slice(0, limit);
          for (const { _id } of gone) view.write(namespace, _id, null);
          return gone.length;
        });
      }
      case 'commitTransaction':
        end(command)?.commit();
        return {};
      case 'abortTransaction':
        end(command)?.abort();
        return {};
      case 'listIndexes': {
        const known = indexes.get(namespace);
        if (known === undefined) throw new ServerError(26, 'NamespaceNotFound');
        return toCursor(
          namespace,
          [...known].map(([index, key]) => ({ _id: null, v: 2, name: index, key })),
        );
      }
      case 'createIndexes': {
        const known = indexes.get(namespace) ?? new Map<string, object>();
        indexes.set(namespace, known);
        for (const { name: index, key, ...options } of command.indexes as { name: string; key: object }[]) {
          known.set(index, key);
          if (Object.values(key).includes('text')) texts.set(namespace, readTextIndex(key, options));
        }
        return {};
      }
      case 'dropIndexes':
        indexes.get(namespace)?.delete(String(command.index));
        return {};
      default:
        throw new ServerError(59, `no such command: '${name}'`);
    }
  }

  function aggregate(command: Command, namespace: string): Reply {
    const [first = {}, ...rest] = command.pipeline as Record<string, Item>[];
    if (first.$changeStream !== undefined) {
      const resume = first.$changeStream.resumeAfter as { readonly _data: string } | undefined;
      lastCursor += 1;
      const token = resume?._data ?? data.lastToken;
      data.eventsAfter(token);
      cursors.set(lastCursor, { namespace, token, wake: () => {} });
      return {
        cursor: { id: BSON.Long.fromNumber(lastCursor), ns: namespace, firstBatch: [], postBatchResumeToken: { _data: token } },
      };
    }
    // What countDocuments sends.
    if (first.$match === undefined || rest.length !== 1 || rest[0]?.$group === undefined)
      throw new ServerError(40324, 'unknown stage');
    const found = viewOf(command)
      .all(namespace)
      .filter((item) => matches(item, first.$match as Item));
    return toCursor(namespace, found.length === 0 ? [] : [{ _id: 1, n: found.length }]);
  }

  async function awaitEvents(id: number, maxTimeMs: number): Promise<Reply> {
    const cursor = cursors.get(id);
    if (cursor === undefined) throw new ServerError(43, 'CursorNotFound', ['ResumableChangeStreamError']);
    const take = () => data.eventsAfter(cursor.token).filter(({ namespace }) => namespace === cursor.namespace);
    let events = take();
    if (events.length === 0) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const end = data.onCommit(() => {
        events = take();
        if (events.length > 0) resolve();
      });
      const timer = setTimeout(resolve, maxTimeMs);
      cursor.wake = resolve;
      await promise;
      clearTimeout(timer);
      end();
      if (!cursors.has(id)) throw new ServerError(237, 'CursorKilled');
    }
    cursor.token = events.at(-1)?.token ?? cursor.token;
    const nextBatch = events.map(({ token, document }) => ({
      _id: { _data: token },
      operationType: 'insert',
      documentKey: { _id: document._id },
      fullDocument: document,
    }));
    return {
      cursor: { id: BSON.Long.fromNumber(id), ns: cursor.namespace, nextBatch, postBatchResumeToken: { _data: cursor.token } },
    };
  }

  return {
    data,
    received,
    async run(command) {
      const [name = ''] = Object.keys(command);
      received.push(command);
      return { ...(await carryOut(name, command)), ok: 1 };
    },
  };
}

function insert(view: View, namespace: string, item: Item): void {
  if (view.all(namespace).some(({ _id }) => _id === item._id)) {
    throw new ServerError(11_000, `E11000 duplicate key error collection: ${namespace}`);
  }
  view.write(namespace, item._id, item);
}

/** Duplicates are told one by one; any other error ends the command. */
function writeEach<Write>(
  writes: readonly Write[],
  command: Command,
  write: (one: Write, index: number) => number,
): Reply & { n: number } {
  const writeErrors: object[] = [];
  let n = 0;
  for (const [index, one] of writes.entries()) {
    try {
      n += write(one, index);
    } catch (error) {
      if (!(error instanceof ServerError) || error.code !== 11_000) throw error;
      writeErrors.push({ index, code: error.code, errmsg: error.message });
      if (command.ordered !== false) break;
    }
  }
  return { n, ...(writeErrors.length === 0 ? {} : { writeErrors }) };
}

function toCursor(namespace: string, firstBatch: readonly Item[]): Reply {
  // A reader of snapshots names this time again in the same session.
  const atClusterTime = new BSON.Timestamp({ t: 1, i: 1 });
  return { cursor: { id: BSON.Long.ZERO, ns: namespace, firstBatch, atClusterTime } };
}

function sort(items: readonly Item[], order: Record<string, number> | undefined): readonly Item[] {
  const paths = Object.entries(order instanceof Map ? Object.fromEntries(order) : (order ?? {}));
  return [...items].sort((a, b) => {
    for (const [path, direction] of paths) {
      const difference = compare(valuesAt(a, path.split('.'))[0], valuesAt(b, path.split('.'))[0]);
      if (difference !== 0) return difference * Number(direction);
    }
    return 0;
  });
}
