/**
 * Finds what is missing: expected facts that stones lack, names that were searched in vain, questions that no passage answers.
 * Every step counts from the beginning of the logs and replaces earlier counts, so any of them may be repeated at any time.
 *
 * Almost every stone lacks prices, care and fixing, which would make thousands of gaps that say nothing. So technical figures,
 * identity and origin are gaps of every stone that lacks them; the other topics only of the stones that the trade depends on
 * and of those that somebody has asked about.
 */
import { setImmediate as otherRequests } from 'node:timers/promises';
import type { CataloguePort, GapTopicName, StoneData } from '../../../platform/ports/catalogue.ts';
import type { DocumentsPort, StoredDocument } from '../../../platform/ports/documents.ts';
import type { RetrievalPort, SearchLogPort } from '../../../platform/ports/retrieval.ts';
import { type Clock, isoNow } from '../../../platform/time/clock.ts';
import { coverageOf } from './completeness.ts';
import {
  askersOf,
  type Finding,
  type GapData,
  type GapRecord,
  gapIdOf,
  isClosedByFacts,
  normaliseSubject,
  PRIORITY_STONES,
  withStatus,
  withStoneAskers,
} from './gap.ts';
import { type GapBook, kindAndAbsent } from './gap-book.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { topicOf } from './topics.ts';

/** What a step did. */
export interface AnalysisTally {
  /** Things looked at: stones, searches, questions. */
  readonly examined: number;
  /** Gaps that are there now, new or old. */
  readonly seen: number;
  readonly opened: number;
  /** Gaps whose facts have arrived. */
  readonly closed: number;
}

export interface GapAnalysis {
  ofCatalogue(signal: AbortSignal): Promise<AnalysisTally>;
  ofFailedSearches(signal: AbortSignal): Promise<AnalysisTally>;
  ofUnansweredQuestions(signal: AbortSignal): Promise<AnalysisTally>;
  /** Raises and lowers priorities by what people asked about each stone. @returns how many gaps changed */
  setPriorities(signal: AbortSignal): Promise<number>;
}

const EVERY_STONES_TOPICS: ReadonlySet<GapTopicName> = new Set(['TECHNICAL_SPECIFICATIONS', 'IDENTITY', 'ORIGIN']);
const PAGE_SIZE = 100;
/** The most asked texts that one analysis looks at; the rest waits until it is asked more. */
const MAX_TEXTS = 1_000;
/** The catalogue may answer in this very thread: between so many texts other requests get their turn. */
const TEXTS_AT_ONCE = 20;
const MAX_SUBJECT = 200;
const BEGINNING = new Date(0).toISOString();

/** A text that people sent, with how many and when. */
interface AskedText {
  readonly text: string;
  readonly askers: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

export function createGapAnalysis({
  documents,
  gaps,
  catalogue,
  retrieval,
  searchLog,
  clock,
}: {
  readonly documents: DocumentsPort;
  readonly gaps: GapBook;
  readonly catalogue: Pick<CataloguePort, 'resolveIdentities' | 'findMentions'>;
  readonly retrieval: Pick<RetrievalPort, 'unansweredQuestions'>;
  readonly searchLog: SearchLogPort;
  readonly clock: Clock;
}): GapAnalysis {
  /** All documents of a collection by id, a page at a time, so that other requests get their turn. */
  async function* pagesOf<Data>(collection: 'stones' | 'gaps', signal: AbortSignal) {
    let last = '';
    while (!signal.aborted) {
      const page: readonly StoredDocument<Data>[] = await documents.find<Data>(collection, {
        where: { id: { $gt: last } },
        limit: PAGE_SIZE,
      });
      if (page.length > 0) yield page;
      const end = page.at(-1);
      if (end === undefined || page.length < PAGE_SIZE) return;
      last = end.id;
    }
  }

  async function analyseStones(stones: readonly StoredDocument<StoneData>[]): Promise<AnalysisTally> {
    return retryOnConflict(async () => {
      const known = await gaps.ofStones(stones.map(({ id }) => id));
      const now = isoNow(clock);
      const findings = stones.flatMap((stone, index) => findingsOf(stone, known[index] ?? [], now));
      const found = new Set(findings.map(gapIdOf));
      const closed = stones.flatMap((stone, index) => {
        const absentByTopic = new Map(coverageOf(stone.data).map(({ topic, absent }) => [topic, absent]));
        return (known[index] ?? [])
          .filter(
            ({ id, data }) =>
              isUnresolved(data) && !found.has(id) && isClosedByFacts(data, absentByTopic.get(data.topic) ?? []),
          )
          .map((gap) => ({ known: gap, data: withStatus(gap.data, 'RESOLVED', now) }));
      });
      await gaps.save(closed, 'flywheel');
      return { examined: stones.length, closed: closed.length, ...(await gaps.recordTotals(findings)) };
    });
  }

  /** A finding for each text: of the one stone that it mentions, else of its own words. */
  async function findingsOfTexts(
    texts: readonly AskedText[],
    source: 'FAILED_SEARCH' | 'UNANSWERED_QUESTION',
    signal: AbortSignal,
  ): Promise<readonly Finding[]> {
    const stoneIds: (string | null)[] = [];
    for (const [index, { text }] of texts.entries()) {
      if (signal.aborted) return [];
      if (index % TEXTS_AT_ONCE === 0) await otherRequests();
      const mentioned = new Set((await catalogue.findMentions(text)).map(({ stoneId }) => stoneId));
      const [only = null] = mentioned;
      stoneIds.push(mentioned.size === 1 ? only : null);
    }
    const ids = [...new Set(stoneIds.filter((id) => id !== null))];
    const stones = ids.length === 0 ? [] : await documents.getMany<StoneData>('stones', ids);
    const stoneById = new Map(stones.flatMap((stone) => (stone === null ? [] : [[stone.id, stone] as const])));
    return texts.map(({ text, askers, firstAt, lastAt }, index): Finding => {
      const stone = stoneById.get(stoneIds[index] ?? '') ?? null;
      const topic = topicOf(text) ?? (source === 'FAILED_SEARCH' ? 'IDENTITY' : 'PRACTICAL_DETAILS');
      const shown = text.length > MAX_SUBJECT ? `${text.slice(0, MAX_SUBJECT)}…` : text;
      return {
        subject: stone?.data.name ?? shown,
        stoneId: stone?.id ?? null,
        stoneSlug: stone?.data.slug ?? null,
        topic,
        source,
        askers,
        firstAt,
        lastAt,
        description: source === 'FAILED_SEARCH' ? `A search for “${shown}” finds nothing.` : `Nothing answers “${shown}”`,
        ...(stone === null ? { kind: 'MISSING_CONTENT', absent: [] } : kindAndAbsent(stone.data, topic)),
      };
    });
  }

  /** Closes gaps of subjects that the catalogue has come to know. */
  async function closeSubjects(ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    return retryOnConflict(async () => {
      const open = (await documents.getMany<GapData>('gaps', ids)).filter((gap) => gap !== null && isUnresolved(gap.data));
      const closed = open.flatMap((gap) =>
        gap === null ? [] : [{ known: gap, data: withStatus(gap.data, 'RESOLVED', isoNow(clock)) }],
      );
      await gaps.save(closed, 'flywheel');
      return closed.length;
    });
  }

  return {
    async ofCatalogue(signal) {
      let tally: AnalysisTally = { examined: 0, seen: 0, opened: 0, closed: 0 };
      for await (const stones of pagesOf<StoneData>('stones', signal)) tally = add(tally, await analyseStones(stones));
      return tally;
    },
    async ofFailedSearches(signal) {
      const failed = await searchLog.failedSearches(BEGINNING);
      const texts = failed
        .slice(0, MAX_TEXTS)
        .map(({ query, ...rest }) => ({ text: query.trim(), ...rest }))
        .filter(({ text }) => normaliseSubject(text) !== '');
      const names = texts.filter(({ text }) => text.length <= MAX_SUBJECT);
      const identities =
        names.length === 0
          ? []
          : await resolveAll(
              catalogue,
              names.map(({ text }) => text),
            );
      // A name that the catalogue knows by now is no gap, whatever an earlier search found.
      const isKnown = new Set(names.filter((_, index) => identities[index]?.status !== 'UNRESOLVED').map(({ text }) => text));
      const closed = await closeSubjects([...isKnown].map((text) => gapIdOf(subjectGapOf(text))));
      const findings = await findingsOfTexts(
        texts.filter(({ text }) => !isKnown.has(text)),
        'FAILED_SEARCH',
        signal,
      );
      return { examined: texts.length, closed, ...(await gaps.recordTotals(findings)) };
    },
    async ofUnansweredQuestions(signal) {
      const unanswered = await retrieval.unansweredQuestions(BEGINNING);
      const texts = unanswered
        .slice(0, MAX_TEXTS)
        .map(({ question, ...rest }) => ({ text: question.trim(), ...rest }))
        .filter(({ text }) => normaliseSubject(text) !== '');
      const findings = await findingsOfTexts(texts, 'UNANSWERED_QUESTION', signal);
      return { examined: texts.length, closed: 0, ...(await gaps.recordTotals(findings)) };
    },
    async setPriorities(signal) {
      return retryOnConflict(async () => {
        const askers = new Map<string, number>();
        const open: GapRecord[] = [];
        for await (const page of pagesOf<GapData>('gaps', signal)) {
          for (const gap of page) {
            const { stoneId, counts } = gap.data;
            if (stoneId !== null) askers.set(stoneId, (askers.get(stoneId) ?? 0) + askersOf(counts));
            if (isUnresolved(gap.data)) open.push(gap);
          }
        }
        const changed = open.flatMap((gap) => {
          const data = withStoneAskers(gap.data, askers.get(gap.data.stoneId ?? '') ?? 0);
          const isSame = data.priority === gap.data.priority && data.stoneAskers === gap.data.stoneAskers;
          return isSame ? [] : [{ known: gap, data }];
        });
        await gaps.save(changed, 'flywheel');
        return changed.length;
      });
    },
  };
}

/** What a stone's record lacks, of the topics that matter for it. */
function findingsOf(stone: StoredDocument<StoneData>, known: readonly GapRecord[], now: string): readonly Finding[] {
  const { name, slug } = stone.data;
  const isWanted = Object.hasOwn(PRIORITY_STONES, slug) || known.some(({ data }) => askersOf(data.counts) > 0);
  return coverageOf(stone.data)
    .filter(({ topic, absent }) => absent.length > 0 && (isWanted || EVERY_STONES_TOPICS.has(topic)))
    .map(({ topic, absent, expected }) => ({
      subject: name,
      stoneId: stone.id,
      stoneSlug: slug,
      topic,
      kind: absent.length === expected ? 'MISSING_CONTENT' : 'INCOMPLETE_DATA',
      source: 'CATALOGUE_ANALYSIS',
      askers: 1,
      firstAt: now,
      lastAt: now,
      description: `Not known of ${name}: ${absent.join(', ')}.`,
      absent,
    }));
}

function subjectGapOf(text: string) {
  return { stoneId: null, subject: text, topic: topicOf(text) ?? 'IDENTITY', kind: 'MISSING_CONTENT' } as const;
}

async function resolveAll(catalogue: Pick<CataloguePort, 'resolveIdentities'>, names: readonly string[]) {
  const answers = [];
  for (let start = 0; start < names.length; start += TEXTS_AT_ONCE) {
    await otherRequests();
    answers.push(...(await catalogue.resolveIdentities(names.slice(start, start + TEXTS_AT_ONCE))));
  }
  return answers;
}

function isUnresolved({ status }: GapData): boolean {
  return status === 'OPEN' || status === 'ASKED';
}

function add(a: AnalysisTally, b: AnalysisTally): AnalysisTally {
  return {
    examined: a.examined + b.examined,
    seen: a.seen + b.seen,
    opened: a.opened + b.opened,
    closed: a.closed + b.closed,
  };
}
