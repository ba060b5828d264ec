import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePorts } from '../processes/nine-processes.ts';

/** One sentinel that alone decides: half a second of silence is enough. */
export async function startSentinel(
  name: string,
  masterPort: number,
): Promise<{ readonly port: number; readonly admin: Redis } & AsyncDisposable> {
  const dir = mkdtempSync(join(tmpdir(), 'stomaton-sentinel-'));
  const file = join(dir, 'sentinel.conf');
  const [port = 0] = await freePorts(1);
  writeFileSync(
    file,
    `port ${port}\nbind 127.0.0.1\ndir ${dir}\nsentinel monitor ${name} 127.0.0.1 ${masterPort} 1\nsentinel down-after-milliseconds ${name} 500\nsentinel failover-timeout ${name} 3000\n`,
  );
  const child = spawn('redis-server', [file, '--sentinel'], { stdio: 'ignore' });
  const admin = new Redis({ port, maxRetriesPerRequest: null, retryStrategy: () => 50 });
  admin.on('error', () => {});
  await admin.ping();
  return {
    port,
    admin,
    async [Symbol.asyncDispose]() {
      admin.disconnect();
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
