import type {
  CollectionName,
  CommitResult,
  DocumentHead,
  StoredDocument,
  WriteBatch,
  WriteOperation,
} from '../../../platform/ports/documents.ts';
import { changedPaths } from '../domain/changed-paths.ts';
import { formatFeedCursor } from '../domain/feed-cursor.ts';
import { checkBatch, checkFingerprint, checkRevision, duplicateKey, keysAfter, toJsonText } from './checks.ts';

/*
 * Works out in memory what batches do to the documents that they name, one batch after the other, each as a whole or not at all.
 * The plan that comes out is plain JSON and says what each record is afterwards, not how to get there: carrying it out twice does
 * the same as once, so it can be written down first and finished by anyone.
 */

/** A document as planned. */
export interface PlannedDocument extends StoredDocument<unknown> {
  readonly seq: number;
  readonly born: number;
  readonly bytes: number;
}

export interface PlannedRevision {
  readonly ref: string;
  readonly born: number;
  readonly revision: number;
  readonly at: string;
  readonly by: string | null;
  readonly paths: readonly string[];
}

/** What was there before the batches, as far as they name it. */
export interface Before {
  readonly storeId: string;
  /** Of the feed. */
  readonly position: number;
  /** Living documents by `<collection>/<id>`. */
  readonly documents: ReadonlyMap<string, PlannedDocument>;
  /** Holder of each unique key. */
  readonly keys: ReadonlyMap<string, string>;
  readonly replays: ReadonlyMap<
    string,
    { readonly fingerprint: string; readonly outcome: string | null; readonly seq: number }
  >;
}

export interface BatchPlan {
  readonly at: string;
  /** Position of the feed before and after. */
  readonly base: number;
  readonly last: number;
  /** What each document is afterwards; `document` null: deleted at `seq`, or erased without a mark where that is 0. */
  readonly documents: readonly {
    readonly collection: CollectionName;
    readonly id: string;
    readonly seq: number;
    readonly document: PlannedDocument | null;
  }[];
  readonly changes: readonly { readonly kind: 'put' | 'delete'; readonly seq: number; readonly head: DocumentHead }[];
  readonly revisions: readonly PlannedRevision[];
  /** Births whose history goes. */
  readonly forgotten: readonly { readonly ref: string; readonly born: number }[];
  readonly keys: readonly { readonly key: string; readonly holder: string | null }[];
  readonly replays: readonly {
    readonly key: string;
    readonly fingerprint: string;
    readonly outcome: string | null;
    readonly seq: number;
  }[];
}

export interface BatchPlanner {
  /** @throws {DomainError} CONFLICT, DUPLICATE, IDEMPOTENCY_REUSED, INVALID_INPUT; then the batch has left nothing in the plan */
  add(batch: WriteBatch): CommitResult;
  /** What all batches added so far do; null when that is nothing. */
  plan(): BatchPlan | null;
}

/**
 * @param at the time of all its batches, ISO 8601, UTC
 * @param checkData refuses, by throwing, data that the engine cannot keep; `bytes` is its length as JSON in UTF-8
 */
export function createBatchPlanner(
  before: Before,
  at: string,
  checkData: (data: unknown, bytes: number) => void = () => {},
): BatchPlanner {
  const documents = new Map<string, PlannedDocument | null>();
  const changes = new Map<string, BatchPlan['changes'][number]>();
  const revisions = new Map<string, readonly PlannedRevision[]>();
  const forgotten = new Map<string, BatchPlan['forgotten'][number]>();
  const keys = new Map<string, string | null>();
  const replays = new Map<string, BatchPlan['replays'][number]>();
  let position = before.position;
  let undo: (() => void)[] = [];

  function set<Value>(map: Map<string, Value>, key: string, value: Value): void {
    const had = map.has(key);
    const earlier = map.get(key);
    undo.push(() => (had ? map.set(key, earlier as Value) : map.delete(key)));
    map.set(key, value);
  }

  const documentAt = (ref: string) => (documents.has(ref) ? documents.get(ref) : before.documents.get(ref)) ?? null;
  const holderOf = (key: string) => (keys.has(key) ? keys.get(key) : before.keys.get(key)) ?? null;

  function put(operation: Extract<WriteOperation, { kind: 'put' }>, by: string | null): StoredDocument<unknown> {
    const { collection, id, visibility, authorId } = operation;
    const json = toJsonText(operation.data);
    const ref = `${collection}/${id}`;
    const earlier = documentAt(ref);
    checkRevision(operation, earlier);
    const data: unknown = JSON.parse(json);
    const bytes = Buffer.byteLength(json);
    checkData(data, bytes);
    position += 1;
    const stored: StoredDocument<unknown> = {
      id,
      collection,
      revision: (earlier?.revision ?? 0) + 1,
      createdAt: earlier?.createdAt ?? at,
      updatedAt: at,
      updatedBy: by,
      visibility,
      authorId,
      data,
    };
    const born = earlier?.born ?? position;
    set(documents, ref, { ...stored, seq: position, born, bytes });
    const { data: _, ...head } = stored;
    set(changes, ref, { kind: 'put', seq: position, head });
    const visibilityPath = earlier === null || earlier.visibility === visibility ? [] : ['visibility'];
    const paths = earlier === null ? ['*'] : [...changedPaths(earlier.data, stored.data), ...visibilityPath].sort();
    const revision = { ref, born, revision: stored.revision, at, by, paths };
    set(revisions, ref, [...(revisions.get(ref) ?? []), revision]);
    return stored;
  }

  function remove(operation: WriteOperation): void {
    const ref = `${operation.collection}/${operation.id}`;
    const earlier = documentAt(ref);
    checkRevision(operation, earlier);
    if (earlier === null) return;
    set(documents, ref, null);
    set(revisions, ref, []);
    set(forgotten, ref, { ref, born: earlier.born });
    // An appended row was never in the feed, so nobody needs to hear that it is gone.
    if (earlier.seq === 0) return;
    position += 1;
    const { data: _, seq: __, born: ___, bytes: ____, ...head } = earlier;
    set(changes, ref, { kind: 'delete', seq: position, head: { ...head, updatedAt: at } });
  }

  /** First all earlier keys go, then the new ones come, so that two documents of a batch can swap theirs. */
  function replaceKeys(operations: readonly WriteOperation[]): void {
    const holders = keysAfter(operations).map(({ collection, id, keys: wanted }) => ({ ref: `${collection}/${id}`, wanted }));
    const refs = new Set(holders.map(({ ref }) => ref));
    for (const key of new Set([...before.keys.keys(), ...keys.keys()])) {
      const holder = holderOf(key);
      if (holder !== null && refs.has(holder)) set(keys, key, null);
    }
    for (const { ref, wanted } of holders) {
      for (const key of wanted) {
        if (holderOf(key) !== null) throw duplicateKey(key);
        set(keys, key, ref);
      }
    }
  }

  function replay({ idempotency }: WriteBatch): CommitResult | null {
    if (idempotency === undefined) return null;
    const known = replays.get(idempotency.key) ?? before.replays.get(idempotency.key);
    if (known === undefined) return null;
    checkFingerprint(known.fingerprint, idempotency.fingerprint);
    return {
      cursor: formatFeedCursor(before.storeId, known.seq),
      replayed: true,
      outcome: fromJson(known.outcome),
      documents: [],
    };
  }

  function write(batch: WriteBatch): CommitResult {
    checkBatch(batch);
    const written: StoredDocument<unknown>[] = [];
    for (const operation of batch.operations) {
      if (operation.kind === 'put') written.push(put(operation, batch.by));
      else remove(operation);
    }
    replaceKeys(batch.operations);
    // What was written is what a replay must give back, so the outcome takes the same way through JSON here.
    const outcome = batch.outcome === undefined ? null : JSON.stringify(batch.outcome);
    if (batch.idempotency !== undefined) {
      const { key, fingerprint } = batch.idempotency;
      set(replays, key, { key, fingerprint, outcome, seq: position });
    }
    const cursor = formatFeedCursor(before.storeId, position);
    return { cursor, replayed: false, outcome: fromJson(outcome), documents: written };
  }

  return {
    add(batch) {
      const known = replay(batch);
      if (known !== null) return known;
      undo = [];
      const start = position;
      try {
        return write(batch);
      } catch (error) {
        for (const step of undo.reverse()) step();
        position = start;
        throw error;
      }
    },
    plan() {
      if (documents.size === 0 && keys.size === 0 && replays.size === 0) return null;
      return {
        at,
        base: before.position,
        last: position,
        documents: [...documents].map(([ref, document]) => {
          const slash = ref.indexOf('/');
          const seq = document?.seq ?? changes.get(ref)?.seq ?? 0;
          return { collection: ref.slice(0, slash) as CollectionName, id: ref.slice(slash + 1), seq, document };
        }),
        changes: [...changes.values()],
        revisions: [...revisions.values()].flat(),
        forgotten: [...forgotten.values()],
        keys: [...keys].map(([key, holder]) => ({ key, holder })),
        replays: [...replays.values()],
      };
    },
  };
}

function fromJson(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}
