// What a question can ask of one stone: how it is asked, and how a passage states it. A figure is told only where the record has
// it, since a sentence about figures in general would otherwise pass for one about this stone.
import type { TechnicalKey } from '../../../../platform/ports/catalogue.ts';

/** One property of stones. */
export interface Attribute {
  readonly name: string;
  /** Matches questions that ask for it. */
  readonly asked: RegExp;
  /** Matches quotable stretches that state it, in a profile composed from the record or written by a person. */
  readonly stated: RegExp;
  /** The figure that the record must have. */
  readonly figure: TechnicalKey | null;
  /** True for what a record says of every stone. */
  readonly isOfRecord: boolean;
  /** How many stretches may be quoted for it. */
  readonly most: number;
}

const figure = (name: string, asked: RegExp, stated: RegExp, key: TechnicalKey): Attribute => ({
  name,
  asked,
  stated,
  figure: key,
  isOfRecord: false,
  most: 1,
});
const fact = (name: string, asked: RegExp, stated: RegExp, most = 1): Attribute => ({
  name,
  asked,
  stated,
  figure: null,
  isOfRecord: ['colours', 'origin', 'rock', 'family'].includes(name),
  most,
});

/** In the order in which they are looked for; a question that asks for several is answered for each. */
export const ATTRIBUTES: readonly Attribute[] = [
  figure(
    'compressive strength',
    /\bhow strong\b|\bstrong(er|est)\b|\bhow much (pressure|load)\b.*\b(take|bear|carry|stand)|\bcompress(ive|ion|ione|ão)\b|\bcompresión\b|druckfestigkeit|\bcrush|basınç day/i,
    /^Compressive strength:/i,
    'compressiveStrength',
  ),
  figure(
    'flexural strength',
    /\bflexural\b|\bbending strength\b|\bEN 12372\b|\bfle[xs]s?i[oó]n[e]?\b|\bflexão\b|biege(zug)?festigkeit/i,
    /^Flexural strength:/i,
    'flexuralStrength',
  ),
  figure('modulus of rupture', /\bmodulus of rupture\b|\bC ?99\b/i, /^Modulus of rupture:/i, 'modulusOfRupture'),
  figure(
    'water absorption',
    /\bwater[- ]absorption\b|\bthirst(y|ier|iest)\b|\b(soaks?|sucks?|takes?|drinks?)\b( up| in)?( the)? (more|most|less|least|much|little)?( of)?( the)? ?water\b|\bsaugt\b|\bsaugfähig|\bnimmt\b.*\bwasser\b|\babsorptions?\b|\bdrinks?\b.*\bwater\b|\bhow much (does|do|will|can) .*\b(absorb|soak up|take up)\b|\babsorbs?\b.*\bwater\b|\bwater\b.*\b(absorb|take up|soak)|\babsor(ción|ção)\b|\bassorb(e|imento)\b|\babsorbe\b|wasseraufnahme|\bsu emme|\bwasser\b.*\bauf\b/i,
    /^Water absorption:/i,
    'waterAbsorption',
  ),
  figure(
    'open porosity',
    /\bporosit[yéà]|\bporosidad|porosität|\bporous\b|\bpores\b|gözeneklilik/i,
    /^Open porosity:/i,
    'openPorosity',
  ),
  figure(
    'apparent density',
    /\bdensit(y|ies)\b|\b(kilos?|kilograms?|kg|tonnes?|tons)\b.{0,12}\b(cubic|m3)|\b(kilos?|kg|tonnes?|tons|weight|mass) (per|an?|to the) (cubic|m³|m3|cube)|\bkilos?\b.*\b(cubo|cúbico|cube|kubikmeter)|\bmetreküp|\bdense\b|\bdenser\b|\bdensest\b|\bspecific weight\b|\bhow (heavy|much does .* weigh)\b|\bheav(y|ier|iest)\b|\bweighs?\b|\bweight\b|\bkg\/m|\bdensit[éà]|\bdensidad|dichte\b|\bpe[st]a\b|\bgewicht|\bwiegt\b|\bpèse\b|\bschwer(er)?\b|\bdicht(er)?\b|yoğun|\bplus (dense|lourde?)\b|\bmás (dens|pesad)|\bpiù (dens|pesant)|\bmais (dens|pesad)|\bağır\b/i,
    /^Apparent density:/i,
    'apparentDensity',
  ),
  figure('abrasion resistance', /\babrasion\b/i, /^Abrasion resistance:/i, 'abrasionResistance'),
  figure(
    'hardness on the Mohs scale',
    /\bmohs\b|\bhardness\b|\bhow hard\b|\b(hard|soft)(er|est)\b/i,
    /^Hardness on the Mohs scale:/i,
    'mohsHardness',
  ),
  figure(
    'frost resistance',
    /\bfrost|\bfreez(e|es|ing)\b|\bfreeze[- ]thaw\b|\b(al|au) gel[o]?\b|\bheladas?\b|\bgeada\b|\bdona (karşı )?day/i,
    /^Frost resistance:/i,
    'frostResistance',
  ),
  fact(
    'price',
    /\bprices?\b|\bpriced\b|\bcosts?\b|\bexpensive\b|\bcheap(er|est)?\b|\bhow much (is|does|do|for|would)\b(?!.*(weigh|absorb))|\beuros?\b|\bdollars?\b|[€$£]|\bprix\b|\bcoûte|\bprecio|\bcuesta\b|\bprezz[oi]\b|\bcosta\b|\bpreço|\bcusta\b|\bpreis|\bkostet\b|\bfiyat/i,
    /^Price,|\b(EUR|USD|€|\$|£)\s?\d|\bprice (range|tier)/i,
  ),
  fact(
    'availability',
    /\bavailab(le|ility)\b|\blead[- ]times?\b|\bin stock\b|\bminimum order\b|\bdeliver(y|ed)\b|\bwarehouse\b/i,
    /^Availability,|\blead time\b/i,
  ),
  fact(
    'misleading names',
    /\bmisleading|\bdeceptive|\bfalse names?\b|\bwrong(ly)? (name|call|sold)|\bfake names?\b|\bpasses? (off )?as\b/i,
    /^Misleading names/i,
  ),
  fact(
    'old names',
    /\b(historical|historic|ancient|old|antique|roman)\b.*\bnames?\b|\bnames?\b.*\bold sources\b|\b(romans?|ancients|antiquity)\b.*\bcall(ed)?\b|\bcalled\b.*\b(antiquity|romans?|roman times)\b/i,
    /^Names in old sources/i,
  ),
  fact('regional names', /\b(regional|local|quarry)\b.*\bnames?\b/i, /^Regional names/i),
  fact(
    'names in other languages',
    /\bother languages\b|\btranslat|\bin (italian|spanish|french|german|portuguese|english|turkish|greek)\b|\bcalled in\b/i,
    /^In other languages/i,
  ),
  fact(
    'other names',
    /\b(other|further|alternative|trade|commercial|another|different|which|what) names?\b|\balso (known|called|sold|traded|marketed)\b|\balias(es)?\b|\bsynonyms?\b|\bknown as\b|\bsold (under|as)\b|\bname for\b|\bautres noms\b|\botros nombres\b|\baltri nomi\b|\boutros nomes\b|\bandere namen\b|\bG[ -]?(number|code|no|nr)\b|\b(chinese|trade|export) (number|code)\b|\b(proper|real|official|original|correct|right|common) name\b|\bnumero G\b|\bG-?nummer\b/i,
    /^(Trade names|Marketing names|Regional names|Names in old sources|In other languages|Misleading names)/i,
    4,
  ),
  fact(
    'colours',
    /\bcolou?rs?\b|\bcolou?red\b|\bshades?\b|\b(whit|dark|pal|redd|green|grey|gray|black|blu|yellow|brown)er\b|\blooks? like\b|\bappearance\b|\bwhat does .* look\b|\bhue\b|\bcouleurs?\b|\bcolor(es|i|e)\b|\bcores\b|\bfarben?\b|\bren[kg](i|ler)?/i,
    /^Colours, the most typical first/i,
  ),
  fact(
    'origin',
    /\bwhere\b.*\b(from|quarr|come|comes|extract|mined?|found|origin)|\bwhere is\b|\bcome(s)? from\b|^\W*(is|are|was)\b.*\bfrom\b|\bquarried\b|\bquarry\b|\borigins?\b|\bcountry\b|\b(which|what) (\w+ )?(region|town|place|province|state|county|locality|island|continent)\b|\bextracted\b|\bmade in\b|d['’]où\b|\b(pro)?vien(t|ne|e)\b|\bde dónde\b|\bprocede\b|\bda dove\b|\b(quale|quel|qué|que|welchem?) (paese|pays|país|land)\b|\bde onde\b|\bvem\b|\bwoher\b|\bwo (wird|werden|liegt)\b|\babgebaut\b|\bgewonnen\b|\bdove (si )?(cava|estra|trova|viene)|\b(è|viene) (estratt|cavat)|\bdónde\b|\bextra(e|ído|ída)\b|\bonde\b|\bextraí|\boù\b|\bextraite?\b|\bstammt\b|\bkommt\b|ülke|\bnere(de|den|li)|\bhangi (il|bölge|ocak)|[,:-] (country|origin)\b|\b(same|même|mesmo|mismo|stesso|gleichen?|demselben) (country|place|region|pays|país|paese|land)\b|\baynı (ülke|yer)/i,
    /\b(is|are|was|were) quarried\b|\bcomes? from\b|\bquarr(y|ies) (in|at|near|of)\b/i,
  ),
  fact(
    'rock',
    /\bpetrograph|\blitholog|\breally\b|\bactually\b|\bgeolog|\btruly\b|\bmade (up )?of\b|\bconsists?\b|\bcompos(ed|ition)\b|\bminerals?\b|\b(what|which) (kind|type|sort) of (rock|stone|material)\b|\b(what|which) rock\b|(^\W*|[,;:]\s*)is (it|.{3,40}) (an? )?(real |true |genuine |actual )?(marble|granite|quartzite|limestone|travertine|onyx|slate|sandstone|basalt|gneiss|serpentinite|dolomite|schist|tuff|porphyry|soapstone|alabaster)\b|\b(marble|granite|quartzite|limestone|slate|onyx|jade|alabaster) or not\b|\bclassif|\bis (an? )?(true|real|genuine|actual) \w+|\brock (and|or|type)\b|(\band|[,:]) (the )?rock\b|\bin wirklichkeit\b|\beigentlich\b|\ben réalité\b|\bvraiment\b|\bin realtà\b|\b(dav)?vero\b|\bveramente\b|\ben realidad\b|\brealmente\b|\bna (realidade|verdade)\b|\bgerçek(te|ten)\b|\bkayaç|\b(roche|roca|roccia|rocha|gestein)\b|\bsame rock\b|\b(what|which) (sort|type|kind) (is|are)\b|\b(and|,|:|-) (the )?(rock )?(type|sort)\b|\btype (and|,)|\btype, |\btip[oi] (di|de) (pietra|piedra|pedra|roccia|roca|rocha)\b|\btype de (pierre|roche)\b|\b(stein|gesteins)art\b|\btaş (türü|cinsi)/i,
    /^To a petrographer it is|^Its petrography|\bis a natural stone from .* The trade sells it as\b|^The trade sells it as/i,
    2,
  ),
  fact(
    'family',
    /\bfamily\b(?! (kitchen|home|house|bathroom|room|table|dinner|life|of (three|four|five|six|\d)))|\brelated\b|\bsimilar\b|\balternatives?\b|\bsubstitutes?\b|\bgroup\b|\bresembl|\b(stand|stands|step|fill)s? in for\b|\b(in place|instead) of\b|\breplac(e|es|ement)\b|\bersatz|\bersetzen\b|\bähnlich|\bremplac|\bressembl|\bsostitu|\bsimile\b|\bsustitu|\bparecid|\bsubstitu|\bparecid/i,
    /^Also in the catalogue's group|^Also from the same district/i,
    2,
  ),
  fact('source of the figures', /\bsources?\b|\bwho measured\b|\btest report\b|\breference\b/i, /^Source of these figures/i),
];

/** By what a question's words describe, the attribute that confirms or denies it. */
export const ATTRIBUTE_OF_FACET: Readonly<Record<string, string>> = {
  color: 'colours',
  country: 'origin',
  place: 'origin',
  region: 'origin',
  type: 'rock',
  petrography: 'rock',
  rockClass: 'rock',
  family: 'family',
};

/** What tells two stones apart where nothing is named. */
export const CHARACTER: readonly Attribute[] = ATTRIBUTES.filter(({ name }) => ['rock', 'origin', 'colours'].includes(name));

/** Asks for a stone as a whole. */
export const OVERVIEW: Attribute = fact(
  'overview',
  /^\s*(what|who)('s| is| are)\b|\btell me about\b|\bdescribe\b|\bdescription\b|\babout\b/i,
  /\bis a natural stone from\b|^The trade sells it as|^To a petrographer it is/i,
  3,
);
