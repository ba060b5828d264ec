import { describeArticleAuthor } from './article-author.contract.ts';
import { createTemplateAuthor } from './template-author.ts';

describeArticleAuthor('templates', { translatesAnyText: false }, async () => ({
  author: createTemplateAuthor({
    price: async (usage) => ({ ...usage, at: '2026-01-01T00:00:00.000Z', nanoUsd: '0', priceIds: [] }),
  }),
  async [Symbol.asyncDispose]() {},
}));
