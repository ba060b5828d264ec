import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as porter } from 'stemmer';
import { fold } from '../stone-query/fold.ts';

/** The languages that articles are written in. */
export type Language = 'en' | 'de' | 'es' | 'fr' | 'it' | 'pt';

/**
 * English by Porter ("An algorithm for suffix stripping", Program 14:3, 1980), whose stems are those of SQLite's FTS5; the others by
 * Snowball (snowballstem.org), which tells more forms apart where letters keep their marks.
 */
const STEMMERS: Readonly<Record<Language, (word: string) => string>> = {
  en: (word) => porter(fold(word)),
  de: german,
  es: spanish,
  fr: french,
  it: italian,
  pt: portuguese,
};

/** Words of a language that are remembered. */
const MOST_KNOWN = 100_000;

const KNOWN: Readonly<Record<Language, Map<string, string>>> = {
  en: new Map(),
  de: new Map(),
  es: new Map(),
  fr: new Map(),
  it: new Map(),
  pt: new Map(),
};

/** The language of a locale such as `pt-BR`; English where it is none of ours. */
export function languageOf(locale: string): Language {
  // Mostly it is one already, and a search asks of every document that it finds.
  if (isLanguage(locale)) return locale;
  const [language = ''] = locale.toLowerCase().split(/[-_]/);
  return isLanguage(language) ? language : 'en';
}

function isLanguage(text: string): text is Language {
  return Object.hasOwn(STEMMERS, text);
}

/**
 * What all forms of a word have in common, folded.
 * @param word one run of letters and digits in lower case, its marks kept
 */
export function stemOf(word: string, language: Language): string {
  const stems = KNOWN[language];
  let stem = stems.get(word);
  if (stem === undefined) {
    // Begun anew rather than kept in order of use: order costs more than the rare word that is asked again.
    if (stems.size >= MOST_KNOWN) stems.clear();
    stem = fold(STEMMERS[language](word));
    stems.set(word, stem);
  }
  return stem;
}
