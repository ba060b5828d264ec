import type { StoneData } from '../../../../platform/ports/catalogue.ts';
import type { Locale } from '../article.ts';

/** Country names of the trade that differ from those of Unicode's region list. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  turkey: 'TR',
  palestine: 'PS',
  'czech republic': 'CZ',
  burma: 'MM',
  'ivory coast': 'CI',
};

/** Region codes by English name in lower case; made on first use, since it asks for all 676 codes. */
let codes: ReadonlyMap<string, string> | null = null;
const displays = new Map<Locale, Intl.DisplayNames>();

/** A country's name in a language, by Unicode CLDR; the name as given where it is no country's English name. */
export function countryName(english: string, locale: Locale): string {
  if (locale === 'en') return english;
  codes ??= regionCodes();
  const name = english.toLowerCase();
  const code = OTHER_NAMES[name] ?? codes.get(name);
  return code === undefined ? english : (displayOf(locale).of(code) ?? english);
}

/** A place from the smallest to the largest part: `Carrara, Tuscany, Italy`. Only the country is translated. */
export function placeName({ country, region, locality }: StoneData['origin'], locale: Locale): string {
  return [locality, region, countryName(country, locale)].filter((part) => part !== null).join(', ');
}

function regionCodes(): ReadonlyMap<string, string> {
  const english = displayOf('en');
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  const all = letters.flatMap((first) => letters.map((second) => first + second));
  return new Map(all.map((code) => [(english.of(code) ?? code).toLowerCase(), code]));
}

function displayOf(locale: Locale): Intl.DisplayNames {
  let display = displays.get(locale);
  if (display === undefined) {
    display = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' });
    displays.set(locale, display);
  }
  return display;
}
