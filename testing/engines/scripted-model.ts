import type OpenAI from 'openai';
import { materialOf } from './openai-server.ts';

type Request = OpenAI.ChatCompletionCreateParams;

/** What our tasks give a model to work on: one of these, by the task. */
interface Material {
  /** Of a profile that is to be written. */
  readonly sections?: Readonly<Record<string, string>>;
  /** Of a text that is to be translated. */
  readonly blocks?: readonly { readonly id: string; readonly text: string }[];
  /** Of an answer that is to be worded. */
  readonly evidence?: readonly { readonly id: string; readonly says: string; readonly words: string }[];
  /** That is to be phrased, where there is no evidence. */
  readonly question?: string;
}

/** What an honest model answers to any of our tasks: the same in other words, every token in its place. */
export function honestModel(request: Request): string {
  const { sections, blocks, evidence, question = '' } = materialOf(request) as Material;
  if (sections !== undefined) {
    return JSON.stringify(Object.fromEntries(Object.entries(sections).map(([name, text]) => [name, `To begin with, ${text}`])));
  }
  if (blocks !== undefined) return JSON.stringify({ blocks: blocks.map(({ id, text }) => ({ id, text: inOtherWords(text) })) });
  if (evidence !== undefined) {
    return JSON.stringify({ sentences: evidence.map(({ id, says, words }) => ({ text: says, evidence: id, quote: words })) });
  }
  return JSON.stringify({ question: `Would you help us? ${question.replace(/[^?]*$/, '')}` });
}

/** A model that changes what an honest one would say. */
export function dishonestModel(spoil: (reply: string) => string): (request: Request) => string {
  return (request) => spoil(honestModel(request));
}

/** Another language, for whoever looks at letters only; tokens and Markdown stay. */
function inOtherWords(text: string): string {
  return text.replace(/⟦\d+⟧|[aeiou]/g, (found) => ({ a: 'ä', e: 'é', i: 'ì', o: 'ò', u: 'ú' })[found] ?? found);
}
