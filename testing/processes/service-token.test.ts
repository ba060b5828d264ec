import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeJwt } from 'jose';
import { expect, it } from 'vitest';
import { SERVICE_NAMES } from '../../platform/service-names.ts';
import { openDataFolder } from '../data-folder.ts';
import { freeAddresses } from './nine-processes.ts';
import { type ServerProcess, startProgram, untilOutput } from './server-process.ts';

const PROJECT = join(import.meta.dirname, '../..');
const SLOW = 60_000;

/** The tokens in the file. @throws where it is not whole */
function readTokens(file: string): Map<string, string> {
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
}

/** Auth gives tokens from the moment it listens, without a database. */
async function startAuth(dataDir: string, environment: Readonly<Record<string, string>>, url: string): Promise<ServerProcess> {
  const auth = startProgram([join(PROJECT, 'subgraphs/auth/start.ts')], dataDir, { ...environment, PORT: new URL(url).port });
  await untilOutput(auth, /"event":"listening"/);
  return auth;
}

it(
  '`--watch` renews the tokens in one step before they end, for their owner’s eyes, also after auth was away',
  async () => {
    await using folder = await openDataFolder();
    const { urlOf, environment } = await freeAddresses();
    let auth = await startAuth(folder.path, environment, urlOf('auth'));
    const file = join(folder.path, 'tokens.json');
    // As a careless hand left it.
    writeFileSync(file, '{}');
    chmodSync(file, 0o644);
    const watch = ['--for', 'router', '--watch', file, '--every', '1'];
    await using program = startProgram([join(PROJECT, 'topologies/service-token.ts'), ...watch], folder.path, environment);

    // Read without pause, as a router does: never half a file, never a token that ends before the next is due.
    const seen = new Set<string>();
    async function untilRenewed(times: number): Promise<void> {
      const goal = seen.size + times;
      while (seen.size < goal) {
        const tokens = readTokens(file);
        const token = tokens.get('database');
        if (token !== undefined) {
          expect(tokens.size).toBe(SERVICE_NAMES.length);
          for (const [service, one] of tokens) {
            const { sub, aud, exp = 0 } = decodeJwt(one);
            expect([sub, aud]).toEqual(['router', `stomaton-${service}`]);
            expect(exp * 1_000 - Date.now()).toBeGreaterThan(60_000);
          }
          expect(statSync(file).mode & 0o777).toBe(0o600);
          seen.add(token);
        }
        await sleep(1);
      }
    }
    await untilRenewed(3);

    await auth.stop('SIGTERM');
    await untilOutput(program, /no new tokens/);
    expect(readTokens(file).get('database')).toBe([...seen].at(-1));
    auth = await startAuth(folder.path, environment, urlOf('auth'));
    await untilRenewed(2);

    expect(await program.stop('SIGTERM')).toBe(0);
    expect(await auth.stop('SIGTERM')).toBe(0);
    expect(readdirSync(dirname(file)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(existsSync(file)).toBe(true);
    for (const token of seen) expect(program.output() + auth.output()).not.toContain(token);
  },
  SLOW,
);

it('`--every` is refused where a token would end before the next', async () => {
  await using folder = await openDataFolder();
  for (const every of ['0', '900', 'often']) {
    const args = ['--for', 'router', '--watch', join(folder.path, 'tokens.json'), '--every', every];
    await using program = startProgram([join(PROJECT, 'topologies/service-token.ts'), ...args], folder.path, {});
    await expect(program.ready()).rejects.toThrow('--every must be a number of seconds from 1 to 840.');
  }
});
