import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { SILENT_PROGRESS } from '../platform/graphql/subgraph.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import { systemClock } from '../platform/time/clock.ts';
import { parseAuthConfig } from '../subgraphs/auth/config.ts';
import { openServices } from '../topologies/one-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    seededDataDir: string;
  }
}

export const ADMIN = { email: 'admin@example.org', password: 'correct horse battery staple' } as const;

/** The environment of a test's services: an admin that tests know, and nothing of the machine's own. */
export const TEST_ENVIRONMENT = { STOMATON_ADMIN_EMAIL: ADMIN.email, STOMATON_ADMIN_PASSWORD: ADMIN.password };

/** A test asks faster than a client does; those of the rates set their own. */
export const RAISED_RATES = { STOMATON_RATE_LIMIT_PER_SECOND: '100000', STOMATON_AUTH_RATE_LIMIT_PER_SECOND: '100000' };

/**
 * Seeds the whole catalogue once for a test run. Each test that needs it copies the folder, which takes a fraction of the
 * time that seeding and indexing do.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'stomaton-seeded-'));
  const services = await openServices({
    dataDir,
    auth: parseAuthConfig(TEST_ENVIRONMENT),
    clock: systemClock,
    log: SILENT_LOGGER,
    progress: SILENT_PROGRESS,
    announce: () => {},
    version: 'test',
  });
  await services[Symbol.asyncDispose]();
  project.provide('seededDataDir', dataDir);
  return () => rm(dataDir, { recursive: true, force: true });
}

/** A test's own copy of the seeded data. */
export async function copySeededData(from: string): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'stomaton-test-'));
  await cp(from, path, { recursive: true });
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
