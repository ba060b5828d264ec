import { fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDataFolder } from '../testing/data-folder.ts';
import { openNineProcesses } from '../testing/processes/nine-processes.ts';
import { PROCESSES } from '../topologies/service-entries.ts';
import { type Figures, type Measured, measureScenarios, RAISED_RATES } from './one-process.ts';
import { SCENARIOS } from './scenarios.ts';

/** Clock ticks a second in /proc, on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4_096;

/** Measures the stone page of nine processes over HTTP on a fresh data folder; CPU and memory are the sums of all nine. */
export async function measureNineProcesses(slugs: readonly string[], seconds: number): Promise<readonly Measured[]> {
  const startedAt = performance.now();
  await using folder = await openDataFolder();
  await using nine = await openNineProcesses(folder.path, { ...RAISED_RATES });
  console.log(`nine processes ready, with seeding and indexing: ${((performance.now() - startedAt) / 1_000).toFixed(1)} s\n`);
  const generator = fork(join(import.meta.dirname, 'load-generator.ts'), { execArgv: [] });
  try {
    const pids = PROCESSES.map((name) => nine.processOf(name).child.pid);
    const scenarios = SCENARIOS.filter(({ name }) => name === 'stone page').map((page) => ({ ...page, rates: [25, 50] }));
    return await measureScenarios(scenarios, { slugs, url: nine.url, generator, seconds, figures: async () => sumOf(pids) });
  } finally {
    generator.kill();
  }
}

/** Where there is no /proc, NaN. */
function sumOf(pids: readonly (number | undefined)[]): Figures {
  let cpuSeconds = 0;
  let residentMb = 0;
  for (const pid of pids) {
    if (!existsSync(`/proc/${pid}/stat`)) return { cpuSeconds: Number.NaN, residentMb: Number.NaN };
    // The name of the program stands in brackets and may contain spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    cpuSeconds += (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
    residentMb += (Number(fields[21]) * PAGE_BYTES) / 2 ** 20;
  }
  return { cpuSeconds, residentMb };
}
