/**
 * Sentences with a place for a name, filled with names of the whole catalogue: so the weights are learned on every kind of name
 * in every kind of sentence, and not on the names that passages happen to have.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWord } from '../../subgraphs/content/domain/identity/name-index.ts';
import type { MentionAutomaton, NamePattern, TrieNode } from '../../subgraphs/content/domain/linking/mention-automaton.ts';
import type { Item } from '../eval/evaluation.ts';
import { createRandom } from '../eval/slips.ts';
import { PROJECT } from '../generated-files.ts';

/**
 * What a sentence makes of the name at `{X}`, in small letters at `{x}`: `stone` one of any name, `sure` one of a name that is
 * distinct or written as a name; `goods` a thing, a copy or a person; `place` a town; `words` ordinary words. `{Y}` is a sure stone,
 * in `goods` a copy too.
 */
type FrameKind = 'stone' | 'sure' | 'goods' | 'place' | 'words';

const FITS: Readonly<Record<FrameKind, (pattern: NamePattern) => boolean>> = {
  stone: () => true,
  sure: ({ strength }) => strength === 'distinct' || strength === 'plain',
  // No paint or horse says its rock.
  goods: ({ name, strength, alsoMeans }) =>
    name.split(' ').every((word) => describeWord(word.toLowerCase()).rock === null) &&
    (strength !== 'distinct' || alsoMeans !== null),
  place: ({ name, strength }) => !name.includes(' ') && (strength === 'place' || strength === 'ordinary'),
  words: ({ strength }) => strength === 'plain' || strength === 'ordinary',
};
const STRENGTHS = ['distinct', 'plain', 'place', 'ordinary', 'generic'];

function patternsOf(automaton: MentionAutomaton): NamePattern[] {
  const patterns = new Set<NamePattern>();
  const gather = (node: TrieNode) => {
    if (node.pattern !== null) patterns.add(node.pattern);
    for (const next of node.next.values()) gather(next);
  };
  gather(automaton.root);
  return [...patterns].filter(({ name }) => /^\p{Lu}/u.test(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The sentences filled, annotated as the passages are; the same for a seed.
 * @param perStrength names of each strength for each sentence
 */
export function fillFrames(automaton: MentionAutomaton, perStrength: number): Item[] {
  const path = join(PROJECT, 'data/eval/linking-frames.json');
  const frames = JSON.parse(readFileSync(path, 'utf8')) as Record<FrameKind, readonly string[]>;
  const random = createRandom(7);
  const pick = (patterns: readonly NamePattern[]) => patterns[Math.floor(random() * patterns.length)];
  const all = patternsOf(automaton);
  const companions = all.filter(
    ({ strength, owners, name }) => strength === 'distinct' && owners.length === 1 && name.split(' ').length === 2,
  );
  const items: Item[] = [];
  for (const kind of Object.keys(FITS) as FrameKind[]) {
    const fitting = all.filter(FITS[kind]);
    for (const [position, frame] of frames[kind].entries()) {
      for (const strength of STRENGTHS) {
        const pool = fitting.filter((pattern) => pattern.strength === strength);
        for (let count = 0; count < perStrength && pool.length > 0; count += 1) {
          const pattern = pick(pool);
          if (pattern === undefined) continue;
          items.push(
            fill(frame, kind, pattern.name, () => pick(companions)?.name ?? '', `${kind}-${position}-${items.length}`),
          );
        }
      }
    }
  }
  return items;
}

function fill(frame: string, kind: FrameKind, name: string, companion: () => string, id: string): Item {
  let text = '';
  const mentions: { start: number; end: number }[] = [];
  for (const part of frame.split(/(\{[XxY]\})/)) {
    const written = part === '{X}' ? name : part === '{x}' ? name.toLowerCase() : part === '{Y}' ? companion() : null;
    const isStone = part === '{Y}' ? kind !== 'goods' : kind === 'stone' || kind === 'sure';
    if (written !== null && isStone) mentions.push({ start: text.length, end: text.length + written.length });
    text += written ?? part;
  }
  return { id, text, mentions };
}
