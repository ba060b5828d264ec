// Answers a question: understands what it needs, takes facts from the records and words from the passages, and keeps only claims
// whose quotes stand in their passages. Where nothing supports an answer it says so, and what is missing.
import type { Viewer } from '../../../../platform/identity/viewer.ts';
import type { CataloguePort, MentionRecord } from '../../../../platform/ports/catalogue.ts';
import type { Constraint } from '../../../../platform/stone-query/constraint.ts';
import { wordsOf } from '../../../../platform/stone-query/fold.ts';
import type { QueryPhrases } from '../../../../platform/stone-query/query-phrases.ts';
import { understandQuery, understoodShare } from '../../../../platform/stone-query/understand-query.ts';
import type { ChunkIndex, ChunkRecord } from '../chunk-index.ts';
import type { Embedder } from '../embedder/static-embedder.ts';
import { admits, NO_FILTER, rankChunks, tellingWords } from '../retrieve.ts';
import { CHARACTER } from './attributes.ts';
import { type Claim, verifiedClaims } from './claim.ts';
import { orderedByFigure, provingClaims, stonesMeeting, superlativeOf } from './list-answers.ts';
import { type QuestionKind, UNRECORDED, type UnderstoodQuestion, understandQuestion } from './question.ts';
import { type NamedStone, nameClaim, overviewOf, stateAttributes } from './stone-answers.ts';
import { type AnswerWords, extractClaims } from './text-answers.ts';

/** Chunks that sentences are taken from. */
const MOST_CHUNKS = 24;
/** A question for stones must be understood to this share, else its rest would be ignored. */
const LEAST_UNDERSTOOD = 0.6;

export interface AskDeps {
  readonly index: ChunkIndex;
  readonly embedder: () => Embedder;
  readonly catalogue: Pick<CataloguePort, 'findMentions' | 'resolveIdentities'>;
  readonly phrases: () => QueryPhrases;
  readonly words: AnswerWords;
}

/** What was made of a question. */
export interface FoundAnswer {
  readonly kind: QuestionKind;
  readonly stoneIds: readonly string[];
  readonly claims: readonly Claim[];
  /** Why nothing, or not all, could be answered; null where all was. */
  readonly lack: string | null;
}

const NOTHING = 'No passage of the knowledge base answers this.';

export async function answerQuestion(deps: AskDeps, text: string, first: number, viewer: Viewer): Promise<FoundAnswer> {
  const mentions = await stonesNamedIn(deps, text);
  const stoneIds = [...new Set(mentions.map(({ stoneId }) => stoneId))];
  const rest = without(text, mentions);
  const constraints = understandQuery(rest, deps.phrases());
  const question = understandQuestion(text, stoneIds, constraints);
  const stones = stoneIds.flatMap((id) => toNamedStone(deps.index, id, viewer) ?? []);
  const { claims, lack } = await answerOf(deps, question, stones, mentions, first, viewer);
  const verified = verifiedClaims(claims);
  return {
    kind: question.kind,
    stoneIds:
      question.kind === 'STONE_LIST' ? [...new Set(verified.flatMap(({ passage }) => passage.chunk.stoneId ?? []))] : stoneIds,
    claims: verified,
    lack: verified.length === 0 ? (lack ?? NOTHING) : lack,
  };
}

interface Attempt {
  readonly claims: readonly Claim[];
  readonly lack: string | null;
}

async function answerOf(
  deps: AskDeps,
  question: UnderstoodQuestion,
  stones: readonly NamedStone[],
  mentions: readonly MentionRecord[],
  first: number,
  viewer: Viewer,
): Promise<Attempt> {
  if (question.kind === 'STONE_LIST') return listStones(deps, question, first, viewer);
  if (stones.length === 0) return readTexts(deps, question, [], mentions, viewer);
  if (question.kind === 'COMPARISON' && question.attributes.length === 0) {
    return { claims: stones.flatMap((stone) => stateAttributes([stone], CHARACTER).claims), lack: null };
  }
  if (question.attributes.length > 0) {
    const { claims, missing } = stateAttributes(stones, question.attributes);
    // A comparison with one side missing compares nothing.
    const isHalf = question.kind === 'COMPARISON' && missing.length > 0;
    if (claims.length > 0 && !isHalf) return { claims, lack: lackOf(missing) };
    const isFigure = question.attributes.every(
      ({ figure, name }) => figure !== null || name === 'price' || name === 'availability',
    );
    if (isFigure || isHalf) return { claims: [], lack: lackOf(missing) };
  }
  if (!asksForAll(question, mentions)) return readTexts(deps, question, stones, mentions, viewer);
  const claims = stones.flatMap((stone) => [
    ...mentions.flatMap((mention) => (mention.stoneId === stone.id ? nameClaim(stone, mention.text) : [])).slice(0, 1),
    ...overviewOf(stone),
  ]);
  return { claims, lack: null };
}

/** "Tell me about Rosso Levanto" asks nothing but the stone. */
function asksForAll({ text }: UnderstoodQuestion, mentions: readonly MentionRecord[]): boolean {
  const plain =
    /\b(tell|about|describe|description|information|info|facts?|what|know|stones?|rocks?|is|are|kind|sort|type|called|named|name|meant|mean|means|by|stand|stands|marketed|sold|term)\b/gi;
  return tellingWords(without(text, mentions).replace(plain, ' ')).length === 0;
}

function listStones(
  { index }: AskDeps,
  { text, constraints, attributes }: UnderstoodQuestion,
  first: number,
  viewer: Viewer,
): Attempt {
  const superlative = superlativeOf(text);
  const figure = attributes.find(({ figure: key }) => key !== null);
  const meeting = () => stonesMeeting(index.stones(), constraints).flatMap(({ id }) => toNamedStone(index, id, viewer) ?? []);
  if (superlative !== null && figure !== undefined) {
    const ordered = orderedByFigure(meeting(), figure, superlative).slice(0, 1);
    const { claims } = stateAttributes(ordered, [figure]);
    return { claims, lack: ordered.length === 0 ? `No stone that meets this has a figure for its ${figure.name}.` : null };
  }
  const asked = tellingWords(text).filter((word) => !ASKING.test(word));
  if (understoodShare(constraints, asked) < LEAST_UNDERSTOOD || hasUnknownName(text, constraints))
    return { claims: [], lack: null };
  const stones = meeting();
  const claims = provingClaims(stones.slice(0, first), constraints);
  return { claims, lack: stones.length === 0 ? describeLack(constraints) : null };
}

/** Words that ask for stones and are nothing that a stone is. */
const ASKING =
  /^(stone|rock|material)s?$|^(list|find|recommend|suggest|show|need|looking|want|name|names|called|come|comes|coming|quarried|available|catalogue|natural|produced|extracted|suitable|good|used)$/;

/** A name that no constraint accounts for: what is asked cannot be met by ignoring it. */
function hasUnknownName(text: string, constraints: readonly Constraint[]): boolean {
  const known = new Set(constraints.flatMap((constraint) => wordsOf(constraint.text)));
  const names = [...text.matchAll(/(?<!^|[.?!:]\s)\b\p{Lu}[\p{L}]{2,}/gu)].flatMap(([name]) => wordsOf(name));
  return names.some((name) => !known.has(name));
}

function readTexts(
  { index, embedder, words }: AskDeps,
  { text }: UnderstoodQuestion,
  stones: readonly NamedStone[],
  mentions: readonly MentionRecord[],
  viewer: Viewer,
): Attempt {
  const visible = admits(index, viewer, NO_FILTER);
  const own = new Set(stones.map(({ id }) => id));
  // Who, when and whose is said of one stone only; what is said in general of its kind is no answer.
  const names = UNRECORDED.test(text) ? stones.map(({ described }) => described.name) : [];
  // A profile speaks of its own stone only: for another question its sentences would be as many false witnesses.
  const admitted = (chunk: ChunkRecord) =>
    visible(chunk) &&
    chunk.locale === 'en' &&
    (chunk.stoneId === null ? names.length === 0 || names.some((name) => chunk.text.includes(name)) : own.has(chunk.stoneId));
  const ranked = rankChunks(index, embedder(), text, admitted).slice(0, MOST_CHUNKS);
  const subject = {
    named: new Set(stones.length === 0 ? [] : mentions.flatMap((mention) => words.stems(mention.text))),
    kinds: stones.flatMap(({ described }) => words.stems(described.type.toLowerCase())),
  };
  return { claims: extractClaims(text, ranked, embedder(), words, subject).claims, lack: null };
}

function toNamedStone(index: ChunkIndex, id: string, viewer: Viewer): NamedStone | null {
  const stone = index.stone(id);
  if (stone === null) return null;
  const visible = admits(index, viewer, NO_FILTER);
  const chunks = index.chunksAbout(id).filter(visible);
  const english = chunks.filter(({ locale }) => locale === 'en');
  return { id, described: stone.described, chunks: english.length > 0 ? english : chunks };
}

/** Mentions in the text; where there is none, a name in quotation marks or in capitals that the catalogue resolves. */
async function stonesNamedIn({ catalogue }: AskDeps, text: string): Promise<readonly MentionRecord[]> {
  const mentions = await catalogue.findMentions(text);
  if (mentions.length > 0) return mentions;
  const candidates = [
    ...text.matchAll(
      /["“«']([^"”»']{3,60})["”»']|((?:\p{Lu}[\p{L}'’-]+)(?: (?:(?:de|di|da|do|del|della|of|the) )?\p{Lu}[\p{L}'’-]+)+)/gu,
    ),
  ].map((match) => ({ start: match.index, text: match[1] ?? match[2] ?? '' }));
  const worth = candidates.filter(({ start, text: name }) => name.includes(' ') || (start > 0 && name.length > 3));
  if (worth.length === 0) return [];
  const resolved = await catalogue.resolveIdentities(worth.map((candidate) => candidate.text));
  return resolved.flatMap(({ status, stoneId, confidence, candidates: others }, at) => {
    const candidate = worth[at];
    if (candidate === undefined) return [];
    const ids =
      status === 'RESOLVED' && stoneId !== null
        ? [stoneId]
        : status === 'AMBIGUOUS'
          ? others.map((other) => other.stoneId)
          : [];
    return ids.map((id) => ({ ...candidate, end: candidate.start + candidate.text.length, stoneId: id, confidence }));
  });
}

function without(text: string, mentions: readonly { readonly text: string }[]): string {
  return mentions.reduce((rest, mention) => rest.replace(mention.text, ' '), text);
}

function lackOf(missing: readonly string[]): string | null {
  return missing.length === 0 ? null : `The knowledge base does not say: ${missing.join('; ')}.`;
}

function describeLack(constraints: readonly Constraint[]): string {
  return `No stone of the catalogue meets all of: ${constraints.map(({ text }) => text).join(', ')}.`;
}
