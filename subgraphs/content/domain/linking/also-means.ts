/** Names that mean a stone first, and seldom something else. Their context is asked for a little more than that of other names. */
import { foldName } from '../identity/name-tokens.ts';

const list = (text: string): ReadonlySet<string> => new Set(text.split(',').map(foldName));

/** Villages, quarries, hills and valleys. */
export const ALSO_PLACES: ReadonlySet<string> = list(
  `Ubatuba, Uba Tuba, Trigaches, Marquina, Markina, Moleanos, Pulpis, Codaçal, Niwala, Bateig, Billiemi, Cervaiole, Orobico, Caldia, Estaillades,
   Rocheret, Beaumaniere, Lanvignes, Coelga, Kirmenjak, Pentelikon, Pentelicon, Pirgon, Bolakas, Cristallina, Lashotor, Serrancolin, Vraca,
   Halila, Sofita, De Lank, Serpeggiante Trani, Villar Black, Kuru Grey, Azul Valverde, Capri, Zonqor, Triesta, Calatorao`,
);

/** Winds, fruit, firms, drinks, periods of the earth, cloth. */
export const ALSO_THINGS: ReadonlySet<string> = list(
  `Muschelkalk, Tulikivi, Libeccio, Emperador, Emperador Light, Griotte, Cipollino, Perlato, Perlatino, Coralito, Coralina, Madreperla, Madre Perla,
   Brocatello, Brocatel, Delicatus, Zebrino, Statuario, Estatuario, Rosso Antico, Kilkenny Blue, Deccan traps, Rosso Ammonitico, Portor, Bronzetto,
   Rouge Royal, Rouge Impérial, Azul Imperial, Azul Cielo, Verde Butterfly, Superwhite, Bluestone, Ragstone, Crystallo, Cristalo, Volga Blue, Sahara Black,
   Ghibli Gold, Sinai Pearl, Etna Lava, Rosa Portugal, Blue Bahia, Vitoria Regia, Venetian Gold, Sunset Gold, Black Pearl, Imperial Blue, Blue Pearl,
   Vulcano, Juparana, Botticina, Franka, Meleke, Verde Alpi, Rosa Beta, Grand Antique, Fior di Bosco, Fior di Pesco, Forest Green, Ruby Red, Sapphire Blue, Jet Black,
   Steel Grey, Lavender Blue, Royal Yellow, Silver Pearl, Emerald Pearl, Coral Red, Chestnut Brown, Raven Black, Jade Green, Maple Red, Tan Brown, Crystal White,
   Sunset Red, Butterfly Green, Golden Sand, Coffee Brown, Eagle Red, Colonial Gold, Thunder White, Mercury White, Super White, Black Gold, Black and Gold,
   Tiger Skin, Star Galaxy, Black Galaxy, Galaxy Black, Irish Green, Titanium Black, Titanium Gold, Rusty Yellow, Misty Brown, Autumn Brown, English Brown, Platinum Blue,
   Ebony Black, Jet Mist, Imperial Red, Imperial White, Imperial Black, Leather Grey, Gem Red, Peach Red, Crystal Yellow, Crystal Gold, Cosmic Black, Cosmos Black`,
);
