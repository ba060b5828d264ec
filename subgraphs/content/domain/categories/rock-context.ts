/**
 * What stands round a rock's name and turns what it says: a rock that is only compared with, that the trade calls the stone, that
 * lies beside it, or of which it was made.
 */

import { foldWords } from '../identity/name-tokens.ts';
import { follows, isDenied, stands, type Words } from './description-text.ts';
import { SOLD_AS } from './description-words.ts';

const set = (text: string): ReadonlySet<string> => new Set(foldWords(text));

/** Before what is compared with: “like marble”, “parece mármore”, “wie Granit”. */
export const LIKE: ReadonlySet<string> = set(`
like than similar similarly akin reminiscent imitates imitate rivals recalls recall suggests come simile sembra sembrare pare ricorda imita
comme semblable rappelle imite paraît semble parece parecen parecido recuerda imita semejante como lembra semelhante wie erinnert gleicht wirkt benzeyen
`);
/** Behind it: “mermer gibi”, “mermerden daha sert”, “marmorähnlich” is one word. */
const LIKE_AFTER: ReadonlySet<string> = set(
  'gibi kadar benzer benzeyen benzese benziyor daha sanılır sanılan lookalike look-alike ähnlich ähnelnd',
);
/** “Plus dur que le marbre”, “più dura del granito”, “härter als Glas”: the word before what is compared, where a comparative stands before it. */
const THAN: ReadonlySet<string> = set('que qu del della dei di do dos da als a au à al');
const COMPARATIVES: ReadonlySet<string> = set(`
plus moins autant più meno tanto más menos tan mais menos tão härter weicher dichter schwerer leichter zäher feiner gröber dunkler heller dauerhafter
fester gleich pareil similaire similar parecido parecida simile simili semejante igual
`);
/** Beside or in which the stone lies, or what lies in it. */
const BESIDE: ReadonlySet<string> = set(`
beside next under beneath above over between near alongside below cuts cutting intrudes overlies overlying fragments pieces pebbles clasts chips inclusions xenoliths
accanto sotto sopra tra frammenti schegge inclusi clasti vicino côté sous entre éclats débris morceaux galets junto bajo sobre trozos pedaços debaixo
neben unter über zwischen brocken bruchstücke bruchstücken einschlüsse einschlüssen pairs paired matches alternates contrasts combined
`);
/** By these the trade names a stone, beside \`SOLD_AS\`. */
const CALLED: ReadonlySet<string> = set(`
calls call sells sell selling trade known labelled labeled label billed so-called termed dubbed branded styled named filed marketed passed dealers merchants commercially
detto detta chiamano chiama noto nota conosciuto conosciuta passa vendono commercio dit dite appellent appelle nomme connu connue passe vendent commerce baptisé
llaman llama conocido conocida dicho venden vendan comercio comercial chamam chama conhecido conhecida dito vendem comércio
nennt nennen bekannt sogenannt sogenannter sogenannte handel handelsname verkaufen verkauft
`);
const CALLED_AFTER: ReadonlySet<string> = set(`
gehandelt verkauft genannt heißt heissen gilt geführt bezeichnet vermarktet angeboten bekannt satılır satılan satılıyor denir denen denilen olarak diye adıyla bilinen bilinir
`);
/** What sets the truth against a name of the trade. */
const CORRECTIVES: ReadonlySet<string> = set(`
but really actually truth truly fact reality though although strictly geologically petrographically petrographer geologist geologists wrongly mistakenly misleadingly
despite yet however nevertheless whatever technically
ma però realtà benché sebbene verità geologicamente impropriamente erroneamente petrografo geologo anche invece tuttavia
mais réalité bien pourtant vérité tort géologiquement improprement géologue toutefois quoique cependant
pero realidad aunque verdad erróneamente geológicamente impropiamente geólogo embargo
mas verdade realidade embora apesar erradamente geologicamente geólogo contudo porém
aber obwohl eigentlich wahrheit tatsächlich sondern fälschlich geologisch jedoch doch wirklichkeit geologe
ama aslında oysa gerçekte rağmen fakat yanlışlıkla ancak jeolojik
`);
/** What makes another rock of one, within a few words of its name. */
const METAMORPHOSED =
  /^(meta|re)?(metamorph|metamorf|metasand|recrystalli|ricristalliz|recristal|rekristalli|marmorea|marmoreo|marmore|crystalline$|cristallin|cristalin|kristallin|sacaroide|saccaroide|saccharoid|zuckerkornig|vitrified|vetrificat|verkieselt)/;
/** What it was before, in the same few words: “limestone once”, “ehemals Sandstein”. */
const ONCE: ReadonlySet<string> = set(
  'once formerly originally ex former einst ehemals ursprünglich autrefois jadis antaño outrora eskiden originariamente originalmente antica antico ancien ancienne antiguo antigua',
);
const BECOMES: Readonly<Record<string, string>> = { sandstone: 'quartzite', limestone: 'marble', dolomite: 'marble' };
/** Rocks that the trade calls by another's name, so that its word stands against what they are named or seem to be. */
const TRADE_SENSE: Readonly<Record<string, { readonly named: ReadonlySet<string>; readonly seeming: ReadonlySet<string> }>> = {
  marble: {
    named: new Set(['limestone', 'dolomite', 'breccia', 'alabaster', 'conglomerate']),
    seeming: new Set(['limestone', 'dolomite', 'breccia', 'alabaster', 'conglomerate', 'travertine']),
  },
  granite: { named: new Set(), seeming: new Set(['gneiss', 'basalt', 'porphyry']) },
};
/** Nouns behind which the Romance word for limestone only means calcareous: “concrétion calcaire”, “depósito calcário”. */
const CALCAREOUS_NOUNS: ReadonlySet<string> = set(`
concrétion concrétions dépôt dépôts roche tuf formation encroûtement ciment boue vase sédiment brèche alabastro albâtre sinter
depósito depósitos concreción roca tufo tufa toba formação rocha cimento lodo lama sedimento sedimentos precipitado precipitação
`);
const CALCAREOUS: ReadonlySet<string> = set('calcaire calcaires calcário calcários calcaria calcarea calcareo calizo caliza');

/** How a rock is named at a place. */
export type RockSense = 'meant' | 'not-meant' | 'sold-as' | 'beside';

/** Whether the clause at a place is a question: “Marmo? No, serpentinite.” */
export function isAsked({ texts, marks }: Words, start: number): boolean {
  for (let at = start; at < texts.length; at += 1) {
    const mark = marks[at] ?? '';
    if (mark.includes('?')) return true;
    if (/[.,!;:()]/.test(mark)) return false;
  }
  return false;
}

function isCompared(words: Words, start: number, end: number): boolean {
  const { texts } = words;
  if (follows(LIKE_AFTER, words, end, 1) || stands(LIKE, words, start, 2)) return true;
  for (let back = start - 1; back >= Math.max(0, start - 2); back -= 1) {
    if (words.endsClause[back]) return false;
    if (texts[back] === 'as' && stands(new Set(['as']), words, back, 3)) return true;
    if (THAN.has(texts[back] ?? '') && stands(COMPARATIVES, words, back, 3)) return true;
  }
  return false;
}

/** In which sense a rock is named there. */
export function senseOf(words: Words, start: number, end: number): RockSense {
  const isClaim = stands(SOLD_AS, words, start, 4) || stands(CALLED, words, start, 4) || follows(CALLED_AFTER, words, end, 2);
  if (isDenied(words, start, end) || isAsked(words, start)) return 'not-meant';
  if (isClaim) return 'sold-as';
  if (isCompared(words, start, end)) return 'not-meant';
  return stands(BESIDE, words, start, 2) ? 'beside' : 'meant';
}

/** Whether the text sets the truth against what the trade says. */
export const corrects = ({ texts }: Words): boolean => texts.some((text) => CORRECTIVES.has(text));

/** Whether the trade's name goes before such a rock, named outright or only seeming so. */
export function isTradeSense(claim: string, rock: string, isNamed: boolean): boolean {
  const sense = TRADE_SENSE[claim];
  return sense !== undefined && (isNamed ? sense.named : sense.seeming).has(rock);
}

const hasChanged = (words: Words, at: number) =>
  (METAMORPHOSED.test(words.texts[at] ?? '') || ONCE.has(words.texts[at] ?? '')) && !isDenied(words, at, at + 1);

/** The rock that the one named there was turned into: a metamorphosed sandstone is a quartzite. */
export function becomes(value: string, words: Words, start: number, end: number): string {
  const next = BECOMES[value];
  if (next === undefined) return value;
  for (let at = start - 1; at >= Math.max(0, start - 3) && !words.endsClause[at]; at -= 1)
    if (hasChanged(words, at)) return next;
  for (let at = end; at < Math.min(words.texts.length, end + 3) && !words.endsClause[at - 1]; at += 1)
    if (hasChanged(words, at)) return next;
  return value;
}

/** Whether the Romance word for limestone is only an adjective there. */
export function isOnlyCalcareous({ texts }: Words, start: number, end: number): boolean {
  return end === start + 1 && CALCAREOUS.has(texts[start] ?? '') && CALCAREOUS_NOUNS.has(texts[start - 1] ?? '');
}
