/**
 * Names that a list shortens: “Calacatta Oro and Borghini” names Calacatta Borghini too. After a mention of several words each
 * member of the list that goes on is read as if the first words of the mention stood before it. O(list) for a mention.
 */
import { LIST_WORDS } from './context-words.ts';
import type { FoundName } from './found-name.ts';
import type { MentionAutomaton, TrieNode } from './mention-automaton.ts';
import { isRaised, type TextView, wordAt } from './text-view.ts';

const COMMA = /^\s*[,/]\s*$/;
const MOST_MEMBERS = 8;

/** The word at which the next member of a list begins; −1 where the list ends with the word before. */
function nextMember(view: TextView, position: number): number {
  const word = wordAt(view, position);
  if (word === undefined || word.startsSentence) return -1;
  const isJoint = LIST_WORDS.has(word.text) && /^,?\s+$/.test(word.gap);
  if (!isJoint) return COMMA.test(word.gap) ? position : -1;
  return /^\s+$/.test(wordAt(view, position + 1)?.gap ?? '') ? position + 1 : -1;
}

function walk(view: TextView, from: TrieNode, first: number, last: number): TrieNode | null {
  let node = from;
  for (let position = first; position <= last; position += 1) {
    const next = node.next.get(wordAt(view, position)?.text ?? '');
    if (next === undefined) return null;
    node = next;
  }
  return node;
}

/**
 * The shortened names after a mention, in order; their spans are the words that stand there.
 * @param isName whether a name that needs no head begins at a word
 */
export function namesWithSharedHead(
  view: TextView,
  automaton: MentionAutomaton,
  mention: FoundName,
  isName: (word: number) => boolean,
): FoundName[] {
  const names: FoundName[] = [];
  let end = mention.last;
  for (let members = 0; members < MOST_MEMBERS; members += 1) {
    const first = nextMember(view, end + 1);
    const word = wordAt(view, first);
    // A name of its own needs no head.
    if (first < 0 || word === undefined || !isRaised(word) || isName(first)) break;
    const found = withHead(view, automaton, mention, first);
    if (found === null) break;
    names.push(found);
    end = found.last;
  }
  return names;
}

function withHead(view: TextView, automaton: MentionAutomaton, mention: FoundName, first: number): FoundName | null {
  for (let head = mention.last - mention.first; head >= 1; head -= 1) {
    const node = walk(view, automaton.root, mention.first, mention.first + head - 1);
    for (let last = first + 2; node !== null && last >= first; last -= 1) {
      const following = wordAt(view, last + 1);
      const goesOn = isRaised(following) && following?.startsClause === false && /^[ \u00a0-]$/.test(following.gap);
      const pattern = goesOn ? null : (walk(view, node, first, last)?.pattern ?? null);
      const isWhole = view.words.slice(first + 1, last + 1).every(({ gap, written }) => gap === ' ' && written !== 'lower');
      if (pattern !== null && isWhole) return { first, last, pattern, plural: false };
    }
  }
  return null;
}
