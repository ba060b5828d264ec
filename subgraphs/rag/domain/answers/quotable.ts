import { type Span, sentenceSpans } from '../chunking/sentences.ts';
import type { ScoredChunk } from '../retrieve.ts';
import { lengthWithoutPointer } from './readable.ts';

/** A stretch of a passage that says one thing and can be quoted: a sentence, a list item or a table row. */
export interface Quotable {
  /** Verbatim in the passage. */
  readonly quote: string;
  readonly source: ScoredChunk;
  /** Where it begins in the passage. */
  readonly start: number;
  /** The heading nearest above it within the passage, else the passage's innermost. */
  readonly heading: string;
  /** What stands right before it in the passage; empty at its beginning. */
  readonly before: string;
  readonly kind: 'sentence' | 'item' | 'row';
}

/** Speaks to a machine that reads it instead of saying something about stone: its paragraph is never quoted, whoever uploaded it. */
const INSTRUCTION =
  /\b(ignore|disregard|forget|override)\b.{0,40}\b(instruction|prompt|rule|above|previous|prior|question|everything)|\bsystem prompt\b|\byou are now\b|\b(you are|act as|pretend to be) (an? )?(ai|assistant|chatbot|language model|administrator)\b|\b(assistant|chatbot|ai|model)s?\b.{0,20}\b(must|should|shall)\b (say|answer|reply|respond|output)|\b(reply|respond|answer)\b.{0,30}\b(only )?with\b|\b(answer|respond to|reply to) (every|all|each|any) questions?\b|\bpretend (that )?(the|you|to)\b|\b(print|reveal|show|send|tell|list|dump|dumping)\b.{0,30}\b(password|secret|api key|token|prompt|environment variable)s?\b|\bnew (task|instructions?|orders?) for the (assistant|ai|model|chatbot)\b|(?<!\p{L})(vergiss|vergessen sie|ignorier\p{L}*|missachte\p{L}*|oublie[rz]?|ignore[rz]?|dimentica\p{L}*|ignora\p{L}*|olvid[ae]\p{L}*|esque[cç]\p{L}*)(?!\p{L}).{0,40}(?<!\p{L})(anweisung|instru[cçk]|istruzion|regel|règle|consigne|regol|regla|regra|vorherig|précédent|precedent|anterior)|(?<!\p{L})(talimat|kural|komut)\p{L}*.{0,20}(?<!\p{L})(unut|yok say|görmezden gel)|(?<!\p{L})(du bist (jetzt|nun|ab jetzt)|tu es (maintenant|désormais)|vous êtes (maintenant|désormais)|(ora|adesso) sei un|ahora eres|agora (você é|és)|artık (bir|sen)(?!\p{L}).{0,30}s[ıiuü]n(?!\p{L}))/iu;

/** True for a text that tells a machine what to do. */
export function isInstruction(text: string): boolean {
  return INSTRUCTION.test(text);
}

/** A question without the sentences that tell a machine what to do; empty where nothing else is asked. */
export function withoutOrders(question: string): string {
  if (!isInstruction(question)) return question;
  const sentences = question.split(/(?<=[.!?>])\s+|\n+/);
  const left = sentences.filter((sentence) => !isInstruction(sentence)).join(' ');
  // A tag alone asks nothing.
  return isInstruction(left) || !/\p{L}/u.test(left.replace(/<[^>]*>/g, '')) ? '' : left;
}

/** The quotable stretches of a passage in order. Headings, code, rules and the note on how a profile was made are none. */
export function quotablesOf(source: ScoredChunk): Quotable[] {
  const { text, headingPath } = source.chunk;
  const found: Quotable[] = [];
  let heading = headingPath.at(-1) ?? '';
  let before = '';
  let isCode = false;
  let head = '';
  const add = (start: number, end: number, kind: Quotable['kind']) => {
    const whole = text.slice(start, end);
    const quote = kind === 'row' ? whole : whole.slice(0, lengthWithoutPointer(whole));
    if (!/\p{L}/u.test(quote)) return;
    found.push({ quote, source, start, heading, before, kind });
    before = quote;
  };
  for (const { index, 0: line } of text.matchAll(/[^\n]+/g)) {
    if (/^\s*(```|~~~)/.test(line)) isCode = !isCode;
    const title = /^\s{0,3}#{1,6}\s+(.*)$/.exec(line)?.[1];
    if (title !== undefined) {
      heading = title;
      before = '';
    } else if (isCode || isInstruction(line) || /^\s*([>|]?[-=:\s|]+$|>|<|```|~~~)/.test(line)) {
      // Nothing to quote.
    } else if (/^\s*\|/.test(line)) {
      const inner = /^\s*\|\s*(.*?)\s*\|?\s*$/.exec(line)?.[1] ?? '';
      // A table's head says what its rows are about, and answers nothing itself.
      if (/^\n\s*\|?\s*:?-+/.test(text.slice(index + line.length))) head = inner;
      else {
        before = head;
        add(index + line.indexOf(inner), index + line.indexOf(inner) + inner.length, 'row');
      }
    } else {
      head = '';
      const marker = /^\s*(?:[-*+]|\d+[.)])\s+/.exec(line)?.[0].length ?? 0;
      for (const { start, end } of wholeSpans(text, sentenceSpans(text, index + marker, index + line.length))) {
        add(start, end, marker > 0 ? 'item' : 'sentence');
      }
    }
  }
  return found;
}

/** A sentence that ends within bold type goes on to where the bold type ends. */
function wholeSpans(text: string, spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  let open: Span | null = null;
  for (const { start, end } of spans) {
    const from: number = open?.start ?? start;
    const isBalanced = text.slice(from, end).split('**').length % 2 === 1;
    open = isBalanced ? null : { start: from, end };
    if (isBalanced) whole.push({ start: from, end });
  }
  return open === null ? whole : [...whole, open];
}
