/** `npm run test:freshness [-- STEPS]`: rag against its oracle for 10,000 random steps, or as many as asked. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from './generated-files.ts';

const steps = process.argv[2] ?? '10000';
const vitest = join(PROJECT, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', 'subgraphs/rag/freshness.test.ts'], {
  cwd: PROJECT,
  stdio: 'inherit',
  env: { ...process.env, FRESHNESS_STEPS: steps },
});
process.exitCode = status ?? 1;
