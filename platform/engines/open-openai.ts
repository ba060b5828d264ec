import type { LanguageModel } from '../ports/language-model.ts';
import type { OpenAiDeps, OpenAiEngine } from './openai.ts';

/** A provider's API, and what writes by it. */
export interface OpenAi {
  readonly engine: OpenAiEngine;
  readonly model: LanguageModel;
}

/** Loads the SDK where it is used only: a small team's machine need not hold its 18 MB for nothing. */
export async function openOpenAi(deps: OpenAiDeps): Promise<OpenAi> {
  const [{ createOpenAi }, { createOpenAiWriter }] = await Promise.all([import('./openai.ts'), import('./openai-writer.ts')]);
  const engine = createOpenAi(deps);
  return { engine, model: createOpenAiWriter(engine) };
}
