import type { LedgerEntry } from '../ledger/paid-calls.ts';
import type { LedgerUsage } from '../ports/telemetry.ts';
import { mostTokensOf, type OpenAiEngine } from './openai.ts';
import { ModelFailure } from './openai-failures.ts';

export interface EmbeddingRequest {
  /** 1 … 2,048 texts, none empty. */
  readonly texts: readonly string[];
  readonly usage: Pick<LedgerUsage, 'operation' | 'entityIds' | 'userId'>;
  readonly signal?: AbortSignal;
}

/**
 * Embeds texts by one call.
 * @returns for each text, in order, `embeddingDimensions` values as the model gave them, and the entry for the ledger
 * @throws {DomainError} as {@link OpenAiEngine.call}; `WRONG_REPLY` where a vector is missing, doubled or of another length
 */
export async function embedTexts(
  engine: OpenAiEngine,
  { texts, usage, signal }: EmbeddingRequest,
): Promise<{ readonly vectors: readonly Float32Array[]; readonly entry: LedgerEntry }> {
  const { embeddingModel: model, embeddingDimensions: dimensions } = engine.config;
  const { answer, entry } = await engine.call<readonly Float32Array[]>({
    usage,
    model,
    most: { INPUT_TOKEN: texts.reduce((sum, text) => sum + mostTokensOf(text) + 1, 0) },
    async send(client, attempt) {
      const { data: reply, response } = await client.embeddings
        .create(
          // The SDK asks for base64 by itself, which not every compatible server knows.
          { model, input: [...texts], dimensions, encoding_format: 'float' },
          { signal: attempt.signal },
        )
        .withResponse();
      attempt.heard(response.headers);
      const tokens: unknown = reply.usage?.prompt_tokens;
      const isCount = typeof tokens === 'number' && Number.isSafeInteger(tokens) && tokens >= 0;
      const quantities = isCount ? { INPUT_TOKEN: tokens } : null;
      return { answer: toVectors(reply.data, { count: texts.length, dimensions, quantities }), quantities };
    },
    signal,
  });
  return { vectors: answer, entry };
}

/** By their index: a server may answer in another order than it was asked. */
function toVectors(
  data: readonly { readonly index: number; readonly embedding: readonly number[] }[],
  asked: {
    readonly count: number;
    readonly dimensions: number;
    readonly quantities: LedgerUsage['quantities'] | null;
  },
): readonly Float32Array[] {
  const { count, dimensions, quantities } = asked;
  const wrong = (detail: string) => new ModelFailure('WRONG_REPLY', detail, { mayBeCharged: true, quantities });
  if (!Array.isArray(data) || data.length !== count) throw wrong(`not ${count} vectors`);
  const vectors: (Float32Array | undefined)[] = new Array(count).fill(undefined);
  for (const { index, embedding } of data) {
    if (!Number.isInteger(index) || index < 0 || index >= count || vectors[index] !== undefined) throw wrong('a wrong index');
    if (!Array.isArray(embedding) || embedding.length !== dimensions)
      throw wrong(`a vector of another length than ${dimensions}`);
    if (!embedding.every(Number.isFinite)) throw wrong('a vector that holds no numbers');
    vectors[index] = Float32Array.from(embedding);
  }
  return vectors.map((vector) => vector ?? new Float32Array(dimensions));
}
