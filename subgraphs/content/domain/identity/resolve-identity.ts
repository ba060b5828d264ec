/**
 * Which stone a name stands for.
 *
 * An exact name wins, the stone's own before another's alias; an alias of several stones is AMBIGUOUS with exactly those. Else
 * the names that share a word with the query, by spelling, meaning or likeness, are aligned with it (align-names.ts) and the
 * cheapest fit wins if nothing else is near. Names of imitations, bare rock or colour words and what no name fits are
 * UNRESOLVED, with the near misses as candidates. About 1 ms.
 */
import type { IdentityCandidateRecord, IdentityRecord } from '../../../../platform/ports/catalogue.ts';
import { fitOwners, type NameFit } from './align-names.ts';
import { misspellingBound, misspellingCost } from './edit-distance.ts';
import { describeWord, type NameEntry, type NameIndex, type NameOwner, type NameWord } from './name-index.ts';
import { foldWords } from './name-tokens.ts';
import { nameWarnings } from './name-warnings.ts';
import { CONNECTORS, IMITATION_WORDS, TRADE_NOISE } from './trade-words.ts';
import { toLatin } from './transliterate.ts';

/** Words of a query that are read; a longer query is a text, not a name. */
const MAX_QUERY_WORDS = 16;
const MAX_QUERY_LENGTH = 400;
const MAX_CANDIDATES = 10;
/** Fits nearer than this are told apart by nothing: the query is ambiguous. */
const TIE = 0.012;
const MISSPELT_TIE = 0.035;
/** The dearest fit that still resolves. */
const MAX_COST = 0.42;

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

function confidenceOf({ owner, fit }: Found): number {
  const start = owner.canonical ? 1 : owner.kind === 'DECEPTIVE' ? 0.95 : 0.97;
  const doubt = fit.contradictedType === null ? 0 : 0.1;
  const value = start - Math.max(0, fit.cost - (owner.canonical ? 0 : 0.02)) - doubt;
  return Math.round(Math.min(1, Math.max(0.05, value)) * 1000) / 1000;
}

function reasonsOf({ owner, fit }: Found): string[] {
  const kind = owner.kind === null ? 'name of the stone' : `${owner.kind.toLowerCase()} alias`;
  return [
    kind,
    ...(fit.misspelling > 0 ? ['misspelt'] : []),
    ...(fit.translated ? ['in another language'] : []),
    ...(fit.reordered ? ['in another order'] : []),
    ...fit.hints.map((hint) => `${hint} agrees`),
    ...(fit.contradictedType === null ? [] : [`type contradicts: ${fit.contradictedType}`]),
  ];
}

function toCandidate(found: Found): IdentityCandidateRecord {
  return {
    stoneId: found.owner.stone.id,
    confidence: confidenceOf(found),
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

function resolved(query: string, found: Found): IdentityRecord {
  return {
    query,
    status: 'RESOLVED',
    stoneId: found.owner.stone.id,
    confidence: confidenceOf(found),
    matchedName: found.entry.name,
    matchedKind: found.owner.kind,
    candidates: [],
    warnings: nameWarnings(found.entry, found.owner, found.fit.contradictedType),
  };
}

function ambiguous(query: string, tied: readonly Found[]): IdentityRecord {
  const shares = tied.map((found) => ({
    ...toCandidate(found),
    confidence: Math.round((confidenceOf(found) * 1000) / tied.length) / 1000,
  }));
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

const EXACT: NameFit = { cost: 0, misspelling: 0, reordered: false, translated: false, contradictedType: null, hints: [] };

function resolveExactly(index: NameIndex, query: string, key: string): IdentityRecord | null {
  const entry = index.byKey.get(key);
  const [first, ...others] = entry?.owners ?? [];
  if (entry === undefined || first === undefined) return null;
  if (first.canonical || others.length === 0) return resolved(query, { entry, owner: first, fit: EXACT });
  return ambiguous(
    query,
    entry.owners.map((owner) => ({ entry, owner, fit: EXACT })),
  );
}

function isImitation(words: readonly NameWord[]): boolean {
  return words.some(
    ({ text }) =>
      IMITATION_WORDS.has(text) ||
      (text.length >= 8 && [...IMITATION_WORDS].some((word) => word.length >= 8 && misspellingCost(text, word, 1.2) <= 1.2)),
  );
}

/** The words of the catalogue that a query's word may be a misspelling of. */
function wordsLike(index: NameIndex, word: NameWord): string[] {
  if (word.rock !== null || word.color !== null || word.country !== null || TRADE_NOISE.has(word.text) || /\d/.test(word.text))
    return [];
  const like: string[] = [];
  const { length } = word.text;
  for (let other = Math.max(3, length - 2); other <= length + 2; other += 1) {
    const bound = misspellingBound(Math.max(length, other));
    if (bound === 0) continue;
    for (const text of index.vocabulary.get(other) ?? []) {
      if (text !== word.text && misspellingCost(word.text, text, bound) <= bound) like.push(text);
    }
  }
  return like;
}

/** The query with its words joined or parted where the catalogue writes them so: tajmahal, uba tuba. */
function respell(index: NameIndex, words: readonly string[]): string[] {
  const spelt: string[] = [];
  for (let position = 0; position < words.length; position += 1) {
    const word = words[position] ?? '';
    const both = word + (words[position + 1] ?? '');
    const parts = index.joined.get(word);
    const isWord = (text: string) => index.vocabulary.get(text.length)?.includes(text) ?? false;
    if (
      position + 1 < words.length &&
      both.length >= 6 &&
      isWord(both) &&
      !(isWord(word) && isWord(words[position + 1] ?? ''))
    ) {
      spelt.push(both);
      position += 1;
    } else if (parts !== undefined && !isWord(word)) spelt.push(...parts);
    else spelt.push(word);
  }
  return spelt;
}

function fitEntries(index: NameIndex, words: readonly NameWord[]): Found[] {
  const entries = new Set<NameEntry>();
  for (const word of words) {
    if (TRADE_NOISE.has(word.text) && words.length > 1) continue;
    for (const entry of index.byConcept.get(word.concept) ?? []) entries.add(entry);
    for (const text of wordsLike(index, word)) {
      for (const entry of index.byConcept.get(describeWord(text).concept) ?? []) entries.add(entry);
    }
  }
  return [...entries].flatMap((entry) => {
    const fits = fitOwners(words, entry);
    // The stone's own name beats another's alias, unless a hint of the query speaks against it.
    const own = fits.find(({ owner, fit }) => owner.canonical && fit.contradictedType === null);
    return (own === undefined ? fits : [own]).map(({ owner, fit }) => ({ entry, owner, fit }));
  });
}

function resolveByFit(index: NameIndex, query: string, words: readonly NameWord[]): IdentityRecord {
  const ranked = bestOfEachStone(fitEntries(index, words));
  const [best] = ranked;
  if (best === undefined) return unresolved(query);
  if (best.fit.cost > MAX_COST) return unresolved(query, ranked.slice(0, MAX_CANDIDATES).map(toCandidate));
  const margin = best.fit.misspelling > 0 ? MISSPELT_TIE : TIE;
  const tied = ranked.filter((found) => found.fit.cost <= best.fit.cost + margin);
  const own = tied.filter((found) => found.owner.canonical);
  if (own.length === 1 && own[0] !== undefined && own[0].fit.cost <= best.fit.cost + TIE) return resolved(query, own[0]);
  return tied.length === 1 ? resolved(query, best) : ambiguous(query, tied);
}

function toWords(texts: readonly string[]): NameWord[] {
  return texts.filter((text) => !CONNECTORS.has(text)).map(describeWord);
}

/**
 * Resolves a name.
 * @param query as typed, with trade words around it or without; any string is allowed
 * @returns RESOLVED with the stone, AMBIGUOUS with the stones that share the name (best first), or UNRESOLVED with near
 *   misses; warnings of type DECEPTIVE_NAME, HOMONYM and TYPE_MISMATCH
 */
export function resolveIdentity(index: NameIndex, query: string): IdentityRecord {
  if (query.length > MAX_QUERY_LENGTH) return unresolved(query);
  const texts = foldWords(query);
  if (texts.length === 0 || texts.length > MAX_QUERY_WORDS) return unresolved(query);
  const exact = resolveExactly(index, query, texts.join(' '));
  if (exact !== null) return exact;
  const latin = toLatin(query);
  const readings = [texts, respell(index, texts), ...(latin === null ? [] : [foldWords(latin)])];
  let answer = unresolved(query);
  for (const [position, reading] of readings.entries()) {
    if (position > 0 && reading.join(' ') === texts.join(' ')) continue;
    const words = toWords(reading);
    if (words.length === 0 || isImitation(words)) return unresolved(query);
    const found = (position > 0 ? resolveExactly(index, query, reading.join(' ')) : null) ?? resolveByFit(index, query, words);
    if (found.status !== 'UNRESOLVED') return found;
    if (answer.candidates.length === 0) answer = found;
  }
  return answer;
}
