/**
 * Whether a name found in a text means the stone there. First what rules it out (rule-out-mention.ts), then the evidence around
 * it (weigh-context.ts) against what a name of its strength needs (mention-automaton.ts). Precision comes before recall: a name
 * that nothing decides is not marked. O(1) words around a name.
 */
import { describeWord } from '../identity/name-index.ts';
import { CONNECTORS } from '../identity/trade-words.ts';
import type { FoundName, Surroundings } from './found-name.ts';
import type { MentionAutomaton } from './mention-automaton.ts';
import { isOfImitation, isOfOtherGoods, isPartOfLongerName } from './rule-out-mention.ts';
import { type TextView, wordAt } from './text-view.ts';
import { weighAfter, weighBefore, weighCompany, weighList } from './weigh-context.ts';

/** `stone` with a confidence; `not` where a shorter name inside may still be one; `never` where nothing inside is. */
export type Verdict =
  | { readonly kind: 'stone'; readonly confidence: number }
  | { readonly kind: 'not' }
  | { readonly kind: 'never'; readonly imitation: boolean };

const NOT: Verdict = { kind: 'not' };
/** Evidence below this speaks against a name that needs none. */
const AGAINST = -2.5;

/** Reads the context of a found name. */
export function judgeMention(view: TextView, automaton: MentionAutomaton, found: FoundName, around: Surroundings): Verdict {
  if (isOfImitation(view, found, around)) return { kind: 'never', imitation: true };
  if (isPartOfLongerName(view, automaton, found, around)) return { kind: 'never', imitation: false };
  if (isOfOtherGoods(view, found)) return NOT;
  const { first, last, pattern } = found;
  if (pattern.strength === 'distinct') return { kind: 'stone', confidence: pattern.owners.length > 1 ? 0.9 : 0.97 };

  const words = view.words.slice(first, last + 1).filter((word) => !CONNECTORS.has(word.text));
  const kinds = words.map((word) => describeWord(word.text));
  const allRaised = words.every((word) => word.written !== 'lower');
  const capitals = view.capitals[first];
  const score =
    weighBefore(view, automaton, found, around) +
    weighAfter(view, automaton, found, around) +
    weighList(view, found, around) +
    (found.plural ? 1.5 : 0);
  const confidence = Math.min(0.95, 0.7 + Math.max(0, score) * 0.06);

  if (pattern.strength === 'plain') {
    // “imperial porphyry” is a name in small letters too, “silver travertine” may be a description; “Welsh slate” is raised enough.
    const hasRock = kinds.some(({ rock }) => rock !== null && rock !== 'stone');
    const tells = hasRock && kinds.some(({ rock, color }) => rock === null && color === null);
    const ofCountry = kinds.some(({ country }) => country !== null);
    const raised = words.every(
      (word, index) => word.written !== 'lower' || (ofCountry && (kinds[index]?.rock ?? null) !== null),
    );
    if (raised) return score > AGAINST ? { kind: 'stone', confidence: 0.92 } : NOT;
    return score >= (tells && !ofCountry ? 0 : 2) ? { kind: 'stone', confidence } : NOT;
  }
  if (pattern.strength === 'generic') {
    const canonical = pattern.owners.some((owner) => owner.canonical);
    return allRaised && (canonical || capitals !== 'title') && score > AGAINST ? { kind: 'stone', confidence: 0.85 } : NOT;
  }
  const total = score + weighCompany(view, found, around);
  if (!allRaised) return pattern.strength === 'place' && score > 0 && total >= 2.5 ? { kind: 'stone', confidence } : NOT;
  const opensSentence = wordAt(view, first)?.startsSentence === true && capitals === 'none' && first === last;
  const needed = pattern.strength === 'place' ? 1.5 : opensSentence ? 2.5 : 2;
  return score > 0 && total >= needed ? { kind: 'stone', confidence } : NOT;
}
