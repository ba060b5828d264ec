import type DataLoader from 'dataloader';
import type { Connection } from '../../../platform/graphql/connection.ts';
import type { StoneRecord } from '../domain/stone.ts';

/*
 * Lists come from what is derived in memory, documents from the store: what was deleted in between is left out, since the
 * contract promises that every node is there.
 */

/** A page with its nodes as the store has them. */
export async function withNodes<Node extends { readonly id: string }>(
  page: Connection<Node>,
  loader: DataLoader<string, Node | null>,
): Promise<Connection<Node>> {
  const nodes = await Promise.all(page.edges.map(({ node }) => loader.load(node.id)));
  const edges = page.edges.flatMap(({ cursor }, index) => {
    const node = nodes[index] ?? null;
    return node === null ? [] : [{ node, cursor }];
  });
  return { ...page, edges };
}

/** Items with the stones that they name. */
export async function withStones<Item extends { readonly stoneId: string }>(
  items: readonly Item[],
  loader: DataLoader<string, StoneRecord | null>,
): Promise<(Item & { readonly stone: StoneRecord })[]> {
  const stones = await Promise.all(items.map(({ stoneId }) => loader.load(stoneId)));
  return items.flatMap((item, index) => {
    const stone = stones[index] ?? null;
    return stone === null ? [] : [{ ...item, stone }];
  });
}
