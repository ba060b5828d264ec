import type { StoneAliasRecord } from '../../../platform/ports/catalogue.ts';
import type { CorrectionRecord } from './correction.ts';
import { type LearnedMatch, matchKey, NOTHING_LEARNED } from './identity/learned-match.ts';
import { foldName } from './identity/name-tokens.ts';

/** What people have taught the catalogue, in memory, derived from the documents as the rest of the state is. */
export interface CorrectionBook {
  /** Rises with each correction and each one taken back. */
  readonly version: number;
  put(correction: CorrectionRecord): void;
  remove(id: string): void;
  /** What was said of a query, whatever sizes and finishes stand beside the name. */
  matchOf(query: string): LearnedMatch;
  isLinkRejected(stoneId: string, otherId: string): boolean;
  isMentionRejected(articleId: string, mention: { readonly stoneId: string; readonly text: string }): boolean;
  /** Aliases that people confirmed for a stone: an import of the catalogue keeps them. */
  aliasesOf(stoneId: string): readonly StoneAliasRecord[];
  /** The correction in force on a subject; null where there is none. */
  inForce(subject: string): CorrectionRecord | null;
  /** Every correction, those taken back too, the newest first. */
  newestFirst(): readonly CorrectionRecord[];
}

/** The subject of corrections of a match, the same for a rejection and a confirmation. */
export const matchSubject = (query: string, stoneId: string) => `match:${matchKey(query)}:${stoneId}`;
/** A link is rejected in both directions. */
export const linkSubject = (stoneId: string, otherId: string) => `link:${[stoneId, otherId].sort().join(':')}`;
export const mentionSubject = (articleId: string, stoneId: string, text: string | null) =>
  `mention:${articleId}:${stoneId}:${text === null ? '' : foldName(text)}`;
export const aliasSubject = (stoneId: string, name: string) => `alias:${stoneId}:${foldName(name)}`;

export function createCorrectionBook(): CorrectionBook {
  const byId = new Map<string, CorrectionRecord>();
  const active = new Map<string, CorrectionRecord>();
  const byQuery = new Map<string, Map<string, CorrectionRecord>>();
  const aliases = new Map<string, Map<string, CorrectionRecord>>();
  let listed: readonly CorrectionRecord[] | null = null;
  let version = 0;

  /** Those in force that are looked up by more than their subject: the kinds of matches by query, aliases by stone. */
  function indexOf({ data }: CorrectionRecord): { readonly index: typeof byQuery; readonly key: string } | null {
    if (data.query !== null) return { index: byQuery, key: matchKey(data.query) };
    return data.alias === null ? null : { index: aliases, key: data.stoneId };
  }

  function drop(id: string): void {
    const before = byId.get(id);
    if (before === undefined) return;
    byId.delete(id);
    if (active.get(before.data.subject)?.id === id) active.delete(before.data.subject);
    const place = indexOf(before);
    place?.index.get(place.key)?.delete(id);
    listed = null;
    version += 1;
  }

  return {
    get version() {
      return version;
    },
    put(correction) {
      const before = byId.get(correction.id);
      if (before !== undefined && before.revision >= correction.revision) return;
      drop(correction.id);
      byId.set(correction.id, correction);
      version += 1;
      if (correction.data.undone !== null) return;
      active.set(correction.data.subject, correction);
      const place = indexOf(correction);
      if (place === null) return;
      const list = place.index.get(place.key) ?? new Map<string, CorrectionRecord>();
      place.index.set(place.key, list.set(correction.id, correction));
    },
    remove: drop,
    matchOf(query) {
      if (byQuery.size === 0) return NOTHING_LEARNED;
      const said = [...(byQuery.get(matchKey(query))?.values() ?? [])];
      if (said.length === 0) return NOTHING_LEARNED;
      const idsOf = (kind: string) => said.filter(({ data }) => data.kind === kind).map(({ data }) => data.stoneId);
      return { confirmedId: idsOf('MATCH_CONFIRMED')[0] ?? null, rejectedIds: new Set(idsOf('MATCH_REJECTED')) };
    },
    isLinkRejected: (stoneId, otherId) => active.size > 0 && active.has(linkSubject(stoneId, otherId)),
    isMentionRejected: (articleId, { stoneId, text }) =>
      active.size > 0 &&
      (active.has(mentionSubject(articleId, stoneId, null)) || active.has(mentionSubject(articleId, stoneId, text))),
    aliasesOf: (stoneId) =>
      [...(aliases.get(stoneId)?.values() ?? [])].flatMap(({ data }) => (data.alias === null ? [] : [data.alias])),
    inForce: (subject) => active.get(subject) ?? null,
    newestFirst() {
      listed ??= [...byId.values()].sort((a, b) =>
        a.createdAt === b.createdAt ? (a.id < b.id ? 1 : -1) : a.createdAt < b.createdAt ? 1 : -1,
      );
      return listed;
    },
  };
}
