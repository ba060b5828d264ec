import {
  argumentsHash,
  type Connection,
  checkFirst,
  decodeCursor,
  type Position,
  pageOfSorted,
} from '../../../platform/graphql/connection.ts';
import type { StoneLinkRecord } from '../../../platform/ports/catalogue.ts';
import type { LinkDirection } from '../schema.generated.ts';
import type { StoneRecord } from './stone.ts';

/** One page of a stone's links; the API's `StoneLinkConnection`. */
export interface StoneLinkPage {
  readonly edges: readonly {
    readonly node: StoneRecord;
    readonly cursor: string;
    readonly score: number;
    readonly reason: string;
    readonly anchors: readonly string[];
  }[];
  readonly pageInfo: Connection<unknown>['pageInfo'];
  readonly totalCount: number;
}

/** A link as one of its stones sees it. */
export interface LinkTo {
  readonly otherId: string;
  readonly link: StoneLinkRecord;
}

/** The links of both directions of a stone, each sorted best first. */
export interface StoneLinksOf {
  from(stoneId: string): readonly StoneLinkRecord[];
  to(stoneId: string): readonly StoneLinkRecord[];
}

/**
 * One page of a stone's links, best first, ties by the other stone's id.
 * @throws {DomainError} INVALID_INPUT for `first`, INVALID_CURSOR
 */
export function linkPage(
  links: StoneLinksOf,
  stoneId: string,
  args: { readonly direction: LinkDirection; readonly first: number; readonly after: string | null },
): Connection<LinkTo> {
  const first = checkFirst(args.first);
  const hash = argumentsHash('Stone.links', [stoneId, args.direction]);
  const after = decodeCursor(hash, args.after);
  const sorted = linksOf(links, stoneId, args.direction).toSorted(
    (a, b) => b.link.score - a.link.score || (a.otherId < b.otherId ? -1 : 1),
  );
  return pageOfSorted(sorted, { first, hash, after, directions: [-1] }, positionOf, (item) => item);
}

function linksOf(links: StoneLinksOf, stoneId: string, direction: LinkDirection): readonly LinkTo[] {
  const outgoing = () => links.from(stoneId).map((link) => ({ otherId: link.toId, link }));
  const incoming = () => links.to(stoneId).map((link) => ({ otherId: link.fromId, link }));
  if (direction === 'OUTGOING') return outgoing();
  if (direction === 'INCOMING') return incoming();
  const strongest = new Map<string, LinkTo>();
  for (const item of [...outgoing(), ...incoming()]) {
    const known = strongest.get(item.otherId);
    if (known === undefined || item.link.score > known.link.score) strongest.set(item.otherId, item);
  }
  return [...strongest.values()];
}

function positionOf({ otherId, link }: LinkTo): Position {
  return { keys: [link.score], id: otherId };
}
