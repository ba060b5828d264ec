/** What decides whether the model still fits the corpus. */
export interface FitState {
  /** Chunks now. */
  readonly size: number;
  /** Chunks since the last fit whose words the model mostly does not know. */
  readonly strangers: number;
  /** Chunks at the last fit. */
  readonly fittedOn: number;
}

/** A fit of more texts takes minutes and learns little more. */
const MOST_TEXTS = 20_000;
/** Changes of fewer chunks do not matter. */
const LEAST_CHANGE = 100;

/** During a burst of changes: the corpus has grown by half, or a twentieth of it speaks of what the model has not learned. */
export function hasOutgrown({ size, strangers, fittedOn }: FitState): boolean {
  return size >= Math.max(fittedOn * 1.5, fittedOn + 2 * LEAST_CHANGE) || strangers >= Math.max(LEAST_CHANGE, fittedOn / 20);
}

/** After a burst: it has grown by a tenth, or has new matter in it. */
export function hasGrown({ size, strangers, fittedOn }: FitState): boolean {
  const least = fittedOn === 0 ? LEAST_CHANGE / 5 : Math.max(LEAST_CHANGE, fittedOn / 10);
  return Math.abs(size - fittedOn) >= least || strangers >= LEAST_CHANGE / 4;
}

/** All, or evenly spread ones of very many, in their order. */
export function sampleOf<Item>(items: readonly Item[]): readonly Item[] {
  const step = Math.ceil(items.length / MOST_TEXTS);
  return step <= 1 ? items : items.filter((_, at) => at % step === 0);
}
