/**
 * Words by which a whole sentence tells what a name in it means, wherever they stand: what is done to stone and by whom, what
 * people do, what is eaten, worn, driven and played. All are folded as `tokenizeName`folds.
 */
import { foldWords } from '../identity/name-tokens.ts';
import { verbs } from './context-verbs.ts';

/** What befalls stone, who works it, what it is worked with and how it is sold. */
export const STONEWORK: ReadonlySet<string> = new Set([
  ...verbs(
    `quarry hone reseal grout regrout chisel carve sculpt clad pave repave repolish rehone bookmatch sandblast bushhammer template  etch spall flake chip
     delaminate crumble discolour discolor yellow darken blacken rust resin backlight consolidate cleave effloresce repoint dowel crack`,
    ` sawn saws gangsaw sawing hewn quarrymen quarryman mason masons stonemason stonemasons sculptor sculptors fabricator fabricators installer installers
     importer importers wholesaler wholesalers stonework masonry grout mortar bedding joint joints arris arrises nosing bullnose mitred mitre chamfered eased
     lichen  freeze acid acids vinegar limescale sealer impregnator efflorescence vein veins veined veining fossil fossils crystals shells stylolites
     yard slabs slab slabyard offcut offcuts crate crates bundle bundles forklift pallets tonnes tonne block blocks quarries  cm mm thickness
     sqm kitchen kitchens bathroom bathrooms lobby lobbies hallway threshold thresholds sill sills reveals treads risers steps stairs hearth fireplace mantel effigy
     font altar tomb headstone headstones plinth capitals columns pillars shafts frieze dado jambs lintel kerb kerbs coping cladding facade worktop worktops
     countertop countertops island vanity splashback floor floors floored walls paving leathered polished honed flamed chipped cracked split splits underfoot laid bookmatched relaid ton tons sample samples quarrymen pcs`,
  ),
  ...foldWords(
    `steinmetz steinmetze bildhauer tafel tafeln fuge fugen ader adern platte platten verlegt verlegen poliert geschliffen gebürstet gestockt spalten blättert
     verfärbt gesprungen stufen sockel flur küche bad fensterbank arbeitsplatte kamin lieferbar kran muster boden wände fassade rohblock bruch quadratmeter gefast grabmal
     marbrier marbriers tailleur carrier carriers tranche tranches veine veines joint joints taille taillé taillée taillent posé posée chant marches contremarches évier
     cheminée sol escalier dalle dalles bloc blocs façade crédence salle seuil perron
     cantero canteros marmolista marmolistas veta vetas junta juntas bisel tabla tablas bloque bloques losa losas escalera escaleras suelo zócalo encimera fachada
     cocina baño heladas aplacado mancha manchas
     marmista marmisti scalpellino scalpellini lastra lastre blocco blocchi vena vene fuga fughe posato posata posare macchia macchie gradini soglie davanzali
     pavimento pareti bagno cucina bordo spessore ingresso scala
     marmorista chapa chapas bloco blocos veio veios soleira soleiras degraus bancada piso fachada banheiro cozinha molhado espessura
     plaka plakalar levha levhalar blok bloklar bloku blokları plakaları derz damar damarlı leke cilalı merdiven merdivenler duvarlar zemin tezgah banyoda mutfakta ocağı`,
  ),
]);

/** What only stone does or suffers, close after its name: “X has yellowed”, “X arrived cracked”, “X tends to spall”. */
export const STONE_DOINGS: ReadonlySet<string> = new Set([
  ...verbs(
    ` etch spall flake chip crack delaminate crumble discolour discolor  darken blacken rust effloresce stain scratch polish cleave craze pit
     reseal seal hone quarry  clad pave bookmatch effloresce oxidise oxidize`,
    `weathers weathered weathering yellows yellowed yellowing sawn porous split splits splitting     sealed unsealed honed slabs blocks veins veined bedding grain grained    underfoot arrises
     verfärbt vergilbt splittert platzt spaltet spalten blättert polieren  gesprungen
     jaunit noircit gèle éclate taille polit tache cassé fendu
     mancha amarillea raya aguanta roto rajado pule
     macchia ingiallisce scheggia lucida spacca rotto lucidato
     amarela escurece risca lasca partido quebrado mancha
     leke sararır çatlar çizilir kırık`,
  ),
]);

/** Animals, play, plants, garments, vehicles, screens, firms and board: what other things that bear a name keep company with. */
export const OTHER_SCENES: ReadonlySet<string> = new Set([
  ...foldWords(
    `dress dresses boots shoes scarf hair nails skin lips  wedding   gown shorts hat shawl stitches knit knitted strands yarn needles sleeve
 jockey jockeys  races racing ascot newmarket derby mare foal postman windowsill leash paw paws tail barked purred stable saddle
 penalties penalty matches fans players goalkeeper cup fixture kick referee relegated goal goals pitch champions
 flowers blooms petals prune garden fence seedlings bulbs hybrid dahlias greenfly fern hedge lawn
 miles gallon clutch tyres seats gearbox engine mileage bumper sedan coupe  parked driver motorway
 phone laptop watch dial strap app npm install download browser file crashes storage software website password
 shares shareholders profit loss redundancies  lawyers announced hired merger bankrupt turnover
   reservation   concierge   cod jazz   waitress 
 sank sails sailed docked crew boarded  captain lifeboat cabin anchor voyage
 cinema novel chapter album choir sang song premiere episode funeral listening channel
 hurricane storm operation mission telescope orbit
 bracelet beads necklace earrings candle perfume ears smells  pepper
 toast recipe pinch tablespoon tastes tannins corked cheese     cake      dessert cone cocktail vanilla
  emulsion   nursery matt roller shed curtains upholstered sofa rug armchair woven lacquer guitar bike handbag
 wallpaper    
      violin  phoned birthday  `,
  ),
  ...foldWords(
    `   flasche tor elfmeter elfmeterschießen spiel spieler pferd   konzert samstag sofa gestrichen   
   bouteille salade tirs robe cheval chien concert vernis voilier voiture    
  copa botella penaltis partido vestido película caballo perro novela concierto coche  asientos  cuenta
 bicchiere bottiglia rigori partita cavallo cane romanzo concerto porcellanato 
  copo garrafa pênaltis jogo vestido filme cavalo cachorro romance   
   şişe maç penaltılarla elbise konser araba `,
  ),
]);

/** What only a person, an animal, a team or a ship does. */
export const DOINGS: ReadonlySet<string> = new Set([
  ...verbs(
    `laugh phone telephone shrug nod whisper shout cry sigh wave jump cook bake divorce wonder worry apologise apologize promise thank greet hug kiss visit
     travel bark purr chase gallop score play dance retire resign announce crash sail dock giggle yawn snore graduate emigrate complain retort
     vote star train smile walk talk listen watch whistle cough`,
    `rang rings shook slept sleeps woke wakes ate eats drank drinks forgot forgets knew knows met meets flew flies drove drives won wins wrote writes
     married teaches taught says said thinks thought told tells asked beat beats sank sang sings swam swims read reads hired reported chaired hosted
     called studied lives lived died fired quit
     lachte lacht lächelte ging weinte rief schrieb lebt wohnt spielte spielt gewann siegte heiratete starb arbeitet trinkt isst schlief
     rit sourit souri appela écrit mange boit dort gagne gagné joue chante épousa mourut vit
     rió río ganó jugó juega cantó canta llamó escribió murió vive bebe duerme sonrió perdió
     rise vinse vinto gioca canta chiamò scrisse morì mangia beve dorme sorrise
     riu ganhou jogou joga cantou chamou escreveu morreu mora dorme sorriu perdeu
     güldü gitti kazandı oynadı yazdı evlendi uyudu öldü`,
  ),
]);

/** Verbs and phrases whose object is somebody: “asked X”, “dinner with X”, “dear X”. */
export const ADDRESSING: ReadonlySet<string> = new Set(
  foldWords(
    `ask asked asks asking tell told tells telling met phone phoned email emailed thank thanked thanks greet greeted invite invited marry married kiss kissed
     hug hugged dear hello regards birthday cheers hallo liebe lieber chère cher ciao cara caro querida querido olá hola merhaba
     frau herr madame monsieur señora señor signora signor senhora senhor walked fed teased followed`,
  ),
);
/** What is had or done with somebody, before “with”, “to”, “from”: “lunch with X”, “love to X”. */
export const ADDRESSED: ReadonlySet<string> = new Set(
  foldWords(
    'dinner lunch coffee breakfast spoke speak talk talked chat love letter message regards married engaged gave danced word according wrote',
  ),
);

/** Measures of what is drunk and eaten, and what it does to the senses: “a glass of X”, “tastes of X”. */
export const HELPINGS: ReadonlySet<string> = new Set(
  foldWords(
    `glass glasses bottle bottles cup mug flask pinch spoonful tablespoon teaspoon scoop jar pint pints sip bite dash taste tastes smell smells
     whiff glas flasche tasse teller verre bouteille tasse assiette copa vaso botella plato bicchiere bottiglia tazza piatto copo garrafa prato`,
  ),
);

/** Verbs of the trade that every other trade has too: “ordered X”, “we love X”, “they call it X”. */
export const ANY_VERBS: ReadonlySet<string> = new Set([
  ...verbs(
    `order use like want need love hate dislike mention call mean expect admire pick offer display feature describe buy purchase choose prefer avoid suggest request
     deliver produce contain insist fancy load copy train test price demand favour favor propose sell present present install employ`,
    `bought sold chose chosen got get gets getting has have had having keeps keep kept shows show showed shown took take takes taken brought brings put puts wear wears wore
     sent sends found sees saw seen meant held hold holds set sets building build`,
  ),
]);
