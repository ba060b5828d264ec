import type { TestProject } from 'vitest/node';
import { copySeededData } from '../seeded-data.ts';
import { openNineProcesses } from './nine-processes.ts';

/** Starts the nine processes once for a test run, on the data that the run was seeded with. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await using opened = new AsyncDisposableStack();
  const data = opened.use(await copySeededData(project.getProvidedContext().seededDataDir));
  const nine = opened.use(
    await openNineProcesses(data.path, {
      STOMATON_RATE_LIMIT_PER_SECOND: '100000',
      STOMATON_AUTH_RATE_LIMIT_PER_SECOND: '100000',
    }),
  );
  project.provide('servicesUrl', nine.url);
  const owned = opened.move();
  return () => owned.disposeAsync();
}
