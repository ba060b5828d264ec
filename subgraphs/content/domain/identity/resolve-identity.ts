/**
 * Which stone a name stands for.
 *
 * An exact name wins, the stone's own before another's alias; an alias of several stones is AMBIGUOUS with exactly those. Else
 * the names that share a word with the query, by spelling, meaning or likeness, are aligned with it (align-names.ts) and the
 * cheapest fit wins if nothing else is near. Names of imitations, bare rock or colour words and what no name fits are
 * UNRESOLVED, with the near misses as candidates. About 1 ms.
 */
import type { IdentityCandidateRecord, IdentityRecord } from '../../../../platform/ports/catalogue.ts';
import { fitName, type NameFit, type QueryWord } from './align-names.ts';
import { calibrated } from './confidence.ts';
import { explainRest, isNoise } from './explain-rest.ts';
import { type LearnedMatch, NOTHING_LEARNED } from './learned-match.ts';
import {
  describeWord,
  isVocabulary,
  type NamedStone,
  type NameEntry,
  type NameIndex,
  type NameOwner,
  type NameWord,
} from './name-index.ts';
import { tokenizeName } from './name-tokens.ts';
import { nameWarnings } from './name-warnings.ts';
import { nearMisses } from './near-misses.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';
import { type QueryText, readingsOf, readText, toWords } from './read-query.ts';
import { isImitationWord, LONG_IMITATION_WORDS } from './trade-words.ts';
import { createWordsAlike } from './words-alike.ts';

/** Words of a query that are read; a longer query is a text, not a name. */
const MAX_QUERY_WORDS = 40;
const MAX_QUERY_LENGTH = 400;
const MAX_CANDIDATES = 10;
/** Fits nearer than this are told apart by nothing: the query is ambiguous. */
const TIE = 0.012;
const MISSPELT_TIE = 0.035;
/** The dearest fit that still resolves. */
const MAX_COST = 0.42;

/** One search: `rejectedIds` are stones that people said this query does not stand for. */
interface Search {
  readonly index: NameIndex;
  readonly query: string;
  readonly rejectedIds: ReadonlySet<string>;
  readonly toConfidence: (rawScore: number) => number;
}

interface Found {
  readonly entry: NameEntry;
  readonly owner: NameOwner;
  readonly fit: NameFit;
}

function unresolved(query: string, candidates: readonly IdentityCandidateRecord[] = []): IdentityRecord {
  return {
    query,
    status: 'UNRESOLVED',
    stoneId: null,
    confidence: 0,
    matchedName: null,
    matchedKind: null,
    candidates,
    warnings: [],
  };
}

/** What a match is worth before it is calibrated, in [0.05, 1]: 1 for the stone's own name as it is written. */
function rawScoreOf({ owner, fit }: Found): number {
  const start = owner.canonical ? 1 : owner.kind === 'DECEPTIVE' ? 0.95 : 0.97;
  const doubt = fit.contradictedType === null ? 0 : 0.1;
  return Math.min(1, Math.max(0.05, start - Math.max(0, fit.cost - (owner.canonical ? 0 : 0.02)) - doubt));
}

function reasonsOf({ owner, fit }: Found): string[] {
  const kind = owner.kind === null ? 'name of the stone' : `${owner.kind.toLowerCase()} alias`;
  return [
    kind,
    ...(fit.misspelling > 0 ? ['misspelt'] : []),
    ...(fit.shortened ? ['shortened'] : []),
    ...(fit.translated ? ['in another language'] : []),
    ...(fit.reordered ? ['in another order'] : []),
    ...fit.hints.map((hint) => `${hint} agrees`),
    ...(fit.contradictedType === null ? [] : [`type contradicts: ${fit.contradictedType}`]),
  ];
}

function toCandidate({ toConfidence }: Search, found: Found): IdentityCandidateRecord {
  return {
    stoneId: found.owner.stone.id,
    confidence: toConfidence(rawScoreOf(found)),
    matchedName: found.entry.name,
    reasons: reasonsOf(found),
  };
}

/** The cheapest fit of each stone, cheapest first. */
function bestOfEachStone(found: readonly Found[]): Found[] {
  const best = new Map<string, Found>();
  for (const one of found) {
    const known = best.get(one.owner.stone.id);
    if (known === undefined || one.fit.cost < known.fit.cost) best.set(one.owner.stone.id, one);
  }
  return [...best.values()].sort(
    (a, b) => a.fit.cost - b.fit.cost || a.owner.stone.data.name.localeCompare(b.owner.stone.data.name),
  );
}

function resolved({ query, toConfidence }: Search, found: Found): IdentityRecord {
  return {
    query,
    status: 'RESOLVED',
    stoneId: found.owner.stone.id,
    confidence: toConfidence(rawScoreOf(found)),
    matchedName: found.entry.name,
    matchedKind: found.owner.kind,
    candidates: [],
    warnings: nameWarnings(found.entry, found.owner, found.fit),
  };
}

/** @param tied each gets its share of what it would be trusted with alone */
function ambiguous(search: Search, tied: readonly Found[]): IdentityRecord {
  const { query } = search;
  const shares = tied.map((found) => {
    const candidate = toCandidate(search, found);
    return { ...candidate, confidence: Math.round((candidate.confidence * 1000) / tied.length) / 1000 };
  });
  const names = tied.map((found) => found.owner.stone.data.name).join(', ');
  return {
    query,
    status: 'AMBIGUOUS',
    stoneId: null,
    confidence: shares[0]?.confidence ?? 0,
    matchedName: tied[0]?.entry.name ?? null,
    matchedKind: tied[0]?.owner.kind ?? null,
    candidates: shares,
    warnings: [
      {
        type: 'HOMONYM',
        severity: 'MEDIUM',
        message: `“${tied[0]?.entry.name ?? query}” may be any of these stones: ${names}. Ask for the quarry.`,
      },
    ],
  };
}

const EXACT: NameFit = {
  cost: 0,
  misspelling: 0,
  reordered: false,
  translated: false,
  shortened: false,
  contradictedType: null,
  saidRocks: [],
  hints: [],
};

function resolveExactly(search: Search, key: string): IdentityRecord | null {
  const { index, rejectedIds } = search;
  const entry = index.byKey.get(key);
  const owners = entry?.owners.filter(({ stone }) => !rejectedIds.has(stone.id)) ?? [];
  const [first, ...others] = owners;
  if (entry === undefined || first === undefined) return null;
  if (first.canonical || others.length === 0) return resolved(search, { entry, owner: first, fit: EXACT });
  return ambiguous(
    search,
    owners.map((owner) => ({ entry, owner, fit: EXACT })),
  );
}

const IMITATIONS_ALIKE = createWordsAlike(LONG_IMITATION_WORDS);

function isImitation(words: readonly NameWord[]): boolean {
  return words.some(
    ({ text, rock }) =>
      isImitationWord(text) || (rock === null && text.length >= 8 && IMITATIONS_ALIKE.like(text, -0.5).size > 0),
  );
}

/** Of a word that some name has: Calacata is Calacatta, but Makrana is no Marquina. */
const slightSlips = (like: ReadonlyMap<string, number>) =>
  new Map([...like].filter(([, cost]) => cost <= MOST_OF_A_KNOWN_WORD));
const MOST_OF_A_KNOWN_WORD = 1.2;

const NOTHING_ALIKE: ReadonlyMap<string, number> = new Map();

/** Words that may be misspelt: not those that have a meaning of their own, nor, unless `all`, those that names have. */
function toQueryWord(index: NameIndex, word: NameWord, { dotted: dots, small }: QueryText, all: boolean): QueryWord {
  const { text } = word;
  const dotted = dots.has(text);
  const hasMeaning = isVocabulary(word) || isNoise(word) || ORDINARY_WORDS.has(text);
  const isInitial = dotted && text.length === 1;
  // “Cal.” is short for calibrated, and for Calacatta before Borghini.
  if (dotted && text.length >= 3 && isNoise(word))
    return { ...word, like: NOTHING_ALIKE, shortened: 'dotted', isRemark: false };
  if ((hasMeaning || (!all && index.vocabulary.has(text))) && !isInitial)
    return { ...word, like: NOTHING_ALIKE, shortened: null, isRemark: false };
  const isRemark = small.has(text) && text.length >= 4 && !index.vocabulary.has(text) && !isVocabulary(word);
  const isName = index.vocabulary.has(text);
  const alike = index.vocabulary.like(text, text.length <= 5 ? 0.3 : 0);
  const like = isName ? slightSlips(alike) : alike;
  return {
    ...word,
    like,
    shortened: isInitial ? 'dotted' : index.vocabulary.has(text) ? null : dotted ? 'dotted' : 'bare',
    isRemark,
  };
}

function fitEntries({ index, rejectedIds }: Search, words: readonly QueryWord[]): Found[] {
  const entries = new Set<NameEntry>();
  const look = (concept: string) => {
    for (const entry of index.byRarest.get(concept) ?? []) entries.add(entry);
  };
  for (const word of words) {
    look(word.concept);
    for (const text of word.like.keys()) look(describeWord(text).concept);
    if (word.shortened === null) continue;
    for (const text of index.vocabulary.startingWith(word.text)) look(describeWord(text).concept);
  }
  return [...entries].flatMap((entry) => {
    const shared = fitName(words, entry);
    if (shared === null) return [];
    const fits = entry.owners.flatMap((owner) => {
      if (rejectedIds.has(owner.stone.id)) return [];
      const fit = explainRest(shared, entry, owner);
      return fit === null ? [] : [{ owner, fit }];
    });
    // The stone's own name beats another's alias, unless a hint of the query speaks against it.
    const own = fits.find(({ owner, fit }) => owner.canonical && fit.contradictedType === null);
    return (own === undefined ? fits : [own]).map(({ owner, fit }) => ({ entry, owner, fit }));
  });
}

/** The trade calls marble what takes a polish as one does. */
const isLooselyMarble = ({ owner, fit }: Found) =>
  fit.contradictedType === 'marble' && ['SERPENTINITE', 'LIMESTONE', 'ONYX', 'TRAVERTINE'].includes(owner.stone.data.type);

function resolveByFit(search: Search, words: readonly QueryWord[]): IdentityRecord {
  const { query } = search;
  const ranked = bestOfEachStone(fitEntries(search, words));
  const [best] = ranked;
  if (best === undefined) return unresolved(query);
  if (best.fit.cost > MAX_COST)
    return unresolved(
      query,
      ranked.slice(0, MAX_CANDIDATES).map((found) => toCandidate(search, found)),
    );
  const margin = best.fit.misspelling > 0 ? MISSPELT_TIE : TIE;
  const tied = ranked.filter((found) => found.fit.cost <= best.fit.cost + margin);
  const own = tied.filter((found) => found.owner.canonical);
  if (own.length === 1 && own[0] !== undefined && own[0].fit.cost <= best.fit.cost + TIE) return resolved(search, own[0]);
  if (tied.length === 1) return resolved(search, best);
  // A shared name with a rock word that none of its stones is names nothing.
  if (tied.every((found) => found.fit.contradictedType !== null && !isLooselyMarble(found)))
    return unresolved(
      query,
      tied.map((found) => toCandidate(search, found)),
    );
  return ambiguous(search, tied);
}

/**
 * Resolves a name.
 * @param query as typed, with trade words around it or without; any string is allowed
 * @param learned what people have said of this query: a confirmed stone is the answer, rejected ones are none
 * @param toConfidence from the raw score of a match; for fitting the curve, which is the default
 * @returns RESOLVED with the stone, AMBIGUOUS with the stones that share the name (best first), or UNRESOLVED with near
 *   misses; warnings of type DECEPTIVE_NAME, HOMONYM and TYPE_MISMATCH
 */
export function resolveIdentity(
  index: NameIndex,
  query: string,
  learned: LearnedMatch = NOTHING_LEARNED,
  toConfidence: (rawScore: number) => number = calibrated,
): IdentityRecord {
  const found = resolveQuery({ index, query, rejectedIds: learned.rejectedIds, toConfidence });
  const confirmed = learned.confirmedId === null ? undefined : index.stoneById.get(learned.confirmedId);
  return confirmed === undefined ? found : confirm(found, confirmed);
}

/** The answer for a query of which people have said that it stands for a stone; what is known of the name is kept. */
function confirm(found: IdentityRecord, stone: NamedStone): IdentityRecord {
  if (found.stoneId === stone.id) return { ...found, confidence: 1 };
  const candidate = found.candidates.find(({ stoneId }) => stoneId === stone.id);
  return {
    query: found.query,
    status: 'RESOLVED',
    stoneId: stone.id,
    confidence: 1,
    matchedName: candidate?.matchedName ?? stone.data.name,
    matchedKind: null,
    candidates: [],
    warnings: [],
  };
}

function resolveQuery(search: Search): IdentityRecord {
  const { index, query } = search;
  if (query.length > MAX_QUERY_LENGTH) return unresolved(query);
  const text = readText(query);
  if (text.words.length === 0 || text.words.length > MAX_QUERY_WORDS) return unresolved(query);
  // As it stands first: what looks like a cell of a table may be a word of the name.
  const asWritten = tokenizeName(query).map((token) => token.text);
  const exact = resolveExactly(search, asWritten.join(' ')) ?? resolveExactly(search, text.words.join(' '));
  if (exact !== null) return exact;
  const readings = readingsOf(index, query, text).map((reading) => ({ reading, words: toWords(reading) }));
  if (readings.some(({ words }) => isImitation(words))) return unresolved(query);
  for (const { reading } of readings) {
    const found = resolveExactly(search, reading.join(' '));
    if (found !== null) return found;
  }
  let answer = unresolved(query);
  // The last reading is the most rewritten: what it makes of a word is surer than a guess at a misspelling.
  for (const { words } of readings.toReversed()) {
    if (words.length === 0) continue;
    const found = resolveWords(search, words, text);
    if (found.status !== 'UNRESOLVED') return found;
    if (answer.candidates.length === 0) answer = found;
  }
  return answer;
}

/** Takes only words that no name has for misspelt, until nothing else helps. */
function resolveWords(search: Search, words: readonly NameWord[], text: QueryText): IdentityRecord {
  const { index, query, rejectedIds } = search;
  const unknown = words.map((word) => toQueryWord(index, word, text, false));
  const found = resolveByFit(search, unknown);
  if (found.status !== 'UNRESOLVED') return found;
  const every = unknown.map((word) => (word.like.size === 0 ? toQueryWord(index, word, text, true) : word));
  const last = every.some((word, position) => word.like.size !== unknown[position]?.like.size)
    ? resolveByFit(search, every)
    : found;
  if (last.status !== 'UNRESOLVED' || last.candidates.length > 0) return last;
  return unresolved(
    query,
    nearMisses(index, every).filter(({ stoneId }) => !rejectedIds.has(stoneId)),
  );
}
