import { isAbsolute, join, resolve } from 'node:path';
import type { EnvReader, EnvVariable } from './parse-env.ts';

/** What every process of the platform needs to know. */
export interface Basics {
  /** Absolute. */
  readonly dataDir: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** Where `~` and relative paths lead. */
export interface Places {
  readonly home: string;
  readonly project: string;
}

export const BASIC_ENVIRONMENT: readonly EnvVariable[] = [
  {
    name: 'STOMATON_DATA_DIR',
    type: 'path',
    defaultText: '.stomaton',
    description: 'Where the embedded engines keep their files.',
  },
  {
    name: 'LOG_LEVEL',
    type: 'debug, info, warn, error, silent',
    defaultText: 'warn',
    description: 'Least level of the JSON log on standard error; info logs every operation.',
  },
];

export function readBasics(read: EnvReader, places: Places): Basics {
  const folder = read.text('STOMATON_DATA_DIR', '.stomaton').replace(/^~(?=\/|$)/, places.home);
  return {
    dataDir: isAbsolute(folder) ? folder : resolve(join(places.project, folder)),
    logLevel: read.oneOf('LOG_LEVEL', 'warn', ['debug', 'info', 'warn', 'error', 'silent']),
  };
}
