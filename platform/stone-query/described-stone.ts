import type { GapTopicName, StoneData } from '../ports/catalogue.ts';
import { fold } from './fold.ts';

/** What a plain-language query can ask of a stone, with what is compared folded once. */
export interface DescribedStone
  extends Pick<StoneData, 'name' | 'type' | 'petrography' | 'family' | 'colors' | 'origin' | 'technical'> {
  /** What is known beyond the other fields, as `name: value unit`. */
  readonly facts: readonly { readonly topic: GapTopicName; readonly text: string }[];
  /** Names that promise another rock or origin. */
  readonly misleadingNames: readonly string[];
  readonly keys: {
    readonly family: string | null;
    readonly petrography: string | null;
    readonly country: string;
    readonly region: string | null;
    readonly locality: string | null;
    readonly hasFigures: boolean;
  };
}

export function toDescribedStone(data: StoneData): DescribedStone {
  const { name, type, petrography, family, colors, origin, technical, facts, aliases } = data;
  return {
    name,
    type,
    petrography,
    family,
    colors,
    origin,
    technical,
    facts: facts.map(({ topic, name: fact, value, unit }) => ({
      topic,
      text: `${fact}: ${value}${unit === null ? '' : ` ${unit}`}`,
    })),
    misleadingNames: aliases.flatMap((alias) => (alias.kind === 'DECEPTIVE' ? [alias.name] : [])),
    keys: {
      family: foldOrNull(family),
      petrography: foldOrNull(petrography),
      country: foldName(origin.country),
      region: foldOrNull(origin.region),
      locality: foldOrNull(origin.locality),
      hasFigures: Object.keys(technical).length > 0,
    },
  };
}

/** A name as it is compared: folded, with single spaces. */
export function foldName(name: string): string {
  return fold(name).replace(/\s+/g, ' ').trim();
}

function foldOrNull(text: string | null): string | null {
  return text === null ? null : foldName(text);
}
