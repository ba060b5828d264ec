import type { ChunkRecord } from '../chunk-index.ts';
import type { ScoredChunk } from '../retrieve.ts';
import type { AskedQuestion, SectionKey } from './asked-questions.ts';
import { type Quotable, quotablesOf } from './quotable.ts';

/** What stands under one heading of a document, over all of its passages. */
export interface Section extends SectionKey {
  readonly title: string;
  readonly stoneId: string | null;
  readonly quotables: readonly Quotable[];
  /** The best of its passages in retrieval, in [0, 1]. */
  readonly score: number;
  /** What people ask that it answers. */
  readonly asked: readonly string[];
}

/** The sections of passages, each document's in reading order. */
export function sectionsOf(ranked: readonly ScoredChunk[], asked: readonly AskedQuestion[]): Section[] {
  const askedOf = Map.groupBy(asked, keyOf);
  const passages = ranked.toSorted((a, b) => (a.chunk.sourceId === b.chunk.sourceId ? a.chunk.ordinal - b.chunk.ordinal : 0));
  const quotables = passages.flatMap(quotablesWith);
  const bySection = Map.groupBy(quotables, ({ source, heading }) => keyOf({ sourceId: source.chunk.sourceId, heading }));
  return [...bySection].flatMap(([key, within]): Section[] => {
    const [first] = within;
    if (first === undefined) return [];
    const { sourceId, title, stoneId } = first.source.chunk;
    const score = Math.max(...within.map(({ source }) => source.score));
    const questions = askedOf.get(key)?.map(({ question }) => question) ?? [];
    return [{ sourceId, heading: first.heading, title, stoneId, quotables: within, score, asked: questions }];
  });
}

/** A passage is divided once, as long as the index holds it. */
const divided = new WeakMap<ChunkRecord, readonly Quotable[]>();
function quotablesWith(source: ScoredChunk): readonly Quotable[] {
  const known = divided.get(source.chunk);
  if (known !== undefined) return known.map((quotable) => ({ ...quotable, source }));
  const found = quotablesOf(source);
  divided.set(source.chunk, found);
  return found;
}

export function keyOf({ sourceId, heading }: SectionKey): string {
  return `${sourceId}\n${heading}`;
}
