import { foldWords } from './name-tokens.ts';
import { listedForms } from './word-forms.ts';

/*
 * What sellers and buyers write beside a name: form, size, finish, grade, price, delivery, and the small words of a sentence.
 * None of it says which stone is meant, so a query may hold any of it. Words that tell stones apart in names (royal, classic,
 * gold, super, new) are left out on purpose. Closed classes are listed whole, so that texts nobody has seen are read too.
 */

const GOODS = `
slab slabs tile tiles tiling block blocks floor floors flooring floortile floortiles countertop countertops worktop worktops benchtop
counter kitchen bathroom  backsplash splashback wall walls cladding paver pavers paving pavement patio terrace sett setts kerb
kerbs curb cobble cobbles flag flags flagstone flagstones ashlar coping copings plinth step steps stair stairs tread treads riser risers
threshold thresholds sill sills cill cills skirting mosaic mosaics fireplace hearth table top tops vanity vanities facade strip strips
panel panels pattern patterns sample samples photo photos picture pictures image images texture bundle bundles lot lots batch crate
crates pallet pallets pack packs container containers quarry quarries cava cave carriere pedreira steinbruch ocak ocagi side sides both base bed piece pieces pcs pc pce item items article ref reference sku code
no nr number roofing roof roofs lastra lastre lastrame blocco blocchi piastra piastre piastrella piastrelle pavimento pavimenti
rivestimento rivestimenti marmetta marmette formato formati filagne filagna masselli scale gradini gradino soglia soglie davanzale
davanzali piano piani cucina bagno campione campioni dalle dalles dallage plaque plaques tranche tranches carreau carreaux carrelage
revetement plan travail cuisine marche marches seuil seuils bloc blocs parement echantillon losa losas loseta losetas tabla tablas tablero
tableros bloque bloques baldosa baldosas pavimento encimera encimeras suelo suelos cocina muestra peldano peldanos adoquin adoquines
formato chapa chapas ladrilho ladrilhos bloco blocos piso pisos bancada bancadas ladrillo revestimento amostra degrau degraus
platte platten natursteinplatten fliese fliesen rohplatte rohplatten rohblock unmassplatten unmasstafeln arbeitsplatte arbeitsplatten
fensterbank fensterbanke treppe treppen treppenstufe stufe stufen bodenplatten bodenbelag boden wand muster pflaster pflastersteine
plaka plakalar levha karo fayans blok zemin duvar basamak tezgah mutfak numune ebatli
monument monuments monumental memorial memorials headstone headstones gravestone gravestones tombstone tombstones grave statue statues
sculpture bust vase column columns baluster balusters capital medallion border borders trim moulding molding pencil ledger ledgestone
veneer hexagon herringbone chevron brick subway cube cubes gravel chips aggregate boulder boulders sink sinks basin basins washbasin
bathtub tub tray bench island tabletop tabletops desk reception lobby spa pool deck driveway garden outdoor outdoors indoor indoors
interior interiors exterior exteriors internal external lintel jamb architrave quoin quoins cap caps lavabo lavello doccia vasca tavolo
tavoli camino cordolo cordoli cubetto cubetti binderi smolleri mosaico mosaici battiscopa zoccolino zoccolini alzata alzate pedata pedate
copertina copertine massello esterno esterni interno interni douche evier cheminee margelle margelles bordure bordures pave paves plinthe
plinthes contremarche exterieur interieur terrasse salle ducha fregadero mesa chimenea bordillo bordillos rodapie zocalo huella huellas
exterior pia soleira soleiras peitoril rodape lareira cuba waschbecken waschtisch dusche tisch kamin sockel sockelleiste sockelleisten
bordstein bordsteine randstein grabstein grabsteine grabmal grabmale denkmal theke aussen innen terrassenplatten palisade palisaden
somine mezar supurgelik bordur kup parke dis ic mekan
window windows board boards die dies upright uprights wedge slant marker markers lantern lanterns circle circles kit kits remnant remnants
offcut offcuts rockface rockfaced roughback chopped steeled lettered lettering engraved fabricated fabrication installed installation install fixing fixed
irregular crazy freeform tessera tesserae planter planters trough troughs post posts bollard bollards gate gates wheel fountain fountains birdbath firepit
hearthstone hearths jambs mantelpiece mantel surround surrounds copingstone weathering string course courses watertable band bands ring rings insert inserts
fenetre fenetres fenster abbadini abbadino tetto tetti filettata filettato filettate resinado resinada estucado estucada tapado rajado rajada
prefab prefabs prefabricated kerbstone kerbstones curbstone curbstones curb curbs cobblestone cobblestones paviour paviours corner corners
stacked ledgers stepping pillar pillars pier piers lintels jambs cladder rubble masonry walling dwarf copes birdbath bench benches plinths
sleeper sleepers edging edgings edger steppers treads bullnosed pavers cubos cubo paralelos paralelo paralelepipedo paralelepipedos guias guia lajes laje lajetas lajeta
lancil lancis ladrilhos cantaria alvenaria tampos tampo bancas ilha ilhas tozzetti tozzetto listelli listello palladiana lavelli vasche piatto docce
copertine imbotte imbotti stipite stipiti mensola mensole tavoli lapide lapidi pannello pannelli mattonella mattonelle dallettes barrettes moellons
moellon linteaux linteau tablette tablettes appui appuis couvertine couvertines pierres tombales stele credence receveur plateau table tables
zocalos rodapies albardilla albardillas vierteaguas alfeizar alfeizares dintel dinteles mamposteria sillares sillar lapida lapidas isla islas
vado chapado chapados aplacado aplacados tacos taco mauersteine mauerstein mauerabdeckung mauerabdeckungen verblender riemchen polygonalplatten trittplatten
blockstufen blockstufe stellstufen setzstufen trittstufen tischplatte tischplatten kuchenplatte kuchenplatten kucheninsel wandverkleidung fassadenplatten
fassade fassaden bodenplatte bodenfliesen wandfliesen mosaikpflaster kleinpflaster grosspflaster leistensteine einfassung waschtische duschwanne
kuptas denizlik supurgelik harpusta ebatli patlatma moloz basamaklar dosemelik kaplama cephe plakasi levhalar
плита плиты плитка слэб слэбы слябы слэба столешница блок блоки пол ступени الواح بلاط`;

const FINISHES = `
polished polish polishing pol honed hon brushed brush flamed fl thermal leathered leather leathering tumbled sandblasted shotblasted
bushhammered hammered bush antiqued  filled unfilled sawn split splitface cut vein veincut crosscut cross 
book bookmatch bookmatched bookmatching match matched matching endmatch endmatched finish finishes finished surfaced chiselled chiseled
pitched riven cleft  rough rockfaced calibrated cal calibre rectified beveled bevelled bevel edge edges edged eased bullnose ogee mitred mitered waterfall arris chamfer chamfered profile profiles
antislip nonslip grooved combed tooled scored picked hand handmade machine gang saw wire satin satinized caressed hydrofinish lapatro lapato
microbushhammered washed distressed weathered natural-cleft handcut guillotined trimmed dressed sanded
backed mesh net netted resined resin epoxy waxed waterjet backlit sealed acid washed aged vintage raw
lucido lucida lucidi lucidate lucidata levigato levigata levigati spazzolato spazzolata spazzolati fiammato fiammata fiammati
bocciardato bocciardata bocciardati sabbiato sabbiata sabbiati anticato anticata burattato burattata spacco segato segata segati grezzo
grezza grezzi stuccato stuccata resinato resinata rigato sega piano coste costa finitura finito aperta
poli polie polis polies adouci adoucie brosse brossee flamme flammee bouchardee bouchardes sable sablee vieilli vieillie scie sciee
brut brute clivee clive finition bouche rebouche non
pulido pulida pulidos apomazado apomazada abujardado abujardada flameado flameada arenado arenada envejecido envejecida cepillado
cepillada serrado serrada aserrado cortado corte acabado acabados bruto bruta partido tabicado natural
polido polida amaciado amaciada bujardado bujardada flamejado flamejada escovado escovada levigado levigada areado areada serrada
acabamento
poliert poliertem polierte geschliffen geschliffene gebuerstet geburstet geflammt beflammt gestockt sandgestrahlt gespalten spaltrau
getrommelt gesagt gesaegt feingeschliffen satiniert oberflache bossiert scharriert gefuttert ungespachtelt gespachtelt
cilali cilasiz honlu honlanmis fircalanmis eskitme kumlama yakma patinato cekicli dolgulu dolgusuz kesim
полированный полированная полированные шлифованный термообработанный лощеный مصقول`;

const MEASURES = `
mm cm cms dm mtr mtrs m m2 m3 mq mc sqm sqmt sqms sm sqft sft sf lm lfm ml sq ft feet foot inch inches in thick thickness thk thkn th
size sizes sized jumbo gangsaw random mixed free length lengths width height format small medium large spessore spess sp
largo lunghezza larghezza mis misure epaisseur ep espesor esp espessura dicke starke staerke kalinlik ton tons kg
quality qual qlty grade graded premium extra commercial comm standard std select selected selection sel choice level group tier nice beautiful elegant exclusive exotic luxury stunning rare popular first second third 1st 2nd
3rd 1a 2a cl cat category prime capital best top scelta qualita prima seconda qualite choix premier calidad
primera categoria qualidade qualitat sorte sortierung kalite сорт качество ab aa aaa`;

const DEALS = `
price prices pricing priced pricelist list cost costs cheap cheapest expensive discount promo promotion buy buying bought sale sales sell
selling sold offer offers offered offering order orders ordering quote quotes quotation rfq enquiry inquiry request requested online shop
store stock stocks stocked available availability instock supply supplies supplier suppliers supplied manufacturer manufacturers factory
wholesale wholesaler exporter exporters export import importer importers delivery delivered shipping shipment ship freight fob cif cfr exw
ddp ex works usd eur euro euros gbp dollar dollars pound pounds try inr cny rmb vat net gross per each qty quantity total amount min max
moq near photo info information details detail data sheet datasheet spec specs specification specifications hs project hotel house home
villa client customer restoration renovation import
prezzo prezzi listino offerta offerte preventivo costo vendita vendo compro acquisto disponibile disponibilita fornitura fornitore
prix tarif tarifs devis offre vente achat disponible fournisseur stock
precio precios oferta ofertas presupuesto venta compra disponible proveedor
preco precos orcamento venda fornecedor disponivel
preis preise preisliste angebot angebote anfrage kaufen verkauf lieferung lieferbar lager lieferant verfugbar bestellung euro
fiyat fiyati fiyatlari satilik teklif stokta toptan
цена цены купить продажа наличии سعر`;

/** Articles, pronouns, prepositions, auxiliary verbs, greetings: the words of sentences, which no name is told apart by. */
const SENTENCES = `
valle vallee val valley provincia province region regione distretto district comarca comune zona zone area isola isle ile insel isla ilha
county village near
hi hello dear hey good morning thanks thank regards kind please pls sir madam team we i you he she it they our your my us me them this
that these those is are was were be been being am do does did done can could will would shall should may might must have has had having
get got give send need needs needed want wants wanted wanting looking searching search seeking find found know tell ask asking
make makes made use used using called call named name so-called known as also if not but about which what who where when how why much
many some any all both one two three four five six seven eight ten other others more most very really still just only here there then
than for with without from into quote origin original genuine authentic real true information
buongiorno salve gentili cortese cortesemente grazie vorrei vorremmo cerco cerchiamo cercasi serve servono avete abbiamo ho ha sono per
favore che come quale quanto quanta questo questa su alla allo nel nella circa anche oppure
bonjour merci je tu nous vous il elle ils cherche cherchons recherche voudrais souhaite avez avons est sont pour dans sur une un au aux
svp quel quelle combien ce cette avec aussi
hola buenos dias gracias busco buscamos quiero queremos necesito necesitamos tiene tienen tenemos hay para por un una unos unas que cual
cuanto este esta sobre como favor es
ola bom obrigado gostaria gostariamos procuro preciso precisamos voces tem temos ha um uma para por qual quanto este esta sobre como
e
hallo guten tag danke ich wir sie suche suchen brauche brauchen hatte hatten haben gibt es ist sind fur im am auf zu welche welcher welches
wieviel bitte mit oder auch diese dieser art
merhaba lutfen istiyorum ariyorum var mi icin ve bir bu ne kadar nedir
и в на для из с по нужен нужна нужно ищу есть ли`;

const MATERIALS = `natural nat natura naturale naturali naturel naturelle naturais naturstein natursteine natuursteen dogal material
materials materiale materiali materiaux materiau materiales materiais stones rocks`;

/** Every such word, folded as names are. */
export const TRADE_NOISE: ReadonlySet<string> = new Set(
  foldWords([GOODS, FINISHES, MEASURES, DEALS, SENTENCES, MATERIALS].join(' ')),
);

/** A number, a size, a number with its unit: `60x60x2`, `3cm`, `18`, `x12`, `22mm`, `1st`. */
const NUMBER =
  /^x?\d+(x\d*)*(mm|cm|cms|dm|m|mt|m2|m3|mq|mc|sqm|sqft|sf|ft|in|lm|ml|kg|t|to|pcs|pc|pz|st|nd|rd|th|a|usd|eur|e|x|k|y|er|eme|gr|grit)?$/;
/** A lot, an article number, a slip class, an abrasive: `r11`, `c220`, `ab1234`, `no4`. Granites go by such names too. */
const CODE = /^([a-z]{1,3}\d{1,6}|[a-z]{4}\d{3,6})$/;

/** German makes one word of the goods and what they are for: Altarplatte, Kellerstufen. */
const GERMAN_GOODS = /^\p{L}{3,}(platten?|stufen?|fliesen?|belage?|verkleidung(en)?|abdeckung(en)?|einfassung(en)?|pflaster)$/u;

/** Terms of delivery and numbering: the word after one of them is a port or a number of the seller's. */
const BEFORE_OTHERS = new Set([
  'ex',
  'fob',
  'cif',
  'cfr',
  'exw',
  'ddp',
  'port',
  'lot',
  'ref',
  'sku',
  'batch',
  'bundle',
  'code',
]);
/** Words of finishes that are words of names as well: noise only before these. */
const FINISHED_SO = new Set(['antique', 'antico', 'antigo', 'vein', 'aged', 'satin', 'velvet', 'river', 'water', 'brush']);
/** Ways of laying are named after places: `French pattern` says nothing of France. */
const LAID_SO = new Set(['french', 'roman', 'versailles', 'opus', 'ashlar', 'macchia', 'libro', 'mancha', 'livre']);
const LAYINGS = new Set([
  'pattern',
  'set',
  'romano',
  'romain',
  'incertum',
  'format',
  'aperta',
  'aberto',
  'abierto',
  'abierta',
  'ouvert',
]);
const FINISH_NOUNS = new Set([
  'finish',
  'finished',
  'finiture',
  'finitura',
  'finition',
  'acabado',
  'acabamento',
  'oberflache',
  'surface',
  'washed',
]);

/**
 * A query without what sellers write beside a name.
 * @param isName whether names have a word
 * @param keepNames whether a seller's word that names have stays: “Taj Mahal Marble Slab” is a name
 */
export function withoutSellerWords(words: readonly string[], isName: (word: string) => boolean, keepNames = false): string[] {
  return words.filter((word, position) => {
    if (isSellerWord(word, isName(word)) && !(keepNames && isName(word))) return false;
    if (FINISHED_SO.has(word) && FINISH_NOUNS.has(words[position + 1] ?? '')) return false;
    if (LAID_SO.has(word) && LAYINGS.has(words[position + 1] ?? '')) return false;
    if (LAYINGS.has(word) && LAID_SO.has(words[position - 1] ?? '')) return false;
    return !BEFORE_OTHERS.has(words[position - 1] ?? '');
  });
}

/** Whether a folded word is only what sellers write beside a name. @param isName whether names have this very word */
export function isSellerWord(text: string, isName = false): boolean {
  if (TRADE_NOISE.has(text) || text === 'x' || NUMBER.test(text)) return true;
  return !isName && (CODE.test(text) || GERMAN_GOODS.test(text) || isInflected(text));
}

/** Adjectives of finishes agree with their nouns: `lucide`, `poliertem`. Short words have too many such relatives. */
function isInflected(text: string): boolean {
  return text.length >= 6 && /^[a-z]+$/.test(text) && listedForms(text).some((form) => TRADE_NOISE.has(form));
}

/** What price lists shorten, folded, to the whole word. */
export const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    dk: 'dark',
    drk: 'dark',
    lt: 'light',
    lgt: 'light',
    lht: 'light',
    blk: 'black',
    blck: 'black',
    bk: 'black',
    wht: 'white',
    wh: 'white',
    whte: 'white',
    brn: 'brown',
    brwn: 'brown',
    grn: 'green',
    gry: 'grey',
    yel: 'yellow',
    ylw: 'yellow',
    crm: 'cream',
    slv: 'silver',
    slvr: 'silver',
    gld: 'gold',
    pnk: 'pink',
    bco: 'bianco',
    bca: 'bianca',
    nro: 'nero',
    rso: 'rosso',
    rsa: 'rosa',
    vde: 'verde',
    vd: 'verde',
    glo: 'giallo',
    grg: 'grigio',
    trav: 'travertine',
    trv: 'travertine',
    mrb: 'marble',
    mbl: 'marble',
    ls: 'limestone',
    ss: 'sandstone',
    sds: 'sandstone',
    slt: 'slate',
    bslt: 'basalt',
    onx: 'onyx',
    blu: 'blue',
    bl: 'blue',
    rd: 'red',
    gy: 'grey',
    bge: 'beige',
    ivr: 'ivory',

    mrbl: 'marble',
    marb: 'marble',
    gran: 'granite',
    grnt: 'granite',
    grt: 'granite',
    lmst: 'limestone',
    lst: 'limestone',
    limest: 'limestone',
    sst: 'sandstone',
    sdst: 'sandstone',
    qzt: 'quartzite',
    qtzt: 'quartzite',
    qzte: 'quartzite',
    abs: 'absolute',
    imp: 'imperial',
    class: 'classic',
    emp: 'emperador',
    multicol: 'multicolor',
    sta: 'santa',
    stat: 'statuario',
    calac: 'calacatta',
    carr: 'carrara',
    trvt: 'travertine',
    tvt: 'travertine',
    lmstn: 'limestone',
    sndst: 'sandstone',
    qtze: 'quartzite',
    qtzite: 'quartzite',
    purp: 'purple',
    pur: 'purple',
    orng: 'orange',
    yell: 'yellow',
    yw: 'yellow',
    gldn: 'golden',
    roy: 'royal',
    clas: 'classic',
    ven: 'veined',
    rom: 'roman',
    sto: 'santo',
  }),
);
