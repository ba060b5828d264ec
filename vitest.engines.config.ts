import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

const { projects: _, ...test } = base.test ?? {};

// Contract suites and faults on real servers, each found, installed or built first. `npm run test:engines`
export default mergeConfig(
  defineConfig({ ...base, test }),
  defineConfig({
    test: {
      include: ['**/*.engines.test.ts'],
      globalSetup: ['testing/engines/global-setup.ts'],
      // Each file has servers of its own, and most of its time it waits for them to fail or to heal; two at once leave the times of
      // healing, which are printed and never asserted, a little rougher.
      maxWorkers: 2,
      testTimeout: 60_000,
      // A real server for the suites of the document store, instead of the one that they start; Pinecone itself, beside the local one.
      env: {
        ENGINES_MONGODB_URI: process.env.MONGODB_URI ?? '',
        ENGINES_PINECONE_API_KEY: process.env.PINECONE_API_KEY ?? '',
      },
    },
  }),
);
