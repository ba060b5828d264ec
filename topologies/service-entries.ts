import { join } from 'node:path';
import { type CallerName, SERVICE_NAMES } from '../platform/service-names.ts';

const PROJECT = join(import.meta.dirname, '..');

/** Every process of the platform in the order in which it is good to start them; any order works. */
export const PROCESSES: readonly CallerName[] = ['auth', ...SERVICE_NAMES.filter((name) => name !== 'auth'), 'router'];

/** The file that runs one of them alone. */
export function entryOf(name: CallerName): string {
  return name === 'router' ? join(PROJECT, 'router/start.ts') : join(PROJECT, 'subgraphs', name, 'start.ts');
}
