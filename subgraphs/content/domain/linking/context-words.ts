/**
 * The words by which the context of a name is read: what speaks for a stone, what for a town, a colour, a person or an
 * imitation. All are folded as `tokenizeName`folds; languages are those of the trade.
 */
import { foldWords } from '../identity/name-tokens.ts';
import otherDomains from './other-domains.json' with { type: 'json' };

const set = (text: string): ReadonlySet<string> => new Set(foldWords(text));

/** Names of several words that are ordinary phrases, landmarks, people or other goods first. */
export const ORDINARY_PHRASES: ReadonlySet<string> = new Set([
  'milky way',
  'mother of pearl',
  'four seasons',
  'cherry blossom',
  'peach blossom',
  'taj mahal',
  'mont blanc',
  'saint laurent',
  'saint gabriel',
  'saint cecilia',
  'santa cecilia',
  'sainte anne',
  'saint anne',
  'santo tomas',
  'michael angelo',
  'burma teak',
  'key largo',
  'rock of ages',
  'via lactea',
  'white rhino',
  'royal stone',
  'roman stone',
  'green galaxy',
  'golden sand',
  'monks park',
  'stony creek',
  'crab orchard',
  'sea pearl',
  'blue sky',
  'red porphyry',
  'green porphyry',
  'lava stone',
  'coral stone',
  'coral rock',
  'shell limestone',
  'statuary marble',
  'hard york',
  'villar del rey',
  'san gabriel',
]);

/** Single words that are better known as a person, a make, a language or a landscape. */
export const OTHER_MEANINGS: ReadonlySet<string> = set(
  `ajax silvia sylvia diana patagonia alaska bordeaux caledonia quincy buckingham jura portland creole ghibli ghibly
   sahara marmara yule leccese solnhofener pentelic lunense rorschacher cotta posta vermilion cordova keystone allure moca paradiso paradise multicolor
   ornamental sunny fusion titanium lepanto cardoso silvestre danby calca cristallo coquina peperino tuffeau porfido brownstone iceberg thala repen limra apricena trista kuru orion taurus capri`,
);

/** Towns, hills and valleys that the catalogue's localities do not name. */
export const OTHER_PLACES: ReadonlySet<string> = new Set([
  ...foldWords(
    `craigleith elterwater rubislaw merrivale luserna montorfano berrocal peribonka etowah danby kandla tyndall sarrancolin
     savonnieres repen bohus proconnesus limyra penteli kapustino
     macael tecali berea calca yule hymettus rapolano ilkal jhansi karibib shap cardoso orsera`,
  ),
  'deer isle',
  'stanton moor',
  'hopton wood',
  'sierra elvira',
  'sao tome',
  'pedras salgadas',
  'ham hill',
  'mount airy',
  'stoke ground',
  'capao bonito',
  'sao gabriel',
]);

/** Words that announce a colour and not a stone: “the shade Forest Green”. */
export const COLOR_MARKERS: ReadonlySet<string> = set(
  'colour color colours colors shade shades hue hues tint tints ral pantone farbe farbton couleur colore',
);

/** English words of colour: a name of these alone is no name in small letters, one with a foreign word is. */
export const ENGLISH_COLORS: ReadonlySet<string> = set(
  `white black red pink green blue grey yellow gold golden silver brown cream ivory beige buff tan purple violet lilac lavender orange peach rust rusty
   ruby cherry chestnut walnut mahogany coffee copper honey emerald sapphire ebony jet rainbow milky olive rose polychrome multicolor`,
);

/** What a stone is sold as and made into: beside a name they say that a stone is meant. */
export const STONE_GOODS: ReadonlySet<string> = set(
  `slab slabs block blocks tile tiles floor floors flooring floored cladding clad countertop countertops worktop worktops benchtop vanity
   vanities step steps stair stairs staircase tread treads riser risers threshold thresholds sill sills cill cills skirting skirtings
   hearth hearths fireplace fireplaces mantel column columns wall walls wainscot panel panels paving pavers paver setts sett kerbs kerb
   flags flagstones flagging slate slates veneer mosaic mosaics basin basins bath baths bathtub sink sinks island islands splashback backsplash table tables tabletop
   surround surrounds lining linings revetment facade facades facing coping copings ashlar masonry dressings quoins lintel lintels
   headstone headstones memorial memorials monument monuments statue statues bust sculpture sarcophagus sarcophagi pieces piece
   offcut offcuts sample samples bookmatch book-match setting inlay inlays top tops plinth plinths bench benches
   sheet sheets batch batches bundle bundles lot lots grade grades selection selections variety varieties vein veins veining
   lastre lastra blocchi blocco pavimento pavimenti rivestimento scale soglie dalle dalles bloc blocs sol carrelage plan
   losa losas bloque bloques suelo encimera encimeras tablas baldosas placas chapas bloco blocos platten platte blocke boden treppe treppen stufen fliesen
   arbeitsplatte fensterbanke
   cubetti masselli scala scale gradini gradino davanzale davanzali zoccolino camino lavello facciata lastricato cordoli top piano piani marmette pavimentazione colonne parete pareti bagno cucina
   dallage paves pave bordures bordure marche marches seuil seuils facade facades cheminee trottoir escalier revetement parement sols bloc blocs tranche tranches carreaux vasque mur murs
   stufe bodenbelag boden fassade fensterbank treppenstufen sockel kuchenplatte waschtisch tranchen rohplatten mauer pflaster platten wand wande treppe treppen fliese kuche arbeitsplatten bodenplatten mauersteine
   escalera escaleras peldano peldanos fachada fachadas aplacado zocalo tabla mesa mesas losa bloque banco cocina bano pared paredes piso pisos adoquin adoquines
   bancada bancadas soleira soleiras degraus degrau chapa chapas bloco blocos fachada lareira parede piso placas calcada lancil
   torso relief reliefs stele stelae pulpit font altar altars pier piers parapet parapets spandrel spandrels stove bar counter balustrade balusters fountain pedestal
   base bases shaft shafts architrave cornice cornices portico pediment kerbstones gravestone gravestones grave cobbles cobble bollards bollard gatepost gateposts
   washstand lectern reredos chancel nave apse mullion mullions tracery jambs edging terrace patio driveway hallway lobby foyer shower
   epitaph rahmen brunnen becken taufstein altar stele bordstein randstein kamin margelle margelles fontaine autel fronton fontana altare fonte balaustrata
   fuente altar chimenea frontao piscina lareira bancadas fonte pia lot lotto
   zemin zemini duvar duvarlar duvari tezgah tezgahi basamak basamaklar levha plaka plakalar blok bloklar doseme kaplama cephe merdiven banyo mutfak sove denizlik doccia carving carvings console consoles rampa ripiano toilette figure figures head walling rubble bathtub footings lobby
   dado dados wainscoting chimneypiece chimneypieces overmantel pilaster pilasters frieze friezes upstand upstands windowsill windowsills doorstep doorsteps
   doorcase doorcases obelisk trough troughs tombstone tombstones pavement pavements washbasin washbasins corbel corbels voussoirs newel
   stringcourse tabletops bartop planter planters urns`,
);

/** Rock words and the like; after a name that is not complete without them they confirm it. */
export const STONE_NOUNS_BESIDE: ReadonlySet<string> = set(
  `migmatite diorite gabbro syenite dolerite labradorite larvikite anorthosite charnockite rhyolite trachyte andesite dolomite ophicalcite
   conglomerate alabaster phyllite amphibolite monzonite sodalite dacite ignimbrite freestone flagstone pegmatite marble marbles granite granites limestone limestones travertine onyx quartzite quartzites sandstone slate basalt stone stones gneiss
   serpentinite breccia schist porphyry soapstone tuff marmo marbre marmol marmore marmor granito granit pietra pierre piedra pedra calcare
   calcaire caliza kalkstein travertino travertin sandstein schiefer
   marmi marbres marmoles marmores graniti granits granitos travertini travertins travertinos pietre pierres piedras pedras calcari calcaires calizas calcario calcarios gres arenaria arenisca arenito
   schist schists gneise granite marmorart naturstein natursteine ardoise ardesia pizarra ardosia lousa serpentino serpentina onice onix oniks mermer mermeri mermerin traverten granit tas tasi bazalt`,
);

/** Properties and happenings that only a material has: “Thassos is whiter”, “Botticino etches”. */
export const MATERIAL_WORDS: ReadonlySet<string> = set(
  `veined polished honed brushed flamed leathered tumbled bushhammered sandblasted filled unfilled resined calibrated sawn split quarried
   etch etches etched etching stain stains stained staining scratch scratches scratched porous porosity absorption absorbs weathers
   polish polishes dense denser hard harder soft softer whiter darker lighter warmer cooler paler greyer coarser finer crystalline dolomitic
   calcitic fossiliferous oolitic metamorphic sedimentary translucent backlit grained grain veins veining seal sealed sealing sealer density
   hardest softest whitest darkest finest cheapest dearest palest densest strongest toughest flexural compressive frost slip abrasion acid acids hone honing ground cut cuts sells sold costs cost price priced pricier cheaper dearer
   supplied supply stocked quoted specified laid fixed installed fitted replaced matched bookmatched thick cm mm m2
   lucidato lucido levigato spazzolato bocciardato fiammato tranciato poli polie adouci flamme bouchardee brosse sciee scie poliert geschliffen geflammt gestockt gesagt gespalten satiniert
   pulido pulida apomazado abujardado flameado cepillado polido levigado flamejado escovado bujardado serrado cilali honlu fircali eskitme costa cuesta cuestan coute coutent kostet kosten
   cleft riven tooled dressed dressings weathering etched calibre rectified mortar grout grouted adhesive patina glazes veneer fade fades fading yellows spalls spalling crumbles flakes delaminates rusts oxidises oxidizes blooms`,
);

/** Things a material has, after a possessive: “Trani's pores”. */
export const MATERIAL_POSSESSIONS: ReadonlySet<string> = set(
  `foliation cleavage bedding flecks quarried quarry quarries garnet garnets feldspar feldspars mica crystals calcite shells crinoids ammonites inclusions bands banding clouds spots flakes patches sheen lustre luster warmth weight hue hues
   vein veins veining ground colour color tone tones pores porosity grain price absorption strength density stylolites fossils texture
   pattern hardness softness polish surface translucency whiteness look background movement figure frost resistance beds stylolite cost
   warmth character crystals background reputation popularity depth clouding finish`,
);

/** Verbs and participles before which a name is a material: “chose Thassos”, “clad in Thassos”. */
export const MATERIAL_VERBS: ReadonlySet<string> = set(
  `lucida lucidano leviga levigano taglia tagliano lavora lavorano pule pulen corta cortan labra labran polit taille taillent scie usine pole polem serra serram poliert schleift
   chose choose chosen choosing prefer prefers preferred specify specifies specified quote quotes quoted order orders ordered use uses used using
   sell sells sold supply supplies supplied install installed polish polished polishing replace replaced match matches matched matching resemble resembles
   offer offers offered stock stocks stocked buy buys bought lay laid fit fitted fix fixed seal sealed cut hone honed compare compared confuse confused
   mix mixed pair paired combine combined substitute substituted recommend recommended mistake mistaken imitate imitates mimic mimics want wanted
   ship ships shipped label labelled labeled avoid show shows shown clean cleaned import imported importing carve carved like unlike than versus vs instead
   prevede prevedere previsto prevista scelto scelta scegliere scelse posare posato posata posano usare usato usata usano fornire fornito fornita lucidare ordinare ordinato tagliare preferisce proporre propone proposto
   choisi choisie choisir pose posee poser utiliser utilise prescrit prescrire commander commande prefere proposer propose hesite fournir fournit
   verwendet verwenden verlegt verlegen eingebaut gewahlt bestellt liefert liefern geliefert ausgefuhrt verbaut verbauen nehmen nehme bieten bietet fuhren
   elegido elegir eligio colocar colocado pedir pidio suministrar usar usado usamos prefiere prefieren ofrece ofrecer combinar cortar
   escolhido escolher escolheu colocar assentar assentado usou preferir prefere oferece cortar
   kullanildi kullanilan kullaniyoruz secildi dosendi kaplandi dusunuyoruz oneriyoruz istiyoruz satiyoruz
   fancy fancies fancied love loves loved like liked lay laying offering needed need needs hate hates propose proposes proposed source sources sourced swap swapped substituting substitutes machine machined quarry quarried quarries
   prenez prendre choisissez preferez prescris demande asked ask asks request requested requests suggest suggests suggested insist insists chooses wears wear wore
   kullanilmistir kullanildi dosenmistir kaplanmistir tercih empfehlen empfehle empfiehlt nimmt nahm wahlte consiglio consigliamo propongo recomendamos recomiendo
   template templated book bookmatch bookmatched reorder reordered dress dressed render rendered deliver delivered delivers`,
);

/** Participles that make “in X” a material and not a place. */
export const MADE_OF: ReadonlySet<string> = set(
  `clad faced paved laid built finished carved tiled dressed executed lined covered cut rendered made done worked sculpted realised
   realized panelled paneled veneered floored furnished produced fitted bookmatched surfaced trimmed edged framed inlaid set rebuilt clothed wrapped dominated
   rivestito rivestita pavimentato realizzato ausgelegt verkleidet belegt gefertigt revetu revestido
   rivestiti rivestite pavimentata pavimentati realizzata realizzati realizzate scolpito scolpita scolpiti costruito costruita fatto fatta fatti lastricato lastricata eseguito eseguita
   construit construite bati batie sculpte sculptee pave pavee taille taillee revetu revetue dalle realise realisee
   gebaut gemauert gepflastert gefliest gemeisselt gehalten bekleidet
   hecho hecha construido construida esculpido pavimentado solado chapado tallado revestido revestida
   feito feita construida esculpido calcetado executado
   sheathed walled works work working worked sculptor clothed encased bordered banded topped capped floored besteht bestehen bestand erbaut errichtet eingefasst
   kullanilmistir dosenmistir kaplanmistir bardage recouvert recouverte habille habillee hechos hechas feitos feitas
   paving built rebuilt restored replaced finishing turned hewn fashioned completed refaced reclad reroofed roofed kerbed edged tiled quoted priced available stocked offered supplied ordered`,
);

/** Words before “of X” that measure or show a material. */
export const MEASURES: ReadonlySet<string> = set(
  `slab slabs block blocks tile tiles piece pieces pcs sheet sheets bundle bundles batch container containers consignment ton tons tonnes m2 metre metres meters
   floor floors wall walls column columns sample samples grade grades selection selections type types kind kinds variety varieties use uses
   price prices cost colour colors colours look beauty ground grain veins veining vein block blend mix offcuts built made composed consisting
   lot lots pallet pallets shade shades strip strips band bands steps treads panel panels worktop worktops countertop countertops lining
   lump lumps rest shortage supply supplies stock stocks porosity density strength character reputation popularity tone whiteness instead version versions alternative
   square cladding paving slabs hearth shaft shafts statue bust portion quality qualities
   lose losa lastra lastre blocco blocchi cassa casse pezzi pezzo colonne gradini soglie mq metri
   tranches tranche dalles dalle blocs bloc carreaux colonnes metres
   platten platte tranchen blocke stuck quadratmeter saulen stufen
   losas losa bloques bloque tablas tabla columnas planchas metros
   chapas chapa blocos bloco colunas metros
   delivery deliveries shipment shipments export exports import imports sales consignments arches lintels plinths flags setts kerbs cobbles altars altar pulpit pavement font crate crates truckload truckloads stack stacks slice slices chunk chunks cube cubes remnant remnants half run square`,
);

/** Words before “of X” and before X that make it a place. */
export const PLACE_MARKERS: ReadonlySet<string> = set(
  `town city village island isle port harbour harbor municipality province district region bay coast quarries quarry mines mine mountain mountains
   valley hills hill people bishop road roads station airport county lake gulf cathedral church basilica castle museum university battle treaty school
   comune commune hamlet suburb outskirts north south east west northeast northwest southeast southwest centre center mayor inhabitants harbours diocese
   ferry ferries train bus flight trip visit border streets street square land country area territory basin coastline shore slopes foothills peninsula
   citta paese isola porto provincia stadt dorf insel hafen ville village ile ciudad pueblo isla cidade ilha
   comuni frazione localita cava cave carriere carrieres cantera canteras pedreira pedreiras steinbruch steinbruche ocagi ocaklari koyu ilcesi sehri adasi bolgesi beldesi
   pueblo vila aldeia concelho freguesia montana serra sierra monte monti berg berge tal insel kloster kirche dom duomo eglise iglesia igreja gare bahnhof stazione estacion
   canton parish headland cliffs cliff peninsula river rivers mount crater volcano desert oasis village villages towns cities capital suburb suburbs
   sculptors sculptor masons mason quarrymen quarryman inhabitants people citizens sailors merchants`,
);

/** Words after a name that make it a place, an organisation or a person. */
export const PLACE_FOLLOWERS: ReadonlySet<string> = set(
  `quarries quarry quarrymen quarrying basin cathedral church basilica harbour harbor island islands town city village valley airport station road street avenue
   square region district province coast county mountain mountains hills bay peninsula museum university castle palace hotel restaurant bridge school
   cement oregon maine fc united group ltd limited inc gmbh srl spa sa llc corporation company co consortium team club festival
   ferry ferries port gulf lake river plateau people bishop mayor residents fishermen workshops workshop trucks area zone period beds archipelago strait
   mountaineers climbers hikers tourists vase glass wine wines chianti cheese honey oil
   sculptors masons stonemasons foundry railway line train trains bus ferry tourism tourist tourists beach beaches wines vineyards winery fault massif formation railway marathon
   conference treaty congress accord university airport weather winter summer dialect accent carnival fair`,
);

/** Prepositions of place. */
export const PLACE_PREPOSITIONS: ReadonlySet<string> = set(
  `in at from near to through towards toward around outside into across via above below behind beyond between past leaving visiting reach reaches
   reached visit visited visits off round inside within a da nel nella vicino presso bei nach pres vers en cerca desde
   chez dans jusqu lez aupres nahe ab uber von zwischen gen unweit desde hacia hasta verso fino sino presso attorno perto ate`,
);

/** Materials that copy stones; beside a name they make it the name of an imitation. */
export const IMITATION_NOUNS: ReadonlySet<string> = set(
  `porcelain porcelains quartz ceramic ceramics laminate laminates vinyl linoleum terrazzo composite composites sintered corian formica melamine wallpaper gres porcellanato
   gres stoneware silestone dekton caesarstone cambria neolith lapitec laminam imitation imitations faux
   porcelanico keramik feinsteinzeug laminat quarz quarzkomposit cuarzo quarzo ceramica ceramique cramique agglomerate agglomerates microcement
   marazzi florim inalco xtone coverlam techlam ariostea casalgrande fiandre stonepeak daltile porcelanosa refin ragno kerlite kronos imola
     sapienstone abk cerdomus quartzforms santamargherita radianz stellaquartz unistone silquartz noblle belenco coante quarella agglotech
   egger kronospan wilsonart pergo tarkett gerflor compac vicostone hanstone technistone okite zodiaq viatera stratus fenix hpl mdf lvt spc
   feinsteinzeugplatte keramikplatte keramikplatten keramikfliese keramikfliesen dekor dekton porzellan porcelaine porselen seramik grês carrelage-imitation stratifie stratifiee sinterizado sinterizada
      kunstharz kunststoff pvc fibreglass fiberglass sintetico sintetica synthetique
   gresite artificial synthetic engineered kompozit kuvars cam laminaat tapete tapeten decor decoro printed acrylic acrylics plastic sticker stickers`,
);

/** Words joined to a name that say “looks like it”. */
export const LIKENESS_WORDS: ReadonlySet<string> = set(
  `look looks lookalike lookalikes effect effects effet effetto efecto efeito effekt optik style styled inspired like imitation imitations replica replicas pattern-print design designs
   print prints printed decor dekor finish-foil themed esque type-print feel alike`,
);

/** Goods other than stone that bear names of stones or of their towns. */
export const OTHER_GOODS: ReadonlySet<string> = set(
  `paint paints painted emulsion eggshell gloss varnish lacquer wine wines vintage bottle bottles grape grapes cellar vineyard winery rum cheese honey
   car cars sedan coupe saloon motorcycle yacht lipstick lipsticks perfume scent fragrance yarn wool sofa sofas fabric upholstery carpet rug shirt dress
   blush concealer highlighter mascara rouge brooch necklace bangle earrings pendant shawl scarf dye dyes ferry emulsions lacquers
   jacket phone laptop watch handbag candle soap detergent shampoo software typeface band album song film novel pizza bicycle tractor paintwork pigment`,
);

/** Makers of paint and their colour systems: in their company a stone's name is a colour. */
export const PAINT_MAKERS: ReadonlySet<string> = set(
  'farrow dulux greene valspar glidden johnstone leyland ronseal cuprinol sandtex zoffany sigma alpina farbe lackfarbe peinture pintura vernice jotun behr sherwin ral pantone crown tikkurila caparol benjamin',
);

/** Words before a name that make it the name of a ship, a house, a firm or a person. */
export const NAME_BEARERS: ReadonlySet<string> = set(
  `hotel villa via rue calle casa palazzo ristorante restaurant cafe bar piazza mr mrs ms dr signor signora captain uncle aunt ship boat yacht film
   novel song album band horse company brand firm team club label opera painting perfume saint madame herr frau strasse street avenue`,
);

/** Colour words and grades aside, words of likeness that need no hyphen: “Calacatta look”. */
export const PLAIN_LIKENESS: ReadonlySet<string> = set(
  'look lookalike lookalikes effect effects effet effetto efecto effekt optik imitation imitations replica replicas inspired',
);

/** Words that part an imitation from a stone in one clause: “porcelain instead of Calacatta”. */
export const PARTS_IMITATION: ReadonlySet<string> = set(
  `of and or but than over beside besides versus vs unlike from to for not nor while whereas imitates imitating imitate mimic mimics mimicking copies
   copying copy resembles resembling resemble replaces replacing replace recalls beats outlasts instead against cannot never hardly`,
);

/** Words between two members of a list. */
export const LIST_WORDS: ReadonlySet<string> = set('and or und oder et ou y o e with than versus vs nor');

/** Words that make the name after them one thing among others of its kind. */
export const OPENING_ARTICLES: ReadonlySet<string> = set(
  'a an this that our your some any every no real genuine true plain two three old antique reclaimed un une ein eine una',
);

/** Forms of to be and the like that join a name with what is said of it. */
export const COPULAS: ReadonlySet<string> = set(
  'is was are were has have can takes take needs need looks look comes come remains remain should must does do will would could may might stays stay e est sont ist sind es son',
);

/** Trades and dealings: “sold as Sunny”. */
export const DEALINGS: ReadonlySet<string> = set(
  'sold marketed traded offered identified catalogued recorded specified sourced quoted labelled labeled exported known sells listed invoiced shipped passed off used bought stocked delivered described classed presented declared billed verkauft vendu vendido venduto',
);

/** Rooms and trades in whose company an ordinary word with a capital may be a stone. */
export const STONE_SCENES: ReadonlySet<string> = set(
  'block blocks mason masons quarryman quarrymen quarried saw yard kitchen kitchens bathroom bathrooms countertop worktop worktops countertops slab slabs quarry quarries stone stones marble granite quartzite limestone showroom architect fabricator tiles tile polished honed leathered facade cladding flooring',
);

/** Words that may stand in capitals after a name without making it a longer one. */
export const GRADE_WORDS: ReadonlySet<string> = set(
  `a aa aaa b c d cd extra premium select selected selection first second standard commercial classico classic super gt sg sl polished honed brushed leathered
   flamed tumbled satin matt matte thermal antiqued vein cross cut slab slabs tile tiles block blocks countertop countertops worktop worktops flooring floor
   cladding care guide overview profile data sheet supplier suppliers price prices finish finishes bathroom kitchen wall walls stairs paving
   versus vs and or in with for from by is are on of the to at as not`,
);

/** What a name of rocks is when it means a stretch of geological time or a unit of strata. */
export const PERIODS: ReadonlySet<string> = set(
  'stage formation period epoch age era series horizon unit member stratum subdivision landscape',
);

/** Words after which the name of a copied stone stands: “im Dekor Calacatta Oro”, “effetto Carrara”. */
export const COPY_MARKERS: ReadonlySet<string> = set(
  'dekor decor decoro effetto efecto efeito effet effekt aspetto imitazione imitacion imitacao imitation imitant imite optik tipo-effetto gorunumlu desenli resina resine',
);

/**
 * Words of other trades and pastimes, whose company speaks against a stone: per domain the nearest of the 45,000 most frequent
 * words by their GloVe vectors to a handful of seeds, read through once by us.
 */
export const OTHER_DOMAINS: ReadonlySet<string> = set(Object.values(otherDomains).join(' '));

/** Words that join or bind without meaning a thing; after a name they define nothing. */
export const FUNCTION_WORDS: ReadonlySet<string> = set(
  `which that whose where when while because since although though unless until after before about over under upon onto with without from into
   then there here also only even just still again once never ever often again both each every either neither nor than like well very much more
   most less least such same other another will would could should must might shall does have been being were they them their your ours this these
   those what whom whether between beside against along among around across behind beyond during except plus minus versus instead rather rarely`,
);

/** What a person does and a stone does not: after a name that is also somebody's. */
export const PERSON_VERBS: ReadonlySet<string> = set(
  `said says asked asks told tells thinks thought smiled smiles laughed laughs wrote writes born died elected married sang sings danced played plays scored joined
   joins retired resigned replied answered nodded whispered shouted teaches taught studied studies argued argues believes hopes hoped appointed nominated
   directed directs directing starred stars disagreed agreed voted walks lives lived sighed sagte fragte disse dice dijo dit`,
);

/** Before “of X” they make X a paint. */
export const PAINT_MEASURES: ReadonlySet<string> = set(
  'coat coats tin tins litre litres liter liters gallon gallons pot pots lick splash shade shades hue hues tint tints swatch swatches dash',
);

/** Labels before a colon or a dash that announce a material. */
export const MATERIAL_LABELS: ReadonlySet<string> = set(
  `material materials stone stones marble granite limestone sandstone slate travertine quartzite finish finishes option options alternative alternatives naturstein pietra
   materiale materiali materiau material materiales upgrade upgrades choice choices exotics arrivals remnants offcuts marbles granites limestones sandstones slates travertines quartzites colour colours item items sample samples supply supplies stock offer offers quote quoted order`,
);

/** What a person is, beside a name that is also somebody's. */
export const PEOPLE: ReadonlySet<string> = set(
  `${otherDomains.people} daughters sons sisters brothers designer singer manager assistant lecturer pianist painter poet author writer librarian nurse doctor referee
   duo trio quartet quintet couple comedian comedians dancer dancers choir sopranos tenors siblings brother sister spouses man woman boy girl gran grandma grandpa granny baby twin twins dog cat horse pony parrot`,
);

/** English words of rocks. */
export const ENGLISH_ROCKS: ReadonlySet<string> = set(
  'marble granite limestone sandstone slate travertine onyx quartzite basalt porphyry gneiss schist serpentinite breccia soapstone tuff alabaster stone stones',
);
