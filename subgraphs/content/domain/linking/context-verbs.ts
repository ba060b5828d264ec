/**
 * Verbs of the trade in their forms, the goods and makes of other trades that stand right beside a name, and the faults and
 * minerals that only a stone has. All are folded as `tokenizeName`folds.
 */
import { foldWords } from '../identity/name-tokens.ts';

/** The forms of a regular English verb: “specify, specifies, specified, specifying”. */
function formsOf(verb: string): string[] {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  if (/[^aeiou]y$/.test(verb)) return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  const third = /(?:s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return [verb, third, `${stem}ed`, `${stem}ing`];
}

/** Regular English verbs in all their forms, and other words as they are. */
export const verbs = (regular: string, others: string): ReadonlySet<string> =>
  new Set([...foldWords(regular).flatMap(formsOf), ...foldWords(others)]);

/** Verbs whose object is a material: “stocks Trani”, “faced with Trani”. */
export const TRADE_VERBS: ReadonlySet<string> = verbs(
  `order use sell supply install polish replace match resemble offer stock seal hone compare confuse mix pair combine substitute recommend
   mistake imitate want label avoid clean import carve prefer specify quote fix need propose source swap machine quarry request suggest demand
   advise favour favor yield produce feature display select consider price sample process finish reserve bookmatch handle restore repair test
   weather line face clad pave tile floor dress flame brush leather tumble bushhammer sandblast resin drill lift crate load unload buy export
   expect admire pick insist like love hate dislike mention copy contain incorporate employ invoice purchase grade inspect fabricate template
   work laminate render reorder deliver describe mean call`,
  `sold bought sells laid lay laying fit fits fitted fitting cut cuts cutting chose choose chooses chosen choosing mistook mistaken shipped ships
   shipping hewn split splits preferred preferring quarrying show shows shown showing put puts wear wears wore meant keep keeps kept hold holds
   get gets got getting build built set sets setting has have having had took takes taking brings brought sent sends swapping
   matched matching cladding crated planning`,
);

/** What is said of a material after its name: “X weathers well”, “X suits”, “X takes a polish”. */
export const MATERIAL_PREDICATES: ReadonlySet<string> = verbs(
  `weather chip crack flake spall etch stain scratch polish differ survive suit glow reflect resist absorb yellow fade darken
   crumble delaminate rust oxidise oxidize bloom outlast harden soften sparkle shimmer contrast cost combine`,
  `lines occurs quarried sawn polished honed passes goes looks wears marks splits cleaves cuts takes sits holds
   combina combinan resiste resisten aguanta absorbe aporta destaca cuesta
   costa resiste assorbe lucida teme presenta
   coute resiste craint convient supporte provient absorbe
   eignet kostet passt wirkt halt lasst vertragt zeigt
   combina risca mancha absorve resiste custa
   secildi kullanildi kullanilir dosendi kaplandi oneriyoruz istiyoruz plakalari plakasi levhalari mermeri graniti traverteni`,
);

/** Faults and parts that a stone has: “rust spots in X”, “a wine stain from X”, “the veins in X”. */
export const STONE_PARTS: ReadonlySet<string> = new Set(
  foldWords(
    `spot spots crack cracks fissure fissures vein veins pit pits hole holes scratch scratches stain stains mark marks fossil fossils resin
     grain grains crystal crystals shell shells joint joints chip chips rust cut cuts quartz mica garnet garnets feldspar calcite pores clay seam seams band streak streaks fleck flecks speck specks inclusion inclusions
     bands flakes etching ring rings lay look feel polish pattern lid lids side sides sill sills counter counters top tops edge edges ring
     inlay inlays washstand mantel`,
  ),
);

/** Words that show that quartz is the mineral and not the worktop. */
export const MINERALS: ReadonlySet<string> = new Set(
  foldWords(
    `feldspar feldspars mica biotite muscovite garnet garnets calcite dolomite crystal crystals grain grains vein veins plagioclase hornblende
     veinlets cement minerals mineral geologist clear milky smoky`,
  ),
);

/** Goods, beings and works of other trades right before a name that is theirs: “the liqueur X”, “lo smalto X”, “el equipo X”. */
export const OTHER_BEARERS: ReadonlySet<string> = new Set(
  foldWords(
    `lipstick varnish paint emulsion eggshell enamel lacquer perfume fragrance scent liqueur aperitif cocktail brandy rum
 whisky whiskey gin beer ale wine vintage cheese cigar yarn scarf carpet rug sofa
 racehorse stallion mare pony horse cat dog yacht boat ferry ship schooner trawler tanker submarine locomotive car sedan coupe motorcycle bicycle
 album song film movie novel musical opera ballet band singer actress actor striker goalkeeper winger team club tulip dahlia peony
 orchid butterfly beetle tomato typeface app phone smartphone laptop game planet asteroid satellite
 hotel restaurant cafe pub bar nightclub casino cinema theatre
 vino vini spumante birra liquore amaro smalto rossetto vernice pittura tinta squadra calciatore cavallo gatto cane nave traghetto yacht canzone disco romanzo
 profumo locale trattoria pizzeria albergo ristorante auto moto
 equipo barco buque pintura esmalte coche perfume cancion caballo perro gato tienda cerveza licor restaurante pelicula novela futbolista delantero
 vin vernis peinture equipe bateau navire chanson parfum cheval voiture chien chat liqueur biere joueur
 lack wein farbe farbton auto schiff hotel lied parfum parfüm pferd verein mannschaft likor bier nagellack lippenstift kater hund spieler
 vinho equipa carro cancao cerveja navio jogador cavalo filme
 sarap boya takim otel gemi araba oje sarki`,
  ),
);
