import type { Embedder } from './embedder/static-embedder.ts';
import { queryWords, type ScoredChunk } from './retrieve.ts';

// Extractive answers: the sentences of the retrieved passages that cover most of what the question asks, each quoted word for
// word. Nothing in a passage is ever executed or obeyed: it can only be quoted. Cost: one embedding for each candidate sentence.

/** A sentence answers when it covers at least this share of the question's telling words that the corpus knows … */
const LEAST_COVERAGE = 0.5;
/** … and its embedding is at least this near to the question's. */
const LEAST_COSINE = 0.3;
const MOST_SENTENCES = 3;

export interface ExtractedSentence {
  readonly quote: string;
  readonly source: ScoredChunk;
  readonly score: number;
}

/**
 * @param stem brings a word to the form in which words are compared
 * @param subject words that name what is asked about (a stone's name); they count as covered in passages about it
 * @returns the best sentences, best first; empty when nothing supports an answer
 */
export function extractSentences(
  question: string,
  ranked: readonly ScoredChunk[],
  embedder: Embedder,
  stem: (text: string) => readonly string[],
  subject: ReadonlySet<string>,
): ExtractedSentence[] {
  const asked = [...new Set(stem(queryWords(question).join(' ')))].filter((word) => !subject.has(word));
  if (asked.length === 0) return [];
  const meaning = embedder.embed(question);
  const found: ExtractedSentence[] = [];
  for (const source of ranked) {
    const headings = new Set(stem(source.chunk.headingPath.join(' ')));
    for (const quote of toSentences(source.chunk.text)) {
      const words = new Set([...stem(quote), ...headings]);
      const coverage = asked.filter((word) => words.has(word)).length / asked.length;
      if (coverage < LEAST_COVERAGE) continue;
      const vector = embedder.embed(quote);
      let cosine = 0;
      for (let d = 0; d < vector.length; d += 1) cosine += (vector[d] ?? 0) * (meaning[d] ?? 0);
      if (cosine < LEAST_COSINE) continue;
      found.push({ quote, source, score: coverage + cosine + 0.2 * source.score });
    }
  }
  const best = found.sort((a, b) => b.score - a.score || (a.quote < b.quote ? -1 : 1));
  const taken: ExtractedSentence[] = [];
  for (const sentence of best) {
    if (taken.length === MOST_SENTENCES || sentence.score < 0.75 * (best[0]?.score ?? 0)) break;
    if (taken.every(({ quote }) => quote !== sentence.quote)) taken.push(sentence);
  }
  return taken;
}

/** Verbatim sentences: prose only; headings, tables and code are no sentences. */
export function toSentences(text: string): string[] {
  const sentences: string[] = [];
  for (const line of text.split(/\n+/)) {
    if (/^\s*(#|\||```|<)/.test(line)) continue;
    const prose = line.replace(/^\s*([-*+]|\d+[.)])\s+/, '');
    for (const { segment } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(prose)) {
      const sentence = segment.trim();
      if (sentence.split(/\s+/).length >= 4) sentences.push(sentence);
    }
  }
  return sentences;
}

/** Keeps the sentences that really stand word for word in their passage. */
export function verifyQuotes(sentences: readonly ExtractedSentence[]): ExtractedSentence[] {
  return sentences.filter(({ quote, source }) => quote !== '' && source.chunk.text.includes(quote));
}
