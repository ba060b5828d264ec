/** A request that Pinecone refuses. */
export class PineconeRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

interface HeldVector {
  readonly id: string;
  readonly values: readonly number[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

interface Namespace {
  readonly vectors: Map<string, HeldVector>;
  /** Written, and not yet seen by reads. */
  waiting: { readonly lsn: number; readonly at: number; readonly apply: () => void }[];
  lsn: number;
  seen: number;
}

interface HeldIndex {
  readonly name: string;
  dimension: number;
  metric: string;
  readonly cloud: string;
  readonly region: string;
  readyAt: number;
}

type Condition = Readonly<Record<string, unknown>>;

/** One index's worth of Pinecone: eventually consistent, writes numbered by namespace. */
export interface PineconeState {
  /** Milliseconds until a write is seen by reads. */
  lagMs: number;
  /** Milliseconds until a new index is ready. */
  makingMs: number;
  /** False: answers tell nothing of how fresh they are, as on indexes that are not serverless. */
  numbersWrites: boolean;
  create(asked: {
    readonly name: string;
    readonly dimension: number;
    readonly metric: string;
    readonly spec: { readonly serverless: { readonly cloud: string; readonly region: string } };
  }): void;
  describe(name: string): {
    readonly name: string;
    readonly dimension: number;
    readonly metric: string;
    readonly vector_type: string;
    readonly status: { readonly ready: boolean; readonly state: string };
    readonly spec: {
      readonly serverless: { readonly cloud: string; readonly region: string; readonly read_capacity: object };
    };
  };
  upsert(body: Readonly<Record<string, unknown>>): StateReply;
  remove(body: Readonly<Record<string, unknown>>): StateReply;
  query(body: Readonly<Record<string, unknown>>): StateReply;
  fetch(namespace: string, ids: readonly string[]): object;
  statistics(): object;
  /** What every namespace holds, seen or not: ids by name. */
  held(): ReadonlyMap<string, ReadonlyMap<string, HeldVector>>;
  /** Loses every vector. */
  wipe(): void;
  /** Replaces the index by one of another dimension, empty. */
  remake(dimension: number): void;
}

interface StateReply {
  readonly body: object;
  readonly headers?: Record<string, string>;
}

export function createPineconeState(): PineconeState {
  const namespaces = new Map<string, Namespace>();
  let index: HeldIndex | null = null;

  function there(): HeldIndex {
    if (index === null) throw new PineconeRefusal(404, 'no such index');
    return index;
  }

  function catchUp(namespace: Namespace, until: number): void {
    while (namespace.waiting[0] !== undefined && namespace.waiting[0].at <= until) {
      const write = namespace.waiting.shift();
      write?.apply();
      namespace.seen = write?.lsn ?? namespace.seen;
    }
  }

  function read(name: string): Namespace | null {
    const namespace = namespaces.get(name) ?? null;
    if (namespace !== null) catchUp(namespace, performance.now());
    return namespace;
  }

  function write(namespace: Namespace, apply: () => void): Record<string, string> | undefined {
    namespace.lsn += 1;
    namespace.waiting.push({ lsn: namespace.lsn, at: performance.now() + state.lagMs, apply });
    return state.numbersWrites ? { 'x-pinecone-request-lsn': String(namespace.lsn) } : undefined;
  }

  function checkLength(values: readonly number[]): void {
    const { dimension } = there();
    if (values.length === dimension) return;
    throw new PineconeRefusal(400, `Vector dimension ${values.length} does not match the dimension of the index ${dimension}`);
  }

  const state: PineconeState = {
    lagMs: 0,
    makingMs: 0,
    numbersWrites: true,
    create({ name, dimension, metric, spec: { serverless } }) {
      if (index !== null) throw new PineconeRefusal(409, 'exists');
      index = { name, dimension, metric, ...serverless, readyAt: performance.now() + state.makingMs };
    },
    describe(name) {
      if (index?.name !== name) throw new PineconeRefusal(404, `no index ${name}`);
      const { dimension, metric, cloud, region, readyAt } = index;
      const ready = performance.now() >= readyAt;
      const read_capacity = { mode: 'OnDemand', status: { state: 'Ready', current_replicas: 1, current_shards: 1 } };
      return {
        ...{ name, dimension, metric, vector_type: 'dense' },
        status: { ready, state: ready ? 'Ready' : 'Initializing' },
        spec: { serverless: { cloud, region, read_capacity } },
      };
    },
    upsert(body) {
      there();
      const vectors = body.vectors as HeldVector[];
      for (const { values } of vectors) {
        checkLength(values);
        if (values.every((value) => value === 0)) {
          throw new PineconeRefusal(400, 'Dense vectors must contain at least one non-zero value.');
        }
      }
      const name = String(body.namespace ?? '');
      const namespace = namespaces.get(name) ?? { vectors: new Map(), waiting: [], lsn: 0, seen: 0 };
      namespaces.set(name, namespace);
      const headers = write(namespace, () => {
        for (const vector of vectors) namespace.vectors.set(vector.id, vector);
      });
      return { body: { upsertedCount: vectors.length }, headers };
    },
    remove(body) {
      const name = String(body.namespace ?? '');
      const namespace = namespaces.get(name);
      if (namespace === undefined) throw new PineconeRefusal(404, 'Namespace not found');
      if (body.deleteAll === true) {
        namespaces.delete(name);
        return { body: {} };
      }
      const ids = body.ids as string[];
      const headers = write(namespace, () => {
        for (const id of ids) namespace.vectors.delete(id);
      });
      return { body: {}, headers };
    },
    query(body) {
      const { metric } = there();
      const asked = body.vector as number[];
      checkLength(asked);
      const name = String(body.namespace ?? '');
      const namespace = read(name);
      const matches = [...(namespace?.vectors.values() ?? [])]
        .filter(({ metadata }) => body.filter === undefined || meets(body.filter as Condition, metadata))
        .map(({ id, values, metadata }) => ({
          id,
          score: similarity(metric, asked, values),
          values: body.includeValues === true ? values : [],
          ...(body.includeMetadata === true ? { metadata } : {}),
        }))
        .sort((a, b) => b.score - a.score)
        .slice(0, Number(body.topK));
      const headers = state.numbersWrites && { 'x-pinecone-max-indexed-lsn': String(namespace?.seen ?? 0) };
      return { body: { matches, namespace: name, usage: { readUnits: 1 } }, ...(headers ? { headers } : {}) };
    },
    fetch(name, ids) {
      const namespace = read(name);
      const found = ids.flatMap((id) => namespace?.vectors.get(id) ?? []);
      return {
        vectors: Object.fromEntries(found.map((vector) => [vector.id, vector])),
        namespace: name,
        usage: { readUnits: 1 },
      };
    },
    statistics() {
      const { dimension, metric } = there();
      const counts = [...namespaces.keys()].map((name) => [name, { vectorCount: read(name)?.vectors.size ?? 0 }] as const);
      const totalVectorCount = counts.reduce((sum, [, { vectorCount }]) => sum + vectorCount, 0);
      const kind = { dimension, metric, vectorType: 'dense' };
      return { namespaces: Object.fromEntries(counts), indexFullness: 0, totalVectorCount, ...kind };
    },
    held() {
      for (const namespace of namespaces.values()) catchUp(namespace, Number.POSITIVE_INFINITY);
      return new Map([...namespaces].map(([name, { vectors }]) => [name, vectors]));
    },
    wipe: () => namespaces.clear(),
    remake(dimension) {
      there().dimension = dimension;
      namespaces.clear();
    },
  };
  return state;
}

function similarity(metric: string, a: readonly number[], b: readonly number[]): number {
  const dot = (x: readonly number[], y: readonly number[]) => x.reduce((sum, value, d) => sum + value * (y[d] ?? 0), 0);
  const length = metric === 'cosine' ? Math.sqrt(dot(a, a) * dot(b, b)) : 1;
  // As a float32, which is what Pinecone keeps and answers.
  return Math.fround(dot(a, b) / length);
}

/** Pinecone's language of filters. @throws {PineconeRefusal} for what it does not have */
function meets(condition: Condition, metadata: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(condition).every(([key, value]) => {
    if (key === '$and') return (value as Condition[]).every((part) => meets(part, metadata));
    if (key === '$or') return (value as Condition[]).some((part) => meets(part, metadata));
    if (key.startsWith('$')) throw new PineconeRefusal(400, `unknown operator ${key}`);
    return Object.entries(value as Condition).every(([operator, operand]) => {
      if (operator === '$eq') return metadata[key] === operand;
      if (operator !== '$in' || !Array.isArray(operand)) throw new PineconeRefusal(400, `unknown operator ${operator}`);
      if (operand.length > 10_000) throw new PineconeRefusal(400, '$in takes at most 10,000 values');
      return operand.includes(metadata[key]);
    });
  });
}
