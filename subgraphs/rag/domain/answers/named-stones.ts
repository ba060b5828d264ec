// The stones that a question names: by the catalogue's mentions, else by what may be a name, resolved with its spelling mended.
import { distance } from 'fastest-levenshtein';
import type { CataloguePort, MentionRecord } from '../../../../platform/ports/catalogue.ts';
import { fold, wordsOf } from '../../../../platform/stone-query/fold.ts';
import type { QueryPhrases } from '../../../../platform/stone-query/query-phrases.ts';
import { understandQuery } from '../../../../platform/stone-query/understand-query.ts';
import type { ChunkIndex } from '../chunk-index.ts';
import { tellingWords } from '../retrieve.ts';
import { ASKS_FOR, COMPARES, understandQuestion } from './question.ts';

export interface NamingDeps {
  readonly index: Pick<ChunkIndex, 'stone'>;
  readonly catalogue: Pick<CataloguePort, 'findMentions' | 'resolveIdentities'>;
  readonly phrases: () => QueryPhrases;
}

/** The stones that a text names, by the catalogue's mentions, and by names that it asks about or that are misspelt. */
export async function stonesNamedIn(deps: NamingDeps, text: string): Promise<readonly MentionRecord[]> {
  const mentions = await deps.catalogue.findMentions(text);
  const found = mentions.map(({ start, text: name }) => ({ start, text: name }));
  // A comparison has two sides, and one of them may have a name of ordinary words.
  const compares = COMPARES.test(text);
  const isHalf = compares && new Set(mentions.map(({ stoneId }) => stoneId)).size === 1;
  const further =
    found.length === 0
      ? nameCandidates(deps, text)
      : isHalf
        ? otherSides(deps, without(text, found), mentions[0]?.stoneId)
        : [];
  const candidates = [...found, ...further];
  if (candidates.length === 0) return [];
  const resolved = await deps.catalogue.resolveIdentities(candidates.map((candidate) => candidate.text));
  const named = candidates.map((candidate, at): readonly MentionRecord[] => {
    const { status, stoneId, confidence, candidates: others, matchedName } = resolved[at] ?? UNRESOLVED;
    const mention = mentions[at];
    const toRecord = (id: string): MentionRecord => ({
      ...candidate,
      end: candidate.start + candidate.text.length,
      stoneId: id,
      confidence,
    });
    if (mention !== undefined) {
      // Beside another stone a mention may be taken for one of its names; asked for by its own name it is itself.
      const isOwnName =
        status === 'RESOLVED' &&
        stoneId !== null &&
        fold(deps.index.stone(stoneId)?.described.name ?? '') === fold(mention.text);
      if (status === 'AMBIGUOUS' && ASKS_OWNERS.test(text)) return others.map((other) => toRecord(other.stoneId));
      return [isOwnName ? toRecord(stoneId) : mention];
    }
    const isAsWritten = matchedName !== null && fold(matchedName) === fold(candidate.text);
    if (SMALL_WORD.test(candidate.text) && !isAsWritten) return [];
    if (status === 'RESOLVED' && stoneId !== null && confidence >= LEAST_CONFIDENCE) return [toRecord(stoneId)];
    // Several stones share the name; near misses of a name that nobody bears do not.
    return status === 'AMBIGUOUS' && matchedName !== null ? others.map((other) => toRecord(other.stoneId)) : [];
  });
  if (mentions.length > 0 || compares) return named.flat();
  // A name as it is written before one that is near to another.
  const isWritten = (at: number) =>
    fold(resolved[at]?.matchedName ?? '') === fold(candidates[at]?.text ?? ' ') && (named[at]?.length ?? 0) > 0;
  return named.find((_, at) => isWritten(at)) ?? named.find((records) => records.length > 0) ?? [];
}

/** "Which stones go by that name?" asks for all of them. */
const ASKS_OWNERS =
  /\b(which|what|how many)( \w+)? (stones?|rocks?|materials?)\b.*\b(names?|called|known as|sold as|mean|meant)\b|\bdifferent stones\b|\b(shares?|shared) (the|that|this|one|a) name\b/i;

/** One word in small letters is near to many names. */
const SMALL_WORD = /^\p{Ll}+$/u;
/** Probability from which a name that is spelt in another way counts. */
const LEAST_CONFIDENCE = 0.8;
const UNRESOLVED = { status: 'UNRESOLVED', stoneId: null, confidence: 0, candidates: [], matchedName: null } as const;

/** What may be a name: what is in quotation marks or follows "called", then runs of words that say nothing else. */
function nameCandidates({ phrases }: NamingDeps, text: string): readonly { readonly start: number; readonly text: string }[] {
  const quoted = [
    ...text.matchAll(
      /["“«]([^"”»]{3,60})["”»]|(?<!\p{L})['‘]([^'‘’]{3,60})['’](?!\p{L})|\b(?:called|named|known as|name|term|by)\s+([\p{L}][\p{L}'’ -]{2,40})/giu,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  const known = phrases();
  // A place beside "which stones" is where they come from; elsewhere it may be the name of one.
  const asksForStones =
    (ASKS_FOR.test(text) && understandQuery(text, known).some(({ facet }) => facet === 'type')) || /\bstones?\b/i.test(text);
  const runs: string[] = [];
  let run: string[] = [];
  for (const [word] of `${text} .`.matchAll(/[\p{L}'’-]+|[^\p{L}\s]/gu)) {
    const isName = tellingWords(word).length > 0 && !ORDINARY.test(word);
    if (isName) run.push(word);
    else {
      if (run.length > 0 && run.length <= 5) runs.push(run.join(' '));
      run = [];
    }
  }
  const isTelling = (name: string) => {
    const words = wordsOf(name);
    // One small word is near to many names.
    if (words.length === 1 && !/^\p{Lu}\p{L}{4,}$/u.test(name)) return false;
    return words.some((word) => {
      const facet = word.length > 3 ? (known.wishOf(word)?.facet ?? null) : 'use';
      return facet === null || (facet === 'place' && (words.length > 1 || !asksForStones));
    });
  };
  const capitals = [...text.matchAll(/(?<!\p{L})\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)+/gu)].map(([name]) => name);
  // "what is the density of patagonia"
  const last = /\b(?:of|is|does|about|for|du|de|del|della|do|da|von|der) (\p{Ll}{5,})\W*$/u.exec(text)?.[1];
  const lasts = last !== undefined && understandQuestion(text, [], []).attributes.length > 0 ? [last] : [];
  // "Tan Brown: type, colour?"
  const headed = /^\W*(\p{Lu}[\p{L}'’]+(?: \p{Lu}[\p{L}'’]+)+) ?[:,–-]/u.exec(text)?.[1];
  const heads = headed === undefined ? [] : [headed];
  return [...quoted, ...heads, ...runs.filter(isTelling), ...capitals, ...lasts].map((name) => ({
    start: Math.max(0, text.indexOf(name)),
    text: name.trim(),
  }));
}

/** What may be the other side of a comparison: also with the kind of the first, which two names often share. */
function otherSides(deps: NamingDeps, text: string, stoneId: string | undefined): ReturnType<typeof nameCandidates> {
  const type = stoneId === undefined ? undefined : deps.index.stone(stoneId)?.described.type;
  const sides = nameCandidates(deps, text);
  if (type === undefined) return sides;
  const isName = ({ text: name }: { readonly text: string }) => /^\p{Lu}\p{L}+ \p{Lu}\p{L}+$/u.test(name);
  return [...sides, ...sides.filter(isName).map((side) => ({ ...side, text: `${side.text} ${type}` }))];
}

/** Words of questions that are part of no name. */
const ORDINARY =
  /^(densit\w*|dense|hard\w*|porous|porosity|compressive|flexural|strength|absorption|absorb|colou?rs?|origin|quarr\w*|rock|type|kind|family|price|cost|names?|figures?|resist\w*|frost|modulus|rupture|weigh\w*|compar\w*|versus|differ\w*|stones?|catalogue|maximum|minimum|real|really|actually|quot(e|es|ation)|invoices?|labels?|receipts?|drawings?|plans?|reads?|says?|said|mentions?|mentioned|writes?|wrote|written|offers?|offered|dealers?|sellers?|suppliers?|lists?|listed|sells?|sold|buys?|bought|buying|getting|ordered|kindly|send|wants?|options?)$/i;

/** A text without the names of stones. */
export function without(text: string, mentions: readonly { readonly text: string }[]): string {
  return mentions.reduce((rest, mention) => rest.replace(mention.text, ' '), text);
}

/** "Tell me about Rosso Levanto" asks nothing but the stone. */
export function asksForAll(text: string, mentions: readonly MentionRecord[], phrases: QueryPhrases): boolean {
  const plain =
    /\b(tell|about|describe|whats|description|information|info|facts?|what|know|stones?|rocks?|is|are|kind|sort|type|called|named|name|meant|mean|means|by|looking|searching|details|summary|overview|interested|something|anything|everything|more|stand|stands|marketed|sold|term|catalogue|does|do|you|have|has|listed|there)\b/gi;
  const named = new Set(mentions.flatMap((mention) => wordsOf(mention.text)));
  // "A brown marbel" only says again which one.
  const describes = (word: string) =>
    DESCRIBING.has(phrases.wishOf(word)?.facet ?? '') || (word.length > 4 && ROCKS.some((rock) => distance(rock, word) <= 2));
  return tellingWords(without(text, mentions).replace(plain, ' ')).every((word) => named.has(word) || describes(word));
}

const DESCRIBING: ReadonlySet<string> = new Set(['color', 'type', 'petrography', 'rockClass', 'country']);
const ROCKS = ['marble', 'granite', 'limestone', 'quartzite', 'travertine', 'sandstone', 'slate'] as const;
