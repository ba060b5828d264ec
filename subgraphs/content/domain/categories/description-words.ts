import { foldWords } from '../identity/name-tokens.ts';

/*
 * The small words by which a description turns what it says, in the languages of the taxonomy. They belong to the reading, not
 * to the taxonomy: nobody adds a value by them.
 */

const set = (text: string): ReadonlySet<string> => new Set(foldWords(text));

/** What is in a stone rather than the stone: its colour is not the stone's. */
export const STRUCTURES: ReadonlySet<string> = set(`
vein veins veining veined veinlets veinlet phenocrysts fleck flecks flecked speck specks speckles spots spot crystal crystals fossils fossil
shells shell inclusions inclusion flakes flake lines line threads thread stylolites stylolite streaks streak network netting flashes flash
schiller clasts fragments nodules seams seam crinoids corals edges labradorescence glints glint sparkles sparkle eyes dots dot mottles
patches patch hairlines hairline lightning marbling filaments filament stringers tracery rims haloes freckles pinpoints grains wisp wisps lens lenses ribbon ribbons smears feathers whiskers
webbing cobweb splashes splash flares sparks stars starbursts needles blotches phenocryst amygdales pebbles scars seams chips pyrites
adern ader aderung geädert geädertem geaderte äderchen schlieren flecken tupfen punkten sprenkeln gesprenkelt kristallen kristalle fossilien
einsprenglinge einsprenglingen bändern äderung äderungen maserung linsen punkte pünktchen sprenkel fäden tupfer einschlüsse einschlüssen stellen streifen körnern zeichnung
damar damarlı damarlar damarları damarlıdır damarlanma benek benekli benekler noktalı nokta noktalar lekeli leke lekeler kristaller kristalli kristalleri taneler çizgili çizgiler fosilli`);
/** The same where the colour stands behind its noun. */
export const STRUCTURES_BEFORE: ReadonlySet<string> = set(`
damarları benekleri lekeleri çizgileri vene vena venature venatura venato venata venette venuzze macchie macchia macchiette macchiato macchiata chiazze screziato screziata screziature lenti filetti punti granuli noduli clasti frammenti puntini puntinato inclusioni cristalli fossili filamenti striature reticolato reticolata reticolo variegato riflessi
veines veine veinage veiné veinée veinures veinules lentilles nodules éclats grains paillettes galets marbrures taches tache mouchetures moucheté mouchetée cristaux fossiles filets points
vetas veta veteado veteada vetillas vetitas venas venillas mancha lentes nódulos fragmentos clastos granos hilos líneas piritas manchas motas moteado moteada puntos cristales fósiles
veios veio veado raiado raiada veiado veiada vénulas nódulos grãos lentes fios linhas salpicos pintas manchas pontos cristais fósseis`);
/** Minerals: what they colour is an accent only where the stone has been named, or a “with” stands before them. */
export const MINERALS: ReadonlySet<string> = set(
  `feldspar feldspars garnets garnet mica micas quartz calcite amphibole tourmaline pyrite pyrites biotite olivine hornblende augite epidote zeolite zeolites orthoclase
  granati granato ortoclasio ortosio feldspati feldspato quarzo biotite pirite calcite miche
  feldspäte feldspat feldspäten glimmer quarz granate granaten kalzit calcit pyrit
  feldspath feldspaths grenats grenat pyrites olivines
  feldespato feldespatos cuarzo granates calcita pirita piritas micas biotita
  quartzo granadas pirite pirites feldispat feldispatlar kuvars kalsit granat`,
);
/** After one of these the colour before it is the stone's own. */
export const HEADS: ReadonlySet<string> = set(
  'ground rock stone with from and base background body matrix paste groundmass grundmasse masse pâte pasta masa massa hamur mit con com avec ile',
);
export const WITH: ReadonlySet<string> = set('with by and in of plus con com avec mit und ve aux ai');

/** What says that something else is in the stone, before a “with”: “flecked with gold”. */
export const DECORATED: ReadonlySet<string> = set(`
veined flecked speckled spotted streaked laced threaded netted dotted sprinkled shot through seamed crossed freckled sown dusted splashed marbled stippled webbed filled studded peppered
durchzogen geädert gesprenkelt durchsetzt gefleckt marmoriert übersät veinée veiné traversée traversé moucheté mouchetée parsemé parsemée tachetée tacheté piqueté striée strié marbrée
venato venata attraversato attraversata punteggiato punteggiata macchiato macchiata screziato screziata striato striata chiazzato chiazzata percorso percorsa
veteado veteada salpicado salpicada surcado surcada moteado moteada atravesado atravesada jaspeado cruzado raiado raiada atravessado atravessada salpicada pintalgado manchado manchada`);
/** Behind or before these a colour comes with time, water, light or polish … */
export const IN_PASSING: ReadonlySet<string> = set(`
turn turns turning turned weathers weathering weathered ages ageing fades fading bleaches patina darkens darkening yellows polishes oxidises rusts stained stains almost when once if under
scurisce diventa diventano ingiallisce invecchia invecchiando ossida patina bagnato bagnata vira virando lucidato lucidata
devient deviennent vire virent vieillit patine brunit jaunit noircit poli polie mouillé mouillée sous parfois
wird werden verwittert altert dunkelt vergilbt nass poliert patiniert färbt anwittert angewittert läuft manchmal
vuelve torna envejece oscurece amarillea pátina mojado mojada pulido adquiere toma
fica torna envelhece escurece molhado molhada amarelece polido ganha pátina
olur döner dönüşür kararır sararır ıslanınca cilalanınca`);
/** … and before these. */
export const IN_PASSING_AFTER: ReadonlySet<string> = set(`
when wet weathering patina bagnato bagnata mouillé mouillée nass mojado mojada molhado molhada ıslanınca ıslakken cilalanınca dönüşür döner olur kararır wird werden verwitternd verwittert patina
lamplight candlelight`);
/** Bands: with one before them (“com faixas pretas”, “with pink bands”), theirs is not the ground's colour where another is told. */
export const BANDS: ReadonlySet<string> = set(
  'bands layers stripes bande fasce strisce bandes rubans bandas faixas listras franjas bändern streifen lagen şeritli şeritler',
);
/** Words that a name of a place is made of beside a colour. */
export const GEOGRAPHY: ReadonlySet<string> = set(`
sea forest hills hill mountain mountains river lake bay valley ridge isle island coast range creek peak cliffs country desert city town river head house cape canyon butte plains islands nile
meer wald see berg berge gebirge fluss tal küste stadt insel mer forêt montagne montagnes rivière lac vallée côte île mont monts fleuve
mare monte monti lago fiume valle costa isola montagna colline mar río rio sierra serra lago montaña montañas costa isla cerro cabo vale ilha praia ponta casa castelo villa porto puerto deniz dağ dağı dağları nehir nehri göl gölü ova tepe`);
/** Words that only look like forms of colour words of some language: grains, a net, an edge, the oxide, to say. */
export const NOT_COLORS: ReadonlySet<string> = set(`
grao graos grano grana grain grains granaten granati granates grenats granero grafiti gritan graus gras gravite gravita borde bordes bordi borda bordas bordered
oxide oxides plate plates plume plumes pluma plumas platao redo rede redes reden rode rods roda rodas rodo rodi roden roder rota rotas roto rotos roti rosin rosen rosi roseau roseaux
sagen sager sages sagi siva sivas smoker tana tane tanem taner tani tano topa topas tope topes topos topi verden verter verdier verdini vertu vita vite viti vito vites viole violao
wits wites niveau branche branches branchi brunei buffer buffers buffa buffi buffo begen browne bruins blabla blas blasi blues civita cafer doreen ebenen edelweiss
greene grier incarnate reincarnation jaden jeter jeta jete jetes jets kare karasu krems kremer lille mavis mora more mores mori moro mormora mors morsi moche moradores mustered
noces ceneri cenizas cendres oliver orsi orchids pesce pesche pescas pescadores prete preti redescendre roteadores rustem rustu rusten schweiss schweissen teala turkistan tansu tanitan violadores
altino altina altini alvos fuma fumas fumi fumadores negrao rojao golde`);

/** What joins things that belong together. */
export const LINKS: ReadonlySet<string> = set('and or e ed o y et ou und oder ve veya bis to');
/** Things that are no stone, with the colour before them. */
export const THINGS: ReadonlySet<string> = set(`
sky skies sea seas water waters lake lakes lagoon ocean forest forests grass lawn lawns field fields meadow meadows tree trees moss
ivy snow sunset sun moon lamplight paint painted plaster stucco mortar grout brick bricks timber timbers oak cedar pine beams doors shutters
curtains carpet carpets leather velvet silk linen cloth brass wine wines tea beer medal medals leaf rule coast tie ink eyes cat cats horse
horses sheep goats birds roses flowers tulips taxis buses trains cars paper houses cottages village villages himmel meer wasser wiese
wiesen wälder wald ziegel holz samt`);
/** The same where the colour stands behind its noun. */
export const THINGS_BEFORE: ReadonlySet<string> = set(`
cielo cieli mare acqua collina colline prato prati bosco boschi tramonto vino tetti legno mattoni ottone ferro velluto neve
ciel mer eau colline collines prairie prairies forêt vin toits toit bois cèdre chêne briques laiton fer velours neige tuiles
mar agua colina colinas prado prados cielos madera ladrillo ladrillos hierro latón nieve tejas
céu água mata campos vinho telhas madeira tijolo ferro latão neve`);
/** Nouns that are colours too; with one of `LIGHT_NOUNS` behind them they are the noun. */
export const NOUN_COLORS: ReadonlySet<string> = set(`
wine coffee café cafe chocolate tobacco honey cherry olive salmon peach apricot lemon mustard straw plum lavender heather rose gold silver
copper bronze jet smoke charcoal ebony ivory cream oatmeal biscuit sand walnut chestnut mahogany hazel cinnamon cocoa mocha caramel ruby
emerald sapphire lapis jade navy blood saffron sulphur slate milk butter bottle apple raspberry marigold amber rust terracotta brick
antracite anthracite antracita anthrazit avorio ivoire marfil elfenbein miele miel mel ocra ocre ocker bordeaux cobrizo cobriza cobreado acobreado ramato ramata cuivré cuivrée kupferfarben coppery copper-coloured toffee noci honig noce paglia paille paja
smeraldo émeraude esmeralda`);
export const LIGHT_NOUNS: ReadonlySet<string> = set(`
cellar cellars table tables shop shops bar bars house houses window windows medal medals leaf mine mines mining trade rush ring rings
estate estates region country county grove groves oil tree trees blossom factory factories plant works jewellery ware plates mill mills roofs
farm farms market markets coins age river pots gates floors of`);

export const NEGATIONS: ReadonlySet<string> = set(`
not no never nor mistake mistaken confused confuse resembles resembling imitating avoid without unlike unsuitable except neither isn cannot instead than etches etch stains wrongly misleadingly
scambiato confuso confondere simile somiglia non né mai senza invece evitare sconsigliato torto
confondu confondre ressemble pas jamais sans ni tort déconseillé
confundido confundir parecido ni nunca jamás sin evitar desaconsejado
não nunca sem evitar desaconselhado
verwechselt verwechseln ähnelt nicht kein keine keinen keiner nie ohne statt fälschlich ungeeignet`);
/** The same behind what they deny, at the end of a clause: “Dächer nicht”, “encimeras no”. */
export const NEGATIONS_AFTER: ReadonlySet<string> = set(
  'nicht nie no non não değil değildir never excluded esclusi excluidos exclus',
);
/** What was once: uses of the past are none of today's. */
export const FORMERLY: ReadonlySet<string> = set('once formerly früher einst jadis autrefois antaño outrora eskiden');
/** A word of these beside a use says that there is no other. */
export const ONLY: ReadonlySet<string> = set(
  'only solely exclusively solo soltanto esclusivamente seulement uniquement únicamente sólo solamente apenas somente só nur ausschließlich sadece yalnızca',
);
/** Words for nations in one language that are ordinary words in another; only with a capital do they name the country. */
export const ORDINARY_DEMONYMS: ReadonlySet<string> = set(
  'polish china turkey us jordan chine cina kina indie chino chiny indio inde persiana persiane persan persane greca malta holland franz dania gana oman tunus mali chad guinea cuba jemen suede suède uk abd danish roman laos chili peru jersey',
);
/** Places and nations that are ordinary words as well: at the start of a sentence they are the word. */
export const ORDINARY_PLACES: ReadonlySet<string> = set(
  'polish bath lot tours kent barre box marble sandstone hassan orange sucre natal lens dove var rance tata como lucca deba safi vis bor gard lens ham beer ely eger inde turkey china cuba kund prun minas flores granada victoria split oolitic academy westerly greenhorn settle borders highlands hail muscat petra ronda massa cotta posta porta mani tete lima salida latina modica fundao mendiga outil marquise calvados creuse floresta higuera quintana sonora lobito virei parelhas bezerros dourados mariposa bombo perm barge uscio lede anse further',
);
/** What derives from a region is written small in Romance languages. */
export const REGIONAL: ReadonlySet<string> = set(`
gallego gallega andaluz andaluza catalán catalana vasco vasca vizcaíno vizcaína valenciano valenciana alicantino alicantina murciano murciana
leonés leonesa castellano castellana aragonés aragonesa extremeño extremeña almeriense navarro asturiano cántabro canario canaria segoviano
salmantino burgalés mallorquín menorquín alentejano alentejana minhoto minhota transmontano transmontana algarvio beirão açoriano duriense
breton bretonne normand normande bourguignon bourguignonne provençal provençale vosgien vosgienne auvergnat auvergnate alsacien lorrain
angevin angevine berrichon tourangeau pyrénéen pyrénéenne ariégeois languedocien savoyard limousin corse jurassien ardennais charentais
lombardo lombarda piemontese piemontesi pugliese pugliesi siciliano siciliana sardo sarda toscano toscana ligure laziale veneta apuano apuana
apuane vicentino bergamasco bresciano senese etneo etnea ossolano ossolana valdostano friulano carnico triestino salentino salentina campano
calabrese umbro trentina gallurese bayerisch fränkisch sächsisch thüringisch schlesisch hessisch westfälisch rheinisch
baiano baiana mineiro mineira capixaba cearense paulista gaúcho pernambucano goiano patagónico patagónica oaxaqueño poblano michoacano
numidien numidienne kabyle tunisois anatolien anatolienne`);
/** Courts, streets and gardens: a floor of theirs is paving. */
export const OPEN_AIR: ReadonlySet<string> = set(`
courtyard courtyards street streets square squares garden gardens terrace terraces outdoor outdoors outside exterior
cortile cortili piazza piazze strada strade giardino giardini esterni esterno aperto
cour cours places rues jardins extérieurs extérieur
plaza plazas calle calles patio patios jardines exteriores exterior libre
praça praças rua ruas pátio pátios jardins
hof höfe plätze gärten außen freien
avlu bahçe meydan`);
/** A place behind one of these is where the stone comes from … */
export const COMING_FROM: ReadonlySet<string> = set(`
from quarried quarry quarries ex mined cut dug born aus stammt dalla dal dalle dallo dall dagli cave cava cavato cavata estratto estratta provenant
extrait extraite carrière carrières procedente extraído extraída canteras cantera pedreira pedreiras çıkışlı çıkan ocak ocakları`);
/** … and behind one of these where it goes or stands. */
export const GOING_TO: ReadonlySet<string> = set(`
to for across through throughout into toward exported shipped sold ships ship sent clads clad built paves nach für verso per vers pour
para hacia até`);
/** The same where the word stands behind the place: “Transylvanian quarries”, “im Odenwald gebrochen”. */
export const FROM_BEHIND: ReadonlySet<string> = set(`
quarry quarries pit pits beds gebrochen gebrochener gebrochenes abgebaut abgebauter gewonnen bruch brüchen brüche steinbruch ocağı ocakları ocaklarından
ocağından çıkarılan çıkan`);
/** Before a name that is an ordinary word too, one of these says that a place is meant. */
export const PLACING: ReadonlySet<string> = set(`
in of from near at around outside behind above province state county quarries
di da del della dello dal dalla in nel nella presso vicino sopra de do da dos das em no na perto en du des dans près aux cerca sur
aus von vom bei im um nahe`);
/** Where stone is laid in a town. */
export const STREETS: ReadonlySet<string> = set(`
street streets square squares pavement pavements bridge bridges quay quays embankment embankments strade piazze piazza ponti rues quais ponts calles
puentes ruas pontes straßen plätze brücken sokakları meydanı`);
/** Buildings: what is said of their floors and walls is not said of their fronts. */
export const BUILDINGS: ReadonlySet<string> = set(`
church churches cathedral cathedrals palace palaces bank banks castle castles mansion mansions college colleges warehouse warehouses
building buildings chapel chapels house houses farmhouse farmhouses cottage cottages museum museums mosque mosques villa villas station stations
chiese chiesa palazzi palazzo banche castelli masserie ville églises église palais châteaux château banques
iglesias iglesia palacios palacio castillos bancos igrejas igreja palácios castelos kirchen kirche schlösser schloss burgen paläste`);
/** Rooms: beside a floor or a wall they only say where it is. */
export const ROOMS: ReadonlySet<string> = set(
  'lobby lobbies kitchen kitchens foyer foyers cucina cucine cuisine cuisines cocina cocinas cozinha cozinhas küche küchen',
);
/** By these a seller says what the trade calls a stone, whatever it is. */
export const SOLD_AS: ReadonlySet<string> = set(`
sold traded called marketed filed passes passing venduto venduta chiamato chiamata commercializzato commercializzata vendu vendue appelé
appelée commercialisé vendido vendida llamado llamada comercializado comercializada chamado chamada verkauft gehandelt genannt`);
/** What joins a floor or a wall to the building it is in. */
export const OF: ReadonlySet<string> = set(
  'of in for the a di del dei delle degli della de des du d l las los la el do dos da das der von für im',
);
