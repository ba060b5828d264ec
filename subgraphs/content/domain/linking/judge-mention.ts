/**
 * Whether a name found in a text means the stone there. First what rules it out (rule-out-mention.ts), then the evidence around
 * it (weigh-before.ts, weigh-after.ts, weigh-list.ts) on the scale of a logistic regression (evidence.ts). Precision comes before recall: a name that nothing
 * decides is not marked. O(1) words around a name.
 */
import { describeWord, type NameWord } from '../identity/name-index.ts';
import { ORDINARY_WORDS } from '../identity/ordinary-words.ts';
import { CONNECTORS } from '../identity/trade-words.ts';
import { ENGLISH_COLORS, ENGLISH_ROCKS } from './context-words.ts';
import { createTally, type EvidenceName, type Tally, toProbability } from './evidence.ts';
import type { FoundName, Surroundings } from './found-name.ts';
import type { MentionAutomaton } from './mention-automaton.ts';
import { isOfOtherGoods } from './other-goods.ts';
import { isOfImitation, isPartOfLongerName } from './rule-out-mention.ts';
import { type TextView, type ViewWord, wordAt, wordBefore } from './text-view.ts';
import { weighAfter } from './weigh-after.ts';
import { weighBefore } from './weigh-before.ts';
import { weighClause } from './weigh-clause.ts';
import { weighCompany } from './weigh-company.ts';
import { weighLabel } from './weigh-label.ts';
import { weighList } from './weigh-list.ts';
import { weighMates } from './weigh-mates.ts';
import { weighParallel } from './weigh-parallel.ts';
import { weighTopic } from './weigh-topic.ts';

/** `stone` with a confidence; `not` where a shorter name inside may still be one; `never` where nothing inside is. */
export type Verdict =
  | { readonly kind: 'stone'; readonly confidence: number }
  | { readonly kind: 'not' }
  | { readonly kind: 'never'; readonly imitation: boolean };

const OF_PLACES: ReadonlySet<EvidenceName> = new Set([
  'before: in',
  'before: in, of a subject',
  'before: place of',
  'before: of',
  'before: from',
  'before: to',
  'before: preposition of place',
  'before: preposition and the',
  'before: place and',
  'before: place',
  'after: place',
  'after: country',
  'after: in a place',
  'after: is a place',
  'after: word that it defines',
  'after: place possession',
]);
const OF_NAMES: ReadonlySet<EvidenceName> = new Set([
  'before: is',
  'before: made in',
  'before: with',
  'before: verb of the trade',
  'before: article',
  'before: verb with',
]);
/** Rocks of one place, which are written small as “marble” is. */
const ROCK_WORDS: ReadonlySet<string> = new Set(['coquina', 'tuffeau', 'brownstone', 'bluestone', 'peperino', 'leccese']);
/** What a thing has before it and a rock has not. */
const COUNTING: ReadonlySet<string> = new Set([
  'a',
  'an',
  'another',
  'every',
  'each',
  'un',
  'une',
  'ein',
  'one',
  'two',
  'three',
  'four',
  'his',
  'her',
  'their',
  'my',
  'our',
]);
const ROMANCE: ReadonlySet<string> = new Set(['it', 'es', 'pt', 'fr']);
const NOT: Verdict = { kind: 'not' };

/** Reads the context of a found name. */
export function judgeMention(view: TextView, automaton: MentionAutomaton, found: FoundName, around: Surroundings): Verdict {
  if (isOfImitation(view, found, around)) return { kind: 'never', imitation: true };
  if (isPartOfLongerName(view, automaton, found, around)) return { kind: 'never', imitation: false };
  if (isOfOtherGoods(view, found)) return NOT;
  const tally = weighMention(view, automaton, found, around);
  around.observe(found, tally);
  const { logit } = tally;
  if (logit <= around.model.threshold) return NOT;
  const confidence = Math.round(Math.min(0.99, toProbability(logit)) * 100) / 100;
  return { kind: 'stone', confidence: found.pattern.owners.length > 1 ? Math.min(confidence, 0.9) : confidence };
}

/** All the evidence for and against a found name that nothing rules out. */
function weighMention(view: TextView, automaton: MentionAutomaton, found: FoundName, around: Surroundings): Tally {
  const tally = createTally(around.model);
  weighForm(view, found, around, tally);
  const { strength, alsoMeans } = found.pattern;
  const isSmall =
    strength !== 'distinct' && !view.caseless && !around.smallNames() && wordAt(view, found.first)?.written === 'lower';
  // No town is written small.
  const isPlace = (strength === 'place' || strength === 'ordinary' || alsoMeans === 'place') && !isSmall;
  for (const weigh of [weighBefore, weighAfter, weighList]) {
    const evidence = weigh(view, automaton, found, around);
    // What tells a town from its stone says nothing of a name that no town bears.
    if (evidence === null || (!isPlace && OF_PLACES.has(evidence))) continue;
    // “the walls are steel grey”: small letters describe where capitals name.
    const isDescribed = isSmall && OF_NAMES.has(evidence);
    // “black pearl” too, but not “green onyx”
    const [opening, closing] = [wordAt(view, found.first)?.text ?? '', wordAt(view, found.last)?.text ?? ''];
    const isShade = ENGLISH_COLORS.has(closing) || (ENGLISH_COLORS.has(opening) && describeWord(closing).rock === null);
    if (isDescribed) tally.add(isShade ? 'before: shade, in small letters' : 'before: name, in small letters');
    else tally.add(evidence);
  }
  weighCompany(view, found, around, tally);
  weighTopic(view, found, around, tally);
  weighLabel(view, found, around, tally);
  weighClause(view, automaton, found, tally);
  weighParallel(view, found, around, tally);
  weighMates(view, found, around, tally);
  return tally;
}

/** What the name itself says: how strong it is, and whether it is written as a name. */
function weighForm(view: TextView, found: FoundName, around: Surroundings, tally: Tally): void {
  const { first, last, pattern } = found;
  if (found.plural) tally.add('form: plural');
  const words = view.words.slice(first, last + 1).filter((word) => !CONNECTORS.has(word.text));
  const kinds = words.map((word) => describeWord(word.text));
  const isRock = kinds.map(({ rock }) => rock !== null);
  const isNamed = isRock.includes(true) && kinds.some(({ rock, color }) => rock === null && color === null);
  // “pierre de Comblanchien”, “Portland stone”: the rock needs no capital.
  const isRaised =
    view.caseless || words.every((word, index) => word.written !== 'lower' || (isNamed && isRock[index] === true));
  // “Belgisch zwart”, “Ming green”: nor does the colour after a word that has one.
  const isHalfRaised =
    kinds[0]?.color === null &&
    words.every(({ written }, index) =>
      index === 0 ? written !== 'lower' : written !== 'lower' || kinds[index]?.color !== null,
    );
  if (view.caseless && pattern.strength !== 'distinct') tally.add('text: without capitals');
  if (
    !view.caseless &&
    first === last &&
    pattern.strength === 'distinct' &&
    words[0]?.written === 'lower' &&
    !around.smallNames()
  )
    tally.add('form: one word in small letters');
  if (pattern.strength === 'distinct' && !view.caseless && !isRaised && !isHalfRaised) {
    // “doccia in travertino toscano”: what says its rock is no adjective.
    if (first < last && isRock.includes(true)) tally.add('form: rock, in small letters');
    else if (ROMANCE.has(view.language)) tally.add('form: small letters, romance text');
    else if (first < last && !around.smallNames()) tally.add('form: several words in small letters');
  }
  if (found.plural && kinds.every(({ rock, country }) => rock !== null || country !== null))
    tally.add('form: description in the plural');
  if (!isRaised && view.language === 'en' && first < last && kinds.every((kind) => !isEnglish(kind)))
    tally.add('form: foreign words');
  if (isRaised && isNamed) tally.add('form: raised, with a rock');
  if (pattern.strength !== 'distinct' && !isRaised && around.smallNames()) tally.add('text: names in small letters');
  switch (pattern.strength) {
    case 'distinct':
      tally.add('strength: distinct');
      if (pattern.alsoMeans !== null) tally.add('form: means another thing');
      break;
    case 'plain':
      weighPlain(words, isRaised, tally);
      break;
    case 'generic': {
      // Without capitals a description stays one.
      const isName = words.every((word) => word.written !== 'lower');
      tally.add(isName ? 'strength: generic, as a name' : 'strength: generic, in small letters');
      if (isName && pattern.owners.some((owner) => owner.canonical)) tally.add('strength: canonical');
      else if (isName && view.capitals[first] === 'title') tally.add('form: title');
      break;
    }
    case 'place':
      tally.add(isRaised ? 'strength: place' : 'strength: place, in small letters');
      break;
    case 'ordinary':
      if (first < last) tally.add(isRaised ? 'strength: phrase, as a name' : 'strength: phrase, in small letters');
      else weighWord(view, first, isRaised, tally);
  }
}

/** Whether English has a word of the trade's vocabulary; an Italian description in an English text is a name. */
const isEnglish = ({ text, color, rock, country }: NameWord) =>
  ORDINARY_WORDS.has(text) ||
  ENGLISH_COLORS.has(text) ||
  (color === null && country === null && rock !== null && ENGLISH_ROCKS.has(text)) ||
  (country !== null && /(?:an|ish|ese|ian|ch|gian|i|ic)$/.test(text));

/** “imperial porphyry” is a name in small letters too, “silver travertine” may be a description; “Welsh slate” is raised enough. */
function weighPlain(words: readonly ViewWord[], isRaised: boolean, tally: Tally): void {
  const kinds = words.map((word) => describeWord(word.text));
  const ofCountry = kinds.some(({ country }) => country !== null);
  // The capital with which a sentence opens is none of the name.
  const isName =
    isRaised && (ofCountry || words.slice(1).some((word) => word.written !== 'lower') || words[0]?.startsSentence !== true);
  tally.add(isName ? 'strength: plain, as a name' : 'strength: plain, in small letters');
  // No paint is called “Persian Grey”, many are called “Steel Grey”.
  if (isName && ofCountry) tally.add('form: of a country');
  if (isName) return;
  if (kinds.every(({ rock, color, country }) => rock !== null || color !== null || country !== null))
    tally.add('form: only describes');
  const hasRock = kinds.some(({ rock }) => rock !== null && rock !== 'stone');
  if (hasRock && !ofCountry && kinds.some(({ rock, color }) => rock === null && color === null))
    tally.add('form: rock and a telling word');
}

function weighWord(view: TextView, first: number, isRaised: boolean, tally: Tally): void {
  const word = wordAt(view, first);
  const capitals = view.capitals[first];
  // “Buying a brownstone” is buying a house.
  const isRockHere = ROCK_WORDS.has(word?.text ?? '') && !COUNTING.has(wordBefore(view, first)?.text ?? '');
  if (!isRaised) tally.add(isRockHere ? 'strength: rock word, in small letters' : 'strength: word, in small letters');
  else if (word?.startsSentence === true && capitals === 'none') tally.add('strength: word, opens a sentence');
  else {
    tally.add('strength: word, as a name');
    // An ordinary word is raised within a sentence only where it is a name; German raises every noun.
    if (word !== undefined && ORDINARY_WORDS.has(word.text) && capitals === 'none' && view.language !== 'de')
      tally.add('form: raised ordinary word');
  }
}
