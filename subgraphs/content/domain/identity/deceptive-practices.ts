import type { NamedStone, NameIndex } from './name-index.ts';
import { foldWords } from './name-tokens.ts';
import { trueNature } from './name-warnings.ts';
import { countryOf, rockTypeOf } from './trade-words.ts';

/** A way in which names mislead buyers, with the catalogue's examples. */
export interface DeceptivePracticeRecord {
  readonly category: string;
  readonly impact: 'LOW' | 'MEDIUM' | 'HIGH';
  readonly explanation: string;
  readonly examples: readonly { readonly name: string; readonly trueNature: string; readonly stoneId: string }[];
  readonly tips: readonly string[];
}

interface Practice extends Omit<DeceptivePracticeRecord, 'examples'> {
  /** Whether a deceptive name of a stone is of this kind; the first practice that says so takes it. */
  readonly covers: (words: readonly string[], stone: NamedStone, note: string) => boolean;
}

const saysRock = (words: readonly string[], type: string) => words.some((word) => rockTypeOf(word) === type);
const isRock = (stone: NamedStone, ...types: readonly string[]) => types.includes(stone.data.type.toLowerCase());

const PRACTICES: readonly Practice[] = [
  {
    category: 'Marble sold as quartzite or granite',
    impact: 'HIGH',
    explanation:
      'A calcitic or dolomitic marble is offered under the name of a hard, acid-proof stone. In a kitchen it etches with lemon juice and scratches under a knife.',
    tips: [
      'Scratch glass with an edge of the sample: quartzite does it, marble does not.',
      'Put dilute acid on a hidden spot: marble fizzes, dolomitic marble when powdered or warm, quartzite and granite never.',
      'Ask for the petrographic description of EN 12407.',
    ],
    covers: (words, stone) => isRock(stone, 'marble') && (saysRock(words, 'quartzite') || saysRock(words, 'granite')),
  },
  {
    category: 'Serpentinite sold as marble',
    impact: 'HIGH',
    explanation:
      'Green serpentinites and ophicalcites are sold as green marble. They do not fizz like marble, but many warp when they are set with water-based adhesive.',
    tips: [
      'Set green stones with epoxy or a reactive-resin adhesive unless tests show that they stay flat.',
      'Ask for the petrographic name; serpentine minerals are the sign.',
    ],
    covers: (_, stone, note) => isRock(stone, 'serpentinite') && !/american name|name of|origin/.test(note),
  },
  {
    category: 'Stone named after another origin',
    impact: 'MEDIUM',
    explanation: 'The name of a famous quarry is given to a stone from another country that only resembles it.',
    tips: [
      'Ask for the quarry and the country of origin as EN 12440 wants them.',
      'Compare the price: a famous name far below its price is a sign.',
    ],
    covers: (words, stone, note) =>
      /\bnot (from|spanish)\b|not a botticino|stone sold under|stone, not from|trade nickname|^argentine stone/.test(note) ||
      words.some(
        (word) => countryOf(word) !== null && countryOf(word) !== stone.data.origin.country && !saysRock(words, 'granite'),
      ),
  },
  {
    category: 'Ornamental stone sold as jade',
    impact: 'MEDIUM',
    explanation:
      'Green onyx-marble, marble or serpentinite is given the name of a gemstone. Jade is nephrite or jadeite and far harder.',
    tips: ['A steel blade scratches onyx-marble and marble, never jade.', 'Expect the price of marble, not of a gem.'],
    covers: (words) => words.includes('jade'),
  },
  {
    category: 'Limestone sold as marble',
    impact: 'LOW',
    explanation:
      'A limestone that takes a polish is called marble. The trade has always done so, but porosity, wear and frost resistance are those of a limestone.',
    tips: [
      'Read the water absorption (EN 13755) and abrasion (EN 14157) before the name.',
      'Outside, ask for the frost test of EN 12371.',
    ],
    covers: (words, stone) => isRock(stone, 'limestone', 'dolomite', 'travertine') && saysRock(words, 'marble'),
  },
  {
    category: 'Gneiss sold as granite or quartzite',
    impact: 'MEDIUM',
    explanation:
      'A foliated gneiss is sold under the name of a massive granite or of a quartzite. It splits along its foliation and varies more.',
    tips: [
      'Ask for flexural strength (EN 12372) across and along the foliation.',
      'Look at the whole slab: gneiss is streaked.',
    ],
    covers: (words, stone) => isRock(stone, 'gneiss', 'schist') && (saysRock(words, 'granite') || saysRock(words, 'quartzite')),
  },
  {
    category: 'Quartzite sold as marble or granite',
    impact: 'MEDIUM',
    explanation:
      'A quartzite is offered as marble for its look or as granite for its fame. It is harder than both names suggest and dearer to work.',
    tips: ['Ask for the petrographic name before agreeing on fabrication prices.', 'Acid leaves quartzite untouched.'],
    covers: (words, stone) => isRock(stone, 'quartzite') && (saysRock(words, 'marble') || saysRock(words, 'granite')),
  },
  {
    category: 'Another rock than the name says',
    impact: 'MEDIUM',
    explanation:
      'The rock word in the name is not the rock: a limestone called granite, a siltstone called slate, a gabbro called marble.',
    tips: ['Treat the rock word in a trade name as advertising.', 'Ask for the petrographic description of EN 12407.'],
    covers: () => true,
  },
];

/**
 * The catalogue's deceptive names grouped by practice, worst impact first; practices without an example are left out,
 * examples are in the order of their names.
 */
export function deceptivePractices(index: NameIndex): readonly DeceptivePracticeRecord[] {
  const examples = new Map<Practice, { name: string; trueNature: string; stoneId: string }[]>();
  for (const stone of index.stones) {
    for (const alias of stone.data.aliases) {
      if (alias.kind !== 'DECEPTIVE') continue;
      const words = foldWords(alias.name);
      const practice = PRACTICES.find((candidate) => candidate.covers(words, stone, (alias.note ?? '').toLowerCase()));
      if (practice === undefined) continue;
      const list = examples.get(practice) ?? [];
      list.push({ name: alias.name, trueNature: `${stone.data.name}: ${trueNature(stone.data)}`, stoneId: stone.id });
      examples.set(practice, list);
    }
  }
  const rank = { HIGH: 0, MEDIUM: 1, LOW: 2 };
  return PRACTICES.flatMap((practice) => {
    const found = examples.get(practice);
    if (found === undefined) return [];
    const { category, impact, explanation, tips } = practice;
    return [{ category, impact, explanation, tips, examples: found.sort((a, b) => a.name.localeCompare(b.name)) }];
  }).sort((a, b) => rank[a.impact] - rank[b.impact]);
}
