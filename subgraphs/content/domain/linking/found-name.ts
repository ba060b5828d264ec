import type { LinkingModel, Tally } from './evidence.ts';
import type { NamePattern } from './mention-automaton.ts';

/** A name found in a text: the words from `first` to `last`. */
export interface FoundName {
  readonly first: number;
  readonly last: number;
  readonly pattern: NamePattern;
  /** The name stands in the plural. */
  readonly plural: boolean;
}

/** What is known besides the words: which of them belong to stones already accepted, to imitations, or to any name. */
export interface Surroundings {
  readonly model: LinkingModel;
  readonly isStone: (word: number) => boolean;
  /** Whether a word belongs to a name that was ruled out with all that it covers. */
  readonly isClosed: (word: number) => boolean;
  /** The stone that the accepted mention at a word means, empty where it shares its name; null where there is none. */
  readonly stoneAt: (word: number) => string | null;
  readonly isImitation: (word: number) => boolean;
  /** The last word of the longest name that begins at a word; −1 where none does. */
  readonly nameEnd: (word: number) => number;
  /** Whether a word belongs to an accepted name that needs no context. */
  readonly isSure: (word: number) => boolean;
  /** How many mentions by names that need no context are accepted. */
  readonly sureStones: () => number;
  /** Whether a stone is accepted under a name of more than so many words. */
  readonly namedInFull: (stoneId: string, words: number) => boolean;
  /** Whether names that need no context stand in small letters in this text. */
  readonly smallNames: () => boolean;
  /** Told of each name that was weighed; a name may be weighed again when more of the text is known. */
  readonly observe: (name: FoundName, tally: Tally) => void;
}
