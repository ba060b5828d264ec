// Advice: a query such as “sealing a marble floor” names no stone and describes none; what it asks for is the guide to the work. Which
// work there is advice on, the articles themselves say: in English their titles, keywords and tags name it by a gerund. A guide counts by
// the share of the query that these are about, each word weighted by its rarity among them (Spärck Jones, 1972).
// Cost: O(articles) when the index has changed, and O(articles found) for a query that asks for advice.
import { termOf } from '../../../platform/language/terms.ts';
import { asksForAdvice } from '../../../platform/stone-query/asks-for-advice.ts';
import type { Constraint } from '../../../platform/stone-query/constraint.ts';
import { fold, wordsOf } from '../../../platform/stone-query/fold.ts';
import type { LegHit } from './fusion.ts';
import { type ArticleFeatures, type DocumentFeatures, languageOfDocument, type StoneFeatures } from './indexed-document.ts';
import type { LexicalIndex } from './lexical-index.ts';
import { searchWords } from './match-expression.ts';
import { colorWords, typeWords } from './trade-words.ts';

/** What a word that says of what stone or where counts beside one that says what is done. */
const MATERIAL = 0.3;

/** What the articles of an index advise on. */
export interface AdviceBook {
  /** True where a query asks what to do or why, in a question or by naming the work. */
  isAsked(query: string, constraints: readonly Constraint[]): boolean;
  /** The articles about it, `rawScore` in (0, 1], in no order and whoever may see them. */
  guides(query: string, constraints: readonly Constraint[]): readonly LegHit[];
}

/** The book of the articles as they are; made again when they have changed. */
export function createAdviceSource(index: Pick<LexicalIndex, 'features' | 'version'>): () => AdviceBook {
  let made: { readonly version: number; readonly book: AdviceBook } | null = null;
  return () => {
    if (made?.version !== index.version) made = { version: index.version, book: createAdviceBook(index.features) };
    return made.book;
  };
}

export function createAdviceBook(features: ReadonlyMap<string, DocumentFeatures>): AdviceBook {
  const guides: ArticleFeatures[] = [];
  const work = new Set<string>();
  const ofStones = new Set<string>();
  for (const document of features.values()) {
    if (document.kind === 'STONE') for (const word of wordsOfStone(document)) ofStones.add(word);
    else if (document.subjects.length > 0) guides.push(document);
  }
  for (const guide of guides) {
    // What only some readers may see must not change what others find.
    if (guide.visibility !== 'PUBLIC' || languageOfDocument(guide) !== 'en') continue;
    for (const word of guide.subjects) if (word.length > 5 && word.endsWith('ing') && !ofStones.has(word)) work.add(word);
  }

  const languages = new Set(guides.map(languageOfDocument));
  let byTerm: ReadonlyMap<string, readonly ArticleFeatures[]> | null = null;

  /** The guides that a word is a subject of. */
  function holding(word: string): ReadonlySet<ArticleFeatures> {
    byTerm ??= guidesByTerm(guides);
    const found = new Set<ArticleFeatures>();
    for (const language of languages) for (const guide of byTerm.get(termOf(word, language)) ?? []) found.add(guide);
    return found;
  }

  return {
    isAsked(query, constraints) {
      if (asksForAdvice(query)) return true;
      // “Paving” and “cladding” say where a stone is to be, not what is to be done; within a query, as in “Maltese building stone”, the
      // word is an adjective.
      const understood = understoodWords(constraints);
      const words = wordsOf(query);
      return [words[0], words.at(-1)].some((word) => word !== undefined && work.has(word) && !understood.has(word));
    },
    guides(query, constraints) {
      const understood = understoodWords(constraints);
      const words = searchWords(query).map((word) => ({ isUnderstood: understood.has(fold(word)), holding: holding(word) }));
      const weights = words.map(({ isUnderstood, holding: { size } }) => {
        const rarity = size === 0 ? 0 : Math.log(1 + guides.length / size);
        return rarity * (isUnderstood ? MATERIAL : 1);
      });
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      // What is about the stone alone advises on nothing.
      const about = new Set(words.flatMap(({ isUnderstood, holding }) => (isUnderstood ? [] : [...holding])));
      return [...about].map((guide): LegHit => {
        const met = words.reduce((sum, { holding }, at) => sum + (holding.has(guide) ? (weights[at] ?? 0) : 0), 0);
        return { id: guide.id, rawScore: met / total };
      });
    },
  };
}

/** The guides of which a term is a subject. A term says its language, so that each guide is found by the forms of its own. */
function guidesByTerm(guides: readonly ArticleFeatures[]): ReadonlyMap<string, readonly ArticleFeatures[]> {
  const byTerm = new Map<string, ArticleFeatures[]>();
  for (const guide of guides) {
    const language = languageOfDocument(guide);
    const terms = new Set(guide.subjects.flatMap((word) => [termOf(word, language), termOf(fold(word), language)]));
    for (const term of terms) {
      const known = byTerm.get(term);
      if (known === undefined) byTerm.set(term, [guide]);
      else known.push(guide);
    }
  }
  return byTerm;
}

function wordsOfStone({ name, type, colors, family, petrography, facts, misleadingNames }: StoneFeatures): string[] {
  const said = [name, family ?? '', petrography ?? '', ...facts.map(({ text }) => text), ...misleadingNames];
  return [...said, typeWords(type), colorWords(colors)].flatMap(wordsOf);
}

function understoodWords(constraints: readonly Constraint[]): ReadonlySet<string> {
  return new Set(constraints.flatMap(({ text }) => wordsOf(text)));
}
