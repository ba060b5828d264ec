// Answers a question: understands what it needs, takes facts from the records and words from the passages, and keeps only claims
// whose quotes stand in their passages. Where nothing supports an answer it says so, and what is missing.
import type { Viewer } from '../../../../platform/identity/viewer.ts';
import type { MentionRecord } from '../../../../platform/ports/catalogue.ts';
import type { Constraint } from '../../../../platform/stone-query/constraint.ts';
import { fold, wordsOf } from '../../../../platform/stone-query/fold.ts';
import type { QueryPhrases } from '../../../../platform/stone-query/query-phrases.ts';
import { understandQuery, understoodShare } from '../../../../platform/stone-query/understand-query.ts';
import { type ChunkFilter, NO_FILTER, passes, toChunkFilter } from '../chunk-filter.ts';
import type { ChunkIndex, ChunkRecord, Embedding } from '../chunk-index.ts';
import type { Embedder } from '../embedder/static-embedder.ts';
import { rankChunks, type ScoredChunk, tellingWords } from '../retrieve.ts';
import type { AnswerWords } from './answer-words.ts';
import { ATTRIBUTE_OF_FACET, ATTRIBUTES, type Attribute, CHARACTER } from './attributes.ts';
import { type Claim, verifiedClaims } from './claim.ts';
import { behaviourAsked } from './comparisons.ts';
import { guideClaims } from './guide-answers.ts';
import { orderedByFigure, provingClaims, stonesMeeting, superlativeOf } from './list-answers.ts';
import { asksForAll, type NamingDeps, stonesNamedIn, without } from './named-stones.ts';
import { askedInTruth, premiseFault } from './premises.ts';
import {
  ASKS_CONTACT,
  ASKS_FIGURE,
  ASKS_FOR,
  ASKS_NAME,
  ASKS_OF_KIND,
  ASKS_VALUE_OF_NAMED,
  ASKS_WHAT_IT_IS,
  ASKS_WHETHER_SAME,
  type QuestionKind,
  UNRECORDED,
  type UnderstoodQuestion,
  understandQuestion,
} from './question.ts';
import type { ToEnglish } from './question-language.ts';
import { withoutOrders } from './quotable.ts';
import type { Matter, SectionReader } from './section-reader.ts';
import { type NamedStone, nameClaim, overviewOf, stateAttributes } from './stone-answers.ts';
import { extractClaims } from './text-answers.ts';

/** Chunks that sentences are taken from. */
const MOST_CHUNKS = 24;
/** A question for stones must be understood to this share, else its rest would be ignored. */
const LEAST_UNDERSTOOD = 0.6;

export interface AskDeps extends NamingDeps {
  readonly index: ChunkIndex;
  /** Of the chunks that are searchable now. */
  readonly embedding: () => Embedding;
  /** What weighs sentences by meaning: always in this process, for it is asked for each of them. */
  readonly embedder: () => Embedder;
  readonly words: AnswerWords;
  readonly reader: SectionReader;
  readonly toEnglish: ToEnglish;
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

export async function answerQuestion(deps: AskDeps, asked: string, first: number, viewer: Viewer): Promise<FoundAnswer> {
  const text = withoutOrders(asked);
  if (text === '') return { kind: 'HOW_TO', stoneIds: [], claims: [], lack: NOTHING };
  // A group's name holds names of its stones.
  const isOfFamily = understandQuery(text, deps.phrases()).some(({ facet }) => facet === 'family');
  const named = isOfFamily ? [] : await stonesNamedIn(deps, text);
  // "Name three green marbles" asks for them, though one stone is called Green Marble.
  const mentions = named.filter(
    ({ text: name }) =>
      !(
        ASKS_FOR.test(text) &&
        /s(?!\p{L})/u.test(name) &&
        [name, deps.toEnglish(name) ?? ''].some((read) => isDescription(read, deps.phrases()))
      ),
  );
  const stoneIds = [...new Set(mentions.map(({ stoneId }) => stoneId))];
  const rest = without(text, mentions);
  const english = deps.toEnglish(rest);
  const inItsWords = understandQuery(rest, deps.phrases());
  const inEnglish = english === null ? [] : understandQuery(english, deps.phrases());
  // The phrases of the catalogue know some words of other languages, the words of questions others.
  const isReadInEnglish =
    english !== null &&
    (facetsOf(inEnglish) > facetsOf(inItsWords) ||
      (facetsOf(inEnglish) === facetsOf(inItsWords) && shareOf(english, inEnglish) > shareOf(rest, inItsWords)));
  const constraints = isReadInEnglish ? inEnglish : inItsWords;
  const question = withDescribed(
    understandQuestion(text, stoneIds, constraints, english, isReadInEnglish ? english : undefined),
  );
  const stones = stoneIds.flatMap((id) => toNamedStone(deps.index, id, viewer) ?? []);
  const { claims, lack } = await answerOf(deps, question, stones, mentions, first, viewer);
  const verified = verifiedClaims(claims);
  return {
    kind: question.kind,
    stoneIds: offeredStones(deps, question, verified),
    claims: verified,
    lack: verified.length === 0 ? (lack ?? NOTHING) : lack,
  };
}

const shareOf = (text: string, constraints: readonly Constraint[]) =>
  understoodShare(constraints, tellingWords(text).map(fold));
const facetsOf = (constraints: readonly Constraint[]) => new Set(constraints.map(({ facet }) => facet)).size;

/** A kind of stone with its colour or country. */
function isDescription(name: string, phrases: QueryPhrases): boolean {
  const facets = new Set(understandQuery(name, phrases).map(({ facet }) => facet));
  return (
    facets.has('type') &&
    (['color', 'country', 'place'] as const).some((facet) => facets.has(facet)) &&
    wordsOf(name).length <= 3
  );
}

/** The stones that an answer offers: those it lists, for a question about a family its other members, else those that are named. */
function offeredStones(
  { index }: AskDeps,
  { kind, stoneIds, attributes, text }: UnderstoodQuestion,
  claims: readonly Claim[],
): readonly string[] {
  if (kind === 'STONE_LIST') return [...new Set(claims.flatMap(({ passage }) => passage.chunk.stoneId ?? []))];
  const [named] = stoneIds;
  const family = named === undefined ? null : (index.stone(named)?.described.family ?? null);
  const asksForFamily = ASKS_FOR.test(text) && attributes.some(({ name }) => name === 'family');
  if (!asksForFamily || family === null || claims.length === 0) return stoneIds;
  return [...index.stones()].flatMap(({ id, visibility, described }) =>
    described.family === family && id !== named && visibility === 'PUBLIC' ? [id] : [],
  );
}

/** "Is Portoro red?" names no attribute, but describes one. */
function withDescribed(question: UnderstoodQuestion): UnderstoodQuestion {
  const { attributes, constraints, stoneIds, text } = question;
  const asksWhether =
    /^\W*(is|are|was|does|do|has|have|can you confirm|ist|sind|est|sont|è|sono|é|são|es|son)(?![\p{L}])|(?<!\p{L})est-(il|elle|ce)(?!\p{L})/iu.test(
      text,
    );
  const asksWhatElse = /\bor (something|anything) else\b|\bat all\b|\bis it\b/i.test(text);
  if (!(asksWhether || asksWhatElse) || stoneIds.length === 0 || attributes.length > 0) return question;
  return { ...question, attributes: attributesOf(constraints.map(({ facet }) => facet)) };
}

const ASKS_BY_FIGURE =
  /\b(which|what|list|name|show|any)\b[^.?!]*\bstones\b[^.?!]*\b(below|above|under|over|more than|less than|at least|at most|between)\b[^.?!]*\d/i;

/** Asks which of two has more of something. */
const RANKS =
  /\b(which|what|who)( one| of (them|the two|these))? is (the )?\w{3,}er\b|\b(more|less|better|worse)\b(?! (about|on|information|to say))|\b\w{3,}er than\b/i;

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
  if (ASKS_CONTACT.test(question.text)) return { claims: [], lack: null };
  const truly = askedInTruth(question.text);
  if (truly !== null) {
    const { claims } = await readTexts(deps, { ...question, text: truly.question, english: null }, [], [], viewer);
    return { claims, lack: claims.length === 0 ? null : truly.words };
  }
  if (question.kind === 'STONE_LIST') {
    const listed = listStones(deps, question, first, viewer);
    // What is not understood as a wish for stones may be said in a guide.
    return listed.claims.length > 0 || listed.lack !== null ? listed : readTexts(deps, question, [], mentions, viewer);
  }
  // Which stones have a figure below another is told by records, and by no guide.
  if (stones.length === 0 && ASKS_BY_FIGURE.test(question.text)) return { claims: [], lack: null };
  if (stones.length === 0) return readTexts(deps, question, [], mentions, viewer);
  const fault = question.kind === 'COMPARISON' ? null : premiseFault(question, stones);
  if (fault !== null) {
    const { claims } = stateAttributes(stones, [...attributesOf([fault.facet]), ...question.attributes]);
    return { claims, lack: fault.words };
  }
  if (question.kind === 'COMPARISON' && question.attributes.length === 0) {
    const behaviour = behaviourAsked(question.text);
    if (behaviour !== null) return compareByRock(deps, question, stones, behaviour, viewer);
    // "Is the one more slippery than the other?" is not answered by where they come from.
    if (RANKS.test(question.text)) return { claims: [], lack: null };
    return { claims: stones.flatMap((stone) => stateAttributes([stone], CHARACTER).claims), lack: null };
  }
  const asksWhatItIs = ASKS_WHAT_IT_IS.test(question.text) && question.attributes.every(({ name }) => IN_OVERVIEW.has(name));
  if (asksWhatItIs && question.kind !== 'COMPARISON') return { claims: namesAndOverviews(stones, mentions), lack: null };
  if (
    question.kind === 'IDENTITY' &&
    stones.some(({ described }) => mentions.some(({ text }) => fold(text) !== fold(described.name)))
  ) {
    const { claims } = stateAttributes(stones, question.attributes);
    return { claims: [...namesAndOverviews(stones, mentions), ...claims], lack: null };
  }
  const isAlias = stones.some(({ id, described }) =>
    mentions.some((mention) => mention.stoneId === id && fold(mention.text) !== fold(described.name)),
  );
  const isOfUse = ASKS_OF_KIND.test(question.text) || UNRECORDED.test(question.text);
  if (isAlias && stones.length === 1 && !isOfUse && ASKS_WHETHER_SAME.test(question.text))
    return { claims: namesAndOverviews(stones, mentions), lack: null };
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
  // One name of several stones: which they are has to be told first.
  const isShared = stones.length > 1 && !isOfUse && new Set(mentions.map(({ text }) => fold(text))).size === 1;
  const asksAll =
    (question.attributes.length === 0 && (isShared || asksForAll(question.text, mentions, deps.phrases()))) ||
    (isAlias && ASKS_NAME.test(question.text));
  return asksAll
    ? { claims: namesAndOverviews(stones, mentions), lack: null }
    : readTexts(deps, question, stones, mentions, viewer);
}

function attributesOf(facets: readonly string[]): readonly Attribute[] {
  const names = new Set(facets.flatMap((facet) => ATTRIBUTE_OF_FACET[facet] ?? []));
  return ATTRIBUTES.filter(({ name }) => names.has(name));
}

/** What the overview of a stone says, or what is only said in passing of one that has been bought. */
const IN_OVERVIEW: ReadonlySet<string> = new Set(['rock', 'origin', 'availability', 'price']);

/** Claims of guides beside what each stone is. */
const MOST_OF_BEHAVIOUR = 6;

/** What each stone is to a petrographer, and how the guides say that such rocks behave. */
async function compareByRock(
  deps: AskDeps,
  question: UnderstoodQuestion,
  stones: readonly NamedStone[],
  behaviour: string,
  viewer: Viewer,
): Promise<Attempt> {
  const rocks = stateAttributes(stones, attributesOf(['type'])).claims;
  const { claims } = await readTexts(deps, { ...question, text: behaviour, english: null, attributes: [] }, [], [], viewer);
  // Without guides, what is better is not known, but what each stone is.
  if (claims.length === 0 && RANKS.test(question.text)) return { claims: [], lack: null };
  return { claims: [...rocks, ...claims.slice(0, MOST_OF_BEHAVIOUR)], lack: null };
}

/** What the stones are, and that the asked names are theirs. */
function namesAndOverviews(stones: readonly NamedStone[], mentions: readonly MentionRecord[]): readonly Claim[] {
  return stones.flatMap((stone) => [
    ...mentions.flatMap((mention) => (mention.stoneId === stone.id ? nameClaim(stone, mention.text) : [])).slice(0, 1),
    ...overviewOf(stone),
  ]);
}

function listStones(
  { index }: AskDeps,
  { text: asAsked, wish: whole, constraints, attributes, english }: UnderstoodQuestion,
  first: number,
  viewer: Viewer,
): Attempt {
  const introduction = INTRODUCTION.exec(whole)?.[0] ?? '';
  const request = ASKS_FOR.test(introduction) ? whole : whole.slice(introduction.length);
  const text = request.slice(REQUEST.exec(request)?.[0].length ?? 0);
  const superlative = superlativeOf(text);
  const figure = attributes.find(({ figure: key }) => key !== null);
  const meeting = () => stonesMeeting(index.stones(), constraints).flatMap(({ id }) => toNamedStone(index, id, viewer) ?? []);
  if (superlative !== null && figure !== undefined) {
    const ordered = orderedByFigure(meeting(), figure, superlative).slice(0, 1);
    const { claims } = stateAttributes(ordered, [figure]);
    return { claims, lack: ordered.length === 0 ? `No stone that meets this has a figure for its ${figure.name}.` : null };
  }
  const asked = tellingWords(text)
    .map(fold)
    .filter((word) => !ASKING.test(word));
  if (
    understoodShare(constraints, asked) < LEAST_UNDERSTOOD ||
    (whole === english ? hasUnreadName(asAsked, english, constraints) : hasUnknownName(text, constraints))
  )
    return { claims: [], lack: null };
  const stones = meeting();
  const claims = provingClaims(stones.slice(0, first), constraints);
  if (stones.length > first && /\bhow many\b/i.test(text))
    return { claims, lack: `${stones.length} stones of the catalogue meet this.` };
  return { claims, lack: stones.length === 0 ? describeLack(constraints) : null };
}

/** Who asks, and why, before what is asked: "I'm an architect in Leeds, which slates …" */
const INTRODUCTION =
  /^\W*(hi|hello|hey|dear|good (morning|day|evening)|i'?m|i am|we'?re|we are|as an?|my|our)\b[^?]*?[,.;:!–-]\s+(?=(which|what|show|list|name|recommend|suggest|find|give|are there|is there|do you|i need|i want|i'?m looking|we need)\b)/i;

/** Who wants what, before what is wanted: "A federal client requires …", "We are compiling a sample board of …" */
const REQUEST =
  /^[^.?!,;]*?\b((client|customer|architect|designer|builder|owner|he|she|they|we|i)s? (requires?|needs?|wants?|wishes for|asks for|asked for|insists on|is after|are after)|(compiling|assembling|preparing|putting together|drawing up) (a|an|the|our|my)( \w+){1,3} of)\b/i;

/** Words that ask for stones and are nothing that a stone is. */
const ASKING =
  /^(stone|rock|material)s?$|^(two|three|four|five|six|some|several|few|many|island|region|country|area|family|families|group|groups|colour|coloured|color|colored|shade|kind|kinds|type|types|variety|varieties|entry|entries|listed|included|sold|city|town|district|near|around|belong|belongs|contain|contains|both|list|find|recommend|suggest|show|need|looking|want|name|names|called|come|comes|coming|quarried|available|catalogue|natural|produced|extracted|suitable|suited|good|used|known|exist|weigh|kg|cubic|metre|meter|per|mpa|please|thanks|thank|buy|got|out|everything|anything|every|all|get|order|sell|sells|supply|offer|offers|offered|stock|mined|or|and|zwei|drei|vier|funf|deux|trois|quatre|dos|tres|cuatro|due|tre|quattro|duas|quatro|kommen|kommt|stammen|gibt|es|werden|abgebaut|nenne|steine?|gesteine?|natursteine?|viennent|proviennent|sont|extraites?|extraits?|il|y|a-t|pierres?|hay|vienen|provienen|son|extraen|piedras?|vengono|provengono|sono|estratt[ie]|pietre?|vem|vêm|sao|existem|ha|pedras?|aus|in|im|en|em|der|die|das|den|dem|quels?|quelles?|les|des|du|de|del|las|los|que|cuales|quali|dei|della|delle|dalla|dal|quais|das|do|da|dos|welche[rs]?|und|et|con|avec|mit|send|kindly|us|options?|choices?|candidates?|would|origin|state|province|require[sd]?|carry|stock|client|customer|fuhre?n|fuhrt|sie|ihr|im|katalog|sortiment|bestand|catalogo|figurent|figuran|figurano|figuram|au|disponibili|disponibles|disponiveis|erhaltlich|presenti|hangileri|hangi|hangileridir|var|katalogda|taslar|den|dan|cikarilan|cikan)$/;

/** A name in a question in another language: a word with a capital that is read as itself. */
function hasForeignName(text: string, english: string | null): boolean {
  const read = new Set(english?.split(' ') ?? []);
  return [...text.matchAll(/(?<=\p{L}[^.?!:]*)(?<![\p{L}])\p{Lu}\p{Ll}{3,}/gu)].some(([name]) => read.has(fold(name)));
}

/** Such a name that no constraint accounts for. */
function hasUnreadName(text: string, english: string | null, constraints: readonly Constraint[]): boolean {
  const known = new Set(constraints.flatMap((constraint) => wordsOf(constraint.text)));
  const read = new Set(english?.split(' ').filter((word) => !known.has(fold(word)) && !ASKING.test(fold(word))) ?? []);
  return hasForeignName(text, [...read].join(' '));
}

/** A name that no constraint accounts for: what is asked cannot be met by ignoring it. */
function hasUnknownName(text: string, constraints: readonly Constraint[]): boolean {
  const known = new Set(constraints.flatMap((constraint) => wordsOf(constraint.text)));
  const names = [...text.matchAll(/(?<!^|[.?!:]\s|[¿¡])\b\p{Lu}[\p{L}]{2,}/gu)].flatMap(([name]) => wordsOf(name));
  return names.some((name) => !known.has(name) && !ASKING.test(name));
}

async function readTexts(
  deps: AskDeps,
  { text: asAsked, english, attributes }: UnderstoodQuestion,
  stones: readonly NamedStone[],
  mentions: readonly MentionRecord[],
  viewer: Viewer,
): Promise<Attempt> {
  const { index, embedding, embedder, words, reader } = deps;
  const text = english ?? asAsked;
  const own = new Set(stones.map(({ id }) => id));
  // What is asked of one stone is answered by what is said of it; only care and use are those of its kind.
  const isOfKind = ASKS_OF_KIND.test(text) && !UNRECORDED.test(text) && !ASKS_FIGURE.test(text);
  const names = isOfKind ? [] : stones.map(({ described }) => described.name);
  // A profile speaks of its own stone only: for another question its sentences would be as many false witnesses.
  const filter = { ...toChunkFilter(index, viewer, NO_FILTER), locale: 'en', stones: { ids: own, orNone: true } };
  const refine = ({ stoneId, text: said }: ChunkRecord) =>
    stoneId !== null || names.length === 0 || names.some((name) => said.includes(name));
  const named = new Set(stones.length === 0 ? [] : mentions.flatMap((mention) => words.stems(mention.text)));
  const kinds = stones.map(({ described }) => described.type.toLowerCase());
  if (names.length > 0) {
    const ranked = (await rankChunks(index, embedding(), text, { filter, refine })).slice(0, MOST_CHUNKS);
    return { claims: extractClaims(text, ranked, embedder(), words, { named, kinds }).claims, lack: null };
  }
  // A figure of a stone that the catalogue does not know is not that of another.
  const isFigure = attributes.some(({ figure }) => figure !== null);
  if (stones.length === 0 && ((isFigure && hasForeignName(asAsked, english)) || ASKS_VALUE_OF_NAMED.test(asAsked)))
    return { claims: [], lack: null };
  const matter = reader.matterOf(text, named, kinds);
  if (matter === null) return { claims: [], lack: null };
  const reading = reader.weigh(matter, await passagesFor(deps, matter, filter));
  return { claims: guideClaims(matter, reading, embedder(), words), lack: null };
}

/**
 * The passages that may answer: those nearest to the question, and all of the documents of which people are known to ask alike.
 * @param filter which passages may be read
 */
export async function passagesFor(
  { index, embedding, reader }: Pick<AskDeps, 'index' | 'embedding' | 'reader'>,
  matter: Matter,
  filter: ChunkFilter,
  refine: (chunk: ChunkRecord) => boolean = () => true,
): Promise<readonly ScoredChunk[]> {
  const ranked = await rankChunks(index, embedding(), matter.text, { filter, refine });
  const near = ranked.slice(0, MOST_CHUNKS);
  const taken = new Set(near.map(({ chunk }) => chunk));
  const scores = new Map(ranked.map(({ chunk, score }) => [chunk, score]));
  const asked = index
    .chunksOf(reader.documentsAsked(matter))
    .filter((chunk) => !taken.has(chunk) && passes(filter, chunk) && refine(chunk));
  return [...near, ...asked.map((chunk) => ({ chunk, score: scores.get(chunk) ?? 0 }))];
}

function toNamedStone(index: ChunkIndex, id: string, viewer: Viewer): NamedStone | null {
  const stone = index.stone(id);
  if (stone === null) return null;
  const filter = toChunkFilter(index, viewer, NO_FILTER);
  const chunks = index.chunksAbout(id).filter((chunk) => passes(filter, chunk));
  const english = chunks.filter(({ locale }) => locale === 'en');
  return { id, described: stone.described, chunks: english.length > 0 ? english : chunks };
}

function lackOf(missing: readonly string[]): string | null {
  return missing.length === 0 ? null : `The knowledge base does not say: ${missing.join('; ')}.`;
}

function describeLack(constraints: readonly Constraint[]): string {
  return `No stone of the catalogue meets all of: ${constraints.map(({ text }) => text).join(', ')}.`;
}
