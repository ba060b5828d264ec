/**
 * The type that a description says. Three kinds of evidence are added: words that name a rock, in the sense that their context
 * leaves them; signs and phrases of petrographers; and traits, each of which speaks for some types and against others, as the
 * logarithm of how much oftener it is said of them (naive Bayes with weights set by hand). O(words).
 */

import { foldWords } from '../identity/name-tokens.ts';
import { follows, isDenied, type Reading, readWords, stands, sum, type Words } from './description-text.ts';
import { MINERALS, STRUCTURES, STRUCTURES_BEFORE } from './description-words.ts';
import { createPhraseTable } from './phrase-table.ts';
import { becomes, corrects, isOnlyCalcareous, isTradeSense, type RockSense, senseOf } from './rock-context.ts';
import type { Taxonomy } from './taxonomy.ts';

export interface TypeReader {
  /** The weightiest first; what speaks against a type is negative. */
  types(text: string): readonly Reading[];
  /** The same by the words of geologists only, for `petrography`. */
  petrographies(text: string): readonly Reading[];
  /** Whether the text names a rock outright. */
  namesRock(words: Words): boolean;
  /** Whether a word names a rock or is a geologist's sign of one. */
  isRock(word: string): boolean;
}

/** Several words that stand in one text in any order, as `banded & calcite` asks for. */
interface Sign {
  readonly words: readonly string[];
  readonly value: string;
}

/** A type with the weight of the word that says so. */
interface TypeSaid {
  readonly value: string;
  readonly weight: number;
}

const WEIGHT = { word: 3, petrography: 2, sign: 1.5, hint: 0.75, loose: 1.4 } as const;
/** A word that names the rock goes before all traits that may be told of it. */
const NAMED = 2;
/** What a rock's name weighs by the sense it has: one that is denied or only likened to is not what the stone is. */
const SENSE: Readonly<Record<Exclude<RockSense, 'sold-as'>, number>> = { meant: 1, 'not-meant': -0.3, beside: 0.2 };
/** What a trade name weighs: where it goes before the rest, where it does not, and where the text sets it right. */
const SOLD_AS = { rightly: 1.4, hardly: 0.6, corrected: -0.3 } as const;
/** Words for any stone that is used so, which name the likeliest rock only where nothing else does. */
const LOOSE: ReadonlySet<string> = new Set(['freestone', 'flagstone', 'kayrak']);
/** Rocks that the taxonomy lists with their Turkish endings. */
const TURKISH_ROCKS: ReadonlySet<string> = new Set([
  'mermer',
  'traverten',
  'oniks',
  'bazalt',
  'kumtaş',
  'kireçtaş',
  'kuvarsit',
]);
/** What a trait that is denied speaks against the types it speaks for. */
const DENIED_TRAIT = -0.6;

/** Turkish and German say “without” by an ending: fosilsiz, porenfrei. */
const WITHOUT = /\p{L}{3}(s[iu]z|frei)$/u;

interface NamedRock extends Reading {
  readonly sense: RockSense;
  readonly isWord: boolean;
}

/** All that is said of each type in one, the weightiest first. */
function total(readings: readonly Reading[], traits: readonly Reading[]): Reading[] {
  const totals = new Map(sum(readings.toSorted((a, b) => b.weight - a.weight)).map((reading) => [reading.value, reading]));
  for (const trait of traits) {
    const known = totals.get(trait.value);
    totals.set(trait.value, known === undefined ? trait : { ...known, weight: known.weight + trait.weight });
  }
  return [...totals.values()].sort((a, b) => b.weight - a.weight);
}

/** Whether what stands there is only said of veins or flecks: “calcite threads”, “vene di quarzo”. */
const isOfVeins = (words: Words, start: number, end: number) =>
  end === start + 1 &&
  MINERALS.has(words.texts[start] ?? '') &&
  (follows(STRUCTURES, words, end, 1) || stands(STRUCTURES_BEFORE, words, start, 2));

/** Makes a reader of types for a taxonomy; do it once. */
export function createTypeReader(taxonomy: Taxonomy): TypeReader {
  const isSign = (phrase: string) => phrase.includes('&');
  const signs = taxonomy.types.flatMap(({ petrography, value }) =>
    petrography.filter(isSign).map((phrase): Sign => ({ words: foldWords(phrase.replaceAll('&', ' ')), value })),
  );
  const said = (phrases: readonly string[], value: string, weight: number) =>
    phrases.map((phrase): readonly [string, TypeSaid] => [phrase, { value, weight }]);
  const petrographic = taxonomy.types.flatMap(({ petrography, value }) =>
    said(
      petrography.filter((phrase) => !isSign(phrase)),
      value,
      WEIGHT.petrography,
    ),
  );
  // A compound that ends in the rock's name names it (Silberquarzit), and so does its name with a Turkish ending (bazaltın).
  const compounds = taxonomy.types.flatMap(({ petrography, value }) =>
    said(
      petrography.filter(
        (phrase) => phrase.startsWith('*') || (phrase.endsWith('*') && TURKISH_ROCKS.has(phrase.slice(0, -1))),
      ),
      value,
      WEIGHT.word,
    ),
  );
  const described = taxonomy.types.flatMap((type) => said(type.described, type.value, WEIGHT.word));
  const hints = taxonomy.types.flatMap((type) => said(type.hints, type.value, WEIGHT.hint));
  const typeWords = taxonomy.types.flatMap(({ words, value }) => said(words, value, WEIGHT.word));
  const types = createPhraseTable([...compounds, ...described, ...petrographic, ...typeWords, ...hints]);
  const petrographies = createPhraseTable(petrographic);
  const traits = createPhraseTable(taxonomy.traits.flatMap((trait) => trait.words.map((word) => [word, trait] as const)));

  function findSigns({ texts }: Words): Reading[] {
    const present = new Set(texts);
    return signs.flatMap(({ words, value }) =>
      words.every((word) => present.has(word)) ? [{ value, weight: WEIGHT.sign, evidence: words.join(', ') }] : [],
    );
  }

  /** Each trait once, however often it is said, and what traits say together or beside a rock that is named. */
  function findTraits(words: Words, named: readonly NamedRock[]): Reading[] {
    const found = new Map<string, { readonly factor: number; readonly evidence: string }>();
    for (const { value, sense, isWord, evidence } of named)
      if (isWord && sense === 'meant') found.set(value, { factor: 1, evidence });
    const readings: Reading[] = [];
    for (const { start, end, value: trait } of traits.findIn(words.texts)) {
      if (found.has(trait.value) || isOfVeins(words, start, end)) continue;
      const factor = isDenied(words, start, end) || WITHOUT.test(words.texts[end - 1] ?? '') ? DENIED_TRAIT : 1;
      const evidence = words.written(start, end);
      found.set(trait.value, { factor, evidence });
      for (const [value, weight] of Object.entries(trait.speaks)) readings.push({ value, weight: weight * factor, evidence });
    }
    for (const { traits: joined, speaks } of taxonomy.together) {
      if (!joined.every((trait) => found.get(trait)?.factor === 1)) continue;
      const evidence = joined.map((trait) => found.get(trait)?.evidence).join(', ');
      for (const [value, weight] of Object.entries(speaks)) readings.push({ value, weight, evidence });
    }
    return readings;
  }

  function namedIn(words: Words, table: typeof types): NamedRock[] {
    return table.findIn(words.texts).flatMap(({ start, end, value: { value, weight } }): NamedRock[] => {
      const isLoose = LOOSE.has(words.texts[start] ?? '') || isOnlyCalcareous(words, start, end);
      const isWord = weight === WEIGHT.word && !isLoose;
      const evidence = words.written(start, end);
      if (!isWord) {
        const isMeant = !isDenied(words, start, end);
        return isMeant ? [{ value, weight: isLoose ? WEIGHT.loose : weight, evidence, sense: 'meant', isWord }] : [];
      }
      const sense = senseOf(words, start, end);
      return [{ value: becomes(value, words, start, end), weight: weight * NAMED, evidence, sense, isWord }];
    });
  }

  return {
    types(text) {
      const words = readWords(text);
      const named = namedIn(words, types);
      const readings = named.flatMap(({ sense, ...rock }) =>
        sense === 'sold-as' ? [] : [{ ...rock, weight: rock.weight * SENSE[sense] }],
      );
      readings.push(...findSigns(words).map((sign) => ({ ...sign, isWord: false })));
      const told = findTraits(words, named);
      const claims = named.filter(({ sense }) => sense === 'sold-as');
      if (claims.length === 0) return total(readings, told);
      const [rival] = total(readings, told);
      const isNamed = readings.some(({ isWord, value, weight }) => isWord && weight > 0 && value === rival?.value);
      const isCorrected = corrects(words);
      const weightOf = ({ value, weight }: NamedRock) => {
        if (isCorrected) return weight * SOLD_AS.corrected;
        const isRight = rival === undefined || rival.value === value || isTradeSense(value, rival.value, isNamed);
        return weight * (isRight ? SOLD_AS.rightly : SOLD_AS.hardly);
      };
      return total([...readings, ...claims.map((claim) => ({ ...claim, weight: weightOf(claim) }))], told);
    },
    petrographies(text) {
      const words = readWords(text);
      return sum([...namedIn(words, petrographies), ...findSigns(words)]);
    },
    namesRock: ({ texts }) => types.findIn(texts).some(({ value }) => value.weight === WEIGHT.word),
    isRock: (word) => types.findIn([word]).some(({ value }) => value.weight > WEIGHT.hint),
  };
}
