import { BSON } from 'mongodb';

/*
 * What the scripted server keeps: documents in memory, transactions as the difference to a snapshot, and a log of changes with
 * tokens. It knows what our adapter sends and refuses everything else, so that nothing passes by being ignored.
 */

export type Item = Record<string, unknown> & { readonly _id: unknown };

export interface ChangeEvent {
  readonly token: string;
  readonly namespace: string;
  readonly document: Item;
}

/** An error reply of the server. */
export class ServerError extends Error {
  readonly code: number;
  readonly labels: readonly string[];

  constructor(code: number, message: string, labels: readonly string[] = []) {
    super(message);
    this.code = code;
    this.labels = labels;
  }
}

/** Reads and writes within one transaction, or at once. */
export interface View {
  all(namespace: string): readonly Item[];
  /** Null removes. @throws {ServerError} WriteConflict where another transaction has written it meanwhile */
  write(namespace: string, id: unknown, item: Item | null): void;
}

export interface Transaction extends View {
  commit(): void;
  abort(): void;
}

export interface ScriptedData {
  readonly view: View;
  begin(): Transaction;
  /** Events after a token; undefined: after now. @throws {ServerError} ChangeStreamHistoryLost */
  eventsAfter(token: string | undefined): readonly ChangeEvent[];
  readonly lastToken: string;
  /** Forgets all events so far: tokens before are lost. */
  forgetHistory(): void;
  /** Calls back at every commit until it is ended. */
  onCommit(listener: () => void): () => void;
}

interface Version {
  readonly item: Item | null;
  readonly at: number;
}

const keyOf = (id: unknown) => (typeof id === 'string' ? id : JSON.stringify(id));

export function createScriptedData(): ScriptedData {
  const collections = new Map<string, Map<string, Version>>();
  const listeners = new Set<() => void>();
  const locks = new Map<string, object>();
  let events: ChangeEvent[] = [];
  let time = 0;
  let historyFrom = 0;

  const collectionOf = (namespace: string) => {
    const known = collections.get(namespace) ?? new Map<string, Version>();
    collections.set(namespace, known);
    return known;
  };
  const toToken = (at: number) => at.toString(16).padStart(8, '0');
  const conflict = () => new ServerError(112, 'WriteConflict', ['TransientTransactionError']);

  function apply(writes: readonly (readonly [namespace: string, id: unknown, item: Item | null])[]): void {
    for (const [namespace, id, item] of writes) {
      time += 1;
      const collection = collectionOf(namespace);
      const isNew = (collection.get(keyOf(id))?.item ?? null) === null;
      collection.set(keyOf(id), { item, at: time });
      if (item !== null && isNew) events.push({ token: toToken(time), namespace, document: item });
    }
    for (const listener of [...listeners]) listener();
  }

  const view: View = {
    all: (namespace) => [...collectionOf(namespace).values()].flatMap(({ item }) => (item === null ? [] : [item])),
    write(namespace, id, item) {
      if (locks.has(`${namespace}/${keyOf(id)}`)) throw conflict();
      apply([[namespace, id, item]]);
    },
  };

  return {
    view,
    begin() {
      const owner = {};
      const began = time;
      // Documents are never changed in place, so a copy of the maps is a snapshot.
      const snapshot = new Map([...collections].map(([name, items]) => [name, new Map(items)]));
      const writes = new Map<string, readonly [string, unknown, Item | null]>();
      const unlock = () => {
        for (const [place, holder] of locks) if (holder === owner) locks.delete(place);
      };
      return {
        all(namespace) {
          const items = new Map([...(snapshot.get(namespace) ?? [])].map(([key, { item }]) => [key, item]));
          for (const [name, id, item] of writes.values()) if (name === namespace) items.set(keyOf(id), item);
          return [...items.values()].filter((item) => item !== null);
        },
        write(namespace, id, item) {
          const place = `${namespace}/${keyOf(id)}`;
          const isTaken = locks.has(place) && locks.get(place) !== owner;
          if (isTaken || (collections.get(namespace)?.get(keyOf(id))?.at ?? 0) > began) {
            unlock();
            throw conflict();
          }
          locks.set(place, owner);
          writes.set(place, [namespace, id, item]);
        },
        commit() {
          apply([...writes.values()]);
          unlock();
        },
        abort: unlock,
      };
    },
    eventsAfter(token) {
      const from = token === undefined ? time : Number.parseInt(token, 16);
      if (from < historyFrom) throw new ServerError(286, 'ChangeStreamHistoryLost', ['NonResumableChangeStreamError']);
      return events.filter((event) => Number.parseInt(event.token, 16) > from);
    },
    get lastToken() {
      return toToken(time);
    },
    forgetHistory() {
      time += 1;
      historyFrom = time;
      events = [];
    },
    onCommit(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** A filter of the operators that the adapter sends. @throws {ServerError} for any other */
export function matches(item: Item, filter: Record<string, unknown>): boolean {
  return Object.entries(filter).every(([key, condition]) => {
    if (key === '$and') return (condition as Item[]).every((one) => matches(item, one));
    if (key === '$or') return (condition as Item[]).some((one) => matches(item, one));
    if (key === '$nor') return !(condition as Item[]).some((one) => matches(item, one));
    if (key.startsWith('$')) throw new ServerError(2, `unknown top level operator: ${key}`);
    const values = valuesAt(item, key.split('.'));
    const isOperators = isPlainObject(condition) && Object.keys(condition).some((name) => name.startsWith('$'));
    if (!isOperators) return equalsAny(values, condition);
    return Object.entries(condition as object).every(([operator, operand]) => holds(values, operator, operand));
  });
}

/** Orders as MongoDB: absent and null, numbers, texts, objects, lists, booleans. */
export function compare(a: unknown, b: unknown): number {
  const [rankA, rankB] = [rankOf(a), rankOf(b)];
  if (rankA !== rankB) return rankA - rankB;
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(String(b)));
  return typeof a === 'number' ? a - Number(b) : 0;
}

/** The value itself first, then the elements where it is a list. */
export function valuesAt(item: unknown, path: readonly string[]): readonly unknown[] {
  const [key, ...rest] = path;
  if (key === undefined) return Array.isArray(item) ? [item, ...item] : [item];
  if (Array.isArray(item)) return item.filter(isPlainObject).flatMap((one) => valuesAt(one, path));
  if (!isPlainObject(item) || !Object.hasOwn(item, key)) return [];
  return valuesAt(item[key], rest);
}

function holds(values: readonly unknown[], operator: string, operand: unknown): boolean {
  const sameType = values.filter((value) => typeof value === typeof operand);
  switch (operator) {
    case '$eq':
      return equalsAny(values, operand);
    case '$ne':
      return !equalsAny(values, operand);
    case '$in':
      return (operand as unknown[]).some((one) => equalsAny(values, one));
    case '$gt':
      return sameType.some((value) => compare(value, operand) > 0);
    case '$gte':
      return sameType.some((value) => compare(value, operand) >= 0);
    case '$lt':
      return sameType.some((value) => compare(value, operand) < 0);
    case '$lte':
      return sameType.some((value) => compare(value, operand) <= 0);
    case '$exists':
      return values.length > 0 === operand;
    case '$type':
      if (operand !== 'array') throw new ServerError(2, `unknown type ${String(operand)}`);
      return values.some(Array.isArray);
    case '$not':
      return !Object.entries(operand as object).every(([inner, value]) => holds(values, inner, value));
    default:
      throw new ServerError(2, `unknown operator: ${operator}`);
  }
}

function equalsAny(values: readonly unknown[], operand: unknown): boolean {
  if (operand === null && values.length === 0) return true;
  return values.some(
    (value) => value === operand || (isPlainObject(value) && BSON.EJSON.stringify(value) === BSON.EJSON.stringify(operand)),
  );
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function rankOf(value: unknown): number {
  if (value === undefined || value === null) return 1;
  if (typeof value === 'number') return 2;
  if (typeof value === 'string') return 3;
  if (typeof value === 'boolean') return 6;
  return Array.isArray(value) ? 5 : 4;
}
