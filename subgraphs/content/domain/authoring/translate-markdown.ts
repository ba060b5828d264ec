/*
 * Translating Markdown by a language model. The text is cut into its blocks; code goes nowhere, and of the rest figures, names of
 * stones, targets of links and HTML are protected (`protect.ts`). Each block that comes back must have its tokens, the shape of its
 * lines and a likely length; the finished text must have the figures, targets and stones of the original and no others. Cost: one call
 * for some 6,000 characters, made side by side.
 */
import { z } from 'zod';
import type { ArticlePage } from '../../../../platform/ports/catalogue.ts';
import type { ReplyFault, Verdict, WritingTask } from '../../../../platform/ports/language-model.ts';
import { canonicalFigures } from '../../../../platform/protected-text/figures.ts';
import { type ProtectedSpan, type ProtectedText, protect, restore } from '../../../../platform/protected-text/protect.ts';
import type { Locale } from '../article.ts';
import { isInside } from '../linking/spans.ts';
import { scanMarkdown } from '../linking/unlinkable-spans.ts';
import type { NameChecks } from './write-profile.ts';

export interface TranslatableText {
  readonly title: string;
  readonly summary: string | null;
  readonly source: string;
  /** What its web page says of itself; left out where nobody has written it. Tags stay: articles of all languages share them. */
  readonly page?: ArticlePage;
}

/** A stretch that is translated by itself. */
interface Block {
  readonly id: string;
  readonly text: string;
  readonly guarded: ProtectedText;
  /** Most characters that its translation may have. */
  readonly most: number;
}

/** The blocks of one call; their translations by id. */
export type TranslationTask = Pick<
  WritingTask<Reply, ReadonlyMap<string, string>>,
  'instructions' | 'material' | 'reply' | 'maxOutputTokens' | 'check'
>;

const REPLY = z.strictObject({ blocks: z.array(z.strictObject({ id: z.string(), text: z.string() })) });
type Reply = z.infer<typeof REPLY>;

const BATCH_CHARACTERS = 6_000;
const LANGUAGES: Readonly<Record<Locale, string>> = {
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  de: 'German',
  it: 'Italian',
  pt: 'Portuguese',
};

/** A text on its way into another language. */
export interface Translation {
  /** One for each call; a text without words has none. */
  readonly tasks: readonly TranslationTask[];
  /** Puts the translated blocks of all tasks together. */
  finish(blocks: ReadonlyMap<string, string>): Verdict<TranslatableText>;
}

export function planTranslation(text: TranslatableText, from: Locale, to: Locale, checks: NameChecks): Translation {
  const numbering = { next: 1 };
  const spans = protectedSpans(text.source, checks);
  const pieces = blockSpans(text.source).map(({ start, end }, at) => {
    const own = spans
      .filter((span) => span.start < end && span.end > start)
      .map(({ kind, ...span }) => ({ kind, start: Math.max(span.start, start) - start, end: Math.min(span.end, end) - start }));
    return toBlock(`b${at}`, text.source.slice(start, end), own, numbering, Number.POSITIVE_INFINITY);
  });
  const heads = headsOf(text).map(({ id, text: own, most }) => toBlock(id, own, checks.namesIn(own), numbering, most));
  const blocks = [...heads, ...pieces].filter(({ guarded }) => /\p{L}/u.test(guarded.masked));
  const toTask = (batch: readonly Block[]): TranslationTask => ({
    instructions: `Translate the text of each block from ${LANGUAGES[from]} into ${LANGUAGES[to]}, for architects and stonemasons, in the words of the trade. Keep the Markdown of each block: the marks at the beginning of its lines, its emphasis, the columns of its tables. Each token stands exactly once in its own block, and a word between two tokens of a link stays between them. Nothing is left out, added or explained. Answer with every block under its own id. A title may have 255 characters, a summary 500, an seoTitle 60, an seoDescription 160; a keyword is in lower case.`,
    material: { blocks: batch.map(({ id, guarded }) => ({ id, text: guarded.masked })) },
    reply: REPLY,
    maxOutputTokens: 1_000 + batch.reduce((sum, { text: own }) => sum + own.length, 0),
    check: (reply) => checkBlocks(reply, batch, from, to),
  });
  return {
    tasks: batchesOf(blocks).map(toTask),
    finish(translated) {
      let source = '';
      let at = 0;
      for (const [index, { start, end }] of blockSpans(text.source).entries()) {
        source += text.source.slice(at, start) + (translated.get(`b${index}`) ?? text.source.slice(start, end));
        at = end;
      }
      source += text.source.slice(at);
      const whole = {
        title: translated.get('title') ?? text.title,
        summary: text.summary === null ? null : (translated.get('summary') ?? text.summary),
        source,
        ...(text.page === undefined ? {} : { page: translatedPage(text.page, translated, to) }),
      };
      const faults = wholeFaults(text, whole, from, to, checks);
      return faults.length > 0 ? { faults } : { value: whole };
    },
  };
}

/** The texts beside the running one, each a block of its own, and how long each may be. */
function headsOf({ title, summary, page }: TranslatableText): readonly { id: string; text: string; most: number }[] {
  const { seoTitle, seoDescription, keywords } = page ?? { seoTitle: null, seoDescription: null, keywords: [] };
  const heads = [
    { id: 'title', text: title, most: 255 },
    { id: 'summary', text: summary, most: 500 },
    { id: 'seoTitle', text: seoTitle, most: 60 },
    { id: 'seoDescription', text: seoDescription, most: 160 },
    ...keywords.map((text, at) => ({ id: `keyword${at}`, text, most: 60 })),
  ];
  return heads.flatMap(({ text, ...head }) => (text === null ? [] : [{ text, ...head }]));
}

function translatedPage(page: ArticlePage, translated: ReadonlyMap<string, string>, to: Locale): ArticlePage {
  const keywords = page.keywords.map((word, at) => (translated.get(`keyword${at}`) ?? word).toLocaleLowerCase(to));
  return {
    seoTitle: translated.get('seoTitle') ?? page.seoTitle,
    seoDescription: translated.get('seoDescription') ?? page.seoDescription,
    // Two words of one language may be one of another.
    keywords: [...new Set(keywords)],
    tags: page.tags,
  };
}

function toBlock(id: string, text: string, spans: readonly ProtectedSpan[], numbering: { next: number }, most: number): Block {
  return { id, text, guarded: protect(text, spans, numbering), most: Math.min(most, 80 + text.length * 2.5) };
}

/** Everything of a Markdown text that is no running text, and names of stones. */
function protectedSpans(source: string, { namesIn }: NameChecks): readonly ProtectedSpan[] {
  const { unread, linkMarks } = scanMarkdown(source);
  const marks = linkMarks.map((span) => ({ ...span, kind: 'LINK' }) as const);
  const others = unread
    .filter((span) => !isInside(linkMarks, span))
    .map(({ start, end }) => ({ start, end, kind: 'LITERAL' }) as const);
  return [...marks, ...others, ...namesIn(source)];
}

/** Blocks are divided by empty lines, those within code left alone. */
function blockSpans(source: string): readonly { readonly start: number; readonly end: number }[] {
  const { unread } = scanMarkdown(source);
  const blocks: { start: number; end: number }[] = [];
  let start = 0;
  for (const { index, 0: gap } of source.matchAll(/(?:[ \t]*\r?\n){2,}/g)) {
    if (
      unread.some(
        (span) => span.start < index + gap.length && span.end > index && source.slice(span.start, span.end).includes(gap),
      )
    ) {
      continue;
    }
    if (index > start) blocks.push({ start, end: index });
    start = index + gap.length;
  }
  const end = source.trimEnd().length;
  if (end > start) blocks.push({ start, end });
  return blocks;
}

function batchesOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const batches: Block[][] = [];
  let size = 0;
  for (const block of blocks) {
    const last = batches.at(-1);
    if (last === undefined || size + block.text.length > BATCH_CHARACTERS) {
      batches.push([block]);
      size = block.text.length;
    } else {
      last.push(block);
      size += block.text.length;
    }
  }
  return batches;
}

function checkBlocks(
  { blocks: replied }: Reply,
  batch: readonly Block[],
  from: Locale,
  to: Locale,
): Verdict<ReadonlyMap<string, string>> {
  const faults: ReplyFault[] = [];
  const done = new Map<string, string>();
  const byId = Map.groupBy(replied, ({ id }) => id);
  for (const id of byId.keys()) {
    if (batch.every((block) => block.id !== id)) faults.push({ code: 'TEXT_ADDED', about: `There is no block "${id}".` });
  }
  for (const block of batch) {
    const refuse = (code: string, about: string) => faults.push({ code, about: `Block "${block.id}": ${about}` });
    const [reply, ...more] = byId.get(block.id) ?? [];
    if (reply === undefined || more.length > 0) {
      refuse(reply === undefined ? 'TEXT_LOST' : 'TEXT_ADDED', 'must stand once.');
      continue;
    }
    const restored = restore(reply.text, block.guarded, { from, to });
    if ('faults' in restored) {
      for (const { code, about } of restored.faults) refuse(code, about);
      continue;
    }
    const { text } = restored;
    if (signatureOf(text) !== signatureOf(block.text)) refuse('MARKUP_CHANGED', 'its Markdown is another one.');
    if (text.length > block.most) refuse('TEXT_ADDED', `has more than ${Math.floor(block.most)} characters.`);
    if (text.length < block.text.length * 0.4 - 20) refuse('TEXT_LOST', 'is much shorter than the original.');
    if (block.text.length > 80 && text === block.text) refuse('NOT_TRANSLATED', 'is the original.');
    done.set(block.id, text);
  }
  return faults.length > 0 ? { faults } : { value: done };
}

/** What of a block's Markdown must stay: what its lines begin with, the columns of tables, how often it is emphasised. */
function signatureOf(text: string): string {
  const lines = text.split('\n').flatMap((line) => {
    const mark = /^\s*(#{1,6}(?=\s)|[-*+](?=\s)|\d+[.)](?=\s)|>|\|)/.exec(line)?.[1];
    return mark === undefined ? [] : [mark === '|' ? `|${line.replace(/\\\|/g, '').split('|').length}` : mark];
  });
  const emphases = text.split('**').length;
  return `${lines.join(' ')} ${emphases} ${text.includes('\n\n') ? 'blank' : ''}`;
}

/** The same comparison once more on the finished text, by other means than the tokens. */
function wholeFaults(
  before: TranslatableText,
  after: TranslatableText,
  from: Locale,
  to: Locale,
  { stonesIn }: NameChecks,
): readonly ReplyFault[] {
  const all = (text: TranslatableText) => [...headsOf(text).map((head) => head.text), text.source].join('\n\n');
  const faults: ReplyFault[] = [];
  if (canonicalFigures(all(before), from).join('\n') !== canonicalFigures(all(after), to).join('\n')) {
    faults.push({ code: 'FIGURE_CHANGED', about: 'The figures are not those of the original.' });
  }
  const targets = (text: TranslatableText) =>
    scanMarkdown(text.source)
      .links.map(({ url }) => url)
      .sort()
      .join('\n');
  if (targets(before) !== targets(after)) {
    faults.push({ code: 'LINK_CHANGED', about: 'The targets of links are not those of the original.' });
  }
  const known = new Set(stonesIn(all(before)));
  if (stonesIn(all(after)).some((id) => !known.has(id))) {
    faults.push({ code: 'STONE_INVENTED', about: 'A stone is named that the original does not name.' });
  }
  return faults;
}
