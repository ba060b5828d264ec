import type OpenAI from 'openai';
import { materialOf } from './openai-server.ts';

/** What our tasks give a model to work on. */
interface Material {
  readonly subject?: readonly string[];
  readonly sections?: Readonly<Record<string, string>>;
  readonly blocks?: readonly { readonly id: string; readonly text: string }[];
}

/** What an honest model answers to a task of writing or translating: the same in other words, every token in its place. */
export function honestAuthor(request: OpenAI.ChatCompletionCreateParams): string {
  const { sections, blocks } = materialOf(request) as Material;
  return JSON.stringify(
    sections === undefined
      ? { blocks: (blocks ?? []).map(({ id, text }) => ({ id, text: inOtherWords(text) })) }
      : Object.fromEntries(Object.entries(sections).map(([name, text]) => [name, `To begin with, ${text}`])),
  );
}

/** An honest model that changes what it says by `spoil` before it says it. */
export function dishonestAuthor(spoil: (text: string) => string): (request: OpenAI.ChatCompletionCreateParams) => string {
  return (request) => spoil(honestAuthor(request));
}

/** Another language, for whoever looks at letters only; tokens and Markdown stay. */
function inOtherWords(text: string): string {
  return text.replace(/⟦\d+⟧|[aeiou]/g, (found) => ({ a: 'ä', e: 'é', i: 'ì', o: 'ò', u: 'ú' })[found] ?? found);
}
