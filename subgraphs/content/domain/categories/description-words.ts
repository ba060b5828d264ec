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
patches patch swirls
adern ader aderung geädert flecken tupfen kristallen kristalle fossilien einsprenglinge
damar damarlı damarlar benek`);
/** The same where the colour stands behind its noun. */
export const STRUCTURES_BEFORE: ReadonlySet<string> = set(`
vene vena venature venatura venato macchie puntini inclusioni cristalli fossili
veines veine veinage taches mouchetures cristaux fossiles
vetas veta veteado manchas motas cristales fósiles
veios veio pintas cristais fósseis`);
/** Minerals: what they colour is an accent only where the stone has been named, or a “with” stands before them. */
export const MINERALS: ReadonlySet<string> = set(
  'feldspar feldspars garnets garnet mica quartz calcite amphibole tourmaline pyrite biotite olivine granati feldspati quarzo feldspäte',
);
/** After one of these the colour before it is the stone's own. */
export const HEADS: ReadonlySet<string> = set('ground rock stone with from and base background body');
export const WITH: ReadonlySet<string> = set('with and in of plus con com avec mit und ve aux ai');

export const NEGATIONS: ReadonlySet<string> = set(`
not no never nor avoid without unlike unsuitable except neither isn cannot rather instead than etches etch stains wrongly misleadingly
non né mai senza invece evitare sconsigliato torto
pas jamais sans ni tort déconseillé
ni nunca jamás sin evitar desaconsejado
não nunca sem evitar desaconselhado
nicht kein keine keinen keiner nie ohne statt fälschlich ungeeignet`);
/** What was once: uses of the past are none of today's. */
export const FORMERLY: ReadonlySet<string> = set('once formerly früher einst jadis autrefois antaño outrora eskiden');
/** A word of these beside a use says that there is no other. */
export const ONLY: ReadonlySet<string> = set(
  'only solely exclusively solo soltanto esclusivamente seulement uniquement únicamente sólo solamente apenas somente só nur ausschließlich sadece yalnızca',
);
/** Courts, streets and gardens: a floor of theirs is paving. */
export const OPEN_AIR: ReadonlySet<string> = set(`
courtyard courtyards street streets square squares garden gardens terrace terraces outdoor outdoors outside exterior
cortile cortili piazza piazze strada strade giardino giardini esterni esterno aperto
cour cours places rues jardins extérieurs extérieur
plaza plazas calle calles patio patios jardines exteriores exterior libre
praça praças rua ruas pátio pátios jardins
hof höfe plätze gärten außen freien
avlu bahçe meydan`);
