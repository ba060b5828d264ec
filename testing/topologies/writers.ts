import type { GraphClient } from '../graph-client.ts';

/** Clients that create stones without pause, and repeat what was not acknowledged with the same key. */
export interface Writers {
  /** Ids by the name that was written. */
  readonly acknowledged: ReadonlyMap<string, string>;
  untilAcknowledged(count: number): Promise<void>;
  stop(): Promise<void>;
  /** Reads everything back. */
  verify(): Promise<{ readonly lost: number; readonly doubled: number }>;
}

const WRITERS = 3;
const CREATE =
  'mutation ($input: CreateStoneInput!) { createStone(input: $input) { stone { id } userErrors { code message } } }';
const LIST = `query ($prefix: String!, $after: String) { stones(filter: { nameStartsWith: $prefix }, first: 100, after: $after) {
  edges { node { id name record { revision } } } pageInfo { hasNextPage endCursor } } }`;

export function startWriters(admin: GraphClient, label: string): Writers {
  const prefix = `Killed ${label} `;
  const acknowledged = new Map<string, string>();
  let isStopping = false;

  async function write(writer: number): Promise<void> {
    for (let index = 0; !isStopping; index += 1) {
      const name = `${prefix}${writer} ${index}`;
      const input = {
        name,
        type: 'MARBLE',
        origin: { country: 'Italy' },
        colors: ['white'],
        idempotencyKey: `${label}-${writer}-${index}`,
      };
      // The same key until it is acknowledged: whatever became of the first attempt, there must be one stone.
      while (!acknowledged.has(name)) {
        const answer = await admin.ask(CREATE, { input }).catch(() => null);
        const id: unknown = answer?.data?.createStone?.stone?.id;
        if (typeof id === 'string') acknowledged.set(name, id);
        else {
          const refusal = answer?.data?.createStone?.userErrors?.[0];
          if (refusal !== undefined) throw new Error(`${name}: ${refusal.code} ${refusal.message}`);
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }
    }
  }
  const writing = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  // Heard of by `stop`.
  writing.catch(() => {});

  return {
    acknowledged,
    async untilAcknowledged(count) {
      while (acknowledged.size < count) {
        await Promise.race([writing, new Promise((resolve) => setTimeout(resolve, 20))]);
      }
    },
    async stop() {
      isStopping = true;
      await writing;
    },
    async verify() {
      const found: { id: string; name: string; record: { revision: number } | null }[] = [];
      for (let after: string | null = null; ; ) {
        const { data, errors } = await admin.ask(LIST, { prefix, after });
        if (errors !== undefined) throw new Error(JSON.stringify(errors));
        found.push(...data.stones.edges.map(({ node }: { node: (typeof found)[number] }) => node));
        if (!data.stones.pageInfo.hasNextPage) break;
        after = data.stones.pageInfo.endCursor;
      }
      const ids = new Map(found.map(({ name, id }) => [name, id]));
      const lost = [...acknowledged].filter(([name, id]) => ids.get(name) !== id).length;
      const again = found.filter(({ record }) => record?.revision !== 1).length;
      return { lost, doubled: found.length - ids.size + again };
    },
  };
}
