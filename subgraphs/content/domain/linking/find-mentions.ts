import type { MentionRecord } from '../../../../platform/ports/catalogue.ts';
import { chooseOwner } from './choose-owner.ts';
import { LEARNED_MODEL, type LinkingModel, type Tally } from './evidence.ts';
import type { FoundName, Surroundings } from './found-name.ts';
import { judgeMention } from './judge-mention.ts';
import type { MentionAutomaton, NamePattern, TrieNode } from './mention-automaton.ts';
import { namesWithSharedHead } from './shared-heads.ts';
import { isInside } from './spans.ts';
import { type TextView, viewText } from './text-view.ts';
import type { Context } from './topic-scores.ts';
import { scanMarkdown } from './unlinkable-spans.ts';
import { contextOf } from './weigh-topic.ts';

export interface FindMentionsOptions {
  /** The stone that the text is about; its own mentions are left out. */
  readonly aboutId?: string;
  /** `markdown` (the default) leaves out code, URLs, images and links; `plain` takes every character as text. */
  readonly format?: 'markdown' | 'plain';
  /** Told of each name that was weighed, in the order of weighing: what the weights are learned from. */
  readonly observe?: (weighed: WeighedName) => void;
  /** Another model than the learned one, for learning. */
  readonly model?: LinkingModel;
}

/** A name of a text with the evidence found for and against it. */
export interface WeighedName {
  readonly start: number;
  readonly end: number;
  readonly pattern: NamePattern;
  readonly tally: Tally;
  /** The words by which its topic is judged, as {@link contextOf} gives them. */
  readonly context: Context;
}

/** What may stand between two words of one name: a blank, one line break (also in a quotation), a hyphen, an apostrophe. */
const INNER_GAP =
  /^(?:[ \t\u00a0\u2000-\u200d\u202f\ufeff\u00ad]{1,8}|[ \t]*\r?\n[ \t]*(?:>[ \t]?)*|\.?[ \t\u00a0]?|[-\u2010-\u2013](?:[ \t]*\r?\n[ \t>]*)?|['’ʼ‘`´] ?)$/;
const isInnerGap = (gap: string, before: string) => INNER_GAP.test(gap) && (!gap.startsWith('.') || before === 'saint');
const HYPHENATION = /^[-\u2010\u00ad][ \t]*\r?\n[ \t>]*$/;

/** What a word may be the plural of, in English and Spanish, or with `romance` in Italian too. */
function singularsOf(word: string, romance: boolean): string[] {
  if (word.length <= 4 || word.endsWith('ss')) return [];
  if (word.endsWith('s')) {
    const stem = word.slice(0, -1);
    return word.endsWith('ies') ? [stem, `${word.slice(0, -3)}y`] : word.endsWith('es') ? [stem, word.slice(0, -2)] : [stem];
  }
  if (!romance) return [];
  const stem = word.slice(0, -1);
  return word.endsWith('i') ? [`${stem}o`, `${stem}e`] : word.endsWith('e') ? [`${stem}a`] : [];
}

/** Every name of the catalogue that begins at a word, longest last. */
function namesAt(view: TextView, automaton: MentionAutomaton, first: number): FoundName[] {
  const names: FoundName[] = [];
  // Between words of a name may also stand what its own spelling has there: “Bianco (Extra) White”.
  let unusual: readonly string[] = [];
  const add = (last: number, pattern: NamePattern, plural: boolean) => {
    if (unusual.every((gap) => pattern.name.includes(gap))) names.push({ first, last, pattern, plural });
  };
  let node: TrieNode = automaton.root;
  for (let position = first; position < view.words.length; position += 1) {
    const word = view.words[position];
    if (word === undefined) break;
    if (position > first && !isInnerGap(word.gap, view.words[position - 1]?.text ?? '')) {
      if (!automaton.gaps.has(word.gap)) break;
      unusual = [...unusual, word.gap];
    }
    let next = node.next.get(word.text);
    if (next?.pattern == null) {
      for (const singular of singularsOf(word.text, view.language === 'it')) {
        const one = node.next.get(singular)?.pattern;
        if (one != null) add(position, one, true);
      }
    }
    // “Mar-⏎fil”: a word parted at the end of a line.
    const rest = view.words[position + 1];
    const whole = rest !== undefined && HYPHENATION.test(rest.gap) ? node.next.get(word.text + rest.text) : undefined;
    if (whole !== undefined) {
      next = whole;
      position += 1;
    }
    if (next === undefined) break;
    node = next;
    if (node.pattern !== null) add(position, node.pattern, false);
  }
  return names;
}

/** Confidence of a name that a list shortens. */
const SHORTENED = 0.85;
const STONE = 1;
const CLOSED = 2;
const COPY = 3;

const lettersOf = (view: TextView, found: FoundName) =>
  (view.words[found.last]?.end ?? 0) - (view.words[found.first]?.start ?? 0);

/**
 * Every mention of a stone in a text, in order of start, not overlapping; of names within names the longest. A deceptive name
 * is a mention of the stone it really is. O(words).
 * @param text any string; offsets are UTF-16 code units into it, a possessive 's is outside
 */
export function findMentions(
  automaton: MentionAutomaton,
  text: string,
  options: FindMentionsOptions = {},
): readonly MentionRecord[] {
  const spans = options.format === 'plain' ? null : scanMarkdown(text);
  // The text of a link is part of its sentence: what is linked already still tells of what is not.
  const view = viewText(text, spans?.unread ?? [], spans?.linkMarks);
  const found: FoundName[] = [];
  for (let first = 0; first < view.words.length; first += 1) {
    const word = view.words[first];
    if (word !== undefined && word.text !== 's') found.push(...namesAt(view, automaton, first));
  }
  found.sort((a, b) => b.last - b.first - (a.last - a.first) || lettersOf(view, b) - lettersOf(view, a) || a.first - b.first);

  const state = new Uint8Array(view.words.length);
  const mentions: MentionRecord[] = [];
  const owners = new Map<number, string>();
  const nameEnds = new Map<number, number>();
  for (const { first, last } of found) if (!nameEnds.has(first)) nameEnds.set(first, last);
  const reach = new Int32Array(view.words.length + 1).fill(-1);
  for (let word = 0; word < view.words.length; word += 1)
    reach[word + 1] = Math.max(reach[word] ?? -1, nameEnds.get(word) ?? -1);
  /** Whether a longer name has all the words of a name. */
  const isCovered = ({ first, last }: FoundName) => (reach[first] ?? -1) >= last || (nameEnds.get(first) ?? -1) > last;
  const longest = new Map<string, number>();
  const sure = new Uint8Array(view.words.length);
  let sureStones = 0;
  let small = 0;
  const around: Surroundings = {
    model: options.model ?? LEARNED_MODEL,
    isStone: (word) => state[word] === STONE,
    isClosed: (word) => state[word] === CLOSED,
    isImitation: (word) => state[word] === COPY,
    stoneAt: (word) => owners.get(word) ?? null,
    nameEnd: (word) => nameEnds.get(word) ?? -1,
    isSure: (word) => sure[word] === 1,
    sureStones: () => sureStones,
    namedInFull: (stoneId, words) => (longest.get(stoneId) ?? 0) > words,
    smallNames: () => small > 0,
    observe: (name, tally) => {
      if (options.observe === undefined) return;
      const [start, end] = [view.words[name.first]?.start ?? 0, view.words[name.last]?.end ?? 0];
      options.observe({ start, end, pattern: name.pattern, tally, context: contextOf(view, name) });
    },
  };
  // Words of longer names that this round held back: what their context speaks against is no shorter name either.
  const heldBack = new Uint8Array(view.words.length);
  const isFree = (marks: Uint8Array, { first, last }: FoundName) => {
    for (let word = first; word <= last; word += 1) if (marks[word] !== 0) return false;
    return true;
  };
  const judge = (name: FoundName) => {
    if (!isFree(state, name) || !isFree(heldBack, name)) return;
    const verdict = judgeMention(view, automaton, name, around);
    if (verdict.kind === 'not') {
      if (name.pattern.strength === 'distinct') heldBack.fill(1, name.first, name.last + 1);
      return;
    }
    if (verdict.kind === 'never') {
      // “Forest Green” is nothing inside “Rain Forest Green”, which may still be one when more of the text is known.
      if (!verdict.imitation && isCovered(name)) return;
      state.fill(verdict.imitation ? COPY : CLOSED, name.first, name.last + 1);
      return;
    }
    accept(name, verdict.confidence);
  };
  const accept = (name: FoundName, confidence: number) => {
    const owner = chooseOwner(view, automaton, name, around);
    if (owner === null) return;
    state.fill(STONE, name.first, name.last + 1);
    if (name.pattern.strength === 'distinct') {
      sure.fill(1, name.first, name.last + 1);
      sureStones += 1;
    }
    longest.set(owner.stone.id, Math.max(longest.get(owner.stone.id) ?? 0, name.last - name.first + 1));
    if (
      name.pattern.strength === 'distinct' &&
      view.words.slice(name.first, name.last + 1).every(({ written }) => written === 'lower')
    )
      small += 1;
    for (let word = name.first; word <= name.last; word += 1)
      owners.set(word, name.pattern.owners.length === 1 ? owner.stone.id : '');
    if (owner.stone.id === options.aboutId) return;
    const start = view.words[name.first]?.start ?? 0;
    const end = view.words[name.last]?.end ?? 0;
    mentions.push({ start, end, text: text.slice(start, end), stoneId: owner.stone.id, confidence });
  };
  // Names that need their neighbours wait until those that need none are known; what they cover waits with them. A second round
  // lets lists of towns and stones settle.
  const waiting = new Uint8Array(view.words.length);
  for (const name of found) {
    const isSure = name.pattern.strength === 'distinct' || name.pattern.strength === 'plain';
    if (isSure && isFree(waiting, name)) judge(name);
    else if (isFree(state, name)) waiting.fill(1, name.first, name.last + 1);
  }
  // What a list shortens is known by the name before it, whatever else it may mean alone.
  const distinctAt = new Set(found.filter(({ pattern }) => pattern.strength === 'distinct').map(({ first }) => first));
  for (const name of found) {
    if (name.first === name.last || !around.isStone(name.first) || nameEnds.get(name.first) !== name.last) continue;
    for (const short of namesWithSharedHead(view, automaton, name, (word) => distinctAt.has(word)))
      if (isFree(state, short)) accept(short, SHORTENED);
  }
  for (let round = 0; round < 2; round += 1) {
    heldBack.fill(0);
    for (const name of found) judge(name);
  }
  mentions.sort((a, b) => a.start - b.start);
  return spans === null ? mentions : mentions.filter((mention) => !isInside(spans.unlinkable, mention));
}
