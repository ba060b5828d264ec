import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

const { projects: _, ...test } = base.test ?? {};
const scenarios = 'testing/scenarios/**/*.test.ts';

// The same scenarios twice, and what tells the two topologies apart. `npm run test:e2e`
export default mergeConfig(
  defineConfig({ ...base, test }),
  defineConfig({
    test: {
      projects: [
        {
          extends: true,
          test: { name: 'one process', include: [scenarios], globalSetup: ['testing/seeded-data.ts'] },
        },
        {
          extends: true,
          test: {
            name: 'nine processes',
            include: [scenarios],
            // Calls of the engine are counted in process.
            exclude: ['testing/scenarios/engine-calls.test.ts'],
            globalSetup: ['testing/seeded-data.ts', 'testing/processes/shared-services.ts'],
            // One platform for all of them, and two cores for its nine processes.
            fileParallelism: false,
          },
        },
        {
          extends: true,
          // Each starts its own processes, compares and kills them.
          test: {
            name: 'topologies',
            include: ['testing/topologies/**/*.test.ts'],
            globalSetup: ['testing/seeded-data.ts'],
            fileParallelism: false,
          },
        },
      ],
    },
  }),
);
