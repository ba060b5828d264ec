/*
 * Protecting what a language model must not change. Figures, names and links are taken out of a text and stand in it as numbered
 * tokens, so the model never sees them as text that it could reword; what it writes is refused unless each token stands in it as
 * often as it must, and nothing of the protected kinds stands beside them. Then they are put back. It fails closed: what cannot be
 * put back exactly is a fault, never a repair. Linear in the length of the text.
 */
import type { ReplyFault } from '../ports/language-model.ts';
import { figureSpans, hasDigit, localiseFigure, type TextSpan } from './figures.ts';

export type ProtectedKind = 'FIGURE' | 'NAME' | 'LINK' | 'LITERAL';

/** A stretch that must stay as it is. */
export interface ProtectedSpan extends TextSpan {
  readonly kind: ProtectedKind;
}

interface Token {
  readonly text: string;
  readonly kind: ProtectedKind;
}

/** A text with tokens instead of what is protected. */
export interface ProtectedText {
  /** What the model gets. */
  readonly masked: string;
  /** By number, as `⟦7⟧` names them. */
  readonly tokens: ReadonlyMap<number, Token>;
}

export interface RestoreOptions {
  /** The languages of the source and of what was written, for the way of writing numbers. */
  readonly from: string;
  readonly to: string;
  /** Names that may stand more often than in the source: the subject of a text. */
  readonly mayRepeat?: ReadonlySet<string>;
}

export type Restored = { readonly text: string } | { readonly faults: readonly ReplyFault[] };

const TOKEN = /⟦(\d+)⟧/g;
const BRACKET = /[⟦⟧]/g;
/** What would become a link, a picture or HTML; none of it may come from a model. */
const MARKUP = /\]\s*\(|\]\s*\[|!\[|\bhttps?:|\bwww\.|\bmailto:|<\/?[a-z!]|`|\[\^?\d*\]:/i;

/**
 * Takes figures, and the spans given, out of a text.
 * @param spans what else is protected, in any order; where they meet they become one, of the first one's kind
 * @param numbering shared by texts that are sent together, so that each token is one place
 */
export function protect(
  text: string,
  spans: readonly ProtectedSpan[],
  numbering: { next: number } = { next: 1 },
): ProtectedText {
  const brackets = [...text.matchAll(BRACKET)].map(({ index }) => ({ start: index, end: index + 1, kind: 'LITERAL' }) as const);
  const figures = figureSpans(text).map((span) => ({ ...span, kind: 'FIGURE' }) as const);
  const tokens = new Map<number, Token>();
  let masked = '';
  let from = 0;
  for (const { start, end, kind } of joined([...spans, ...brackets, ...figures])) {
    const number = numbering.next;
    numbering.next += 1;
    tokens.set(number, { text: text.slice(start, end), kind });
    masked += `${text.slice(from, start)}⟦${number}⟧`;
    from = end;
  }
  return { masked: masked + text.slice(from), tokens };
}

/** Where spans meet, one span of the kind of the earliest; of those that begin together, of the longest. */
function joined(spans: readonly ProtectedSpan[]): readonly ProtectedSpan[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const result: ProtectedSpan[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (last !== undefined && span.start < last.end) {
      result[result.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    } else if (span.end > span.start) result.push(span);
  }
  return result;
}

/** Puts everything back into what a model wrote, or says why it is refused. */
export function restore(written: string, { tokens }: ProtectedText, options: RestoreOptions): Restored {
  const faults: ReplyFault[] = [];
  const counts = new Map<number, number>();
  for (const [, digits = ''] of written.matchAll(TOKEN)) counts.set(Number(digits), (counts.get(Number(digits)) ?? 0) + 1);
  for (const number of counts.keys()) {
    if (!tokens.has(number)) faults.push({ code: 'TOKEN_UNKNOWN', about: `⟦${number}⟧ does not stand in the material.` });
  }
  for (const [number, { kind, text }] of tokens) {
    const count = counts.get(number) ?? 0;
    if (count === 0) faults.push({ code: `${kind}_LOST`, about: `⟦${number}⟧ is missing.` });
    else if (count > 1 && options.mayRepeat?.has(text) !== true) {
      faults.push({ code: `${kind}_REPEATED`, about: `⟦${number}⟧ must stand exactly once.` });
    }
  }
  const free = written.replace(TOKEN, ' ');
  if (hasDigit(free)) faults.push({ code: 'FIGURE_ADDED', about: 'Digits may come from tokens only.' });
  if (MARKUP.test(free)) faults.push({ code: 'LINK_ADDED', about: 'Links, code and HTML may come from tokens only.' });
  if (/[⟦⟧]/.test(free)) faults.push({ code: 'TOKEN_BROKEN', about: 'A token is not whole.' });
  if (faults.length > 0) return { faults };
  const text = written.replace(TOKEN, (_, digits: string) => {
    const { text: own = '', kind = 'LITERAL' } = tokens.get(Number(digits)) ?? {};
    return kind === 'FIGURE' ? localiseFigure(own, options.from, options.to) : own;
  });
  return { text };
}

/** Every place of a text where one of the words stands by itself, exactly as written; longer words win. */
export function wordSpans(text: string, words: Iterable<string>): readonly ProtectedSpan[] {
  const distinct = [...new Set(words)].filter((word) => word !== '').sort((a, b) => b.length - a.length);
  if (distinct.length === 0) return [];
  const pattern = distinct.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
  return [...text.matchAll(new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, 'gu'))].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    kind: 'NAME',
  }));
}
