import type { Constraint } from '../../../../platform/stone-query/constraint.ts';
import { ATTRIBUTES, type Attribute } from './attributes.ts';
import { superlativeOf } from './list-answers.ts';

/** What a question needs. */
export type QuestionKind = 'STONE_FACT' | 'COMPARISON' | 'STONE_LIST' | 'IDENTITY' | 'HOW_TO';

/** A question as it was understood. */
export interface UnderstoodQuestion {
  readonly text: string;
  readonly kind: QuestionKind;
  /** The stones that it names, in the order of the text. */
  readonly stoneIds: readonly string[];
  /** What of stones it asks, in the order of {@link ATTRIBUTES}. */
  readonly attributes: readonly Attribute[];
  /** What it asks stones to be, where it asks for stones. */
  readonly constraints: readonly Constraint[];
}

const COMPARES =
  /\bcompar|\bversus\b|\bvs\b|\bdifferen(ce|t)\b|\b(which|what|who) (is|has|of|one|stone)\b.*\b(or|and|between)\b|\b\w+er\b.*\bthan\b|\bboth\b|\bthe same\b/i;
const ASKS_FOR_STONES =
  /\b(which|what|name|list|find|recommend|suggest|show|need|looking for|want|any|give me|are there)\b[^?.]*\b(stones?|rocks?|materials?|marbles?|granites?|limestones?|slates?|sandstones?|travertines?|quartzites?|onyx(es)?|gneiss(es)?|basalts?|tuffs?|serpentinites?|schists?|porphyr(y|ies)|soapstones?)\b/i;
const ASKS_HOW =
  /^\s*(how|why|when|should|can|could|may|do i|does|do|must|is it|what (happens|causes|should|do i|do you|is the (best|right|proper|difference)|are the (steps|rules)|does|can|finish|thickness|adhesive|mortar|cleaner|sealer)|whether)\b/i;
/** A rock in these words is the matter of the question, not something that stones are asked to be. */
const ASKS_WORK =
  /\b(clean|cleaning|cleaner|seal|sealing|sealer|sealed|install|fix|fixing|lay|laying|laid|remove|stains?|etch|etching|etched|maintain|maintenance|polish|polishing|repair|grout|joint|joints|adhesive|mortar|thickness|thick|finish|standard|test|tested|tolerance|measured|mean|means|definition|defined|difference)\b/i;

/** Asks for what no record holds, though it speaks of quarries or rocks. */
export const UNRECORDED =
  /^\s*(who|when|why|how (old|deep|many|long|big|large|far))\b|\b(whose|owns?|owners?|owned|company|companies|employs?|year|founded|history|reserves)\b/i;

/** Decides what a question needs. */
export function understandQuestion(
  text: string,
  stoneIds: readonly string[],
  constraints: readonly Constraint[],
): UnderstoodQuestion {
  const isUnrecorded = UNRECORDED.test(text);
  const attributes = ATTRIBUTES.filter(({ asked, isOfRecord }) => asked.test(text) && !(isOfRecord && isUnrecorded));
  return { text, stoneIds, attributes, constraints, kind: kindOf(text, stoneIds, constraints, attributes) };
}

function kindOf(
  text: string,
  stoneIds: readonly string[],
  constraints: readonly Constraint[],
  attributes: readonly Attribute[],
): QuestionKind {
  if (stoneIds.length > 1 && COMPARES.test(text)) return 'COMPARISON';
  if (stoneIds.length > 0) return attributes.some(({ name }) => name.endsWith('names')) ? 'IDENTITY' : 'STONE_FACT';
  const isRanked = superlativeOf(text) !== null && attributes.some(({ figure }) => figure !== null);
  if (isRanked && ASKS_FOR_STONES.test(text)) return 'STONE_LIST';
  const isDescribed = constraints.some(({ facet }) => facet !== 'use' && facet !== 'frost');
  if (isDescribed && ASKS_FOR_STONES.test(text) && !ASKS_HOW.test(text) && !ASKS_WORK.test(text)) return 'STONE_LIST';
  return 'HOW_TO';
}
