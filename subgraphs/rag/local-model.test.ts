import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../../platform/identity/viewer.ts';
import { StartupError } from '../../platform/lifecycle/startup-error.ts';
import { graphOf, type ModelFolder, makeModelFolder } from '../../testing/local-model/model-folder.ts';
import { encodeOnnx } from '../../testing/local-model/onnx-file.ts';
import { openRagFixture, type RagFixture } from '../../testing/rag.ts';
import { pacedEmbedding } from './domain/embedder/paced-embedding.ts';
import { describeEmbedding } from './embedding.contract.ts';
import { openEmbedderStore } from './engines/embedder-store.ts';
import { openLocalEmbedding, startThread } from './engines/embedding.local.ts';
import { openLocalModel } from './engines/local-model.ts';

describeEmbedding('of this process', async () => ({
  embedding: pacedEmbedding(openEmbedderStore('/nowhere/model.bin').embedder),
  async [Symbol.asyncDispose]() {},
}));

describeEmbedding('a model in a folder', async () => {
  const folder = makeModelFolder();
  const embedding = await openLocalEmbedding(folder.dir);
  return {
    embedding,
    async [Symbol.asyncDispose]() {
      await embedding[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
});

describe('the folder of a model', () => {
  let folder: ModelFolder;
  beforeEach(() => {
    folder = makeModelFolder();
  });
  afterEach(() => folder[Symbol.dispose]());

  const small = (output: string) => encodeOnnx(graphOf([1, 2], Float32Array.of(1, 2), output));
  it.each<[string, (folder: ModelFolder) => void, string]>([
    ['without weights', ({ remove }) => remove('onnx/model.onnx'), 'no weights'],
    [
      'with weights of another format',
      ({ remove, write }) => {
        remove('onnx/model.onnx');
        write('model.safetensors', 'x');
      },
      'no weights: none of model.onnx, onnx/model.onnx, model_quantized.onnx, onnx/model_quantized.onnx; model.safetensors is of another format and must be exported first',
    ],
    ['with damaged weights', ({ write }) => write('onnx/model.onnx', 'no model'), 'weights that cannot be loaded'],
    [
      'with a model of another kind',
      ({ write }) => write('onnx/model.onnx', small('logits')),
      'a model that does not embed sentences',
    ],
    [
      'with fewer rows than tokens',
      ({ write }) => write('onnx/model.onnx', small('last_hidden_state')),
      'a model that does not embed a text',
    ],
    ['without a tokenizer', ({ remove }) => remove('tokenizer.json'), 'no tokenizer.json'],
    ['with a damaged tokenizer', ({ write }) => write('tokenizer.json', '{'), 'a tokenizer.json that cannot be read'],
    ['with a tokenizer of no kind', ({ write }) => write('tokenizer.json', '{"model":{}}'), 'a tokenizer that cannot be used'],
    ['that pools strangely', ({ write }) => write('1_Pooling/config.json', '{}'), 'a pooling that is not supported'],
    [
      'with a layer more',
      ({ write }) => write('modules.json', '[{"type":"sentence_transformers.models.Dense"}]'),
      'a part that is not supported: sentence_transformers.models.Dense',
    ],
  ])('%s is refused with the variable and what to do', async (_, spoil, says) => {
    spoil(folder);
    await expect(openLocalModel(folder.dir)).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringContaining(`EMBEDDING_MODEL_DIR: ${folder.dir} has ${says}`),
      remedy: expect.stringMatching(/^Set EMBEDDING_MODEL_DIR to a folder with tokenizer.json and model.onnx .* or unset it/),
    });
  });

  it('that is none is refused, and by the thread too', async () => {
    await expect(openLocalEmbedding(`${folder.dir}/nothing`)).rejects.toBeInstanceOf(StartupError);
    await expect(openLocalModel(`${folder.dir}/nothing`)).rejects.toThrow('is no folder');
  });

  it('names its model by all that its vectors depend on', async () => {
    const nameOf = async () => (await openLocalModel(folder.dir)).name;
    const name = await nameOf();
    expect(name).toMatch(/^local-stomaton-model-\w+-[0-9a-f]{8}@192$/);
    expect(await nameOf()).toBe(name);
    // The vector of [CLS] is empty in this model.
    folder.write('1_Pooling/config.json', '{"pooling_mode_cls_token":true}');
    await expect(nameOf()).rejects.toThrow('gives no vector for a text');
    folder.remove('1_Pooling/config.json');
    folder.write('config_sentence_transformers.json', '{"prompts":{"query":"search for: ","document":""}}');
    const prompted = await openLocalModel(folder.dir);
    expect(prompted.name).not.toBe(name);
    expect(await prompted.embed('floor', true)).not.toEqual(await prompted.embed('floor', false));
    folder.write('sentence_bert_config.json', '{"max_seq_length":4}');
    const short = await openLocalModel(folder.dir);
    expect(await short.embed('floor marble stone', false)).toEqual(await short.embed('floor marble', false));
  });
});

const NO_FILTER = { stoneTypes: [], countries: [], colors: [], articleTypes: [] };

async function textsFound(graph: RagFixture, query: string): Promise<string[]> {
  const { data } = await graph.ask('query ($query: String!) { retrieve(query: $query, first: 3) { text } }', { query });
  return data.retrieve.map(({ text }: { text: string }) => text);
}

describe('a model in a folder', () => {
  it('takes the place of the embedder, gives way to another, and goes again', async () => {
    using first = makeModelFolder();
    using second = makeModelFolder(0.5);
    let dir: string | null = null;
    await using graph = await openRagFixture({ modelDir: () => dir });
    for (let n = 0; n < 30; n += 1) {
      await graph.putArticle(`guides/${n}`, { title: `Guide ${n}`, source: `Seal the travertine floor number${n} with wax.` });
    }
    const office = await graph.putArticle('guides/office', { title: 'Office', source: 'The minister spoke to parliament.' });
    await graph.settle();
    const modelOf = () => graph.services.index.embedderVersion;
    const own = modelOf();
    const nearest = async (query: string) => {
      const request = { query, viewer: ANONYMOUS, filter: NO_FILTER, limit: 5, readAfter: null };
      return (await graph.services.retrievalFor('search').denseSearch(request)).hits.map(({ nodeId }) => nodeId);
    };
    for (const next of [first, second]) {
      const before = modelOf();
      dir = next.dir;
      await graph.restart();
      // Found meanwhile, by the old vectors or by words, and never by a mixture.
      while (modelOf() === before) {
        expect(await textsFound(graph, 'travertine wax')).not.toEqual([]);
        await sleep(20);
      }
      expect(modelOf()).toMatch(/^local-stomaton-model-/);
      const { ragStats } = (await graph.ask('{ ragStats { embeddingModel dimensions } }')).data;
      expect(ragStats).toEqual({ embeddingModel: modelOf(), dimensions: 192 });
      // No word in common.
      expect((await nearest('government politician'))[0]).toBe(office.id);
    }
    const senate = await graph.putArticle('guides/new', { title: 'New', source: 'Senators voted on the election law.' });
    await graph.settle();
    expect((await nearest('a senator of the congress votes'))[0]).toBe(senate.id);
    dir = null;
    await graph.restart();
    expect(modelOf()).toMatch(/^static-384-/);
    expect(own).toMatch(/^static-384-/);
    expect(await textsFound(graph, 'travertine wax')).not.toEqual([]);
  }, 60_000);

  it('runs again after its thread has ended, in the middle of a text or between two, and is away once it is closed', async () => {
    using folder = makeModelFolder();
    const threads: Worker[] = [];
    await using embedding = await openLocalEmbedding(folder.dir, (dir) => {
      const worker = startThread(dir);
      threads.push(worker);
      return worker;
    });
    const [[passage], query] = await Promise.all([embedding.embedAll(['marble']), embedding.embedQuery('marble')]);
    expect(passage?.vector).toEqual(query);
    const cut = embedding.embedAll(['granite '.repeat(500)]);
    await threads.at(-1)?.terminate();
    await expect(cut).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    expect((await embedding.embedAll(['marble']))[0]?.vector).toEqual(query);
    await threads.at(-1)?.terminate();
    expect((await embedding.embedAll(['marble']))[0]?.vector).toEqual(query);
    expect(threads).toHaveLength(3);
    folder.write('sentence_bert_config.json', '{"max_seq_length":5}');
    await threads.at(-1)?.terminate();
    // Another model than the vectors are of.
    await expect(embedding.embedAll(['marble'])).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    await embedding[Symbol.asyncDispose]();
    await expect(embedding.embedAll(['granite'])).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    expect(await embedding.embedQuery('marble')).toEqual(query);
  }, 60_000);
});
