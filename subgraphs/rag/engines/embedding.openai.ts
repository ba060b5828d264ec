import type { OpenAiEngine } from '../../../platform/engines/openai.ts';
import { embedTexts } from '../../../platform/engines/openai-embeddings.ts';
import type { EmbeddedText, Embedding, OtherEmbedding } from '../domain/chunk-index.ts';
import { keptQueryVectors } from './query-vectors.ts';

/** A model takes 2,048 texts and 300,000 tokens at once, and 8,191 tokens a text; a text has at most as many tokens as bytes. */
const MOST_TEXTS = 256;
const MOST_BYTES = 250_000;
const MOST_BYTES_A_TEXT = 8_000;
/** As of the embedder of this process: no judged texts were embedded by such a server. */
const PASSAGE_WEIGHT = 0.45;
/** Entities that one entry of the ledger names. */
const MOST_ENTITIES = 100;

/** Embeds by a server of OpenAI's API. Every call is in the ledger: that of passages before their vectors are used. */
export function createOpenAiEmbedding(engine: OpenAiEngine, signal: AbortSignal): OtherEmbedding {
  const { embeddingModel, embeddingDimensions, provider } = engine.config;
  const recording = new Set<Promise<void>>();

  async function embed(
    model: { readonly name: string; readonly dimensions: number },
    texts: readonly string[],
    about: { readonly operation: string; readonly entityIds: readonly string[] },
  ): Promise<{ readonly vectors: readonly Float32Array[]; readonly recorded: Promise<void> }> {
    const config = { ...engine.config, embeddingModel: model.name, embeddingDimensions: model.dimensions };
    const { vectors, entry } = await embedTexts({ ...engine, config }, { texts, usage: { ...about, userId: null }, signal });
    const recorded = engine.paid.record([entry]).finally(() => recording.delete(recorded));
    recording.add(recorded);
    return { vectors: vectors.map(normalised), recorded };
  }

  function embeddingOf(name: string, dimensions: number): Embedding {
    const vectorOf = keptQueryVectors(async (text) => {
      const { vectors } = await embed({ name, dimensions }, [text], { operation: 'embedQuery', entityIds: [] });
      return vectors[0] ?? new Float32Array(dimensions);
    });
    return {
      model: nameOf(provider, name, dimensions),
      dimensions,
      passageWeight: PASSAGE_WEIGHT,
      async embedAll(texts, entityIds = []) {
        const made = texts.map((): EmbeddedText => ({ vector: new Float32Array(dimensions), knownShare: 1 }));
        for (const batch of toBatches(texts)) {
          const ids = new Set(batch.flatMap(({ at }) => entityIds[at] ?? []));
          const { vectors, recorded } = await embed(
            { name, dimensions },
            batch.map(({ text }) => text),
            { operation: 'embedPassages', entityIds: [...ids].slice(0, MOST_ENTITIES) },
          );
          await recorded;
          for (const [place, { at }] of batch.entries()) {
            const vector = vectors[place];
            if (vector !== undefined) made[at] = { vector, knownShare: 1 };
          }
        }
        return made;
      },
      embedQuery: (query) => vectorOf(shortened(query)),
      knownShare: () => 1,
    };
  }

  const present = embeddingOf(embeddingModel, embeddingDimensions);
  return {
    ...present,
    named(model) {
      if (model === present.model) return present;
      const [, name, dimensions] = NAME.exec(model.slice(provider.length)) ?? [];
      if (!model.startsWith(`${provider}:`) || name === undefined) return null;
      return embeddingOf(name, Number(dimensions));
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(recording);
    },
  };
}

const NAME = /^:(.+)@(\d+)$/;

function nameOf(provider: string, model: string, dimensions: number): string {
  return `${provider}:${model}@${dimensions}`;
}

/** Texts with their places; one without a letter is left out, for no model embeds nothing. */
function* toBatches(texts: readonly string[]): Generator<{ readonly at: number; readonly text: string }[]> {
  let batch: { at: number; text: string }[] = [];
  let bytes = 0;
  for (const [at, whole] of texts.entries()) {
    const text = shortened(whole);
    if (text.trim() === '') continue;
    const own = Buffer.byteLength(text);
    if (batch.length === MOST_TEXTS || (batch.length > 0 && bytes + own > MOST_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push({ at, text });
    bytes += own;
  }
  if (batch.length > 0) yield batch;
}

/** The beginning of a text, as much as any model takes, cut between two characters. */
function shortened(text: string): string {
  if (text.length * 3 <= MOST_BYTES_A_TEXT) return text;
  const bytes = Buffer.from(text);
  if (bytes.length <= MOST_BYTES_A_TEXT) return text;
  return bytes.toString('utf8', 0, MOST_BYTES_A_TEXT).replace(/\ufffd+$/, '');
}

function normalised(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length < 1e-9 ? new Float32Array(vector.length) : vector.map((value) => value / length);
}
