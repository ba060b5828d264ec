/** Evidence for and against a stone from the words after a name; each function names what it finds, null for nothing. */
import { describeWord } from '../identity/name-index.ts';
import { MATERIAL_PREDICATES, OTHER_BEARERS, TRADE_VERBS } from './context-verbs.ts';
import {
  DEALINGS,
  FUNCTION_WORDS,
  LIST_WORDS,
  MADE_OF,
  MATERIAL_POSSESSIONS,
  MATERIAL_VERBS,
  MATERIAL_WORDS,
  OPENING_ARTICLES,
  OTHER_DOMAINS,
  OTHER_GOODS,
  PEOPLE,
  PERIODS,
  PERSON_VERBS,
  PLACE_FOLLOWERS,
  PLACE_MARKERS,
  PLACE_PREPOSITIONS,
  STONE_GOODS,
  STONE_NOUNS_BESIDE,
} from './context-words.ts';
import type { FoundName, Surroundings } from './found-name.ts';
import type { MentionAutomaton } from './mention-automaton.ts';
import { countryAt } from './rule-out-mention.ts';
import { isRaised, type TextView, type ViewWord, wordAfter, wordAt, wordBefore } from './text-view.ts';
import { type Evidence, isCopula, OF } from './weigh-before.ts';
import { placesOf } from './weigh-company.ts';

/** Words that say “for” in the trade's languages. */
const FOR = new Set(['for', 'per', 'para', 'fur', 'pour', 'auf', 'on', 'as', 'als', 'come', 'como', 'comme']);

const RELATIVES = new Set(['which', 'whose', 'that']);
const SPATIAL = new Set(['in', 'near', 'outside', 'at', 'bei', 'presso', 'pres']);

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
  'not been be often usually always more less very too also only never so both quite rather much sometimes mostly still now seldom rarely have be well best nie nicht non piu meno plus moins mas menos mai sempre'.split(
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
export function endOfList(view: TextView, last: number, around: Surroundings): number {
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
  // “X's grey is warmer”
  if (describeWord(owned.text).color !== null && !isRaised(owned)) return 'after: material possession';
  else if (PLACE_FOLLOWERS.has(owned.text)) return 'after: place possession';
  // “Shap's feldspars are pink, Peterhead's are not”
  if ((isCopula(view, owned) || owned.startsClause) && hasPossessionBefore(view, last)) return 'after: material possession';
  return null;
}

/** Whether what a material has was said of another name up to fifteen words before in the sentence. */
function hasPossessionBefore(view: TextView, last: number): boolean {
  for (let back = 1; back <= 15; back += 1) {
    const word = wordBefore(view, last, back);
    if (word === undefined) return false;
    const owned = [wordAt(view, last - back + 1), wordAt(view, last - back + 2)];
    if (word.text === 's' && owned.some((each) => MATERIAL_POSSESSIONS.has(each?.text ?? ''))) return true;
  }
  return false;
}

const SUM_GAP = /^["”’»*_]*\s*(?::|\(|[–—-](?=\s))\s*$/;

/** “Trani, Lecce, Apricena: tre città”: what sums up the list of names that a name stands in. */
function isSummedUpAsPlaces(view: TextView, last: number): boolean {
  for (let position = last + 1; position <= last + 12; position += 1) {
    const word = wordAt(view, position);
    if (word === undefined || word.startsSentence) return false;
    if (SUM_GAP.test(word.gap)) {
      const said = [word, wordAfter(view, position), wordAfter(view, position, 2)];
      return said.some(
        (each, ahead) => each !== undefined && PLACE_MARKERS.has(each.text) && !(ahead > 0 && each.startsClause),
      );
    }
    const isMember = isRaised(word) && (/^,\s*$/.test(word.gap) || word.gap === ' ');
    if (!isMember && !LIST_WORDS.has(word.text)) return false;
  }
  return false;
}

function weighClauseAfter(view: TextView, automaton: MentionAutomaton, found: FoundName, next: ViewWord): Evidence {
  if (!/^["”’»*_]*,\s/.test(next.gap)) return null;
  if (RELATIVES.has(next.text)) {
    if (saysMaterial(view, found.last, 2)) return 'after: clause of material';
  } else if (MATERIAL_WORDS.has(next.text)) return 'after: clause of material';
  else if (countryAt(view, automaton, found.last + 1) !== null) {
    // “Trani, Italy” is a place; “Trani, Botticino and …” may be a list of stones, “in Crab Orchard, Tennessee” none.
    const isIn = PLACE_PREPOSITIONS.has(wordBefore(view, found.first)?.text ?? '');
    if (!automaton.nameWords.has(next.text) || (isIn && placesOf(found.pattern).has(next.text))) return 'after: country';
  }
  return null;
}

const UNITS = new Set(['cm', 'mm', 'm2', 'm', 'm3', 'sqm', 'qm', 'mq', 'tonnes', 'slabs', 'crates', 'bundles', 'pcs']);

/** “X, 3 cm”, “X 60x60”, “X (2 cm)”. */
function isMeasured(view: TextView, last: number, next: ViewWord, later: ViewWord | undefined): boolean {
  if (!/^[ \u00a0,(:–-]{1,3}$/.test(next.gap)) return false;
  // “X in 3 cm”
  if (next.text === 'in') {
    const [figure, unit] = [later?.text ?? '', wordAfter(view, last, 3)?.text ?? ''];
    return /^\d{1,3}(?:cm|mm)$/.test(figure) || (/^\d{1,3}$/.test(figure) && (unit === 'cm' || unit === 'mm'));
  }
  if (/^\d{1,4}x\d{1,4}/.test(next.text) || /^\d{1,4}(?:cm|mm)$/.test(next.text)) return true;
  if (!/^\d{1,4}$/.test(next.text) || later === undefined) return false;
  return (
    UNITS.has(later.text) ||
    (/[×x]/.test(later.gap) && /^\d/.test(later.text)) ||
    UNITS.has(wordAfter(view, last, 3)?.text ?? '')
  );
}

/** “X £21.50”, “X – $38”, “X | €24”. */
const isPriced = (next: ViewWord) => /^[\s,:|–—-]{0,4}[$£€₺]\s?$/.test(next.gap) && /^\d/.test(next.text);

const LABELLED = new Set('crate label sticker tag docket slab block bundle invoice sample'.split(' '));

const STILL = new Set(['also', 'only', 'too', 'still', 'now', 'again', 'currently', 'always']);
const OFFERED = new Set(['available', 'welcome', 'possible', 'acceptable', 'unavailable']);
const STOCK = new Set(['stock', 'request', 'demand', 'order']);

/** “X also welcome”, “X on request”, “X in stock”: a sentence without a verb that offers or asks for what it names. */
function isOnOffer(view: TextView, last: number): boolean {
  let ahead = 1;
  while (STILL.has(wordAfter(view, last, ahead)?.text ?? '')) ahead += 1;
  const word = wordAfter(view, last, ahead);
  if (word === undefined || word.startsClause) return false;
  if (OFFERED.has(word.text)) return true;
  const [second, third] = [wordAfter(view, last, ahead + 1)?.text ?? '', wordAfter(view, last, ahead + 2)?.text ?? ''];
  if (word.text === 'out') return second === 'of' && STOCK.has(third);
  return ['on', 'in', 'ex'].includes(word.text) && STOCK.has(second);
}

const ALONG = new Set(['down', 'up', 'along', 'across']);

/** What stands after the name. */
export function weighAfter(view: TextView, automaton: MentionAutomaton, found: FoundName, around: Surroundings): Evidence {
  const { last } = found;
  const next = wordAfter(view, last);
  if (next === undefined) return null;
  const later = wordAfter(view, last, 2);
  if (next.text === 's' && /^['’ʼ]$/.test(next.gap)) return weighPossessive(view, last, 2);
  if (/^['’ʼ] $/.test(next.gap) && wordAt(view, last)?.text.endsWith('s') === true) return weighPossessive(view, last, 1);
  if (next.text === 'the' && STONE_NOUNS_BESIDE.has(later?.text ?? '')) return 'after: apposition';
  // “X, the label”, but “the invoice reads X, the label Y”
  const further = wordAfter(view, last, 3);
  const isGapped = isRaised(further) && further?.startsClause === false;
  if (next.text === 'the' && !isGapped && (ORGANISATIONS.has(later?.text ?? '') || PEOPLE.has(later?.text ?? '')))
    return 'after: is other goods';
  if (isSummedUpAsPlaces(view, last)) return 'after: is a place';
  const end = endOfList(view, last, around);
  if (end > last) {
    if (saysPerson(view, end)) return 'after: person';
    const behind = wordAfter(view, end);
    if (behind !== undefined && isMeasured(view, end, behind, wordAfter(view, end, 2)))
      return 'after: list said to be material';
    if (!isCopula(view, wordAfter(view, end))) return null;
    if (PLACE_MARKERS.has(wordAfter(view, end, 2)?.text ?? '')) return 'after: is a place';
    return saysMaterial(view, end, 2) ? 'after: list said to be material' : null;
  }
  if (isMeasured(view, last, next, later)) return 'after: measure';
  if (isPriced(next)) return 'after: price';
  // “X”, reads the crate
  if (/^(?:reads?|says)$/.test(next.text) && later?.text === 'the' && LABELLED.has(wordAfter(view, last, 3)?.text ?? ''))
    return 'after: is dealt with';
  if (isOnOffer(view, last)) return 'after: material';
  if (saysPerson(view, last) && !saysItsRock(view, found)) return 'after: person';
  const isSaid = isCopula(view, next) || (/^, $/.test(next.gap) && OPENING_ARTICLES.has(next.text));
  if (isSaid && saysOtherGoods(view, isCopula(view, next) ? last : last - 1)) return 'after: is other goods';
  if (next.startsClause) return weighClauseAfter(view, automaton, found, next);
  if (ORGANISATIONS.has(next.text)) return 'after: organisation';
  if (PLACE_FOLLOWERS.has(next.text) && !STONE_GOODS.has(next.text)) return 'after: place';
  // “Griotte liqueur”, “the Ajax match”
  if (/^[ \u00a0-]$/.test(next.gap) && isOfOtherTrade(next.text) && !hasRisen(next, later)) return 'after: other goods';
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
      // “X was floated down the river”
      if (ALONG.has(said)) break;
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

/** “X rose by a fifth” is no flower. */
const hasRisen = (next: ViewWord, later: ViewWord | undefined) =>
  next.text === 'rose' && /^(?:by|to|in|again|from|sharply|last|this)$/.test(later?.text ?? '');

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
  'door doors cabinet cabinets cupboard cupboards drawers curtain curtains cushions chair chairs armchair shutters blinds parquet floorboards joinery furniture boots vase vases match matches ice tyres tires bag bags toy toys account card fleece brand'.split(
    ' ',
  ),
);

/** Verbs whose past has no ending: “exports of X fell”. */
const PAST = new Set(
  'fell rose went sank grew held lost took gave came became stood left made felt found began broke brought kept sold split sent shone wore saw drew threw chose ran paid hid beat blew grew knew slid stuck struck bore cost met'.split(
    ' ',
  ),
);

/** Whether a name stands before a noun of no trade that it seems to define: “Rhino beetle”, “Jura comté”. */
function isDefined(view: TextView, { last }: FoundName, next: ViewWord): boolean {
  if (wordAt(view, last)?.written === 'lower' || next.written !== 'lower' || !/^[ \u00a0-]$/.test(next.gap)) return false;
  if (view.language !== 'en' || next.text.length < 4 || PAST.has(next.text) || /(?:s|ed|ly|ing)$/.test(next.text)) return false;
  return ![MATERIAL_VERBS, MADE_OF, LIST_WORDS, PLACE_PREPOSITIONS, FUNCTION_WORDS].some((words) => words.has(next.text));
}
