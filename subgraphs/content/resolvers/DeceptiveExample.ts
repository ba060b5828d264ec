import type { DeceptiveExampleResolvers } from '../schema.generated.ts';

export function deceptiveExampleResolvers(): DeceptiveExampleResolvers {
  return { stone: ({ stoneId }, _args, { loaders }) => (stoneId === null ? null : loaders.stone.load(stoneId)) };
}
