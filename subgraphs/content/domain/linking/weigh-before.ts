/** Evidence for and against a stone from the words before a name; each function names what it finds, null for nothing. */
import { describeWord } from '../identity/name-index.ts';
import { OTHER_BEARERS, STONE_PARTS, TRADE_VERBS } from './context-verbs.ts';
import {
  COLOR_MARKERS,
  COPULAS,
  DEALINGS,
  MADE_OF,
  MATERIAL_LABELS,
  MATERIAL_VERBS,
  MATERIAL_WORDS,
  MEASURES,
  OPENING_ARTICLES,
  ORDINARY_PHRASES,
  OTHER_DOMAINS,
  OTHER_GOODS,
  PAINT_MEASURES,
  PEOPLE,
  PLACE_MARKERS,
  PLACE_PREPOSITIONS,
  STONE_GOODS,
  STONE_NOUNS_BESIDE,
} from './context-words.ts';
import type { EvidenceName } from './evidence.ts';
import type { FoundName, Surroundings } from './found-name.ts';
import type { MentionAutomaton } from './mention-automaton.ts';
import { isColorOf, TITLES } from './rule-out-mention.ts';
import { isRaised, type TextView, type ViewWord, wordAfter, wordAt, wordBefore } from './text-view.ts';

/** Words that say “of” in the trade's languages. */
export const OF = new Set(['of', 'di', 'de', 'von', 'van', 'aus', 'du', 'del', 'della', 'da', 'do', 'd']);
const IN = new Set(['in', 'en', 'em', 'aus']);
/** What one does or has in a town: “the holiday in X”, “born in X”. */
const STAYS = new Set(
  'holiday holidays vacation weekend honeymoon summer winter feriado ferias vacaciones vacances urlaub ferien vacanze vacanza estate born lives lived live living moved stayed staying grew nato nata nascido nacido ne geboren wohnt'.split(
    ' ',
  ),
);
/** What runs through a stone: “the white band in X”. */
const BANDING = new Set([
  'band',
  'bands',
  'banding',
  'vein',
  'veins',
  'veining',
  'grain',
  'seam',
  'seams',
  'streak',
  'streaks',
  'flecks',
]);
/** What stone is glued, cleaned and sealed with is named after what it is for. */
const AIDS = new Set('sealer sealers paste epoxy adhesive wax grout cleaner impregnator silicone filler'.split(' '));
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
export type Evidence = EvidenceName | null;

const WHOLLY = new Set(
  'all entirely wholly partly mostly toda todo todos todas tutto tutta tutti tout toute toutes interamente ganz komplett'.split(
    ' ',
  ),
);

/** What is done with raw stone at a place, and the raw stone. */
const WORKED = new Set(
  'cut sawn sawed polished processed worked quarried extracted mined dug finished dressed split sold shipped'.split(' '),
);
const RAW = new Set('block blocks slab slabs stone stones marble marbles granite granites limestone material'.split(' '));
/** Works of art and household that are made of stone as of other things. */
const ORNAMENTS = new Set(
  'lamp lamps clock clocks vase vases effigy effigies chessboard candlestick candlesticks bookends inkwell tazza tomb tombs obelisks bowl bowls portico reredos figure figures torso head heads bust busts statue relief'.split(
    ' ',
  ),
);

/** “In X” of a material: “a floor in X”, “clad in X”, “il pavimento è in X”; “the floors in X” may be a place. */
function weighIn(view: TextView, first: number): Evidence {
  const earlier = wordBefore(view, first, 2);
  // French says “à” of a town: “est en X”, “stèle en X” are of a material.
  if (view.language === 'fr' && wordBefore(view, first)?.text === 'en') return 'before: made in';
  if (earlier === undefined) return 'before: in';
  // “The slabs were cut in X”: that is done at a place.
  if (WORKED.has(earlier.text) && [2, 3, 4, 5].some((back) => RAW.has(wordBefore(view, first, back + 1)?.text ?? '')))
    return 'before: place of';
  if (MADE_OF.has(earlier.text)) return 'before: made in';
  if (ORNAMENTS.has(earlier.text)) return 'before: made in';
  if (BANDING.has(earlier.text) || (STONE_PARTS.has(earlier.text) && !isGoods(earlier))) return 'before: measure of';
  if (WHOLLY.has(earlier.text)) return 'before: made in';
  // “dalles anciennes en X”
  if (ROMANCE.has(view.language) && [3, 4].some((back) => isGoods(wordBefore(view, first, back)))) return 'before: made in';
  if (isCopula(view, earlier)) {
    const ofGoods = [3, 4, 5, 6].some((back) => isGoods(wordBefore(view, first, back)));
    return ofGoods ? 'before: made in' : 'before: in, of a subject';
  }
  if (!isGoods(earlier)) return 'before: in';
  // “the steps, in X, are later”
  if (wordBefore(view, first)?.startsClause === true) return 'before: made in';
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
export const isCopula = (view: TextView, word: ViewWord | undefined): boolean =>
  word !== undefined &&
  COPULAS.has(word.text) &&
  (word.text !== 'e' || view.text.slice(word.start, word.end).toLowerCase() !== 'e');

const isGoods = (word: ViewWord | undefined) => word !== undefined && (STONE_GOODS.has(word.text) || MEASURES.has(word.text));

function weighOf(view: TextView, found: FoundName, earlier: string): Evidence {
  const { first, pattern } = found;
  if (PAINT_MEASURES.has(earlier)) return 'before: color marker';
  if (MEASURES.has(earlier) || STONE_GOODS.has(earlier) || STONE_PARTS.has(earlier)) return 'before: measure of';
  if (earlier === 'that' || earlier === 'those') return 'before: is of';
  // “sold out of X”
  if (earlier === 'out' && /^(?:sold|ran|run|running|runs|are|is|were)$/.test(wordBefore(view, first, 3)?.text ?? ''))
    return 'before: measure of';
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
  'upgrade upgrades choice choices arrivals remnants finish finishes option options alternative alternatives colours colour items item sample samples supply supplies stock offer offers quote quoted order'.split(
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
    const isLabel = STONE_GOODS.has(word.text) || MATERIAL_LABELS.has(word.text) || STONE_NOUNS_BESIDE.has(word.text);
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
  if (label !== null)
    return label === 'before: open label' && pattern.strength === 'place' ? 'before: open label, of a place' : label;
  if (previous === undefined || start === undefined) return null;
  // German “man” is “one”.
  const isOne = previous.text === 'man' && view.language === 'de';
  if (PEOPLE.has(previous.text) && !isOne && /^,? $/.test(start.gap)) return 'before: person';
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
    // “softer beds such as X”
    if (earlier === 'such') {
      const kind = wordBefore(view, first, 3);
      return isGoods(kind) || STONE_NOUNS_BESIDE.has(kind?.text ?? '') || kind?.text === 'beds' ? 'before: sold as' : null;
    }
    // “as white as X”
    return wordBefore(view, first, 3)?.text === 'as' ? 'before: is' : null;
  }
  // “they call it X”
  if (text === 'it' && /^(?:call|calls|called)$/.test(earlier)) return 'before: is';
  // “Zur Auswahl stehen X und Y”
  if (/^steh(?:t|en)$/.test(text) && /wahl$/.test(earlier)) return 'before: between';
  if (AIDS.has(text) && /^ ["“„«'‘*_]*$/.test(start.gap)) return 'before: other goods';
  if (BETWEEN.has(text)) {
    if (MATERIAL_VERBS.has(earlier) || TRADE_VERBS.has(earlier) || CHOICES.has(earlier)) return 'before: between';
    return null;
  }
  if (view.language === 'de' && ['mit', 'aus', 'in', 'durch'].includes(text) && closesWithVerb(view, last))
    return 'before: made in';
  if (ROMANCE.has(view.language) && ROMANCE_ARTICLES.has(text)) return 'before: article that towns lack';
  if (IN.has(text)) {
    const evidence = weighIn(view, first);
    if (evidence !== 'before: in') return evidence;
    // “Passamos o feriado em Ubatuba”
    if (STAYS.has(earlier)) return 'before: place of';
    return pattern.strength === 'place' ? evidence : 'before: in, of no place';
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
    // “Dropped off the X”
    const isParticle = earlier === 'off' && /^(?:dropp|lift|load|cut|tak|took)/.test(wordBefore(view, first, 3)?.text ?? '');
    if (PLACE_PREPOSITIONS.has(earlier) && !isParticle) return 'before: preposition and the';
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
