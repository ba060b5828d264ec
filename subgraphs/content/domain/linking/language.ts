import { foldWords } from '../identity/name-tokens.ts';

/** The languages whose grammar tells places from materials; `other` where the text is too short to tell. */
export type Language = 'en' | 'de' | 'it' | 'fr' | 'es' | 'pt' | 'tr' | 'other';

/** Small words that are frequent in one language and rare in the others. */
const TELLING: Readonly<Record<Exclude<Language, 'other'>, string>> = {
  en: 'the of and is was with for that it this from by are at which on not but have has were they we our an as or than quarry stone floor',
  de: 'der die das und mit wurde wurden werden fur von ist sind nicht ein eine einen dem den bei auf zum zur oder sich auch als im boden treppe steinbruch platten naturstein arbeitsplatte',
  it: 'il lo gli della delle dello degli del nel nella con per che sono anche questo questa dal dalla piu e un una sul come pavimento marmo pietra cava lastre bagno cucina',
  fr: 'le les des du une est dans pour avec sur qui que au aux ce cette sont ou et pas plus par nous vous il elle pierre marbre carriere dalle dalles marches cuisine cheminee anciennes environ depose fourniture pose',
  es: 'el los las del una es con para por que se y como su sus este esta son al mas pero nos muy piedra marmol cantera suelo cocina encimera escalera',
  pt: 'o os as do da dos das um uma com para por que se e no na nos nas ao foi sao em nao pedra marmore pedreira cozinha bancada chapas mais',
  tr: 've bir bu ile icin da de olarak olan gibi daha cok var yok mi ama olacak mermer ocagi tezgahi tezgah zemin zeminde kullanildi secildi',
};

const LANGUAGES = Object.entries(TELLING).map(([language, words]) => ({
  language: language as Language,
  words: new Set(foldWords(words)),
}));

/** Words of a text that is too short for three small words. */
const SHORT = 14;

/** The language of most of a text's small words; three of them and a tenth of the words must be of it, two in a sentence. O(words). */
export function languageOf(words: readonly string[]): Language {
  let best: Language = 'other';
  let most = 0;
  let second = 0;
  for (const { language, words: telling } of LANGUAGES) {
    let count = 0;
    for (const word of words) if (telling.has(word)) count += 1;
    if (count > most) [best, most, second] = [language, count, most];
    else second = Math.max(second, count);
  }
  // A short sentence has room for two such words only.
  const isTold = most > Math.max(2, words.length / 10) || (words.length <= SHORT && most === 2 && second < 2);
  return isTold ? best : 'other';
}
