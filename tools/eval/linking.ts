import type { NamedStone } from '../../subgraphs/content/domain/identity/name-index.ts';
import { foldWords } from '../../subgraphs/content/domain/identity/name-tokens.ts';
import { LEARNED_MODEL, type LinkingModel } from '../../subgraphs/content/domain/linking/evidence.ts';
import { findMentions } from '../../subgraphs/content/domain/linking/find-mentions.ts';
import {
  buildMentionAutomaton,
  type MentionAutomaton,
  type NamePattern,
} from '../../subgraphs/content/domain/linking/mention-automaton.ts';
import { type Evaluation, type EvaluationTask, type Figure, type Item, share, textOf } from './evaluation.ts';

/** A mention as the sets write it. */
interface Gold {
  readonly start: number;
  readonly end: number;
  readonly slug: string;
}

/** What can be wrong with a mention. */
const ERROR_CLASSES = [
  /** The right words, another stone of that name. */
  'wrong sense',
  /** A name inside a longer one, or a longer one around it. */
  'nested name',
  /** An ordinary word, a place, a person or a colour was taken for a stone. */
  'common word',
  /** A name was marked that the text gives to an imitation, to other goods or to a stone that is not in the catalogue. */
  'over-linking',
  /** The words of a mention were not recognised as any name. */
  'missed variant',
  /** A name was recognised, and the context wrongly read as speaking against it. */
  'held back',
] as const;
type ErrorClass = (typeof ERROR_CLASSES)[number];

interface Fault {
  readonly kind: ErrorClass;
  readonly said: string;
}

/** The task, which also tells of what it predicts for each item. */
interface LinkingTask extends EvaluationTask {
  evaluate(
    items: readonly Item[],
    options?: { readonly observe?: (id: string, mentions: readonly Gold[]) => void; readonly model?: LinkingModel },
  ): Evaluation & { readonly counts: MentionCounts };
}

/** Mentions that are right, that were said and that the annotation has. */
interface MentionCounts {
  readonly right: number;
  readonly said: number;
  readonly wanted: number;
}

const spans = (value: unknown): readonly Gold[] => (Array.isArray(value) ? (value as Gold[]) : []);
const key = ({ start, end, slug }: Gold) => `${start}:${end}:${slug}`;
const overlap = (a: Gold, b: Gold) => a.start < b.end && b.start < a.end;

/** The name that a stretch of text spells exactly; null where it is none. */
function patternOf(automaton: MentionAutomaton, text: string): NamePattern | null {
  let node = automaton.root;
  for (const word of foldWords(text)) {
    const next = node.next.get(word);
    if (next === undefined) return null;
    node = next;
  }
  return node.pattern;
}

/**
 * Whether mentions are found, and nothing else is: precision, recall and F1 of spans with their stones, pooled over a set. F1's
 * interval takes it for the share TP / (TP + (FP + FN) / 2).
 */
export function createLinkingTask(stones: readonly NamedStone[]): LinkingTask {
  const automaton = buildMentionAutomaton(stones);

  function faultsOf(text: string, gold: readonly Gold[], said: readonly Gold[]): Fault[] {
    const faults: Fault[] = [];
    const quote = ({ start, end, slug }: Gold) => `“${text.slice(start, end)}” → ${slug}`;
    const wanted = new Set(gold.map(key));
    const got = new Set(said.map(key));
    for (const mention of said) {
      if (wanted.has(key(mention))) continue;
      const near = gold.find((other) => overlap(mention, other));
      const strength = patternOf(automaton, text.slice(mention.start, mention.end))?.strength;
      const isCommon = strength === 'ordinary' || strength === 'place' || strength === 'generic' || strength === 'plain';
      const kind =
        near === undefined
          ? isCommon
            ? 'common word'
            : 'over-linking'
          : near.start === mention.start && near.end === mention.end
            ? 'wrong sense'
            : 'nested name';
      faults.push({ kind, said: `marked ${quote(mention)}` });
    }
    for (const mention of gold) {
      // What stands in its place was counted above.
      if (got.has(key(mention)) || said.some((other) => overlap(mention, other))) continue;
      const words = text.slice(mention.start, mention.end);
      const known = patternOf(automaton, words) !== null || patternOf(automaton, words.replace(/s$/, '')) !== null;
      faults.push({ kind: known ? 'held back' : 'missed variant', said: `missed ${quote(mention)}` });
    }
    return faults;
  }

  return {
    name: 'linking',
    evaluate(items, { observe, model } = {}) {
      const count = { right: 0, said: 0, wanted: 0, clean: 0 };
      const errors: Record<string, number> = Object.fromEntries(ERROR_CLASSES.map((kind) => [kind, 0]));
      const failures: string[] = [];
      for (const item of items) {
        const text = textOf(item.text);
        const optional = new Set(spans(item.optional).map(key));
        const gold = spans(item.mentions);
        const said = predict(automaton, item, model).filter((mention) => !optional.has(key(mention)));
        observe?.(item.id, said);
        const wanted = new Set(gold.map(key));
        count.right += said.filter((mention) => wanted.has(key(mention))).length;
        count.said += said.length;
        count.wanted += gold.length;
        const faults = faultsOf(text, gold, said);
        if (faults.length === 0) count.clean += 1;
        else failures.push(`linking ${item.id} (${textOf(item.class)})\n  ${text}\n${list(faults)}`);
        for (const { kind } of faults) errors[kind] = (errors[kind] ?? 0) + 1;
      }
      const figures: Figure[] = [
        { label: 'precision', ...share(count.right, count.said), target: 0.99 },
        { label: 'recall', ...share(count.right, count.wanted), target: 0.95 },
        { label: 'F1', ...share(count.right, (count.said + count.wanted) / 2), target: null },
        { label: 'passages fully right', ...share(count.clean, items.length), target: null },
      ];
      return { figures, errors, counts: count, failures: () => failures };
    },
  };
}

const list = (faults: readonly Fault[]) => faults.map(({ kind, said }) => `  ${kind}: ${said}`).join('\n');

function predict(automaton: MentionAutomaton, item: Item, model: LinkingModel = LEARNED_MODEL): Gold[] {
  const self = typeof item.self === 'string' ? { aboutId: item.self } : {};
  return findMentions(automaton, textOf(item.text), { ...self, model }).map(({ start, end, stoneId }) => ({
    start,
    end,
    slug: stoneId,
  }));
}
