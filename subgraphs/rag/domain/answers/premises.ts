// What questions take for granted and is not so: of a stone by its record, of the trade by what the guides say of it.
import { wordsOf } from '../../../../platform/stone-query/fold.ts';
import { explainStone } from '../../../../platform/stone-query/weigh-stone.ts';
import type { UnderstoodQuestion } from './question.ts';
import type { NamedStone } from './stone-answers.ts';

/**
 * What a question takes for granted of a stone and its record denies, put right; null where nothing is. "Is Portoro a granite?"
 * takes nothing for granted.
 */
export function premiseFault(
  { text, constraints }: UnderstoodQuestion,
  stones: readonly NamedStone[],
): { readonly facet: string; readonly words: string } | null {
  const [stone] = stones;
  if (stone === undefined || stones.length > 1 || /^\W*(is|are|was|does|do|did)\b/i.test(text)) return null;
  const plain = wordsOf(text).join(' ');
  const denied = explainStone(stone.described, constraints).find(({ constraint, degree }) => {
    if (degree > 0 || constraint.isExcluded) return false;
    const said = PREMISES[constraint.facet];
    return said !== undefined && new RegExp(`\\b(${said}) (the |a |an )?${constraint.text}\\b`).test(plain);
  });
  if (denied === undefined) return null;
  return { facet: denied.constraint.facet, words: `That is not so: ${stone.described.name} is ${denied.evidence}.` };
}

/** By facet, the words before a phrase that make it a premise. */
const PREMISES: Readonly<Record<string, string>> = {
  country: 'from|quarried in|mined in|extracted in|quarries in|found in',
  place: 'from|quarried in|mined in|extracted in|quarries in|found in',
  region: 'from|quarried in',
  type: 'is|as|being|since it is',
};

const SEALER =
  /\b(seal(ed|er|ers|ant|ants|ing|s)?|impregnat\w*|waterproof\w*|idrorepellent\w*|sigillant\w*|impermeabiliz\w*|sellador\w*|imprägnier\w*|versiegel\w*|imperméabilis\w*|hydrofuge\w*|emprenye)\b/iu;
const ACID =
  /\b(acids?|acidic|etch\w*|lemons?|vinegar|citrus|ätz\w*|säure\w*|zitrone\w*|limone|limón|acido|ácido|acide|citron|vinaigre)\b/iu;
const WARDS_OFF =
  /\b(stops?|prevents?|protect(s|ed|ion)?|shields?|guards?|saves?|against|[\w-]*proof|resistant|immune|cannot|can['’]?t|never|no longer|won['’]?t|schützt|verhindert|gegen|protège|empêche|contre|protegge|impedisce|contro|protege|impide|evita|contra)\b/iu;

/** Rocks that no acid of the kitchen marks. */
const SILICATE = /\b(granit\w*|quartzit\w*|quarzit\w*|basalt\w*|gabbros?|diorites?|gneis\w*)\b/iu;
const DISSOLVES =
  /\b(dissolv\w*|melt\w*|eaten|eats|aufgelöst|auflös\w*|dissou\w*|scioglie\w*|sciolt\w*|disuelv\w*|dissolv\w*)\b/iu;

/** What is asked of the guides instead of what a question takes for granted, and what is said beside the answer. */
export interface TrueQuestion {
  readonly question: string;
  readonly words: string;
}

/**
 * A question that takes a sealer for a protection from acids asks in truth whether it is one; one that lets granite dissolve in
 * vinegar, what acids do to it.
 * @returns null where a question takes nothing of the kind for granted
 */
export function askedInTruth(text: string): TrueQuestion | null {
  // Who asks whether it is so takes nothing for granted.
  if (/^\W*(does|do|will|would|can|could|is|are)\b/i.test(text) || !ACID.test(text)) return null;
  if (SEALER.test(text) && WARDS_OFF.test(text))
    return {
      question: 'Does a sealer prevent etching of marble by acid?',
      words: 'The question takes for granted that a sealer keeps acid from etching; the answer says whether it does.',
    };
  if (SILICATE.test(text) && DISSOLVES.test(text))
    return {
      question: 'Which stones are etched by acid from food, and is granite?',
      words: 'The question takes for granted that acid of the kitchen dissolves such a rock; the answer says what it marks.',
    };
  return null;
}
