import { distance } from 'fastest-levenshtein';
import type { Constraint } from '../../../../platform/stone-query/constraint.ts';
import { wordsOf } from '../../../../platform/stone-query/fold.ts';
import { understoodShare } from '../../../../platform/stone-query/understand-query.ts';
import { ATTRIBUTES, type Attribute } from './attributes.ts';
import { superlativeOf } from './list-answers.ts';

/** What a question needs. */
export type QuestionKind = 'STONE_FACT' | 'COMPARISON' | 'STONE_LIST' | 'IDENTITY' | 'HOW_TO';

/** A question as it was understood. */
export interface UnderstoodQuestion {
  readonly text: string;
  /** In English words, where it is in another language. */
  readonly english: string | null;
  readonly kind: QuestionKind;
  /** The stones that it names, in the order of the text. */
  readonly stoneIds: readonly string[];
  /** What of stones it asks, in the order of {@link ATTRIBUTES}. */
  readonly attributes: readonly Attribute[];
  /** What it asks stones to be, where it asks for stones. */
  readonly constraints: readonly Constraint[];
  /** The words in which the constraints were found: its own, or English ones. */
  readonly wish: string;
}

export const COMPARES =
  /\b(compar\w*|versus|vs|against|differ(s|ent|ence)?|between|or|than|both|same|less|more|each|common)\b|\b(which|who) (is|has|of|one)\b|\b(oder|ou|o|unterschied|diferencia|différence|differenza|stess[ao]|mism[ao]s?|mesm[ao]s?|dasselbe|d(er|ie)selben?|demselben|gleichen?|plus|moins|più|meno|más|menos|mais|weniger|mehr)\b|(?<!\p{L})(même|aynı|fark\p{L}*|daha|yoksa|différen\p{L}*)(?!\p{L})/iu;
export const ASKS_FOR =
  /(?:^[^\p{L}]*(?:please |hi,? |hello,? )?|[,;.]\s*)(which|what|how many|name|list|find|recommend|suggest|show|i need|i want|looking for|any|give me|are there|is there|do you (have|know)|welche[rs]?|nenne|gibt es|quel(le)?s?|y a-t-il|qu[eé]|cuáles|hay|quali|quale|ci sono|quais|há|got any|do you stock|have you( got)?|haben sie|habt ihr|führ(en sie|t ihr)|avez-vous|vous avez|ten[ée]is|tienen|avete|t[eê]m|hangi|show( me)?|list( me)?|all|every)(?![\p{L}])|(?<!\p{L})(habt ihr|haben sie im|führ(en|t) (sie|ihr)|avez-vous|ten[ée]is|voc[êe]s t[êe]m|var m[ıi]|avete|hangileri(dir)?|neler(dir)? var)(?!\p{L})|\b(figurent|figuran|figurano|figuram|(in|no|en el|nel) cat[aá]logo|im (katalog|sortiment|bestand)|au catalogue|katalogda)\b|\b(send|give|tell|show|name|list) (us|me)\b|\b(requires?|needs?|wants?|asks for|is after|are after|compiling|our options|your options|options are there|(do|can) you (carry|stock|offer|supply|list))\b|\b(looking for|i need|i want|i would like|i'd like|recommend|suggest)\b/iu;
const STONE_NOUN =
  /\b(stones?|rocks?|materials?|everything|anything|stein|steine|gesteine|pierres?|piedras?|pietre?|pedras?)\b/i;
const ASKS_HOW =
  /^\W*(how|why|when|should|can|could|may|do i|does|must|is it|what (happens|causes|should|do i|do you|is the (best|right|proper|difference)|are the (steps|rules)|does|can|finish|thickness|adhesive|mortar|cleaner|sealer)|whether)\b/i;
/** A rock in these words is the matter of the question, not something that stones are asked to be. */
const ASKS_WORK =
  /\b(clean|cleaning|cleaner|seal|sealing|sealer|sealed|install|fix|fixing|lay|laying|laid|remove|stains?|etch|etching|etched|maintain|maintenance|polish|polishing|repair|grout|joint|joints|adhesive|mortar|thickness|thick|finish|standard|test|tested|tolerance|measured|mean|means|definition|defined|difference)\b/i;

/** "What is gneiss?" asks for no stones. */
const ASKS_MEANING =
  /^\W*(what('s| is| are) (an? |the )?(?!(from|the \w+est)\b)[\p{L}-]+( stone| rock| finish)?|what does [\p{L}\d -]+ mean)\W*$/iu;

/** What a standard asks is said in guides. */
const NAMES_STANDARD = /\b(EN|ASTM|ISO|DIN|ANSI|CEN\/TS)[ -]?[A-Z]?\d/;

/** "What comes out of Namibia?" asks for stones, and names none of their kinds. */
const ASKS_OF_PLACE =
  /^\W*what( all| else)? (comes?|is (quarried|mined|extracted|cut)|gets (quarried|mined)|(do|have) you( got)?( have| stock| list)?)\b.{0,12}\b(from|out of|in)\b/i;
const PLACES: ReadonlySet<string> = new Set(['country', 'place', 'region']);

/** Facets whose words stand for stones. */
const NOUNS: ReadonlySet<string> = new Set(['type', 'petrography', 'rockClass', 'family']);

/** Words beside what is asked for in a request without a verb. */
const BARE = new Set(
  'stone stones rock rocks material materials natural from of in the a an with and or any all quarried mined extracted produced found please thanks de des der aus di del da'.split(
    ' ',
  ),
);

/** Asks what a name stands for. */
export const ASKS_NAME =
  /\b(names?|calls?|called|known as|goes by|go by|filed? (it )?under|catalogued|corresponds?|corresponden?|corrispond(e|ono)|entspr(icht|echen)|refer(s|red)? to|list(s|ed)? (it |them )?(as|under)|behind|mean(s|t)?|stands? for|same|really|sold as|is that|heißt|nennt|appelle|llama|chiama|chama|stess[ao]|mism[ao]|mesm[ao]|dasselbe|d(er|ie)selbe|gleiche|another word|(an)?other name)\b|^\W*is\b|(?<!\p{L})(même|aynı|autre nom|otro nombre|altro nome|outro nome|anderer name|başka ad\p{L}*)(?!\p{L})/iu;

/** Asks in passing what a stone is that an invoice, a label or a dealer has a name for: "What is it?", "Which stone have we got?" */
export const ASKS_WHAT_IT_IS =
  /\b(which|what) (natural )?(stone|rock|material|marble|granite)s? (could|might|may|can|would|will) (it|this|that|these|those|they|we|i) (be|have|get|mean)\b(?! (used|laid|cleaned|good|suit))|\bwhat (could|might|may|would|will) (it|this|that|these|they|we|i)( (really|actually|then|well))* (be|be getting|be buying|get|mean)\b(?! (used|laid|cleaned|good|suit|worth|done|made|like))|\b(which|what) (natural )?(stone|rock|material|marble|granite)('s| is| are| was)? (it|this|that|these|those|meant|behind|(have|did|do|will|would|had) (we|i|you|they)|am i|are we|(really |actually )?(hides|lies|stands))\b|\bwhat('s| is| was) (it|this|that|this one|that one)( (stone|rock|exactly|actually|really|called|please|then|in (reality|truth|fact)|in plain (words|english|language)))*\W*$|\bin plain (words|english|language)\b|\bwhat (am i|are we|did (i|we)|have (i|we)|would (i|we)) (\w+ )?(looking at|getting|buy(ing)?|bought|got|get|ordered)\b|\b(was|um was) (für ein(e[nm]?)? (stein|gestein|material)|ist (das|es|damit))\b|\bwelche[rs]? (stein|gestein|material) (ist|steckt|haben|verbirgt)|\bc['’]est quoi|qu['’]est-ce que( c['’]est)?|\bquelle (pierre|roche) (est|ai|avons|se cache)|\bde quelle (pierre|roche)|\bche (pietra|roccia|materiale) (è|ho|abbiamo|sarebbe|si)|cos['’](è|e)(?!\p{L})|(?<!\p{L})qu[eé] (piedra|roca|material) (es|tengo|tenemos|ser[áí])|(?<!\p{L})qué es(?!\p{L})|\bque (pedra|rocha|material) (é|tenho|temos|ser[áí])|(?<!\p{L})o que é(?!\p{L})|(?<!\p{L})(nedir|ne taşı|hangi taş(tır)?\W*$|nasıl bir taş)(?!\p{L})/iu;

/** Asks whether two names are one stone's. */
export const ASKS_WHETHER_SAME =
  /\b(the same|same (stone|rock|material|marble|granite|thing)|identical|one and the same|(two|different) (stones|materials|things)|difference between)\b|\b(dasselbe|d(er|ie)selben?|das gleiche|der gleiche|stess[ao]|mism[ao]|mesm[ao])\b|(?<!\p{L})(même|aynı)(?!\p{L})/iu;

/** No record holds how somebody is reached. */
export const ASKS_CONTACT =
  /\b(tele)?phone|\bfax\b|\be-?mails?\b|\bweb ?sites?\b|\bopening hours\b|\b(postal|street|their|its|the|whose) address\b|\baddress of\b|\bcontact (details|person|data)\b|telefon|teléfono|téléphone|indirizzo|endereço|dirección|\badresse\b/iu;

/** The care and the use of a stone are those of its kind: a text about the kind may answer. */
export const ASKS_OF_KIND =
  /\b(clean|wash|seal|stain|etch|acid|vinegar|lemon|wine|kitchen|worktops?|countertops?|floors?|baths?|bathrooms?|showers?|outdoors?|outside|exterior|pools?|fa[cç]ades?|salt|polish|hone|honed|maintain|maintenance|care|used?|suit(s|ed|able)?|scratch|heat|finish|install|fix|lay)\w*\b/i;

/** Asks for a figure, which is one stone's own. */
export const ASKS_FIGURE =
  /\b(resistance|strength|modulus|expansion|conductivity|coefficient|footprint|(r|slip|fire|frost) class|loads?|rating|values?|cycles|hardness|absorption|porosity|density)\b/i;

/** Asks for the class or the value of something that has a name. */
export const ASKS_VALUE_OF_NAMED =
  /\b([Cc]lass|[Rr]ating|[Vv]alue|[Ff]igure|[Gg]rade)\b.*\b(does|do|has|have|of|for)\b.*?(?<!\p{L})\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u;

/** Asks for what no record holds, though it speaks of quarries or rocks. */
export const UNRECORDED =
  /^\s*(who|when|why|how (old|deep|many|long|big|large|far))\b|\b(whose|owns?|owners?|owned|company|companies|employs?|workers|year|found(ed|ers?)|mayors?|managers?|directors?|artists?|sculptors?|history|reserves)\b/i;

/** Decides what a question needs. */
export function understandQuestion(
  text: string,
  stoneIds: readonly string[],
  constraints: readonly Constraint[],
  english: string | null = null,
  wish: string = text,
): UnderstoodQuestion {
  const isUnrecorded = UNRECORDED.test(text);
  const mended = mendTerms(text);
  const asks = (words: string) =>
    ATTRIBUTES.filter(({ asked, isOfRecord }) => asked.test(words) && !(isOfRecord && isUnrecorded));
  const inItsWords = asks(mended);
  const attributes = inItsWords.length > 0 || english === null ? inItsWords : asks(english);
  const kind = kindOf(text, stoneIds, constraints, attributes, wish);
  return { text, english, stoneIds, attributes, constraints, wish, kind };
}

/** Terms that are asked for and often misspelt. */
const TERMS =
  'petrography petrographic geology composition compressive flexural strength absorption porosity density abrasion hardness resistance quarried availability alternative'.split(
    ' ',
  );
const LONG_TERM = 9;

/** Terms with a letter wrong, or two in a long one: "petrograhpy". */
function mendTerms(text: string): string {
  return text.replace(/\p{L}{6,}/gu, (word) => {
    const plain = word.toLowerCase();
    return TERMS.find((term) => distance(term, plain) <= (term.length >= LONG_TERM ? 2 : 1)) ?? word;
  });
}

function kindOf(
  text: string,
  stoneIds: readonly string[],
  constraints: readonly Constraint[],
  attributes: readonly Attribute[],
  wish: string,
): QuestionKind {
  if (stoneIds.length > 1 && COMPARES.test(text)) return 'COMPARISON';
  if (stoneIds.length > 0) return attributes.some(({ name }) => name.endsWith('names')) ? 'IDENTITY' : 'STONE_FACT';
  if (ASKS_MEANING.test(text)) return 'HOW_TO';
  if (NAMES_STANDARD.test(text) && !/\b(stones|rocks|materials)\b/i.test(text)) return 'HOW_TO';
  const isRanked = superlativeOf(text) !== null && attributes.some(({ figure }) => figure !== null);
  const isOfPlace = ASKS_OF_PLACE.test(text) && constraints.some(({ facet }) => PLACES.has(facet));
  const asksForStones =
    (ASKS_FOR.test(text) && (STONE_NOUN.test(text) || constraints.some(({ facet }) => NOUNS.has(facet)))) || isOfPlace;
  if (isRanked && asksForStones) return 'STONE_LIST';
  // "Limestones from Portugal" asks for them.
  const isBare =
    understoodShare(
      constraints,
      // What follows a comma is what they are for.
      wordsOf(wish.split(',')[0] ?? '').filter((word) => !BARE.has(word)),
    ) === 1;
  const isDescribed = constraints.some(({ facet }) => facet !== 'use' && facet !== 'frost');
  if (
    isDescribed &&
    (asksForStones || isBare) &&
    (/^\W*how many\b/i.test(text) || !ASKS_HOW.test(text)) &&
    !ASKS_WORK.test(`${text} ${wish}`)
  )
    return 'STONE_LIST';
  return 'HOW_TO';
}
