/**
 * The colours that a description gives to the stone, and not to its veins, to the place it comes from or to what stands round
 * it: the black of Ouro Preto, of a pair of flecks and of the Black Sea is none of the stone's. O(words).
 */
import { listedForms } from '../identity/word-forms.ts';
import { follows, isCapital, isDenied, type Reading, readWords, stands, sum, type Words } from './description-text.ts';
import {
  BANDS,
  DECORATED,
  GEOGRAPHY,
  HEADS,
  IN_PASSING,
  IN_PASSING_AFTER,
  LIGHT_NOUNS,
  LINKS,
  MINERALS,
  NOT_COLORS,
  NOUN_COLORS,
  OF,
  STRUCTURES,
  STRUCTURES_BEFORE,
  THINGS,
  THINGS_BEFORE,
  WITH,
} from './description-words.ts';
import { createPhraseTable } from './phrase-table.ts';
import { isAsked, LIKE } from './rock-context.ts';
import type { Taxonomy } from './taxonomy.ts';

/** Reads the colours of a text. @param known families of the stone's colours, where it is known: they decide what a shade is */
export type ColorReader = (text: string, known: readonly string[]) => readonly Reading[];

/** What the reading of colours asks of that of types and places. */
export interface ColorContext {
  /** Whether the text names the rock outright. */
  namesRock(words: Words): boolean;
  isRock(word: string): boolean;
  /** Positions of words that are part of a place's name of several words. */
  placesOf(words: Words): ReadonlySet<number>;
}

/** German puts how strong a colour is before it: hellgrün, tiefrot. */
const SHADE_PREFIX = /^(hell|dunkel|tief|licht|blass|kraftig|leucht|zart|mittel|fahl|matt|rein|satt)(?=\p{L}{3})/u;
/** … and what it is like: schneeweiß, taubengrau, ziegelrot. The colour must stand whole at the end. */
const LIKENESS = /^\p{L}{3,}?(weiss|schwarz|grau|grun|blau|gelb|braun|violett)(e[rsnm]?)?$/u;
const RED_LIKENESS =
  /^(wein|blut|rost|ziegel|feuer|kupfer|korallen|kirsch|lachs|himbeer|karmin|scharlach|purpur|fuchs|rubin|ochsenblut|zinnober)rot(e[rsnm]?)?$/u;
/** Turkish says “its red” and “the red one”: kırmızısı, beyazı. */
const TURKISH_ENDING = /(s[iu]|[iu])$/;

/** Shorter words have too many likenesses: *more* is no form of the Turkish *mor*, and *vite* none of the Swedish *vit*. */
const MIN_BASE = 4;
/** Forms of German participles that say what is in a stone: geädertes, gesprenkelter. */
const STRUCTURED =
  /^((durch|bunt|fein|grob)?(geader|gesprenkel|gefleck|gepunkt|durchader)\p{L}*|\p{L}{3,}(adern|bandern|flecken|streifen|schlieren|linsen|tupfen|einsprenglingen?))$/u;
/** Ash, which is a colour and what tuff is made of. */
const ASHES = /^(cenere|ceneri|cendres?|cenizas?|cinzas?|ashen)$/;
/** What a stone has beside its ground stands behind one of these. */
const HAVING: ReadonlySet<string> = new Set(['with', 'con', 'com', 'avec', 'mit']);
/** Behind these stands what the stone, or something in it, is only likened to. */
const LIKENESSES: ReadonlySet<string> = new Set(['like', 'wie', 'comme']);
const OF_ASH: ReadonlySet<string> = new Set(
  'vulcanica vulcaniche volcanique volcaniques volcanica volcanicas soudee soudees cementata cementate consolidata consolidees vulcanicas compactada compactadas pomez pomici pomice ponce ponces pomes lapilli endurecida endurecidas endurecida indurita cimentada cimentadas'.split(
    ' ',
  ),
);
const GROWING: ReadonlySet<string> = new Set('climb grow bloom in on and over ramble round around'.split(' '));

/** The short colour words that compounds are made of: graurot, rossoblu. */
const SHORT_COLORS: ReadonlySet<string> = new Set(['rot', 'blu']);

interface FoundColor {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** Whether the colour at a place is that of veins, flecks or grains. */
function isAccent(words: Words, { start, end }: FoundColor, isNamed: boolean, isRock: (text: string) => boolean): boolean {
  const { texts, endsClause } = words;
  if (stands(STRUCTURES_BEFORE, words, start, 2)) return true;
  // “Flecked with gold”, “durchzogen von Weiß”.
  for (let back = start - 1; back >= Math.max(1, start - 3) && !endsClause[back]; back -= 1)
    if (
      (WITH.has(texts[back] ?? '') || OF.has(texts[back] ?? '')) &&
      !endsClause[back - 1] &&
      DECORATED.has(texts[back - 1] ?? '')
    )
      return true;
  for (let ahead = end; ahead < Math.min(texts.length, end + 4); ahead += 1) {
    if (endsClause[ahead - 1]) return false;
    const text = texts[ahead] ?? '';
    if (STRUCTURES.has(text) || STRUCTURED.test(text)) return true;
    // “Red quartz porphyry”: the mineral belongs to the name of the rock; “white calcite threads”: to that of the threads.
    if (MINERALS.has(text) && ahead < end + 2) {
      const next = endsClause[ahead] ? '' : (texts[ahead + 1] ?? '');
      return STRUCTURES.has(next) || (!isRock(next) && (isNamed || stands(WITH, words, start, 3)));
    }
    // “Pink limestone of crinoids”: the colour is the rock's.
    if (HEADS.has(text) || isRock(text)) return false;
  }
  return false;
}

/** Whether the colour is that of a thing which is no stone: “blue sky”, “cèdre brun”, “coffee tables”. */
function isOfThing(words: Words, { start, end }: FoundColor): boolean {
  const { texts } = words;
  if (follows(THINGS, words, end, 1) || stands(THINGS_BEFORE, words, start, 1)) return true;
  const only = end - start === 1 ? (texts[start] ?? '') : '';
  if (ASHES.test(only) && (follows(OF_ASH, words, end, 2) || stands(OF, words, start, 1))) return true;
  // The flowers, and an edge in Italian.
  if (only === 'roses' && follows(GROWING, words, end, 1)) return true;
  if (only === 'bordo') return !stands(new Set(['rosso', 'color', 'colore']), words, start, 1);
  // French gold, and the English conjunction.
  if (only === 'or') return !stands(new Set(['d', 'et', 'jaune', 'vieil', 'couleur']), words, start, 1);
  return NOUN_COLORS.has(only) && follows(LIGHT_NOUNS, words, end, 1);
}

/** Whether the colour is part of a place's name: Black Forest, Rotes Meer, Mar Negro. */
function isPlaceName(words: Words, { start, end }: FoundColor): boolean {
  if (!words.hasCapitals || !isCapital(words, start, end)) return false;
  const isHead = (at: number, reach: number) =>
    GEOGRAPHY.has(words.texts[at] ?? '') && !words.endsClause[reach] && isCapital(words, at, at + 1);
  return isHead(end, end - 1) || isHead(start - 1, start - 1);
}

/** Silver grey is a grey: argentato beside grigio says which. */
const isSilverOfGrey = (found: readonly FoundColor[], one: FoundColor) =>
  one.value === 'silver' && found.some(({ value, start, end }) => value === 'grey' && (start === one.end || end === one.start));

/** Whether the colour comes with time, water or polish, is asked after, is that of what it is likened to, or a mineral's: “mica nera”. */
function isInPassing(words: Words, { start, end }: FoundColor): boolean {
  if (isAsked(words, start) || stands(MINERALS, words, start, 1) || stands(LIKENESSES, words, start, 1)) return true;
  // “Crystals as big as walnuts”, “grandi come noci”.
  if (NOUN_COLORS.has(words.texts[start] ?? '') && stands(LIKE, words, start, 2)) return true;
  const isBand = stands(BANDS, words, start, 1) || follows(BANDS, words, end, 1);
  if (isBand && stands(HAVING, words, start, 3)) return true;
  return stands(IN_PASSING, words, start, 4) || follows(IN_PASSING_AFTER, words, end, 3);
}

/** Makes a reader of colours for a taxonomy; do it once. */
export function createColorReader(taxonomy: Taxonomy, { namesRock, isRock, placesOf }: ColorContext): ColorReader {
  const colors = createPhraseTable(
    taxonomy.colorFamilies.flatMap(({ words, described, value }) =>
      [...words, ...described].map((word) => [word, value] as const),
    ),
  );
  const shades = createPhraseTable(taxonomy.shades.flatMap((shade) => shade.words.map((word) => [word, shade] as const)));

  function familyOf(word: string): string | null {
    for (const form of [...listedForms(word), word.replace(TURKISH_ENDING, '')]) {
      if (form !== word && form.length < MIN_BASE) continue;
      const [found] = colors.findIn([form]);
      if (found !== undefined) return found.value;
    }
    return null;
  }

  /** A colour word in another form or a compound of two: dorée, schwarzen, graugrün, schneeweiß. */
  function colorsOfWord(word: string): readonly string[] {
    if (NOT_COLORS.has(word)) return [];
    const plain = familyOf(word) ?? familyOf(word.replace(SHADE_PREFIX, ''));
    if (plain !== null) return [plain];
    for (let cut = 3; cut <= word.length - 3; cut += 1) {
      const parts = [word.slice(0, cut), word.slice(cut)];
      if (parts.some((part) => part.length < MIN_BASE && !SHORT_COLORS.has(part))) continue;
      const [first, second] = parts.map(familyOf) as [string | null, string | null];
      if (first !== null && second !== null) return first === second ? [first] : [first, second];
    }
    const likeness = LIKENESS.exec(word)?.[1] ?? (RED_LIKENESS.test(word) ? 'rot' : null);
    const whole = likeness === null ? null : familyOf(likeness);
    return whole === null ? [] : [whole];
  }

  /** A shade beside a colour only says which one: ivory-white is white, giallo ocra yellow, rusty brown brown. */
  function isOnlyAShade(found: readonly FoundColor[], at: number, words: Words): boolean {
    const one = found[at];
    if (one === undefined || !isShade(words, one)) return false;
    const isBeside = (other: FoundColor | undefined, behind: boolean) =>
      other !== undefined &&
      (behind ? other.start === one.end : other.end === one.start) &&
      !words.endsClause[(behind ? one.end : one.start) - 1] &&
      !isShade(words, other);
    return isBeside(found[at + 1], true) || isBeside(found[at - 1], false);
  }
  const isShade = (words: Words, { start, end }: FoundColor) =>
    shades.findIn(words.texts.slice(start, end)).some((shade) => shade.start === 0 && shade.end === end - start) ||
    (end - start === 1 && NOUN_COLORS.has(words.texts[start] ?? ''));

  return (text, known) => {
    const words = readWords(text);
    const { texts } = words;
    const places = placesOf(words);
    const isNamed = namesRock(words);
    const found: FoundColor[] = [...colors.findIn(texts)];
    const taken = new Set(found.flatMap(({ start, end }) => texts.slice(start, end).map((_, index) => start + index)));
    for (const [at, word] of texts.entries()) {
      if (!taken.has(at)) for (const value of colorsOfWord(word)) found.push({ start: at, end: at + 1, value });
    }
    found.sort((a, b) => a.start - b.start);
    // “White and grey veins”: what is said of the last of colours joined so is said of all.
    const isAccentAt = found.map((one) => isAccent(words, one, isNamed, isRock));
    for (let at = found.length - 2; at >= 0; at -= 1) {
      const [one, next] = [found[at], found[at + 1]];
      if (one === undefined || next === undefined || !isAccentAt[at + 1] || next.start - one.end > 1) continue;
      const between = texts.slice(one.end, next.start);
      if (!words.endsClause[one.end - 1] && between.every((word) => LINKS.has(word)) && stands(WITH, words, one.start, 3))
        isAccentAt[at] = true;
    }
    const own = found.filter((one, at) => {
      const { start, end } = one;
      if (places.has(start) || isPlaceName(words, one) || isAccentAt[at] || isOfThing(words, one)) return false;
      return !isDenied(words, start, end) && !isOnlyAShade(found, at, words);
    });
    // Wet, weathered, polished or a mineral's, a colour is only the stone's where no other is told, and the first of them.
    const lasting = own.filter((one) => !isInPassing(words, one) && !isSilverOfGrey(own, one));
    return sum(
      (lasting.length > 0 ? lasting : own.filter(({ start }) => start === own[0]?.start)).flatMap(({ start, end, value }) => {
        const shade = shades.findIn(texts.slice(start, end)).find((each) => each.start === 0 && each.end === end - start);
        const agreed = shade?.value.between.filter((family) => known.includes(family)) ?? [];
        const families = agreed.length > 0 ? agreed : shade === undefined || !shade.value.all ? [value] : shade.value.between;
        return families.map((family) => ({ value: family, weight: 1, evidence: words.written(start, end) }));
      }),
    );
  };
}
