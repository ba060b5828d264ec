import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallerName } from '../../../platform/service-names.ts';

/** Reads a service's secret anew each time it is asked for, so services may be set up in any order; null where there is none. */
export function createFileServiceSecrets(folder: string): (caller: CallerName) => string | null {
  return (caller) => {
    try {
      const secret = readFileSync(join(folder, caller), 'utf8').trim();
      // An empty file is no secret, or everyone would know it.
      return secret.length < 16 ? null : secret;
    } catch {
      return null;
    }
  };
}
