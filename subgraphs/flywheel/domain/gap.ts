import { seededId } from '../../../platform/ids/ids.ts';
import type { GapTopicName } from '../../../platform/ports/catalogue.ts';
import type { StoredDocument } from '../../../platform/ports/documents.ts';

export type GapKindName = 'MISSING_CONTENT' | 'INCOMPLETE_DATA' | 'OUTDATED_INFO';
export type GapSourceName = 'FAILED_SEARCH' | 'CATALOGUE_ANALYSIS' | 'TELEGRAM' | 'WHATSAPP' | 'UNANSWERED_QUESTION' | 'MANUAL';
export type GapStatusName = 'OPEN' | 'ASKED' | 'RESOLVED' | 'DISMISSED';
export type PriorityName = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW';

/** `data` of a document of `gaps`. */
export interface GapData {
  readonly kind: GapKindName;
  readonly topic: GapTopicName;
  readonly priority: PriorityName;
  /** The priority as a number to sort by: 0 is CRITICAL. */
  readonly priorityRank: number;
  /** Where it came to light first. */
  readonly source: GapSourceName;
  readonly status: GapStatusName;
  readonly subject: string;
  readonly stoneId: string | null;
  readonly description: string;
  /** Askers by source; what an analysis counts replaces its earlier count, what people report adds up. */
  readonly counts: { readonly [Source in GapSourceName]?: number };
  /** The sum of the counts. */
  readonly frequency: number;
  /** People who asked for anything about the same stone, as the last analysis summed them up. */
  readonly stoneAskers: number;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  readonly stoneSlug: string | null;
  /** Expected facts that were absent when it was found last; empty where the subject is no stone. */
  readonly absent: readonly string[];
  /** When it was last resolved; null while it is not. */
  readonly resolvedAt: string | null;
}

export type GapRecord = StoredDocument<GapData>;

/** One observation that something is missing, before it meets what is known already. */
export interface Finding {
  readonly subject: string;
  readonly stoneId: string | null;
  /** Null where it is about no stone. */
  readonly stoneSlug: string | null;
  readonly topic: GapTopicName;
  readonly kind: GapKindName;
  readonly source: GapSourceName;
  /** How many asked; ≥ 1. */
  readonly askers: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly description: string;
  readonly absent: readonly string[];
}

/** Gaps are the same when they have one subject, topic and kind. A stone is its own subject, whatever it was called. */
export function gapIdOf({ stoneId, subject, topic, kind }: Pick<Finding, 'stoneId' | 'subject' | 'topic' | 'kind'>): string {
  return seededId('gap', `${stoneId ?? `"${normaliseSubject(subject)}"`}:${topic}:${kind}`);
}

/** A subject without case, diacritics, punctuation and repeated spaces. */
export function normaliseSubject(subject: string): string {
  return subject
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * A finding met with what is known of its gap.
 *
 * The count of the finding's source is replaced (`counting: 'total'`, an analysis that counts everyone who asked so far) or
 * grows (`'more'`, a person's report), so that an analysis repeated any number of times leaves a true frequency.
 * A resolved gap opens again when the catalogue still lacks the facts, or when somebody asked after it had been resolved;
 * a dismissed one stays dismissed.
 * @param known null when the gap is new
 */
export function mergeFinding(known: GapData | null, finding: Finding, counting: 'total' | 'more'): GapData {
  const { subject, stoneId, stoneSlug, topic, kind, source } = finding;
  const before = counting === 'more' ? (known?.counts[source] ?? 0) : 0;
  const counts = { ...known?.counts, [source]: before + finding.askers };
  const frequency = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const isReopened =
    known?.status === 'RESOLVED' &&
    (source === 'CATALOGUE_ANALYSIS' || counting === 'more' || known.resolvedAt === null || finding.lastAt > known.resolvedAt);
  const status = known === null || isReopened ? 'OPEN' : known.status;
  const askers = askersOf(counts);
  const firstSource = known?.source ?? source;
  const stoneAskers = Math.max(known?.stoneAskers ?? 0, stoneId === null ? 0 : askers);
  const priority = priorityOf({ stoneSlug, topic, source: firstSource, askers, stoneAskers });
  return {
    kind,
    topic,
    priority,
    priorityRank: PRIORITY_RANKS[priority],
    source: firstSource,
    status,
    subject: known?.subject ?? subject,
    stoneId,
    stoneSlug,
    description: known === null || (counting === 'total' && known.source === source) ? finding.description : known.description,
    counts,
    frequency,
    stoneAskers,
    firstSeenAt: earlier(known?.firstSeenAt, finding.firstAt),
    lastSeenAt: later(known?.lastSeenAt, finding.lastAt),
    absent: stoneId === null ? [] : finding.absent,
    resolvedAt: status === 'RESOLVED' ? (known?.resolvedAt ?? null) : null,
  };
}

/** People who asked, without the catalogue's analysis. */
export function askersOf(counts: GapData['counts']): number {
  return Object.entries(counts).reduce((sum, [source, count]) => sum + (source === 'CATALOGUE_ANALYSIS' ? 0 : count), 0);
}

/** The first gaps of a list that stand so; null: however they stand. */
export function pickGaps(gaps: readonly GapRecord[], status: GapStatusName | null, first: number): GapRecord[] {
  return gaps.filter(({ data }) => status === null || data.status === status).slice(0, first);
}

/**
 * True when the facts that the gap missed have arrived: for missing content one of them, else all.
 * @param absentNow the expected facts of the topic that the stone lacks now
 */
export function isClosedByFacts(gap: GapData, absentNow: readonly string[]): boolean {
  if (gap.absent.length === 0) return false;
  const stillAbsent = gap.absent.filter((name) => absentNow.includes(name));
  return gap.kind === 'MISSING_CONTENT' ? stillAbsent.length < gap.absent.length : stillAbsent.length === 0;
}

/** A gap whose priority follows what people asked about its stone. */
export function withStoneAskers(gap: GapData, stoneAskers: number): GapData {
  const { stoneSlug, topic, source, counts } = gap;
  const priority = priorityOf({ stoneSlug, topic, source, askers: askersOf(counts), stoneAskers });
  return { ...gap, stoneAskers, priority, priorityRank: PRIORITY_RANKS[priority] };
}

/** A gap with another status; its `resolvedAt` follows. */
export function withStatus(gap: GapData, status: GapStatusName, at: string): GapData {
  return { ...gap, status, resolvedAt: status === 'RESOLVED' ? (gap.resolvedAt ?? at) : null };
}

export const PRIORITY_RANKS = { CRITICAL: 0, HIGH: 1, MEDIUM: 2, LOW: 3 } as const satisfies Record<PriorityName, number>;

/** Stones that the trade depends on, by slug: they come first whoever asks. */
export const PRIORITY_STONES: Readonly<Record<string, PriorityName>> = {
  'rosso-levanto': 'CRITICAL',
  'calacatta-viola': 'CRITICAL',
  'bianco-carrara': 'HIGH',
};

/**
 * How pressing a gap is: the stone's own rank, or more where many asked.
 * @param askers people who asked for it; an analysis of the catalogue is nobody
 * @param stoneAskers people who asked for anything about the same stone
 */
export function priorityOf(request: {
  readonly stoneSlug: string | null;
  readonly topic: GapTopicName;
  readonly source: GapSourceName;
  readonly askers: number;
  readonly stoneAskers: number;
}): PriorityName {
  const { stoneSlug, topic, source, askers, stoneAskers } = request;
  const ofStone = stoneSlug === null ? undefined : PRIORITY_STONES[stoneSlug];
  if (ofStone !== undefined) return ofStone;
  if (askers >= 10) return 'HIGH';
  if (askers >= 3 || stoneAskers >= 5) return 'MEDIUM';
  // One failed search may be a slip of the pen; a question or a report is meant.
  if (askers > 0 && source !== 'FAILED_SEARCH') return 'MEDIUM';
  return topic === 'TECHNICAL_SPECIFICATIONS' && stoneSlug !== null ? 'MEDIUM' : 'LOW';
}

/** The earlier of two ISO 8601 times in UTC. */
export function earlier(a: string | undefined, b: string): string {
  return a !== undefined && a < b ? a : b;
}

/** The later of two ISO 8601 times in UTC. */
export function later(a: string | undefined, b: string): string {
  return a !== undefined && a > b ? a : b;
}
