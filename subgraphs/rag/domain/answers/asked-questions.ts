import { seededId } from '../../../../platform/ids/ids.ts';

/** A section of a document: what stands under one of its headings; the empty heading is what stands before the first. */
export interface SectionKey {
  readonly sourceId: string;
  readonly heading: string;
}

/** A question for which a section is the answer. */
export interface AskedQuestion extends SectionKey {
  readonly question: string;
}

/**
 * Reads `data/asked.md`: other ways in which people ask for what a section of a guide says.
 * @throws {Error} naming the line that is no heading and no list item, or stands before the first heading
 */
export function parseAskedQuestions(markdown: string): AskedQuestion[] {
  const asked: AskedQuestion[] = [];
  let sourceId: string | null = null;
  let heading = '';
  const text = markdown.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ''));
  for (const [at, line] of text.split('\n').entries()) {
    const [, marks = '', rest = ''] = /^(##?|-)(?:\s+(.*))?$/.exec(line.trimEnd()) ?? [];
    if (line.trim() === '') continue;
    if (marks === '#' && rest !== '') {
      sourceId = seededId('article', `${rest}:en`);
      heading = '';
    } else if (marks === '##') heading = rest;
    else if (marks === '-' && sourceId !== null && rest !== '') asked.push({ sourceId, heading, question: rest });
    else throw new Error(`Line ${at + 1} is neither a heading nor a question below one.`);
  }
  return asked;
}
