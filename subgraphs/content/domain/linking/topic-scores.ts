/** Where a word stands to a name. */
export const SIDES = ['around', 'before', 'after'] as const;
type Side = (typeof SIDES)[number];

/** The words by which the topic of a name is judged. */
export type Context = Readonly<Record<Side, readonly string[]>>;

/** How much a folded word speaks for stones, or below 0 against them; function words and rare words are missing. */
export type TopicScores = Readonly<Record<Side, ReadonlyMap<string, number>>>;
