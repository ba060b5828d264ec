import type { Locale } from '../article.ts';
import { GERMAN } from './phrases.de.ts';
import { ENGLISH } from './phrases.en.ts';
import { SPANISH } from './phrases.es.ts';
import { FRENCH } from './phrases.fr.ts';
import { ITALIAN } from './phrases.it.ts';
import { PORTUGUESE } from './phrases.pt.ts';
import type { ProfilePhrases } from './phrases.ts';

/** What profiles are composed of, in every language that articles are written in. */
export const PHRASES: Readonly<Record<Locale, ProfilePhrases>> = {
  en: ENGLISH,
  es: SPANISH,
  fr: FRENCH,
  de: GERMAN,
  it: ITALIAN,
  pt: PORTUGUESE,
};
