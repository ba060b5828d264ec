import type { GapTopicName, StoneData } from '../../../platform/ports/catalogue.ts';
import { TOPIC_PROFILES } from './topics.ts';

/** How much is known of one topic. */
export interface TopicCoverage {
  readonly topic: GapTopicName;
  /** Percent of a full profile, as the table of topics has it. */
  readonly weight: number;
  readonly expected: number;
  /** Names of the expected facts that are absent; empty when the topic is complete. */
  readonly absent: readonly string[];
}

/** How much of a full profile is known. */
export interface CompletenessRecord {
  /** Σ weight × present / expected over all topics, as a share of 1. */
  readonly score: number;
  /** Topics of which something is absent, the heaviest topics first, ties in the order of the table. */
  readonly missing: readonly GapTopicName[];
}

/** What of each topic a stone's record states, in the order of the table. Every topic expects at least one fact. */
export function coverageOf(stone: StoneData): readonly TopicCoverage[] {
  return TOPIC_PROFILES.map(({ topic, weight, expected }) => {
    const facts = expected(stone);
    const absent = facts.filter((fact) => !fact.isPresent(stone)).map((fact) => fact.name);
    return { topic, weight, expected: facts.length, absent };
  });
}

/** @returns how complete the stone's record is; a stone of which only its name is known scores near 0 */
export function measureCompleteness(stone: StoneData): CompletenessRecord {
  const losses = coverageOf(stone).map(({ topic, weight, expected, absent }) => ({
    topic,
    weight,
    loss: (weight * absent.length) / expected,
  }));
  const total = losses.reduce((sum, { weight }) => sum + weight, 0);
  const lost = losses.reduce((sum, { loss }) => sum + loss, 0);
  return {
    // Rounded, so that the sum of thirds does not leave 0.9999999999999999 for a complete profile.
    score: Math.round((1 - lost / total) * 10_000) / 10_000,
    missing: losses
      .filter(({ loss }) => loss > 0)
      .toSorted((a, b) => b.weight - a.weight)
      .map(({ topic }) => topic),
  };
}
