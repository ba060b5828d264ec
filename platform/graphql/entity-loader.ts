import DataLoader from 'dataloader';
import { canSee, type Viewer } from '../identity/viewer.ts';
import { prefixOf } from '../ids/ids.ts';
import type { DocumentHead, DocumentsPort } from '../ports/documents.ts';

/** A reference to an entity of another subgraph: its type's name and key. */
export interface EntityRef {
  readonly id: string;
}

/** Loads heads of the entities that a subgraph adds fields to; null for what is absent or hidden from the viewer. */
export type EntityLoader = DataLoader<string, DocumentHead | null>;

/**
 * A key proves nothing (any client can send one through `node` or `_entities`), so every subgraph that adds fields to an
 * entity first asks whether the document is there and visible: one engine call for all references of an operation.
 */
export function createEntityLoader(documents: Pick<DocumentsPort, 'heads'>, viewer: Viewer): EntityLoader {
  return new DataLoader(async (ids: readonly string[]) => {
    // An id of a wrong shape can reach us by `_entities` only; it names nothing.
    const heads = await documents.heads(ids.filter((id) => prefixOf(id) !== null));
    const byId = new Map(heads.flatMap((head) => (head !== null && canSee(viewer, head) ? [[head.id, head] as const] : [])));
    return ids.map((id) => byId.get(id) ?? null);
  });
}

/** A reference resolver for an entity that lives elsewhere: the reference itself, or null for what must not be seen. */
export async function resolveEntityRef(loader: EntityLoader, id: string): Promise<EntityRef | null> {
  return (await loader.load(id)) === null ? null : { id };
}
