// Terms of the lexical index. A text is stemmed by its own language, and a term says which language it is of: an Italian word meets the
// forms of an Italian text and not a German word that happens to look alike. A query says not in which language it is, so each of
// its words is looked up in every language that there are texts of.
import { fold, spelledWordsOf } from '../stone-query/fold.ts';
import { type Language, stemOf } from './stems.ts';

/** @param word in lower case; without its marks where the writer left them out */
export function termOf(word: string, language: Language): string {
  const stem = stemOf(word, language);
  // A digit within a word splits no term and occurs in no other.
  return language === 'en' ? stem : `${stem}0${language}`;
}

/**
 * The terms of a text in order, separated by spaces. After them come the terms of words as they are written without their marks, where
 * these differ: “instalacion” must find “instalación”.
 */
export function termsOf(text: string, language: Language): string {
  const words = spelledWordsOf(text);
  const terms = words.map((word) => termOf(word, language));
  if (language === 'en') return terms.join(' ');
  const unmarked = words.flatMap((word, at) => {
    const plain = fold(word);
    if (plain === word) return [];
    const term = termOf(plain, language);
    return term === terms[at] ? [] : [term];
  });
  return [...terms, ...unmarked].join(' ');
}

/**
 * The language in which most words of a query are known; English where none is ahead of it.
 * @param languages those that there are texts of
 * @param isKnown whether a term occurs in any
 */
export function languageOfQuery(
  words: readonly string[],
  languages: readonly Language[],
  isKnown: (term: string) => boolean,
): Language {
  if (languages.every((language) => language === 'en')) return 'en';
  const known = (language: Language) => words.filter((word) => isKnown(termOf(word, language))).length;
  let best: { readonly language: Language; readonly known: number } = { language: 'en', known: known('en') };
  for (const language of languages) {
    const ofLanguage = known(language);
    if (ofLanguage > best.known) best = { language, known: ofLanguage };
  }
  return best.language;
}

/**
 * What a text in another language than the query's counts. Words are rare where few texts are of their language, which would put
 * these before all others.
 */
export const OTHER_LANGUAGE = 0.3;
