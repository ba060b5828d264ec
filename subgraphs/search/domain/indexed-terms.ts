// Terms of the lexical index. A text is stemmed by its own language, and a term says which language it is of: an Italian word meets the
// forms of an Italian text and not a German word that happens to look alike. A query says not in which language it is, so each of
// its words is looked up in every language that there are texts of.
import { type Language, languageOf, stemOf } from '../../../platform/language/stems.ts';
import { fold, spelledWordsOf } from '../../../platform/stone-query/fold.ts';
import type { DocumentFeatures } from './indexed-document.ts';

/** Stones are described in English. */
export function languageOfDocument(features: DocumentFeatures): Language {
  return features.kind === 'ARTICLE' ? languageOf(features.locale) : 'en';
}

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
