import { TECHNICAL_KEYS } from '../../../platform/ports/catalogue.ts';
import type { StoneFeatures } from './indexed-document.ts';

/** How much each kind of likeness weighs; they sum to 1. */
export const LIKENESS_WEIGHTS = { meaning: 0.3, family: 0.2, nature: 0.15, colors: 0.15, origin: 0.15, figures: 0.05 } as const;

type Signal = keyof typeof LIKENESS_WEIGHTS;

/** How far two stones are alike in each respect, each in [0, 1]. */
export type Signals = Readonly<Record<Signal, number>>;

/** Cosines of descriptions of any two stones are rarely lower, so nearness of meaning begins here. */
const LEAST_COSINE = 0.3;

/**
 * Compares two stones: family (same or not), nature (same rock 1, same type 0.7), colours (Jaccard), origin (same place 1,
 * region 0.7, country 0.3), figures (0.5 for each that is within a tenth, by the same test and unit), meaning.
 * @param cosine of their embeddings, in [-1, 1]; null where it is not among the nearest
 */
export function compareStones(a: StoneFeatures, b: StoneFeatures, cosine: number | null): Signals {
  const { keys: left } = a;
  const { keys: right } = b;
  const isSame = (x: string | null, y: string | null) => x !== null && x === y;
  return {
    meaning: cosine === null ? 0 : Math.min(1, Math.max(0, (cosine - LEAST_COSINE) / (1 - LEAST_COSINE))),
    family: isSame(left.family, right.family) ? 1 : 0,
    nature: isSame(left.petrography, right.petrography) ? 1 : a.type === b.type ? 0.7 : 0,
    colors: colorShare(a.colors, b.colors),
    origin:
      left.country !== right.country
        ? 0
        : isSame(left.locality, right.locality)
          ? 1
          : isSame(left.region, right.region)
            ? 0.7
            : 0.3,
    figures: Math.min(1, 0.5 * nearFigures(a, b).length),
  };
}

/** The weighted sum of the signals, in [0, 1]. */
export function likenessOf(signals: Signals): number {
  let score = 0;
  for (const signal of SIGNALS) score += LIKENESS_WEIGHTS[signal] * signals[signal];
  return Math.min(1, score);
}

/** What two stones share, in words, the weightiest first; empty where it is nothing. */
export function reasonsOf(a: StoneFeatures, b: StoneFeatures, signals: Signals): readonly string[] {
  return SIGNALS.filter((signal) => signals[signal] > 0)
    .toSorted((x, y) => LIKENESS_WEIGHTS[y] * signals[y] - LIKENESS_WEIGHTS[x] * signals[x])
    .map((signal) => reasonOf(signal, a, b, signals));
}

const SIGNALS = Object.keys(LIKENESS_WEIGHTS) as readonly Signal[];

function reasonOf(signal: Signal, a: StoneFeatures, b: StoneFeatures, signals: Signals): string {
  switch (signal) {
    case 'meaning':
      return 'described in similar words';
    case 'family':
      return `same family: ${a.family}`;
    case 'nature':
      return signals.nature === 1 ? `same rock: ${a.petrography}` : `same type: ${a.type.toLowerCase()}`;
    case 'colors':
      return `same colour: ${a.colors.filter((color) => b.colors.includes(color)).join(' and ')}`;
    case 'origin':
      if (signals.origin === 1) return `from the same place: ${a.origin.locality}`;
      return signals.origin === 0.7 ? `from the same region: ${a.origin.region}` : `from the same country: ${a.origin.country}`;
    case 'figures':
      return `similar ${nearFigures(a, b).join(' and ')}`;
  }
}

function colorShare(a: readonly string[], b: readonly string[]): number {
  let shared = 0;
  for (const color of a) if (b.includes(color)) shared += 1;
  const all = a.length + b.length - shared;
  return all === 0 ? 0 : shared / all;
}

/** Names of figures that both have in the same unit, by the same test, and within a tenth of each other. */
function nearFigures(a: StoneFeatures, b: StoneFeatures): readonly string[] {
  if (!a.keys.hasFigures || !b.keys.hasFigures) return [];
  return TECHNICAL_KEYS.filter((key) => {
    const [left, right] = [a.technical[key], b.technical[key]];
    if (left === undefined || right === undefined || left.unit !== right.unit || left.standard !== right.standard) return false;
    return Math.abs(left.value - right.value) <= 0.1 * Math.max(Math.abs(left.value), Math.abs(right.value));
  }).map((key) => key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}
