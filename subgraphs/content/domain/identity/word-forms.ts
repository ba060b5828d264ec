/** Endings by which adjectives agree with their nouns, and what the word that dictionaries list ends in instead. */
const ENDINGS: readonly (readonly [ending: string, bases: readonly string[]])[] = [
  ['es', ['', 'e']],
  ['en', ['', 'e']],
  ['em', ['', 'e']],
  ['er', ['', 'e']],
  ['os', ['o']],
  ['as', ['a', 'o']],
  ['hi', ['o']],
  ['he', ['a', 'o']],
  ['i', ['o', 'e']],
  ['e', ['', 'a', 'o']],
  ['a', ['o', '']],
  ['s', ['']],
  ['o', ['']],
];
const MIN_STEM = 3;

/** The forms under which a folded adjective may be listed: `doree` under `dore`, `gialle` under `gialla`, `schwarzen` … */
export function listedForms(word: string): string[] {
  return [
    word,
    ...ENDINGS.flatMap(([ending, bases]) => {
      const stem = word.slice(0, -ending.length);
      return word.endsWith(ending) && stem.length >= MIN_STEM ? bases.map((base) => stem + base) : [];
    }),
  ];
}
