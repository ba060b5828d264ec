/*
 * What a rewritten text claims beyond its facts. Figures, names and places are protected elsewhere; here every word that names a kind
 * of rock, a colour, a place, an amount or a quality that buyers rely on must stand in the facts too. It is a word list and not
 * an understanding: it refuses some harmless sentences, and it cannot see a claim that is made of harmless words.
 */
import type { StoneData } from '../../../../platform/ports/catalogue.ts';
import type { ReplyFault } from '../../../../platform/ports/language-model.ts';

/** Words that may stand in a text only where its facts have them. */
export interface ClaimWords {
  /** Kinds of rock and colours, lower case. */
  readonly matter: ReadonlySet<string>;
  /** Places of the catalogue, lower case, of one or more words. */
  readonly places: ReadonlySet<string>;
}

const AMOUNTS =
  /\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens?|hundreds?|thousands?|millions?|double|twice|triple|percent|per cent)\b/gi;
const QUALITIES =
  /\b(frost-?proof|frost-?resistant|frost|freeze|freezing|water-?proof|stain-?proof|scratch-?proof|heat-?proof|fire-?proof|rot-?proof|acid-?proof|acid-?resistant|heat-?resistant|slip-?resistant|non-?slip|maintenance-?free|food-?safe|hygienic|antibacterial|radioactive|toxic|eco-?friendly|sustainable|recyclable|cheap(er|est)?|expensive|affordable|costly|price[sd]?|luxur\w+|exclusive|rare(st|ly)?|abundant|available|availability|popular|famous|renowned|prestigious|ancient|roman|century|centuries|historic\w*|best|strongest|hardest|densest|softest|finest|guarantee\w*|certified|warrant\w*|kitchens?|worktops?|countertops?|pools?|bathrooms?|facades?|façades?|outdoors?|exteriors?|driveways?|monuments?|sculptures?|fossils?|iron|mica|pyrite|graphite)\b/gi;
const CAPITALISED = /(?<![.!?:]\s+|^\s*|\n\s*|[“"(]\s*)\b\p{Lu}[\p{L}’'-]+/gu;

/** @param stones of the catalogue, whose places and colours are known words */
export function createClaimWords(stones: Iterable<StoneData>, typeNames: Iterable<string>): ClaimWords {
  const matter = new Set([...typeNames].flatMap(wordsOf));
  const places = new Set<string>();
  for (const { colors, origin } of stones) {
    for (const word of colors.flatMap(wordsOf)) matter.add(word);
    for (const place of [origin.country, origin.region, origin.locality]) {
      if (place !== null) places.add(place.toLowerCase());
    }
  }
  return { matter, places };
}

/**
 * @param free what the model wrote, its tokens left out: what they stand for is checked by itself
 * @param facts everything that it may rest on
 */
export function inventedWords(free: string, facts: string, { matter, places }: ClaimWords): readonly ReplyFault[] {
  const known = new Set(wordsOf(facts));
  const plainFacts = facts.toLowerCase();
  const words = wordsOf(free);
  const faults: ReplyFault[] = [];
  const refuse = (code: string, word: string) => faults.push({ code, about: `“${word}” does not stand in the material.` });
  for (const word of new Set(words)) {
    const single = word.replace(/s$/, '');
    if ((matter.has(word) || matter.has(single)) && !known.has(word) && !known.has(single)) refuse('MATTER_INVENTED', word);
  }
  for (const place of phrasesOf(words)) if (places.has(place) && !plainFacts.includes(place)) refuse('PLACE_INVENTED', place);
  for (const pattern of [AMOUNTS, QUALITIES]) {
    for (const [word] of free.matchAll(pattern)) {
      if (!plainFacts.includes(word.toLowerCase())) refuse(pattern === AMOUNTS ? 'FIGURE_ADDED' : 'QUALITY_INVENTED', word);
    }
  }
  for (const [name] of free.matchAll(CAPITALISED)) if (!facts.includes(name)) refuse('NAME_INVENTED', name);
  return faults;
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}’'-]+/gu) ?? [];
}

/** Runs of one to four words. */
function* phrasesOf(words: readonly string[]): Generator<string> {
  for (let at = 0; at < words.length; at += 1) {
    for (let length = 1; length <= 4 && at + length <= words.length; length += 1) yield words.slice(at, at + length).join(' ');
  }
}
