import { hostname } from 'node:os';

/** Who holds a store against everybody else, for whoever is refused. */
export interface Holder {
  /** What it does, such as `migrate`. */
  readonly by: string;
  readonly pid: number;
  readonly host: string;
  /** ISO 8601. */
  readonly since: string;
}

/** This process, from now on. */
export function ownHolder(by: string): Holder {
  return { by, pid: process.pid, host: hostname(), since: new Date().toISOString() };
}

export function describeHolder({ by, pid, host, since }: Holder): string {
  return `${by}, process ${pid} on ${host}, since ${since}`;
}
