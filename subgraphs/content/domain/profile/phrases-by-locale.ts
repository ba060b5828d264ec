import type { Locale } from '../article.ts';
import { ENGLISH } from './phrases.en.ts';
import type { ProfilePhrases } from './phrases.ts';

export const PHRASES: Readonly<Record<Locale, ProfilePhrases>> = {
  en: ENGLISH,
  es: ENGLISH,
  fr: ENGLISH,
  de: ENGLISH,
  it: ENGLISH,
  pt: ENGLISH,
};
