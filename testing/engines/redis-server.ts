import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePorts } from '../processes/nine-processes.ts';
import type { CertificateFiles } from './certificates.ts';
import { type EngineServer, findProgram, installPackage } from './engine-server.ts';
import { createServerChild, type ServerChild } from './server-child.ts';

export const redisServer: EngineServer = {
  name: 'Redis',
  async ensure() {
    const program = findProgram('redis-server') ?? (installPackage('redis-server') ? findProgram('redis-server') : null);
    if (program === null) {
      throw new Error(
        'There is no redis-server here, and it cannot be installed. Install Redis 7 or newer (Debian: apt-get install redis-server) and try again.',
      );
    }
    return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim();
  },
};

/** A server of its own, with nothing saved and nothing loaded: each start begins empty. */
export interface RunningRedis extends AsyncDisposable, ServerChild {
  /** The same over starts. */
  readonly port: number;
  readonly url: string;
  /** For looking and for doing damage; reconnects by itself. */
  readonly admin: Redis;
}

export interface RedisServerOptions {
  /** TLS alone, with this certificate. */
  readonly tls?: CertificateFiles;
  readonly args?: readonly string[];
}

export async function startRedis({ tls, args = [] }: RedisServerOptions = {}): Promise<RunningRedis> {
  const dir = mkdtempSync(join(tmpdir(), 'stomaton-redis-'));
  const [port = 0] = await freePorts(1);
  const listen =
    tls === undefined
      ? ['--port', String(port)]
      : ['--port', '0', '--tls-port', String(port), '--tls-auth-clients', 'no', '--tls-ca-cert-file', tls.ca];
  const certificate = () => (tls === undefined ? [] : ['--tls-cert-file', tls.certificate, '--tls-key-file', tls.key]);
  const admin = new Redis({
    port,
    lazyConnect: true,
    maxRetriesPerRequest: null,
    retryStrategy: () => 50,
    ...(tls === undefined ? {} : { tls: { rejectUnauthorized: false } }),
  });
  admin.on('error', () => {});

  const fixed = ['--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'no', '--daemonize', 'no'];
  const child = createServerChild({
    name: 'redis-server',
    command: () => ['redis-server', ...listen, ...certificate(), ...fixed, ...args],
    isReady: (output) => output.includes('Ready to accept connections'),
  });
  await child.start();
  await admin.connect();
  return {
    port,
    url: `${tls === undefined ? 'redis' : 'rediss'}://127.0.0.1:${port}/0`,
    admin,
    ...child,
    async [Symbol.asyncDispose]() {
      admin.disconnect();
      await child.kill();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A cluster of one node that has all slots; a node that has met no other must be told its own address. */
export async function startRedisCluster(): Promise<RunningRedis> {
  const server = await startRedis({ args: ['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1'] });
  await server.admin.cluster('ADDSLOTSRANGE', 0, 16_383);
  // A node waits two seconds before it trusts itself.
  while (!String(await server.admin.cluster('INFO')).includes('cluster_state:ok')) await sleep(50);
  return { ...server, url: `redis+cluster://127.0.0.1:${server.port}` };
}
