import type { GapTopicName, StoneFactRecord, TechnicalRecord } from '../../../platform/ports/catalogue.ts';
import { type ReadFigure, readFigures } from './quantities.ts';
import { profileOf } from './topics.ts';

/** What an answer says, as facts. */
export interface AnswerReading {
  readonly technical: TechnicalRecord;
  readonly facts: readonly StoneFactRecord[];
  /** Mean confidence of everything read, in [0, 1]. */
  readonly confidence: number;
}

/** How surely a text was read: a figure with its method leaves nothing to guess, a bare sentence is taken at its word. */
const CONFIDENCE = { figureWithStandard: 0.9, figure: 0.8, sentence: 0.6 } as const;

/** As much as a stone keeps of one fact, in UTF-16 code units; the whole text stays with the answer. */
const MAX_VALUE = 2_000;

/** Ends a sentence; a point inside a number or an abbreviation is not followed by a space and a capital letter. */
const SENTENCE_END = /(?<=[.!?;])\s+(?=\p{Lu})|;\s*|\n+/u;

/**
 * Reads an answer into facts: figures with their units wherever the text gives them, and what it says in words as one fact
 * of the question's topic (of a technical question, the sentences that hold no figure). A figure that is given twice is read
 * where it stands first. Whatever the text, at least one fact or figure comes of it.
 * @param saidBy who said it, kept with each fact
 */
export function readAnswer(text: string, topic: GapTopicName, saidBy: string): AnswerReading {
  const source = toLine(saidBy);
  const figures = new Map<string, ReadFigure>();
  const words: string[] = [];
  for (const sentence of text.split(SENTENCE_END).map(toLine)) {
    if (sentence === '') continue;
    const found = readFigures(sentence);
    if (found.length === 0 || topic !== 'TECHNICAL_SPECIFICATIONS') words.push(sentence);
    for (const figure of found) if (!figures.has(figure.key)) figures.set(figure.key, figure);
  }
  if (figures.size === 0 && words.length === 0) words.push(toLine(text));
  const technical = Object.fromEntries([...figures.values()].map(({ key, measure }) => [key, { ...measure, source }]));
  const facts: StoneFactRecord[] =
    words.length === 0
      ? []
      : [
          {
            topic,
            name: profileOf(topic).factName,
            value: cut(words.join(' ')),
            unit: null,
            source,
            confidence: CONFIDENCE.sentence,
          },
        ];
  const confidences = [
    ...[...figures.values()].map(({ measure }) =>
      measure.standard === null ? CONFIDENCE.figure : CONFIDENCE.figureWithStandard,
    ),
    ...facts.map((fact) => fact.confidence),
  ];
  const mean = confidences.reduce((sum: number, confidence) => sum + confidence, 0) / confidences.length;
  return { technical, facts, confidence: Math.round(mean * 100) / 100 };
}

/** Plain text on one line: what a stone keeps holds no control character and no half of a surrogate pair. */
function toLine(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .toWellFormed();
}

function cut(text: string): string {
  return text.length <= MAX_VALUE ? text : `${text.slice(0, MAX_VALUE - 1).toWellFormed()}…`;
}
