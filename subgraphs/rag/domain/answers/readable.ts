import type { Quotable } from './quotable.ts';

const LINK = /!?\[([^\]]*)\]\([^)]*\)/g;
/** ", as [etching](…) describes" and "(see [etching](…))": a reader of an answer has no page to turn. */
const ASIDE =
  /\s*\((?:see|described in|explained in|[^()[\]]*\b(?:under|in)) \[[^\]]*\]\([^)]*\)\)|,? about which \[[^\]]*\]\([^)]*\) (?:has|have|says?|tells?) \w+|,? (?:as|which) \[[^\]]*\]\([^)]*\) \w+(?: at length)?,?|,? (?:as|by the steps|for the reasons given) (?:in|under) \[[^\]]*\]\([^)]*\)/g;
const SENDS =
  /^(see|see also|related|more|details|compare|read)\b|\b(described|explained|shown|told|listed|dealt with|discussed|treated|set out|worked through|matter of|is|are|stands?|step by step|read|see) (?:in|under|at)? ?(?:also )?\[|\]\([^)]*\) (?:\w+ )?(says?|explains?|tells?|shows?|describes?|lists?|gives?|has|have|compares?|goes|deals?|holds?|names?|advises?|asks?|treats?|warns?|helps?|argues?)\b/i;

/** A quote as an answer says it: without the marks of Markdown, a row's cells as phrases. */
export function readable({ quote, kind }: Pick<Quotable, 'quote' | 'kind'>): string {
  const plain = quote
    .replace(ASIDE, '')
    .replace(LINK, '$1')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/(?<![\p{L}\d*])\*(?!\s)([^*]+?)\*(?![\p{L}\d*])/gu, '$1')
    .replace(/`([^`]+)`/g, '$1');
  // A clause that was left out took the full stop with it.
  if (kind === 'sentence') return plain.trim().replace(/(?<=[\p{L}\d)])$/u, '.');
  if (kind === 'item') return plain.trim();
  const [head = '', ...cells] = plain.split('|').map((cell) => cell.trim());
  return cells.length === 0 ? head : `${head}: ${cells.filter((cell) => cell !== '').join('; ')}`;
}

/** How much of a stretch answers by itself: a clause at its end that sends the reader elsewhere is left out; 0 where nothing else is said. */
export function lengthWithoutPointer(stretch: string): number {
  const lastClause = /[;:]\s+(?![^[]*\)\s)([^;:]*)$/.exec(stretch);
  if (lastClause !== null && sendsAway(lastClause[1] ?? '')) return lastClause.index;
  return sendsAway(stretch) ? 0 : stretch.length;
}

function sendsAway(clause: string): boolean {
  return clause.includes('](')
    ? SENDS.test(clause.replace(ASIDE, '').trim())
    : /^(see|see also|more (in|under|at))\b/i.test(clause);
}
