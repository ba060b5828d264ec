import { defineConfig } from 'vitest/config';

// `pool: threads` without isolation is about five times faster; tests therefore share no mutable module state.
export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    pool: 'threads',
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 120_000,
    // A second is not enough for what happens soon on a machine that is busy otherwise.
    expect: { poll: { timeout: 10_000 } },
    // The project's environment is the test's own: no engine is chosen by what the machine has set.
    env: { MONGODB_URI: '', REDIS_URL: '', PINECONE_API_KEY: '', OPENAI_API_KEY: '' },
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['**/*.test.ts'],
          exclude: [
            '**/node_modules/**',
            '**/*.engines.test.ts',
            'testing/{scenarios,processes,browser,execution,moving,security,topologies}/**',
          ],
        },
      },
      {
        extends: true,
        // The whole graph on the real catalogue, seeded once for all of them.
        test: {
          name: 'graph',
          include: ['testing/{scenarios,processes,browser,execution,moving,security}/**/*.test.ts'],
          globalSetup: ['testing/seeded-data.ts'],
        },
      },
    ],
  },
});
