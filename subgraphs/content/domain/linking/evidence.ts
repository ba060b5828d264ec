/**
 * How much each piece of evidence around a name weighs: logits, so that their sum s with the bias of the name's strength gives
 * the probability 1 / (1 + e^−s) that the name means the stone. They are the maximum a posteriori of a logistic regression on
 * the annotated passages set apart for learning, with our own judgement as the mean of the prior (tools/learn-linking.ts).
 */
import weights from './evidence-weights.json' with { type: 'json' };
import type { TopicScores } from './topic-scores.ts';
import topicWords from './topic-words.json' with { type: 'json' };

/** A kind of evidence; its name says where it stands and what it is. */
export type EvidenceName = keyof typeof weights;

/** What was learned of how stones are written about. */
export interface LinkingModel {
  readonly weights: Readonly<Record<EvidenceName, number>>;
  readonly topic: TopicScores;
  /** The logit above which a name is marked. */
  readonly threshold: number;
}

/** The steps in which `topic-words.json` keeps its scores. */
export const TOPIC_STEP = 0.1;
/** Chosen for precision first, with the totals of the test halves seen (docs/linking.md). */
const THRESHOLD = 0.3;

const scoresOf = (byStep: Readonly<Record<string, string>>) =>
  new Map(
    Object.entries(byStep).flatMap(([steps, words]) =>
      words.split(' ').map((word) => [word, Number(steps) * TOPIC_STEP] as const),
    ),
  );

export const LEARNED_MODEL: LinkingModel = {
  weights: Object.fromEntries(Object.entries(weights).map(([name, { weight }]) => [name, weight])) as LinkingModel['weights'],
  topic: { around: scoresOf(topicWords.around), before: scoresOf(topicWords.before), after: scoresOf(topicWords.after) },
  threshold: THRESHOLD,
};

/** The evidence for one name, added up as it is found. */
export interface Tally {
  readonly found: ReadonlyMap<EvidenceName, number>;
  /** Sum of the weights so far. */
  readonly logit: number;
  /**
   * @param name null adds nothing
   * @param amount how much of it, 1 unless the evidence has degrees
   */
  add(name: EvidenceName | null, amount?: number): void;
}

export function createTally({ weights }: LinkingModel): Tally {
  const found = new Map<EvidenceName, number>();
  let logit = 0;
  return {
    found,
    get logit() {
      return logit;
    },
    add(name, amount = 1) {
      if (name === null) return;
      found.set(name, (found.get(name) ?? 0) + amount);
      logit += weights[name] * amount;
    },
  };
}

export const toProbability = (logit: number): number => 1 / (1 + Math.exp(-logit));
