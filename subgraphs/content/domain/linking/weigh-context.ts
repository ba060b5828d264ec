/**
 * Evidence for and against a stone from the words around a name: for it goods, properties, verbs and lists of the trade, against
 * it prepositions and things of place. Each function looks at a few words and names what it finds, null for nothing.
 */
import { describeWord } from '../identity/name-index.ts';
import { MATERIAL_PREDICATES, OTHER_BEARERS, STONE_PARTS, TRADE_VERBS } from './context-verbs.ts';
import {
  COLOR_MARKERS,
  COPULAS,
  DEALINGS,
  FUNCTION_WORDS,
  LIST_WORDS,
  MADE_OF,
  MATERIAL_LABELS,
  MATERIAL_POSSESSIONS,
  MATERIAL_VERBS,
  MATERIAL_WORDS,
  MEASURES,
  OPENING_ARTICLES,
  ORDINARY_PHRASES,
  OTHER_DOMAINS,
  OTHER_GOODS,
  PAINT_MEASURES,
  PEOPLE,
  PERIODS,
  PERSON_VERBS,
  PLACE_FOLLOWERS,
  PLACE_MARKERS,
  PLACE_PREPOSITIONS,
  STONE_GOODS,
  STONE_NOUNS_BESIDE,
} from './context-words.ts';
import type { EvidenceName } from './evidence.ts';
import type { FoundName, Surroundings } from './found-name.ts';
import type { MentionAutomaton } from './mention-automaton.ts';
import { countryAt, isColorOf, TITLES } from './rule-out-mention.ts';
import { isRaised, type TextView, type ViewWord, wordAfter, wordAt, wordBefore } from './text-view.ts';
import { placesOf } from './weigh-company.ts';

/** Words that say “of” in the trade's languages. */
const OF = new Set(['of', 'di', 'de', 'von', 'aus', 'du', 'del', 'della', 'da', 'do', 'd']);
const IN = new Set(['in', 'en', 'em', 'aus']);
/** Words that say “for” in the trade's languages. */
const FOR = new Set(['for', 'per', 'para', 'fur', 'pour', 'auf', 'on', 'as', 'als', 'come', 'como', 'comme']);
const SPEAKING = new Set(['think', 'dream', 'consider', 'speak', 'talk']);
/** Words that say “between” in the trade's languages, and what is between stones. */
const BETWEEN = new Set(['between', 'entre', 'zwischen', 'tra', 'fra']);
const CHOICES = new Set(
  'choice difference hesite hesitons choisir choix wahl unterschied scelta differenza eleccion diferencia escolha diferenca sits falls lies torn'.split(
    ' ',
  ),
);
/** What is asked, charged or allowed for a material: “prices for X”, “demand for X”. */
const FOR_MATERIAL = new Set(
  'price prices quote quotes tolerance tolerances demand order orders market extra substitute alternative replacement fell ask asked asking charge charges care instructions routine data sheet figures values'.split(
    ' ',
  ),
);
const ROMANCE: ReadonlySet<string> = new Set(['it', 'es', 'pt', 'fr']);
type Evidence = EvidenceName | null;

const RELATIVES = new Set(['which', 'whose', 'that']);
const SPATIAL = new Set(['in', 'near', 'outside', 'at', 'bei', 'presso', 'pres']);
const LIST_GAP = /^\s*(?:[,/&;|·•+]|[-–—](?=\s))?\s*[*_“”"'‘’„]*$/;
const LIST_ITEM_GAP = /(?:^|\n)[ \t>]*(?:[-*+•–]|\d{1,9}[.)])[ \t]+[*_“"']*$|\|[ \t]*[*_]*$/;

const WHOLLY = new Set(
  'all entirely wholly partly mostly toda todo todos todas tutto tutta tutti tout toute toutes interamente ganz komplett'.split(
    ' ',
  ),
);

/** “In X” of a material: “a floor in X”, “clad in X”, “il pavimento è in X”; “the floors in X” may be a place. */
function weighIn(view: TextView, first: number): Evidence {
  const earlier = wordBefore(view, first, 2);
  // French says “à” of a town: “est en X”, “stèle en X” are of a material.
  if (view.language === 'fr' && wordBefore(view, first)?.text === 'en') return 'before: made in';
  if (earlier === undefined) return 'before: in';
  if (MADE_OF.has(earlier.text)) return 'before: made in';
  if (STONE_PARTS.has(earlier.text) && !isGoods(earlier)) return 'before: measure of';
  if (WHOLLY.has(earlier.text)) return 'before: made in';
  // “dalles anciennes en X”
  if (ROMANCE.has(view.language) && [3, 4].some((back) => isGoods(wordBefore(view, first, back)))) return 'before: made in';
  if (isCopula(view, earlier)) {
    const ofGoods = [3, 4, 5, 6].some((back) => isGoods(wordBefore(view, first, back)));
    return ofGoods ? 'before: made in' : 'before: in, of a subject';
  }
  if (!isGoods(earlier)) return 'before: in';
  for (let back = 3; back <= 5; back += 1) if (wordBefore(view, first, back)?.text === 'the') return null;
  return 'before: made in';
}

/** “It's X”, “that isn't X”. */
function isContracted(view: TextView, position: number): boolean {
  const word = wordAt(view, position);
  if (word === undefined || !/^['’ʼ]$/.test(word.gap)) return false;
  const subject = wordAt(view, position - 1)?.text ?? '';
  return word.text === 's' ? SUBJECTS.has(subject) : word.text === 't' && /^(?:isn|wasn|aren)$/.test(subject);
}

const SUBJECTS = new Set(['it', 'that', 'this', 'what', 'here', 'there', 'he', 'thats', 'all']);

/** Whether a word joins a name with what is said of it; Italian and Portuguese “e” is “and” without its accent. */
const isCopula = (view: TextView, word: ViewWord | undefined): boolean =>
  word !== undefined &&
  COPULAS.has(word.text) &&
  (word.text !== 'e' || view.text.slice(word.start, word.end).toLowerCase() !== 'e');

const isGoods = (word: ViewWord | undefined) => word !== undefined && (STONE_GOODS.has(word.text) || MEASURES.has(word.text));

function weighOf(view: TextView, found: FoundName, earlier: string): Evidence {
  const { first, pattern } = found;
  if (PAINT_MEASURES.has(earlier)) return 'before: color marker';
  if (MEASURES.has(earlier) || STONE_GOODS.has(earlier) || STONE_PARTS.has(earlier)) return 'before: measure of';
  if (earlier === 'that' || earlier === 'those') return 'before: is of';
  if (PLACE_MARKERS.has(earlier)) return 'before: place of';
  if (isCopula(view, wordBefore(view, first, 2)) || MADE_OF.has(earlier)) return 'before: is of';
  // “blocks of honed and book-matched X”
  for (let back = 3; back <= 4; back += 1) {
    const word = wordBefore(view, first, back);
    if (word === undefined) break;
    if (PLACE_MARKERS.has(word.text)) return 'before: place of';
  }
  // “was built of brick; the tower of X”
  for (let back = first - 2; back >= Math.max(0, first - 25); back -= 1) {
    const word = wordAt(view, back);
    if (word !== undefined && MADE_OF.has(word.text) && wordAt(view, back + 1)?.text === 'of') return 'before: is of';
    if (word?.startsSentence === true) break;
  }
  if (!SPEAKING.has(earlier) && pattern.strength !== 'plain') return 'before: of';
  return null;
}

const LABEL_GAP = /^[*_)\]]*\s*(?:[:=|]|[-–—](?=\s))\s*[*_“"'„]*$/;

/** Labels that yarns and paints have too: “Colours: X”. */
const OPEN_LABELS = new Set(
  'finish finishes option options alternative alternatives colours colour items item sample samples supply supplies stock offer offers quote quoted order'.split(
    ' ',
  ),
);

/** What the line's words before a colon or a dash announce: “Floor, honed: X” a material, “Colours: X” perhaps one. */
function weighAnnouncement(view: TextView, first: number): Evidence {
  let open: Evidence = null;
  for (let back = 1; back <= 4; back += 1) {
    const word = wordAt(view, first - back);
    if (word === undefined) break;
    if (OTHER_GOODS.has(word.text)) return null;
    const isLabel = STONE_GOODS.has(word.text) || MATERIAL_LABELS.has(word.text);
    if (isLabel && !OPEN_LABELS.has(word.text)) return 'before: label';
    if (isLabel) open = 'before: open label';
    if (word.gap.includes('\n')) break;
  }
  return open;
}

/** Articles of languages in which towns have none. */
const ROMANCE_ARTICLES = new Set([
  'il',
  'lo',
  'la',
  'l',
  'el',
  'le',
  'o',
  'del',
  'della',
  'dello',
  'dell',
  'al',
  'sul',
  'nel',
  'du',
  'au',
  'do',
  'no',
  'un',
  'una',
  'uno',
]);

const JOINTS = new Set(['and', 'und', 'et', 'ou', 'y', 'oder']);

const CALLED = new Set(['called', 'named', 'christened', 'dubbed']);

/** “My gran is called X”, “a shade named X”, “a stone called X”. */
function weighCalled(view: TextView, first: number): Evidence {
  if (wordBefore(view, first, 2)?.text === 'so') return 'before: sold as';
  for (let back = 2; back <= 5; back += 1) {
    const word = wordBefore(view, first, back);
    if (word === undefined) break;
    if (PEOPLE.has(word.text)) return 'before: person';
    if (COLOR_MARKERS.has(word.text)) return 'before: color marker';
    if (isGoods(word) || STONE_NOUNS_BESIDE.has(word.text)) return 'before: sold as';
    if (OTHER_GOODS.has(word.text) || OTHER_BEARERS.has(word.text) || OTHER_DOMAINS.has(word.text))
      return 'before: other goods';
  }
  return 'before: called';
}

/** German puts the participle last: “wurde mit X ausgelegt”. */
function closesWithVerb(view: TextView, last: number): boolean {
  for (let ahead = 1; ahead <= 6; ahead += 1) {
    const word = wordAfter(view, last, ahead);
    if (word === undefined) return false;
    if (MADE_OF.has(word.text) || MATERIAL_VERBS.has(word.text)) return true;
  }
  return false;
}

/** “Their third album, X, sold badly”: a name set in commas after what bears it. */
function isInApposition(view: TextView, first: number, last: number): boolean {
  const bearer = wordBefore(view, first);
  if (bearer === undefined || !OTHER_BEARERS.has(bearer.text)) return false;
  const after = wordAt(view, last + 1);
  return /^, ["“„«'‘*_]*$/.test(wordAt(view, first)?.gap ?? '') && (after === undefined || after.startsClause);
}

/** What stands before the name. */
export function weighBefore(view: TextView, automaton: MentionAutomaton, found: FoundName, around: Surroundings): Evidence {
  const { first, last, pattern } = found;
  const previous = wordBefore(view, first);
  const start = wordAt(view, first);
  const label = start !== undefined && LABEL_GAP.test(start.gap) ? weighAnnouncement(view, first) : null;
  if (label !== null) return label;
  if (previous === undefined || start === undefined) return null;
  if (PEOPLE.has(previous.text) && /^,? $/.test(start.gap)) return 'before: person';
  // “J. Estremoz”, “Mr. Quincy”
  if ((previous.text.length === 1 || TITLES.has(previous.text)) && isRaised(previous) && /^\. $/.test(start.gap))
    return 'before: person';
  if (isInApposition(view, first, last)) return 'before: other goods';
  if (CALLED.has(previous.text)) return weighCalled(view, first);
  if (start.startsClause && !/["“„«'‘(]$/.test(start.gap.trim())) return null;
  const { text } = previous;
  const earlier = wordBefore(view, first, 2)?.text ?? '';
  if (text === 'as') {
    const dealt = [2, 3].some((back) => DEALINGS.has(wordBefore(view, first, back)?.text ?? ''));
    if (dealt) return 'before: sold as';
    // “as white as X”
    return wordBefore(view, first, 3)?.text === 'as' ? 'before: is' : null;
  }
  if (BETWEEN.has(text)) {
    if (MATERIAL_VERBS.has(earlier) || TRADE_VERBS.has(earlier) || CHOICES.has(earlier)) return 'before: between';
    return null;
  }
  if (view.language === 'de' && ['mit', 'aus', 'in', 'durch'].includes(text) && closesWithVerb(view, last))
    return 'before: made in';
  if (ROMANCE.has(view.language) && ROMANCE_ARTICLES.has(text)) return 'before: article that towns lack';
  if (IN.has(text)) {
    const evidence = weighIn(view, first);
    return evidence === 'before: in' && pattern.strength !== 'place' ? 'before: in, of no place' : evidence;
  }
  if (OF.has(text)) return weighOf(view, found, earlier);
  if (['on', 'from', 'off'].includes(text) && STONE_PARTS.has(earlier) && !STONE_GOODS.has(earlier))
    return 'before: measure of';
  if (text === 'for' && FOR_MATERIAL.has(earlier)) return 'before: verb with';
  if (text === 'from')
    return ['carved', 'cut', 'made', 'sculpted', 'hewn'].includes(earlier) ? 'before: cut from' : 'before: from';
  if (text === 'the') {
    const words = view.words.slice(first, last + 1).map((word) => word.text);
    if (ORDINARY_PHRASES.has(words.join(' '))) return 'before: the phrase';
    else if (PLACE_PREPOSITIONS.has(earlier)) return 'before: preposition and the';
    return null;
  }
  if (JOINTS.has(text)) {
    const other = wordAt(view, first - 2);
    if (other === undefined || around.isStone(first - 2)) return null;
    const preposition = wordBefore(view, first, 3)?.text ?? '';
    // “à Laurens ou Levanto”
    if (PLACE_PREPOSITIONS.has(preposition) && isRaised(other) && !automaton.nameWords.has(other.text))
      return 'before: place and';
    if (automaton.placeCountry.has(other.text) && isRaised(other) && !automaton.nameWords.has(other.text))
      return 'before: place and';
    return null;
  }
  if (['with', 'or', 'to', 'for', 'by', 'on'].includes(text)) {
    for (let back = 2; back <= 5; back += 1) {
      const verb = wordBefore(view, first, back)?.text ?? '';
      if (MATERIAL_VERBS.has(verb) || (back === 2 && TRADE_VERBS.has(verb))) return 'before: verb with';
    }
    if (text === 'by' || text === 'on') return null;
    if (text === 'to') return 'before: to';
    else if (text !== 'for') return 'before: with';
    return null;
  }
  if (['beside', 'alongside', 'against', 'besides'].includes(text)) return 'before: beside';
  if (PLACE_MARKERS.has(text)) return 'before: place';
  if (COLOR_MARKERS.has(text)) return 'before: color marker';
  if (MATERIAL_VERBS.has(text) || TRADE_VERBS.has(text)) return 'before: verb of the trade';
  if (MATERIAL_WORDS.has(text) || STONE_NOUNS_BESIDE.has(text) || STONE_GOODS.has(text)) return 'before: word of the trade';
  if (PLACE_PREPOSITIONS.has(text) && !(text === 'a' && view.language === 'en')) return 'before: preposition of place';
  if (isCopula(view, previous) || isContracted(view, first - 1)) return 'before: is';
  if (OPENING_ARTICLES.has(text)) return pattern.strength === 'ordinary' ? 'before: article of a word' : 'before: article';
  if (describeWord(text).color !== null && previous.written === 'lower' && isColorOf(pattern, text)) return 'before: its color';
  return null;
}

/** Whether what is said within seven words is said of a material. */
function saysMaterial(view: TextView, last: number, from: number): boolean {
  for (let ahead = from; ahead <= from + 5; ahead += 1) {
    const word = wordAfter(view, last, ahead);
    if (word === undefined) return false;
    if (MATERIAL_WORDS.has(word.text) || STONE_NOUNS_BESIDE.has(word.text)) return true;
  }
  return false;
}

/** “X was used”, “X can be carved”, “X is often passed off as”: dealings within five words of the copula. */
function isDealtWith(view: TextView, last: number): boolean {
  for (let ahead = 2; ahead <= 5; ahead += 1) {
    const word = wordAfter(view, last, ahead);
    if (word === undefined || word.startsClause) return false;
    if (DEALT.test(word.text) && (TRADE_VERBS.has(word.text) || DEALINGS.has(word.text))) return true;
    if (MATERIAL_PREDICATES.has(word.text)) return true;
  }
  return false;
}

const BETWEEN_SAID = new Set(
  'not been be often usually always more less very too also only never so both quite rather much sometimes mostly still now seldom rarely well best nie nicht non piu meno plus moins mas menos mai sempre'.split(
    ' ',
  ),
);

/** “X is usually honed”, “X has been sold”: nothing but small words between the copula and what only a material is. */
function saysAtOnce(view: TextView, last: number): boolean {
  for (let ahead = 2; ahead <= 5; ahead += 1) {
    const word = wordAfter(view, last, ahead);
    if (word === undefined || word.startsClause) return false;
    if (MATERIAL_WORDS.has(word.text) || MATERIAL_PREDICATES.has(word.text)) return true;
    if (DEALT.test(word.text) && TRADE_VERBS.has(word.text)) return true;
    if (!BETWEEN_SAID.has(word.text)) return false;
  }
  return false;
}

const DEALT = /(?:ed|sold|laid|cut|chosen|shown|bought|set|hewn|split|fit)$/;

/** “X is a liqueur”, “X, a climbing rose”: what is said of the name is of another trade, and no rock. */
function saysOtherGoods(view: TextView, last: number): boolean {
  if (!OPENING_ARTICLES.has(wordAfter(view, last, 2)?.text ?? '') && wordAfter(view, last, 2)?.text !== 'the') return false;
  let isOther = false;
  for (let ahead = 3; ahead <= 6; ahead += 1) {
    const word = wordAfter(view, last, ahead);
    if (word === undefined || word.startsClause || FUNCTION_WORDS.has(word.text) || OF.has(word.text)) break;
    if (STONE_NOUNS_BESIDE.has(word.text) || STONE_GOODS.has(word.text) || MATERIAL_WORDS.has(word.text)) return false;
    if (OTHER_GOODS.has(word.text) || OTHER_BEARERS.has(word.text) || OTHER_DOMAINS.has(word.text)) isOther = true;
  }
  return isOther;
}

/** “X said”, “X has been elected”, “X, the designer”. */
/** Nobody is called “Siena marble”. */
const saysItsRock = (view: TextView, { first, last }: FoundName) =>
  first < last && view.words.slice(first, last + 1).some(({ text }) => describeWord(text).rock !== null);

function saysPerson(view: TextView, last: number): boolean {
  const next = wordAfter(view, last);
  // “Tan Brown,” said the fabricator
  if (next !== undefined && /["”’»]/.test(next.gap)) return false;
  if (next !== undefined && /^, $/.test(next.gap) && /^(?:the|a|an|his|her|my|our|their)$/.test(next.text)) {
    if ([2, 3].some((ahead) => PEOPLE.has(wordAfter(view, last, ahead)?.text ?? ''))) return true;
  }
  if (next?.text === 'had' && [2, 3].some((ahead) => PEOPLE.has(wordAfter(view, last, ahead)?.text ?? ''))) return true;
  if (isCopula(view, next)) {
    // “X was the foreman's dog”, but “X is my wife's choice”
    for (let ahead = 2; ahead <= 5; ahead += 1) {
      const word = wordAfter(view, last, ahead);
      if (word === undefined || word.startsClause) break;
      if (PEOPLE.has(word.text) && wordAfter(view, last, ahead + 1)?.text !== 's') return true;
    }
  }
  for (let ahead = 1; ahead <= 3; ahead += 1) {
    const word = wordAfter(view, last, ahead);
    if (word === undefined || word.startsClause) return false;
    if (PERSON_VERBS.has(word.text)) return true;
    if (!isCopula(view, word) && word.text !== 'been') return false;
  }
  return false;
}

/** “… is a fine-grained limestone”: what stands next after the copula besides adjectives is a rock. */
function saysRock(view: TextView, last: number): boolean {
  if (!OPENING_ARTICLES.has(wordAfter(view, last, 2)?.text ?? '')) return false;
  for (let ahead = 3; ahead <= 6; ahead += 1) {
    const word = wordAfter(view, last, ahead);
    if (word === undefined || OF.has(word.text) || PLACE_MARKERS.has(word.text)) return false;
    if (STONE_NOUNS_BESIDE.has(word.text)) return true;
  }
  return false;
}

/** The last word of the list of names that goes on after a name: “Volakas and Ajax are …”. */
function endOfList(view: TextView, last: number, around: Surroundings): number {
  let end = last;
  for (let members = 0; members < 6; members += 1) {
    let next = end + 1;
    if (wordAt(view, next)?.startsSentence !== false) return end;
    if (LIST_WORDS.has(wordAt(view, next)?.text ?? '')) next += 1;
    else if (!/^,\s*$/.test(wordAt(view, next)?.gap ?? '')) return end;
    const nameEnd = around.nameEnd(next);
    if (nameEnd < 0 || wordAt(view, next)?.startsSentence !== false) return end;
    end = nameEnd;
  }
  return end;
}

function weighPossessive(view: TextView, last: number, owner: number): Evidence {
  const owned = wordAfter(view, last, owner);
  if (owned === undefined) return null;
  // “Takaka's marble”
  if (STONE_NOUNS_BESIDE.has(owned.text)) return 'after: place possession';
  const words = [owned, wordAfter(view, last, owner + 1), wordAfter(view, last, owner + 2)];
  if (words.some((word) => word !== undefined && !word.startsClause && MATERIAL_POSSESSIONS.has(word.text)))
    return 'after: material possession';
  else if (PLACE_FOLLOWERS.has(owned.text)) return 'after: place possession';
  return null;
}

function weighClauseAfter(view: TextView, automaton: MentionAutomaton, found: FoundName, next: ViewWord): Evidence {
  if (!/^["”’»*_]*,\s/.test(next.gap)) return null;
  if (RELATIVES.has(next.text)) {
    if (saysMaterial(view, found.last, 2)) return 'after: clause of material';
  } else if (MATERIAL_WORDS.has(next.text)) return 'after: clause of material';
  else if (countryAt(view, automaton, found.last + 1) !== null && !automaton.nameWords.has(next.text)) {
    // “Trani, Italy” is a place; “Trani, Botticino and …” may be a list of stones.
    return 'after: country';
  }
  return null;
}

const UNITS = new Set(['cm', 'mm', 'm2', 'm', 'm3', 'sqm', 'qm', 'mq', 'tonnes', 'slabs', 'crates', 'bundles', 'pcs']);

/** “X, 3 cm”, “X 60x60”, “X (2 cm)”. */
function isMeasured(view: TextView, last: number, next: ViewWord, later: ViewWord | undefined): boolean {
  if (!/^[ \u00a0,(:–-]{1,3}$/.test(next.gap)) return false;
  if (/^\d{1,4}x\d{1,4}/.test(next.text) || /^\d{1,4}(?:cm|mm)$/.test(next.text)) return true;
  if (!/^\d{1,4}$/.test(next.text) || later === undefined) return false;
  return (
    UNITS.has(later.text) ||
    (/[×x]/.test(later.gap) && /^\d/.test(later.text)) ||
    UNITS.has(wordAfter(view, last, 3)?.text ?? '')
  );
}

/** What stands after the name. */
export function weighAfter(view: TextView, automaton: MentionAutomaton, found: FoundName, around: Surroundings): Evidence {
  const { last } = found;
  const next = wordAfter(view, last);
  if (next === undefined) return null;
  const later = wordAfter(view, last, 2);
  if (next.text === 's' && /^['’ʼ]$/.test(next.gap)) return weighPossessive(view, last, 2);
  if (/^['’ʼ] $/.test(next.gap) && wordAt(view, last)?.text.endsWith('s') === true) return weighPossessive(view, last, 1);
  if (next.text === 'the' && STONE_NOUNS_BESIDE.has(later?.text ?? '')) return 'after: apposition';
  if (next.text === 'the' && (ORGANISATIONS.has(later?.text ?? '') || PEOPLE.has(later?.text ?? '')))
    return 'after: is other goods';
  const end = endOfList(view, last, around);
  if (end > last) {
    if (saysPerson(view, end)) return 'after: person';
    if (!isCopula(view, wordAfter(view, end))) return null;
    if (PLACE_MARKERS.has(wordAfter(view, end, 2)?.text ?? '')) return 'after: is a place';
    return saysMaterial(view, end, 2) ? 'after: list said to be material' : null;
  }
  if (isMeasured(view, last, next, later)) return 'after: measure';
  if (saysPerson(view, last) && !saysItsRock(view, found)) return 'after: person';
  const isSaid = isCopula(view, next) || (/^, $/.test(next.gap) && OPENING_ARTICLES.has(next.text));
  if (isSaid && saysOtherGoods(view, isCopula(view, next) ? last : last - 1)) return 'after: is other goods';
  if (next.startsClause) return weighClauseAfter(view, automaton, found, next);
  if (ORGANISATIONS.has(next.text)) return 'after: organisation';
  if (PLACE_FOLLOWERS.has(next.text) && !STONE_GOODS.has(next.text)) return 'after: place';
  // “Griotte liqueur”, “the Ajax match”
  if (/^[ \u00a0-]$/.test(next.gap) && isOfOtherTrade(next.text)) return 'after: other goods';
  if (STONE_GOODS.has(next.text) || STONE_NOUNS_BESIDE.has(next.text))
    return ['quarries', 'quarry'].includes(later?.text ?? '') ? 'after: goods and quarries' : 'after: goods';
  if (MATERIAL_WORDS.has(next.text) || MATERIAL_PREDICATES.has(next.text)) return 'after: material';
  // “Il Botticino si lucida bene”, “el Macael se pule”: it is worked.
  if ((next.text === 'si' || next.text === 'se') && MATERIAL_VERBS.has(later?.text ?? '')) return 'after: material';
  if (next.text === 'from') {
    const own = placesOf(found.pattern);
    for (let ahead = 2; ahead <= 4; ahead += 1)
      if (own.has(wordAfter(view, last, ahead)?.text ?? '')) return 'after: from its place';
  }
  if (SPATIAL.has(next.text) && isRaised(later)) return 'after: in a place';
  if (
    FOR.has(next.text) &&
    [later, wordAfter(view, last, 3), wordAfter(view, last, 4)].some((word) => word !== undefined && STONE_GOODS.has(word.text))
  )
    return 'after: for goods';
  if (isCopula(view, next)) {
    for (let ahead = 2; ahead <= 6; ahead += 1) {
      const word = wordAfter(view, last, ahead);
      if (word === undefined || word.startsSentence) break;
      const said = word.text;
      if (PERIODS.has(said)) return 'after: is a period';
      if (PLACE_MARKERS.has(said)) return 'after: is a place';
    }
    if (saysRock(view, last)) return 'after: is a rock';
    if (saysAtOnce(view, last)) return 'after: is material, at once';
    if (saysMaterial(view, last, 2)) return 'after: is material';
    return isDealtWith(view, last) ? 'after: is dealt with' : null;
  }
  return isDefined(view, found, next) ? 'after: word that it defines' : null;
}

const isOfOtherTrade = (word: string) =>
  (OTHER_GOODS.has(word) || OTHER_BEARERS.has(word) || OTHER_DOMAINS.has(word) || GARMENTS.has(word)) &&
  !STONE_GOODS.has(word) &&
  !STONE_NOUNS_BESIDE.has(word) &&
  !MATERIAL_WORDS.has(word) &&
  !MATERIAL_VERBS.has(word);

const ORGANISATIONS = new Set(
  'hotel restaurant pub cafe group ltd limited inc gmbh srl llc corporation company co consortium team club festival school museum chain brand label band'.split(
    ' ',
  ),
);

const GARMENTS = new Set(
  'boots vase vases match matches ice tyres tires bag bags toy toys account card fleece brand'.split(' '),
);

/** Whether a name stands before a noun of no trade that it seems to define: “Rhino beetle”, “Jura comté”. */
function isDefined(view: TextView, { last }: FoundName, next: ViewWord): boolean {
  if (wordAt(view, last)?.written === 'lower' || next.written !== 'lower' || !/^[ \u00a0-]$/.test(next.gap)) return false;
  if (view.language !== 'en' || next.text.length < 4 || /(?:s|ed|ly|ing)$/.test(next.text)) return false;
  return ![MATERIAL_VERBS, MADE_OF, LIST_WORDS, PLACE_PREPOSITIONS, FUNCTION_WORDS].some((words) => words.has(next.text));
}

/** How many sure stones stand between commas within thirty words of a name's sentence. */
function stonesInList(view: TextView, first: number, last: number, around: Surroundings): number {
  if (around.sureStones() < 3) return 0;
  let count = 0;
  const isListed = (position: number, end: number) =>
    /^\s*[,;|•]/.test(wordAt(view, position)?.gap ?? '') || /^\s*[,;|•]/.test(wordAt(view, end + 1)?.gap ?? '');
  for (const step of [-1, 1]) {
    for (let reach = 1; reach <= 30; reach += 1) {
      const position = step < 0 ? first - reach : last + reach;
      const word = wordAt(view, position);
      if (word === undefined || (step > 0 && word.startsSentence)) break;
      const opens = around.isSure(position) && !(around.isSure(position - 1) && word.gap === ' ');
      if (opens && isListed(position, around.nameEnd(position))) count += 1;
      if (step < 0 && word.startsSentence) break;
    }
  }
  return count;
}

/** Its neighbours in a list: stones beside it, or names that are as doubtful and so vouch for each other. */
export function weighList(
  view: TextView,
  _automaton: MentionAutomaton,
  { first, last }: FoundName,
  around: Surroundings,
): Evidence {
  const joins = (from: number, to: number) => {
    let gap = '';
    for (let word = from + 1; word <= to; word += 1) gap += wordAt(view, word)?.gap ?? '';
    const hasMark = /[,/&;|·•+–—]| - /.test(gap) || to - from > 1;
    return hasMark && LIST_GAP.test(gap.replace(/\s+/g, ' ').trim());
  };
  let back = first - 1;
  if (LIST_WORDS.has(wordAt(view, back)?.text ?? '')) back -= 1;
  let ahead = last + 1;
  if (LIST_WORDS.has(wordAt(view, ahead)?.text ?? '')) ahead += 1;
  const beside = [joins(back, first) ? back : -1, joins(last, ahead) ? ahead : -1];
  if (beside.every((other) => around.isStone(other))) return 'list: between stones';
  if (beside.some((other) => around.isSure(other))) return 'list: sure stone';
  if (beside.some((other) => around.isStone(other))) return 'list: stone';
  if (beside.some((other) => other >= 0) && stonesInList(view, first, last, around) >= 3) return 'list: of stones';
  if (
    around.nameEnd(ahead) >= 0 &&
    endOfList(view, around.nameEnd(ahead), around) > around.nameEnd(ahead) &&
    joins(last, ahead)
  )
    return 'list: doubtful';
  // A list item or a table cell that begins with the name, where another begins with a stone.
  const start = wordAt(view, first);
  if (start === undefined || !LIST_ITEM_GAP.test(start.gap)) return null;
  for (let step = 1; step <= 40; step += 1) {
    for (const other of [first - step, last + step]) {
      const word = wordAt(view, other);
      if (
        word !== undefined &&
        around.isStone(other) &&
        !around.isStone(other - 1) &&
        (LIST_ITEM_GAP.test(word.gap) || word.gap === '')
      )
        return 'list: item';
    }
  }
  return null;
}
