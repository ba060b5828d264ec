// Reads guides for the answer to a question: gathers the sections that may have it, and weighs what speaks for each. One model puts
// them in order, another says how probable it is that the first two have the answer. What is measured is in EVIDENCE; the weights
// are learned (tools/learn-answers.ts) and kept in reader-weights.json.
// Words are compared by stems, each weighed by how much it tells (Robertson and Spärck Jones, 1976), meaning by the embedder. A
// section is compared by what it says and by the questions that people are known to ask of it (Nogueira and others, 2019, expand
// documents by questions that a model predicts; ours are written by people). Cost: a pass over the known questions, and an
// embedding of every section that is looked at, which is remembered.
import type { Embedder } from '../embedder/static-embedder.ts';
import { type ScoredChunk, tellingWords } from '../retrieve.ts';
import type { AnswerWords } from './answer-words.ts';
import type { AskedQuestion } from './asked-questions.ts';
import { dot, dotAt } from './dot.ts';
import { inVerbs } from './idioms.ts';
import { keyOf, type Section, sectionsOf } from './sections.ts';

export const EVIDENCE = [
  'bias',
  'covered by the section',
  'covered by the headings',
  'covered by its heading',
  'covered with the questions asked of it',
  'covered by its best sentence',
  'best question asked',
  'best question asked, both ways',
  'best question asked, by meaning',
  'meaning of the section',
  'retrieval',
  'has the rarest word',
  'covered by its document',
  'words that no text has',
  'lacking words',
  'heaviest lacking word',
  'heaviest lacking word of its document',
  'asks who, when or what it costs',
  'nearest of all questions asked',
  'asks of another material',
  'nearly the same question asked',
  'nearest of all questions asked, by its likeness',
  'introduces a document of several sections',
  'lacks a number that is asked for',
  'nobody is known to ask',
  'nobody is known to ask, covered by the section',
  'subject named',
  'one telling word only',
  'best sentence, by meaning',
  'ahead in the questions asked, by meaning',
  'ahead in the meaning of the section',
  'ahead in the best sentence, by meaning',
] as const;
export type EvidenceName = (typeof EVIDENCE)[number];
export type Evidence = Readonly<Record<EvidenceName, number>>;

/** A section with what speaks for it. */
export interface WeighedSection {
  readonly section: Section;
  readonly evidence: Evidence;
  /** That it is the one which answers, if one does, in [0, 1]; over all sections they sum to 1. */
  readonly share: number;
}

/** What was read for a question. */
export interface Reading {
  /** The likeliest first. */
  readonly sections: readonly WeighedSection[];
  /** That the first two have the answer, in [0, 1]. */
  readonly probability: number;
}

/** What the first two sections, and how far the first is ahead, say of whether they have the answer. */
export const LEAD = ['score', 'ahead of the second', 'share'] as const;

/** As they are learned; what is left out weighs nothing. */
export interface ReaderWeights {
  /** For the order of sections. */
  readonly order: Readonly<Record<string, number>>;
  /** For the probability: of the first section's evidence, of the second's, and of {@link LEAD}. */
  readonly first: Readonly<Record<string, number>>;
  readonly second: Readonly<Record<string, number>>;
  readonly lead: Readonly<Record<string, number>>;
}

/** What is asked, in stems, and how much each tells. */
export interface Matter {
  readonly text: string;
  readonly stems: readonly string[];
  readonly weights: ReadonlyMap<string, number>;
}

export interface SectionReader {
  /** Null where a question has no word that tells anything. */
  matterOf(question: string, without: ReadonlySet<string>, kinds: readonly string[]): Matter | null;
  /** The documents whose sections are asked for in words near to the question's, the nearest first, then those near by meaning. */
  documentsAsked(matter: Matter): readonly string[];
  /** Weighs the sections of these passages; ties in the order of their keys. */
  weigh(matter: Matter, passages: readonly ScoredChunk[], isLeftOut?: (asked: AskedQuestion) => boolean): Reading;
}

/** Words that ask for a judgement and are not what a text would say. */
export const JUDGING =
  /^(best|better|good|bad|right|proper|properly|correct|suitable|recommended|advisable|important|really|exactly|usually|normally|typically|commonly|mainly|kind|kinds|sort|type|types|thing|things|way|ways|explain|happens|happen|cause|causes|many|much|need|make|makes|does|use|used|using|stone|stones|natural)$/;
/** A question that asks for an amount, a time or a number is answered by a section that has one. */
export const ASKS_NUMBER =
  /\bhow (thick|many|long|much|deep|wide|often|far|high|heavy|old|big|large|hot|fast)\b|\bwhat (thickness|slope|percentage|temperature|width|depth|size|value|class|number|angle|distance|year)\b|\bwhen (was|were|did)\b|\bhow soon\b|\bwhich\b.*\b(value|number|figure|thickness|grade|percentage)\b/i;
export const HAS_NUMBER =
  /\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|third|quarter|twice|once|daily|weekly|monthly|yearly|year|years|day|days|hour|hours|minutes|week|weeks|month|months)\b/i;
/** What follows in a title says more of its subject. */
export const TITLE_TAIL = /[,:;?]| and | or | for | of | in | to /;
/** Documents that are looked at because somebody asked alike. */
const MOST_ASKED = 6;
const MOST_ASKED_BY_MEANING = 5;
/** Likeness from which two questions ask nearly the same. */
const NEARLY_SAME = 0.55;
/** Brings weights of words to about 1. */
const SCALE = 8;
/** No guide tells who did something, when, or what it costs. */
const ASKS_UNTOLD =
  /^\W*(who|whose|when (was|were|did))\b|\b(prices?|costs?|salary|tax(es)?|dealers?|suppliers?|company|brand|salary|permit|conductivity|specific heat|insulation|litres|co2|carbon|rpm|voltage|volts?|watts?|rotation(al)? speed|revolutions)\b|\bhow much (is|are|do|does|did|would|will|must|should)\b/i;
/** What guides of stone do not treat, though it is cleaned, laid and repaired as well. */
const OTHER_MATERIAL =
  /\b(wood|wooden|timber|oak|teak|parquet|laminate|carpets?|leather|linoleum|vinyl|plastic|glass|ceramics?|porcelain|stoneware|terrazzo|concrete|bricks?|steel|iron|aluminium|copper|silver|gold|paint|wallpaper|fabric|cloth|composite|quartz composite|engineered|sintered|caesarstone|silestone|dekton|neolith|corian|laminam|acrylic|asphalt|tarmac|lawn|turf|car|bicycle|software|machines?|boiler|pipes?|gutters?)\b/gi;
/** Other trades and subjects, which touch stone and are not treated by guides of it; in the languages of questions. */
const OTHER_SUBJECT =
  /(?<!\p{L})(solar\p{L}*|solair\p{L}*|photovolta\p{L}*|fotovolta\p{L}*|lasers?|engrav\p{L}*|snow (guards?|hooks?|fences?)|awnings?|antennas?|satellite|flagpoles?|sharpen\p{L}*|affilat?\p{L}*|schärf\p{L}*|afilar|aiguis\p{L}*|forge|carbide|tungsten|insulat\p{L}*|dämm\p{L}*|isolant\p{L}*|aislamiento|permits?|permisos?|licen[cs]es?|autorizzazion\p{L}*|autorisation\p{L}*|autorizaci\p{L}*|genehmigung\p{L}*|ruhsat\p{L}*|izinler\p{L}*|insurance|assurance|versicherung\p{L}*|lawsuit|sue|refund|wages?|salar\p{L}*|herbs?|seeds?|sow(ing|n)?|fertili[sz]er\p{L}*|chewing gum|dewater\p{L}*|dispos(e|al)|landfill|sludge|recycl\p{L}*|explosiv\p{L}*|wiring|wired?|sockets?|cables?|compressors?|forklifts?|spindle|software|websites?|webshop|apps?|ladders?|lorr(y|ies)|stoves?|radiators?|mirrors?|enamel|taps?|cartridges?|ants|moles?|pigeons?|tauben|goldfish|planting|shrubs?|teppich\p{L}*|moquette|moqueta|radon|detectors?|irrigation|3d print\p{L}*)(?!\p{L})/giu;
const MOST_REMEMBERED = 20_000;

export function createSectionReader(deps: {
  readonly words: AnswerWords;
  readonly embedder: () => Embedder;
  readonly asked: readonly AskedQuestion[];
  readonly weights: ReaderWeights;
}): SectionReader {
  const { words, asked, weights: learned } = deps;
  const stemsOf = remembered((text) => new Set(words.stems(text)));
  const tellingOf = remembered((text) => new Set(words.stems(tellingWords(inVerbs(text)).join(' '))));
  let meanings: { readonly embedder: Embedder; readonly of: (text: string) => Float32Array } | null = null;
  const meaningOf = (text: string) => {
    const embedder = deps.embedder();
    if (meanings?.embedder !== embedder) meanings = { embedder, of: remembered((said) => embedder.embed(said)) };
    return meanings.of(text);
  };
  const askedStems = new Set<string>();
  for (const { question } of asked) for (const stem of words.stems(question)) askedStems.add(stem);

  function matterOf(question: string, without: ReadonlySet<string>, kinds: readonly string[]): Matter | null {
    const telling = tellingWords(inVerbs(question));
    const matter = telling.filter((word) => !JUDGING.test(word));
    const text = [...(matter.length === 0 ? telling : matter), ...kinds].join(' ');
    const stems = [...new Set(words.stems(text))].filter((stem) => !without.has(stem));
    return stems.length === 0 ? null : { text: question, stems, weights: words.weights(text) };
  }

  const weightOf = ({ weights }: Matter, stem: string) => weights.get(stem) ?? 0;
  const sumOf = (matter: Matter, stems: Iterable<string>) => {
    let sum = 0;
    for (const stem of stems) sum += weightOf(matter, stem);
    return sum;
  };

  /** How much of what is asked stands in one of the sets, in [0, 1]. */
  function coverage(matter: Matter, ...sets: readonly ReadonlySet<string>[]): number {
    const total = sumOf(matter, matter.stems);
    if (total === 0) return 0;
    return (
      sumOf(
        matter,
        matter.stems.filter((stem) => sets.some((set) => set.has(stem))),
      ) / total
    );
  }

  /** The cosine of the stems of both, each by its weight. */
  function likeness(matter: Matter, question: string): number {
    const stems = tellingOf(question);
    const square = (of: Iterable<string>, weights: ReadonlyMap<string, number>) => {
      let sum = 0;
      for (const stem of of) sum += (weights.get(stem) ?? 0) ** 2;
      return sum;
    };
    const both = matter.stems.filter((stem) => stems.has(stem));
    if (both.length === 0) return 0;
    const own = square(matter.stems, matter.weights);
    const other = square(stems, weightsOf(question));
    return square(both, matter.weights) / Math.sqrt(own * other);
  }
  const weightsOf = remembered((text) => words.weights(inVerbs(text)));

  /** By stem the places of the known questions that have it. */
  let placesOf: Map<string, number[]> | null = null;
  function askedWith(stems: readonly string[]): ReadonlySet<number> {
    if (placesOf === null) {
      placesOf = new Map();
      for (const [at, { question }] of asked.entries())
        for (const stem of tellingOf(question)) {
          const places = placesOf.get(stem);
          if (places === undefined) placesOf.set(stem, [at]);
          else places.push(at);
        }
    }
    return new Set(stems.flatMap((stem) => placesOf?.get(stem) ?? []));
  }

  /** The embeddings of the known questions, one after the other. */
  let askedMeanings: { readonly embedder: Embedder; readonly values: Float32Array } | null = null;
  function meaningsAsked(): Float32Array {
    const embedder = deps.embedder();
    if (askedMeanings?.embedder !== embedder) {
      const values = new Float32Array(asked.length * embedder.dimensions);
      for (const [at, { question }] of asked.entries()) values.set(meaningOf(question), at * embedder.dimensions);
      askedMeanings = { embedder, values };
    }
    return askedMeanings.values;
  }

  function documentsAsked(matter: Matter): readonly string[] {
    const best = new Map<string, number>();
    for (const at of askedWith(matter.stems)) {
      const { sourceId = '', question = '' } = asked[at] ?? {};
      const near = coverage(matter, tellingOf(question)) + likeness(matter, question);
      if (near > (best.get(sourceId) ?? 0.2)) best.set(sourceId, near);
    }
    const meant = new Map<string, number>();
    const meaning = meaningOf(matter.text);
    const values = meaningsAsked();
    for (const [at, { sourceId }] of asked.entries()) {
      const near = dotAt(meaning, values, at * meaning.length);
      if (near > (meant.get(sourceId) ?? 0)) meant.set(sourceId, near);
    }
    return [...new Set([...nearest(best, MOST_ASKED), ...nearest(meant, MOST_ASKED_BY_MEANING)])];
  }

  function weigh(
    matter: Matter,
    passages: readonly ScoredChunk[],
    isLeftOut: (asked: AskedQuestion) => boolean = () => false,
  ): Reading {
    const sections = sectionsOf(
      passages,
      asked.filter((one) => !isLeftOut(one)),
    );
    const meaning = meaningOf(matter.text);
    const rarest = matter.stems.toSorted((a, b) => weightOf(matter, b) - weightOf(matter, a))[0] ?? '';
    const total = sumOf(matter, matter.stems);
    const known = words.known(matter.stems);
    const unknown =
      sumOf(
        matter,
        matter.stems.filter((stem) => !known.has(stem) && !askedStems.has(stem)),
      ) / Math.max(1e-9, total);
    const best = Math.max(1e-9, ...sections.map(({ score }) => score));
    const documents = Map.groupBy(sections, ({ sourceId }) => sourceId);
    const stemsOfDocument = new Map(
      [...documents].map(([sourceId, of]) => [sourceId, union(of.flatMap((section) => allStems(section)))]),
    );
    const bestAsked = Math.max(
      0,
      ...sections.flatMap((section) => section.asked.map((question) => likeness(matter, question))),
    );
    const named = [OTHER_MATERIAL, OTHER_SUBJECT].flatMap((of) => matter.text.match(of) ?? []);
    const others = words.stems(named.join(' '));
    const asksNumber = ASKS_NUMBER.test(matter.text);
    const meant = sections.map((section) => ({
      asked: Math.max(0, ...section.asked.map((question) => dot(meaning, meaningOf(question)))),
      whole: Math.max(
        0,
        dot(meaning, meaningOf([section.title, section.heading, ...section.quotables.map(({ quote }) => quote)].join('\n'))),
      ),
      sentence: Math.max(0, ...section.quotables.map(({ quote }) => dot(meaning, meaningOf(quote)))),
    }));
    const aheadInAsked = leads(meant.map((by) => by.asked));
    const aheadInWhole = leads(meant.map((by) => by.whole));
    const aheadInSentence = leads(meant.map((by) => by.sentence));
    const evidenceOf = (section: Section, at: number): Evidence => {
      const title = stemsOf(section.title);
      const heading = stemsOf(section.heading);
      const said = section.quotables.map(({ kind, before, quote }) => stemsOf(kind === 'row' ? `${before} ${quote}` : quote));
      const questions = section.asked.map((question) => tellingOf(question));
      const inSection = coverage(matter, title, heading, ...said);
      const isAsked = section.asked.length > 0;
      const subject = tellingOf(section.title.split(TITLE_TAIL)[0] ?? '');
      const named = matter.stems.filter((stem) => subject.has(stem)).length;
      const all = union([title, heading, ...said, ...questions]);
      const document = stemsOfDocument.get(section.sourceId) ?? all;
      const lacking = matter.stems.filter((stem) => !all.has(stem));
      const like = Math.max(0, ...section.asked.map((question) => likeness(matter, question)));
      return {
        bias: 1,
        'covered by the section': inSection,
        'covered by the headings': coverage(matter, title, heading),
        'covered by its heading': coverage(matter, heading),
        'covered with the questions asked of it': coverage(matter, title, heading, ...said, ...questions),
        'covered by its best sentence': Math.max(0, ...said.map((stems) => coverage(matter, stems))),
        'best question asked': Math.max(0, ...questions.map((stems) => coverage(matter, stems))),
        'best question asked, both ways': like,
        'best question asked, by meaning': meant[at]?.asked ?? 0,
        'meaning of the section': meant[at]?.whole ?? 0,
        retrieval: section.score / best,
        'has the rarest word': [heading, title, ...said, ...questions].some((stems) => stems.has(rarest)) ? 1 : 0,
        'covered by its document': coverage(matter, document),
        'words that no text has': unknown,
        'lacking words': sumOf(matter, lacking) / SCALE,
        'heaviest lacking word': Math.max(0, ...lacking.map((stem) => weightOf(matter, stem))) / SCALE,
        'heaviest lacking word of its document':
          Math.max(0, ...matter.stems.filter((stem) => !document.has(stem)).map((stem) => weightOf(matter, stem))) / SCALE,
        'asks who, when or what it costs': ASKS_UNTOLD.test(matter.text) ? 1 : 0,
        'asks of another material': others.some((stem) => !all.has(stem)) ? 1 : 0,
        'nearest of all questions asked, by its likeness': like > 0 && like === bestAsked ? like : 0,
        'nearly the same question asked': Math.max(0, like - NEARLY_SAME) / (1 - NEARLY_SAME),
        'introduces a document of several sections':
          section.heading === '' && (documents.get(section.sourceId)?.length ?? 0) > 1 ? 1 : 0,
        'nearest of all questions asked': bestAsked === 0 ? 0 : like / bestAsked,
        'lacks a number that is asked for':
          asksNumber && !section.quotables.some(({ quote }) => HAS_NUMBER.test(quote)) ? 1 : 0,
        'nobody is known to ask': isAsked ? 0 : 1,
        'nobody is known to ask, covered by the section': isAsked ? 0 : inSection,
        'subject named': named > 0 && named >= subject.size / 2 ? 1 : 0,
        'one telling word only': matter.stems.length === 1 ? 1 : 0,
        'best sentence, by meaning': meant[at]?.sentence ?? 0,
        'ahead in the questions asked, by meaning': aheadInAsked[at] ?? 0,
        'ahead in the meaning of the section': aheadInWhole[at] ?? 0,
        'ahead in the best sentence, by meaning': aheadInSentence[at] ?? 0,
      };
    };
    return inOrder(
      sections.map((section, at) => ({ section, evidence: evidenceOf(section, at) })),
      learned,
    );
  }

  function allStems(section: Section): ReadonlySet<string>[] {
    return [
      stemsOf(section.title),
      stemsOf(section.heading),
      ...section.quotables.map(({ quote }) => stemsOf(quote)),
      ...section.asked.map((question) => tellingOf(question)),
    ];
  }

  return { matterOf, documentsAsked, weigh };
}

/** Puts sections in order by a conditional logit, and by a logistic model says how probable it is that the first two have the answer. */
function inOrder(weighed: readonly Omit<WeighedSection, 'share'>[], weights: ReaderWeights): Reading {
  const scored = weighed
    .map((one) => ({ ...one, score: weightedSum(one.evidence, weights.order) }))
    .sort((a, b) => b.score - a.score || (keyOf(a.section) < keyOf(b.section) ? -1 : 1));
  const [first, second] = scored;
  if (first === undefined) return { sections: [], probability: 0 };
  const total = scored.reduce((sum, { score }) => sum + Math.exp(score - first.score), 0);
  const sections = scored.map(({ score, ...one }) => ({ ...one, share: Math.exp(score - first.score) / total }));
  const logit =
    weightedSum(first.evidence, weights.first) +
    weightedSum(second?.evidence ?? {}, weights.second) +
    weightedSum(leadOf(first.score, second?.score ?? first.score, 1 / total), weights.lead);
  return { sections, probability: 1 / (1 + Math.exp(-logit)) };
}

/** How far the first section is ahead, by the names of {@link LEAD}. */
export function leadOf(first: number, second: number, share: number): Readonly<Record<(typeof LEAD)[number], number>> {
  return { score: first, 'ahead of the second': first - second, share };
}

function weightedSum(amounts: Readonly<Record<string, number>>, weights: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const [name, amount] of Object.entries(amounts)) sum += amount * (weights[name] ?? 0);
  return sum;
}

/** How far each is above the best of the others. */
function leads(amounts: readonly number[]): readonly number[] {
  const [first = 0, second = 0] = amounts.toSorted((a, b) => b - a);
  return amounts.map((amount) => amount - (amount === first ? second : first));
}

/** The nearest documents, ties by id. */
function nearest(documents: ReadonlyMap<string, number>, most: number): readonly string[] {
  return [...documents]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([sourceId]) => sourceId);
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const set of sets) for (const stem of set) all.add(stem);
  return all;
}

function remembered<Value>(make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
}
