import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT } from './generated-files.ts';

const { values } = parseArgs({ options: { 'without-tests': { type: 'boolean', default: false } } });

/** Each step is one command of a well-known tool; the first that fails ends the check with its own words. */
const STEPS: readonly (readonly [label: string, file: string, ...args: string[]])[] = [
  ['format and lint', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  ['types', 'typescript/bin/tsc', '-p', '.'],
  ['unused files, exports and dependencies', 'knip/bin/knip.js'],
  ['generated files', '../tools/check-generated.ts'],
  ...(values['without-tests'] ? [] : ([['tests', 'vitest/vitest.mjs', 'run']] as const)),
];

for (const [label, file, ...args] of STEPS) {
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, [join(PROJECT, 'node_modules', file), ...args], {
    cwd: PROJECT,
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error(`check: ${label} failed.`);
    process.exit(1);
  }
  console.error(`check: ${label} in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
}
