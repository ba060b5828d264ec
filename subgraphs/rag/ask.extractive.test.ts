import { openRagFixture } from '../../testing/rag.ts';
import { describeAsking } from './ask.contract.ts';

describeAsking('quoting', async () => {
  const graph = await openRagFixture();
  return { graph, [Symbol.asyncDispose]: () => graph[Symbol.asyncDispose]() };
});
