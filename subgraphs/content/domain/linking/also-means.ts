/** Names that mean a stone first, and seldom something else. Their context is asked for a little more than that of other names. */
import { foldName } from '../identity/name-tokens.ts';

const list = (text: string): ReadonlySet<string> => new Set(text.split(',').map(foldName));

/** Villages, quarries, hills and valleys. */
export const ALSO_PLACES: ReadonlySet<string> = list(
  `Ubatuba, Trigaches, Marquina, Markina, Cervaiole, Orobico, Estaillades, Pentelikon, Pentelicon,
   Bolakas, Cristallina, Lashotor, Serrancolin, Vraca, Calatorao`,
);

/** Winds, fruit, firms, drinks, periods of the earth, cloth. */
export const ALSO_THINGS: ReadonlySet<string> = list(
  `Muschelkalk, Tulikivi, Libeccio, Emperador, Emperador Light, Griotte, Cipollino, Perlato, Coralito, Coralina, Madreperla, Madre Perla, Brocatello, Brocatel,
   Rosso Antico, Kilkenny Blue, Deccan traps, Deccan Trap, Rosso Ammonitico, Azul Cielo, Superwhite, Atlantic Blue, Portor, Verde Ming, Ming Green, Rouge Impérial`,
);
