import { createHistogram, type Histogram, mergeHistogram } from './histogram.ts';

/**
 * What is counted of a subject: an entity, an operation or everything. For an entity `requests` are its views, `searches` the
 * searches that showed it; for an operation `requests` are all of it, `views` those that opened an entity, `searches` those
 * that showed results. The histogram holds the durations of `requests`. Changed in place while it is being added up.
 */
export interface Tally {
  requests: number;
  errors: number;
  views: number;
  searches: number;
  readonly histogram: Histogram;
}

/** The counts alone, as stored beside histogram pairs. */
export type Counts = Pick<Tally, 'requests' | 'errors' | 'views' | 'searches'>;

export function createTally(): Tally {
  return { requests: 0, errors: 0, views: 0, searches: 0, histogram: createHistogram() };
}

export function addCounts(into: Tally, counts: Counts): void {
  into.requests += counts.requests;
  into.errors += counts.errors;
  into.views += counts.views;
  into.searches += counts.searches;
}

export function mergeTally(into: Tally, from: Tally): void {
  addCounts(into, from);
  mergeHistogram(into.histogram, from.histogram);
}

/** The tally under a key, made when it is new. */
export function tallyOf<Key>(tallies: Map<Key, Tally>, key: Key): Tally {
  let tally = tallies.get(key);
  if (tally === undefined) {
    tally = createTally();
    tallies.set(key, tally);
  }
  return tally;
}
