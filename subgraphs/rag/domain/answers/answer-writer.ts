// Lets a language model put an answer into words. It gets the question and the claims that the extraction has proved, nothing else of
// any passage, so what a passage says to machines never reaches it; and each sentence that it writes is kept only where its quote
// stands word for word in the claim's passage, its figures and names are the quote's, and its words are the quote's or the question's.
import { z } from 'zod';
import type { LedgerEntry } from '../../../../platform/ledger/paid-calls.ts';
import type { LanguageModel, ReplyFault, Verdict } from '../../../../platform/ports/language-model.ts';
import { canonicalFigures } from '../../../../platform/protected-text/figures.ts';
import type { AnswerWords } from './answer-words.ts';
import { type Claim, verifiedClaims } from './claim.ts';
import type { QuestionKind } from './question.ts';
import { isInstruction } from './quotable.ts';

/** What an answer is made of, proved by the extraction. */
export interface AnswerEvidence {
  readonly question: string;
  readonly kind: QuestionKind;
  /** At least one. */
  readonly claims: readonly Claim[];
  readonly stoneIds: readonly string[];
  readonly userId: string | null;
}

export interface WrittenAnswer {
  readonly claims: readonly Claim[];
  readonly entries: readonly LedgerEntry[];
  /** What put it into words, as `Answer.model` shows it. */
  readonly model: string;
}

/** Puts proved claims into words. Whoever does, every sentence rests on one of them, with a quote from its passage. */
export interface AnswerWriter {
  /** @throws {DomainError} ENGINE_UNAVAILABLE, DEADLINE_EXCEEDED: the claims then speak for themselves */
  write(evidence: AnswerEvidence, signal?: AbortSignal): Promise<WrittenAnswer>;
}

export const EXTRACTIVE_MODEL = 'extractive-2';

/** Says what the passages say, in their own words. */
export const extractiveWriter: AnswerWriter = {
  write: async ({ claims }) => ({ claims, entries: [], model: EXTRACTIVE_MODEL }),
};

const REPLY = z.strictObject({
  sentences: z.array(z.strictObject({ text: z.string(), evidence: z.string(), quote: z.string() })),
});
type Sentence = z.infer<typeof REPLY>['sentences'][number];

const INSTRUCTIONS =
  'Answer the question in English from the evidence, in as few plain sentences as it needs. Each sentence rests on one piece of evidence: name its id, and copy from it, word for word, the stretch that the sentence rests on. A sentence says what its quote says, with its figures, units and names, and nothing else. Name the stone that a piece of evidence is about. Leave out evidence that does not answer the question.';

/** This share of a sentence's stems must stand in its evidence or in the question: the rest is what joins them. */
const LEAST_GROUNDED = 0.75;
const LEAST_QUOTE = 12;
const LONGEST_SENTENCE = 500;
const NEGATION = /\b(not|no|never|none|nothing|neither|nor|cannot|without)\b|n['’]t\b/i;
const CAPITALISED = /(?<![.!?:]\s+|^\s*)\b\p{Lu}[\p{L}’'-]+/gu;
const MARKUP = /[[\]<>`*_#|]|https?:|www\./;

export function createModelAnswerWriter(model: LanguageModel, words: Pick<AnswerWords, 'stems'>): AnswerWriter {
  return {
    async write(evidence, signal) {
      const { question, claims, stoneIds, userId } = evidence;
      const byId = new Map(claims.map((claim, at) => [`e${at + 1}`, claim]));
      const { value, entries } = await model.write({
        operation: 'ask',
        entityIds: stoneIds,
        userId,
        instructions: INSTRUCTIONS,
        material: {
          question,
          evidence: [...byId].map(([id, { sentence, quote }]) => ({ id, says: sentence, words: quote })),
        },
        reply: REPLY,
        maxOutputTokens: 1_500,
        check: ({ sentences }) => checkSentences(sentences, byId, evidence, words),
        signal,
      });
      return { claims: value, entries, model: model.name };
    },
  };
}

/** Sentence by sentence: what does not hold is left out; what is left must answer for every stone that the evidence is about. */
function checkSentences(
  sentences: readonly Sentence[],
  byId: ReadonlyMap<string, Claim>,
  { question, kind, claims }: AnswerEvidence,
  words: Pick<AnswerWords, 'stems'>,
): Verdict<readonly Claim[]> {
  const kept: Claim[] = [];
  const faults: ReplyFault[] = [];
  for (const { text, evidence, quote } of sentences) {
    const proved = byId.get(evidence);
    const said = text.trim();
    const reason = proved === undefined ? 'EVIDENCE_UNKNOWN' : faultOf(said, quote, proved, question, words);
    if (reason !== null || proved === undefined) {
      faults.push({ code: reason ?? 'EVIDENCE_UNKNOWN', about: `“${said.slice(0, 80)}” is not what its evidence says.` });
    } else kept.push({ sentence: said, quote, passage: proved.passage });
  }
  const stoneOf = ({ passage }: Claim) => passage.chunk.stoneId;
  const isMissing = claims.some((claim) => kept.every((one) => stoneOf(one) !== stoneOf(claim)));
  if (kept.length > 0 && !(isMissing && kind !== 'HOW_TO')) return { value: kept };
  return {
    faults: faults.length > 0 ? faults : [{ code: 'INCOMPLETE', about: 'It does not answer for everything that is asked.' }],
  };
}

function faultOf(
  said: string,
  quote: string,
  proved: Claim,
  question: string,
  words: Pick<AnswerWords, 'stems'>,
): string | null {
  const basis = `${proved.sentence}\n${proved.quote}`;
  const isWhole = quote === proved.quote;
  if (!proved.quote.includes(quote) || (quote.trim().length < LEAST_QUOTE && !isWhole)) return 'QUOTE_INVENTED';
  if (verifiedClaims([{ sentence: said, quote, passage: proved.passage }]).length === 0) return 'QUOTE_INVENTED';
  if (said === '' || said.length > LONGEST_SENTENCE || MARKUP.test(said) || isInstruction(said)) return 'NOT_PLAIN';
  const figures = new Set([...canonicalFigures(basis, 'en')]);
  if (!canonicalFigures(said, 'en').every((figure) => figures.has(figure))) return 'FIGURE_ADDED';
  if (NEGATION.test(said) !== NEGATION.test(basis)) return 'NEGATION_CHANGED';
  for (const [name] of said.matchAll(CAPITALISED)) {
    if (!basis.includes(name) && !question.includes(name)) return 'NAME_INVENTED';
  }
  const known = new Set(words.stems(`${basis} ${question}`));
  const stems = words.stems(said);
  const grounded = stems.filter((stem) => known.has(stem)).length;
  return stems.length === 0 || grounded / stems.length < LEAST_GROUNDED ? 'WORDS_ADDED' : null;
}
