/** Judges answers to the questions of `data/eval/questions.own.jsonl`, by the rules of `data/eval/README.md`. */

type Phrases = readonly (readonly string[])[];

export interface JudgedQuestion {
  readonly id: string;
  readonly class: string;
  readonly answerable: boolean;
  readonly answer?: {
    readonly all: Phrases;
    readonly none?: readonly string[];
    readonly stones?: readonly string[];
    readonly alsoFine?: readonly string[];
    readonly atLeast?: number;
  };
  readonly correction?: Phrases;
}

export interface GivenAnswer {
  readonly id: string;
  readonly answered: boolean;
  readonly text: string;
  /** The stones, by slug, that the answer offers; judged for lists. */
  readonly stones?: readonly string[];
}

interface Share {
  readonly n: number;
  readonly right: number;
}

/** Lower case, without diacritics; 2,680 and 2 680 read as 2680, and a decimal comma as a point. */
function toPlain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(\d)[, ](?=\d{3}(?!\d))/g, '$1')
    .replace(/(\d),(?=\d)/g, '$1.')
    .replace(/\s+/g, ' ');
}

/** A number must stand as a whole number, so that 0.2 is not found in 0.24. */
function stands(phrase: string, plainText: string): boolean {
  const wanted = toPlain(phrase);
  if (!/^\d+(\.\d+)?$/.test(wanted)) return plainText.includes(wanted);
  return new RegExp(`(?<![\\d.])${wanted.replace('.', '\\.')}(?!\\.?\\d)`).test(plainText);
}

const holdsAll = (groups: Phrases, plainText: string) =>
  groups.every((group) => group.some((phrase) => stands(phrase, plainText)));

/** Whether an answer is right: what is unanswerable must be left unanswered, or its false premise put right. */
export function isRightAnswer(question: JudgedQuestion, given: GivenAnswer | undefined): boolean {
  if (!given) return false;
  const text = toPlain(given.text);
  const { answer } = question;
  if (!answer) return !given.answered || (question.correction !== undefined && holdsAll(question.correction, text));
  if (!given.answered || !holdsAll(answer.all, text)) return false;
  if (answer.none?.some((phrase) => stands(phrase, text))) return false;
  if (!answer.stones) return true;
  const named = new Set(given.stones);
  const fine = new Set([...answer.stones, ...(answer.alsoFine ?? [])]);
  return (
    answer.stones.filter((slug) => named.has(slug)).length >= (answer.atLeast ?? 1) &&
    [...named].every((slug) => fine.has(slug))
  );
}

/** How many are right over all, over the answerable, over the unanswerable, and by class. */
export function scoreQuestions(
  questions: readonly JudgedQuestion[],
  answers: readonly GivenAnswer[],
): ReadonlyMap<string, Share> {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  const shares = new Map<string, Share>();
  for (const question of questions) {
    const right = isRightAnswer(question, byId.get(question.id)) ? 1 : 0;
    for (const key of ['overall', question.answerable ? 'answerable' : 'unanswerable', `class ${question.class}`]) {
      const share = shares.get(key) ?? { n: 0, right: 0 };
      shares.set(key, { n: share.n + 1, right: share.right + right });
    }
  }
  return shares;
}
