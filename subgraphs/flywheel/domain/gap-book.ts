import { DomainError, invalidInput, notFound } from '../../../platform/errors/domain-error.ts';
import { argumentsHash, type Connection, checkFirst } from '../../../platform/graphql/connection.ts';
import type { Person } from '../../../platform/identity/viewer.ts';
import { checkId } from '../../../platform/ids/ids.ts';
import type { CataloguePort, GapTopicName, StoneData } from '../../../platform/ports/catalogue.ts';
import type { DocumentsPort, StoredDocument, Where, WriteOperation } from '../../../platform/ports/documents.ts';
import { type Clock, isoNow } from '../../../platform/time/clock.ts';
import { checkText } from './check-text.ts';
import { coverageOf } from './completeness.ts';
import { loadDocumentPage } from './document-page.ts';
import {
  earlier,
  type Finding,
  type GapData,
  type GapKindName,
  type GapRecord,
  type GapSourceName,
  type GapStatusName,
  gapIdOf,
  later,
  mergeFinding,
  withStatus,
} from './gap.ts';
import { idempotencyOf, outcomeId } from './idempotency.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

/** Documents written in one batch: enough to share the wait for the disk, few enough to leave the store to others. */
const BATCH_SIZE = 100;

export const GAP_SORT = [
  ['data.priorityRank', 1],
  ['data.frequency', -1],
] as const;

/** A page of gaps, and the conditions of its list for counting by source. */
export interface GapConnection extends Connection<GapRecord> {
  readonly where: Where;
}

export interface ReportGapRequest {
  readonly subject: string;
  readonly topic: GapTopicName;
  readonly description: string;
  readonly stoneId?: string | null;
  readonly source: GapSourceName;
  readonly idempotencyKey?: string | null;
}

/** What is known to be missing. Errors: INVALID_INPUT, NOT_FOUND, IDEMPOTENCY_REUSED, INVALID_CURSOR. */
export interface GapBook {
  /** Records what an analysis counted; each finding's askers are all there were so far. Repeated, it changes times only. */
  recordTotals(findings: readonly Finding[]): Promise<{ readonly opened: number; readonly seen: number }>;
  /** Writes gaps that a decision changed; conflicts are the caller's to retry. */
  save(gaps: readonly { readonly known: GapRecord; readonly data: GapData }[], by: string): Promise<string | null>;
  /** @returns the gap and the feed's position */
  report(request: ReportGapRequest, viewer: Person): Promise<{ readonly gap: GapRecord; readonly cursor: string }>;
  setStatus(id: string, status: GapStatusName, by: string): Promise<{ readonly gap: GapRecord; readonly cursor: string }>;
  list(request: {
    readonly status?: GapStatusName | null;
    readonly source?: GapSourceName | null;
    readonly topic?: GapTopicName | null;
    readonly first: number;
    readonly after?: string | null;
  }): Promise<GapConnection>;
  /** How many gaps of a list came from each source, most first, ties by name; sources without any left out. */
  countBySource(where: Where): Promise<readonly { readonly value: string; readonly count: number }[]>;
  /** The gaps of each stone, the most pressing first. One engine call. */
  ofStones(stoneIds: readonly string[]): Promise<readonly (readonly GapRecord[])[]>;
}

const SOURCES: readonly GapSourceName[] = [
  'FAILED_SEARCH',
  'CATALOGUE_ANALYSIS',
  'TELEGRAM',
  'WHATSAPP',
  'UNANSWERED_QUESTION',
  'MANUAL',
];
const REPORTED: readonly GapSourceName[] = ['MANUAL', 'TELEGRAM', 'WHATSAPP'];

/** Whether a topic is missing, incomplete or (complete by our measure) wanting in something that no measure expects. */
export function kindAndAbsent(
  stone: StoneData,
  topic: GapTopicName,
): { readonly kind: GapKindName; readonly absent: readonly string[] } {
  const { absent, expected } = coverageOf(stone).find((one) => one.topic === topic) ?? { absent: [], expected: 0 };
  return { kind: absent.length === expected ? 'MISSING_CONTENT' : 'INCOMPLETE_DATA', absent };
}

const OUTDATED_WORDS = /\b(outdated|out of date|no longer|obsolete|superseded|has changed|expired)\b/i;

/** The stored form of a gap, to put into a batch. */
export function putGap(id: string, data: GapData, expectedRevision: number): WriteOperation {
  return { kind: 'put', collection: 'gaps', id, data, visibility: 'flywheel:read', authorId: null, expectedRevision };
}

export function createGapBook({
  documents,
  catalogue,
  clock,
}: {
  readonly documents: DocumentsPort;
  readonly catalogue: Pick<CataloguePort, 'resolveIdentities'>;
  readonly clock: Clock;
}): GapBook {
  async function recordBatch(findings: ReadonlyMap<string, readonly Finding[]>): Promise<number> {
    return retryOnConflict(async () => {
      const ids = [...findings.keys()];
      const known = await documents.getMany<GapData>('gaps', ids);
      let opened = 0;
      const operations = ids.map((id, index) => {
        const stored = known[index] ?? null;
        let data = stored?.data ?? null;
        for (const finding of findings.get(id) ?? []) data = mergeFinding(data, finding, 'total');
        if (data === null) throw new Error('A finding without a gap.');
        if (data.status === 'OPEN' && stored?.data.status !== 'OPEN') opened += 1;
        return putGap(id, data, stored?.revision ?? 0);
      });
      await documents.commit({ operations, by: 'flywheel' });
      return opened;
    });
  }

  async function save(gaps: readonly { known: GapRecord; data: GapData }[], by: string): Promise<string | null> {
    let cursor: string | null = null;
    for (let start = 0; start < gaps.length; start += BATCH_SIZE) {
      const batch = gaps.slice(start, start + BATCH_SIZE);
      const operations = batch.map(({ known, data }) => putGap(known.id, data, known.revision));
      cursor = (await documents.commit({ operations, by })).cursor;
    }
    return cursor;
  }

  /** The stone that a report is about: the one named by id, else the one that its subject names for certain. */
  async function stoneOf(request: ReportGapRequest): Promise<StoredDocument<StoneData> | null> {
    const named = request.stoneId ?? null;
    const id = named ?? (await catalogue.resolveIdentities([request.subject]))[0]?.stoneId ?? null;
    if (id === null) return null;
    const [stone] = await documents.getMany<StoneData>('stones', [checkId(id, 'stone', 'input.stoneId')]);
    if (named !== null && !stone) throw notFound('input.stoneId', 'stone');
    return stone ?? null;
  }

  return {
    async recordTotals(findings) {
      const byGap = Map.groupBy(combine(findings), gapIdOf);
      const entries = [...byGap];
      let opened = 0;
      for (let start = 0; start < entries.length; start += BATCH_SIZE) {
        opened += await recordBatch(new Map(entries.slice(start, start + BATCH_SIZE)));
      }
      return { opened, seen: byGap.size };
    },
    save,
    async report(request, viewer) {
      const subject = checkText(request.subject, 'input.subject', 200);
      const description = checkText(request.description, 'input.description', 2_000);
      if (!REPORTED.includes(request.source)) {
        throw invalidInput(
          'input.source',
          `${request.source} is counted by the analysis itself.`,
          `Send ${REPORTED.join(', ')}.`,
        );
      }
      const stone = await stoneOf(request);
      const known = stone === null ? null : kindAndAbsent(stone.data, request.topic);
      const now = isoNow(clock);
      const finding: Finding = {
        subject: stone?.data.name ?? subject,
        stoneId: stone?.id ?? null,
        stoneSlug: stone?.data.slug ?? null,
        topic: request.topic,
        kind: OUTDATED_WORDS.test(description) ? 'OUTDATED_INFO' : (known?.kind ?? 'MISSING_CONTENT'),
        source: request.source,
        askers: 1,
        firstAt: now,
        lastAt: now,
        description,
        absent: known?.absent ?? [],
      };
      const id = gapIdOf(finding);
      const idempotency = idempotencyOf(viewer.userId, 'reportGap', request.idempotencyKey, request);
      return retryOnConflict(async () => {
        const [stored] = await documents.getMany<GapData>('gaps', [id]);
        const data = mergeFinding(stored?.data ?? null, finding, 'more');
        const commit = await documents.commit({
          operations: [putGap(id, data, stored?.revision ?? 0)],
          by: viewer.userId,
          outcome: { gapId: id },
          ...(idempotency === undefined ? {} : { idempotency }),
        });
        return { gap: await loadGap(documents, outcomeId(commit.outcome, 'gapId') ?? id), cursor: commit.cursor };
      });
    },
    async setStatus(id, status, by) {
      checkId(id, 'gap', 'input.id');
      return retryOnConflict(async () => {
        const [known] = await documents.getMany<GapData>('gaps', [id]);
        if (!known) throw notFound('input.id', 'gap');
        const data = withStatus(known.data, status, isoNow(clock));
        const commit = await documents.commit({ operations: [putGap(id, data, known.revision)], by });
        return { gap: await loadGap(documents, id), cursor: commit.cursor };
      });
    },
    async list({ status, source, topic, first, after }) {
      checkFirst(first);
      const where = {
        visibility: 'flywheel:read',
        ...(status ? { 'data.status': status } : {}),
        ...(source ? { 'data.source': source } : {}),
        ...(topic ? { 'data.topic': topic } : {}),
      };
      const page = await loadDocumentPage<GapData>(
        documents,
        {
          collection: 'gaps',
          where,
          sort: GAP_SORT,
          first,
          after,
          hash: argumentsHash('knowledgeGaps', { status, source, topic }),
        },
        ({ data }) => [data.priorityRank, data.frequency],
      );
      return { ...page, where };
    },
    async countBySource(where) {
      const counts = await Promise.all(
        SOURCES.map(async (source) => ({
          value: source,
          count: await documents.count('gaps', { $and: [where, { 'data.source': source }] }),
        })),
      );
      return counts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    },
    async ofStones(stoneIds) {
      const gaps = await documents.find<GapData>('gaps', {
        where: { 'data.stoneId': { $in: [...stoneIds] }, visibility: 'flywheel:read' },
        sort: GAP_SORT,
        limit: 10_000,
      });
      const byStone = Map.groupBy(gaps, ({ data }) => data.stoneId);
      return stoneIds.map((id) => byStone.get(id) ?? []);
    },
  };
}

async function loadGap(documents: DocumentsPort, id: string): Promise<GapRecord> {
  const [gap] = await documents.getMany<GapData>('gaps', [id]);
  if (!gap) throw new DomainError('CONFLICT', 'input: the gap was deleted meanwhile.', { path: ['input'] });
  return gap;
}

/** Findings of one gap by one source made one: everyone who asked is counted. */
function combine(findings: readonly Finding[]): readonly Finding[] {
  const groups = Map.groupBy(findings, (finding) => `${gapIdOf(finding)}:${finding.source}`);
  return [...groups.values()].flatMap((group) => {
    const [head, ...others] = group;
    if (head === undefined || others.length === 0) return group;
    return [
      {
        ...head,
        description: [...new Set(group.map(({ description }) => description))].slice(0, 3).join(' '),
        askers: group.reduce((sum, { askers }) => sum + askers, 0),
        firstAt: group.reduce((first, { firstAt }) => earlier(first, firstAt), head.firstAt),
        lastAt: group.reduce((last, { lastAt }) => later(last, lastAt), head.lastAt),
      },
    ];
  });
}
